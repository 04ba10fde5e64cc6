// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {IEnglishAuctions} from "../interfaces/IEnglishAuctions.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {AuctionSlots} from "../libraries/AuctionSlots.sol";
import {HeldBalance} from "../libraries/HeldBalance.sol";
import {SongControl} from "../libraries/SongControl.sol";
import {Deposit, EnglishAuction, EnglishTerms, Stage} from "../types/AuctionTypes.sol";
import {Line, Song} from "../types/CatalogTypes.sol";
import {Payment, toPayment} from "../types/Payment.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title EnglishAuctions
/// @notice See {IEnglishAuctions}.
contract EnglishAuctions is IEnglishAuctions {
    using AuctionSlots for Deposit;
    using AuctionSlots for EnglishAuction;
    using HeldBalance for IERC20;
    using SafeERC20 for IERC20;
    using SongControl for ICatalog;

    uint256 private constant MAX_WAIT = 366 days;
    uint32 private constant MIN_DURATION = 10 minutes;
    uint32 private constant MAX_DURATION = 90 days;
    /// @dev A bid leaves the others at least so long to answer.
    uint40 private constant EXTENSION = 10 minutes;

    /// @dev What a winner's contract may spend on receiving the token: it cannot make the settlement dear for others.
    uint256 private constant DELIVERY_GAS = 300_000;
    /// @dev A call gets at most 63 of 64 parts of what is left, and the settlement has to go on after it.
    uint256 private constant GAS_FOR_DELIVERY = 310_000;

    /// @notice What is paid in.
    IERC20 public immutable CURRENCY;
    /// @notice Where what is paid goes.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;
    /// @notice Where the tokens come from.
    IEditions public immutable EDITIONS;

    /// @inheritdoc IEnglishAuctions
    uint32 public latestAuction;

    mapping(uint32 auction => EnglishAuction) private _auctions;

    mapping(uint32 auction => mapping(address bidder => Deposit)) private _deposits;

    constructor(ISplits splits_, ICatalog catalog_, IEditions editions_) {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
        EDITIONS = editions_;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE ARTIST
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEnglishAuctions
    function create(uint32 edition, EnglishTerms calldata terms) external returns (uint32 auction) {
        // Check: who and what. Whether there is a token is for the edition to say.
        uint32 song = EDITIONS.songOf(edition);
        CATALOG.checkController(song, msg.sender);
        Song memory stored = CATALOG.songOf(song);
        if (stored.suspended) revert EnglishAuctions_SongSuspended(song);
        if (stored.lines & (1 << uint8(Line.AUCTIONS)) == 0) revert EnglishAuctions_LineClosed(song);
        EnglishTerms memory fixedTerms = terms;
        _checkTerms(fixedTerms);

        // Effect: the auction.
        auction = ++latestAuction;
        uint40 endsAt = fixedTerms.startsAt + fixedTerms.duration;
        _auctions[auction] = EnglishAuction({
            bidder: address(0),
            bid: 0,
            endsAt: endsAt,
            stage: Stage.OPEN,
            edition: edition,
            song: song,
            opening: fixedTerms.opening,
            reserve: fixedTerms.reserve,
            buyNow: fixedTerms.buyNow,
            raise: fixedTerms.raise,
            startsAt: fixedTerms.startsAt
        });
        emit AuctionCreated(auction, edition, song, endsAt, fixedTerms);

        // Interaction: the token.
        EDITIONS.reserve(edition, 1);
    }

    /// @inheritdoc IEnglishAuctions
    function cancel(uint32 auction) external {
        EnglishAuction storage stored = _known(auction);
        CATALOG.checkController(stored.song, msg.sender);
        _checkOpen(auction, stored);
        if (stored.bidder != address(0)) revert EnglishAuctions_HasBids(auction);
        stored.stage = Stage.CANCELLED;
        emit AuctionCancelled(auction, stored.edition, stored.song);
        EDITIONS.release(stored.edition, 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE FANS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEnglishAuctions
    function bid(uint32 auction, uint48 amount, uint32 storefront) external {
        // Check: the time, the amount, and before a first bid the song.
        EnglishAuction storage stored = _known(auction);
        _checkRunning(auction, stored);
        uint256 minimum = _minimumBid(stored);
        if (amount < minimum) revert EnglishAuctions_BidTooLow(amount, minimum);
        if (stored.bidder == address(0)) {
            _openSplit(stored.song);
            if (SPLITS.paused()) revert EnglishAuctions_Paused();
        }
        if (storefront != 0 && !SPLITS.exists(storefront)) revert EnglishAuctions_UnknownSplit(storefront);

        // Effect: the caller bids most.
        Deposit storage deposit = _deposits[auction][msg.sender];
        uint48 added;
        // Unchecked: a deposit is never above the highest bid, which the amount is above.
        unchecked {
            added = amount - deposit.amount;
        }
        deposit.store(amount, storefront);
        uint40 endsAt = uint40(Math.max(stored.endsAt, block.timestamp + EXTENSION));
        stored.storeBid(msg.sender, amount, endsAt);
        emit BidPlaced(auction, stored.song, msg.sender, amount, endsAt, storefront);

        // Interaction: the difference.
        uint256 before = CURRENCY.held();
        CURRENCY.safeTransferFrom(msg.sender, address(this), added);
        uint256 arrived = CURRENCY.held() - before;
        if (arrived < added) revert EnglishAuctions_NotReceived(added, arrived);
    }

    /// @inheritdoc IEnglishAuctions
    function buyNow(uint32 auction, uint48 maximum, uint32 storefront) external {
        // Check: the time, the price, the song.
        EnglishAuction storage stored = _known(auction);
        _checkRunning(auction, stored);
        uint48 price = stored.buyNow;
        if (price == 0 || stored.bid >= stored.reserve) revert EnglishAuctions_NoBuyNow(auction);
        if (price > maximum) revert EnglishAuctions_PriceAboveMaximum(price, maximum);
        (uint32 edition, uint32 song) = (stored.edition, stored.song);
        uint32 split = _openSplit(song);

        // Effect: sold. The deposits of those who have bid are free by that.
        (stored.bidder, stored.bid, stored.stage) = (msg.sender, price, Stage.SOLD);
        emit AuctionSold(auction, song, msg.sender, edition, split, price, true, true, storefront);

        // Interaction: the money, then the token.
        CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), price);
        SPLITS.creditOne(split, price, storefront);
        EDITIONS.deliver(edition, msg.sender, 1);
    }

    /// @inheritdoc IEnglishAuctions
    function returnDeposit(uint32 auction, address bidder) external returns (uint48 amount) {
        // Check: a rival could make a bid fail that allows no more than the difference to be taken.
        if (msg.sender != bidder && _auctions[auction].stage == Stage.OPEN) {
            revert EnglishAuctions_NotBidder(bidder, msg.sender);
        }
        return _returnDeposit(auction, bidder, bidder);
    }

    /// @inheritdoc IEnglishAuctions
    function returnDepositTo(uint32 auction, address to) external returns (uint48 amount) {
        return _returnDeposit(auction, msg.sender, to);
    }

    /// @inheritdoc IEnglishAuctions
    function claim(uint32 auction, address to) external {
        EnglishAuction storage stored = _known(auction);
        if (stored.stage != Stage.UNCLAIMED || stored.bidder != msg.sender) {
            revert EnglishAuctions_NothingToClaim(auction, msg.sender);
        }
        stored.stage = Stage.SOLD;
        emit TokenClaimed(auction, msg.sender, to);
        EDITIONS.deliver(stored.edition, to, 1);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE END
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEnglishAuctions
    function settle(uint32 auction) external {
        EnglishAuction storage stored = _known(auction);
        _checkOpen(auction, stored);
        if (block.timestamp < stored.endsAt) revert EnglishAuctions_StillRunning(auction, stored.endsAt);
        if (stored.bid < stored.reserve) {
            stored.stage = Stage.UNSOLD;
            emit AuctionUnsold(auction, stored.edition, stored.song, stored.bid);
            EDITIONS.release(stored.edition, 1);
        } else {
            _settleSold(auction, stored);
        }
    }

    /// @dev The money goes first, and as a batch of one: a batch is credited even in a pause.
    function _settleSold(uint32 auction, EnglishAuction storage stored) private {
        // Effect: sold, and the deposit is the song's.
        (address winner, uint48 paid) = (stored.bidder, stored.bid);
        (uint32 edition, uint32 song) = (stored.edition, stored.song);
        uint32 storefront = _payable(_deposits[auction][winner].storefront, paid);
        stored.stage = Stage.SOLD;
        delete _deposits[auction][winner];

        // Interaction: the money.
        uint32 split = CATALOG.songOf(song).split;
        Payment[] memory payments = new Payment[](1);
        payments[0] = toPayment(split, paid);
        CURRENCY.safeTransfer(address(SPLITS), paid);
        SPLITS.credit(payments, storefront);

        // Interaction: the token. With too little gas a delivery would fail that a willing winner could have had.
        if (gasleft() < GAS_FOR_DELIVERY) revert EnglishAuctions_TooLittleGas(GAS_FOR_DELIVERY);
        bool delivered = true;
        try EDITIONS.deliver{gas: DELIVERY_GAS}(edition, winner, 1) {}
        catch {
            // The winner could do nothing with the stage in between: a failed delivery leaves no trace.
            delivered = false;
            stored.stage = Stage.UNCLAIMED;
        }
        emit AuctionSold(auction, song, winner, edition, split, paid, false, delivered, storefront);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEnglishAuctions
    function minimumBid(uint32 auction) external view returns (uint256) {
        return _minimumBid(_known(auction));
    }

    /// @inheritdoc IEnglishAuctions
    function auctionOf(uint32 auction) external view returns (EnglishAuction memory) {
        return _known(auction);
    }

    /// @inheritdoc IEnglishAuctions
    function depositOf(uint32 auction, address bidder) external view returns (Deposit memory) {
        return _deposits[auction][bidder];
    }

    /// @inheritdoc IEnglishAuctions
    function returnable(uint32 auction, address bidder) public view returns (uint48) {
        EnglishAuction storage stored = _auctions[auction];
        if (stored.stage == Stage.OPEN && stored.bidder == bidder) return 0;
        return _deposits[auction][bidder].amount;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _known(uint32 auction) private view returns (EnglishAuction storage stored) {
        stored = _auctions[auction];
        if (stored.edition == 0) revert EnglishAuctions_UnknownAuction(auction);
    }

    function _checkOpen(uint32 auction, EnglishAuction storage stored) private view {
        if (stored.stage != Stage.OPEN) revert EnglishAuctions_NotOpen(auction);
    }

    function _checkRunning(uint32 auction, EnglishAuction storage stored) private view {
        (uint40 startsAt, uint40 endsAt) = (stored.startsAt, stored.endsAt);
        if (stored.stage != Stage.OPEN || block.timestamp < startsAt || block.timestamp >= endsAt) {
            revert EnglishAuctions_NotRunning(auction, startsAt, endsAt);
        }
    }

    /// @dev The song's split, unless it takes no sales.
    function _openSplit(uint32 song) private view returns (uint32 split) {
        split = CATALOG.openSplit(song);
        if (split == 0) revert EnglishAuctions_SongSuspended(song);
    }

    /// @dev The storefront, or none if it cannot hold its part: a bidder could have filled it to block the settlement.
    function _payable(uint32 storefront, uint48 paid) private view returns (uint32) {
        if (storefront == 0 || SPLITS.received(storefront) <= type(uint64).max - paid) return storefront;
        return 0;
    }

    function _minimumBid(EnglishAuction storage stored) private view returns (uint256) {
        uint256 highest = stored.bid;
        if (highest == 0) return stored.opening;
        return highest + Math.ceilDiv(highest * stored.raise, 100);
    }

    function _returnDeposit(uint32 auction, address bidder, address to) private returns (uint48 amount) {
        amount = returnable(auction, bidder);
        // The contract's own books, which nobody can add to from outside by a plain transfer.
        // slither-disable-next-line incorrect-equality
        if (amount == 0) revert EnglishAuctions_NothingToReturn(auction, bidder);
        delete _deposits[auction][bidder];
        emit DepositReturned(auction, bidder, to, amount);
        CURRENCY.safeTransfer(to, amount);
    }

    function _checkTerms(EnglishTerms memory terms) private view {
        bool belowReserve = terms.buyNow != 0 && terms.buyNow < terms.reserve;
        if (terms.opening == 0 || terms.reserve < terms.opening || belowReserve) {
            revert EnglishAuctions_BadPrices(terms.opening, terms.reserve, terms.buyNow);
        }
        if (terms.raise == 0 || terms.raise > 100) revert EnglishAuctions_BadRaise(terms.raise);
        bool badDuration = terms.duration < MIN_DURATION || terms.duration > MAX_DURATION;
        if (badDuration || terms.startsAt > block.timestamp + MAX_WAIT) {
            revert EnglishAuctions_BadTimes(terms.startsAt, terms.duration);
        }
        if (terms.startsAt < block.timestamp) terms.startsAt = uint40(block.timestamp);
    }
}
