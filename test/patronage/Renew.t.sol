// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Renewal} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

contract PatronageRenewTest is PatronageFixture {
    function test_Renew_EarlyAddsToTheEnd() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(3 days);
        vm.expectEmit(address(patronage));
        emit IPatronage.Renewed(alice, bob, bob, split, 2, 10e6, uint40(START + 3 * MONTH));
        _renew(bob, 2);
        assertEq(_patron(bob).paidUntil, START + 3 * MONTH);
        assertEq(_spent(bob), 15e6);
        assertEq(splits.received(split), 14_850_000);
        assertEq(patronage.pageOf(alice).contributed, 15e6);
        assertEq(_patron(bob).contributed, 15e6);
    }

    function test_Renew_InTheLastSecondOfGraceCountsFromTheDueDate() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH + GRACE - 1);
        _renew(bob, 1);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
        assertEq(_patron(bob).since, START);
    }

    function test_RevertGiven_TheGraceIsOver() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH + GRACE);
        vm.expectRevert(_notPatron(bob));
        _renew(bob, 1);
    }

    function test_RevertGiven_NoPatron() public {
        vm.startPrank(bob);
        vm.expectRevert(_notPatron(bob));
        patronage.renew(alice, 1, type(uint64).max);
        vm.expectRevert(_notPatron(bob));
        patronage.acceptTerms(alice, 1);
        vm.expectRevert(_notPatron(bob));
        patronage.setAutomatic(alice, true, FIRST_PRICE);
        vm.expectRevert(_notPatron(bob));
        patronage.cancel(alice);
    }

    function testFuzz_Renew_TakesTheLowerOfAgreedAndTodaysPrice(uint48 price, uint8 paidMonths) public {
        price = uint48(bound(price, 1, 100e6));
        paidMonths = uint8(bound(paidMonths, 1, 100));
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, price);
        uint256 expected = price < FIRST_PRICE ? price : FIRST_PRICE;
        assertEq(_standing(bob).renewalPrice, expected);
        _renew(bob, paidMonths);
        assertEq(_spent(bob), FIRST_PRICE + expected * paidMonths);
        assertEq(_patron(bob).version, 1);
        assertEq(_patron(bob).rate, (FIRST_PRICE + expected * paidMonths) / (uint256(paidMonths) + 1));
    }

    function test_Renew_RisesAgainOnlyToTheAgreedPrice() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, 3e6);
        _renew(bob, 1);
        _setPrice(1, 9e6);
        _renew(bob, 1);
        assertEq(_spent(bob), 13e6);
    }

    function test_RevertWhen_ItCostsMoreThanTheMaximum() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_AboveMaximum.selector, 10e6, 10e6 - 1));
        vm.prank(bob);
        patronage.renew(alice, 2, 10e6 - 1);
    }

    function test_RevertWhen_NoMonth() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_BadMonths.selector, 0));
        _renew(bob, 0);
    }

    function test_RevertGiven_APause() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _renew(bob, 1);
    }

    function test_Renew_UndoesACancelling() public {
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        _cancel(bob);
        vm.expectEmit(address(patronage));
        emit IPatronage.RenewalSet(alice, bob, Renewal.MANUAL);
        _renew(bob, 1);
        _assertAccess(bob, 1, START + 2 * MONTH + GRACE);
    }

    function test_AcceptTerms_TakesTheTermsOfToday() public {
        _join(bob, 1, 2, Renewal.AUTOMATIC);
        _setPrice(1, 7e6);
        vm.expectEmit(address(patronage));
        emit IPatronage.TermsAccepted(alice, bob, 1, 2);
        vm.prank(bob);
        patronage.acceptTerms(alice, 2);
        assertEq(_standing(bob).renewalPrice, 7e6);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
        assertEq(_spent(bob), 10e6);
    }

    function test_RevertWhen_TermsAreNotThoseOfToday() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, 7e6);
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TermsChanged.selector, 1, 2));
        patronage.acceptTerms(alice, 1);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TermsChanged.selector, 3, 2));
        patronage.acceptTerms(alice, 3);
    }

    function test_SetAutomatic_OnAndOff() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        vm.startPrank(bob);
        vm.expectEmit(address(patronage));
        emit IPatronage.RenewalSet(alice, bob, Renewal.AUTOMATIC);
        patronage.setAutomatic(alice, true, FIRST_PRICE);
        assertTrue(_patron(bob).renewal == Renewal.AUTOMATIC);
        vm.expectEmit(address(patronage));
        emit IPatronage.RenewalSet(alice, bob, Renewal.MANUAL);
        patronage.setAutomatic(alice, false, 0);
        assertTrue(_patron(bob).renewal == Renewal.MANUAL);
    }

    function test_RevertWhen_TheAgreedPriceIsAboveTheMaximum() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        // What counts is what was agreed: a price that is lower today may rise again up to it.
        _setPrice(1, 1e6);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_AboveMaximum.selector, FIRST_PRICE, 1e6));
        vm.prank(bob);
        patronage.setAutomatic(alice, true, 1e6);
    }

    function test_Cancel_LeavesAccessToTheEndOfThePaidTime() public {
        _join(bob, 1, 2, Renewal.AUTOMATIC);
        skip(MONTH);
        vm.expectEmit(address(patronage));
        emit IPatronage.RenewalSet(alice, bob, Renewal.CANCELLED);
        _cancel(bob);
        vm.warp(START + 2 * MONTH - 1);
        _assertAccess(bob, 1, START + 2 * MONTH);
        skip(1);
        _assertAccess(bob, 0, 0);
    }

    function test_Cancel_WithinTheGraceEndsIt() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH);
        _assertAccess(bob, 1, START + MONTH + GRACE);
        _cancel(bob);
        _assertAccess(bob, 0, 0);
    }
}
