// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IPatronage} from "../interfaces/IPatronage.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {Page, PatronTier, TierTerms} from "../types/PatronageTypes.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title PatronageTiers
/// @notice The artists' side of patronage: where its money goes, and on which tiers it can be had.
abstract contract PatronageTiers is IPatronage {
    uint8 private constant MAX_TIERS = 10;
    /// @dev 1 %, in basis points.
    uint16 private constant MAX_KEEPER_REWARD = 100;

    /// @notice Where the money goes.
    ISplits public immutable SPLITS;
    /// @notice Where artists approve operators.
    ICatalog public immutable CATALOG;

    mapping(address artist => Page) internal _pages;
    mapping(address artist => mapping(uint8 tier => PatronTier)) internal _tiers;
    mapping(address artist => mapping(uint8 tier => mapping(uint16 version => TierTerms))) internal _terms;

    constructor(ISplits splits_, ICatalog catalog_) {
        SPLITS = splits_;
        CATALOG = catalog_;
    }

    /// @inheritdoc IPatronage
    function setPage(address artist, uint32 split, uint16 keeperReward) external {
        _checkArtist(artist);
        if (!SPLITS.exists(split)) revert Patronage_UnknownSplit(split);
        if (keeperReward > MAX_KEEPER_REWARD) {
            revert Patronage_RewardTooHigh(keeperReward, MAX_KEEPER_REWARD);
        }
        Page storage page = _pages[artist];
        page.split = split;
        page.keeperReward = keeperReward;
        emit PageSet(artist, split, keeperReward);
    }

    /// @inheritdoc IPatronage
    function addTier(address artist, TierTerms calldata terms, uint32 limit) external returns (uint8 tier) {
        _checkArtist(artist);
        Page storage page = _pages[artist];
        if (page.split == 0) revert Patronage_NoPage(artist);
        tier = page.tierCount;
        if (tier == MAX_TIERS) revert Patronage_TooManyTiers(tier);
        page.tierCount = ++tier;
        _setTerms(artist, tier, terms);
        _setLimit(artist, tier, limit);
    }

    /// @inheritdoc IPatronage
    function setTier(address artist, uint8 tier, TierTerms calldata terms) external returns (uint16 version) {
        _checkArtist(artist);
        _checkTier(artist, tier, _tiers[artist][tier].version);
        return _setTerms(artist, tier, terms);
    }

    /// @inheritdoc IPatronage
    function setLimit(address artist, uint8 tier, uint32 limit) external {
        _checkArtist(artist);
        _checkTier(artist, tier, _tiers[artist][tier].version);
        _setLimit(artist, tier, limit);
    }

    /// @inheritdoc IPatronage
    function pageOf(address artist) external view returns (Page memory) {
        return _pages[artist];
    }

    /// @inheritdoc IPatronage
    function tierOf(address artist, uint8 tier) external view returns (PatronTier memory) {
        return _tiers[artist][tier];
    }

    /// @inheritdoc IPatronage
    function termsOf(address artist, uint8 tier, uint16 version) external view returns (TierTerms memory) {
        return _terms[artist][tier][version];
    }

    function _checkTier(address artist, uint8 tier, uint16 version) internal pure {
        if (version == 0) revert Patronage_UnknownTier(artist, tier);
    }

    function _checkTerms(address artist, uint8 tier, uint16 current, uint16 version) internal pure {
        _checkTier(artist, tier, current);
        if (version != current) revert Patronage_TermsChanged(version, current);
    }

    function _setTerms(address artist, uint8 tier, TierTerms calldata terms)
        private
        returns (uint16 version)
    {
        if (terms.price == 0) revert Patronage_NoPrice();
        PatronTier storage offer = _tiers[artist][tier];
        version = ++offer.version;
        offer.price = terms.price;
        _terms[artist][tier][version] = terms;
        emit TierSet(artist, tier, version, terms);
    }

    function _setLimit(address artist, uint8 tier, uint32 limit) private {
        _tiers[artist][tier].limit = limit;
        emit LimitSet(artist, tier, limit);
    }

    function _checkArtist(address artist) private view {
        if (msg.sender != artist && !IERC721(address(CATALOG)).isApprovedForAll(artist, msg.sender)) {
            revert Patronage_NotArtist(msg.sender, artist);
        }
    }
}
