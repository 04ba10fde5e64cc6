// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../interfaces/ITabs.sol";
import {Sha256} from "../libraries/Sha256.sol";
import {TabItems} from "../libraries/TabItems.sol";
import {SessionKey, Tab} from "../types/TabTypes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title TabKeys
/// @notice Which session keys sign for a lane, and whether one has signed a tab.
abstract contract TabKeys is ITabs, EIP712 {
    using Sha256 for bytes32;

    bytes32 private constant TAB_TYPEHASH =
        keccak256("Tab(address listener,address gateway,uint64 nonce,bytes items)");

    /// @dev How long after its end a key's tabs still settle.
    uint40 private constant SETTLING_PERIOD = 1 days;
    uint40 private constant MAX_KEY_LIFE = 366 days;

    /// @inheritdoc ITabs
    mapping(address listener => mapping(address gateway => mapping(bytes32 keyId => uint40))) public
        keyExpiry;

    /// @inheritdoc ITabs
    function addKey(address gateway, SessionKey calldata key) external {
        _addKey(gateway, key);
    }

    /// @inheritdoc ITabs
    function revokeKey(address gateway, bytes32 keyId) external {
        uint40 expiresAt = keyExpiry[msg.sender][gateway][keyId];
        if (expiresAt == 0) revert Tabs_UnknownKey(msg.sender, keyId);
        uint40 revokedAt = uint40(Math.min(expiresAt, block.timestamp));
        keyExpiry[msg.sender][gateway][keyId] = revokedAt;
        emit KeyRevoked(msg.sender, gateway, keyId, revokedAt);
    }

    /// @inheritdoc ITabs
    function digestOf(
        address listener,
        address gateway,
        uint64 nonce,
        bytes calldata items
    )
        public
        view
        returns (bytes32 digest)
    {
        bytes32 typehash = TAB_TYPEHASH;
        bytes32 domain = _domainSeparatorV4();
        // `toTypedDataHash(domain, keccak256(abi.encode(typehash, listener, gateway, nonce, keccak256(items))))`, in
        // assembly because every tab needs it.
        assembly ("memory-safe") {
            let start := mload(0x40)
            calldatacopy(start, items.offset, items.length)
            mstore(add(start, 0x80), keccak256(start, items.length))
            mstore(start, typehash)
            mstore(add(start, 0x20), shr(96, shl(96, listener)))
            mstore(add(start, 0x40), shr(96, shl(96, gateway)))
            mstore(add(start, 0x60), and(nonce, 0xffffffffffffffff))
            mstore(add(start, 0x22), keccak256(start, 0xa0))
            mstore(start, "\x19\x01")
            mstore(add(start, 0x02), domain)
            digest := keccak256(start, 0x42)
        }
    }

    function _addKey(address gateway, SessionKey calldata key) internal {
        if (gateway == address(0)) revert Tabs_ZeroAddress();
        if (key.expiresAt <= block.timestamp || key.expiresAt > block.timestamp + MAX_KEY_LIFE) {
            revert Tabs_BadExpiry(key.expiresAt);
        }
        if (!P256.isValidPublicKey(key.x, key.y)) revert Tabs_BadKey(key.x, key.y);
        bytes32 keyId = Hashes.efficientKeccak256(key.x, key.y);
        keyExpiry[msg.sender][gateway][keyId] = key.expiresAt;
        emit KeyAdded(msg.sender, gateway, keyId, key.x, key.y, key.expiresAt);
    }

    /// @dev Reverts unless a key of the lane signed the tab.
    function _checkSignature(
        Tab calldata tab,
        address listener,
        uint64 nonce,
        bytes calldata items
    )
        internal
        view
        returns (bytes32 keyId)
    {
        if (items.length == 0 || items.length % TabItems.SIZE != 0) {
            revert Tabs_BadItems(listener, items.length);
        }
        keyId = Hashes.efficientKeccak256(tab.x, tab.y);
        uint256 expiresAt = keyExpiry[listener][msg.sender][keyId];
        if (expiresAt == 0) revert Tabs_UnknownKey(listener, keyId);
        // Unchecked: an expiry has 40 bits.
        unchecked {
            if (block.timestamp > expiresAt + SETTLING_PERIOD) {
                revert Tabs_KeyExpired(listener, keyId, uint40(expiresAt));
            }
        }
        bytes32 digest = digestOf(listener, msg.sender, nonce, items);
        if (!P256.verify(digest.sha256Of(), tab.r, tab.s, tab.x, tab.y)) {
            revert Tabs_BadSignature(listener, nonce);
        }
    }
}
