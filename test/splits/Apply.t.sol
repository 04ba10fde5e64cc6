// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {SplitState} from "../../contracts/types/SplitTypes.sol";
import {ChangeFixture} from "./ChangeFixture.sol";

/// @notice What a change of shares needs, and what it does to the money.
contract ApplyTest is ChangeFixture {
    function test_ApplyChange_KeepsWhatWasEarned() public {
        splits.tip(split, 1000);
        bytes32 change = _propose(_tranches(_between(alice, 100_000, bob)));
        _accept(change, alice);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeApplied(split, change, 1000, next);
        vm.prank(dave);
        splits.applyChange(split, next, _list(alice, bob));

        _assertWithdrawable(500, 500);
        splits.tip(split, 1000);
        _assertWithdrawable(600, 1400);
        SplitState memory state = splits.stateOf(split);
        assertEq(state.firstTranche, 1);
        assertEq(state.trancheEnd, 2);
        assertEq(state.clock, 1);
        assertEq(state.controller, address(this));
        assertEq(splits.proposalOf(split).structHash, 0);
    }

    function test_ApplyChange_NewcomersEarnFromThenOn() public {
        splits.tip(split, 1000);
        _accept(_propose(_tranches(_between(carol, 400_000, dave))), alice);
        _accept(splits.proposalOf(split).structHash, bob);
        splits.applyChange(split, next, _people());
        splits.tip(split, 1000);
        _assertWithdrawable(500, 500);
        assertEq(splits.withdraw(split, carol), 400);
        assertEq(splits.withdraw(split, dave), 600);
        assertEq(splits.withdraw(split, alice), 500);
        assertEq(splits.sharesOf(split, alice), _parts(0));
    }

    function test_ApplyChange_NeedsNobodyWhenNoShareFalls() public {
        _propose(_tranches(500, _between(alice, 500_000, bob), _between(alice, 500_000, bob)));
        splits.applyChange(split, next, _list(alice, bob));
        assertEq(splits.sharesOf(split, alice), _parts(500_000, 500_000));
    }

    function test_ApplyChange_UntilTheDeadlinesLastSecond() public {
        _accept(_propose(_tranches(_whole(bob))), alice);
        vm.warp(DEADLINE);
        splits.applyChange(split, next, _list(alice, bob));
        assertEq(splits.sharesOf(split, bob), _parts(1_000_000));
    }

    function test_RevertWhen_TheDeadlineIsPast() public {
        _accept(_propose(_tranches(_whole(bob))), alice);
        vm.warp(DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_ChangeExpired.selector, split, DEADLINE));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_TheChangeIsAppliedAlready() public {
        bytes32 change = _accept(_propose(_tranches(_whole(bob))), alice);
        splits.applyChange(split, next, _list(alice, bob));
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_AnotherChangeIsApplied() public {
        bytes32 change = _accept(_propose(_tranches(_whole(bob))), alice);
        vm.expectPartialRevert(ISplits.Splits_NoSuchChange.selector);
        splits.applyChange(split, _tranches(_whole(carol)), _list(alice, bob, carol));
        vm.expectPartialRevert(ISplits.Splits_NoSuchChange.selector);
        splits.applyChange(1, next, _list(alice, bob));
        assertEq(splits.proposalOf(split).structHash, change);
    }

    function test_RevertWhen_SomebodyWhoLosesHasNotAccepted() public {
        _propose(_tranches(_among(alice, 400_000, bob, 500_000, carol)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob, carol));
    }

    function test_RevertWhen_ALaterTrancheTakesFromSomebody() public {
        // Better for alice at first, worse after two million.
        _propose(_tranches(2_000_000, _whole(alice), _between(alice, 499_999, bob)));
        _accept(splits.proposalOf(split).structHash, bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_ALongerTrancheTakesFromSomebody() public {
        split = splits.create(address(this), _tranches(1000, _whole(alice), _whole(bob)));
        _propose(_tranches(1001, _whole(alice), _whole(bob)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, bob));
        splits.applyChange(split, next, _list(alice, bob));
        _propose(_tranches(999, _whole(alice), _whole(bob)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_ARecipientIsLeftOut() public {
        bytes32 change = _accept(_propose(_tranches(_between(bob, 600_000, carol))), alice);
        _missing(_list(bob, carol), 0, 500_000);
        _missing(_list(alice, bob), 0, 600_000);
        _missing(new address[](0), 0, 0);
        // Listing one twice does not fill the gap.
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, bob));
        splits.applyChange(split, next, _list(bob, bob, carol));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, alice));
        splits.applyChange(split, next, _list(bob, alice, carol));
        assertEq(splits.proposalOf(split).structHash, change);
        splits.applyChange(split, next, _people());
    }

    function test_RevertWhen_ALaterTranchesRecipientIsLeftOut() public {
        split = splits.create(address(this), _tranches(1000, _whole(alice), _between(bob, 300_000, carol)));
        _accept(_propose(_tranches(1000, _whole(alice), _between(bob, 300_000, dave))), carol);
        _missing(_list(alice, bob, dave), 1, 300_000);
        _missing(_list(alice, bob, carol), 1, 300_000);
    }

    function test_RevertWhen_AnEndHasBeenReachedMeanwhile() public {
        _accept(_propose(_tranches(800, _whole(bob), _between(alice, 500_000, bob))), alice);
        splits.tip(split, 800);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadTrancheEnd.selector, 0, 800));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_ApplyChange_LeavesFullTranchesTheirEarnings() public {
        _recouped();
        assertEq(splits.withdrawable(split, alice), 1000);
        assertEq(splits.withdrawable(split, bob), 500);
        splits.tip(split, 100);
        assertEq(splits.withdraw(split, alice), 1000);
        assertEq(splits.withdrawable(split, alice), 0);
        assertEq(splits.withdrawable(split, bob), 550);
        assertEq(splits.withdrawable(split, carol), 50);
    }

    function test_ApplyChange_GivesTheRecoupedNoArrival() public {
        _recouped();
        vm.deal(splits.depositAddress(split), 10 ether);
        splits.sweep(split, address(0));
        assertEq(splits.withdrawableTokens(0, bob), 5 ether);
        assertEq(splits.withdrawableTokens(0, alice), 0);
    }

    function test_ApplyChange_LeavesStrangersNothing() public {
        // The new first tranche ends before the old one did, and income passes both.
        split = splits.create(address(this), _tranches(1000, _whole(alice), _whole(bob)));
        splits.tip(split, 500);
        bytes32 change = _propose(_tranches(800, _whole(bob), _between(alice, 500_000, bob)));
        _accept(_accept(change, alice), bob);
        splits.applyChange(split, next, _list(alice, bob));
        splits.tip(split, 700);

        _assertWithdrawable(500 + 200, 300 + 200);
        assertEq(splits.withdrawable(split, dave), 0);
        assertEq(splits.sharesOf(split, dave), _parts(0));
        vm.prank(alice);
        splits.transferPosition(split, dave, _parts(500_000));
        splits.tip(split, 100);
        assertEq(splits.withdrawable(split, dave), 50);
        _assertWithdrawable(700, 550);
    }

    function test_ApplyChange_PassesOverThoseWhoLeftLongAgo() public {
        // Alice handed all on in the first tranche, and no change has named her since.
        split = splits.create(address(this), _tranches(1000, _whole(alice), _whole(bob)));
        splits.tip(split, 100);
        vm.prank(alice);
        splits.transferPosition(split, carol, _parts(1_000_000, 0));
        for (uint64 i = 1; i <= 3; ++i) {
            bytes32 change = _propose(_tranches(100 + 300 * i, _whole(i % 2 == 0 ? carol : bob), _whole(bob)));
            _accept(_accept(change, bob), carol);
            splits.applyChange(split, next, _list(bob, carol));
            splits.tip(split, 299);
        }
        splits.tip(split, 10_000);
        assertEq(splits.withdrawable(split, alice), 100);
        vm.prank(bob);
        splits.transferPosition(split, alice, _parts(1_000_000));
        splits.tip(split, 7);
        assertEq(splits.withdraw(split, alice), 107);
    }

    function testFuzz_ApplyChange_NeedsExactlyThoseWhoLose(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        _tip(uint64(_random(1, 5000)));
        _propose(_randomTranches(income));
        address refusing = _people()[_random(0, 3)];
        if (_acceptBut(refusing)) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, refusing));
        }
        splits.applyChange(split, next, _people());
    }

    function testFuzz_ApplyChange_PaysEachStretchByItsShares(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        address[] memory people = _people();
        for (uint256 i = 0; i < 4; ++i) {
            _tip(uint64(_random(1, 3000)));
            _change(_randomTranches(income));
            _assertLedger();
            _tip(uint64(_random(1, 3000)));
            _withdraw(people[_random(0, 3)]);
            _assertLedger();
        }
    }

    function test_ApplyChange_TakesTheControllersConsentAsGiven() public {
        vm.prank(alice);
        split = splits.create(alice, _tranches(_between(alice, 500_000, bob)));
        _copy(_tranches(_whole(bob)), next);
        vm.prank(alice);
        splits.proposeChange(split, DEADLINE, next);
        splits.applyChange(split, next, _list(alice, bob));
        assertEq(splits.sharesOf(split, bob), _parts(1_000_000));
    }

    function test_ApplyChange_CountsWhatWasHandedOnMeanwhile() public {
        _propose(_tranches(_whole(bob)));
        _accept(splits.proposalOf(split).structHash, alice);
        vm.prank(alice);
        splits.transferPosition(split, carol, _parts(500_000));
        _missing(_list(alice, bob), 0, 500_000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, carol));
        splits.applyChange(split, next, _list(alice, bob, carol));
        _accept(splits.proposalOf(split).structHash, carol);
        splits.applyChange(split, next, _list(bob, carol));
    }

    function test_ApplyChange_WhilePaymentsArePaused() public {
        _accept(_propose(_tranches(_whole(bob))), alice);
        _pause();
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_NothingIsProposedToApply() public {
        _copy(_tranches(_whole(bob)), next);
        vm.expectRevert(_noSuchChange(_changeHash(split, 0, 0)));
        splits.applyChange(split, next, _list(alice, bob));
        split = 99;
        vm.expectRevert(_noSuchChange(_changeHash(split, 0, 0)));
        splits.applyChange(split, next, _list(alice, bob));
    }

    /// @dev Alice had all of the first 1,000; bob, who had the rest, now shares it with carol.
    function _recouped() private {
        split = splits.create(address(this), _tranches(1000, _whole(alice), _whole(bob)));
        splits.tip(split, 1500);
        _accept(_propose(_tranches(_between(bob, 500_000, carol))), bob);
        splits.applyChange(split, next, _list(bob, carol));
    }

    /// @dev Lets all who lose accept but one; says whether that one loses.
    function _acceptBut(address refusing) private returns (bool) {
        bytes32 change = splits.proposalOf(split).structHash;
        address[] memory people = _people();
        for (uint256 i = 0; i < people.length; ++i) {
            if (people[i] != refusing && _falls(next, people[i])) _accept(change, people[i]);
        }
        return _falls(next, refusing);
    }

    function _missing(address[] memory recipients, uint256 tranche, uint256 total) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISplits.Splits_RecipientsMissing.selector, split, tranche, total)
        );
        splits.applyChange(split, next, recipients);
    }

    function _assertWithdrawable(uint64 alices, uint64 bobs) private view {
        assertEq(splits.withdrawable(split, alice), alices, "alice");
        assertEq(splits.withdrawable(split, bob), bobs, "bob");
    }
}
