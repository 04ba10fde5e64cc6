// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice A tab's items: twelve bytes each, `uint32 song, uint2 kind, uint14 plays, uint48 amount`.
library TabItems {
    uint256 internal constant SIZE = 12;

    /// @dev The item that starts at byte `offset`. The caller sees to it that the offset is within `items`.
    function itemAt(bytes calldata items, uint256 offset) internal pure returns (uint256 item) {
        assembly ("memory-safe") {
            item := shr(160, calldataload(add(items.offset, offset)))
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
