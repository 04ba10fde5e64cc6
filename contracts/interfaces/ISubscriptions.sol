// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Payment} from "../types/Payment.sol";
import {Counted, Epoch, PaymentKind, Policy, Prices, Subscriber, Tier} from "../types/SubscriptionTypes.sol";

/// @title ISubscriptions
/// @notice Subscriptions: fans pay the platform for 30 days at a time and play everything; artists are paid by plays.
/// @dev Of each payment 20 % (rounded down) go to the treasury's split and 10 % (rounded down) are for patronage; the
/// rest is the pool's. The patronage part of a SUPPORTER who has named artists goes to these artists' patronage splits
/// in equal parts (rounded down); what is left of it, and that of everybody else, joins the pool. A keeper's reward, 1
/// % (rounded down), comes out of the platform's part. The ledger takes no fee of any of it.
///
/// The pool's part is recognised over the time that was bought: up to second `t` of [from, until) that is `floor(pool
/// * (t - from) / (until - from))`, and an epoch has the difference between its end and its start. What lies before
/// the epoch of the payment (a renewal within the grace) counts in the epoch of the payment.
///
/// Paid time is never taken away: a renewal adds to its end, also within the 3 days of grace after it; cancelling only
/// ends the grace. Prices change with 30 days' notice and never for time that is paid.
///
/// Plays count in the epoch of the counting clock, which runs 3 days late: those of an epoch may be settled until 3
/// days after its end. Then anyone credits songs with `floor(pool * points / all points)`; the song that completes the
/// epoch gets what is left of the pool, which is at most one micro-USDC more for each song of the epoch.
///
/// Warning: while payments in are paused nobody can renew; a pause longer than the grace ends what ends within it.
/// Warning: this contract holds the pools. Currency that is sent to it by mistake belongs to nobody.
interface ISubscriptions {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A subscriber paid. `amount` is `platform + reward + named + pool`, all in micro-USDC.
    /// @param caller The subscriber, or the keeper who collected.
    /// @param tier What was bought.
    /// @param platform What the treasury's split was credited with.
    /// @param reward What the keeper was paid.
    /// @param named What the named artists' patronage splits were credited with; see `ArtistsPaid`.
    /// @param pool What epochs share.
    /// @param from Unix seconds at which the time begins that was bought.
    /// @param until Unix seconds at which it ends.
    /// @param state The subscription afterwards.
    event SubscriptionPaid(
        address indexed subscriber,
        address indexed caller,
        PaymentKind kind,
        Tier tier,
        uint64 amount,
        uint64 platform,
        uint64 reward,
        uint64 named,
        uint64 pool,
        uint40 from,
        uint40 until,
        Subscriber state
    );

    /// @notice The patronage part of a payment went to the artists that the subscriber has named.
    /// @param payments What each artist's patronage split was credited with, in the order of `artists`; zero for an
    /// artist without one.
    event ArtistsPaid(address indexed subscriber, address[] artists, Payment[] payments);

    /// @notice The subscriber chose how the subscription goes on.
    /// @param tier What renewals buy; FREE means cancelled.
    /// @param agreed The highest price for 30 days that an automatic renewal may take, in micro-USDC; zero when not
    /// automatic.
    event RenewalSet(address indexed subscriber, Tier tier, bool automatic, uint32 agreed);

    /// @notice The listener named the artists who get the patronage part of payments for SUPPORTER.
    event ArtistsNamed(address indexed listener, address[] artists);

    /// @notice Plays of one tab were counted.
    /// @param points The sum of the points below.
    /// @param songs Eight bytes an item that counted: `uint32 song, uint32 points`.
    event PlaysCounted(address indexed listener, uint32 indexed epoch, uint32 points, bytes songs);

    /// @notice Songs were credited with their parts of an epoch's pool.
    /// @param amount Micro-USDC in all.
    /// @param songs Each song's id and micro-USDC, packed like a `Payment`.
    event EpochCredited(uint32 indexed epoch, uint64 amount, Payment[] songs);

    /// @notice The pool of an epoch without points, `amount` micro-USDC, joined that of the epoch `into`.
    event EpochRolledOver(uint32 indexed epoch, uint32 indexed into, uint64 amount);

    /// @notice A curator let the artists' songs count, or not.
    event AdmittedSet(address[] artists, bool admitted);

    /// @notice Governance announced prices for 30 days, in micro-USDC, in force from `effectiveAt` (Unix seconds).
    event PricesSet(uint32 basic, uint32 premium, uint32 supporter, uint40 effectiveAt);

    /// @notice Governance chose how points are given from `epoch` on.
    event PolicySet(uint32 indexed epoch, Policy policy);

    /// @notice Governance named the contract that settles plays.
    event TabsSet(address tabs);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice FREE cannot be bought. To cancel, use `setRenewal`.
    error Subscriptions_FreeTier();

    /// @notice The subscription runs already, paid until `paidUntil`: use `renew`, or `setRenewal` first if cancelled.
    error Subscriptions_AlreadySubscribed(uint40 paidUntil);

