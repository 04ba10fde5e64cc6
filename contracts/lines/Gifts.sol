// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IGifts} from "../interfaces/IGifts.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {GiftCounts} from "../libraries/GiftCounts.sol";
import {TabItems} from "../libraries/TabItems.sol";
import {CommonsCredit} from "../tokens/CommonsCredit.sol";
import {Line} from "../types/CatalogTypes.sol";
import {Earnings, Emission, MILLI_CGC, RewardTerms} from "../types/GiftTypes.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Gifts
/// @notice See {IGifts}.
contract Gifts is IGifts, AccessManaged {
    using GiftCounts for Earnings;
    using GiftCounts for Emission;
    using GiftCounts for GiftCounts.Listens;
    using GiftCounts for GiftCounts.Terms;
    using GiftCounts for RewardTerms;
    using GiftCounts for uint64;
    using SafeERC20 for IERC20;
    using TabItems for bytes;
    using TabItems for uint256;

    uint256 private constant EPOCH = 30 days;
    /// @dev Ten million CGC: not even governance can let more be earned in an epoch.
    uint64 private constant MAX_EPOCH_CAP = 10_000_000_000;

    /// @dev In tenths.
    uint256 private constant NO_MULTIPLIER = 10;
    uint256 private constant MAX_MULTIPLIER = 50;

    /// @notice What tips are paid in.
    IERC20 public immutable CURRENCY;
    /// @notice Where tips go.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;
    /// @notice What free listens earn.
    CommonsCredit public immutable CREDIT;

    /// @inheritdoc IGifts
    address public tabs;

    Emission private _emission;
    mapping(address listener => Earnings) private _earnings;
    GiftCounts.Listens private _listens;
    GiftCounts.Terms private _terms;

    /// @param epochCap Thousandths of a CGC.
    /// @param dailyCap Thousandths of a CGC.
    constructor(
        address authority_,
        ISplits splits_,
        ICatalog catalog_,
        uint64 epochCap,
        uint32 dailyCap
    )
        AccessManaged(authority_)
    {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
        CREDIT = new CommonsCredit();
        _setCaps(epochCap, dailyCap);
    }

    /// @inheritdoc IGifts
    function tip(uint32 song, uint64 amount, bytes32 message) external {
        // Check: an amount, and a song that takes gifts.
        if (amount == 0) revert Gifts_ZeroAmount();
        (uint32 split, bool isOpen) = CATALOG.paymentTerms(song, Line.GIFTS);
        if (!isOpen) revert Gifts_Closed(song);
        emit Tipped(song, msg.sender, amount, message);
        // Interaction: one transfer, and no fee.
        CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), amount);
        SPLITS.creditWithoutFee(split, amount);
    }

    /// @inheritdoc IGifts
    function setRewards(uint32 song, RewardTerms calldata terms) external {
        _checkOwner(song);
        uint64 word = terms.pack();
        if (word != 0 && (terms.multiplier < NO_MULTIPLIER || terms.multiplier > MAX_MULTIPLIER)) {
            revert Gifts_BadMultiplier(terms.multiplier);
        }
        _terms.set(song, word);
        emit RewardsSet(song, terms);
    }

    /// @inheritdoc IGifts
    function reward(address listener, bytes calldata items) external {
        if (msg.sender != tabs) revert Gifts_NotTabs(msg.sender);
        // Check: what the caps leave.
        uint256 limit = _limitOf(listener);
        // Effect: each item earns by its song's terms.
        (uint256 earned, bytes memory rewards) = _count(listener, items, limit);
        if (earned == 0) return;
        _book(listener, earned);
        emit Rewarded(listener, uint32(earned), rewards);
    }

    /// @inheritdoc IGifts
    function claim(address listener) external returns (uint64 amount) {
        amount = _earnings[listener].unclaimed;
        if (amount == 0) revert Gifts_NothingToClaim(listener);
        _earnings[listener].unclaimed = 0;
        emit Claimed(listener, amount);
        CREDIT.mint(listener, amount * MILLI_CGC);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    GOVERNANCE
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IGifts
    function setCaps(uint64 epochCap, uint32 dailyCap) external restricted {
        _setCaps(epochCap, dailyCap);
    }

    /// @inheritdoc IGifts
    function setTabs(address tabs_) external restricted {
        tabs = tabs_;
        emit TabsSet(tabs_);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IGifts
    function rewardsOf(uint32 song) external view returns (RewardTerms memory) {
        return _terms.get(song).unpack();
    }

    /// @inheritdoc IGifts
    function listensOf(address listener, uint32 song) external view returns (uint256) {
        return _listens.get(listener, song);
    }

    /// @inheritdoc IGifts
    function earningsOf(address listener) external view returns (Earnings memory) {
        return _earnings[listener];
    }

    /// @inheritdoc IGifts
    function emission() external view returns (Emission memory) {
        return _emission;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _setCaps(uint64 epochCap, uint32 dailyCap) private {
        if (epochCap > MAX_EPOCH_CAP) revert Gifts_CapTooHigh(epochCap, MAX_EPOCH_CAP);
        _emission.epochCap = epochCap;
        _emission.dailyCap = dailyCap;
        emit CapsSet(epochCap, dailyCap);
    }

    /// @dev The emission of the present epoch.
    function _loadEmission() private view returns (Emission memory emission_) {
        emission_ = _emission.load();
        // Fits 32 bits.
        uint32 epoch = uint32(block.timestamp / EPOCH);
        if (emission_.epoch != epoch) (emission_.epoch, emission_.emitted) = (epoch, 0);
    }

    /// @dev The listener's earnings of the present day.
    function _loadEarnings(address listener) private view returns (Earnings memory earnings) {
        earnings = _earnings[listener].load();
        // Fits 32 bits.
        uint32 day = uint32(block.timestamp / 1 days);
        if (earnings.day != day) (earnings.day, earnings.today) = (day, 0);
    }

    /// @dev What the caps leave for the listener to earn now.
    function _limitOf(address listener) private view returns (uint256) {
        Emission memory emission_ = _loadEmission();
        return Math.min(
            Math.saturatingSub(emission_.epochCap, emission_.emitted),
            Math.saturatingSub(emission_.dailyCap, _loadEarnings(listener).today)
        );
    }

    /// @dev Stores what was earned, at most what the caps left.
    function _book(address listener, uint256 earned) private {
        Emission memory emission_ = _loadEmission();
        Earnings memory earnings = _loadEarnings(listener);
        // Unchecked: within their caps, and 64 bits hold five thousand years of daily caps and more.
        unchecked {
            emission_.emitted += uint64(earned);
            earnings.today += uint32(earned);
            earnings.unclaimed += uint64(earned);
        }
        _emission.store(emission_);
        _earnings[listener].store(earnings);
    }

    /// @dev Lets the items of the kind GIFT earn, in order, until `limit` has run out.
    /// @return earned Thousandths of a CGC.
    /// @return rewards See `Rewarded`.
    function _count(
        address listener,
        bytes calldata items,
        uint256 limit
    )
        private
        returns (uint256 earned, bytes memory rewards)
    {
        items = items[:items.length - items.length % TabItems.SIZE];
        // An entry is written as two words, 28 bytes more than it has. Of whole items, so nothing is rounded.
        // slither-disable-next-line divide-before-multiply
        rewards = new bytes(items.length / TabItems.SIZE * 8 + 28);
        uint256 start;
        assembly ("memory-safe") {
            start := add(rewards, 0x20)
        }
        (uint256 left, uint256 end) = _countEach(listener, items, limit, start);
        assembly ("memory-safe") {
            mstore(rewards, sub(end, start))
        }
        return (limit - left, rewards);
    }

    /// @dev Writes the entries into memory from `end` on.
    function _countEach(
        address listener,
        bytes calldata items,
        uint256 limit,
        uint256 start
    )
        private
        returns (uint256 left, uint256 end)
    {
        (left, end) = (limit, start);
        uint256 offset = 0;
        while (true) {
            (offset, left, end) = _terms.addCommon(items, offset, left, end);
            if (offset == items.length || left == 0) break;
            uint256 item = items.itemAt(offset);
            offset += TabItems.SIZE;
            uint256 amount = Math.min(_earn(listener, item.song(), item.plays()), left);
            if (amount == 0) continue;
            left -= amount;
            uint256 entry = item.song() << 224 | amount << 192;
            assembly ("memory-safe") {
                mstore(end, entry)
            }
            end += 8;
        }
    }

    /// @dev Counts listens to one song, where its terms ask for it.
    /// @return amount What they are worth, in thousandths of a CGC, rounded down.
    function _earn(address listener, uint256 song, uint256 plays) private returns (uint256 amount) {
        if (plays == 0) return 0;
        uint64 word = _terms.get(song);
        uint256 perListen = uint16(word);
        uint256 bonusesLeft = uint24(word >> 32);
        uint256 multiplier = word >> 56;
        // Unchecked: no factor has more than 16 bits, and a multiplier is at least 10 when there are terms.
        unchecked {
            amount = perListen * plays;
            if (multiplier == NO_MULTIPLIER && bonusesLeft == 0) return amount;
            uint256 before = _listens.add(listener, song, plays);
            if (before + plays > GiftCounts.FAMILIAR) {
                uint256 familiar = before + plays - GiftCounts.FAMILIAR;
                amount += perListen * familiar * (multiplier - NO_MULTIPLIER) / NO_MULTIPLIER;
            }
            if (before == 0 && bonusesLeft != 0) {
                amount += uint16(word >> 16);
                _terms.set(song, word - (1 << 32));
            }
        }
    }

    function _checkOwner(uint32 song) private view {
        IERC721 songs = IERC721(address(CATALOG));
        address owner = songs.ownerOf(song);
        bool allowed = msg.sender == owner || songs.isApprovedForAll(owner, msg.sender)
            || songs.getApproved(song) == msg.sender;
        if (!allowed) revert Gifts_NotOwner(msg.sender, owner);
    }
}
