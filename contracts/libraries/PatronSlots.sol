// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Page, Patron, Renewal} from "../types/PatronageTypes.sol";

/// @notice Loads and stores what a payment of a patron changes, a slot with one access each.
library PatronSlots {
    function load(Patron storage source) internal view returns (Patron memory patron) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        patron.since = uint40(word);
        patron.paidUntil = uint40(word >> 40);
        patron.tier = uint8(word >> 80);
        patron.version = uint16(word >> 88);
        patron.rate = uint48(word >> 104);
        patron.renewal = Renewal(uint8(word >> 152));
        patron.contributed = uint64(word >> 160);
        patron.storefront = uint32(word >> 224);
    }

    function store(Patron storage target, Patron memory patron) internal {
        uint256 word = uint256(patron.since) | uint256(patron.paidUntil) << 40 | uint256(patron.tier) << 80
            | uint256(patron.version) << 88 | uint256(patron.rate) << 104 | uint256(patron.renewal) << 152
            | uint256(patron.contributed) << 160 | uint256(patron.storefront) << 224;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    function load(Page storage source) internal view returns (Page memory page) {
        uint256 word;
        assembly ("memory-safe") {
            word := sload(source.slot)
        }
        page.split = uint32(word);
        page.keeperReward = uint16(word >> 32);
        page.tierCount = uint8(word >> 48);
        page.patrons = uint32(word >> 56);
        page.contributed = uint64(word >> 88);
    }

    function store(Page storage target, Page memory page) internal {
        uint256 word = uint256(page.split) | uint256(page.keeperReward) << 32 | uint256(page.tierCount) << 48
            | uint256(page.patrons) << 56 | uint256(page.contributed) << 88;
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }
}
