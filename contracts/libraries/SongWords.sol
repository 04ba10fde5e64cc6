// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice What a settlement asks of a song, 64 bits each and four to a slot, so that a thousand songs are 250 slots:
/// `uint32 split, uint24 owner, uint8 open` from the lowest bit up.
/// @dev `owner` is the number of the account that owns the song, or zero for one without a number. `open` has the bits
/// of the open lines, and is zero while the song is suspended.
library SongWords {
    uint256 private constant OWNER_AT = 32;
    uint256 private constant OPEN_AT = 56;

    /// @dev No account has this address.
    address internal constant UNNUMBERED = address(1);

    struct Words {
        // slot `song / 4`, bits `song % 4 * 64` and up
        uint256[1 << 30] slots;
    }

    /// @dev In assembly, because an id of 32 bits needs no check against the array's length.
    function get(Words storage words, uint32 song) internal view returns (uint64 word) {
        assembly ("memory-safe") {
            word := and(shr(shl(6, and(song, 3)), sload(add(words.slot, shr(2, song)))), 0xffffffffffffffff)
        }
    }

    function set(Words storage words, uint32 song, uint64 word) internal {
        assembly ("memory-safe") {
            let slot := add(words.slot, shr(2, song))
            let shift := shl(6, and(song, 3))
            // `shl` takes the shift first.
            // slither-disable-next-line incorrect-shift
            let others := and(sload(slot), not(shl(shift, 0xffffffffffffffff)))
            sstore(slot, or(others, shl(shift, word)))
        }
    }

    /// @dev The owners of many songs that are open to a line, in assembly because a settlement asks for thousands.
    /// @param numbered Accounts by their numbers.
    /// @param open The line's bit.
    /// @return owners One for each song: zero if the song is not open, `UNNUMBERED` if its owner has no number.
    /// @return complete Whether no owner lacks a number.
    function ownersOf(
        Words storage words,
        mapping(uint256 number => address account) storage numbered,
        uint32[] calldata songs,
        uint256 open
    )
        internal
        view
        returns (address[] memory owners, bool complete)
    {
        owners = new address[](songs.length);
        complete = true;
        uint256 mask = open << OPEN_AT;
        address unnumbered = UNNUMBERED;
        assembly ("memory-safe") {
            let latest := 0
            let owner_ := unnumbered
            mstore(0x20, numbered.slot)
            let end := shl(5, songs.length)
            for { let i := 0 } lt(i, end) { i := add(i, 0x20) } {
                let song := and(calldataload(add(songs.offset, i)), 0xffffffff)
                let word := shr(shl(6, and(song, 3)), sload(add(words.slot, shr(2, song))))
                if iszero(and(word, mask)) { continue }
                word := and(shr(OWNER_AT, word), 0xffffff)
                // Neighbours often have the same owner.
                if xor(word, latest) {
                    latest := word
                    mstore(0x00, latest)
                    owner_ := sload(keccak256(0x00, 0x40))
                }
                if iszero(latest) {
                    owner_ := unnumbered
                    complete := 0
                }
                mstore(add(add(owners, 0x20), i), owner_)
            }
        }
    }

    function pack(uint32 split_, uint24 owner_, uint8 open) internal pure returns (uint64) {
        return uint64(split_ | uint256(owner_) << OWNER_AT | uint256(open) << OPEN_AT);
    }

    /// @dev The split that earns, or zero for a song that does not exist.
    function split(uint64 word) internal pure returns (uint32) {
        return uint32(word);
    }

    /// @dev The owner's number.
    function owner(uint64 word) internal pure returns (uint24) {
        return uint24(word >> OWNER_AT);
    }

    function withOwner(uint64 word, uint24 owner_) internal pure returns (uint64) {
        return pack(uint32(word), owner_, uint8(word >> OPEN_AT));
    }

    function withOpen(uint64 word, uint8 open) internal pure returns (uint64) {
        return pack(uint32(word), owner(word), open);
    }
}
