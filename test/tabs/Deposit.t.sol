// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Permit} from "../../contracts/types/TabTypes.sol";
import {Oddity} from "../utils/OddToken.sol";
import {LaneFixture} from "./LaneFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {stdError} from "forge-std/StdError.sol";

contract DepositTest is LaneFixture {
    function test_Deposit_IsForTheListenerWhoeverPays() public {
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, address(this), 600, 600);
        tabs.deposit(alice, gateway, 600, noPermit);
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, address(this), 50, 650);
        tabs.deposit(alice, gateway, 50, noPermit);
        _assertLane(650, 0, 0);
        assertEq(usd.balanceOf(address(tabs)), 650);
        assertEq(usd.balanceOf(alice), 1000);
        assertEq(tabs.laneOf(alice, dave).balance, 0);
        assertEq(tabs.laneOf(address(this), gateway).balance, 0);
    }

    function test_Deposit_LeavesANotice() public {
        tabs.deposit(alice, gateway, 600, noPermit);
        _giveNotice(500);
        tabs.deposit(alice, gateway, 100, noPermit);
        _assertLane(700, 500, uint40(START + 1 days));
    }

    function test_Deposit_WithThePermitOfWhoeverPays() public {
        Permit memory permit = _permit(alice, 600, START);
        vm.prank(alice);
        tabs.deposit(bob, gateway, 600, permit);
        assertEq(tabs.laneOf(bob, gateway).balance, 600);
        assertEq(usd.balanceOf(alice), 400);
        _assertLane(0, 0, 0);
    }

    function test_Deposit_TakesAPermitThatAFrontRunnerSent() public {
        Permit memory permit = _permit(alice, 600, START);
        vm.prank(dave);
        usd.permit(alice, address(tabs), 600, START, permit.v, permit.r, permit.s);
        vm.prank(alice);
        tabs.deposit(alice, gateway, 600, permit);
        _assertLane(600, 0, 0);
    }

    function test_Deposit_ByTheAllowanceWhenThePermitIsWrongOrExpired() public {
        _allow(alice, 600);
        Permit[2] memory permits = [_wrongPermit(300), _permit(alice, 300, START - 1)];
        for (uint256 i = 0; i < permits.length; ++i) {
            vm.prank(alice);
            tabs.deposit(alice, gateway, 300, permits[i]);
        }
        _assertLane(600, 0, 0);
    }

    function test_Deposit_HoldsTheMostThereIs() public {
        usd.mint(address(this), type(uint64).max);
        tabs.deposit(alice, gateway, type(uint64).max, noPermit);
        _assertLane(type(uint64).max, 0, 0);
    }

    function testFuzz_Deposit_AddsUp(uint64 first, uint64 second) public {
        first = uint64(bound(first, 1, type(uint64).max - 1));
        second = uint64(bound(second, 1, type(uint64).max - first));
        usd.mint(address(this), type(uint64).max);
        tabs.deposit(alice, gateway, first, noPermit);
        tabs.deposit(alice, gateway, second, noPermit);
        _assertLane(first + second, 0, 0);
        assertEq(usd.balanceOf(address(tabs)), uint256(first) + second);
    }

    function testFuzz_RevertGiven_ALaneThatCannotHoldTheSum(uint64 first, uint64 second) public {
        first = uint64(bound(first, 1, type(uint64).max));
        second = uint64(bound(second, type(uint64).max - first + 1, type(uint64).max));
        usd.mint(address(this), 2 * uint256(type(uint64).max));
        tabs.deposit(alice, gateway, first, noPermit);
        vm.expectRevert(stdError.arithmeticError);
        tabs.deposit(alice, gateway, second, noPermit);
        _assertLane(first, 0, 0);
        // Another lane has room.
        tabs.deposit(alice, dave, second, noPermit);
    }

    function test_RevertWhen_TheListenerIsNobody() public {
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.deposit(address(0), gateway, 1, noPermit);
    }

    function test_RevertWhen_TheGatewayIsNobody() public {
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.deposit(alice, address(0), 1, noPermit);
    }

    function test_RevertWhen_TheAmountIsZero() public {
        vm.expectRevert(ITabs.Tabs_ZeroAmount.selector);
        tabs.deposit(alice, gateway, 0, noPermit);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ITabs.Tabs_Paused.selector);
        tabs.deposit(alice, gateway, 1, noPermit);
        vm.prank(guardian);
        splits.setPaused(false);
        tabs.deposit(alice, gateway, 1, noPermit);
    }

    function test_RevertWhen_ThePermitIsTheListenersAndNotThePayers() public {
        Permit memory permit = _permit(alice, 600, START);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(tabs), 0, 600)
        );
        vm.prank(dave);
        tabs.deposit(alice, gateway, 600, permit);
    }

    function test_RevertGiven_NoAllowance() public {
        Permit[3] memory permits = [noPermit, _wrongPermit(600), _permit(alice, 600, START - 1)];
        for (uint256 i = 0; i < permits.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IERC20Errors.ERC20InsufficientAllowance.selector, address(tabs), 0, 600
                )
            );
            vm.prank(alice);
            tabs.deposit(alice, gateway, 600, permits[i]);
        }
    }

    function test_RevertGiven_TooLittleMoney() public {
        _allow(alice, 1001);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 1000, 1001)
        );
        vm.prank(alice);
        tabs.deposit(alice, gateway, 1001, noPermit);
    }

    function testFuzz_RevertGiven_ACurrencyThatTakesAFee(uint64 amount) public {
        amount = uint64(bound(amount, 100, 1e18));
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(
            abi.encodeWithSelector(ITabs.Tabs_NotReceived.selector, amount, amount - amount / 100)
        );
        tabs.deposit(alice, gateway, amount, noPermit);
    }
}
