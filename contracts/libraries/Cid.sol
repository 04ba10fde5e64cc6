// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice IPFS content identifiers, https://github.com/multiformats/cid.
library Cid {
    bytes32 private constant ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /// @dev Multibase base32 of `version 1, raw codec (0x55), sha2-256 (0x12), 32 bytes (0x20), digest`.
    function fromDigest(bytes32 digest) internal pure returns (string memory) {
        bytes memory text = new bytes(59);
        text[0] = "b";
        // 36 bytes are 288 bits: 57 characters of 5 bits, and 3 bits in the last one.
        uint256 head = (uint256(0x01551220) << 224) | (uint256(digest) >> 32);
        uint256 tail = uint256(uint32(uint256(digest)));
        for (uint256 i = 0; i < 58; ++i) {
            uint256 bit = i * 5;
            uint256 value = bit < 251
                ? head >> (251 - bit)
                : ((bit < 256 ? head << (bit - 251) : 0)
                        | (bit < 283 ? tail >> (283 - bit) : tail << (bit - 283)));
            text[i + 1] = ALPHABET[value & 31];
        }
        return string(text);
    }
}
