// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {TOTAL_SHARES} from "../../contracts/types/SplitTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";
import {SlowShares} from "../utils/SlowShares.sol";

/// @notice Tokens are shared as the last tranche stood on their arrival, however often shares have changed since: the
/// first change of a recipient's share and the further ones are remembered in different places.
contract HistoryTest is SlowLedger {
    /// @dev The most steps of a walk.
    uint256 private constant STEPS = 20;
    uint128 private constant AMOUNT = 1_000_000;

    OddToken private token;
    uint256 private arrivals;
    /// @dev What each person was due of each arrival as the shares stood then.
    mapping(uint256 arrival => mapping(address person => uint256)) private due;

    function setUp() public override {
        super.setUp();
        token = new OddToken(Oddity.RETURNS_NOTHING);
        _putInForce(_tranches(_between(alice, 250_000, bob)));
        split = splits.create(address(this), inForce);
    }

    function test_TheShares_BeforeBetweenAndAfterChanges() public {
        _arriveFor(250_000, 750_000, 0, 0);
        _change(_tranches(_between(alice, 100_000, bob)));
        _arriveFor(100_000, 900_000, 0, 0);
        _handOn(bob, carol, 300_000);
        _arriveFor(100_000, 600_000, 300_000, 0);
        // Alice leaves, and comes back.
        _change(_tranches(_between(bob, 500_000, carol)));
        _arriveFor(0, 500_000, 500_000, 0);
        _change(_tranches(_between(alice, 700_000, bob)));
        _arriveFor(700_000, 300_000, 0, 0);
        _handOn(bob, dave, 300_000);
        _arriveFor(700_000, 0, 0, 300_000);
        assertEq(splits.stateOf(split).clock, 5);
        _assertHistory();
        _withdrawAll();
    }

    function test_TheShares_OfArrivalsBetweenTheSameChanges() public {
        _arriveFor(250_000, 750_000, 0, 0);
        _arriveFor(250_000, 750_000, 0, 0);
        _change(_tranches(_whole(bob)));
        _arriveFor(0, 1_000_000, 0, 0);
        _arriveFor(0, 1_000_000, 0, 0);
        assertEq(splits.arrivalOf(2).clock, splits.arrivalOf(3).clock);
        _change(_tranches(_whole(alice)));
        _arriveFor(1_000_000, 0, 0, 0);
        _assertHistory();
    }

    function test_TheShares_AcrossChangesThatNoArrivalParts() public {
        _arriveFor(250_000, 750_000, 0, 0);
        // Three changes in a row, of which the second one takes the first one back.
        _change(_tranches(_between(alice, 900_000, bob)));
        _change(_tranches(_between(alice, 250_000, bob)));
        _change(_tranches(_between(alice, 400_000, carol)));
        _arriveFor(400_000, 0, 600_000, 0);
        _assertHistory();
    }

    function test_TheShares_OfWhomAChangeLeavesAsTheyWere() public {
        _arriveFor(250_000, 750_000, 0, 0);
        _change(_tranches(_between(alice, 250_000, carol)));
        _arriveFor(250_000, 0, 750_000, 0);
        _change(_tranches(_between(alice, 250_000, dave)));
        _arriveFor(250_000, 0, 0, 750_000);
        // Alice's first change comes last.
        _change(_tranches(_whole(dave)));
        _arriveFor(0, 0, 0, 1_000_000);
        _assertHistory();
    }

    function test_TheShares_OfTheLastTrancheWhileAnEarlierOneFills() public {
        _change(_tranches(1000, _whole(alice), _between(bob, 600_000, carol)));
        _arriveFor(0, 600_000, 400_000, 0);
        _tip(1500);
        _arriveFor(0, 600_000, 400_000, 0);
        _change(_tranches(9000, _whole(dave), _between(alice, 100_000, carol)));
        _arriveFor(100_000, 0, 900_000, 0);
        _assertHistory();
    }

    function testFuzz_TheShares_InAnyHistory(uint256 seed) public {
        _seedWith(seed);
        uint256 steps = _random(1, STEPS);
        for (uint256 i = 0; i < steps; ++i) {
            address[] memory people = _people();
            uint256 step = _random(0, 5);
            uint256 from = _random(0, 3);
            if (step < 2) _arrive();
            else if (step < 4) _change(_randomTranches(income));
            else if (step == 4) _transfer(people[from], people[(from + _random(1, 3)) % 4]);
            else _tip(uint64(_random(1, 2000)));
            // What arrived before is shared as it was, whatever this step did.
            _assertHistory();
        }
        _withdrawAll();
    }

    function _arriveFor(uint24 alices, uint24 bobs, uint24 carols, uint24 daves) private {
        uint256 arrival = _arrive();
        assertEq(due[arrival][alice], alices, "alice");
        assertEq(due[arrival][bob], bobs, "bob");
        assertEq(due[arrival][carol], carols, "carol");
        assertEq(due[arrival][dave], daves, "dave");
    }

    /// @dev A million of the token, so that everybody is due what the share is.
    function _arrive() private returns (uint256 arrival) {
        token.mint(splits.depositAddress(split), AMOUNT);
        splits.sweep(split, address(token));
        arrival = arrivals++;
        address[] memory people = _people();
        for (uint256 i = 0; i < people.length; ++i) {
            due[arrival][people[i]] =
                uint256(AMOUNT) * _shareAt(inForce, type(uint64).max - 1, people[i]) / TOTAL_SHARES;
        }
    }

    function _handOn(address from, address to, uint24 share) private {
        vm.prank(from);
        splits.transferPosition(split, to, _parts(share));
        SlowShares.handOn(inForce[0], from, to, share);
    }

    function _assertHistory() private view {
        address[] memory people = _people();
        for (uint256 arrival = 0; arrival < arrivals; ++arrival) {
            for (uint256 i = 0; i < people.length; ++i) {
                assertEq(
                    splits.withdrawableTokens(arrival, people[i]),
                    due[arrival][people[i]],
                    vm.getLabel(people[i])
                );
            }
        }
    }

    /// @dev All of it is somebody's: a share of a million is a whole number.
    function _withdrawAll() private {
        uint256[] memory all = new uint256[](arrivals);
        for (uint256 i = 0; i < arrivals; ++i) {
            all[i] = i;
        }
        address[] memory people = _people();
        for (uint256 i = 0; i < people.length; ++i) {
            uint256 sum = 0;
            for (uint256 arrival = 0; arrival < arrivals; ++arrival) {
                sum += due[arrival][people[i]];
            }
            if (sum != 0) splits.withdrawTokens(all, people[i]);
            assertEq(token.balanceOf(people[i]), sum);
        }
        assertEq(token.balanceOf(address(splits)), 0);
    }
}
