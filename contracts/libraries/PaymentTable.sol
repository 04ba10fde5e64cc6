// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Payment} from "../types/Payment.sol";

/// @notice Adds up amounts by id in memory, so that a batch writes each split once: an open-addressed hash table whose
/// slots are payments. Song ids are dense, so an id is its own hash.
library PaymentTable {
    uint256 private constant AMOUNT_BITS = 64;

    /// @dev A table for up to `entries` different ids, at most half full.
    function create(uint256 entries) internal pure returns (uint256[] memory table) {
        uint256 size = 2;
        // Unchecked: nobody has the memory for more.
        unchecked {
            while (size < 2 * entries) size *= 2;
        }
        assembly ("memory-safe") {
            table := mload(0x40)
            mstore(table, size)
            let start := add(table, 0x20)
            // Beyond the calldata are zeros only.
            calldatacopy(start, calldatasize(), shl(5, size))
            mstore(0x40, add(start, shl(5, size)))
        }
    }

    /// @dev Adds `amount` (micro-USDC) to `id`, which is not zero. The caller sees to it that all amounts together fit
    /// 64 bits.
    function add(uint256[] memory table, uint256 id, uint256 amount) internal pure {
        assembly ("memory-safe") {
            // The id itself is where the search starts; the length is a power of two.
            for { let i := id } 1 { i := add(i, 1) } {
                let slot := add(add(table, 0x20), shl(5, and(i, sub(mload(table), 1))))
                let entry := mload(slot)
                if iszero(entry) {
                    mstore(slot, or(shl(AMOUNT_BITS, id), amount))
                    break
                }
                if eq(shr(AMOUNT_BITS, entry), id) {
                    mstore(slot, add(entry, amount))
                    break
                }
            }
        }
    }

    /// @dev The table's payments, moved to its front; the table is gone afterwards.
    function compact(uint256[] memory table) internal pure returns (Payment[] memory payments) {
        assembly ("memory-safe") {
            payments := table
            let slot := add(table, 0x20)
            let end := add(slot, shl(5, mload(table)))
            let target := slot
            for {} lt(slot, end) { slot := add(slot, 0x20) } {
                let entry := mload(slot)
                if entry {
                    mstore(target, entry)
                    target := add(target, 0x20)
                }
            }
            mstore(payments, shr(5, sub(sub(target, payments), 0x20)))
        }
    }
}
