// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Listing, Offer, Receipt, Sale} from "../types/MarketTypes.sol";

/// @title IMarket
/// @notice Later sales of what Stave knows: edition tokens (ERC-1155), songs (ERC-721) and royalty shares (ERC-20). It
/// holds nothing. A listing leaves the token with the seller, who lets the market move it; an offer leaves the money
/// with the bidder, who lets the market take it. A listing of royalty shares is also how they are first sold, at a
/// fixed price.
/// @dev A token is named by its `collection` and `id`: the catalog and the song's id, the editions and the edition's
/// id, or the shares' own address and zero. Everybody has at most one listing and one offer a token: a new one
/// replaces the old one.
///
/// Of each sale, the royalty is paid first: by ERC-2981 for editions, 5 % for songs, never more than 10 %, none for
/// royalty shares, which are a claim to royalties themselves. All of it reaches the song's split, through the ledger:
/// the protocol's fee of a sale is the market's fee, taken once, on the whole price. The storefront that brought the
/// sale has its part of that, by the ledger's `storefrontShare`. The rest of the price is the seller's, at once.
/// Royalty and fee are rounded down.
///
/// For a song, the market must be approved for that very token: such an approval ends when the song changes hands, so
/// an old listing stays dead when the song comes back, until the owner approves the market again.
///
/// Warning: a listing of editions or shares stands until it expires, is sold out or cancelled: tokens that its seller
/// sends away and gets back are for sale again, at the old price. `cancelAll` ends everything that an account has here.
/// Warning: who approves the market for a song in order to accept an offer also revives a listing of it that stands.
interface IMarket {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice `seller` sells up to `quantity` tokens at `price` each. Replaces what it had listed of them.
    /// @param price Micro-USDC for one token.
    /// @param expiresAt Unix seconds from which nobody can buy.
    /// @param series It counts while this is the seller's series.
    event Listed(
        address indexed collection,
        uint32 indexed id,
        address indexed seller,
        uint48 price,
        uint32 quantity,
        uint40 expiresAt,
        uint32 series
    );

    /// @notice `seller` no longer sells these tokens.
    event ListingCancelled(address indexed collection, uint32 indexed id, address indexed seller);

    /// @notice `bidder` gives `price` each for up to `quantity` tokens. Replaces what it had offered for them.
    /// @param price Micro-USDC for one token.
    /// @param expiresAt Unix seconds from which nobody can accept.
    /// @param series It counts while this is the bidder's series.
    /// @param storefront The split of the storefront that brought the offer; zero for none.
    event Offered(
        address indexed collection,
        uint32 indexed id,
        address indexed bidder,
        uint48 price,
        uint32 quantity,
        uint40 expiresAt,
        uint32 series,
        uint32 storefront
    );

    /// @notice `bidder` took its offer back.
    event OfferCancelled(address indexed collection, uint32 indexed id, address indexed bidder);

    /// @notice Listings and offers of `account` count only when made in `series`, which begins now.
    event AllCancelled(address indexed account, uint32 series);

    /// @notice Tokens were sold. With `sale.left` at zero, the listing or offer is gone.
    event Sold(
        address indexed collection, uint32 indexed id, address indexed seller, Sale sale, Receipt receipt
    );

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The fee is above its cap, in basis points.
    error Market_FeeTooHigh(uint16 fee, uint16 cap);

    /// @notice Only songs, editions and royalty shares of this deployment are traded; shares have no ids.
    error Market_UnknownToken(address collection, uint32 id);

    /// @notice A curator has suspended the song: it takes no new sales.
    error Market_SongSuspended(uint32 song);

    /// @notice A price of zero.
    error Market_ZeroPrice();

    /// @notice At least one token; of a song there is only one.
    error Market_BadQuantity(uint32 quantity);

    /// @notice It must expire after now, and within a year.
    error Market_BadExpiry(uint40 expiresAt);

    /// @notice The seller has listed nothing, has cancelled, or all is sold.
    error Market_NotListed(address collection, uint32 id, address seller);

    /// @notice The bidder has offered nothing, has taken it back, or has all it wanted.
    error Market_NotOffered(address collection, uint32 id, address bidder);

    /// @notice It counted until just before `expiresAt`.
    error Market_Expired(uint40 expiresAt);

    /// @notice Only `left` tokens are for sale, or wanted.
    error Market_TooFew(uint32 left, uint32 wanted);

    /// @notice The seller no longer has the tokens: it holds `balance` of them.
    error Market_NotHeld(address seller, uint256 balance, uint32 wanted);

