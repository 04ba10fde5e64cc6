// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Lane} from "../types/TabTypes.sol";

/// @notice Reads and writes the half of a lane's slot that a settlement changes, each with one access.
library Lanes {
    function state(Lane storage lane) internal view returns (uint64 balance, uint64 nonce) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(lane.slot)
        }
        balance = uint64(word);
        nonce = uint64(word >> 64);
    }

    function setState(Lane storage lane, uint64 newBalance, uint64 nonce) internal {
        assembly ("memory-safe") {
            let others := shl(128, shr(128, sload(lane.slot)))
            sstore(lane.slot, or(others, or(shl(64, nonce), newBalance)))
        }
    }
}
