// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {PackedCounters} from "../libraries/PackedCounters.sol";
import {Recognition} from "../libraries/Recognition.sol";
import {SubscriberSlots} from "../libraries/SubscriberSlots.sol";
import {Payment, toPayment} from "../types/Payment.sol";
import {EPOCH, Epoch, SETTLEMENT_WINDOW} from "../types/SubscriptionTypes.sol";
import {SubscriptionTerms} from "./SubscriptionTerms.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title SubscriptionPools
/// @notice The epochs' pools: payments are recognised into them, and songs are credited out of them.
abstract contract SubscriptionPools is SubscriptionTerms {
    using PackedCounters for PackedCounters.Counters;
    using Recognition for Epoch;
    using Recognition for PackedCounters.Counters;
    using SafeERC20 for IERC20;
    using SubscriberSlots for Epoch;

    /// @notice What subscribers pay in.
    IERC20 public immutable CURRENCY;
    /// @notice Where the money goes.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;

    mapping(uint32 epoch => Epoch) internal _epochs;
    mapping(uint32 epoch => PackedCounters.Counters) internal _points;

    constructor(ISplits splits_, ICatalog catalog_) {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
    }

    /// @inheritdoc ISubscriptions
    function creditEpoch(uint32 epoch, uint32[] calldata songs) external returns (uint64 amount) {
        // Check: nothing can be added to the epoch any more.
        _checkCreditable(epoch);
        // Effect: each song's points are taken.
        Payment[] memory payments;
        (amount, payments) = _takePoints(epoch, songs);
        if (payments.length == 0) return 0;
        emit EpochCredited(epoch, amount, payments);
        // Interaction: one transfer.
        if (amount == 0) return 0;
        CURRENCY.safeTransfer(address(SPLITS), amount);
        SPLITS.creditBatchWithoutFee(CATALOG.toSplits(payments));
    }

    /// @inheritdoc ISubscriptions
    function rollOver(uint32 epoch) external {
        _checkCreditable(epoch);
        Epoch memory ended = _epochs[epoch].load();
        if (ended.points != 0 || ended.pool == 0) revert Subscriptions_NothingToRollOver(epoch);
        uint32 into = _countingEpoch();
        _epochs[epoch].pool = 0;
        _epochs[into].addToPool(ended.pool);
        emit EpochRolledOver(epoch, into, ended.pool);
    }

    /// @inheritdoc ISubscriptions
    function previewEpoch(
        uint32 epoch,
        uint32[] calldata songs
    )
        external
        view
        returns (uint64[] memory amounts)
    {
        _checkCreditable(epoch);
        amounts = new uint64[](songs.length);
        uint256[] memory seen = new uint256[](_latestWithPoints(epoch, songs) / 256 + 1);
        Epoch memory totals = _epochs[epoch].load();
        for (uint256 i = 0; i < songs.length; ++i) {
            uint64 points = _points[epoch].get(songs[i]);
            uint256 bit = 1 << (songs[i] % 256);
            if (points == 0 || seen[songs[i] / 256] & bit != 0) continue;
            seen[songs[i] / 256] |= bit;
            amounts[i] = totals.credit(points);
        }
    }

    /// @inheritdoc ISubscriptions
    function epochOf(uint32 epoch) external view returns (Epoch memory) {
        return _epochs[epoch];
    }

    /// @inheritdoc ISubscriptions
    function pointsOf(uint32 epoch, uint32 song) external view returns (uint64) {
        return _points[epoch].get(song);
    }

    /// @dev Adds what was paid for the time from `from` until `until` to the pools of the epochs that it lies in. What
    /// lies before this epoch counts in this one. Amounts have 64 bits.
    function _recognise(uint256 pool, uint256 from, uint256 until) internal {
        // Unchecked: times have 40 bits, and what is recognised only grows.
        unchecked {
            // An epoch's number is a whole one.
            // slither-disable-next-line divide-before-multiply
            uint256 epoch = (from > block.timestamp ? from : block.timestamp) / EPOCH;
            uint256 before = 0;
            while (true) {
                uint256 end = (epoch + 1) * EPOCH;
                uint256 recognised = Recognition.recognisedAt(pool, from, until, end);
                _epochs[uint32(epoch)].addToPool(recognised - before);
                if (end >= until) break;
                before = recognised;
                ++epoch;
            }
        }
    }

    /// @dev Credits the songs in order, and keeps the epoch.
    /// @return amount Micro-USDC in all.
    /// @return payments A payment for each song that had points, by the song's id.
    function _takePoints(
        uint32 epoch,
        uint32[] calldata songs
    )
        private
        returns (uint64 amount, Payment[] memory payments)
    {
        Epoch memory totals = _epochs[epoch].load();
        PackedCounters.Counters storage counters = _points[epoch];
        uint64 before = totals.credited;
        payments = new Payment[](songs.length);
        uint256 count = 0;
        // Unchecked: there are no more payments than songs, and credits only grow.
        unchecked {
            for (uint256 i = 0; i < songs.length; ++i) {
                uint64 points = counters.take(songs[i]);
                if (points == 0) continue;
                payments[count++] = toPayment(songs[i], totals.credit(points));
            }
            amount = totals.credited - before;
        }
        assembly ("memory-safe") {
            mstore(payments, count)
        }
        if (count != 0) _epochs[epoch].store(totals);
    }

    /// @dev The highest id in the list that has points; it is a song's.
    function _latestWithPoints(uint32 epoch, uint32[] calldata songs) private view returns (uint256 latest) {
        for (uint256 i = 0; i < songs.length; ++i) {
            if (songs[i] > latest && _points[epoch].get(songs[i]) != 0) latest = songs[i];
        }
    }

    function _checkCreditable(uint32 epoch) private view {
        uint256 creditableAt = (uint256(epoch) + 1) * EPOCH + SETTLEMENT_WINDOW;
        // Times of epochs beyond 40 bits are shown as their lowest 40.
        if (block.timestamp < creditableAt) revert Subscriptions_EpochOpen(epoch, uint40(creditableAt));
    }
}
