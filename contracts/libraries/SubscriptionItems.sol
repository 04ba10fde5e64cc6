// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PackedCounters} from "./PackedCounters.sol";

/// @notice What is done with each item of a tab that was played by subscription. In assembly, because a settlement has
/// thousands of them.
library SubscriptionItems {
    /// @dev The items of the kind SUBSCRIPTION that have plays, see {TabItems}; others are passed over, and so is what
    /// is left at the end if it is no whole item.
    function listOf(bytes calldata items)
        internal
        pure
        returns (uint256[] memory songs, uint256[] memory plays)
    {
        assembly ("memory-safe") {
            let size := shl(5, add(div(items.length, 12), 1))
            songs := mload(0x40)
            plays := add(songs, size)
            mstore(0x40, add(plays, size))
            // Whole items only.
            // slither-disable-next-line divide-before-multiply
            let end := add(items.offset, mul(div(items.length, 12), 12))
            let offset := 0
            for { let cursor := items.offset } lt(cursor, end) { cursor := add(cursor, 12) } {
                let item := shr(160, calldataload(cursor))
                // Two bits for the kind, which is 1, and 14 for the plays, which are not zero.
                let head := and(shr(48, item), 0xffff)
                if lt(sub(head, 0x4001), 0x3fff) {
                    offset := add(offset, 0x20)
                    mstore(add(songs, offset), shr(64, item))
                    mstore(add(plays, offset), and(head, 0x3fff))
                }
            }
            mstore(songs, shr(5, offset))
            mstore(plays, shr(5, offset))
        }
    }

    /// @dev Sets the plays to zero whose song's owner is zero or not admitted. Both lists are of one length.
    /// @return total The other plays.
    function dropOthers(
        uint256[] memory plays,
        address[] memory owners,
        mapping(address => bool) storage admitted
    )
        internal
        view
        returns (uint256 total)
    {
        assembly ("memory-safe") {
            mstore(0x20, admitted.slot)
            // Neighbours often have the same owner. The zero address is never taken for admitted.
            let owner := 0
            let counts := 0
            let end := add(shl(5, mload(plays)), 0x20)
            for { let offset := 0x20 } lt(offset, end) { offset := add(offset, 0x20) } {
                if xor(mload(add(owners, offset)), owner) {
                    owner := mload(add(owners, offset))
                    mstore(0x00, owner)
                    counts := 0
                    if owner { counts := and(sload(keccak256(0x00, 0x40)), 0xff) }
                }
                switch counts
                case 0 { mstore(add(plays, offset), 0) }
                default { total := add(total, mload(add(plays, offset))) }
            }
        }
    }

    /// @dev Gives points in order, up to `maximum` in all.
    function cutTo(uint256[] memory points, uint256 maximum) internal pure {
        uint256 left = maximum;
        for (uint256 i = 0; i < points.length; ++i) {
            if (points[i] > left) points[i] = left;
            left -= points[i];
        }
    }

    /// @dev Divides points over `total` plays, rounded down an item; the last one that has plays gets the rest. Points
    /// have 32 bits, and plays 14.
    function divide(uint256[] memory plays, uint256 total, uint256 points) internal pure {
        uint256 pointsLeft = points;
        uint256 playsLeft = total;
        // Unchecked: no part exceeds the whole.
        unchecked {
            for (uint256 i = 0; i < plays.length; ++i) {
                uint256 part = plays[i];
                if (part == 0) continue;
                playsLeft -= part;
                part = playsLeft == 0 ? pointsLeft : part * points / total;
                pointsLeft -= part;
                plays[i] = part;
            }
        }
    }

    /// @dev Adds each song's points to its counter, but where the counter cannot hold them. Both lists are of one
    /// length, and points have 32 bits.
    /// @return sum Points added.
    /// @return entries Eight bytes for each song that got points: `uint32 song, uint32 points`.
    function addPoints(
        PackedCounters.Counters storage counters,
        uint256[] memory songs,
        uint256[] memory points
    )
        internal
        returns (uint256 sum, bytes memory entries)
    {
        assembly ("memory-safe") {
            entries := mload(0x40)
            let next := add(entries, 0x20)
            let end := add(shl(5, mload(songs)), 0x20)
            for { let offset := 0x20 } lt(offset, end) { offset := add(offset, 0x20) } {
                let added := mload(add(points, offset))
                if iszero(added) { continue }
                let song := mload(add(songs, offset))
                let slot := add(counters.slot, shr(2, song))
                let shift := shl(6, and(song, 3))
                let word := sload(slot)
                // With 64 bits more, a sum that does not fit has a bit above them.
                if shr(64, add(and(shr(shift, word), 0xffffffffffffffff), added)) { continue }
                sstore(slot, add(word, shl(shift, added)))
                sum := add(sum, added)
                mstore(next, or(shl(224, song), shl(192, added)))
                next := add(next, 8)
            }
            mstore(entries, sub(sub(next, entries), 0x20))
            // The last entry was written as a whole word.
            mstore(0x40, and(add(next, 0x3f), not(0x1f)))
        }
    }
}
