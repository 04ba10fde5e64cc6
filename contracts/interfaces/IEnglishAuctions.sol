// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Deposit, EnglishAuction, EnglishTerms} from "../types/AuctionTypes.sol";

/// @title IEnglishAuctions
/// @notice Auctions of one edition token for the highest bid. A bid is deposited; whoever is outbid takes it back, or
/// raises it by the difference, so nobody's refund can be in anybody's way. The edition must name this contract as its
/// minter, and has the token set aside until it is sold or not.
///
/// A first bid is a sale begun: it needs a song that is not suspended and payments that are not paused. From then on
/// the auction runs to its end whatever happens, for the clock does not wait.
interface IEnglishAuctions {
    /// @notice The artist made an auction.
    /// @param auction Its id; ids are given out in sequence from 1.
    /// @param edition Of which one token is sold.
    /// @param song Whose split earns the money.
    /// @param endsAt Unix seconds from which no bid counts, unless late bids extend it.
    /// @param terms As they hold: `startsAt` is not before this event's time.
    event AuctionCreated(
        uint32 indexed auction, uint32 indexed edition, uint32 indexed song, uint40 endsAt, EnglishTerms terms
    );

    /// @notice `bidder` bids most.
    /// @param amount Micro-USDC, which is also what the bidder has deposited now.
    /// @param endsAt Unix seconds from which no bid counts; a late bid has moved it.
    /// @param storefront The split of the storefront that brought the bid; zero for none.
    event BidPlaced(
        uint32 indexed auction,
        uint32 indexed song,
        address indexed bidder,
        uint48 amount,
        uint40 endsAt,
        uint32 storefront
    );

    /// @notice The token is sold.
    /// @param song Whose split, `split`, earns `paid` less the protocol fee.
    /// @param paid Micro-USDC.
    /// @param boughtNow Whether it was bought at the buy-now price, and not by the highest bid.
    /// @param delivered Whether the buyer has the token; otherwise it waits to be claimed.
    /// @param storefront Who brought the sale, as {ISplits-creditOne} knows it.
    event AuctionSold(
        uint32 indexed auction,
        uint32 indexed song,
        address indexed buyer,
        uint32 edition,
        uint32 split,
        uint48 paid,
        bool boughtNow,
        bool delivered,
        uint32 storefront
    );

    /// @notice The auction ended below its reserve; the edition has its token back, the bidders may take theirs.
    event AuctionUnsold(
        uint32 indexed auction, uint32 indexed edition, uint32 indexed song, uint48 highestBid
    );

    /// @notice The artist called the auction off before the first bid; the edition has its token back.
    event AuctionCancelled(uint32 indexed auction, uint32 indexed edition, uint32 indexed song);

    /// @notice The buyer had the token sent to `to`.
    event TokenClaimed(uint32 indexed auction, address indexed buyer, address to);

    /// @notice A bidder's deposit went back.
    /// @param bidder Whose it was.
    /// @param to Where it went: to the bidder, or where the bidder said.
    /// @param amount Micro-USDC.
    event DepositReturned(uint32 indexed auction, address indexed bidder, address to, uint48 amount);

    /// @notice No auction has this id.
    error EnglishAuctions_UnknownAuction(uint32 auction);

    /// @notice The song is not open on the auction line; its owner opens it in the song's terms.
    error EnglishAuctions_LineClosed(uint32 song);

    /// @notice A curator has suspended the song: it takes no new sales.
    error EnglishAuctions_SongSuspended(uint32 song);

    /// @notice The guardian has paused payments in.
    error EnglishAuctions_Paused();

    /// @notice No split has this id, so the storefront would earn nothing.
    error EnglishAuctions_UnknownSplit(uint32 split);

    /// @notice The opening bid must be above zero, the reserve not below it, and the buy-now price not below that.
    error EnglishAuctions_BadPrices(uint48 opening, uint48 reserve, uint48 buyNow);

    /// @notice The raise must be 1 to 100 percent.
    error EnglishAuctions_BadRaise(uint8 raise);

    /// @notice An auction must start within a year and take 10 minutes to 90 days.
    error EnglishAuctions_BadTimes(uint40 startsAt, uint32 duration);

    /// @notice The auction takes bids from `startsAt` until just before `endsAt`, unless it was bought or cancelled.
    error EnglishAuctions_NotRunning(uint32 auction, uint40 startsAt, uint40 endsAt);

    /// @notice The next bid must be at least `minimum`, in micro-USDC.
    error EnglishAuctions_BidTooLow(uint48 amount, uint256 minimum);

    /// @notice There is no buy-now price, or a bid stands at the reserve.
    error EnglishAuctions_NoBuyNow(uint32 auction);

    /// @notice The token costs more than the buyer allows, in micro-USDC.
    error EnglishAuctions_PriceAboveMaximum(uint48 price, uint48 maximum);

