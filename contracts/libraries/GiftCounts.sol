// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Earnings, Emission, RewardTerms} from "../types/GiftTypes.sol";

/// @notice Packed storage for rewards: a batch over many songs touches few slots.
library GiftCounts {
    /// @dev Listens are counted up to here: the next one is the sixth.
    uint256 internal constant FAMILIAR = 5;

    uint256 private constant SONGS_PER_SLOT = 85;

    struct Terms {
        // slot `song / 4`, 64 bits a song: `uint16 perListen, uint16 bonus, uint24 bonusesLeft, uint8 multiplier`
        uint256[1 << 30] slots;
    }

    struct Listens {
        // by `listener << 96 | song / 85`: 3 bits a song
        mapping(uint256 => uint256) slots;
    }

    function get(Terms storage terms, uint256 song) internal view returns (uint64 word) {
        assembly ("memory-safe") {
            word := and(shr(shl(6, and(song, 3)), sload(add(terms.slot, shr(2, song)))), 0xffffffffffffffff)
        }
    }

    function set(Terms storage terms, uint256 song, uint64 word) internal {
        assembly ("memory-safe") {
            let slot := add(terms.slot, shr(2, song))
            let shift := shl(6, and(song, 3))
            // `shl` takes the shift first.
            // slither-disable-next-line incorrect-shift
            let others := and(sload(slot), not(shl(shift, 0xffffffffffffffff)))
            sstore(slot, or(others, shl(shift, word)))
        }
    }

    function get(Listens storage listens, address listener, uint256 song) internal view returns (uint256) {
        return (listens.slots[_key(listener, song)] >> (song % SONGS_PER_SLOT * 3)) & 7;
    }

    /// @dev Adds `plays`, up to `FAMILIAR`. Plays must have fewer than 255 bits.
    /// @return before The count until now.
    function add(
        Listens storage listens,
        address listener,
        uint256 song,
        uint256 plays
    )
        internal
        returns (uint256 before)
    {
        // Unchecked: a count that is raised to `FAMILIAR` at most stays within its three bits.
        unchecked {
            uint256 key = _key(listener, song);
            uint256 shift = song % SONGS_PER_SLOT * 3;
            uint256 word = listens.slots[key];
            before = (word >> shift) & 7;
            if (before == FAMILIAR) return before;
            uint256 added = before + plays > FAMILIAR ? FAMILIAR - before : plays;
            listens.slots[key] = word + (added << shift);
        }
    }

    function _key(address listener, uint256 song) private pure returns (uint256) {
        return uint256(uint160(listener)) << 96 | song / SONGS_PER_SLOT;
    }

    /// @dev The quick way through the common items: those of other kinds than GIFT, those that earn nothing, and
    /// those that earn by the listen alone. Stops at the first other one, and where more would be earned than is
    /// left. In assembly: a settlement has thousands of items.
    /// @param items As in a `Tab`.
    /// @param offset Where to start.
    /// @param limit Thousandths of a CGC that may be earned.
    /// @param target Where in memory the entry of the next item that earns goes; see `Rewarded`.
    /// @return next Offset of the first item that was not counted; the length of `items` if all were.
    /// @return left What remains of the limit, in thousandths of a CGC.
    /// @return end Where the next entry would go.
    function addCommon(
        Terms storage terms,
        bytes calldata items,
        uint256 offset,
        uint256 limit,
        uint256 target
    )
        internal
        view
        returns (uint256 next, uint256 left, uint256 end)
    {
        (left, end) = (limit, target);
        assembly ("memory-safe") {
            let cursor := add(items.offset, offset)
            let last := add(items.offset, items.length)
            for {} lt(cursor, last) { cursor := add(cursor, 12) } {
                let item := calldataload(cursor)
                // `Kind.GIFT` is three: both bits below the song's.
                if lt(shl(32, item), shl(254, 3)) { continue }
                let word := shr(and(shr(218, item), 0xc0), sload(add(terms.slot, shr(226, item))))
                // No bonuses left, and a multiplier of ten tenths.
                if xor(and(shr(32, word), 0xffffffff), 0x0a000000) {
                    if and(word, 0xffffffffffffffff) { break }
                    continue
                }
                let amount := mul(and(word, 0xffff), and(shr(208, item), 0x3fff))
                if gt(amount, left) { break }
                left := sub(left, amount)
                // What earned nothing is written over.
                mstore(end, item)
                mstore(add(end, 4), shl(224, amount))
                end := add(end, shl(3, gt(amount, 0)))
            }
            next := sub(cursor, items.offset)
        }
    }

    function load(Emission storage source) internal view returns (Emission memory emission) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        emission.epoch = uint32(word);
        emission.emitted = uint64(word >> 32);
        emission.epochCap = uint64(word >> 96);
        emission.dailyCap = uint32(word >> 160);
    }

    function store(Emission storage target, Emission memory emission) internal {
        uint256 word = uint256(emission.epoch) | uint256(emission.emitted) << 32 | uint256(emission.epochCap)
            << 96 | uint256(emission.dailyCap) << 160;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    function load(Earnings storage source) internal view returns (Earnings memory earnings) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        earnings.day = uint32(word);
        earnings.today = uint32(word >> 32);
        earnings.unclaimed = uint64(word >> 64);
    }

    function store(Earnings storage target, Earnings memory earnings) internal {
        uint256 word =
            uint256(earnings.day) | uint256(earnings.today) << 32 | uint256(earnings.unclaimed) << 64;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    function pack(RewardTerms memory terms) internal pure returns (uint64) {
        return uint64(terms.perListen) | uint64(terms.bonus) << 16 | uint64(terms.bonusesLeft) << 32
            | uint64(terms.multiplier) << 56;
    }

    function unpack(uint64 word) internal pure returns (RewardTerms memory) {
        return RewardTerms({
            perListen: uint16(word),
            bonus: uint16(word >> 16),
            bonusesLeft: uint24(word >> 32),
            multiplier: uint8(word >> 56)
        });
    }
}
