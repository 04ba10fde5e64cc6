// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PatronageTiers} from "../abstracts/PatronageTiers.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IPatronage} from "../interfaces/IPatronage.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {PatronSlots} from "../libraries/PatronSlots.sol";
import {Page, Patron, Renewal, Standing, Tier} from "../types/PatronageTypes.sol";
import {BASIS_POINTS} from "../types/SplitTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Patronage
/// @notice See {IPatronage}. Tiers are in {PatronageTiers}; here patrons come, pay and go.
contract Patronage is PatronageTiers {
    using PatronSlots for Page;
    using PatronSlots for Patron;
    using SafeERC20 for IERC20;

    uint40 private constant MONTH = 30 days;
    uint40 private constant GRACE = 7 days;
    uint40 private constant MAX_AHEAD = 120 * MONTH;

    /// @notice What patrons pay in.
    IERC20 public immutable CURRENCY;

    mapping(address artist => mapping(address patron => Patron)) private _patrons;

    constructor(ISplits splits_, ICatalog catalog_) PatronageTiers(splits_, catalog_) {
        CURRENCY = splits_.currency();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    PATRONS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPatronage
    function join(
        address artist,
        uint8 tier,
        uint16 version,
        uint8 paidMonths,
        uint32 storefront,
        Renewal renewal
    )
        external
    {
        Patron memory patron = _patrons[artist][msg.sender].load();
        _start(patron);
        patron.storefront = storefront;
        patron.renewal = renewal;
        _enter(artist, msg.sender, patron, tier, version, paidMonths);
    }

    /// @inheritdoc IPatronage
    function renew(address artist, uint8 paidMonths, uint64 maximum) external {
        Patron memory patron = _loadLive(artist, msg.sender);
        if (patron.renewal == Renewal.CANCELLED) {
            patron.renewal = Renewal.MANUAL;
            emit RenewalSet(artist, msg.sender, Renewal.MANUAL);
        }
        _renew(artist, msg.sender, patron, paidMonths, maximum);
    }

    /// @inheritdoc IPatronage
    function gift(
        address artist,
        address patron,
        uint8 tier,
        uint16 version,
        uint8 paidMonths,
        uint32 storefront
    )
        external
    {
        if (patron == address(0)) revert Patronage_ZeroAddress();
        Patron memory stored = _patrons[artist][patron].load();
        if (_isLive(stored)) {
            _checkTerms(artist, tier, _tiers[artist][tier].version, version);
            if (stored.tier != tier) revert Patronage_OtherTier(patron, stored.tier);
            _renew(artist, patron, stored, paidMonths, type(uint64).max);
        } else {
            // Whatever was agreed before it lapsed: nobody else can agree to these terms for the patron.
            _start(stored);
            stored.renewal = Renewal.MANUAL;
            stored.storefront = storefront;
            _enter(artist, patron, stored, tier, version, paidMonths);
        }
    }

    /// @inheritdoc IPatronage
    function acceptTerms(address artist, uint16 version) external {
        Patron memory patron = _loadLive(artist, msg.sender);
        _checkTerms(artist, patron.tier, _tiers[artist][patron.tier].version, version);
        _patrons[artist][msg.sender].version = version;
        emit TermsAccepted(artist, msg.sender, patron.tier, version);
    }

    /// @inheritdoc IPatronage
    function setAutomatic(address artist, bool automatic, uint48 maximum) external {
        Patron memory patron = _loadLive(artist, msg.sender);
        if (automatic) {
            uint48 agreed = _terms[artist][patron.tier][patron.version].price;
            if (agreed > maximum) revert Patronage_AboveMaximum(agreed, maximum);
        }
        _setRenewal(artist, automatic ? Renewal.AUTOMATIC : Renewal.MANUAL);
    }

    /// @inheritdoc IPatronage
    function cancel(address artist) external {
        _loadLive(artist, msg.sender);
        _setRenewal(artist, Renewal.CANCELLED);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    KEEPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPatronage
    function collect(address artist, address patron) external returns (uint64 reward) {
        // Check: the patron agreed to it, and it is due.
        Patron memory stored = _loadLive(artist, patron);
        if (stored.renewal != Renewal.AUTOMATIC) revert Patronage_NotAutomatic(artist, patron);
        if (block.timestamp < stored.paidUntil) revert Patronage_NotDue(stored.paidUntil);
        // Effect: one more month.
        uint48 price = _renewalPrice(artist, stored);
        _prolong(stored, stored.tier, price, 1);
        Page memory page = _pages[artist].load();
        _record(artist, patron, page, stored, price);
        // At most 1 % of the price.
        reward = uint64(uint256(price) * page.keeperReward / BASIS_POINTS);
        emit Collected(artist, patron, msg.sender, page.split, price, reward, stored.paidUntil);
        // Interaction: the keeper's part, then the artist's.
        if (reward != 0) CURRENCY.safeTransferFrom(patron, msg.sender, reward);
        _pay(patron, page.split, price - reward, stored.storefront);
    }

    /// @inheritdoc IPatronage
    function vacate(address artist, address[] calldata patrons) external {
        uint32 vacated = 0;
        for (uint256 i = 0; i < patrons.length; ++i) {
            Patron storage stored = _patrons[artist][patrons[i]];
            Patron memory patron = stored.load();
            if (patron.tier == 0 || _isLive(patron)) continue;
            stored.tier = 0;
            --_tiers[artist][patron.tier].patrons;
            ++vacated;
            emit Vacated(artist, patrons[i], patron.tier);
        }
        _pages[artist].patrons -= vacated;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPatronage
    function patronOf(address artist, address patron) external view returns (Patron memory) {
        return _patrons[artist][patron];
    }

    /// @inheritdoc IPatronage
    function standingOf(address artist, address patron) external view returns (Standing memory standing) {
        Patron memory stored = _patrons[artist][patron].load();
        if (!_isLive(stored)) return standing;
        uint256 unbroken = (Math.min(block.timestamp, stored.paidUntil) - stored.since) / MONTH;
        standing.tier = stored.tier;
        standing.loyalty = unbroken < 3 ? 1 : unbroken < 6 ? 2 : unbroken < 12 ? 3 : 4;
        // Times have 40 bits, so months have fewer than 20; 65,535 of them are 5,000 years.
        standing.unbrokenMonths = uint16(unbroken);
        standing.earlyAccessHours = _terms[artist][stored.tier][stored.version].earlyAccessHours;
        standing.until = _endOf(stored);
        standing.renewalPrice = _renewalPrice(artist, stored);
    }

    /// @inheritdoc IPatronage
    function accessOf(address artist, address patron) external view returns (uint8 tier, uint40 until) {
        Patron memory stored = _patrons[artist][patron].load();
        if (_isLive(stored)) return (stored.tier, _endOf(stored));
    }

    /// @inheritdoc IPatronage
    function previewJoin(
        address artist,
        address patron,
        uint8 tier,
        uint8 paidMonths
    )
        external
        view
        returns (uint64 amount, uint40 paidUntil)
    {
        Tier storage offer = _tiers[artist][tier];
        _checkTier(artist, tier, offer.version);
        Patron memory stored = _patrons[artist][patron].load();
        uint48 price = offer.price;
        _start(stored);
        _prolong(stored, tier, price, paidMonths);
        return (uint64(price) * paidMonths, stored.paidUntil);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _setRenewal(address artist, Renewal renewal) private {
        _patrons[artist][msg.sender].renewal = renewal;
        emit RenewalSet(artist, msg.sender, renewal);
    }

    /// @dev Makes a patron, or moves one to another tier or to its terms of today; the caller pays.
    function _enter(
        address artist,
        address patron,
        Patron memory state,
        uint8 tier,
        uint16 version,
        uint8 paidMonths
    )
        private
    {
        // Check: the terms that were read, and a place.
        Tier storage offer = _tiers[artist][tier];
        _checkTerms(artist, tier, offer.version, version);
        Page memory page = _pages[artist].load();
        if (state.tier != tier) _takePlace(artist, page, state.tier, tier);
        // Effect: time and terms.
        uint48 price = offer.price;
        _prolong(state, tier, price, paidMonths);
        state.tier = tier;
        state.version = version;
        uint64 amount = uint64(price) * paidMonths;
        _record(artist, patron, page, state, amount);
        emit Joined(artist, patron, msg.sender, page.split, paidMonths, amount, state);
        // Interaction
        _pay(msg.sender, page.split, amount, state.storefront);
    }

    /// @dev Adds months on the terms that a live patron agreed to; the caller pays.
    function _renew(
        address artist,
        address patron,
        Patron memory state,
        uint8 paidMonths,
        uint64 maximum
    )
        private
    {
        uint48 price = _renewalPrice(artist, state);
        uint64 amount = uint64(price) * paidMonths;
        if (amount > maximum) revert Patronage_AboveMaximum(amount, maximum);
        _prolong(state, state.tier, price, paidMonths);
        Page memory page = _pages[artist].load();
        _record(artist, patron, page, state, amount);
        emit Renewed(artist, patron, msg.sender, page.split, paidMonths, amount, state.paidUntil);
        _pay(msg.sender, page.split, amount, state.storefront);
    }

    /// @dev Moves somebody from the place on tier `from`, zero for none, to one on tier `to`.
    function _takePlace(address artist, Page memory page, uint8 from, uint8 to) private {
        Tier storage offer = _tiers[artist][to];
        uint32 limit = offer.limit;
        if (offer.patrons >= limit) revert Patronage_TierFull(artist, to, limit);
        ++offer.patrons;
        if (from == 0) ++page.patrons;
        else --_tiers[artist][from].patrons;
    }

    function _record(
        address artist,
        address patron,
        Page memory page,
        Patron memory state,
        uint64 amount
    )
        private
    {
        state.contributed += amount;
        page.contributed += amount;
        _patrons[artist][patron].store(state);
        _pages[artist].store(page);
    }

    /// @dev One transfer from the payer to the ledger, which takes the fee.
    function _pay(address payer, uint32 split, uint64 amount, uint32 storefront) private {
        CURRENCY.safeTransferFrom(payer, address(SPLITS), amount);
        SPLITS.creditOne(split, amount, storefront);
    }

    /// @dev Begins anew unless the patronage is live.
    function _start(Patron memory state) private view {
        if (_isLive(state)) return;
        state.since = uint40(block.timestamp);
        state.paidUntil = uint40(block.timestamp);
    }

    /// @dev Adds months to the end of the paid time. Time left on another tier is converted by what was paid for it,
    /// rounded down; so is the average that the time to come was bought for.
    function _prolong(Patron memory state, uint8 tier, uint48 price, uint8 paidMonths) private view {
        uint256 end = state.paidUntil;
        uint256 rate = state.rate;
        uint256 left = end > block.timestamp ? end - block.timestamp : 0;
        if (left != 0 && tier != state.tier) {
            left = left * rate / price;
            end = block.timestamp + left;
            rate = price;
        }
        uint256 added = uint256(paidMonths) * MONTH;
        end += added;
        if (added == 0 || end > block.timestamp + MAX_AHEAD) revert Patronage_BadMonths(paidMonths);
        // An average of prices, which have 48 bits; an end within ten years of now.
        state.rate = uint48((left * rate + added * price) / (left + added));
        state.paidUntil = uint40(end);
    }

    function _loadLive(address artist, address patron) private view returns (Patron memory state) {
        state = _patrons[artist][patron].load();
        if (!_isLive(state)) revert Patronage_NotPatron(artist, patron);
    }

    function _isLive(Patron memory state) private view returns (bool) {
        return block.timestamp < _endOf(state);
    }

    /// @dev Who cancelled, or never joined, has no grace.
    function _endOf(Patron memory state) private pure returns (uint40) {
        return state.renewal == Renewal.CANCELLED ? state.paidUntil : state.paidUntil + GRACE;
    }

    /// @dev What was agreed to, or the price of today if that is lower.
    function _renewalPrice(address artist, Patron memory state) private view returns (uint48 price) {
        Tier storage offer = _tiers[artist][state.tier];
        price = offer.price;
        if (offer.version == state.version) return price;
        uint48 agreed = _terms[artist][state.tier][state.version].price;
        if (agreed < price) price = agreed;
    }
}
