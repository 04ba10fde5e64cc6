// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {PackedCounters} from "../libraries/PackedCounters.sol";
import {SongOwners} from "../libraries/SongOwners.sol";
import {SubscriberSlots} from "../libraries/SubscriberSlots.sol";
import {SubscriptionItems} from "../libraries/SubscriptionItems.sol";
import {SubscriptionTime} from "../libraries/SubscriptionTime.sol";
import {Line} from "../types/CatalogTypes.sol";
import {
    Counted,
    EPOCH,
    Epoch,
    Policy,
    SETTLEMENT_WINDOW,
    SubscriberState
} from "../types/SubscriptionTypes.sol";
import {SubscriptionPools} from "./SubscriptionPools.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title SubscriptionPlays
/// @notice Turns subscribers' settled plays into points of the epoch that is counted.
abstract contract SubscriptionPlays is SubscriptionPools {
    using SongOwners for ICatalog;
    using SubscriberSlots for Counted;
    using SubscriberSlots for Epoch;
    using SubscriberSlots for uint256;
    using SubscriptionItems for bytes;
    using SubscriptionItems for uint256[];
    using SubscriptionItems for PackedCounters.Counters;
    using SubscriptionTime for SubscriberState;

    /// @dev By PRO_RATA, of one listener on one day.
    uint256 private constant DAILY_PLAYS = 500;

    /// @dev A `Subscriber` each; see {SubscriberSlots}.
    mapping(address listener => uint256 word) internal _subscribers;
    mapping(address listener => Counted) internal _counted;
    mapping(address listener => address[]) internal _named;

    /// @inheritdoc ISubscriptions
    function countPlays(address listener, bytes calldata items) external {
        // Check: subscription plays, of somebody who subscribes.
        Policy policy = _checkTabs();
        (uint256[] memory songs, uint256[] memory plays) = items.listOf();
        if (songs.length == 0) return;
        SubscriberState memory state = _subscribers[listener].unpack();
        uint256 end = state.endOfAccess();
        if (end == 0 || block.timestamp >= end + SETTLEMENT_WINDOW) return;
        uint256 total = plays.dropOthers(CATALOG.ownersOf(songs, Line.SUBSCRIPTIONS), isAdmitted);
        if (total == 0) return;
        // Effect: plays become points.
        uint32 epoch = _countingEpoch();
        if (policy == Policy.PRO_RATA) _limit(listener, total, plays);
        else plays.divide(total, _useUp(listener, state, epoch));
        _addPoints(listener, epoch, songs, plays);
    }

    /// @inheritdoc ISubscriptions
    function countedOf(address listener) external view returns (Counted memory) {
        return _counted[listener];
    }

    /// @inheritdoc ISubscriptions
    function namedBy(address listener) external view returns (address[] memory) {
        return _named[listener];
    }

    /// @dev What goes beyond the day's plays gives no points.
    function _limit(address listener, uint256 total, uint256[] memory plays) private {
        Counted memory counted = _counted[listener].load();
        uint32 day = uint32(block.timestamp / 1 days);
        if (counted.day != day) (counted.day, counted.today) = (day, 0);
        // Unchecked: never more than is left.
        unchecked {
            uint256 left = DAILY_PLAYS - counted.today;
            if (total > left) {
                plays.cutTo(left);
                total = left;
            }
            counted.today += uint32(total);
        }
        _counted[listener].store(counted);
    }

    /// @dev What the listener's payments added to the pool and was not counted yet, in micro-USDC. Now it is.
    function _useUp(
        address listener,
        SubscriberState memory state,
        uint256 epoch
    )
        private
        returns (uint256 value)
    {
        Counted memory counted = _counted[listener].load();
        uint256 from = Math.max(counted.countedUntil, epoch * EPOCH);
        // Nothing is known of the time before.
        if (state.priorRate == 0) from = Math.max(from, state.since);
        uint256 to = Math.min(Math.min(block.timestamp, (epoch + 1) * EPOCH), state.paidUntil);
        value = state.contribution(from, to, _named[listener].length != 0);
        // The contract's own books, which nobody can add to from outside by a plain transfer.
        // slither-disable-next-line incorrect-equality
        if (value == 0) return 0;
        // At most now.
        counted.countedUntil = uint40(to);
        _counted[listener].store(counted);
    }

    /// @dev Adds the points to those of the songs and of the epoch, and reports them.
    function _addPoints(
        address listener,
        uint32 epoch,
        uint256[] memory songs,
        uint256[] memory points
    )
        private
    {
        (uint256 sum, bytes memory entries) = _points[epoch].addPoints(songs, points);
        if (sum == 0) return;
        _epochs[epoch].addToPoints(sum);
        // A listener's points of one tab have 32 bits.
        emit PlaysCounted(listener, epoch, uint32(sum), entries);
    }
}
