// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Page, Patron, PatronTier, Renewal, Standing, TierTerms} from "../types/PatronageTypes.sol";

/// @title IPatronage
/// @notice Patronage: fans back an artist by the month, on one of up to ten tiers.
/// @dev A month is 30 days. Paid time is never taken away: a renewal adds to its end, early or within the 7 days of
/// grace after it; cancelling only ends the grace. A patron keeps the terms agreed to until agreeing to others; the
/// tier's price of today applies when it is lower. All money goes to the artist's patronage split at once, so nothing
/// rests here.
///
/// Warning: while payments in are paused nobody can renew; a pause longer than the grace breaks what ends within it.
interface IPatronage {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The artist named the split that earns patronage, and the reward of keepers in basis points.
    event PageSet(address indexed artist, uint32 split, uint16 keeperReward);

    /// @notice The artist offers `tier` on terms number `version`: a new tier when that is 1.
    event TierSet(address indexed artist, uint8 indexed tier, uint16 version, TierTerms terms);

    /// @notice The tier has `limit` places; see `NO_LIMIT`.
    event LimitSet(address indexed artist, uint8 indexed tier, uint32 limit);

    /// @notice Somebody became a patron, or moved to another tier or to its terms of today.
    /// @param payer The patron, or whoever gave the patronage as a gift.
    /// @param split The split that earned it.
    /// @param paidMonths How many months were paid.
    /// @param amount Micro-USDC paid, before the protocol fee.
    /// @param state The patronage afterwards.
    event Joined(
        address indexed artist,
        address indexed patron,
        address payer,
        uint32 split,
        uint8 paidMonths,
        uint64 amount,
        Patron state
    );

    /// @notice A patronage was prolonged, by the patron or as a gift.
    /// @param paidMonths How many months were paid.
    /// @param amount Micro-USDC paid, before the protocol fee.
    event Renewed(
        address indexed artist,
        address indexed patron,
        address payer,
        uint32 split,
        uint8 paidMonths,
        uint64 amount,
        uint40 paidUntil
    );

    /// @notice One month was collected from a patron who lets it renew by itself.
    /// @param amount Micro-USDC that the patron paid, the reward included.
    /// @param reward Micro-USDC of it that went to the keeper.
    event Collected(
        address indexed artist,
        address indexed patron,
        address keeper,
        uint32 split,
        uint64 amount,
        uint64 reward,
        uint40 paidUntil
    );

    /// @notice The patron agreed to terms number `version` of the tier.
    event TermsAccepted(address indexed artist, address indexed patron, uint8 tier, uint16 version);

    /// @notice The patron cancelled, or chose how the patronage goes on.
    event RenewalSet(address indexed artist, address indexed patron, Renewal renewal);

    /// @notice The place of a patron who has lapsed is free again.
    event Vacated(address indexed artist, address indexed patron, uint8 tier);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice `caller` is neither the artist nor an operator approved in the catalog.
    error Patronage_NotArtist(address caller, address artist);

    /// @notice The artist has not named a split for patronage.
    error Patronage_NoPage(address artist);

    /// @notice No split has this id.
    error Patronage_UnknownSplit(uint32 split);

    /// @notice The keeper's reward is above its cap, in basis points.
    error Patronage_RewardTooHigh(uint16 reward, uint16 cap);

    /// @notice The artist has as many tiers as an artist can have.
    error Patronage_TooManyTiers(uint8 count);

    /// @notice The artist has no such tier.
    error Patronage_UnknownTier(address artist, uint8 tier);

    /// @notice A tier needs a price.
    error Patronage_NoPrice();

    /// @notice All places of the tier are taken, or it takes no new patrons.
    error Patronage_TierFull(address artist, uint8 tier, uint32 limit);

    /// @notice The terms that the caller has read are not those of today.
    error Patronage_TermsChanged(uint16 version, uint16 current);

    /// @notice At least one month, and at most 120 months ahead in all.
    error Patronage_BadMonths(uint256 paidMonths);

    /// @notice The caller would pay `amount` micro-USDC, more than it allowed.
    error Patronage_AboveMaximum(uint64 amount, uint64 maximum);

    /// @notice All patrons together have contributed as much as the artist's counter can hold.
    error Patronage_TotalFull(uint64 contributed, uint64 amount);

    /// @notice A gift must name somebody.
    error Patronage_ZeroAddress();

    /// @notice A gift to a patron must be for the tier that this patron has.
    error Patronage_OtherTier(address patron, uint8 tier);

    /// @notice `patron` is no patron of the artist now.
    error Patronage_NotPatron(address artist, address patron);

    /// @notice The patron has not agreed to automatic renewals.
    error Patronage_NotAutomatic(address artist, address patron);

    /// @notice Nothing is due before `paidUntil`.
    error Patronage_NotDue(uint40 paidUntil);

