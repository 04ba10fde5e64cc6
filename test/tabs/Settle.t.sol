// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @notice Which tabs settle. What they pay is in `SettleMoney.t.sol`.
contract SettleTest is TabFixture {
    uint32 private song;

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(dave)));
        _open(alice, 10_000);
        _open(bob, 10_000);
    }

    function test_Settle_MovesTheLaneOn() public {
        bytes memory items = _paid(song, 3000);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 3000, 3000, items);
        vm.prank(carol);
        tabs.settle(gateway, _one(_tab(alice, 1, items)));
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
        assertEq(splits.received(2), 2970);
        assertEq(usd.balanceOf(address(tabs)), 17_000);
    }

    function test_Settle_PassesOverWhatIsSettled() public {
        Tab memory first = _tab(alice, 1, _paid(song, 3000));
        _settle(first);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 1);
        _settle(first);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 0);
        _settle(_tab(alice, 0, _paid(song, 3000)));
        // Within one call as well, and the others of the batch settle.
        Tab memory second = _tab(alice, 2, _paid(song, 1000));
        Tab[] memory batch = new Tab[](4);
        (batch[0], batch[1], batch[2], batch[3]) = (first, second, second, _tab(bob, 1, _paid(song, 500)));
        tabs.settle(gateway, batch);
        assertEq(tabs.laneOf(alice, gateway).balance, 6000);
        assertEq(tabs.laneOf(alice, gateway).nonce, 2);
        assertEq(tabs.laneOf(bob, gateway).balance, 9500);
    }

    function test_Settle_TakesSeveralTabsOfALaneInOrder() public {
        Tab memory first = _tab(alice, 1, _paid(song, 1000));
        Tab memory second = _tab(alice, 2, _paid(song, 2000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 1, 2));
        tabs.settle(gateway, _two(second, first));
        tabs.settle(gateway, _two(first, second));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_RevertWhen_ATabIsMissing() public {
        uint64[2] memory nonces = [2, type(uint64).max];
        for (uint256 i = 0; i < nonces.length; ++i) {
            Tab memory tab = _tab(alice, nonces[i], _paid(song, 1));
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 1, nonces[i]));
            _settle(tab);
        }
    }

    function test_Settle_OfNothingDoesNothing() public {
        tabs.settle(gateway, new Tab[](0));
        assertEq(splits.received(2), 0);
    }

    function test_Settle_IsNotPausedNorSuspended() public {
        _pause();
        vm.prank(curator);
        catalog.setSuspended(song, true);
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(splits.received(2), 2970);
    }

    function test_Settle_TakesAnyKeyOfTheLane() public {
        vm.prank(alice);
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 1, items), alice, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(OTHER_DEVICE), false, 3000, 3000, items);
        _settle(tab);
    }

    function test_Settle_AnExpiredKeyForOneMoreDay() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        uint40 expiry = tabs.keyExpiry(alice, gateway, _keyId(DEVICE));
        vm.warp(expiry + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), expiry));
        _settle(tab);
        vm.warp(expiry + 1 days);
        _settle(tab);
    }

    function test_Settle_ARevokedKeyForOneMoreDay() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        vm.prank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        vm.warp(START + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), START));
        _settle(tab);
        vm.warp(START + 1 days);
        _settle(tab);
    }

    function test_RevertWhen_TheKeyIsUnknown() public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 1, items), alice, 1, items);
        bytes memory reason =
            abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(OTHER_DEVICE));
        vm.expectRevert(reason);
        _settle(tab);
        // An expiry of zero gets no day of grace, even in the first day of time.
        vm.warp(1 hours);
        vm.expectRevert(reason);
        _settle(tab);
        // Keys are a lane's: with another gateway this one is unknown.
        tab = _tab(alice, 1, items);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
        tabs.settle(carol, _one(tab));
    }

    function test_RevertWhen_TheSignatureIsForSomethingElse() public {
        bytes memory items = _paid(song, 3000);
        _refused(tabs.digestOf(bob, gateway, 1, items));
        _refused(tabs.digestOf(alice, carol, 1, items));
        _refused(tabs.digestOf(alice, gateway, 2, items));
        _refused(tabs.digestOf(alice, gateway, 1, _paid(song, 2999)));
        bytes32 typehash = keccak256("Tab(address listener,address gateway,uint64 nonce,bytes items)");
        bytes32 tab = keccak256(abi.encode(typehash, alice, gateway, 1, keccak256(items)));
        _refused(MessageHashUtils.toTypedDataHash(_domain(block.chainid + 1, address(tabs)), tab));
        _refused(MessageHashUtils.toTypedDataHash(_domain(block.chainid, address(splits)), tab));
        bytes32 right = MessageHashUtils.toTypedDataHash(_domain(block.chainid, address(tabs)), tab);
        _settle(_signedTab(DEVICE, right, alice, 1, items));
    }

    function test_RevertWhen_TheChainHasForked() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_SIsHigh() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        tab.s = bytes32(P256.N - uint256(tab.s));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_TheSignatureIsMadeUp(bytes32 r, bytes32 s) public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        (tab.r, tab.s) = (r, s);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_Settle_WhateverTheKeyAndTheItems(uint256 device, uint16 first, uint16 second) public {
        device = bound(device, 1, P256.N - 1);
        vm.prank(alice);
        tabs.addKey(gateway, _key(device));
        bytes memory items = bytes.concat(
            _item(song, Kind.PAID, first % (1 << 14), 1000), _item(song, Kind.PAID, second % (1 << 14), 2000)
        );
        _settle(_signedTab(device, tabs.digestOf(alice, gateway, 1, items), alice, 1, items));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function testFuzz_RevertWhen_AnItemWasChanged(uint8 bit) public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _tab(alice, 1, items);
        tab.items = abi.encodePacked(uint96(bytes12(items)) ^ uint96(1 << (bit % 96)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_TheItemsAreNotWhole() public {
        bytes memory item = _paid(song, 3000);
        uint256[3] memory lengths = [uint256(0), 11, 25];
        for (uint256 i = 0; i < lengths.length; ++i) {
            bytes memory items = bytes.concat(item, item, item);
            uint256 length = lengths[i];
            assembly ("memory-safe") {
                mstore(items, length)
            }
            Tab memory tab = _tab(alice, 1, items);
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadItems.selector, alice, length));
            _settle(tab);
        }
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        uint32[3] memory unknown = [0, song + 1, type(uint32).max];
        for (uint256 i = 0; i < unknown.length; ++i) {
            Tab memory tab = _tab(alice, 1, bytes.concat(_paid(song, 1), _paid(unknown[i], 1)));
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownSong.selector, alice, unknown[i]));
            _settle(tab);
        }
    }

    function test_RevertWhen_AnUnpaidPlayHasAnAmount() public {
        for (uint8 kind = 1; kind < 4; ++kind) {
            Tab memory tab = _tab(alice, 1, _item(song, Kind(kind), 1, 1));
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_AmountNotPaid.selector, alice, song));
            vm.prank(gateway);
            tabs.settle(gateway, _one(tab));
        }
    }

    function test_Settle_AttestsUnpaidPlaysOfTheGateway() public {
        for (uint8 kind = 1; kind < 4; ++kind) {
            bytes memory items = bytes.concat(_item(song, Kind(kind), 9, 0), _paid(song, 100));
            Tab memory tab = _tab(alice, kind, items);
            vm.expectEmit(address(tabs));
            emit ITabs.TabSettled(alice, gateway, kind, _keyId(DEVICE), true, 100, 100, items);
            vm.prank(gateway);
            tabs.settle(gateway, _one(tab));
        }
        assertEq(tabs.laneOf(alice, gateway).balance, 9700);
        assertEq(splits.received(2), 297);
    }

    function test_Settle_CountsOnlyUnpaidPlaysWithoutMoney() public {
        Tab memory tab = _tab(alice, 1, _item(song, Kind.GIFT, 1, 0));
        vm.prank(gateway);
        tabs.settle(gateway, _one(tab));
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
        assertEq(usd.balanceOf(address(tabs)), 20_000);
    }

    function test_Settle_DoesNotAttestForAGatewayWithoutTheRole() public {
        vm.prank(admin);
        manager.schedule(address(manager), abi.encodeCall(manager.revokeRole, (Roles.GATEWAY, gateway)), 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(address(manager), abi.encodeCall(manager.revokeRole, (Roles.GATEWAY, gateway)));

        bytes memory items = _item(song, Kind.SUBSCRIPTION, 1, 0);
        Tab memory tab = _tab(alice, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 0, 0, items);
        vm.prank(gateway);
        tabs.settle(gateway, _one(tab));
    }

    function test_RevertWhen_AnotherSettlesUnpaidPlays() public {
        Tab memory tab = _tab(alice, 1, bytes.concat(_paid(song, 1), _item(song, Kind.PATRON, 1, 0)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotGateway.selector, alice, gateway));
        vm.prank(alice);
        tabs.settle(gateway, _one(tab));
    }

    function _refused(bytes32 digest) private {
        Tab memory tab = _signedTab(DEVICE, digest, alice, 1, _paid(song, 3000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function _domain(uint256 chainId, address verifier) private pure returns (bytes32) {
        bytes32 typehash =
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        return keccak256(abi.encode(typehash, keccak256("Stave Tabs"), keccak256("1"), chainId, verifier));
    }
}
