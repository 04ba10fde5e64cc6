// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {DutchAuction, DutchTerms} from "../types/AuctionTypes.sol";

/// @title IDutchAuctions
/// @notice Auctions of edition tokens whose price falls by the second, in a straight line, down to a floor, where it
/// rests until the end. Each buyer pays the price of the second. The edition must name this contract as its minter.
interface IDutchAuctions {
    /// @notice The artist made an auction.
    /// @param auction Its id; ids are given out in sequence from 1.
    /// @param edition Whose tokens are sold.
    /// @param song Whose split earns the money.
    /// @param terms As they hold: `startsAt` is not before this event's time.
    event AuctionCreated(
        uint32 indexed auction, uint32 indexed edition, uint32 indexed song, DutchTerms terms
    );

    /// @notice `buyer` bought tokens.
    /// @param edition Whose tokens.
    /// @param song Whose split, `split`, earns `paid` less the protocol fee.
    /// @param quantity Tokens.
    /// @param left Tokens still for sale; at zero the auction is over.
    /// @param paid Micro-USDC for all of them.
    /// @param storefront Who brought the sale, as {ISplits-creditOne} knows it.
    event AuctionBought(
        uint32 indexed auction,
        uint32 indexed song,
        address indexed buyer,
        uint32 edition,
        uint32 split,
        uint32 quantity,
        uint32 left,
        uint64 paid,
        uint32 storefront
    );

    /// @notice The artist called the auction off before the first sale; the edition has its tokens back.
    event AuctionCancelled(uint32 indexed auction, uint32 indexed edition, uint32 indexed song);

    /// @notice The auction ended with `unsold` tokens, which the edition has back.
    event AuctionClosed(uint32 indexed auction, uint32 indexed edition, uint32 indexed song, uint32 unsold);

    /// @notice No auction has this id.
    error DutchAuctions_UnknownAuction(uint32 auction);

    /// @notice The song is not open on the auction line; its owner opens it in the song's terms.
    error DutchAuctions_LineClosed(uint32 song);

    /// @notice A curator has suspended the song: it takes no new sales.
    error DutchAuctions_SongSuspended(uint32 song);

    /// @notice The floor must be above zero and not above the start price.
    error DutchAuctions_BadPrices(uint48 startPrice, uint48 floorPrice);

    /// @notice The price needs time to fall and to rest, and must start within a year.
    error DutchAuctions_BadTimes(uint40 startsAt, uint24 fall, uint32 rest);

    /// @notice The auction runs from `startsAt` until just before `endsAt`.
    error DutchAuctions_NotRunning(uint32 auction, uint40 startsAt, uint256 endsAt);

    /// @notice Only `left` tokens are left: none once it was sold out, cancelled or closed.
    error DutchAuctions_SoldOut(uint32 auction, uint32 left, uint32 wanted);

    /// @notice The tokens cost more than the buyer allows, in micro-USDC.
    error DutchAuctions_PriceAboveMaximum(uint256 price, uint64 maximum);

    /// @notice Somebody has bought, so the auction goes on to its end.
    error DutchAuctions_HasSales(uint32 auction, uint32 sold);

    /// @notice No token is left to give back: sold out, cancelled, or closed before.
    error DutchAuctions_NothingLeft(uint32 auction);

    /// @notice The auction can be closed from `endsAt` on.
    error DutchAuctions_StillRunning(uint32 auction, uint256 endsAt);

    /// @notice Makes an auction and sets the edition's tokens aside for it.
    /// @dev Requirements: the caller controls the edition's song; the song is open on the auction line and not
    /// suspended; the edition's minter is this contract, and so many tokens are left. Closing the line later does not
    /// stop an auction.
    /// @param terms See `DutchTerms`. They never change.
    /// @return auction The new id.
    function create(uint32 edition, DutchTerms calldata terms) external returns (uint32 auction);

    /// @notice Buys tokens at this second's price.
    /// @dev Requirements: the auction runs; so many are left; the song is not suspended; the caller has allowed this
    /// contract to take the price; a contract must accept ERC-1155 tokens.
    /// @param maximum Micro-USDC that the caller is ready to pay for all of them.
    /// @param storefront The split of the storefront that brought the sale; zero for none.
    /// @return paid Micro-USDC for all of them.
    function buy(
        uint32 auction,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external
        returns (uint64 paid);

    /// @notice Calls an auction off.
    /// @dev Requirements: the caller controls the song; nothing was sold.
    function cancel(uint32 auction) external;

    /// @notice Gives the edition back what an ended auction did not sell. Anyone may.
    /// @dev Requirements: the auction's time is over; something is left.
    function close(uint32 auction) external;

    /// @notice Micro-USDC for one token at a time: `startPrice - (startPrice - floorPrice) * (time - startsAt) / fall`,
    /// the price rounded up; the start price before `startsAt`, the floor price from `startsAt + fall` on.
    /// Reverts with `DutchAuctions_UnknownAuction`.
    /// @param time Unix seconds.
    function priceAt(uint32 auction, uint256 time) external view returns (uint256);

    /// @notice The newest auction's id, which is also the number of auctions.
    function latestAuction() external view returns (uint32);

    /// @notice The auction as it stands. Reverts with `DutchAuctions_UnknownAuction`.
    function auctionOf(uint32 auction) external view returns (DutchAuction memory);
}
