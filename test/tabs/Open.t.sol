// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Permit, SessionKey} from "../../contracts/types/TabTypes.sol";
import {Oddity} from "../utils/OddToken.sol";
import {LaneFixture} from "./LaneFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract OpenTest is LaneFixture {
    function test_Open_DepositsAndAddsTheKeyInOneTransaction() public {
        SessionKey memory key = _key(DEVICE);
        Permit memory permit = _permit(alice, 600, START);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyAdded(alice, gateway, _keyId(DEVICE), key.x, key.y, key.expiresAt);
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, alice, 600, 600);
        _openAsAlice(600, permit);

        _assertOpen(600);
        assertEq(usd.balanceOf(address(tabs)), 600);
        assertEq(usd.balanceOf(alice), 400);
        assertEq(usd.allowance(alice, address(tabs)), 0);
    }

    function test_Open_TakesAPermitThatAFrontRunnerSent() public {
        Permit memory permit = _permit(alice, 600, START);
        vm.prank(dave);
        usd.permit(alice, address(tabs), 600, START, permit.v, permit.r, permit.s);
        _openAsAlice(600, permit);
        _assertOpen(600);
    }

    function test_Open_WithoutAPermitByTheAllowance() public {
        _allow(alice, 600);
        _openAsAlice(600, noPermit);
        _assertOpen(600);
    }

    function test_Open_ByTheAllowanceWhenThePermitIsWrong() public {
        _allow(alice, 600);
        _openAsAlice(600, _wrongPermit(600));
        _assertOpen(600);
    }

    function test_Open_ByTheAllowanceWhenThePermitHasExpired() public {
        _allow(alice, 600);
        _openAsAlice(600, _permit(alice, 600, START - 1));
        _assertOpen(600);
    }

    function test_Open_AgainAddsToTheLaneAndExtendsTheKey() public {
        _allow(alice, 600);
        _openAsAlice(400, noPermit);
        skip(10 days);
        _openAsAlice(200, noPermit);
        _assertOpen(600);
    }

    function testFuzz_Open_WithThePermitOfAnyListener(uint256 ownerKey, uint64 amount, uint256 life) public {
        ownerKey = boundPrivateKey(ownerKey);
        amount = uint64(bound(amount, 1, type(uint64).max));
        address owner = vm.addr(ownerKey);
        usd.mint(owner, amount);
        Permit memory permit = _permit(ownerKey, owner, amount, START + bound(life, 0, 3650 days));
        vm.prank(owner);
        tabs.open(gateway, amount, _key(DEVICE), permit);
        assertEq(tabs.laneOf(owner, gateway).balance, amount);
        assertEq(tabs.keyExpiry(owner, gateway, _keyId(DEVICE)), START + 30 days);
    }

    function test_RevertWhen_TheGatewayIsNobody() public {
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.open(address(0), 1, _key(DEVICE), noPermit);
    }

    function test_RevertWhen_TheExpiryIsBad() public {
        uint40[3] memory times = [0, uint40(START), uint40(START + 366 days + 1)];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadExpiry.selector, times[i]));
            tabs.open(gateway, 1, _key(DEVICE, times[i]), noPermit);
        }
    }

    function test_RevertWhen_TheKeyIsNoPoint() public {
        SessionKey memory key = _key(DEVICE);
        key.x = bytes32(uint256(key.x) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, key.x, key.y));
        tabs.open(gateway, 1, key, noPermit);
    }

    function test_RevertWhen_TheAmountIsZero() public {
        vm.expectRevert(ITabs.Tabs_ZeroAmount.selector);
        tabs.open(gateway, 0, _key(DEVICE), noPermit);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ITabs.Tabs_Paused.selector);
        tabs.open(gateway, 1, _key(DEVICE), noPermit);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(_insufficientAllowance(IERC20Errors.ERC20InsufficientAllowance.selector));
        _openAsAlice(600, noPermit);
    }

    function test_RevertWhen_ThePermitIsWrongAndNothingIsAllowed() public {
        Permit memory permit = _wrongPermit(600);
        vm.expectRevert(_insufficientAllowance(IERC20Errors.ERC20InsufficientAllowance.selector));
        _openAsAlice(600, permit);
        _assertNothingHappened();
    }

    function test_RevertWhen_ThePermitHasExpiredAndNothingIsAllowed() public {
        Permit memory permit = _permit(alice, 600, START - 1);
        vm.expectRevert(_insufficientAllowance(IERC20Errors.ERC20InsufficientAllowance.selector));
        _openAsAlice(600, permit);
        _assertNothingHappened();
    }

    function testFuzz_RevertWhen_ThePermitIsMadeUp(Permit memory permit) public {
        vm.expectRevert(_insufficientAllowance(IERC20Errors.ERC20InsufficientAllowance.selector));
        _openAsAlice(600, permit);
        _assertNothingHappened();
    }

    function test_RevertWhen_ThePermitIsForAnotherAmount() public {
        Permit memory permit = _permit(alice, 599, START);
        vm.expectRevert(_insufficientAllowance(IERC20Errors.ERC20InsufficientAllowance.selector));
        _openAsAlice(600, permit);
    }

    function test_RevertGiven_TooLittleMoney() public {
        Permit memory permit = _permit(alice, 1001, START);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 1000, 1001)
        );
        _openAsAlice(1001, permit);
        _assertNothingHappened();
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotReceived.selector, 600, 594));
        _openAsAlice(600, noPermit);
    }

    function _openAsAlice(uint64 amount, Permit memory permit) private {
        SessionKey memory key = _key(DEVICE);
        vm.prank(alice);
        tabs.open(gateway, amount, key, permit);
    }

    function _insufficientAllowance(bytes4 selector) private view returns (bytes memory) {
        return abi.encodeWithSelector(selector, address(tabs), 0, 600);
    }

    function _assertOpen(uint64 balance) private view {
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), block.timestamp + 30 days);
        _assertLane(balance, 0, 0);
    }

    function _assertNothingHappened() private view {
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), 0);
        assertEq(usd.balanceOf(alice), 1000);
        _assertLane(0, 0, 0);
    }
}