    /// @notice A deposit arrived short: the currency takes a fee on transfers, which is not supported.
    error EnglishAuctions_NotReceived(uint256 amount, uint256 arrived);

    /// @notice Somebody has bid, so the auction goes on to its end.
    error EnglishAuctions_HasBids(uint32 auction);

    /// @notice The auction can be settled from `endsAt` on.
    error EnglishAuctions_StillRunning(uint32 auction, uint40 endsAt);

    /// @notice The auction is settled, bought or cancelled already.
    error EnglishAuctions_NotOpen(uint32 auction);

    /// @notice Settling needs this much gas left for handing over the token; raise the transaction's gas limit.
    error EnglishAuctions_TooLittleGas(uint256 needed);

    /// @notice No token of the auction waits for `caller`.
    error EnglishAuctions_NothingToClaim(uint32 auction, address caller);

    /// @notice `bidder` has nothing deposited that is free: the highest bid is bound until the auction is settled.
    error EnglishAuctions_NothingToReturn(uint32 auction, address bidder);

    /// @notice While the auction is open a deposit counts towards its bidder's next bid, so only the bidder may take it
    /// out; others may have it returned when the auction is over.
    error EnglishAuctions_NotBidder(address bidder, address caller);

    /// @notice Makes an auction and sets the edition's token aside for it.
    /// @dev Requirements: the caller controls the edition's song; the song is open on the auction line and not
    /// suspended; the edition's minter is this contract, and a token is left. Closing the line later does not stop an
    /// auction.
    /// @param terms See `EnglishTerms`. They never change.
    /// @return auction The new id.
    function create(uint32 edition, EnglishTerms calldata terms) external returns (uint32 auction);

    /// @notice Bids. What the caller has deposited in this auction already counts, so only the difference is taken.
    /// In the last ten minutes a bid moves the end to ten minutes from now.
    /// @dev Requirements: the auction runs; `amount` is at least `minimumBid`; the caller has allowed this contract to
    /// take the difference; for the first bid the song is not suspended and payments in are not paused.
    /// @param amount Micro-USDC, all of the bid.
    /// @param storefront The split of the storefront that brought the bid; zero for none.
    function bid(uint32 auction, uint48 amount, uint32 storefront) external;

    /// @notice Buys the token at once for the buy-now price. Deposits stay apart, the caller's too: take them back.
    /// @dev Requirements: the auction runs; the highest bid is below the reserve; the song is not suspended; payments
    /// in are not paused; a contract must accept ERC-1155 tokens.
    /// @param maximum Micro-USDC that the caller is ready to pay.
    /// @param storefront The split of the storefront that brought the sale; zero for none.
    function buyNow(uint32 auction, uint48 maximum, uint32 storefront) external;

    /// @notice Ends an auction whose time is over: token to the highest bidder and money to the song's split if the
    /// reserve was met, token back to the edition if not. Anyone may. A bidder that does not take the token can claim
    /// it later; the song is paid all the same, in a pause too. A storefront whose split is full earns nothing.
    /// @dev Requirements: the time is over; nobody has settled it before; 310,000 gas are left for that.
    function settle(uint32 auction) external;

    /// @notice Sends a token that the caller won, and could not receive, to `to`.
    /// @dev Requirements: the caller is the buyer, and the token waits; a contract must accept ERC-1155 tokens.
    function claim(uint32 auction, address to) external;

    /// @notice Returns a deposit that is not the highest bid any more. While the auction is open only the bidder may,
    /// whose next bid counts on it; once it is bought, settled or cancelled anyone may.
    /// @return amount Micro-USDC.
    function returnDeposit(uint32 auction, address bidder) external returns (uint48 amount);

    /// @notice Returns the caller's deposit to `to`, for those who cannot receive the currency themselves.
    /// @return amount Micro-USDC.
    function returnDepositTo(uint32 auction, address to) external returns (uint48 amount);

    /// @notice Calls an auction off.
    /// @dev Requirements: the caller controls the song; nobody has bid or bought.
    function cancel(uint32 auction) external;

    /// @notice The least that the next bid must be, in micro-USDC: the opening bid, or the highest bid and the raise,
    /// rounded up. Reverts with `EnglishAuctions_UnknownAuction`.
    function minimumBid(uint32 auction) external view returns (uint256);

    /// @notice The newest auction's id, which is also the number of auctions.
    function latestAuction() external view returns (uint32);

    /// @notice The auction as it stands. Reverts with `EnglishAuctions_UnknownAuction`.
    function auctionOf(uint32 auction) external view returns (EnglishAuction memory);

    /// @notice What `bidder` has deposited in the auction.
    function depositOf(uint32 auction, address bidder) external view returns (Deposit memory);

    /// @notice What `bidder` may take back now, in micro-USDC.
    function returnable(uint32 auction, address bidder) external view returns (uint48);
}
