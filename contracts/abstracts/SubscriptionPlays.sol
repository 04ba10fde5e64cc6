// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {PackedCounters} from "../libraries/PackedCounters.sol";
import {SubscriberSlots} from "../libraries/SubscriberSlots.sol";
import {SubscriptionTime} from "../libraries/SubscriptionTime.sol";
import {TabItems} from "../libraries/TabItems.sol";
import {Line} from "../types/CatalogTypes.sol";
import {Counted, EPOCH, Epoch, Policy, SETTLEMENT_WINDOW, Subscriber} from "../types/SubscriptionTypes.sol";
import {Kind} from "../types/TabTypes.sol";
import {SubscriptionPools} from "./SubscriptionPools.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title SubscriptionPlays
/// @notice Turns subscribers' settled plays into points of the epoch that is counted.
abstract contract SubscriptionPlays is SubscriptionPools {
    using PackedCounters for PackedCounters.Counters;
    using SubscriberSlots for Counted;
    using SubscriberSlots for Epoch;
    using SubscriberSlots for uint256;
    using SubscriptionTime for Subscriber;
    using TabItems for bytes;
    using TabItems for uint256;

    /// @dev By PRO_RATA, of one listener on one day.
    uint256 private constant DAILY_PLAYS = 500;

    /// @dev A `Subscriber` each; see {SubscriberSlots}.
    mapping(address listener => uint256 word) internal _subscribers;
    mapping(address listener => Counted) internal _counted;
    mapping(address listener => address[]) internal _named;

    /// @inheritdoc ISubscriptions
    function countPlays(address listener, bytes calldata items) external {
        // Check: subscription plays, of somebody who subscribes.
        _checkTabs();
        (uint32[] memory songs, uint256[] memory plays) = _subscriptionItems(items);
        if (songs.length == 0) return;
        Subscriber memory subscriber = _subscribers[listener].unpack();
        uint40 end = subscriber.endOfAccess();
        if (end == 0 || block.timestamp >= end + SETTLEMENT_WINDOW) return;
        uint256 total = _dropClosed(songs, plays);
        if (total == 0) return;
        // Effect: plays become points.
        uint32 epoch = _countingEpoch();
        if (policyOf(epoch) == Policy.PRO_RATA) _limit(listener, plays);
        else _divide(_useUp(listener, subscriber, epoch), total, plays);
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
    function _limit(address listener, uint256[] memory plays) private {
        Counted memory counted = _counted[listener].load();
        uint32 day = uint32(block.timestamp / 1 days);
        if (counted.day != day) (counted.day, counted.today) = (day, 0);
        uint256 left = DAILY_PLAYS - counted.today;
        // Unchecked: never more than is left.
        unchecked {
            for (uint256 i = 0; i < plays.length; ++i) {
                if (plays[i] > left) plays[i] = left;
                left -= plays[i];
            }
            counted.today = uint32(DAILY_PLAYS - left);
        }
        _counted[listener].store(counted);
    }

    /// @dev What the listener's payments added to the pool and was not counted yet, in micro-USDC. Now it is.
    function _useUp(
        address listener,
        Subscriber memory subscriber,
        uint256 epoch
    )
        private
        returns (uint256 value)
    {
        Counted memory counted = _counted[listener].load();
        uint256 from = Math.max(counted.countedUntil, epoch * EPOCH);
        // Nothing is known of the time before.
        if (subscriber.priorRate == 0) from = Math.max(from, subscriber.since);
        uint256 to = Math.min(Math.min(block.timestamp, (epoch + 1) * EPOCH), subscriber.paidUntil);
        value = subscriber.contribution(from, to, _named[listener].length != 0);
        if (value == 0) return 0;
        // At most now.
        counted.countedUntil = uint40(to);
        _counted[listener].store(counted);
    }

    /// @dev Divides points over `total` plays, rounded down an item; the last one that has plays gets the rest.
    function _divide(uint256 points, uint256 total, uint256[] memory plays) private pure {
        uint256 pointsLeft = points;
        uint256 playsLeft = total;
        for (uint256 i = 0; i < plays.length; ++i) {
            // Unchecked: a period's micro-USDC have 32 bits, plays 14, and no part exceeds the whole.
            unchecked {
                playsLeft -= plays[i];
                uint256 part = plays[i] * points / total;
                if (playsLeft == 0 && plays[i] != 0) part = pointsLeft;
                pointsLeft -= part;
                plays[i] = part;
            }
        }
    }

    /// @dev Adds the points, but where a counter cannot hold them, and reports them.
    function _addPoints(
        address listener,
        uint32 epoch,
        uint32[] memory songs,
        uint256[] memory points
    )
        private
    {
        Epoch memory totals = _epochs[epoch].load();
        PackedCounters.Counters storage counters = _points[epoch];
        // The last entry is written as a whole word, 24 bytes more than it has.
        bytes memory entries = new bytes(songs.length * 8 + 24);
        uint256 length = 0;
        uint256 sum = 0;
        for (uint256 i = 0; i < songs.length; ++i) {
            // Points of one tab have 32 bits.
            uint64 added = uint64(points[i]);
            if (added == 0 || added > type(uint64).max - totals.points) continue;
            if (!counters.tryAdd(songs[i], added)) continue;
            // Unchecked: there is room.
            unchecked {
                totals.points += added;
                sum += added;
                uint256 entry = uint256(songs[i]) << 224 | uint256(added) << 192;
                assembly ("memory-safe") {
                    mstore(add(add(entries, 0x20), length), entry)
                }
                length += 8;
            }
        }
        if (length == 0) return;
        assembly ("memory-safe") {
            mstore(entries, length)
        }
        _epochs[epoch].store(totals);
        emit PlaysCounted(listener, epoch, uint32(sum), entries);
    }

    /// @dev Sets the plays of songs to zero that are not open to subscribers, or whose owner is not admitted.
    /// @return total The other plays.
    function _dropClosed(uint32[] memory songs, uint256[] memory plays) private view returns (uint256 total) {
        address[] memory owners = CATALOG.ownersOpenTo(songs, Line.SUBSCRIPTIONS);
        for (uint256 i = 0; i < plays.length; ++i) {
            // Where the song is not open the owner is zero, whom no curator can have admitted for anything.
            if (owners[i] == address(0) || !isAdmitted[owners[i]]) plays[i] = 0;
            // Unchecked: plays have 14 bits.
            unchecked {
                total += plays[i];
            }
        }
    }

    /// @dev The items of the kind SUBSCRIPTION that have plays.
    function _subscriptionItems(bytes calldata items)
        private
        pure
        returns (uint32[] memory songs, uint256[] memory plays)
    {
        songs = new uint32[](items.length / TabItems.SIZE);
        plays = new uint256[](songs.length);
        uint256 count = 0;
        // Unchecked: offsets lie within the calldata.
        unchecked {
            for (uint256 i = 0; i < songs.length; ++i) {
                uint256 item = items.itemAt(i * TabItems.SIZE);
                uint256 number = (item >> 48) & 0x3fff;
                if ((item >> 62) & 3 != uint256(Kind.SUBSCRIPTION) || number == 0) continue;
                songs[count] = uint32(item.song());
                plays[count++] = number;
            }
        }
        assembly ("memory-safe") {
            mstore(songs, count)
            mstore(plays, count)
        }
    }
}
