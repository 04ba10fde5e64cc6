// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {SessionKey} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

contract AddKeyTest is TabFixture {
    function test_AddKey_LetsTheKeySignForThatLaneAlone() public {
        SessionKey memory key = _key(DEVICE);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyAdded(alice, gateway, _keyId(DEVICE), key.x, key.y, key.expiresAt);
        vm.prank(alice);
        tabs.addKey(gateway, key);
        _assertExpiry(DEVICE, START + 30 days);
        assertEq(tabs.keyExpiry(alice, dave, _keyId(DEVICE)), 0);
        assertEq(tabs.keyExpiry(bob, gateway, _keyId(DEVICE)), 0);
    }

    function test_AddKey_LetsSeveralKeysStand() public {
        _addKey(DEVICE, START + 30 days);
        _addKey(OTHER_DEVICE, START + 1);
        _assertExpiry(DEVICE, START + 30 days);
        _assertExpiry(OTHER_DEVICE, START + 1);
    }

    function test_AddKey_ExtendsOrShortensOneThatStands() public {
        _addKey(DEVICE, START + 30 days);
        _addKey(DEVICE, START + 366 days);
        _assertExpiry(DEVICE, START + 366 days);
        _addKey(DEVICE, START + 1);
        _assertExpiry(DEVICE, START + 1);
    }

    function test_AddKey_BringsBackOneThatEnded() public {
        _addKey(DEVICE, START + 30 days);
        vm.prank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        skip(60 days);
        _addKey(DEVICE, START + 61 days);
        _assertExpiry(DEVICE, START + 61 days);
    }

    function test_AddKey_LetsListenersShareADevice() public {
        _addKey(DEVICE, START + 30 days);
        SessionKey memory key = _key(DEVICE, uint40(START + 1 days));
        vm.prank(bob);
        tabs.addKey(gateway, key);
        _assertExpiry(DEVICE, START + 30 days);
        assertEq(tabs.keyExpiry(bob, gateway, _keyId(DEVICE)), START + 1 days);
    }

    function test_AddKey_IsNotPaused() public {
        _pause();
        _addKey(DEVICE, START + 30 days);
        _assertExpiry(DEVICE, START + 30 days);
    }

    function test_AddKey_ExpiresWithinTheNext366Days() public {
        _addKey(DEVICE, START + 1);
        _assertExpiry(DEVICE, START + 1);
        _addKey(DEVICE, START + 366 days);
        _assertExpiry(DEVICE, START + 366 days);
    }

    function testFuzz_AddKey_TakesAnyPointOfTheCurve(uint256 device, uint40 expiresAt) public {
        device = bound(device, 1, P256.N - 1);
        expiresAt = uint40(bound(expiresAt, START + 1, START + 366 days));
        _addKey(device, expiresAt);
        _assertExpiry(device, expiresAt);
    }

    function test_RevertWhen_TheGatewayIsNobody() public {
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.addKey(address(0), _key(DEVICE));
    }

    function test_RevertWhen_TheExpiryHasCome() public {
        uint40[3] memory times = [0, uint40(START) - 1, uint40(START)];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadExpiry.selector, times[i]));
            tabs.addKey(gateway, _key(DEVICE, times[i]));
        }
    }

    function test_RevertWhen_TheExpiryIsFarAway() public {
        uint40[2] memory times = [uint40(START + 366 days + 1), type(uint40).max];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadExpiry.selector, times[i]));
            tabs.addKey(gateway, _key(DEVICE, times[i]));
        }
    }

    function testFuzz_RevertWhen_TheExpiryIsBad(uint40 expiresAt) public {
        vm.assume(expiresAt <= START || expiresAt > START + 366 days);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadExpiry.selector, expiresAt));
        tabs.addKey(gateway, _key(DEVICE, expiresAt));
    }

    function testFuzz_RevertWhen_TheKeyIsNoPoint(bytes32 x, bytes32 y) public {
        // A point of the curve is not found by chance.
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, x, y));
        tabs.addKey(gateway, SessionKey(x, y, uint40(START + 1)));
    }

    function test_RevertWhen_TheKeyIsThePointAtInfinity() public {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, 0, 0));
        tabs.addKey(gateway, SessionKey(0, 0, uint40(START + 1)));
    }

    function test_RevertWhen_ACoordinateIsAboveTheField() public {
        // The same point, written with a number that is too large: y = 0x66485c78... of x = 0 plus the field's size.
        uint256 y = 0x66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4;
        tabs.addKey(gateway, SessionKey(0, bytes32(y), uint40(START + 1)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, P256.P, y));
        tabs.addKey(gateway, SessionKey(bytes32(P256.P), bytes32(y), uint40(START + 1)));
    }

    function _addKey(uint256 device, uint256 expiresAt) private {
        SessionKey memory key = _key(device, uint40(expiresAt));
        vm.prank(alice);
        tabs.addKey(gateway, key);
    }

    function _assertExpiry(uint256 device, uint256 expiresAt) private view {
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(device)), expiresAt);
    }
}
