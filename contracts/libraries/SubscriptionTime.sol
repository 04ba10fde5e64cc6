// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {EPOCH, GRACE, PERIOD, SETTLEMENT_WINDOW, SubscriberState, Tier} from "../types/SubscriptionTypes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice The paid time of a subscription: how it grows, is lifted to a higher tier, and passes.
/// @dev Unchecked throughout: times have 40 bits, and prices and rates 32, so that no sum below comes near 256 bits.
/// Functions without a result change the subscription that they are given.
library SubscriptionTime {
    uint256 private constant FREE = uint256(Tier.FREE);
    uint256 private constant SUPPORTER = uint256(Tier.SUPPORTER);

    /// @dev What the pool gets of a payment, in percent.
    uint256 private constant POOL_PERCENT = 80;
    /// @dev The same of one for SUPPORTER, by who has named artists.
    uint256 private constant POOL_PERCENT_NAMED = 70;

    /// @dev Where nobody has paid there is no grace either.
    /// @return Unix seconds at which access ends if nothing is paid; zero for who never paid.
    function endOfAccess(SubscriberState memory self) internal pure returns (uint256) {
        unchecked {
            return self.renewTier == FREE ? self.paidUntil : self.paidUntil + GRACE;
        }
    }

    function isLive(SubscriberState memory self, uint256 time) internal pure returns (bool) {
        return time < endOfAccess(self);
    }

    /// @dev The tier at `time`, and when it ends; FREE and zero without access.
    function tierAt(
        SubscriberState memory self,
        uint256 time
    )
        internal
        pure
        returns (uint256 tier, uint256 until)
    {
        until = endOfAccess(self);
        if (time >= until) return (FREE, 0);
        bool isTwo = self.changesAt != self.paidUntil;
        if (isTwo && time >= self.changesAt) return (self.laterTier, until);
        if (isTwo && self.laterTier != self.tier) until = self.changesAt;
        return (self.tier, until);
    }

    /// @dev The epoch whose plays are counted at `time`.
    function countingEpoch(uint256 time) internal pure returns (uint256) {
        return Math.saturatingSub(time, SETTLEMENT_WINDOW) / EPOCH;
    }

    /// @dev Whether the first of two stretches is over at `time`.
    function isFoldable(SubscriberState memory self, uint256 time) internal pure returns (bool) {
        return self.changesAt != self.paidUntil && time >= self.changesAt;
    }

    /// @dev Puts a first stretch that is over behind.
    function fold(SubscriberState memory self, uint256 time) internal pure {
        if (!isFoldable(self, time)) return;
        _pass(self, self.changesAt, time);
        (self.tier, self.rate) = (self.laterTier, self.laterRate);
        _endInOne(self);
    }

    /// @dev Adds `added` seconds on `renewTier` to the end, bought at `price`. Only after `fold`.
    function prolong(SubscriberState memory self, uint256 price, uint256 added) internal pure {
        uint256 tier = self.renewTier;
        uint256 changesAt = self.changesAt;
        uint256 end = self.paidUntil;
        unchecked {
            self.paidUntil = end + added;
        }
        if (changesAt != end) {
            if (self.laterTier != tier || self.laterRate != price) {
                revert ISubscriptions.Subscriptions_ChangePending(uint40(changesAt));
            }
        } else if (self.tier == tier && self.rate == price) {
            self.changesAt = self.paidUntil;
        } else {
            (self.laterTier, self.laterRate) = (tier, price);
        }
    }

    /// @dev Lifts the time from `time` on to `tier`, which is higher than that of now. Only after `fold`, and in the
    /// paid time.
    /// @param price Of `tier`, in micro-USDC for a period.
    /// @return cost Micro-USDC: the time at this price, rounded up, less what was paid for it, rounded down.
    /// @return end Where the lifted time ends.
    function lift(
        SubscriberState memory self,
        uint256 tier,
        uint256 price,
        uint256 time
    )
        internal
        pure
        returns (uint256 cost, uint256 end)
    {
        // A later stretch that is as high stays as it is.
        bool isWhole = self.laterTier < tier;
        uint256 rate;
        unchecked {
            end = isWhole ? self.paidUntil : self.changesAt;
            uint256 left = end - time;
            uint256 paid = self.rate * (self.changesAt - time);
            if (isWhole) paid += self.laterRate * (self.paidUntil - self.changesAt);
            cost = Math.saturatingSub(Math.ceilDiv(price * left, PERIOD), paid / PERIOD);
            rate = Math.max(price, paid / left);
        }
        _pass(self, time, time);
        (self.tier, self.rate) = (tier, rate);
        if (isWhole || (self.laterTier == tier && self.laterRate == rate)) _endInOne(self);
    }

    /// @dev What the pool got for the time from `from` until `to`, in micro-USDC, rounded down.
    /// @param named Whether the listener has named artists.
    function contribution(
        SubscriberState memory self,
        uint256 from,
        uint256 to,
        bool named
    )
        internal
        pure
        returns (uint256)
    {
        unchecked {
            uint256 sum = _overlap(from, to, 0, self.since) * _weight(self.priorTier, self.priorRate, named)
                + _overlap(from, to, self.since, self.changesAt) * _weight(self.tier, self.rate, named)
                + _overlap(from, to, self.changesAt, self.paidUntil)
                * _weight(self.laterTier, self.laterRate, named);
            return sum / (uint256(PERIOD) * 100);
        }
    }

    /// @dev The first stretch is over at `until`. Of two stretches behind that may both still count, the one of the
    /// lower rate is remembered, so that time never weighs more than was paid for it.
    function _pass(SubscriberState memory self, uint256 until, uint256 time) private pure {
        if (until == self.since) return;
        bool priorCounts = self.priorRate != 0 && self.since > countingEpoch(time) * EPOCH;
        if (!priorCounts || self.rate <= self.priorRate) {
            (self.priorTier, self.priorRate) = (self.tier, self.rate);
        }
        self.since = until;
    }

    function _endInOne(SubscriberState memory self) private pure {
        self.changesAt = self.paidUntil;
        (self.laterTier, self.laterRate) = (FREE, 0);
    }

    function _weight(uint256 tier, uint256 rate, bool named) private pure returns (uint256) {
        unchecked {
            return rate * (named && tier == SUPPORTER ? POOL_PERCENT_NAMED : POOL_PERCENT);
        }
    }

    /// @dev Seconds that [from, to) and [start, end) share.
    function _overlap(uint256 from, uint256 to, uint256 start, uint256 end) private pure returns (uint256) {
        return Math.saturatingSub(Math.min(to, end), Math.max(from, start));
    }
}
