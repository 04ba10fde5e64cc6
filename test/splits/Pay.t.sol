// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {PayFixture} from "./PayFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice Paying with the caller's own currency.
contract PayTest is PayFixture {
    function test_Pay_CreditsNetOfFee() public {
        uint256 before = usd.balanceOf(address(this));
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, address(this), 0, 990_000, 10_000, 0);
        splits.pay(song, 1_000_000, 0);

        assertEq(splits.received(song), 990_000);
        assertEq(splits.withdrawable(song, alice), 990_000);
        assertEq(usd.balanceOf(address(splits)), 1_000_000);
        assertEq(usd.balanceOf(address(this)), before - 1_000_000);
        _assertTotals(1_000_000, 10_000);
    }

    function test_Pay_GivesTheStorefrontItsPartOfTheFee() public {
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, address(this), shop, 990_000, 10_000, 5000);
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

    function test_Pay_LeavesWhatLiesHereUncredited() public {
        usd.transfer(address(splits), 30);
        splits.pay(song, 1_000_000, 0);
        _assertTotals(1_000_000, 10_000);
        splits.creditWithoutFee(other, 30);
        _assertTotals(1_000_030, 10_000);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.pay(song, 1, 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.payBatch(_payments(song, 1), 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.tip(song, 1);
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
        uint32[3] memory nowhere = [0, shop + 1, type(uint32).max];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(_unknown(nowhere[i]));
            splits.pay(nowhere[i], 1, 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.payBatch(_payments(song, 1, nowhere[i], 0), 0);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.tip(nowhere[i], 1);
        }
        _assertTotals(0, 0);
    }

    function test_RevertWhen_TheStorefrontIsUnknown() public {
        vm.expectRevert(_unknown(shop + 1));
        splits.pay(song, 1, shop + 1);
        vm.expectRevert(_unknown(type(uint32).max));
        splits.payBatch(_payments(song, 1), type(uint32).max);
    }

    function test_RevertGiven_NoAllowance() public {
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(splits), 0, 5);
        vm.startPrank(dave);
        vm.expectRevert(short);
        splits.pay(song, 5, 0);
        vm.expectRevert(short);
        splits.payBatch(_payments(song, 3, other, 2), 0);
        vm.expectRevert(short);
        splits.tip(song, 5);
    }

    function test_RevertGiven_TooLittleMoney() public {
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, dave, 4, 5);
        usd.mint(dave, 4);
        vm.startPrank(dave);
        usd.approve(address(splits), 5);
        vm.expectRevert(short);
        splits.pay(song, 5, 0);
        vm.expectRevert(short);
        splits.payBatch(_payments(song, 3, other, 2), 0);
        vm.expectRevert(short);
        splits.tip(song, 5);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(_notReceived(1000, 990));
        splits.pay(song, 1000, 0);
        vm.expectRevert(_notReceived(1000, 990));
        splits.payBatch(_payments(song, 600, other, 400), 0);
        vm.expectRevert(_notReceived(1000, 990));
        splits.tip(song, 1000);
    }

    function test_RevertGiven_ACurrencyThatSaysItFailed() public {
        OddToken token = _deployWith(Oddity.RETURNS_FALSE);
        token.setBlocked(address(splits), true);
        bytes memory failed = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token);
        vm.expectRevert(failed);
        splits.pay(song, 1000, 0);
        vm.expectRevert(failed);
        splits.payBatch(_payments(song, 600, other, 400), 0);
        vm.expectRevert(failed);
        splits.tip(song, 1000);
        _assertTotals(0, 0);
    }

    function test_Pay_WithACurrencyThatReturnsNothing() public {
        _deployWith(Oddity.RETURNS_NOTHING);
        splits.pay(song, 1000, 0);
        splits.payBatch(_payments(song, 600, other, 400), 0);
        splits.tip(song, 1000);
        _assertTotals(3000, 20);
    }

    function test_RevertGiven_AFullCounter() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(song, type(uint64).max);
        assertEq(splits.withdrawable(song, alice), type(uint64).max);
        vm.expectRevert(_full(song, 1));
        splits.pay(song, 1, 0);
        vm.expectRevert(_full(song, 1));
        splits.tip(song, 1);
        // Its neighbours in the same slot still take payments.
        splits.tip(other, 7);
        assertEq(splits.received(other), 7);
        assertEq(splits.withdraw(song, alice), type(uint64).max);
    }

    function test_RevertGiven_AFullStorefront() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(shop, type(uint64).max - 4);
        vm.expectRevert(_full(shop, 5));
        splits.pay(song, 1000, shop);
        vm.expectRevert(_full(shop, 5));
        splits.payBatch(_payments(song, 1000), shop);
        splits.pay(song, 800, shop);
        assertEq(splits.received(shop), type(uint64).max);
    }

    function test_RevertGiven_TotalsThatCannotHoldTheSum() public {
        uint256 state = vm.snapshotState();
        _raiseTotals(type(uint64).max, 80);
        vm.expectRevert(_ledgerFull(100));
        splits.pay(song, 100, 0);
        vm.expectRevert(_ledgerFull(150));
        splits.payBatch(_payments(song, 100, other, 50), 0);
        splits.pay(song, 99, 0);
        splits.tip(song, 100);
        vm.revertToState(state);

        usd.mint(address(splits), type(uint80).max);
        _raiseTotals(type(uint80).max, 0);
        vm.expectRevert(_ledgerFull(1));
        splits.pay(song, 1, 0);
        vm.expectRevert(_ledgerFull(1));
        splits.payBatch(_payments(song, 1), 0);
        vm.expectRevert(_ledgerFull(1));
        splits.tip(song, 1);
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

    function test_PayBatch_PaysTheOthersOfAFullSplit() public {
        _fill(song, 10);
        Payment[] memory payments = new Payment[](4);
        payments[0] = toPayment(other, 1000);
        payments[1] = toPayment(song, 700);
        payments[2] = toPayment(song, 10);
        payments[3] = toPayment(other, 250);
        Payment[] memory net = new Payment[](4);
        net[0] = toPayment(other, 990);
        net[1] = toPayment(song, 0);
        net[2] = toPayment(song, 10);
        net[3] = toPayment(other, 248);
        uint256 before = splits.ledger().accounted;
        // Fees of 10, 7, none and 2, and the 693 that did not fit; the shop has a part of the fees alone.
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(this), shop, 19 + 693, 9, net);
        splits.payBatch(payments, shop);

        assertEq(splits.received(song), type(uint64).max);
        assertEq(splits.received(other), 1238);
        assertEq(splits.received(shop), 9);
        _assertTotals(before + 1960, 10 + 693);
    }

    function testFuzz_PayBatch_LosesNoUnitOfWhatDoesNotFit(
        uint64 room,
        uint48[4] memory amounts,
        uint16 protocolFee,
        bool hasShop
    )
        public
    {
        protocolFee = uint16(bound(protocolFee, 0, 500));
        _setFees(protocolFee, STOREFRONT_SHARE);
        room = uint64(bound(room, 0, 1 << 50));
        _fill(song, room);
        Payment[] memory payments = new Payment[](4);
        uint256 sum = 0;
        uint256 taken = 0;
        uint256 refused = 0;
        uint256 fits = 0;
        for (uint256 i = 0; i < 4; ++i) {
            payments[i] = toPayment(i == 2 ? other : song, amounts[i]);
            uint256 fee = uint256(amounts[i]) * protocolFee / 10_000;
            sum += amounts[i];
            taken += fee;
            if (i == 2) continue;
            if (fits + amounts[i] - fee > room) refused += amounts[i] - fee;
            else fits += amounts[i] - fee;
        }
        vm.assume(sum != 0);
        uint256 before = splits.ledger().accounted;
        splits.payBatch(payments, hasShop ? shop : 0);
        assertEq(splits.received(song), type(uint64).max - room + fits);
        assertEq(splits.received(other), amounts[2] - uint256(amounts[2]) * protocolFee / 10_000);
        assertEq(splits.received(shop), hasShop ? taken / 2 : 0);
        _assertTotals(before + sum, taken + refused - splits.received(shop));
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
        emit ISplits.Paid(song, address(this), 0, 1_000_000, 0, 0);
        splits.tip(song, 1_000_000);
        assertEq(splits.received(song), 1_000_000);
        _assertTotals(1_000_000, 0);
    }

    function testFuzz_Tip_CreditsTheWhole(uint64 amount) public {
        amount = uint64(bound(amount, 1, 1e18));
        splits.tip(song, amount);
        assertEq(splits.withdraw(song, alice), amount);
        _assertTotals(0, 0);
    }
}
