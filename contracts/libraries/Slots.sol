// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Song} from "../types/CatalogTypes.sol";
import {Position} from "../types/SplitTypes.sol";

/// @notice Stores structs whose members share a slot with one write: an assignment reads and writes the slot once more
/// for each member.
library Slots {
    function store(Position storage target, Position memory value) internal {
        uint256 word = uint256(value.owed) | uint256(value.since) << 104 | uint256(value.share) << 168
            | uint256(value.tranche) << 192;
        if (value.last) word |= 1 << 224;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    function store(Song storage target, Song memory value) internal {
        uint256 word = uint256(value.split) | uint256(value.price) << 40 | uint256(value.releaseAt) << 88
            | uint256(value.lines) << 128 | uint256(value.patronTier) << 136 | uint256(value.earlyAccessHours)
            << 144;
        if (value.suspended) word |= 1 << 32;
        target.metadata = value.metadata;
        assembly ("memory-safe") {
            sstore(add(target.slot, 1), word)
        }
    }
}
