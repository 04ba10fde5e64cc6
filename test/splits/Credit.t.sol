// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {PayFixture} from "./PayFixture.sol";

/// @notice Crediting currency that has already been sent to the ledger, and the fees to the treasury.
contract CreditTest is PayFixture {
    function test_Credit_SharesOutWhatArrived() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(alice, shop, 10, 5, _payments(song, 594, other, 396));
        vm.prank(alice);
        splits.credit(_payments(song, 600, other, 400), shop);
        assertEq(splits.received(song), 594);
        assertEq(splits.received(other), 396);
        assertEq(splits.received(shop), 5);
        _assertTotals(1000, 5);
    }

    function test_Credit_LeavesTheRestForLater() public {
        usd.transfer(address(splits), 1000);
        splits.credit(_payments(song, 600), 0);
        splits.credit(_payments(other, 400), 0);
        _assertTotals(1000, 10);
    }

    function test_Credit_OfNothingChangesNothing() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), shop, 0, 0, new Payment[](0));
        splits.credit(new Payment[](0), shop);
        splits.credit(_payments(song, 0, song, 0), 0);
        _assertTotals(0, 0);
        assertEq(splits.received(song), 0);
    }

    function test_Credit_AddsUpASplitNamedTwice() public {
        usd.transfer(address(splits), 1000);
        splits.credit(_payments(song, 600, song, 400), song);
        assertEq(splits.received(song), 594 + 396 + 5);
    }

    function test_Credit_WhilePaymentsArePaused() public {
        usd.transfer(address(splits), 30);
        _pause();
        splits.credit(_payments(song, 30), 0);
        _assertTotals(30, 0);
    }

    function test_RevertGiven_APause() public {
        usd.transfer(address(splits), 30);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.creditOne(song, 30, 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.creditWithoutFee(song, 30);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.creditWithFee(song, 20, 10, 0);
        vm.prank(guardian);
        splits.setPaused(false);
        splits.creditOne(song, 10, 0);
        splits.creditWithoutFee(song, 20);
        assertEq(splits.received(song), 30);
    }

    function testFuzz_Credit_AccountsForEveryUnit(uint48[3] memory amounts, uint48 more) public {
        uint256 sum = uint256(amounts[0]) + amounts[1] + amounts[2];
        Payment[] memory payments = new Payment[](3);
        payments[0] = toPayment(song, amounts[0]);
        payments[1] = toPayment(other, amounts[1]);
        payments[2] = toPayment(song, amounts[2]);
        usd.transfer(address(splits), sum + more);
        splits.credit(payments, shop);
        uint256 fees = amounts[0] / 100 + amounts[1] / 100 + amounts[2] / 100;
        assertEq(splits.received(shop), fees / 2);
        assertEq(splits.received(other), amounts[1] - amounts[1] / 100);
        _assertTotals(sum, fees - fees / 2);
        if (more != 0) splits.creditWithoutFee(other, more);
        vm.expectRevert(_notReceived(1, 0));
        splits.creditWithoutFee(other, 1);
    }

    function testFuzz_RevertWhen_LessArrivedThanIsCredited(uint64 arrived, uint64 more) public {
        arrived = uint64(bound(arrived, 0, 1e18));
        more = uint64(bound(more, 1, 1e18));
        // What belongs to somebody is not there to be credited again.
        splits.pay(other, 5000, shop);
        usd.transfer(address(splits), arrived % 1e17);
        vm.expectRevert(_notReceived(arrived % 1e17 + more, arrived % 1e17));
        splits.credit(_payments(song, uint64(arrived % 1e17 + more)), shop);
        vm.expectRevert(_notReceived(arrived % 1e17 + more, arrived % 1e17));
        splits.creditOne(song, uint64(arrived % 1e17 + more), shop);
        vm.expectRevert(_notReceived(arrived % 1e17 + more, arrived % 1e17));
        splits.creditWithoutFee(song, uint64(arrived % 1e17 + more));
        vm.expectRevert(_notReceived(arrived % 1e17 + more, arrived % 1e17));
        splits.creditBatchWithoutFee(_payments(song, uint64(arrived % 1e17), other, more));
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        usd.transfer(address(splits), 1000);
        uint32[2] memory nowhere = [0, shop + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(_unknown(nowhere[i]));
            splits.credit(_payments(song, 1, nowhere[i], 0), 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.creditOne(nowhere[i], 1, 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.creditWithoutFee(nowhere[i], 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.creditWithFee(nowhere[i], 0, 1, 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.creditBatchWithoutFee(_payments(song, 1, nowhere[i], 0));
        }
    }

    function test_RevertWhen_TheStorefrontIsUnknown() public {
        usd.transfer(address(splits), 1000);
        vm.expectRevert(_unknown(shop + 1));
        splits.credit(_payments(song, 1), shop + 1);
        vm.expectRevert(_unknown(shop + 1));
        splits.credit(new Payment[](0), shop + 1);
        vm.expectRevert(_unknown(shop + 1));
        splits.creditOne(song, 1, shop + 1);
    }

    function test_RevertGiven_AFullCounter() public {
        usd.mint(address(splits), uint256(type(uint64).max) + 1);
        splits.creditWithoutFee(song, type(uint64).max);
        vm.expectRevert(_full(song, 1));
        splits.creditWithoutFee(song, 1);
        vm.expectRevert(_full(song, 1));
        splits.creditOne(song, 1, 0);
        splits.creditWithoutFee(other, 1);
    }

    function test_RevertGiven_AFullStorefront() public {
        _fill(shop, 4);
        usd.transfer(address(splits), 2000);
        vm.expectRevert(_full(shop, 5));
        splits.credit(_payments(song, 1000), shop);
        vm.expectRevert(_full(shop, 5));
        splits.creditOne(song, 1000, shop);
        splits.creditOne(song, 999, shop);
        splits.credit(_payments(song, 1000), 0);
        assertEq(splits.received(song), 990 + 990);
    }

    function test_RevertGiven_TotalsThatCannotHoldTheSum() public {
        // What lies at the ledger is only what is accounted for, and 200 more.
        usd.mint(address(splits), uint256(type(uint80).max) + 101);
        _raiseTotals(type(uint80).max - 99, 0);
        vm.expectRevert(_ledgerFull(100));
        splits.credit(_payments(song, 60, other, 40), 0);
        vm.expectRevert(_ledgerFull(100));
        splits.creditOne(song, 100, 0);
        vm.expectRevert(_ledgerFull(100));
        splits.creditWithoutFee(song, 100);
        vm.expectRevert(_ledgerFull(100));
        splits.creditBatchWithoutFee(_payments(song, 60, other, 40));
        splits.credit(_payments(song, 60, other, 39), 0);
        assertEq(splits.ledger().accounted, type(uint80).max);
        assertEq(splits.ledger().fees, 0);
    }

    function test_Credit_PaysTheOthersOfAFullSplit() public {
        _fill(song, 100);
        usd.transfer(address(splits), 1202);
        uint256 before = splits.ledger().accounted;
        // The fees are 2 and 10; what does not fit joins them.
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), shop, 12 + 200, 6, _payments(song, 0, other, 990));
        splits.credit(_payments(song, 202, other, 1000), shop);
        assertEq(splits.received(song), type(uint64).max - 100);
        assertEq(splits.received(other), 990);
        assertEq(splits.received(shop), 6);
        _assertTotals(before + 1202, 6 + 200);
        splits.collectFees();
        assertEq(splits.received(1), 206);
    }

    function test_Credit_RefusesWhatDoesNotFitAPaymentAtATime() public {
        _fill(song, 50);
        usd.transfer(address(splits), 150);
        // The first one is too large; the second one still fits, to the last unit.
        splits.credit(_payments(song, 51, song, 50), 0);
        assertEq(splits.received(song), type(uint64).max);
        assertEq(splits.ledger().fees, 51);
        // A payment of nothing fits even now.
        splits.credit(_payments(song, 0, other, 49), 0);
        assertEq(splits.received(other), 49);
        assertEq(splits.withdraw(song, alice), type(uint64).max);
    }

    function test_CreditOne_TakesTheFee() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, dave, 0, 594, 6, 0);
        vm.prank(dave);
        splits.creditOne(song, 600, 0);
        assertEq(splits.received(song), 594);
        // The rest is left for later.
        vm.expectEmit(address(splits));
        emit ISplits.Paid(other, address(this), shop, 396, 4, 2);
        splits.creditOne(other, 400, shop);
        assertEq(splits.received(other), 396);
        assertEq(splits.received(shop), 2);
        _assertTotals(1000, 6 + 2);
    }

    function testFuzz_CreditOne_AccountsForEveryUnit(uint64 amount, uint16 protocolFee, uint16 part) public {
        amount = uint64(bound(amount, 0, 1e18));
        protocolFee = uint16(bound(protocolFee, 0, 500));
        part = uint16(bound(part, 0, 10_000));
        _setFees(protocolFee, part);
        usd.transfer(address(splits), amount);
        splits.creditOne(song, amount, shop);
        uint256 fee = uint256(amount) * protocolFee / 10_000;
        assertEq(splits.received(song), amount - fee);
        assertEq(splits.received(shop), fee * part / 10_000);
        _assertTotals(amount, fee - fee * part / 10_000);
    }

    function test_CreditWithFee_CreditsTheWholeAndTakesTheFeeBesides() public {
        usd.transfer(address(splits), 1011);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, alice, shop, 1000, 11, 5);
        vm.prank(alice);
        splits.creditWithFee(song, 1000, 11, shop);
        assertEq(splits.received(song), 1000);
        assertEq(splits.received(shop), 5);
        _assertTotals(1011, 6);
    }

    function test_CreditWithFee_OfAFeeAlone() public {
        usd.transfer(address(splits), 10);
        splits.creditWithFee(song, 0, 10, 0);
        assertEq(splits.received(song), 0);
        _assertTotals(10, 10);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 3, 0));
        splits.creditWithFee(song, 1, 2, 0);
    }

    function test_RevertGiven_CountersThatCannotHoldAFeeBesides() public {
        usd.mint(address(splits), uint256(type(uint64).max) + 2);
        splits.creditWithFee(song, type(uint64).max, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_SplitFull.selector, song, type(uint64).max, 1));
        splits.creditWithFee(song, 1, 0, 0);
        usd.mint(address(splits), type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_LedgerFull.selector, type(uint64).max));
        splits.creditWithFee(song, 0, type(uint64).max, 0);
    }

    function test_CreditWithoutFee_TakesNoFee() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, dave, 0, 400, 0, 0);
        vm.prank(dave);
        splits.creditWithoutFee(song, 400);
        splits.creditWithoutFee(other, 600);
        _assertTotals(1000, 0);
    }

    function test_CreditBatchWithoutFee_TakesNoFee() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(dave, 0, 0, 0, _payments(song, 400, other, 599));
        vm.prank(dave);
        splits.creditBatchWithoutFee(_payments(song, 400, other, 599));
        assertEq(splits.received(song), 400);
        assertEq(splits.received(other), 599);
        _assertTotals(999, 0);
    }

    function test_CreditBatchWithoutFee_WhilePaymentsArePaused() public {
        usd.transfer(address(splits), 30);
        _pause();
        splits.creditBatchWithoutFee(_payments(song, 30));
        _assertTotals(30, 0);
    }

    function test_CreditBatchWithoutFee_PaysTheOthersOfAFullSplit() public {
        _fill(song, 100);
        uint256 before = splits.ledger().accounted;
        usd.transfer(address(splits), 1101);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), 0, 101, 0, _payments(song, 0, other, 1000));
        splits.creditBatchWithoutFee(_payments(song, 101, other, 1000));
        assertEq(splits.received(other), 1000);
        _assertTotals(before + 1101, 101);
    }

    function test_CollectFees_CreditsTheTreasury() public {
        splits.pay(song, 1_000_000, shop);
        vm.expectEmit(address(splits));
        emit ISplits.FeesCollected(5000);
        vm.prank(dave);
        splits.collectFees();
        _assertTotals(1_000_000, 0);
        assertEq(splits.received(1), 5000);
        splits.withdraw(1, treasury);
        assertEq(usd.balanceOf(treasury), 5000);
    }

    function test_CollectFees_WhilePaymentsArePaused() public {
        splits.pay(song, 1_000_000, 0);
        _pause();
        splits.collectFees();
        assertEq(splits.withdraw(1, treasury), 10_000);
    }

    function test_RevertGiven_NoFees() public {
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.collectFees();
        splits.pay(song, 100, 0);
        splits.collectFees();
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.collectFees();
    }

    function test_RevertGiven_AFullTreasury() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(1, type(uint64).max);
        splits.pay(song, 100, 0);
        vm.expectRevert(_full(1, 1));
        splits.collectFees();
        _assertTotals(uint256(type(uint64).max) + 100, 1);
    }
}
