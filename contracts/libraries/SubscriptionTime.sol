// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {EPOCH, GRACE, PERIOD, SETTLEMENT_WINDOW, Subscriber, Tier} from "../types/SubscriptionTypes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice The paid time of a subscription: how it grows, is lifted to a higher tier, and passes. Times have 40 bits,
/// and prices and rates 32, so that no sum below can come near 256 bits.
/// @dev Functions without a result change the subscription that they are given.
library SubscriptionTime {
    /// @dev Of a payment, what the pool gets while it is recognised, in percent.
    uint256 private constant POOL_PERCENT = 80;
    /// @dev The same of SUPPORTER, for who has named artists.
    uint256 private constant POOL_PERCENT_NAMED = 70;

    /// @dev Where nobody has paid there is no grace either.
    /// @return Unix seconds at which access ends if nothing is paid; zero for who never paid.
    function endOfAccess(Subscriber memory self) internal pure returns (uint40) {
        return self.renewTier == Tier.FREE ? self.paidUntil : self.paidUntil + GRACE;
    }

    function isLive(Subscriber memory self, uint256 time) internal pure returns (bool) {
        return time < endOfAccess(self);
    }

    /// @dev The tier at `time`, and when it ends; FREE and zero without access.
    function tierAt(Subscriber memory self, uint256 time) internal pure returns (Tier tier, uint40 until) {
        if (!isLive(self, time)) return (Tier.FREE, 0);
        bool isTwo = self.changesAt != self.paidUntil;
        if (isTwo && time >= self.changesAt) return (self.laterTier, endOfAccess(self));
        bool changes = isTwo && self.laterTier != self.tier;
        return (self.tier, changes ? self.changesAt : endOfAccess(self));
    }

    /// @dev The epoch whose plays are counted at `time`.
    function countingEpoch(uint256 time) internal pure returns (uint256) {
        return Math.saturatingSub(time, SETTLEMENT_WINDOW) / EPOCH;
    }

    /// @dev Whether the first of two stretches is over at `time`.
    function isFoldable(Subscriber memory self, uint256 time) internal pure returns (bool) {
        return self.changesAt != self.paidUntil && time >= self.changesAt;
    }

    /// @dev Puts a first stretch that is over behind.
    function fold(Subscriber memory self, uint256 time) internal pure {
        if (!isFoldable(self, time)) return;
        _pass(self, self.changesAt, time);
        (self.tier, self.rate) = (self.laterTier, self.laterRate);
        _endInOne(self);
    }

    /// @dev Adds `added` seconds on `renewTier` to the end, bought at `price`. Only after `fold`.
    function prolong(Subscriber memory self, uint32 price, uint40 added) internal pure {
        Tier tier = self.renewTier;
        uint40 end = self.paidUntil + added;
        if (self.changesAt != self.paidUntil) {
            if (self.laterTier != tier || self.laterRate != price) {
                revert ISubscriptions.Subscriptions_ChangePending(self.changesAt);
            }
        } else if (self.tier == tier && self.rate == price) {
            self.changesAt = end;
        } else {
            (self.laterTier, self.laterRate) = (tier, price);
        }
        self.paidUntil = end;
    }

    /// @dev Lifts the time from `time` on to `tier`, which is higher than that of now. Only after `fold`, and in the
    /// paid time.
    /// @param price Of `tier`, in micro-USDC for a period.
    /// @return cost Micro-USDC: the time at this price, rounded up, less what was paid for it, rounded down.
    /// @return end Where the lifted time ends.
    function lift(
        Subscriber memory self,
        Tier tier,
        uint32 price,
        uint256 time
    )
        internal
        pure
        returns (uint64 cost, uint40 end)
    {
        // A later stretch that is as high stays as it is.
        bool isWhole = self.laterTier < tier;
        end = isWhole ? self.paidUntil : self.changesAt;
        uint256 left = end - time;
        uint256 paid = self.rate * (self.changesAt - time);
        if (isWhole) paid += uint256(self.laterRate) * (self.paidUntil - self.changesAt);
        // At most a price times the 12 periods that can lie ahead.
        cost = uint64(Math.saturatingSub(Math.ceilDiv(price * left, PERIOD), paid / PERIOD));
        // An average of rates has 32 bits.
        uint32 rate = uint32(Math.max(price, paid / left));
        _pass(self, uint40(time), time);
        (self.tier, self.rate) = (tier, rate);
        if (isWhole || (self.laterTier == tier && self.laterRate == rate)) _endInOne(self);
    }

    /// @dev What the pool got for the time from `from` until `to`, in micro-USDC, rounded down.
    /// @param named Whether the listener has named artists.
    function contribution(
        Subscriber memory self,
        uint256 from,
        uint256 to,
        bool named
    )
        internal
        pure
        returns (uint256)
    {
        uint256 sum = _overlap(from, to, 0, self.since) * _weight(self.priorTier, self.priorRate, named)
            + _overlap(from, to, self.since, self.changesAt) * _weight(self.tier, self.rate, named)
            + _overlap(from, to, self.changesAt, self.paidUntil)
            * _weight(self.laterTier, self.laterRate, named);
        return sum / (uint256(PERIOD) * 100);
    }

    /// @dev The first stretch is over at `until`. Of two stretches behind that may both still count, the cheaper one
    /// is remembered: time never weighs more than was paid for it.
    function _pass(Subscriber memory self, uint40 until, uint256 time) private pure {
        if (until == self.since) return;
        bool priorCounts = self.priorRate != 0 && self.since > countingEpoch(time) * EPOCH;
        if (!priorCounts || self.rate <= self.priorRate) {
            (self.priorTier, self.priorRate) = (self.tier, self.rate);
        }
        self.since = until;
    }

    function _endInOne(Subscriber memory self) private pure {
        self.changesAt = self.paidUntil;
        (self.laterTier, self.laterRate) = (Tier.FREE, 0);
    }

    function _weight(Tier tier, uint256 rate, bool named) private pure returns (uint256) {
        return rate * (named && tier == Tier.SUPPORTER ? POOL_PERCENT_NAMED : POOL_PERCENT);
    }

    /// @dev Seconds that [from, to) and [start, end) share.
    function _overlap(uint256 from, uint256 to, uint256 start, uint256 end) private pure returns (uint256) {
        return Math.saturatingSub(Math.min(to, end), Math.max(from, start));
    }
}
