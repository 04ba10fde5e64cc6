// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice SHA-256 of one word, through the precompile at address 2, without a copy in memory.
library Sha256 {
    function sha256Of(bytes32 word) internal view returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0x00, word)
            // It cannot fail but for want of gas, and then what follows fails too.
            if iszero(staticcall(gas(), 0x02, 0x00, 0x20, 0x00, 0x20)) { revert(0, 0) }
            hash := mload(0x00)
        }
    }
}