    /// @notice The listener has no subscription that runs: use `subscribe`.
    error Subscriptions_NotSubscribed(address listener);

    /// @notice The subscription is cancelled: use `setRenewal` to say as what it goes on.
    error Subscriptions_Cancelled(address listener);

    /// @notice At least one period, and not beyond `latest` (Unix seconds): 360 days from now.
    error Subscriptions_BadPeriods(uint256 periods, uint40 latest);

    /// @notice Another change of tier or price is paid for already. Renew after `changesAt`, when it has begun.
    error Subscriptions_ChangePending(uint40 changesAt);

    /// @notice The caller would pay `amount` micro-USDC, more than it allowed.
    error Subscriptions_AboveMaximum(uint64 amount, uint64 maximum);

    /// @notice An upgrade goes to a higher tier than `current`.
    error Subscriptions_NotHigher(Tier tier, Tier current);

    /// @notice The paid time ended at `paidUntil`: use `renew` first.
    error Subscriptions_PaidTimeOver(uint40 paidUntil);

    /// @notice Who cancels cannot renew automatically.
    error Subscriptions_FreeNotAutomatic();

    /// @notice The subscriber has not agreed to automatic renewals.
    error Subscriptions_NotAutomatic(address listener);

    /// @notice Nothing is due before `paidUntil`.
    error Subscriptions_NotDue(uint40 paidUntil);

    /// @notice A period costs `price` micro-USDC now, more than the subscriber agreed to.
    error Subscriptions_AboveAgreed(uint32 price, uint32 agreed);

    /// @notice At most four artists may be named.
    error Subscriptions_TooManyArtists(uint256 count);

    /// @notice Prices must not be zero, and each higher than the one before.
    error Subscriptions_BadPrices(uint32 basic, uint32 premium, uint32 supporter);

    /// @notice The epoch has begun; its policy is settled.
    error Subscriptions_EpochBegun(uint32 epoch);

    /// @notice Only the contract that settles plays may report them.
    error Subscriptions_NotTabs(address caller);

    /// @notice The contract that settles plays has been named already, for good.
    error Subscriptions_TabsNamed(address tabs);

    /// @notice The epoch's plays may be settled until `creditableAt`.
    error Subscriptions_EpochOpen(uint32 epoch, uint40 creditableAt);

    /// @notice The epoch has points, or no pool: nothing rolls over.
    error Subscriptions_NothingToRollOver(uint32 epoch);

