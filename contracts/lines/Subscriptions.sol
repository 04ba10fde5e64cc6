// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SubscriptionPlays} from "../abstracts/SubscriptionPlays.sol";
import {SubscriptionPools} from "../abstracts/SubscriptionPools.sol";
import {SubscriptionTerms} from "../abstracts/SubscriptionTerms.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IPatronage} from "../interfaces/IPatronage.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {HeldBalance} from "../libraries/HeldBalance.sol";
import {Recognition} from "../libraries/Recognition.sol";
import {SubscriberSlots} from "../libraries/SubscriberSlots.sol";
import {SubscriptionTime} from "../libraries/SubscriptionTime.sol";
import {Payment, toPayment} from "../types/Payment.sol";
import {Counted, PERIOD, PaymentKind, Subscriber, Tier} from "../types/SubscriptionTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Subscriptions
/// @notice See {ISubscriptions}. Governance is in {SubscriptionTerms}, epochs in {SubscriptionPools}, plays in
/// {SubscriptionPlays}; here subscribers come, pay and go.
contract Subscriptions is SubscriptionPlays {
    using HeldBalance for IERC20;
    using Recognition for uint64;
    using SafeERC20 for IERC20;
    using SubscriberSlots for Subscriber;
    using SubscriberSlots for uint256;
    using SubscriptionTime for Subscriber;

    uint40 private constant MAX_AHEAD = 12 * PERIOD;
    uint256 private constant MAX_ARTISTS = 4;

    /// @dev One payment.
    /// @param amount Micro-USDC.
    /// @param from Unix seconds at which the time begins that it buys.
    /// @param until Unix seconds at which it ends.
    struct Purchase {
        address subscriber;
        PaymentKind kind;
        Tier tier;
        uint64 amount;
        uint40 from;
        uint40 until;
    }

    /// @dev Where its money goes, in micro-USDC.
    /// @param named The sum of `artists`.
    /// @param artists One for each artist that the subscriber has named.
    struct Parts {
        uint64 platform;
        uint64 reward;
        uint64 named;
        uint64 pool;
        Payment[] artists;
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
        Subscriber memory subscriber = _load(msg.sender);
        if (subscriber.isLive(block.timestamp)) {
            revert Subscriptions_AlreadySubscribed(subscriber.paidUntil);
        }
        uint32 price = priceOf(tier);
        uint40 time = uint40(block.timestamp);
        uint40 until = time + _timeOf(periods, time);
        // Effect: one stretch from now on.
        subscriber = Subscriber({
            since: time,
            changesAt: until,
            paidUntil: until,
            priorRate: 0,
            rate: price,
            laterRate: 0,
            agreed: automatic ? price : 0,
            priorTier: Tier.FREE,
            tier: tier,
            laterTier: Tier.FREE,
            renewTier: tier,
            automatic: automatic
        });
        uint64 amount = _amountOf(price, periods, maximum);
        _take(Purchase(msg.sender, PaymentKind.SUBSCRIBE, tier, amount, time, until), subscriber);
    }

    /// @inheritdoc ISubscriptions
    function renew(uint8 periods, uint64 maximum) external {
        Subscriber memory subscriber = _loadLive(msg.sender);
        if (subscriber.renewTier == Tier.FREE) revert Subscriptions_Cancelled(msg.sender);
        uint32 price = priceOf(subscriber.renewTier);
        if (subscriber.automatic) subscriber.agreed = price;
        uint64 amount = _amountOf(price, periods, maximum);
        _prolong(msg.sender, subscriber, PaymentKind.RENEW, price, periods, amount);
    }

    /// @inheritdoc ISubscriptions
    function upgrade(Tier tier, uint64 maximum) external {
        // Check: paid time on a lower tier.
        Subscriber memory subscriber = _loadLive(msg.sender);
        if (subscriber.since < block.timestamp) _keepStart(msg.sender, subscriber);
        (uint64 cost, uint40 until, uint32 price) = _lift(subscriber, tier);
        if (cost > maximum) revert Subscriptions_AboveMaximum(cost, maximum);
        // Effect: a higher tier from now on, and at renewals too unless the subscriber has chosen otherwise.
        if (subscriber.renewTier != Tier.FREE && subscriber.renewTier <= tier) {
            subscriber.renewTier = tier;
            if (subscriber.automatic) subscriber.agreed = price;
        }
        uint40 time = uint40(block.timestamp);
        _take(Purchase(msg.sender, PaymentKind.UPGRADE, tier, cost, time, until), subscriber);
    }

    /// @inheritdoc ISubscriptions
    function setRenewal(Tier tier, bool automatic, uint32 maximum) external {
        Subscriber memory subscriber = _loadLive(msg.sender);
        subscriber.agreed = 0;
        if (automatic) {
            if (tier == Tier.FREE) revert Subscriptions_FreeNotAutomatic();
            uint32 price = priceOf(tier);
            if (price > maximum) revert Subscriptions_AboveMaximum(price, maximum);
            subscriber.agreed = maximum;
        }
        subscriber.renewTier = tier;
        _subscribers[msg.sender] = subscriber.pack();
        emit RenewalSet(msg.sender, tier, automatic, subscriber.agreed);
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
        Subscriber memory state = _loadLive(subscriber);
        if (!state.automatic) revert Subscriptions_NotAutomatic(subscriber);
        if (block.timestamp < state.paidUntil) revert Subscriptions_NotDue(state.paidUntil);
        uint32 price = priceOf(state.renewTier);
        if (price > state.agreed) revert Subscriptions_AboveAgreed(price, state.agreed);
        return _prolong(subscriber, state, PaymentKind.COLLECT, price, 1, price);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISubscriptions
    function subscriberOf(address listener) external view returns (Subscriber memory) {
        return _load(listener);
    }

    /// @inheritdoc ISubscriptions
    function tierOf(address listener) external view returns (Tier tier, uint40 until) {
        return _load(listener).tierAt(block.timestamp);
    }

    /// @inheritdoc ISubscriptions
    function previewUpgrade(address listener, Tier tier) external view returns (uint64 cost, uint40 until) {
        (cost, until,) = _lift(_loadLive(listener), tier);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Adds periods on the tier of renewals to the end of the paid time.
    function _prolong(
        address listener,
        Subscriber memory subscriber,
        PaymentKind kind,
        uint32 price,
        uint8 periods,
        uint64 amount
    )
        private
        returns (uint64 reward)
    {
        uint40 from = subscriber.paidUntil;
        uint40 added = _timeOf(periods, from);
        _fold(listener, subscriber);
        subscriber.prolong(price, added);
        // Within the grace the new time has begun already.
        _fold(listener, subscriber);
        return
            _take(
                Purchase(listener, kind, subscriber.renewTier, amount, from, subscriber.paidUntil), subscriber
            );
    }

    /// @dev Stores the subscription, and takes and divides what is paid for it.
    function _take(Purchase memory purchase, Subscriber memory subscriber) private returns (uint64) {
        Parts memory parts = _divide(purchase);
        // Effect: paid time, and its recognition.
        _subscribers[purchase.subscriber] = subscriber.pack();
        _recognise(parts.pool, purchase.from, purchase.until);
        _emitPaid(purchase, parts, subscriber);
        // Interaction: the keeper's part, what goes to the ledger, and the pool.
        if (parts.reward != 0) CURRENCY.safeTransferFrom(purchase.subscriber, msg.sender, parts.reward);
        _sendToLedger(purchase.subscriber, parts);
        _pull(purchase.subscriber, parts.pool);
        return parts.reward;
    }

    /// @dev While payments in are paused the ledger refuses the platform's part, and with it the whole payment.
    function _sendToLedger(address payer, Parts memory parts) private {
        CURRENCY.safeTransferFrom(payer, address(SPLITS), parts.platform + parts.named);
        SPLITS.creditWithoutFee(TREASURY_SPLIT, parts.platform);
        if (parts.named != 0) SPLITS.creditBatchWithoutFee(_withoutZeros(parts.artists));
    }

    /// @dev Only what arrives is in a pool. The currency is trusted not to call back.
    function _pull(address payer, uint64 amount) private {
        uint256 before = CURRENCY.held();
        CURRENCY.safeTransferFrom(payer, address(this), amount);
        uint256 arrived = CURRENCY.held() - before;
        if (arrived < amount) revert Subscriptions_NotReceived(amount, arrived);
    }

    function _emitPaid(Purchase memory purchase, Parts memory parts, Subscriber memory subscriber) private {
        emit SubscriptionPaid(
            purchase.subscriber,
            msg.sender,
            purchase.kind,
            purchase.tier,
            purchase.amount,
            parts.platform,
            parts.reward,
            parts.named,
            parts.pool,
            purchase.from,
            purchase.until,
            subscriber
        );
        if (parts.artists.length != 0) {
            emit ArtistsPaid(purchase.subscriber, _named[purchase.subscriber], parts.artists);
        }
    }

    /// @dev Puts a stretch that is over behind.
    function _fold(address listener, Subscriber memory subscriber) private {
        if (!subscriber.isFoldable(block.timestamp)) return;
        _keepStart(listener, subscriber);
        subscriber.fold(block.timestamp);
    }

    /// @dev Called before the first stretch of a subscription goes behind, where its start is not remembered: plays
    /// count from there on.
    function _keepStart(address listener, Subscriber memory subscriber) private {
        if (subscriber.priorRate != 0) return;
        Counted storage counted = _counted[listener];
        if (counted.countedUntil < subscriber.since) counted.countedUntil = subscriber.since;
    }

    /// @dev Lifts the paid time to come to `tier`.
    function _lift(
        Subscriber memory subscriber,
        Tier tier
    )
        private
        view
        returns (uint64 cost, uint40 until, uint32 price)
    {
        if (block.timestamp >= subscriber.paidUntil) {
            revert Subscriptions_PaidTimeOver(subscriber.paidUntil);
        }
        subscriber.fold(block.timestamp);
        if (tier <= subscriber.tier) revert Subscriptions_NotHigher(tier, subscriber.tier);
        price = priceOf(tier);
        (cost, until) = subscriber.lift(tier, price, block.timestamp);
    }

    /// @dev Divides a payment; not one micro-USDC is left over.
    function _divide(Purchase memory purchase) private view returns (Parts memory parts) {
        uint64 amount = purchase.amount;
        if (purchase.tier == Tier.SUPPORTER) _divideNamed(parts, purchase.subscriber, amount.patronageOf());
        uint64 platform = amount.platformOf();
        if (purchase.kind == PaymentKind.COLLECT) parts.reward = amount.rewardOf();
        parts.platform = platform - parts.reward;
        parts.pool = amount - platform - parts.named;
    }

    /// @dev Divides the patronage part among the named artists, rounded down; one without a page has none of it.
    function _divideNamed(Parts memory parts, address listener, uint64 patronage) private view {
        address[] memory artists = _named[listener];
        parts.artists = new Payment[](artists.length);
        for (uint256 i = 0; i < artists.length; ++i) {
            uint32 split = PATRONAGE.pageOf(artists[i]).split;
            if (split == 0) continue;
            // A part of the patronage part.
            uint64 part = uint64(patronage / artists.length);
            parts.artists[i] = toPayment(split, part);
            parts.named += part;
        }
    }

    function _loadLive(address listener) private view returns (Subscriber memory subscriber) {
        subscriber = _load(listener);
        if (!subscriber.isLive(block.timestamp)) revert Subscriptions_NotSubscribed(listener);
    }

    function _load(address listener) private view returns (Subscriber memory) {
        return _subscribers[listener].unpack();
    }

    /// @dev What periods after `end` are in seconds.
    function _timeOf(uint8 periods, uint40 end) private view returns (uint40 time) {
        time = periods * PERIOD;
        uint40 latest = uint40(block.timestamp) + MAX_AHEAD;
        if (periods == 0 || end + time > latest) revert Subscriptions_BadPeriods(periods, latest);
    }

    function _amountOf(uint32 price, uint8 periods, uint64 maximum) private pure returns (uint64 amount) {
        amount = uint64(price) * periods;
        if (amount > maximum) revert Subscriptions_AboveMaximum(amount, maximum);
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
