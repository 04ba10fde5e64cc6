// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Share, TOTAL_SHARES} from "../../contracts/types/SplitTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

contract WithdrawTest is SlowLedger {
    function test_Withdraw_PaysTheRecipientWhoeverCalls() public {
        split = _createSplit(_between(alice, 250_000, bob));
        splits.tip(split, 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(split, alice, alice, 250);
        vm.prank(dave);
        assertEq(splits.withdraw(split, alice), 250);

        assertEq(usd.balanceOf(alice), 250);
        assertEq(splits.withdrawable(split, alice), 0);
        assertEq(splits.withdrawable(split, bob), 750);
        assertEq(splits.received(split), 1000);
        assertEq(splits.ledger().accounted, 750);
    }

    function test_Withdraw_LeavesTheFractionOwed() public {
        split = _createSplit(_between(alice, 333_333, bob));
        splits.tip(split, 10);
        assertEq(splits.withdraw(split, alice), 3);
        splits.tip(split, 10);
        // 6.66666 in all.
        assertEq(splits.withdraw(split, alice), 3);
        splits.tip(split, 10);
        // 9.99999 in all.
        assertEq(splits.withdraw(split, alice), 3);
        splits.tip(split, 1);
        assertEq(splits.withdraw(split, alice), 1);
    }

    function test_RevertWhen_NothingIsOwed() public {
        split = _createSplit(_whole(alice));
        bytes memory nothing = abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, alice);
        vm.expectRevert(nothing);
        splits.withdraw(split, alice);
        vm.expectRevert(nothing);
        splits.withdrawBatch(_ids(split, split), alice);
        vm.expectRevert(nothing);
        splits.withdrawBatch(new uint32[](0), alice);
        vm.prank(alice);
        vm.expectRevert(nothing);
        splits.withdrawTo(_ids(split), bob);
        splits.tip(split, 5);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, dave));
        splits.withdraw(split, dave);
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        bytes memory unknown = abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 2);
        vm.expectRevert(unknown);
        splits.withdraw(2, alice);
        vm.expectRevert(unknown);
        splits.withdrawBatch(_ids(1, 2), alice);
        vm.expectRevert(unknown);
        splits.withdrawTo(_ids(2), alice);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 0));
        splits.withdraw(0, alice);
    }

    function test_WithdrawBatch_PaysSeveralSplitsWithOneTransfer() public {
        (uint32 one, uint32 two) = _two();
        vm.expectCall(address(usd), abi.encodeCall(usd.transfer, (alice, 800)), 1);
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(one, alice, alice, 500);
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(two, alice, alice, 300);
        vm.prank(dave);
        assertEq(splits.withdrawBatch(_ids(one, two), alice), 800);
        assertEq(splits.ledger().accounted, 1200);
    }

    function test_WithdrawBatch_PaysASplitNamedTwiceOnce() public {
        (uint32 one,) = _two();
        assertEq(splits.withdrawBatch(_ids(one, one), alice), 500);
        assertEq(usd.balanceOf(alice), 500);
    }

    function test_WithdrawTo_PaysTheCallersMoneyElsewhere() public {
        (uint32 one, uint32 two) = _two();
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(one, alice, dave, 500);
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(two, alice, dave, 300);
        vm.prank(alice);
        assertEq(splits.withdrawTo(_ids(one, two), dave), 800);
        assertEq(usd.balanceOf(dave), 800);
        assertEq(usd.balanceOf(alice), 0);
        assertEq(splits.withdrawable(one, bob), 500);
    }

    function test_RevertWhen_MoneyWouldGoNowhere() public {
        (uint32 one,) = _two();
        address[] memory nowhere = _list(address(0), _asRecipient(one), address(splits));
        for (uint256 i = 0; i < nowhere.length; ++i) {
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nowhere[i]));
            splits.withdrawTo(_ids(one), nowhere[i]);
        }
    }

    function test_WithdrawTo_PaysASplitNamedTwiceOnce() public {
        (uint32 one,) = _two();
        vm.prank(alice);
        assertEq(splits.withdrawTo(_ids(one, one), dave), 500);
    }

    function test_RevertWhen_AnothersMoneyIsSentElsewhere() public {
        (uint32 one,) = _two();
        vm.prank(dave);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, dave));
        splits.withdrawTo(_ids(one), dave);
        assertEq(splits.withdrawable(one, alice), 500);
    }

    function test_Withdraw_WhilePaymentsArePaused() public {
        (uint32 one, uint32 two) = _two();
        _pause();
        assertEq(splits.withdraw(one, alice), 500);
        assertEq(splits.withdrawBatch(_ids(two), alice), 300);
        vm.prank(bob);
        assertEq(splits.withdrawTo(_ids(one, two), dave), 1200);
    }

    function test_Withdraw_OfACurrencyThatReturnsNothing() public {
        OddToken token = _deployWith(Oddity.RETURNS_NOTHING);
        (uint32 one, uint32 two) = _two();
        splits.withdraw(one, alice);
        splits.withdrawBatch(_ids(one, two), alice);
        vm.prank(bob);
        splits.withdrawTo(_ids(one, two), dave);
        assertEq(token.balanceOf(alice), 800);
        assertEq(token.balanceOf(dave), 1200);
    }

    function test_RevertGiven_ACurrencyThatSaysItFailed() public {
        OddToken token = _deployWith(Oddity.RETURNS_FALSE);
        (uint32 one, uint32 two) = _two();
        token.setBlocked(alice, true);
        bytes memory failed = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token);
        vm.expectRevert(failed);
        splits.withdraw(one, alice);
        vm.expectRevert(failed);
        splits.withdrawBatch(_ids(one, two), alice);
        vm.prank(bob);
        vm.expectRevert(failed);
        splits.withdrawTo(_ids(one), alice);
        assertEq(splits.withdrawable(one, alice), 500);
        assertEq(splits.ledger().accounted, 2000);
    }

    function test_RevertGiven_ABlockedRecipient() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        (uint32 one, uint32 two) = _two();
        token.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, alice));
        splits.withdraw(one, alice);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, alice));
        splits.withdrawBatch(_ids(one, two), alice);
        // Nobody else is held up, and what is owed can go elsewhere.
        assertEq(splits.withdraw(one, bob), 500);
        vm.prank(alice);
        assertEq(splits.withdrawTo(_ids(one, two), dave), 800);
    }

    function test_RevertGiven_AFullNestedSplit() public {
        usd.mint(address(this), type(uint64).max);
        uint32 band = _createSplit(_whole(bob));
        split = _createSplit(_whole(_asRecipient(band)));
        splits.tip(band, type(uint64).max - 5);
        splits.tip(split, 6);
        bytes memory full =
            abi.encodeWithSelector(ISplits.Splits_SplitFull.selector, band, type(uint64).max - 5, 6);
        vm.expectRevert(full);
        splits.withdraw(split, _asRecipient(band));
        vm.expectRevert(full);
        splits.withdrawBatch(_ids(split), _asRecipient(band));
        assertEq(splits.withdrawable(split, _asRecipient(band)), 6);
    }

    function test_Withdraw_ForwardsToANestedSplit() public {
        uint32 band = _createSplit(_between(bob, 500_000, carol));
        split = _createSplit(_between(alice, 400_000, _asRecipient(band)));
        splits.tip(split, 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Forwarded(split, band, 600);
        assertEq(splits.withdraw(split, _asRecipient(band)), 600);

        assertEq(splits.received(band), 600);
        assertEq(splits.ledger().accounted, 1000);
        assertEq(usd.balanceOf(address(splits)), 1000);
        assertEq(splits.withdraw(band, bob), 300);
        assertEq(splits.withdraw(band, carol), 300);
        assertEq(splits.ledger().accounted, 400);
    }

    function test_WithdrawBatch_ForwardsToANestedSplit() public {
        uint32 band = _createSplit(_whole(bob));
        uint32 one = _createSplit(_whole(_asRecipient(band)));
        uint32 two = _createSplit(_whole(_asRecipient(band)));
        splits.tip(one, 70);
        splits.tip(two, 30);
        assertEq(splits.withdrawBatch(_ids(one, two), _asRecipient(band)), 100);
        assertEq(splits.withdrawable(band, bob), 100);
        assertEq(splits.ledger().accounted, 100);
    }

    function test_Withdraw_ForwardsThroughThreeLevels() public {
        uint32 inner = _createSplit(_whole(bob));
        uint32 middle = _createSplit(_between(alice, 500_000, _asRecipient(inner)));
        split = _createSplit(_between(alice, 500_000, _asRecipient(middle)));
        splits.tip(split, 1000);
        splits.withdraw(split, _asRecipient(middle));
        splits.withdraw(middle, _asRecipient(inner));
        splits.withdraw(inner, bob);
        assertEq(splits.withdrawBatch(_ids(split, middle), alice), 750);
        assertEq(usd.balanceOf(bob), 250);
        assertEq(splits.ledger().accounted, 0);
    }

    function test_Withdraw_CrossesTranches() public {
        // The label takes all until 1,000 are back, then a fifth.
        split = splits.create(address(0), _tranches(1000, _whole(alice), _between(alice, 200_000, bob)));
        splits.tip(split, 999);
        assertEq(splits.withdrawable(split, alice), 999);
        splits.tip(split, 1);
        assertEq(splits.withdraw(split, alice), 1000);
        assertEq(splits.withdrawable(split, bob), 0);
        splits.tip(split, 10);
        assertEq(splits.withdrawable(split, alice), 2);
        assertEq(splits.withdraw(split, bob), 8);
    }

    function test_Withdraw_OnePaymentFillsSeveralTranches() public {
        split = splits.create(address(0), _tranches(1000, _whole(alice), _between(alice, 200_000, bob)));
        splits.tip(split, 6000);
        assertEq(splits.withdraw(split, bob), 4000);
        assertEq(splits.withdraw(split, alice), 2000);
        splits.tip(split, 10);
        assertEq(splits.withdraw(split, bob), 8);
    }

    function test_Withdraw_AfterEachTinyPaymentLosesNobodyAUnit() public {
        split = _createSplit(_among(alice, 333_333, bob, 1, carol));
        uint256 rest = 0;
        for (uint256 i = 0; i < 300; ++i) {
            splits.tip(split, 1);
            if (splits.withdrawable(split, alice) != 0) splits.withdraw(split, alice);
            if (splits.withdrawable(split, carol) != 0) rest += splits.withdraw(split, carol);
        }
        assertEq(usd.balanceOf(alice), uint256(300) * 333_333 / TOTAL_SHARES);
        assertEq(usd.balanceOf(carol), uint256(300) * 666_666 / TOTAL_SHARES);
        assertEq(rest, usd.balanceOf(carol));
        splits.tip(split, 999_700);
        splits.withdraw(split, alice);
        splits.withdraw(split, bob);
        splits.withdraw(split, carol);
        // A million whole units leave no fraction.
        assertEq(splits.ledger().accounted, 0);
        assertEq(usd.balanceOf(bob), 1);
    }

    function testFuzz_Withdraw_NeverMoreThanWasReceived(uint64[6] memory amounts, uint256 seed) public {
        _seedWith(seed);
        Share[] memory shares = _equally(uint24(_random(1, 100)));
        split = _createSplit(shares);
        uint256 total = 0;
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint64 amount = uint64(bound(amounts[i], 1, 1e17));
            splits.tip(split, amount);
            total += amount;
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            uint64 due = splits.withdrawable(split, shares[i].recipient);
            assertEq(due, total * shares[i].share / TOTAL_SHARES);
            sum += due;
        }
        assertLe(sum, total);
        assertLt(total - sum, shares.length);
        assertEq(splits.received(split), total);
    }

    function testFuzz_Withdraw_OrderAndFrequencyDoNotMatter(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        address[] memory people = _people();
        for (uint256 i = 0; i < 16; ++i) {
            _tip(uint64(_random(1, 700)));
            _withdraw(people[_random(0, 3)]);
            _assertLedger();
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            _withdraw(people[i]);
            assertEq(usd.balanceOf(people[i]), earned[people[i]] / TOTAL_SHARES);
            sum += earned[people[i]];
        }
        assertEq(sum, uint256(income) * TOTAL_SHARES);
        assertLt(splits.ledger().accounted, 4);
        assertEq(splits.ledger().accounted, usd.balanceOf(address(splits)));
    }

    function testFuzz_Withdraw_HoldsAtTheCountersEnd(uint24 share, uint64 amount) public {
        share = uint24(bound(share, 1, TOTAL_SHARES - 1));
        amount = uint64(bound(amount, 1, type(uint64).max));
        usd.mint(address(this), type(uint64).max);
        split = _createSplit(_between(alice, share, bob));
        splits.tip(split, amount);
        uint256 expected = uint256(amount) * share / TOTAL_SHARES;
        if (expected != 0) assertEq(splits.withdraw(split, alice), expected);
        if (amount != type(uint64).max) splits.tip(split, type(uint64).max - amount);
        assertEq(
            splits.withdrawable(split, alice), uint256(type(uint64).max) * share / TOTAL_SHARES - expected
        );
    }

    function _deployWith(Oddity oddity) private returns (OddToken token) {
        token = new OddToken(oddity);
        _deploy(address(token));
        token.mint(address(this), 1e6);
        token.approve(address(splits), type(uint256).max);
    }

    /// @dev Alice has 500 in the one and 300 in the other.
    function _two() private returns (uint32 one, uint32 two) {
        one = _createSplit(_between(alice, 500_000, bob));
        two = _createSplit(_between(alice, 300_000, bob));
        splits.tip(one, 1000);
        splits.tip(two, 1000);
    }
}
