// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Artists} from "./Artists.sol";
import {Attackers} from "./Attackers.sol";
import {Checks} from "./Checks.sol";
import {Gateways} from "./Gateways.sol";
import {Listeners} from "./Listeners.sol";
import {Payers} from "./Payers.sol";
import {Recipients} from "./Recipients.sol";
import {Times} from "./Times.sol";

/// @notice Everybody does anything in any order; the numbered invariants of {Checks} hold. `npm run test:deep` does
/// much more of the same.
contract StaveInvariants is Payers, Recipients, Listeners, Gateways, Artists, Attackers, Times, Checks {
    /// @dev All that `_done` is told anywhere, to be seen in one long run.
    string[] private _outcomes = [
        "accepted by signature",
        "accepted for a split",
        "accepted",
        "accepting for a split refused",
        "added a key",
        "applied a change",
        "cancelled a change",
        "changed the fees",
        "collected fees",
        "created a split",
        "credited what strayed in",
        "deposited",
        "expired key refused",
        "filled a split",
        "filled a tranche to the unit",
        "forged tab refused",
        "forwarded to a split",
        "forwarded tokens to a split",
        "gave notice",
        "handed a position on",
        "handed control on",
        "late change refused",
        "named a storefront",
        "nonsense refused",
        "not paused",
        "old acceptance refused",
        "omitting a recipient refused",
        "opened a lane",
        "paid a batch",
        "paid",
        "part of a batch did not fit",
        "paused",
        "payment refused by a full split",
        "play not paid, settled",
        "play refused by a full split",
        "play refused",
        "played directly",
        "proposed a change",
        "reentering refused",
        "refused by a pause",
        "registered a song",
        "revoked a key",
        "second tab of a nonce refused",
        "sent dust",
        "sent to a deposit address",
        "set terms",
        "settled a batch",
        "settled again to no avail",
        "settling for the gateway refused",
        "settling out of order refused",
        "signed a tab again",
        "signed a tab",
        "sold a song",
        "suspended or restored a song",
        "sweeping others' refused",
        "swept a token",
        "swept currency",
        "tab above the deposit settled",
        "tab of another lane refused",
        "tab passed over",
        "tab settled",
        "tipped",
        "took an acceptance back",
        "tried to withdraw for others",
        "unaccepted change refused",
        "unpaid credit refused",
        "usurping refused",
        "waited for the notice's end",
        "waited",
        "withdrew a batch",
        "withdrew a deposit",
        "withdrew elsewhere",
        "withdrew tokens elsewhere",
        "withdrew tokens",
        "withdrew"
    ];

    function setUp()
        public
        override(Payers, Recipients, Listeners, Gateways, Artists, Attackers, Times, Checks)
    {
        super.setUp();
    }

    function invariant_NobodyLosesNobodyCheats() public view {
        _checkAfterCall();
    }

    function afterInvariant() public view {
        _checkAtEnd();
    }

    /// @dev Each handler gets through, in every way it knows.
    function test_EverythingHappens() public {
        vm.pauseGasMetering();
        _walk(4000, _outcomes);
        _checkAtEnd();
    }
}
