// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {TabFixture} from "../utils/TabFixture.sol";

contract RevokeKeyTest is TabFixture {
    function setUp() public override {
        super.setUp();
        vm.startPrank(alice);
        tabs.addKey(gateway, _key(DEVICE));
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        tabs.addKey(dave, _key(DEVICE));
        vm.stopPrank();
    }

    function test_RevokeKey_EndsItNowInThatLaneAlone() public {
        skip(1 hours);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyRevoked(alice, gateway, _keyId(DEVICE), uint40(START + 1 hours));
        _revoke();
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 1 hours);
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(OTHER_DEVICE)), START + 30 days);
        assertEq(tabs.keyExpiry(alice, dave, _keyId(DEVICE)), START + 30 days);
    }

    function test_RevokeKey_AgainDoesNotLetItLiveLonger() public {
        skip(1 hours);
        _revoke();
        skip(1 hours);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyRevoked(alice, gateway, _keyId(DEVICE), uint40(START + 1 hours));
        _revoke();
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 1 hours);
    }

    function test_RevokeKey_LeavesOneThatHasExpired() public {
        skip(30 days + 1);
        _revoke();
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 30 days);
    }

    function testFuzz_RevokeKey_NeverMovesAnEndBack(uint40[3] memory waits) public {
        uint40 expected = uint40(START + 30 days);
        for (uint256 i = 0; i < waits.length; ++i) {
            skip(waits[i] % 40 days);
            _revoke();
            if (block.timestamp < expected) expected = uint40(block.timestamp);
            assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), expected);
        }
    }

    function test_RevokeKey_IsNotPaused() public {
        _pause();
        _revoke();
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START);
    }

    function test_RevertWhen_TheKeyWasNeverAdded() public {
        bytes32 unknown = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, unknown));
        vm.prank(alice);
        tabs.revokeKey(gateway, unknown);
    }

    function test_RevertWhen_TheKeyIsAnothers() public {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, bob, _keyId(DEVICE)));
        vm.prank(bob);
        tabs.revokeKey(gateway, _keyId(DEVICE));
    }

    function test_RevertWhen_TheKeyIsAnotherLanes() public {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(OTHER_DEVICE)));
        vm.prank(alice);
        tabs.revokeKey(dave, _keyId(OTHER_DEVICE));
    }

    function _revoke() private {
        vm.prank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
    }
}
