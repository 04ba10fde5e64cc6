// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice A tab's items: twelve bytes each, `uint32 song, uint2 kind, uint14 plays, uint48 amount`.
library TabItems {
    uint256 internal constant SIZE = 12;

    /// @dev The bits of an item's kind stand above it.
    uint256 internal constant MAX_DEPOSIT = (1 << 62) - 1;

    /// @dev The item that starts at byte `offset`. The caller sees to it that the offset is within `items`.
    function itemAt(bytes calldata items, uint256 offset) internal pure returns (uint256 item) {
        assembly ("memory-safe") {
            item := shr(160, calldataload(add(items.offset, offset)))
        }
    }

    /// @dev The quick way through the common items: those that are paid in full, for known songs whose place in the
    /// table is free or theirs. Stops at the first other one. In assembly: most of a settlement's gas goes here.
    /// @param table See {PaymentTable}.
    /// @param latestSong Songs above it are unknown.
    /// @param offset Where to start.
    /// @param deposit Micro-USDC that may be spent; at most `MAX_DEPOSIT`.
    /// @return next Offset of the first item that was not added; the length of `items` if all were.
    /// @return left What remains of the deposit, in micro-USDC.
    function addCommon(
        bytes calldata items,
        uint256[] memory table,
        uint256 latestSong,
        uint256 offset,
        uint256 deposit
    )
        internal
        pure
        returns (uint256 next, uint256 left)
    {
        assembly ("memory-safe") {
            left := deposit
            let cursor := add(items.offset, offset)
            let end := add(items.offset, items.length)
            for {} lt(cursor, end) { cursor := add(cursor, 12) } {
                let item := shr(160, calldataload(cursor))
                // Kind and amount; more than any deposit unless the kind is PAID. Zero wraps to the largest number.
                let pays := and(item, 0xc000ffffffffffff)
                if iszero(lt(sub(pays, 1), left)) { break }
                let slot := add(add(table, 0x20), shl(5, and(shr(64, item), sub(mload(table), 1))))
                let entry := mload(slot)
                if or(iszero(entry), shr(64, xor(entry, item))) {
                    if or(entry, iszero(lt(sub(shr(64, item), 1), latestSong))) { break }
                    entry := shl(64, shr(64, item))
                }
                mstore(slot, add(entry, pays))
                left := sub(left, pays)
            }
            next := sub(cursor, items.offset)
        }
    }

    /// @dev Id of the song.
    function song(uint256 item) internal pure returns (uint256) {
        return item >> 64;
    }

    /// @dev Whether its kind is `Kind.PAID`, which is zero.
    function isPaid(uint256 item) internal pure returns (bool) {
        return (item >> 62) & 3 == 0;
    }

    /// @dev Micro-USDC for all of the item's plays.
    function amount(uint256 item) internal pure returns (uint256) {
        return item & type(uint48).max;
    }
}
