// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Kind, Permit, SessionKey, Tab} from "../../contracts/types/TabTypes.sol";
import {Fixture} from "./Fixture.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @notice Session keys, items and signed tabs.
abstract contract TabFixture is Fixture {
    uint256 internal constant DEVICE = 0xde51ce;
    uint256 internal constant OTHER_DEVICE = 0x07e3;

    Permit internal noPermit;

    /// @dev A key good for 30 days.
    function _key(uint256 device) internal view returns (SessionKey memory) {
        return _key(device, uint40(block.timestamp + 30 days));
    }

    function _key(uint256 device, uint40 expiresAt) internal pure returns (SessionKey memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(device);
        return SessionKey(bytes32(x), bytes32(y), expiresAt);
    }

    function _keyId(uint256 device) internal pure returns (bytes32) {
        (uint256 x, uint256 y) = vm.publicKeyP256(device);
        return keccak256(abi.encode(x, y));
    }

    /// @dev The test contract deposits for the listener, who registers `DEVICE`.
    function _open(address listener, uint64 amount) internal {
        tabs.deposit(listener, gateway, amount, noPermit);
        vm.prank(listener);
        tabs.addKey(gateway, _key(DEVICE));
    }

    function _item(uint32 song, Kind kind, uint16 plays, uint48 amount) internal pure returns (bytes memory) {
        return abi.encodePacked(song, uint16((uint16(kind) << 14) | plays), amount);
    }

    function _paid(uint32 song, uint48 amount) internal pure returns (bytes memory) {
        return _item(song, Kind.PAID, 1, amount);
    }

    /// @dev Signed by `DEVICE` for the gateway.
    function _tab(address listener, uint64 nonce, bytes memory items) internal view returns (Tab memory) {
        return _signedTab(DEVICE, tabs.digestOf(listener, gateway, nonce, items), listener, nonce, items);
    }

    function _signedTab(
        uint256 device,
        bytes32 digest,
        address listener,
        uint64 nonce,
        bytes memory items
    )
        internal
        pure
        returns (Tab memory)
    {
        (uint256 x, uint256 y) = vm.publicKeyP256(device);
        (bytes32 r, bytes32 s) = vm.signP256(device, sha256(abi.encodePacked(digest)));
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
        return Tab(listener, nonce, bytes32(x), bytes32(y), r, s, items);
    }

    function _one(Tab memory tab) internal pure returns (Tab[] memory list) {
        list = new Tab[](1);
        list[0] = tab;
    }

    function _two(Tab memory first, Tab memory second) internal pure returns (Tab[] memory list) {
        list = new Tab[](2);
        (list[0], list[1]) = (first, second);
    }

    /// @dev By the gateway, as all tabs are.
    function _settle(Tab memory tab) internal {
        _settle(_one(tab));
    }

    function _settle(Tab[] memory batch) internal {
        vm.prank(gateway);
        tabs.settle(batch);
    }
}
