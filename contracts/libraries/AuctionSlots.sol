// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Deposit, EnglishAuction} from "../types/AuctionTypes.sol";

/// @notice Stores what a bid changes with one write a slot.
library AuctionSlots {
    /// @dev The stage stays open, which is zero.
    function storeBid(EnglishAuction storage auction, address bidder, uint48 amount, uint40 endsAt) internal {
        uint256 word = uint256(uint160(bidder)) | uint256(amount) << 160 | uint256(endsAt) << 208;
        assembly ("memory-safe") {
            sstore(auction.slot, word)
        }
    }

    function store(Deposit storage deposit, uint48 amount, uint32 storefront) internal {
        uint256 word = uint256(amount) | uint256(storefront) << 48;
        assembly ("memory-safe") {
            sstore(deposit.slot, word)
        }
    }
}
