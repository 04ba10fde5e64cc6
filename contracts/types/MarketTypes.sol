// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice What a seller asks for tokens that stay in its wallet until somebody buys them.
/// @param price Micro-USDC for one token; zero when nothing is listed.
/// @param quantity Tokens still for sale.
/// @param expiresAt Unix seconds from which nobody can buy any more.
/// @param series The seller's series when it was listed; see {IMarket-seriesOf}.
/// @param origin The song whose split has the royalty; of royalty shares, the split that they earn from.
/// @param royalty Basis points of the price, at most 1,000; an edition's never changes.
struct Listing {
    // slot 0
    uint48 price;
    uint32 quantity;
    uint40 expiresAt;
    uint32 series;
    uint32 origin;
    uint16 royalty;
}

/// @notice What a bidder gives for tokens, out of the currency that it has allowed the market to take.
/// @param price Micro-USDC for one token; zero when nothing is offered.
/// @param quantity Tokens still wanted.
/// @param expiresAt Unix seconds from which nobody can accept any more.
/// @param series The bidder's series when it was offered; see {IMarket-seriesOf}.
/// @param storefront The split of the storefront that brought the offer; zero for none.
struct Offer {
    // slot 0
    uint48 price;
    uint32 quantity;
    uint40 expiresAt;
    uint32 series;
    uint32 storefront;
}

/// @notice Where the money of a sale goes: `price` is `royalty` plus `fee` plus `proceeds`, to the unit.
/// @param price Micro-USDC that the buyer pays.
/// @param royalty Micro-USDC for `split`, all of it.
/// @param fee Micro-USDC for the protocol, the storefront's part included.
/// @param proceeds Micro-USDC for the seller.
/// @param split The song's split, or the split that the shares earn from; these owe no royalty.
struct Receipt {
    uint64 price;
    uint64 royalty;
    uint64 fee;
    uint64 proceeds;
    uint32 split;
}

/// @notice One sale.
/// @param collection The song catalog, the editions, or the token of royalty shares.
/// @param id The song's or the edition's id; zero for shares.
/// @param quantity Tokens.
/// @param left Tokens of the listing still for sale, or of the offer still wanted.
/// @param storefront The split of the storefront that brought the sale; zero for none.
/// @param accepted Whether the seller accepted an offer; otherwise the buyer bought what was listed.
struct Sale {
    address collection;
    uint32 id;
    address seller;
    address buyer;
    uint32 quantity;
    uint32 left;
    uint32 storefront;
    bool accepted;
}