    /*//////////////////////////////////////////////////////////////////////////
                                    SUBSCRIBERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Starts a subscription now: for who never had one, let it lapse beyond the grace, or cancelled and
    /// reached its end.
    /// @param tier BASIC, PREMIUM or SUPPORTER.
    /// @param periods How many times 30 days to pay now, 1 to 12.
    /// @param automatic Lets anyone collect one period at a time when due, at no more than the price of now.
    /// @param maximum The most micro-USDC that the caller will pay in all.
    function subscribe(Tier tier, uint8 periods, bool automatic, uint64 maximum) external;

    /// @notice Adds periods to the end of the caller's paid time, also after it within the grace.
    /// @dev They are of the tier chosen by `setRenewal`, at the price of now. Automatic renewals are agreed to at that
    /// price from then on. At most one change of tier or price may lie ahead.
    /// @param periods How many times 30 days to pay now; the paid time may end 360 days from now at the latest.
    /// @param maximum The most micro-USDC that the caller will pay in all.
    function renew(uint8 periods, uint64 maximum) external;

    /// @notice Lifts the caller to a higher tier at once, for the rest of the paid time.
    /// @dev It costs the time left at the price of now, rounded up, less what was paid for that time, rounded down.
    /// When a second stretch lies ahead that is on this tier or a higher one, only the time before it is lifted. The
    /// lifted time is remembered at the price of now, or at the average of what was paid for it (rounded down) if that
    /// is more. Unless cancelled or set to a higher tier, renewals buy this tier from then on; automatic ones at no
    /// more than the price of now.
    /// @param maximum The most micro-USDC that the caller will pay.
    function upgrade(Tier tier, uint64 maximum) external;

    /// @notice Chooses as what the subscription goes on when its paid time ends. Paid time stays as it is.
    /// @param tier A lower, the same or a higher one; FREE cancels, and ends the grace.
    /// @param automatic Lets anyone collect one period at a time when due.
    /// @param maximum The highest price for 30 days, in micro-USDC, that automatic renewals may take; at least the
    /// price of now. Without automatic renewals it says nothing.
    function setRenewal(Tier tier, bool automatic, uint32 maximum) external;

    /// @notice Names up to four artists for the patronage part of the caller's payments for SUPPORTER, from the next
    /// one on. No names: that part joins the pool.
    function nameArtists(address[] calldata artists) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    ANYONE
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Collects one period that is due from a subscriber who agreed to it, within the grace.
    /// @return reward Micro-USDC that the caller earned: 1 %, rounded down.
    function collect(address subscriber) external returns (uint64 reward);

    /// @notice Credits songs with their parts of an epoch's pool, from 3 days after its end on.
    /// @dev Songs without points, and those that have been credited, are passed over. Batches may have any size and
    /// order. Nobody can leave a song out: anyone may list it.
    /// @return amount Micro-USDC credited.
    function creditEpoch(uint32 epoch, uint32[] calldata songs) external returns (uint64 amount);

    /// @notice Moves the pool of an epoch without points to the epoch of the counting clock.
    function rollOver(uint32 epoch) external;

    /// @notice Counts the subscription plays of one attested tab. Never reverts for what the items say.
    /// @dev Requirements: the caller is the contract that settles. They count if the listener's access, grace
    /// included, ended less than 3 days ago, for songs that are not suspended, whose subscription line is open and
    /// whose owner is admitted.
    ///
    /// PRO_RATA: a play is a point, up to 500 a listener and day (UTC) of settlement. USER_CENTRIC: the micro-USDC
    /// that the listener's payments added to the pool, from the second up to which that was counted, or the start of
    /// the epoch if that is later, until now, the end of the epoch or that of the paid time, whichever is first: 80 %
    /// of the stretches' rates, 70 % on SUPPORTER for who has named artists, rounded down. It is divided over the
    /// counted plays of the tab, rounded down an item; the last item gets the rest.
    ///
    /// Of the time before the first stretch one rate is known. Where that time has two rates that may both count, it
    /// is the lower one; and whether SUPPORTER counts at 70 % is decided by whether artists are named when the tab is
    /// settled. So points may differ a little from what was added; they only divide the pool.
    /// @param items As in a `Tab`; those of other kinds than SUBSCRIPTION are passed over.
    function countPlays(address listener, bytes calldata items) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    GOVERNANCE
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Announces prices for 30 days, in micro-USDC, in force 30 days from now. Prices that were announced and
    /// are not in force yet are replaced. Requirements: the caller is an ADMIN.
    function setPrices(uint32 basic, uint32 premium, uint32 supporter) external;

    /// @notice Chooses how points are given from an epoch on that has not begun. A choice that was made before for an
    /// epoch that has not begun is replaced. Requirements: the caller is an ADMIN.
    function setPolicy(uint32 epoch, Policy policy) external;

    /// @notice Lets plays of the artists' songs count from now on, or not. Requirements: the caller is a CURATOR.
    function setAdmitted(address[] calldata artists, bool admitted) external;

    /// @notice Names the contract that settles plays, once. Requirements: the caller is an ADMIN.
    function setTabs(address tabs) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The subscription as it is stored; all zero for who never had one.
    function subscriberOf(address listener) external view returns (Subscriber memory);

    /// @notice The listener's tier now, and when it ends if nothing is paid: when another tier follows, or else at the
    /// end of access, grace included. FREE and zero for who has no access. For {IAccess}.
    function tierOf(address listener) external view returns (Tier tier, uint40 until);

    /// @notice Hours before a release from which a tier may play it: PREMIUM 24, SUPPORTER 48, else none.
    function earlyAccessHoursOf(Tier tier) external pure returns (uint16);

    /// @notice What 30 days cost now, in micro-USDC; zero for FREE.
    function priceOf(Tier tier) external view returns (uint32);

    /// @notice The prices as they are stored; the next ones are in force from `nextAt` on.
    function prices() external view returns (Prices memory);

    /// @notice What `upgrade` would cost now. Reverts as it would.
    /// @return cost Micro-USDC.
    /// @return until Unix seconds at which the lifted time ends.
    function previewUpgrade(address listener, Tier tier) external view returns (uint64 cost, uint40 until);

    /// @notice What `creditEpoch` would credit each song with now, in micro-USDC. Reverts as it would.
    function previewEpoch(
        uint32 epoch,
        uint32[] calldata songs
    )
        external
        view
        returns (uint64[] memory amounts);

    /// @notice Pool and points of an epoch.
    function epochOf(uint32 epoch) external view returns (Epoch memory);

    /// @notice The points of a song in an epoch; zero once it has been credited.
    function pointsOf(uint32 epoch, uint32 song) external view returns (uint64);

    /// @notice The epoch in which plays count now: that of 3 days ago.
    function countingEpoch() external view returns (uint32);

    /// @notice How points are given in an epoch. Exact from the counting epoch on; `PolicySet` tells of older ones.
    function policyOf(uint32 epoch) external view returns (Policy);

    /// @notice What was counted of a listener.
    function countedOf(address listener) external view returns (Counted memory);

    /// @notice Whether plays of the artist's songs count.
    function isAdmitted(address artist) external view returns (bool);

    /// @notice The artists whom the listener has named.
    function namedBy(address listener) external view returns (address[] memory);

    /// @notice The contract that settles plays.
    function tabs() external view returns (address);
}
