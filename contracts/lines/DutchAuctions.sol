// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IDutchAuctions} from "../interfaces/IDutchAuctions.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {SongControl} from "../libraries/SongControl.sol";
import {DutchAuction, DutchTerms} from "../types/AuctionTypes.sol";
import {Line, Song} from "../types/CatalogTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title DutchAuctions
/// @notice See {IDutchAuctions}.
contract DutchAuctions is IDutchAuctions {
    using SafeERC20 for IERC20;
    using SongControl for ICatalog;

    uint256 private constant MAX_WAIT = 366 days;

    /// @notice What is paid in.
    IERC20 public immutable CURRENCY;
    /// @notice Where what is paid goes.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;
    /// @notice Where the tokens come from.
    IEditions public immutable EDITIONS;

    /// @inheritdoc IDutchAuctions
    uint32 public latestAuction;

    mapping(uint32 auction => DutchAuction) private _auctions;

    constructor(ISplits splits_, ICatalog catalog_, IEditions editions_) {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
        EDITIONS = editions_;
    }

    /// @inheritdoc IDutchAuctions
    function create(uint32 edition, DutchTerms calldata terms) external returns (uint32 auction) {
        // Check: who and what. Whether there are so many tokens is for the edition to say.
        uint32 song = EDITIONS.songOf(edition);
        CATALOG.checkController(song, msg.sender);
        Song memory stored = CATALOG.songOf(song);
        if (stored.suspended) revert DutchAuctions_SongSuspended(song);
        if (stored.lines & (1 << uint8(Line.AUCTIONS)) == 0) revert DutchAuctions_LineClosed(song);
        DutchTerms memory fixedTerms = terms;
        _checkTerms(fixedTerms);

        // Effect: the auction.
        auction = ++latestAuction;
        _auctions[auction] = DutchAuction({
            edition: edition,
            left: fixedTerms.quantity,
            startPrice: fixedTerms.startPrice,
            floorPrice: fixedTerms.floorPrice,
            startsAt: fixedTerms.startsAt,
            fall: fixedTerms.fall,
            rest: fixedTerms.rest,
            quantity: fixedTerms.quantity
        });
        emit AuctionCreated(auction, edition, song, fixedTerms);

        // Interaction: the tokens.
        EDITIONS.reserve(edition, fixedTerms.quantity);
    }

    /// @inheritdoc IDutchAuctions
    function buy(
        uint32 auction,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external
        returns (uint64 paid)
    {
        // Check: the time, the quantity, the price.
        DutchAuction storage stored = _known(auction);
        uint256 end = _endOf(stored);
        if (block.timestamp < stored.startsAt || block.timestamp >= end) {
            revert DutchAuctions_NotRunning(auction, stored.startsAt, end);
        }
        if (quantity > stored.left) revert DutchAuctions_SoldOut(auction, stored.left, quantity);
        paid = _total(_priceAt(stored, block.timestamp), quantity, maximum);
        _sell(auction, stored, quantity, paid, storefront);
    }

    /// @inheritdoc IDutchAuctions
    function cancel(uint32 auction) external {
        DutchAuction storage stored = _known(auction);
        uint32 edition = stored.edition;
        uint32 song = EDITIONS.songOf(edition);
        CATALOG.checkController(song, msg.sender);
        uint32 left = _takeLeft(auction, stored);
        if (left != stored.quantity) revert DutchAuctions_HasSales(auction, stored.quantity - left);
        emit AuctionCancelled(auction, edition, song);
        EDITIONS.release(edition, left);
    }

    /// @inheritdoc IDutchAuctions
    function close(uint32 auction) external {
        DutchAuction storage stored = _known(auction);
        uint256 end = _endOf(stored);
        if (block.timestamp < end) revert DutchAuctions_StillRunning(auction, end);
        uint32 edition = stored.edition;
        uint32 left = _takeLeft(auction, stored);
        emit AuctionClosed(auction, edition, EDITIONS.songOf(edition), left);
        EDITIONS.release(edition, left);
    }

    /// @inheritdoc IDutchAuctions
    function priceAt(uint32 auction, uint256 time) external view returns (uint256) {
        return _priceAt(_known(auction), time);
    }

    /// @inheritdoc IDutchAuctions
    function auctionOf(uint32 auction) external view returns (DutchAuction memory) {
        return _known(auction);
    }

    function _known(uint32 auction) private view returns (DutchAuction storage stored) {
        stored = _auctions[auction];
        if (stored.edition == 0) revert DutchAuctions_UnknownAuction(auction);
    }

    /// @dev The song's split, unless it takes no sales.
    function _openSplit(uint32 song) private view returns (uint32 split) {
        split = CATALOG.openSplit(song);
        if (split == 0) revert DutchAuctions_SongSuspended(song);
    }

    /// @dev Sells what was found to be for sale and worth `paid`, if the song takes sales.
    function _sell(
        uint32 auction,
        DutchAuction storage stored,
        uint32 quantity,
        uint64 paid,
        uint32 storefront
    )
        private
    {
        uint32 edition = stored.edition;
        uint32 song = EDITIONS.songOf(edition);
        uint32 split = _openSplit(song);

        // Effect: fewer are left.
        uint32 left = stored.left - quantity;
        stored.left = left;
        emit AuctionBought(auction, song, msg.sender, edition, split, quantity, left, paid, storefront);

        // Interaction: the money, then the tokens; a quantity of zero is refused there.
        CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), paid);
        SPLITS.creditOne(split, paid, storefront);
        EDITIONS.deliver(edition, msg.sender, quantity);
    }

    /// @dev Takes out of the auction what it has not sold.
    function _takeLeft(uint32 auction, DutchAuction storage stored) private returns (uint32 left) {
        left = stored.left;
        if (left == 0) revert DutchAuctions_NothingLeft(auction);
        stored.left = 0;
    }

    function _checkTerms(DutchTerms memory terms) private view {
        if (terms.floorPrice == 0 || terms.floorPrice > terms.startPrice) {
            revert DutchAuctions_BadPrices(terms.startPrice, terms.floorPrice);
        }
        if (terms.fall == 0 || terms.rest == 0 || terms.startsAt > block.timestamp + MAX_WAIT) {
            revert DutchAuctions_BadTimes(terms.startsAt, terms.fall, terms.rest);
        }
        if (terms.startsAt < block.timestamp) terms.startsAt = uint40(block.timestamp);
    }

    function _endOf(DutchAuction storage stored) private view returns (uint256) {
        return uint256(stored.startsAt) + stored.fall + stored.rest;
    }

    function _priceAt(DutchAuction storage stored, uint256 time) private view returns (uint256) {
        uint256 startsAt = stored.startsAt;
        uint256 startPrice = stored.startPrice;
        uint256 floorPrice = stored.floorPrice;
        uint256 fall = stored.fall;
        if (time <= startsAt) return startPrice;
        if (time - startsAt >= fall) return floorPrice;
        // What has fallen is rounded down, so the price is rounded up.
        return startPrice - (startPrice - floorPrice) * (time - startsAt) / fall;
    }

    /// @dev What `quantity` tokens cost, unless that is above the buyer's maximum.
    function _total(uint256 price, uint32 quantity, uint64 maximum) private pure returns (uint64) {
        uint256 total = price * quantity;
        if (total > maximum) revert DutchAuctions_PriceAboveMaximum(total, maximum);
        return uint64(total);
    }
}
