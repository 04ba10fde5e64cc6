// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Patron, Renewal} from "./PatronageTypes.sol";

/// @notice A patronage's one slot, `Patron` packed from the lowest bit up: `uint40 since, uint40 paidUntil, uint8 tier,
/// uint16 version, uint48 rate, uint8 renewal, uint64 contributed, uint32 storefront`.
/// @dev A word and not a struct, because every renewal reads six members and writes three.
type PatronState is uint256;

using {
    since,
    paidUntil,
    tier,
    version,
    rate,
    renewal,
    contributed,
    storefront,
    withTimes,
    withPaidTime,
    withTier,
    withRenewal,
    withStorefront,
    plusContribution,
    toPatron
} for PatronState global;

uint256 constant PAID_UNTIL_AT = 40;
uint256 constant TIER_AT = 80;
uint256 constant VERSION_AT = 88;
uint256 constant RATE_AT = 104;
uint256 constant RENEWAL_AT = 152;
uint256 constant CONTRIBUTED_AT = 160;
uint256 constant STOREFRONT_AT = 224;

function since(PatronState self) pure returns (uint40) {
    return uint40(PatronState.unwrap(self));
}

function paidUntil(PatronState self) pure returns (uint40) {
    return uint40(PatronState.unwrap(self) >> PAID_UNTIL_AT);
}

function tier(PatronState self) pure returns (uint8) {
    return uint8(PatronState.unwrap(self) >> TIER_AT);
}

function version(PatronState self) pure returns (uint16) {
    return uint16(PatronState.unwrap(self) >> VERSION_AT);
}

function rate(PatronState self) pure returns (uint48) {
    return uint48(PatronState.unwrap(self) >> RATE_AT);
}

function renewal(PatronState self) pure returns (Renewal) {
    return Renewal(uint8(PatronState.unwrap(self) >> RENEWAL_AT));
}

function contributed(PatronState self) pure returns (uint64) {
    return uint64(PatronState.unwrap(self) >> CONTRIBUTED_AT);
}

function storefront(PatronState self) pure returns (uint32) {
    return uint32(PatronState.unwrap(self) >> STOREFRONT_AT);
}

/// @dev Unbroken since `since_`, paid until `paidUntil_`.
function withTimes(PatronState self, uint40 since_, uint40 paidUntil_) pure returns (PatronState) {
    uint256 others = (PatronState.unwrap(self) >> TIER_AT) << TIER_AT;
    return PatronState.wrap(others | since_ | uint256(paidUntil_) << PAID_UNTIL_AT);
}

/// @dev Paid until `paidUntil_`, the time to come having been bought for `rate_` a month.
function withPaidTime(PatronState self, uint40 paidUntil_, uint48 rate_) pure returns (PatronState) {
    uint256 replaced = uint256(type(uint40).max) << PAID_UNTIL_AT | uint256(type(uint48).max) << RATE_AT;
    uint256 others = PatronState.unwrap(self) & ~replaced;
    return PatronState.wrap(others | uint256(paidUntil_) << PAID_UNTIL_AT | uint256(rate_) << RATE_AT);
}

/// @dev On tier `tier_`, on terms number `version_`.
function withTier(PatronState self, uint8 tier_, uint16 version_) pure returns (PatronState) {
    uint256 others = PatronState.unwrap(self) & ~(uint256(type(uint24).max) << TIER_AT);
    return PatronState.wrap(others | uint256(tier_) << TIER_AT | uint256(version_) << VERSION_AT);
}

function withRenewal(PatronState self, Renewal renewal_) pure returns (PatronState) {
    uint256 others = PatronState.unwrap(self) & ~(uint256(type(uint8).max) << RENEWAL_AT);
    return PatronState.wrap(others | uint256(renewal_) << RENEWAL_AT);
}

function withStorefront(PatronState self, uint32 storefront_) pure returns (PatronState) {
    uint256 others = PatronState.unwrap(self) & ((1 << STOREFRONT_AT) - 1);
    return PatronState.wrap(others | uint256(storefront_) << STOREFRONT_AT);
}

/// @dev The artist's total, which is no smaller, must have been seen to have room for it.
function plusContribution(PatronState self, uint64 amount) pure returns (PatronState) {
    unchecked {
        return PatronState.wrap(PatronState.unwrap(self) + (uint256(amount) << CONTRIBUTED_AT));
    }
}

/// @dev The same as a struct, for readers outside.
function toPatron(PatronState self) pure returns (Patron memory) {
    return Patron({
        since: self.since(),
        paidUntil: self.paidUntil(),
        tier: self.tier(),
        version: self.version(),
        rate: self.rate(),
        renewal: self.renewal(),
        contributed: self.contributed(),
        storefront: self.storefront()
    });
}