    /// @notice The seller has not let the market move the tokens, or no longer: `approve` for a song or for shares,
    /// `setApprovalForAll` for editions.
    error Market_NotApproved(address collection, uint32 id, address seller);

    /// @notice The payer holds `balance` and lets the market take `allowance`, in micro-USDC; `wanted` is more.
    error Market_NotFunded(address payer, uint256 balance, uint256 allowance, uint256 wanted);

    /// @notice The tokens cost more than the buyer allows, in micro-USDC.
    error Market_PriceAboveMaximum(uint256 price, uint64 maximum);

    /// @notice The seller would get less than it asks, in micro-USDC.
    error Market_ProceedsBelowMinimum(uint64 proceeds, uint64 minimum);

    /*//////////////////////////////////////////////////////////////////////////
                                      SELLING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Lists tokens of the caller. They stay with it; the market must be allowed to move them.
    /// @param price Micro-USDC for one token; not zero.
    /// @param quantity Tokens, at most what the caller holds; of a song 1.
    /// @param expiresAt Unix seconds; after now and within 366 days.
    function list(address collection, uint32 id, uint48 price, uint32 quantity, uint40 expiresAt) external;

    /// @notice Takes the caller's listing back.
    function cancel(address collection, uint32 id) external;

    /// @notice Sells `quantity` tokens of the caller to `bidder`, who has offered to buy so many or more.
    /// @dev Requirements: the offer counts and the bidder still has the money; the caller has the tokens and lets the
    /// market move them; the song is not suspended; payments are not paused; `proceeds` is at least `minimum`.
    /// @param minimum The least that the caller gets, in micro-USDC, royalty and fee taken off.
    /// @return proceeds Micro-USDC that the caller got.
    function accept(
        address collection,
        uint32 id,
        address bidder,
        uint32 quantity,
        uint64 minimum
    )
        external
        returns (uint64 proceeds);

    /*//////////////////////////////////////////////////////////////////////////
                                      BUYING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Buys `quantity` tokens that `seller` has listed.
    /// @dev Requirements: the listing counts; the seller still has the tokens and lets the market move them; the song
    /// is not suspended; payments are not paused; the price is at most `maximum`; the caller lets the market take it.
    /// @param maximum The most that the caller pays, in micro-USDC.
    /// @param storefront The split of the storefront that brought the sale; zero for none.
    /// @return price Micro-USDC paid, the same as {preview} tells.
    function buy(
        address collection,
        uint32 id,
        address seller,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external
        returns (uint64 price);

    /// @notice Offers to buy tokens, whoever has them. The money stays with the caller, who must hold it and let the
    /// market take it.
    /// @param price Micro-USDC for one token; not zero.
    /// @param quantity Tokens; of a song 1.
    /// @param expiresAt Unix seconds; after now and within 366 days.
    /// @param storefront The split of the storefront that brought the offer; zero for none.
    function offer(
        address collection,
        uint32 id,
        uint48 price,
        uint32 quantity,
        uint40 expiresAt,
        uint32 storefront
    )
        external;

    /// @notice Takes the caller's offer back.
    function cancelOffer(address collection, uint32 id) external;

    /// @notice Ends all listings and offers of the caller.
    /// @return series The caller's new series.
    function cancelAll() external returns (uint32 series);

    /*//////////////////////////////////////////////////////////////////////////
                                      READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice What buying would do now. Reverts as `buy` would, whatever the buyer has or allows.
    function preview(
        address collection,
        uint32 id,
        address seller,
        uint32 quantity
    )
        external
        view
        returns (Receipt memory);

    /// @notice What accepting would do now for `seller`. Reverts as `accept` would.
    function previewOffer(
        address collection,
        uint32 id,
        address bidder,
        address seller,
        uint32 quantity
    )
        external
        view
        returns (Receipt memory);

    /// @notice What a sale at `price` micro-USDC in all would pay whom. Reverts with `Market_UnknownToken`, and with
    /// `Market_SongSuspended`.
    function quote(address collection, uint32 id, uint64 price) external view returns (Receipt memory);

    /// @notice What `seller` listed last, whether or not it still counts.
    function listingOf(address collection, uint32 id, address seller) external view returns (Listing memory);

    /// @notice What `bidder` offered last, whether or not it still counts.
    function offerOf(address collection, uint32 id, address bidder) external view returns (Offer memory);

    /// @notice How often `account` has cancelled all: only listings and offers of this series count.
    function seriesOf(address account) external view returns (uint32);

    /// @notice Basis points of each price that the market takes, at most 500.
    function FEE() external view returns (uint16);
}
