// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice What the artist fixes when a Dutch auction is made.
/// @param quantity Tokens for sale.
/// @param startPrice Micro-USDC for one token at `startsAt`.
/// @param floorPrice Micro-USDC for one token from `startsAt + fall` on; not zero, at most `startPrice`.
/// @param startsAt Unix seconds; one that has passed means now.
/// @param fall Seconds in which the price falls from the first to the second; not zero.
/// @param rest Seconds for which the auction stays open at the floor price; not zero.
struct DutchTerms {
    uint32 quantity;
    uint48 startPrice;
    uint48 floorPrice;
    uint40 startsAt;
    uint24 fall;
    uint32 rest;
}

/// @notice A Dutch auction as it is stored. See `DutchTerms` for what is not explained here.
/// @param edition Whose tokens are sold.
/// @param left Tokens still for sale; none when sold out, cancelled or closed.
struct DutchAuction {
    // slot 0
    uint32 edition;
    uint32 left;
    uint48 startPrice;
    uint48 floorPrice;
    uint40 startsAt;
    uint24 fall;
    uint32 rest;
    // slot 1
    uint32 quantity;
}

/// @notice What the artist fixes when an English auction is made.
/// @param opening The least first bid, in micro-USDC; not zero.
/// @param reserve The least highest bid, in micro-USDC, for which the token is sold; at least `opening`.
/// @param buyNow Micro-USDC for which anybody gets the token while the highest bid is below the reserve; at least
/// `reserve`, or zero for never.
/// @param raise Percent of the highest bid by which the next one must be above it, 1 to 100.
/// @param startsAt Unix seconds; one that has passed means now.
/// @param duration Seconds, at least 10 minutes and at most 90 days. Late bids extend it.
struct EnglishTerms {
    uint48 opening;
    uint48 reserve;
    uint48 buyNow;
    uint8 raise;
    uint40 startsAt;
    uint32 duration;
}

/// @notice Where an English auction stands.
enum Stage {
    /// Waits for bids or for its settlement.
    OPEN,
    /// The token is the buyer's, the money the song's.
    SOLD,
    /// As before, but the buyer could not receive the token, and has to say where it shall go.
    UNCLAIMED,
    /// Nobody bid the reserve.
    UNSOLD,
    /// The artist called it off before the first bid.
    CANCELLED
}

/// @notice An English auction as it is stored. See `EnglishTerms` for what is not explained here.
/// @param bidder Who bids most, or has bought; zero before the first bid.
/// @param bid Micro-USDC: the highest bid, or what was paid.
/// @param endsAt Unix seconds from which no bid counts.
/// @param edition Of which one token is sold.
/// @param song Whose split earns the money.
struct EnglishAuction {
    // slot 0
    address bidder;
    uint48 bid;
    uint40 endsAt;
    Stage stage;
    // slot 1
    uint32 edition;
    uint32 song;
    uint48 opening;
    uint48 reserve;
    uint48 buyNow;
    uint8 raise;
    uint40 startsAt;
}

/// @notice A bidder's money in one auction.
/// @param amount Micro-USDC.
/// @param storefront The split of the storefront that brought the last bid; zero for none.
struct Deposit {
    // slot 0
    uint48 amount;
    uint32 storefront;
}
