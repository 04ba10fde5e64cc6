// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PatronageTiers} from "../abstracts/PatronageTiers.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IPatronage} from "../interfaces/IPatronage.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {PatronState} from "../types/PatronState.sol";
import {Page, Patron, PatronTier, Renewal, Standing} from "../types/PatronageTypes.sol";
import {BASIS_POINTS} from "../types/SplitTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Patronage
/// @notice See {IPatronage}. Tiers are in {PatronageTiers}; here patrons come, pay and go.
contract Patronage is PatronageTiers {
    using SafeERC20 for IERC20;

    uint40 private constant MONTH = 30 days;
    uint40 private constant GRACE = 7 days;
    uint40 private constant MAX_AHEAD = 120 * MONTH;

    /// @notice What patrons pay in.
    IERC20 public immutable CURRENCY;

    mapping(address artist => mapping(address patron => PatronState)) private _patrons;

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
        PatronState state = _started(_patrons[artist][msg.sender]);
        state = state.withRenewal(renewal).withStorefront(storefront);
        _enter(artist, msg.sender, state, tier, version, paidMonths);
    }

    /// @inheritdoc IPatronage
    function renew(address artist, uint8 paidMonths, uint64 maximum) external {
        PatronState state = _loadLive(artist, msg.sender);
        if (state.renewal() == Renewal.CANCELLED) {
            state = state.withRenewal(Renewal.MANUAL);
            emit RenewalSet(artist, msg.sender, Renewal.MANUAL);
        }
        _renew(artist, msg.sender, state, paidMonths, maximum);
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
        PatronState state = _patrons[artist][patron];
        if (_isLive(state)) {
            _checkTerms(artist, tier, _tiers[artist][tier].version, version);
            if (state.tier() != tier) revert Patronage_OtherTier(patron, state.tier());
            _renew(artist, patron, state, paidMonths, type(uint64).max);
        } else {
            // Whatever was agreed before it lapsed: nobody else can agree to these terms for the patron.
            state = _started(state).withRenewal(Renewal.MANUAL).withStorefront(storefront);
            _enter(artist, patron, state, tier, version, paidMonths);
        }
    }

    /// @inheritdoc IPatronage
    function acceptTerms(address artist, uint16 version) external {
        PatronState state = _loadLive(artist, msg.sender);
        uint8 tier = state.tier();
        _checkTerms(artist, tier, _tiers[artist][tier].version, version);
        _patrons[artist][msg.sender] = state.withTier(tier, version);
        emit TermsAccepted(artist, msg.sender, tier, version);
    }

    /// @inheritdoc IPatronage
    function setAutomatic(address artist, bool automatic, uint48 maximum) external {
        PatronState state = _loadLive(artist, msg.sender);
        if (automatic) {
            uint48 agreed = _terms[artist][state.tier()][state.version()].price;
            if (agreed > maximum) revert Patronage_AboveMaximum(agreed, maximum);
        }
        _setRenewal(artist, state, automatic ? Renewal.AUTOMATIC : Renewal.MANUAL);
    }

    /// @inheritdoc IPatronage
    function cancel(address artist) external {
        _setRenewal(artist, _loadLive(artist, msg.sender), Renewal.CANCELLED);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    KEEPERS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPatronage
    function collect(address artist, address patron) external returns (uint64 reward) {
        // Check: the patron agreed to it, and it is due.
        PatronState state = _loadLive(artist, patron);
        if (state.renewal() != Renewal.AUTOMATIC) revert Patronage_NotAutomatic(artist, patron);
        if (block.timestamp < state.paidUntil()) revert Patronage_NotDue(state.paidUntil());
        // Effect: one more month.
        uint48 price = _renewalPrice(artist, state);
        state = _prolonged(state, state.tier(), price, 1);
        (uint32 split, uint16 keeperReward) = _record(artist, patron, state, price);
        // At most 1 % of the price.
        reward = uint64(uint256(price) * keeperReward / BASIS_POINTS);
        emit Collected(artist, patron, msg.sender, split, price, reward, state.paidUntil());
        // Interaction: the keeper's part, then the artist's.
        // The patron has agreed to being collected from.
        // slither-disable-next-line arbitrary-send-erc20
        if (reward != 0) CURRENCY.safeTransferFrom(patron, msg.sender, reward);
        _pay(patron, split, price - reward, state.storefront());
    }

    /// @inheritdoc IPatronage
    function vacate(address artist, address[] calldata patrons) external {
        uint32 vacated = 0;
        for (uint256 i = 0; i < patrons.length; ++i) {
            PatronState state = _patrons[artist][patrons[i]];
            uint8 tier = state.tier();
            if (tier == 0 || _isLive(state)) continue;
            _patrons[artist][patrons[i]] = state.withTier(0, 0);
            --_tiers[artist][tier].patrons;
            ++vacated;
            emit Vacated(artist, patrons[i], tier);
        }
        _pages[artist].patrons -= vacated;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPatronage
    function patronOf(address artist, address patron) external view returns (Patron memory) {
        return _patrons[artist][patron].toPatron();
    }

    /// @inheritdoc IPatronage
    function standingOf(address artist, address patron) external view returns (Standing memory standing) {
        PatronState state = _patrons[artist][patron];
        if (!_isLive(state)) return standing;
        uint256 unbroken = (Math.min(block.timestamp, state.paidUntil()) - state.since()) / MONTH;
        standing.tier = state.tier();
        standing.loyalty = unbroken < 3 ? 1 : unbroken < 6 ? 2 : unbroken < 12 ? 3 : 4;
        // Times have 40 bits, so this holds for 5,000 years.
        standing.unbrokenMonths = uint16(unbroken);
        standing.earlyAccessHours = _terms[artist][state.tier()][state.version()].earlyAccessHours;
        standing.until = _endOf(state);
        standing.renewalPrice = _renewalPrice(artist, state);
    }

    /// @inheritdoc IPatronage
    function accessOf(address artist, address patron) external view returns (uint8 tier, uint40 until) {
        PatronState state = _patrons[artist][patron];
        if (_isLive(state)) return (state.tier(), _endOf(state));
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
        PatronTier storage offer = _tiers[artist][tier];
        _checkTier(artist, tier, offer.version);
        uint48 price = offer.price;
        PatronState state = _prolonged(_started(_patrons[artist][patron]), tier, price, paidMonths);
        return (uint64(price) * paidMonths, state.paidUntil());
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _setRenewal(address artist, PatronState state, Renewal renewal) private {
        _patrons[artist][msg.sender] = state.withRenewal(renewal);
        emit RenewalSet(artist, msg.sender, renewal);
    }

    /// @dev Makes a patron, or moves one to another tier or to its terms of today; the caller pays.
    function _enter(
        address artist,
        address patron,
        PatronState state,
        uint8 tier,
        uint16 version,
        uint8 paidMonths
    )
        private
    {
        // Check: the terms that were read, and a place.
        PatronTier storage offer = _tiers[artist][tier];
        _checkTerms(artist, tier, offer.version, version);
        if (state.tier() != tier) _takePlace(artist, state.tier(), tier);
        // Effect: time and terms.
        uint48 price = offer.price;
        state = _prolonged(state, tier, price, paidMonths).withTier(tier, version);
        uint64 amount = uint64(price) * paidMonths;
        (uint32 split,) = _record(artist, patron, state, amount);
        _emitJoined(artist, patron, split, paidMonths, amount);
        // Interaction: one transfer.
        _pay(msg.sender, split, amount, state.storefront());
    }

    function _emitJoined(
        address artist,
        address patron,
        uint32 split,
        uint8 paidMonths,
        uint64 amount
    )
        private
    {
        Patron memory state = _patrons[artist][patron].toPatron();
        emit Joined(artist, patron, msg.sender, split, paidMonths, amount, state);
    }

    /// @dev Adds months on the terms that a live patron agreed to; the caller pays.
    function _renew(
        address artist,
        address patron,
        PatronState state,
        uint8 paidMonths,
        uint64 maximum
    )
        private
    {
        uint48 price = _renewalPrice(artist, state);
        uint64 amount = uint64(price) * paidMonths;
        if (amount > maximum) revert Patronage_AboveMaximum(amount, maximum);
        state = _prolonged(state, state.tier(), price, paidMonths);
        (uint32 split,) = _record(artist, patron, state, amount);
        emit Renewed(artist, patron, msg.sender, split, paidMonths, amount, state.paidUntil());
        _pay(msg.sender, split, amount, state.storefront());
    }

    /// @dev Moves somebody from the place on tier `from`, zero for none, to one on tier `to`.
    function _takePlace(address artist, uint8 from, uint8 to) private {
        PatronTier storage offer = _tiers[artist][to];
        uint32 limit = offer.limit;
        if (offer.patrons >= limit) revert Patronage_TierFull(artist, to, limit);
        ++offer.patrons;
        if (from == 0) ++_pages[artist].patrons;
        else --_tiers[artist][from].patrons;
    }

    /// @dev Stores the patronage, `amount` richer in contributions, and adds that to the artist's total.
    function _record(
        address artist,
        address patron,
        PatronState state,
        uint64 amount
    )
        private
        returns (uint32 split, uint16 keeperReward)
    {
        Page storage page = _pages[artist];
        uint256 word;
        // In assembly, so that the slot is read once.
        assembly ("memory-safe") {
            word := sload(page.slot)
        }
        uint64 contributed = uint64(word >> 88);
        if (contributed > type(uint64).max - amount) revert Patronage_TotalFull(contributed, amount);
        // Unchecked: there is room in the top member.
        unchecked {
            word += uint256(amount) << 88;
        }
        assembly ("memory-safe") {
            sstore(page.slot, word)
        }
        _patrons[artist][patron] = state.plusContribution(amount);
        return (uint32(word), uint16(word >> 32));
    }

    /// @dev One transfer from the payer to the ledger, which takes the fee.
    function _pay(address payer, uint32 split, uint64 amount, uint32 storefront) private {
        CURRENCY.safeTransferFrom(payer, address(SPLITS), amount);
        SPLITS.creditOne(split, amount, storefront);
    }

    /// @dev Begun anew unless it is live.
    function _started(PatronState state) private view returns (PatronState) {
        if (_isLive(state)) return state;
        return state.withTimes(uint40(block.timestamp), uint40(block.timestamp));
    }

    /// @dev With months added to the end of the paid time. Time left on another tier is converted by what was paid for
    /// it, rounded down; so is the average that the time to come was bought for.
    function _prolonged(
        PatronState state,
        uint8 tier,
        uint256 price,
        uint8 paidMonths
    )
        private
        view
        returns (PatronState)
    {
        // Unchecked: times have 40 bits and prices 48.
        unchecked {
            uint256 end = state.paidUntil();
            uint256 rate = state.rate();
            uint256 left = end > block.timestamp ? end - block.timestamp : 0;
            if (left != 0 && tier != state.tier()) {
                left = left * rate / price;
                end = block.timestamp + left;
                rate = price;
            }
            uint256 added = uint256(paidMonths) * MONTH;
            end += added;
            if (added == 0 || end > block.timestamp + MAX_AHEAD) revert Patronage_BadMonths(paidMonths);
            // An average of prices; an end within ten years of now.
            // The time left is rounded down before its average price is taken, in the artist's favour.
            // slither-disable-next-line divide-before-multiply
            if (rate != price) rate = (left * rate + added * price) / (left + added);
            return state.withPaidTime(uint40(end), uint48(rate));
        }
    }

    function _loadLive(address artist, address patron) private view returns (PatronState state) {
        state = _patrons[artist][patron];
        if (!_isLive(state)) revert Patronage_NotPatron(artist, patron);
    }

    function _isLive(PatronState state) private view returns (bool) {
        return block.timestamp < _endOf(state);
    }

    /// @dev Who cancelled, or never joined, has no grace.
    function _endOf(PatronState state) private pure returns (uint40) {
        uint40 end = state.paidUntil();
        return state.renewal() == Renewal.CANCELLED ? end : end + GRACE;
    }

    /// @dev What was agreed to, or the price of today if that is lower.
    function _renewalPrice(address artist, PatronState state) private view returns (uint48 price) {
        uint8 tier = state.tier();
        uint16 version = state.version();
        PatronTier storage offer = _tiers[artist][tier];
        price = offer.price;
        if (offer.version == version) return price;
        uint48 agreed = _terms[artist][tier][version].price;
        if (agreed < price) price = agreed;
    }
}
