// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Robber} from "./Robber.sol";
import {Walk} from "./Walk.sol";

/// @notice What all handlers share: who takes part, and what everybody's purse should hold.
///
/// To bring another contract into the suite, write a book of what it should hold (as {LaneBooks}), handlers that act
/// and keep that book (as {Listeners}), name them in `setUp` with `_handle`, and add numbered checks to {Checks}.
abstract contract Store is Walk {
    uint256 internal constant WALLET_KEY = 0x3a11e7;
    uint256 internal constant FIRST_PURSE = 1e15;

    /// @dev Whoever can hold a share of a split, ascending: four people, a smart account, the treasury, a robber.
    address[] internal accounts;
    /// @dev Those of them who spend.
    address[] internal fans;
    Wallet internal wallet;
    Robber internal robber;
    /// @dev Where people let their money be sent who do not want it themselves.
    address internal elsewhere = makeAddr("elsewhere");
    bool internal isPaused;

    /// @dev Micro-USDC that each account should hold, contracts and deposit addresses among them.
    mapping(address account => uint256) internal purse;
    /// @dev What the newest call concerned, which is looked at closely after it.
    uint32[] internal touchedSplits;

    /// @dev Every handler starts with this.
    modifier handles(uint256 seed) {
        delete touchedSplits;
        _seedWith(seed);
        _;
    }

    function setUp() public virtual override {
        super.setUp();
        wallet = new Wallet(vm.addr(WALLET_KEY), true);
        keyOf[address(wallet)] = WALLET_KEY;
        (, keyOf[treasury]) = makeAddrAndKey("treasury");
        robber = new Robber(ISplits(address(splits)));
        vm.label(address(wallet), "wallet");
        vm.label(address(robber), "robber");
        _addSorted(alice);
        _addSorted(bob);
        _addSorted(carol);
        _addSorted(dave);
        _addSorted(address(wallet));
        _addSorted(treasury);
        _addSorted(address(robber));
        fans = [alice, bob, address(wallet)];
        for (uint256 i = 0; i < fans.length; ++i) {
            usd.mint(fans[i], FIRST_PURSE);
            purse[fans[i]] = FIRST_PURSE;
            vm.startPrank(fans[i]);
            usd.approve(address(splits), type(uint256).max);
            usd.approve(address(tabs), type(uint256).max);
            vm.stopPrank();
        }
    }

    function _touch(uint32 split) internal {
        for (uint256 i = 0; i < touchedSplits.length; ++i) {
            if (touchedSplits[i] == split) return;
        }
        touchedSplits.push(split);
    }

    function _moved(address from, address to, uint256 amount) internal {
        purse[from] -= amount;
        purse[to] += amount;
    }

    function _anyAccount() internal returns (address) {
        return accounts[_random(0, accounts.length - 1)];
    }

    function _anyFan() internal returns (address) {
        return fans[_random(0, fans.length - 1)];
    }

    /// @dev Mostly some cents, so that tranches fill up one after another; now and then a fortune.
    function _anyAmount() internal returns (uint64) {
        return uint64(_onceIn(20) ? _random(1, 1e10) : _random(1, 3000));
    }

    /// @dev The call must fail with this error and nothing else.
    function _refused(address target, bytes memory call, bytes4 refusal, string memory why) internal {
        (bool done, bytes memory reason) = target.call(call);
        assertFalse(done, why);
        assertEq(bytes32(bytes4(reason)), bytes32(refusal), why);
    }

    /// @dev While payments are paused, sees that this one is refused.
    function _isPausedFor(
        address payer,
        address target,
        bytes memory call,
        bytes4 refusal
    )
        internal
        returns (bool)
    {
        if (!isPaused) return false;
        vm.prank(payer);
        _refused(target, call, refusal, "I9 pause: a payment went in");
        _done("refused by a pause");
        return true;
    }

    function _addSorted(address account) private {
        accounts.push(account);
        for (uint256 i = accounts.length - 1; i > 0 && accounts[i - 1] > account; --i) {
            (accounts[i], accounts[i - 1]) = (accounts[i - 1], account);
        }
    }
}
