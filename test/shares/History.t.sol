// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Random} from "../utils/Random.sol";
import {ShareFixture} from "./ShareFixture.sol";

/// @notice Random histories beside a reference so slow that it is plainly right: after each step, it shares what has
/// come in among all holders.
contract HistoryTest is ShareFixture, Random {
    address[4] private _holders;

    /// @dev Micro-USDC that the split received, and that were sent to the token.
    uint256 private _tipped;
    uint256 private _sent;

    /// @dev What the reference has shared out, in micro-USDC, and to whom, times all shares.
    uint256 private _shared;
    mapping(address holder => uint256) private _earned;
    mapping(address holder => uint256) private _claimed;
    mapping(address holder => uint256) private _balances;

    function testFuzz_Earnings_OfRandomHistories(uint256 seed) public {
        _seedWith(seed);
        _holders = [alice, bob, carol, dave];
        _balances[alice] = SUPPLY;
        for (uint256 i = 0; i < 16; ++i) {
            _step();
            _assertEarnings();
        }
        for (uint256 i = 0; i < 4; ++i) {
            _claim(_holders[i]);
        }
        // What is left is a fraction of a unit a holder.
        assertLt(usd.balanceOf(address(share)) + splits.withdrawable(split, address(share)), 4);
    }

    function testFuzz_Earnings_AreTheSameInOneTransferOrTwo(
        uint256 first,
        uint256 second,
        uint64 tip
    )
        public
    {
        first = bound(first, 0, SUPPLY);
        second = bound(second, 0, SUPPLY - first);
        tip = uint64(bound(tip, 1, 1e15));
        uint256 before = vm.snapshotState();
        splits.tip(split, tip);
        _give(carol, first + second);
        splits.tip(split, tip);
        uint80 atOnce = share.claimable(carol);
        vm.revertToState(before);
        splits.tip(split, tip);
        _give(carol, first);
        _give(carol, second);
        splits.tip(split, tip);
        assertEq(share.claimable(carol), atOnce);
    }

    function _step() private {
        uint256 choice = _random(0, 6);
        if (choice < 3) {
            _tip(uint64(_random(1, _onceIn(4) ? 1e12 : 20)));
        } else if (choice == 3) {
            _transfer(_holders[_random(0, 3)], _holders[_random(0, 3)]);
        } else if (choice == 4) {
            _claim(_holders[_random(0, 3)]);
        } else if (choice == 5) {
            uint256 amount = _random(0, 9);
            usd.transfer(address(share), amount);
            _sent += amount;
        } else if (splits.withdrawable(split, address(share)) != 0) {
            splits.withdraw(split, address(share));
        }
        _shareOut();
    }

    function _tip(uint64 amount) private {
        splits.tip(split, amount);
        _tipped += amount;
    }

    function _transfer(address from, address to) private {
        uint256 quantity = _random(0, _balances[from]);
        vm.prank(from);
        share.transfer(to, quantity);
        _balances[from] -= quantity;
        _balances[to] += quantity;
    }

    function _claim(address holder) private {
        uint256 due = _earned[holder] / SUPPLY - _claimed[holder];
        if (due == 0) return;
        assertEq(share.claim(holder), due);
        _claimed[holder] += due;
    }

    function _shareOut() private {
        uint256 income = _tipped * PARTS / 1e6 + _sent;
        for (uint256 i = 0; i < 4; ++i) {
            _earned[_holders[i]] += (income - _shared) * _balances[_holders[i]];
        }
        _shared = income;
    }

    function _assertEarnings() private view {
        uint256 claimable = 0;
        uint256 claimed = 0;
        for (uint256 i = 0; i < 4; ++i) {
            address holder = _holders[i];
            assertEq(share.balanceOf(holder), _balances[holder]);
            assertEq(share.claimable(holder), _earned[holder] / SUPPLY - _claimed[holder]);
            claimable += share.claimable(holder);
            claimed += _claimed[holder];
        }
        assertEq(share.income(), _shared);
        // Claimable, claimed and the fractions that stay owed are all that came in.
        uint256 held = usd.balanceOf(address(share)) + splits.withdrawable(split, address(share));
        assertEq(held + claimed, _shared);
        assertGe(held, claimable);
        assertLt(held - claimable, 4);
    }
}