    /*//////////////////////////////////////////////////////////////////////////
                                    ARTISTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Opens the artist's patronage, or changes where its money goes.
    /// @dev Requirements: the caller is `artist` or an operator approved for all of the artist's songs.
    /// @param split Earns all that patrons pay from now on.
    /// @param keeperReward Basis points of an automatic renewal for whoever collects it; at most 100.
    function setPage(address artist, uint32 split, uint16 keeperReward) external;

    /// @notice Adds a tier above those that stand; ten at most.
    /// @param limit How many patrons it takes, or `NO_LIMIT`.
    /// @return tier Its number.
    function addTier(address artist, TierTerms calldata terms, uint32 limit) external returns (uint8 tier);

    /// @notice Offers the tier on other terms. Patrons who have it keep theirs, but for a lower price.
    /// @return version The number of these terms.
    function setTier(address artist, uint8 tier, TierTerms calldata terms) external returns (uint16 version);

    /// @notice Sets how many patrons the tier takes; zero closes it to new ones. Nobody loses a place by it.
    function setLimit(address artist, uint8 tier, uint32 limit) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    PATRONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Makes the caller a patron on the tier's terms of today, or moves a patron to them.
    /// @dev Paid time left on the same tier stays; that of another tier is worth what was paid for it, and becomes time
    /// on the new one, rounded down to the second. Either way the patronage stays unbroken.
    /// @param version The terms that the caller has read; others make this revert.
    /// @param paidMonths How many months to pay now.
    /// @param storefront The split of the storefront that brought the patron, or zero.
    /// @param renewal How it goes on at the end; AUTOMATIC lets anyone collect one month at a time when due, at the
    /// price agreed to now or a lower one.
    function join(
        address artist,
        uint8 tier,
        uint16 version,
        uint8 paidMonths,
        uint32 storefront,
        Renewal renewal
    )
        external;

    /// @notice Adds months to the end of the caller's paid time, also after it within the grace. Undoes `cancel`.
    /// @param maximum The most micro-USDC that the caller will pay in all.
    function renew(address artist, uint8 paidMonths, uint64 maximum) external;

    /// @notice Pays a patronage for somebody else: makes a patron, or adds months to those the patron has.
    /// @dev A patron's terms, renewal and tier stay as they are. Somebody who is no patron gets the terms of today, and
    /// no automatic renewals: only patrons themselves can agree to these.
    /// @param version The tier's terms of today; others make this revert. The gift costs no more than they say.
    function gift(
        address artist,
        address patron,
        uint8 tier,
        uint16 version,
        uint8 paidMonths,
        uint32 storefront
    )
        external;

    /// @notice Agrees to the terms of today of the caller's tier. Paid time stays.
    /// @param version The terms that the caller has read; others make this revert.
    function acceptTerms(address artist, uint16 version) external;

    /// @notice Lets the patronage renew by itself, or not.
    /// @param maximum The most micro-USDC a month that the caller agrees to; makes this revert if the terms say more.
    function setAutomatic(address artist, bool automatic, uint48 maximum) external;

    /// @notice Cancels. Access stays until the end of the paid time; after it there is no grace.
    function cancel(address artist) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    KEEPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Collects one month that is due from a patron who agreed to it, within the grace. Anyone may call.
    /// @return reward Micro-USDC that the caller earned, by the artist's keeper reward, rounded down.
    function collect(address artist, address patron) external returns (uint64 reward);

    /// @notice Frees the places of patrons who have lapsed; others in the list are passed over. Anyone may call.
    function vacate(address artist, address[] calldata patrons) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Split, number of tiers and patrons, and total contributed, of an artist.
    function pageOf(address artist) external view returns (Page memory);

    /// @notice The tier as it is offered now.
    function tierOf(address artist, uint8 tier) external view returns (PatronTier memory);

    /// @notice Terms number `version` of the tier.
    function termsOf(address artist, uint8 tier, uint16 version) external view returns (TierTerms memory);

    /// @notice The patronage as it is stored: times, agreed terms, total contributed.
    function patronOf(address artist, address patron) external view returns (Patron memory);

    /// @notice What the patronage is worth now: tier, loyalty, early access, price. All zero for no patron.
    function standingOf(address artist, address patron) external view returns (Standing memory);

    /// @notice The tier of a patron and the Unix second at which access ends; zeros for no patron. For {IAccess}.
    function accessOf(address artist, address patron) external view returns (uint8 tier, uint40 until);

    /// @notice What `join` would do now, whether or not the tier has a place left.
    /// @return amount Micro-USDC.
    /// @return paidUntil Unix seconds at which the paid time would end.
    function previewJoin(
        address artist,
        address patron,
        uint8 tier,
        uint8 paidMonths
    )
        external
        view
        returns (uint64 amount, uint40 paidUntil);
}
