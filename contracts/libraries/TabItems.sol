// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice A tab's items: twelve bytes each, `uint32 song, uint2 kind, uint14 plays, uint48 amount`.
library TabItems {
    uint256 internal constant SIZE = 12;

    /// @dev The bits of an item's kind stand above it.
    uint256 internal constant MAX_DEPOSIT = (1 << 62) - 1;

    /// @dev What the tabs of one settlement share.
    /// @param latestSong Songs above it are unknown.
    /// @param table Adds up what each song earns; see {PaymentTable}.
    /// @param unpaidKinds Bit `1 << uint8(kind)` for each kind but PAID that was met in the present tab.
    /// @param attestation Whether unpaid plays count, as far as that has been asked.
    struct Batch {
        uint256 latestSong;
        uint256[] table;
        uint256 unpaidKinds;
        Attestation attestation;
    }

    enum Attestation {
        UNKNOWN,
        NONE,
        GIVEN
    }

    /// @dev The item that starts at byte `offset`. The caller sees to it that the offset is within `items`.
    function itemAt(bytes calldata items, uint256 offset) internal pure returns (uint256 item) {
        assembly ("memory-safe") {
            item := shr(160, calldataload(add(items.offset, offset)))
        }
    }

    /// @dev The quick way through the common items for known songs: those that are paid in full and whose place in the
    /// table is free or theirs, and those of other kinds that move nothing. Stops at the first other one. In assembly:
    /// most of a settlement's gas goes here.
    /// @param offset Where to start.
    /// @param deposit Micro-USDC that may be spent; at most `MAX_DEPOSIT`.
    /// @return next Offset of the first item that was not added; the length of `items` if all were.
    /// @return left What remains of the deposit, in micro-USDC.
    function addCommon(
        bytes calldata items,
        Batch memory batch,
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
            for {} lt(cursor, end) {} {
                let item := shr(160, calldataload(cursor))
                // Kind and amount; more than any deposit unless the kind is PAID. Zero wraps to the largest number.
                let pays := and(item, 0xc000ffffffffffff)
                if iszero(lt(sub(pays, 1), left)) {
                    if or(iszero(shr(62, pays)), shl(208, pays)) { break }
                    if iszero(lt(sub(shr(64, item), 1), mload(batch))) { break }
                    // `shl` takes the shift first.
                    // slither-disable-next-line incorrect-shift
                    mstore(add(batch, 0x40), or(mload(add(batch, 0x40)), shl(shr(62, pays), 1)))
                    // Those of a kind often stand together.
                    for {} 1 {} {
                        cursor := add(cursor, 12)
                        item := shr(160, calldataload(cursor))
                        let same := eq(and(item, 0xc000ffffffffffff), pays)
                        same := and(same, lt(sub(shr(64, item), 1), mload(batch)))
                        if iszero(and(same, lt(cursor, end))) { break }
                    }
                    continue
                }
                let slot := mload(add(batch, 0x20))
                slot := add(add(slot, 0x20), shl(5, and(shr(64, item), sub(mload(slot), 1))))
                let entry := mload(slot)
                if or(iszero(entry), shr(64, xor(entry, item))) {
                    if or(entry, iszero(lt(sub(shr(64, item), 1), mload(batch)))) { break }
                    entry := shl(64, shr(64, item))
                }
                mstore(slot, add(entry, pays))
                left := sub(left, pays)
                cursor := add(cursor, 12)
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

    /// @dev How many plays it stands for.
    function plays(uint256 item) internal pure returns (uint256) {
        return (item >> 48) & 0x3fff;
    }

    /// @dev Micro-USDC for all of the item's plays.
    function amount(uint256 item) internal pure returns (uint256) {
        return item & type(uint48).max;
    }
}
