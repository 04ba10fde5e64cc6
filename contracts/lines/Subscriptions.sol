// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SubscriptionPlays} from "../abstracts/SubscriptionPlays.sol";
import {SubscriptionPools} from "../abstracts/SubscriptionPools.sol";
import {SubscriptionTerms} from "../abstracts/SubscriptionTerms.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IPatronage} from "../interfaces/IPatronage.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {Recognition} from "../libraries/Recognition.sol";
import {SubscriberSlots} from "../libraries/SubscriberSlots.sol";
import {SubscriptionTime} from "../libraries/SubscriptionTime.sol";
import {Payment, toPayment} from "../types/Payment.sol";
import {
    Counted,
    PERIOD,
    PaymentKind,
    Subscriber,
    SubscriberState,
    Tier
} from "../types/SubscriptionTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Subscriptions
/// @notice See {ISubscriptions}. Governance is in {SubscriptionTerms}, epochs in {SubscriptionPools}, plays in
/// {SubscriptionPlays}; here subscribers come, pay and go.
contract Subscriptions is SubscriptionPlays {
    using SafeERC20 for IERC20;
    using SubscriberSlots for SubscriberState;
    using SubscriberSlots for uint256;
    using SubscriptionTime for SubscriberState;

    uint256 private constant MAX_AHEAD = 12 * PERIOD;
    uint256 private constant MAX_ARTISTS = 4;

    uint256 private constant SUBSCRIBE = uint256(PaymentKind.SUBSCRIBE);
    uint256 private constant RENEW = uint256(PaymentKind.RENEW);
    uint256 private constant UPGRADE = uint256(PaymentKind.UPGRADE);
    uint256 private constant COLLECT = uint256(PaymentKind.COLLECT);

    /// @dev One payment, as `SubscriptionPaid` tells it; in whole words, see `SubscriberState`.
    struct Receipt {
        uint256 kind;
        uint256 tier;
        uint256 amount;
        uint256 platform;
        uint256 reward;
        uint256 named;
        uint256 pool;
        uint256 from;
        uint256 until;
    }

    /// @notice Where artists name the splits that earn patronage.
    IPatronage public immutable PATRONAGE;

    uint32 private immutable TREASURY_SPLIT;

    constructor(
        address authority_,
        ISplits splits_,
        ICatalog catalog_,
        IPatronage patronage_
    )
        SubscriptionTerms(authority_)
        SubscriptionPools(splits_, catalog_)
    {
        PATRONAGE = patronage_;
        TREASURY_SPLIT = splits_.TREASURY_SPLIT();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SUBSCRIBERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISubscriptions
    function subscribe(Tier tier, uint8 periods, bool automatic, uint64 maximum) external {
        // Check: something to buy, for who has nothing.
        if (tier == Tier.FREE) revert Subscriptions_FreeTier();
        SubscriberState memory state = _subscribers[msg.sender].unpack();
        if (state.isLive(block.timestamp)) revert Subscriptions_AlreadySubscribed(uint40(state.paidUntil));
        uint256 price = priceOf(tier);
        // Effect: one stretch from now on.
        (state.tier, state.rate, state.renewTier) = (uint256(tier), price, uint256(tier));
        (state.laterTier, state.laterRate, state.priorTier, state.priorRate) = (0, 0, 0, 0);
        state.agreed = automatic ? price : 0;
        state.since = block.timestamp;
        state.paidUntil = block.timestamp + _timeOf(periods, block.timestamp);
        state.changesAt = state.paidUntil;
        uint256 amount = _amountOf(price, periods, maximum);
        _take(
            msg.sender,
            Receipt(SUBSCRIBE, uint256(tier), amount, 0, 0, 0, 0, block.timestamp, state.paidUntil),
            state
        );
    }

    /// @inheritdoc ISubscriptions
    function renew(uint8 periods, uint64 maximum) external {
        SubscriberState memory state = _subscribers[msg.sender].unpack();
        _checkLive(msg.sender, state);
        // A tier, not a balance.
        // slither-disable-next-line incorrect-equality
        if (state.renewTier == uint256(Tier.FREE)) revert Subscriptions_Cancelled(msg.sender);
        uint256 price = priceOf(Tier(state.renewTier));
        if (state.agreed != 0) state.agreed = price;
        uint256 amount = _amountOf(price, periods, maximum);
        _prolong(msg.sender, state, RENEW, price, periods, amount);
    }

    /// @inheritdoc ISubscriptions
    function upgrade(Tier tier, uint64 maximum) external {
        // Check: paid time on a lower tier.
        SubscriberState memory state = _subscribers[msg.sender].unpack();
        if (state.since < block.timestamp) _keepStart(msg.sender, state);
        (uint256 cost, uint256 until, uint256 price) = _lift(msg.sender, state, tier);
        _checkMaximum(cost, maximum);
        // Effect: a higher tier from now on, and at renewals too unless the subscriber has chosen otherwise.
        if (state.renewTier != uint256(Tier.FREE) && state.renewTier <= uint256(tier)) {
            state.renewTier = uint256(tier);
            if (state.agreed != 0) state.agreed = price;
        }
        _take(msg.sender, Receipt(UPGRADE, uint256(tier), cost, 0, 0, 0, 0, block.timestamp, until), state);
    }

    /// @inheritdoc ISubscriptions
    function setRenewal(Tier tier, bool automatic, uint32 maximum) external {
        SubscriberState memory state = _subscribers[msg.sender].unpack();
        _checkLive(msg.sender, state);
        if (automatic) {
            if (tier == Tier.FREE) revert Subscriptions_FreeNotAutomatic();
            _checkMaximum(priceOf(tier), maximum);
        }
        uint32 agreed = automatic ? maximum : 0;
        (state.renewTier, state.agreed) = (uint256(tier), agreed);
        _subscribers[msg.sender] = state.pack();
        emit RenewalSet(msg.sender, tier, automatic, agreed);
    }

    /// @inheritdoc ISubscriptions
    function nameArtists(address[] calldata artists) external {
        if (artists.length > MAX_ARTISTS) revert Subscriptions_TooManyArtists(artists.length);
        _named[msg.sender] = artists;
        emit ArtistsNamed(msg.sender, artists);
    }

    /// @inheritdoc ISubscriptions
    function collect(address subscriber) external returns (uint64 reward) {
        // Check: the subscriber agreed to it, and it is due.
        SubscriberState memory state = _subscribers[subscriber].unpack();
        _checkLive(subscriber, state);
        // What the subscriber has set, not a balance.
        // slither-disable-next-line incorrect-equality
        if (state.agreed == 0) revert Subscriptions_NotAutomatic(subscriber);
        if (block.timestamp < state.paidUntil) revert Subscriptions_NotDue(uint40(state.paidUntil));
        uint32 price = priceOf(Tier(state.renewTier));
        if (price > state.agreed) revert Subscriptions_AboveAgreed(price, uint32(state.agreed));
        // A part of the price.
        return uint64(_prolong(subscriber, state, COLLECT, price, 1, price));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISubscriptions
    function subscriberOf(address listener) external view returns (Subscriber memory) {
        return _subscribers[listener].unpack().toSubscriber();
    }

    /// @inheritdoc ISubscriptions
    function tierOf(address listener) external view returns (Tier, uint40) {
        (uint256 tier, uint256 until) = _subscribers[listener].unpack().tierAt(block.timestamp);
        return (Tier(tier), uint40(until));
    }

    /// @inheritdoc ISubscriptions
    function previewUpgrade(address listener, Tier tier) external view returns (uint64, uint40) {
        (uint256 cost, uint256 until,) = _lift(listener, _subscribers[listener].unpack(), tier);
        return (uint64(cost), uint40(until));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Adds periods on the tier of renewals to the end of the paid time.
    /// @return Micro-USDC that the caller earned.
    function _prolong(
        address subscriber,
        SubscriberState memory state,
        uint256 kind,
        uint256 price,
        uint256 periods,
        uint256 amount
    )
        private
        returns (uint256)
    {
        uint256 from = state.paidUntil;
        uint256 added = _timeOf(periods, from);
        _fold(subscriber, state);
        state.prolong(price, added);
        // Within the grace the new time has begun already.
        _fold(subscriber, state);
        return
            _take(
                subscriber, Receipt(kind, state.renewTier, amount, 0, 0, 0, 0, from, state.paidUntil), state
            );
    }

    /// @dev Stores the subscription, and takes and divides what is paid for it: not one micro-USDC is left over.
    /// @return Micro-USDC that the caller earned.
    function _take(
        address subscriber,
        Receipt memory receipt,
        SubscriberState memory state
    )
        private
        returns (uint256)
    {
        uint256 amount = receipt.amount;
        // No list is an empty one.
        // slither-disable-next-line uninitialized-local
        Payment[] memory parts;
        // A tier, not a balance.
        // slither-disable-next-line incorrect-equality
        if (receipt.tier == uint256(Tier.SUPPORTER)) {
            (receipt.named, parts) = _divideNamed(subscriber, amount);
        }
        // Unchecked: parts of the amount.
        unchecked {
            uint256 platform = Recognition.platformOf(amount);
            // A kind of payment, not a balance.
            // slither-disable-next-line incorrect-equality
            if (receipt.kind == COLLECT) receipt.reward = Recognition.rewardOf(amount);
            receipt.platform = platform - receipt.reward;
            receipt.pool = amount - platform - receipt.named;
        }
        // Effect: paid time, and its recognition.
        _subscribers[subscriber] = state.pack();
        _recognise(receipt.pool, receipt.from, receipt.until);
        _emitPaid(subscriber, receipt, state);
        // Interaction: the keeper's part, what goes to the ledger, and the pool. The subscriber has called, or has
        // agreed to being collected from. By the ledger's part one sees that the currency arrives whole: the ledger
        // refuses it otherwise, and also while payments in are paused.
        if (receipt.reward != 0) {
            // slither-disable-next-line arbitrary-send-erc20
            CURRENCY.safeTransferFrom(subscriber, msg.sender, receipt.reward);
        }
        // slither-disable-next-line arbitrary-send-erc20
        CURRENCY.safeTransferFrom(subscriber, address(SPLITS), receipt.platform + receipt.named);
        SPLITS.creditWithoutFee(TREASURY_SPLIT, uint64(receipt.platform));
        if (parts.length != 0) _payArtists(subscriber, parts);
        // slither-disable-next-line arbitrary-send-erc20
        CURRENCY.safeTransferFrom(subscriber, address(this), receipt.pool);
        return receipt.reward;
    }

    function _payArtists(address subscriber, Payment[] memory parts) private {
        emit ArtistsPaid(subscriber, _named[subscriber], parts);
        SPLITS.creditBatchWithoutFee(_withoutZeros(parts));
    }

    /// @dev As the event's data, receipt and state lie in memory already: to encode them once more would cost a
    /// thousand gas.
    function _emitPaid(address subscriber, Receipt memory receipt, SubscriberState memory state) private {
        state.complete();
        bytes32 topic = SubscriptionPaid.selector;
        assembly ("memory-safe") {
            let data := mload(0x40)
            mcopy(data, receipt, 0x120)
            mcopy(add(data, 0x120), state, 0x180)
            log3(data, 0x2a0, topic, subscriber, caller())
        }
    }

    /// @dev Puts a stretch that is over behind.
    function _fold(address listener, SubscriberState memory state) private {
        if (!state.isFoldable(block.timestamp)) return;
        _keepStart(listener, state);
        state.fold(block.timestamp);
    }

    /// @dev Called before the first stretch of a subscription goes behind, where its start is not remembered: plays
    /// count from there on.
    function _keepStart(address listener, SubscriberState memory state) private {
        if (state.priorRate != 0) return;
        Counted storage counted = _counted[listener];
        if (counted.countedUntil < state.since) counted.countedUntil = uint40(state.since);
    }

    /// @dev Lifts the paid time to come to `tier`.
    function _lift(
        address listener,
        SubscriberState memory state,
        Tier tier
    )
        private
        view
        returns (uint256 cost, uint256 until, uint256 price)
    {
        _checkLive(listener, state);
        if (block.timestamp >= state.paidUntil) revert Subscriptions_PaidTimeOver(uint40(state.paidUntil));
        state.fold(block.timestamp);
        if (uint256(tier) <= state.tier) revert Subscriptions_NotHigher(tier, Tier(state.tier));
        price = priceOf(tier);
        (cost, until) = state.lift(uint256(tier), price, block.timestamp);
    }

    /// @dev Divides the patronage part among the named artists, rounded down; one without a page has none of it.
    /// @return named The sum in micro-USDC.
    /// @return parts One for each artist; zero for one without a page. None if nobody gets anything.
    function _divideNamed(
        address listener,
        uint256 amount
    )
        private
        view
        returns (uint256 named, Payment[] memory parts)
    {
        address[] memory artists = _named[listener];
        if (artists.length == 0) return (0, parts);
        parts = new Payment[](artists.length);
        // A part of the amount, which has 64 bits.
        uint64 part = uint64(Recognition.patronageOf(amount) / artists.length);
        for (uint256 i = 0; i < artists.length; ++i) {
            uint32 split = PATRONAGE.pageOf(artists[i]).split;
            if (split == 0) continue;
            parts[i] = toPayment(split, part);
            named += part;
        }
    }

    function _checkLive(address listener, SubscriberState memory state) private view {
        if (!state.isLive(block.timestamp)) revert Subscriptions_NotSubscribed(listener);
    }

    /// @dev How long periods are that begin at `start`, in seconds.
    function _timeOf(uint256 periods, uint256 start) private view returns (uint256 time) {
        // Unchecked: periods have 8 bits, and times 40.
        unchecked {
            time = periods * PERIOD;
            uint256 latest = block.timestamp + MAX_AHEAD;
            if (periods == 0 || start + time > latest) {
                revert Subscriptions_BadPeriods(periods, uint40(latest));
            }
        }
    }

    function _amountOf(uint256 price, uint256 periods, uint64 maximum) private pure returns (uint256 amount) {
        // Unchecked: a price has 32 bits.
        unchecked {
            amount = price * periods;
        }
        _checkMaximum(amount, maximum);
    }

    function _checkMaximum(uint256 amount, uint64 maximum) private pure {
        // Both have 64 bits.
        if (amount > maximum) revert Subscriptions_AboveMaximum(uint64(amount), maximum);
    }

    /// @dev The payments that name a split.
    function _withoutZeros(Payment[] memory payments) private pure returns (Payment[] memory) {
        uint256 count = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            if (Payment.unwrap(payments[i]) != 0) payments[count++] = payments[i];
        }
        assembly ("memory-safe") {
            mstore(payments, count)
        }
        return payments;
    }
}
