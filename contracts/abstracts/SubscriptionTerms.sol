// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {SubscriptionTime} from "../libraries/SubscriptionTime.sol";
import {EPOCH, Policy, Prices, Tier} from "../types/SubscriptionTypes.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// @title SubscriptionTerms
/// @notice What governance decides of subscriptions: prices, whose plays count, and how.
abstract contract SubscriptionTerms is ISubscriptions, AccessManaged {
    uint40 private constant NOTICE = 30 days;

    uint256 private constant NEXT_PRICES_AT = 96;
    uint256 private constant PRICES_BEGIN_AT = 192;

    /// @dev Who reports plays and how they count, in one slot, because every tab asks for both.
    struct Counting {
        // slot 0
        address tabs;
        Policy first;
        uint32 secondFrom;
        Policy second;
        uint32 thirdFrom;
        Policy third;
    }

    /// @inheritdoc ISubscriptions
    mapping(address artist => bool) public isAdmitted;

    Prices private _prices;

    /// @dev Of the three policies the last one may be yet to begin.
    Counting private _counting;

    constructor(address authority_) AccessManaged(authority_) {
        _prices.basic = 5e6;
        _prices.premium = 10e6;
        _prices.supporter = 15e6;
        emit PricesSet(5e6, 10e6, 15e6, uint40(block.timestamp));
    }

    /// @inheritdoc ISubscriptions
    function setPrices(uint32 basic, uint32 premium, uint32 supporter) external restricted {
        if (basic == 0 || premium <= basic || supporter <= premium) {
            revert Subscriptions_BadPrices(basic, premium, supporter);
        }
        uint40 effectiveAt = uint40(block.timestamp) + NOTICE;
        _prices = Prices({
            basic: priceOf(Tier.BASIC),
            premium: priceOf(Tier.PREMIUM),
            supporter: priceOf(Tier.SUPPORTER),
            nextBasic: basic,
            nextPremium: premium,
            nextSupporter: supporter,
            nextAt: effectiveAt
        });
        emit PricesSet(basic, premium, supporter, effectiveAt);
    }

    /// @inheritdoc ISubscriptions
    function setPolicy(uint32 epoch, Policy policy) external restricted {
        if (uint256(epoch) * EPOCH <= block.timestamp) revert Subscriptions_EpochBegun(epoch);
        Counting storage counting = _counting;
        if (uint256(counting.thirdFrom) * EPOCH <= block.timestamp) {
            (counting.first, counting.secondFrom, counting.second) =
            (counting.second, counting.thirdFrom, counting.third);
        }
        (counting.thirdFrom, counting.third) = (epoch, policy);
        emit PolicySet(epoch, policy);
    }

    /// @inheritdoc ISubscriptions
    function setAdmitted(address[] calldata artists, bool admitted) external restricted {
        for (uint256 i = 0; i < artists.length; ++i) {
            isAdmitted[artists[i]] = admitted;
        }
        emit AdmittedSet(artists, admitted);
    }

    /// @inheritdoc ISubscriptions
    function setTabs(address tabs_) external restricted {
        if (_counting.tabs != address(0)) revert Subscriptions_TabsNamed(_counting.tabs);
        _counting.tabs = tabs_;
        emit TabsSet(tabs_);
    }

    /// @inheritdoc ISubscriptions
    function earlyAccessHoursOf(Tier tier) external pure returns (uint16) {
        return tier == Tier.SUPPORTER ? 48 : tier == Tier.PREMIUM ? 24 : 0;
    }

    /// @inheritdoc ISubscriptions
    function prices() external view returns (Prices memory) {
        return _prices;
    }

    /// @inheritdoc ISubscriptions
    function tabs() external view returns (address) {
        return _counting.tabs;
    }

    /// @inheritdoc ISubscriptions
    function countingEpoch() external view returns (uint32) {
        return _countingEpoch();
    }

    /// @inheritdoc ISubscriptions
    function policyOf(uint32 epoch) external view returns (Policy) {
        return _policyOf(_counting, epoch);
    }

    /// @inheritdoc ISubscriptions
    function priceOf(Tier tier) public view returns (uint32) {
        // A tier, not a balance.
        // slither-disable-next-line incorrect-equality
        if (tier == Tier.FREE) return 0;
        uint256 word;
        // In assembly, so that the slot is read once.
        assembly ("memory-safe") {
            word := sload(_prices.slot)
        }
        uint256 nextAt = word >> PRICES_BEGIN_AT;
        if (nextAt != 0 && block.timestamp >= nextAt) word >>= NEXT_PRICES_AT;
        // Unchecked: no tier is below FREE.
        unchecked {
            return uint32(word >> 32 * (uint256(tier) - 1));
        }
    }

    /// @dev Only for the contract that settles.
    /// @return How points are given now.
    function _checkTabs() internal view returns (Policy) {
        Counting memory counting = _counting;
        if (msg.sender != counting.tabs) revert Subscriptions_NotTabs(msg.sender);
        return _policyOf(counting, _countingEpoch());
    }

    /// @dev Epochs have 32 bits for 350,000,000 years.
    function _countingEpoch() internal view returns (uint32) {
        return uint32(SubscriptionTime.countingEpoch(block.timestamp));
    }

    function _policyOf(Counting memory counting, uint32 epoch) private pure returns (Policy) {
        if (epoch >= counting.thirdFrom) return counting.third;
        return epoch >= counting.secondFrom ? counting.second : counting.first;
    }
}
