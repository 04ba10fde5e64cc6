// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {Fixture} from "../utils/Fixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

contract PayTest is Fixture {
    uint32 private song;
    uint32 private other;
    uint32 private shop;

    function setUp() public override {
        super.setUp();
        song = _createSplit(_whole(alice));
        other = _createSplit(_whole(bob));
        shop = _createSplit(_whole(carol));
    }

    function test_Pay_CreditsNetOfFee() public {
        uint256 before = usd.balanceOf(address(this));
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), 0, 10_000, 0, _payments(song, 990_000));
        splits.pay(song, 1_000_000, 0);

        assertEq(splits.received(song), 990_000);
        assertEq(splits.withdrawable(song, alice), 990_000);
        assertEq(usd.balanceOf(address(splits)), 1_000_000);
        assertEq(usd.balanceOf(address(this)), before - 1_000_000);
        _assertTotals(1_000_000, 10_000);
    }

    function test_Pay_GivesTheStorefrontItsPartOfTheFee() public {
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), shop, 10_000, 5000, _payments(song, 990_000));
        splits.pay(song, 1_000_000, shop);
        assertEq(splits.withdrawable(shop, carol), 5000);
        _assertTotals(1_000_000, 5000);
    }

    function test_Pay_StorefrontMayBeTheSplitItself() public {
        splits.pay(song, 1_000_000, song);
        assertEq(splits.received(song), 995_000);
        _assertTotals(1_000_000, 5000);
    }

    function test_Pay_RoundsTheFeeDown() public {
        splits.pay(song, 99, shop);
        assertEq(splits.received(song), 99);
        splits.pay(song, 199, shop);
        assertEq(splits.received(song), 99 + 198);
        // Half of one is none for the storefront.
        assertEq(splits.received(shop), 0);
        _assertTotals(298, 1);
    }

    function testFuzz_Pay_AccountsForEveryUnit(
        uint64 amount,
        uint16 protocolFee,
        uint16 storefrontShare
    )
        public
    {
        amount = uint64(bound(amount, 1, 1e18));
        protocolFee = uint16(bound(protocolFee, 0, 500));
        storefrontShare = uint16(bound(storefrontShare, 0, 10_000));
        _setFees(protocolFee, storefrontShare);
        splits.pay(song, amount, shop);

        uint256 fee = uint256(amount) * protocolFee / 10_000;
        uint256 shops = fee * storefrontShare / 10_000;
        assertEq(splits.received(song), amount - fee);
        assertEq(splits.received(shop), shops);
        _assertTotals(amount, fee - shops);
    }

    function test_PayBatch_PaysSeveralWithOneTransfer() public {
        Payment[] memory payments = new Payment[](3);
        payments[0] = toPayment(song, 1000);
        payments[1] = toPayment(other, 0);
        payments[2] = toPayment(song, 150);
        Payment[] memory net = new Payment[](3);
        net[0] = toPayment(song, 990);
        net[1] = toPayment(other, 0);
        net[2] = toPayment(song, 149);
        vm.expectCall(
            address(usd), abi.encodeCall(usd.transferFrom, (address(this), address(splits), 1150)), 1
        );
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), shop, 11, 5, net);
        splits.payBatch(payments, shop);

        assertEq(splits.received(song), 1139);
        assertEq(splits.received(other), 0);
        assertEq(splits.received(shop), 5);
        _assertTotals(1150, 6);
    }

    function testFuzz_PayBatch_TakesEachFeeRoundedDown(uint48[5] memory amounts) public {
        Payment[] memory payments = new Payment[](5);
        uint256 sum = 0;
        uint256 fees = 0;
        uint256 others = 0;
        for (uint256 i = 0; i < 5; ++i) {
            payments[i] = toPayment(i % 2 == 0 ? song : other, amounts[i]);
            sum += amounts[i];
            fees += amounts[i] / 100;
            if (i % 2 == 1) others += amounts[i] - amounts[i] / 100;
        }
        vm.assume(sum != 0);
        splits.payBatch(payments, 0);
        assertEq(splits.received(other), others);
        assertEq(splits.received(song), sum - fees - others);
        _assertTotals(sum, fees);
    }

    function test_PayBatch_IgnoresDirtyBits() public {
        Payment[] memory payments = new Payment[](1);
        payments[0] = Payment.wrap(Payment.unwrap(toPayment(song, 50)) | (uint256(0xbad) << 96));
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), 0, 0, 0, _payments(song, 50));
        splits.payBatch(payments, 0);
        assertEq(splits.received(song), 50);
    }

    function test_Tip_TakesNoFee() public {
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), 0, 0, 0, _payments(song, 1_000_000));
        splits.tip(song, 1_000_000);
        assertEq(splits.received(song), 1_000_000);
        _assertTotals(1_000_000, 0);
    }

    function test_Credit_TakesOnlyWhatArrived() public {
        usd.transfer(address(splits), 1000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1001, 1000));
        splits.credit(_payments(song, 601, other, 400), shop);

        vm.expectEmit(address(splits));
        emit ISplits.Credited(alice, shop, 10, 5, _payments(song, 594, other, 396));
        vm.prank(alice);
        splits.credit(_payments(song, 600, other, 400), shop);
        _assertTotals(1000, 5);

        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1, 0));
        splits.credit(_payments(song, 1), 0);
    }

    function test_CreditTip_TakesOnlyWhatArrived() public {
        usd.transfer(address(splits), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), 0, 0, 0, _payments(song, 400));
        splits.creditTip(song, 400);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 601, 600));
        splits.creditTip(song, 601);
        splits.creditTip(other, 600);
        _assertTotals(1000, 0);
    }

    function test_Sweep_CreditsTheCurrencyAtTheDepositAddress() public {
        usd.transfer(splits.depositAddress(song), 700);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(dave, 0, 0, 0, _payments(song, 700));
        vm.expectEmit(address(splits));
        emit ISplits.DepositSwept(song, 700);
        vm.prank(dave);
        splits.sweep(song, address(usd));
        assertEq(splits.received(song), 700);

        usd.transfer(splits.depositAddress(song), 5);
        splits.sweep(song, address(usd));
        assertEq(splits.received(song), 705);
        _assertTotals(705, 0);
    }

    function test_Sweep_WaitsForTheSplitToExist() public {
        uint32 next = shop + 1;
        usd.transfer(splits.depositAddress(next), 700);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, next));
        splits.sweep(next, address(usd));
        _createSplit(_whole(dave));
        splits.sweep(next, address(usd));
        assertEq(splits.withdrawable(next, dave), 700);
    }

    function test_RevertWhen_NothingLiesAtTheDepositAddress() public {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToSweep.selector, song, address(usd)));
        splits.sweep(song, address(usd));
    }

    function test_RevertWhen_TheDepositIsBeyondTheCounter() public {
        uint256 amount = uint256(type(uint64).max) + 1;
        usd.mint(splits.depositAddress(song), amount);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 64, amount));
        splits.sweep(song, address(usd));
    }

    function test_CollectFees_CreditsTheTreasury() public {
        splits.pay(song, 1_000_000, 0);
        vm.expectEmit(address(splits));
        emit ISplits.FeesCollected(10_000);
        splits.collectFees();
        _assertTotals(1_000_000, 0);
        assertEq(splits.received(1), 10_000);
        splits.withdraw(1, treasury);
        assertEq(usd.balanceOf(treasury), 10_000);
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.collectFees();
    }

    function test_SetPaused_StopsOnlyPayingIn() public {
        splits.pay(song, 1_000_000, 0);
        usd.transfer(address(splits), 30);
        usd.transfer(splits.depositAddress(song), 40);
        vm.expectEmit(address(splits));
        emit ISplits.PauseSet(true);
        _pause();
        assertTrue(splits.paused());

        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.pay(song, 1, 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.payBatch(_payments(song, 1), 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.tip(song, 1);

        splits.credit(_payments(song, 10), 0);
        splits.creditTip(song, 20);
        splits.sweep(song, address(usd));
        splits.collectFees();
        assertEq(splits.withdraw(song, alice), 990_070);
        assertEq(splits.withdraw(1, treasury), 10_000);

        vm.prank(guardian);
        splits.setPaused(false);
        splits.pay(song, 1, 0);
    }

    function test_RevertWhen_TheAmountIsZero() public {
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.pay(song, 0, 0);
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.payBatch(_payments(song, 0), 0);
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.payBatch(new Payment[](0), 0);
        vm.expectRevert(ISplits.Splits_NothingToPay.selector);
        splits.tip(song, 0);
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        bytes memory none = abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 0);
        bytes memory next = abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, shop + 1);
        vm.expectRevert(none);
        splits.pay(0, 1, 0);
        vm.expectRevert(next);
        splits.pay(shop + 1, 1, 0);
        vm.expectRevert(next);
        splits.payBatch(_payments(song, 1, shop + 1, 1), 0);
        vm.expectRevert(none);
        splits.tip(0, 1);
        vm.expectRevert(next);
        splits.pay(song, 1, shop + 1);
        vm.expectRevert(next);
        splits.credit(_payments(shop + 1, 0), 0);
        vm.expectRevert(next);
        splits.creditTip(shop + 1, 0);
    }

    function test_RevertWhen_ThePayerIsShort() public {
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(splits), 0, 5);
        vm.prank(dave);
        vm.expectRevert(short);
        splits.pay(song, 5, 0);
        vm.prank(dave);
        vm.expectRevert(short);
        splits.tip(song, 5);
    }

    function test_RevertWhen_TheCounterIsFull() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(song, type(uint64).max);
        assertEq(splits.withdrawable(song, alice), type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_SplitFull.selector, song, type(uint64).max, 1));
        splits.tip(song, 1);
        // Its neighbours in the same slot still take payments.
        splits.tip(other, 7);
        assertEq(splits.received(other), 7);
        assertEq(splits.received(song), type(uint64).max);
        assertEq(splits.withdraw(song, alice), type(uint64).max);
    }

    function _assertTotals(uint256 accounted, uint256 fees) private view {
        assertEq(splits.ledger().accounted, accounted, "accounted");
        assertEq(splits.ledger().fees, fees, "fees");
    }
}
