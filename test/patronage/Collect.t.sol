// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Renewal} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract PatronageCollectTest is PatronageFixture {
    function setUp() public override {
        super.setUp();
        _join(bob, 1, 1, Renewal.AUTOMATIC);
    }

    function test_Collect_TakesOneMonthAndPaysTheKeeper() public {
        _setReward(100);
        vm.warp(START + MONTH);
        vm.expectEmit(address(patronage));
        emit IPatronage.Collected(alice, bob, dave, split, 5e6, 50_000, uint40(START + 2 * MONTH));
        assertEq(_collect(bob), 50_000);
        assertEq(usd.balanceOf(dave), PURSE + 50_000);
        assertEq(_spent(bob), 10e6);
        // The fee is taken from what reaches the ledger.
        assertEq(splits.received(split), 4_950_000 + 4_900_500);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
        assertEq(_patron(bob).contributed, 10e6);
        assertEq(patronage.pageOf(alice).contributed, 10e6);
        assertEq(usd.balanceOf(address(patronage)), 0);
    }

    function test_Collect_InTheLastSecondOfGraceStaysUnbroken() public {
        vm.warp(START + MONTH + GRACE - 1);
        assertEq(_collect(bob), 0);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
        assertEq(_patron(bob).since, START);
        assertEq(usd.balanceOf(dave), PURSE);
    }

    function test_RevertGiven_TheSecondBeforeItIsDue() public {
        vm.warp(START + MONTH - 1);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NotDue.selector, START + MONTH));
        _collect(bob);
    }

    function test_RevertGiven_ItWasCollectedAlready() public {
        vm.warp(START + MONTH);
        _collect(bob);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NotDue.selector, START + 2 * MONTH));
        _collect(bob);
    }

    function test_RevertGiven_TheGraceIsOver() public {
        vm.warp(START + MONTH + GRACE);
        vm.expectRevert(_notPatron(bob));
        _collect(bob);
    }

    function test_RevertGiven_NobodyWhoEverJoined() public {
        vm.expectRevert(_notPatron(carol));
        _collect(carol);
    }

    function test_RevertGiven_ThePatronRenewsByHand() public {
        vm.prank(bob);
        patronage.setAutomatic(alice, false, 0);
        vm.warp(START + MONTH);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NotAutomatic.selector, alice, bob));
        _collect(bob);
    }

    function test_RevertGiven_ThePatronHasCancelled() public {
        _cancel(bob);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NotAutomatic.selector, alice, bob));
        _collect(bob);
        vm.warp(START + MONTH);
        vm.expectRevert(_notPatron(bob));
        _collect(bob);
    }

    function testFuzz_Collect_NeverTakesMoreThanWasAgreed(uint48 price, uint16 reward) public {
        price = uint48(bound(price, 1, type(uint48).max));
        reward = uint16(bound(reward, 0, 100));
        _setPrice(1, price);
        _setReward(reward);
        vm.warp(START + MONTH);
        uint256 expected = price < FIRST_PRICE ? price : FIRST_PRICE;
        assertEq(_collect(bob), expected * reward / 10_000);
        assertEq(_spent(bob), FIRST_PRICE + expected);
        assertEq(usd.balanceOf(dave), PURSE + expected * reward / 10_000);
    }

    function test_RevertGiven_TooLittleMoney() public {
        deal(address(usd), bob, 4e6);
        vm.warp(START + MONTH);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, bob, 4e6, FIRST_PRICE)
        );
        _collect(bob);
        // Nothing is lost by it: with money there again, the month is collected within the grace.
        deal(address(usd), bob, 5e6);
        _collect(bob);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
    }

    function test_RevertGiven_APause() public {
        vm.warp(START + MONTH);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _collect(bob);
    }

    function test_Vacate_FreesThePlacesOfThoseWhoLapsed() public {
        _join(carol, 1, 2, Renewal.MANUAL);
        _setLimit(1, 2);
        vm.warp(START + MONTH + GRACE);
        vm.expectEmit(address(patronage));
        emit IPatronage.Vacated(alice, bob, 1);
        // Named twice, and beside a patron and somebody who never was one.
        address[] memory list = new address[](4);
        (list[0], list[1], list[2], list[3]) = (bob, carol, dave, bob);
        patronage.vacate(alice, list);
        assertEq(patronage.tierOf(alice, 1).patrons, 1);
        assertEq(patronage.pageOf(alice).patrons, 1);
        assertEq(_patron(bob).contributed, FIRST_PRICE);
        _join(dave, 1, 1, Renewal.MANUAL);
        _assertAccess(carol, 1, START + 2 * MONTH + GRACE);
    }

    function test_Vacate_PassesOverTheLastSecondOfGrace() public {
        vm.warp(START + MONTH + GRACE - 1);
        patronage.vacate(alice, _list(bob));
        assertEq(patronage.tierOf(alice, 1).patrons, 1);
        skip(1);
        patronage.vacate(alice, _list(bob));
        assertEq(patronage.tierOf(alice, 1).patrons, 0);
    }

    function test_Vacate_LetsThePatronComeBack() public {
        vm.warp(START + MONTH + GRACE);
        patronage.vacate(alice, _list(bob));
        _join(bob, 2, 1, Renewal.MANUAL);
        assertEq(patronage.tierOf(alice, 1).patrons, 0);
        assertEq(patronage.tierOf(alice, 2).patrons, 1);
        assertEq(patronage.pageOf(alice).patrons, 1);
    }
}
