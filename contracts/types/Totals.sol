// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ledger} from "./SplitTypes.sol";

/// @notice The ledger's one slot, `Ledger` packed from the lowest bit up: `uint80 accounted, uint64 fees, uint16
/// protocolFee, uint16 storefrontShare, uint32 splitCount, bool paused`.
/// @dev A word and not a struct, because every payment reads four members and writes two: each costs a shift this way.
type Totals is uint256;

using {
    accounted,
    fees,
    protocolFee,
    storefrontShare,
    splitCount,
    isPaused,
    hasRoomFor,
    plus,
    minus,
    withoutFees,
    withNewSplit,
    withFees,
    withPaused,
    toLedger
} for Totals global;

uint256 constant FEES_AT = 80;
uint256 constant PROTOCOL_FEE_AT = 144;
uint256 constant STOREFRONT_SHARE_AT = 160;
uint256 constant SPLIT_COUNT_AT = 176;
uint256 constant PAUSED_AT = 208;

/// @dev Micro-USDC that belong to somebody.
function accounted(Totals self) pure returns (uint256) {
    return uint80(Totals.unwrap(self));
}

/// @dev Micro-USDC of protocol fees, not yet the treasury's.
function fees(Totals self) pure returns (uint64) {
    return uint64(Totals.unwrap(self) >> FEES_AT);
}

/// @dev Basis points.
function protocolFee(Totals self) pure returns (uint256) {
    return uint16(Totals.unwrap(self) >> PROTOCOL_FEE_AT);
}

/// @dev Basis points of the protocol fee.
function storefrontShare(Totals self) pure returns (uint256) {
    return uint16(Totals.unwrap(self) >> STOREFRONT_SHARE_AT);
}

/// @dev The newest split's id.
function splitCount(Totals self) pure returns (uint32) {
    return uint32(Totals.unwrap(self) >> SPLIT_COUNT_AT);
}

/// @dev Whether payments in are refused.
function isPaused(Totals self) pure returns (bool) {
    return Totals.unwrap(self) >> PAUSED_AT != 0;
}

/// @dev Whether `sum` more may be accounted for, `newFees` of it as fees.
function hasRoomFor(Totals self, uint256 sum, uint256 newFees) pure returns (bool) {
    unchecked {
        return self.accounted() + sum <= type(uint80).max && self.fees() + newFees <= type(uint64).max;
    }
}

/// @dev `sum` more accounted for, `newFees` of it as fees. Only after `hasRoomFor`.
function plus(Totals self, uint256 sum, uint256 newFees) pure returns (Totals) {
    unchecked {
        return Totals.wrap(Totals.unwrap(self) + sum + (newFees << FEES_AT));
    }
}

/// @dev `amount` less accounted for: it leaves the ledger. Only up to `accounted`.
function minus(Totals self, uint64 amount) pure returns (Totals) {
    unchecked {
        return Totals.wrap(Totals.unwrap(self) - amount);
    }
}

function withoutFees(Totals self) pure returns (Totals) {
    return Totals.wrap(Totals.unwrap(self) & ~(uint256(type(uint64).max) << FEES_AT));
}

/// @dev Reverts with a panic beyond 2^32 splits: the next member would be hit.
function withNewSplit(Totals self) pure returns (Totals) {
    assert(self.splitCount() != type(uint32).max);
    return Totals.wrap(Totals.unwrap(self) + (1 << SPLIT_COUNT_AT));
}

function withFees(Totals self, uint16 protocolFee_, uint16 storefrontShare_) pure returns (Totals) {
    uint256 cleared = Totals.unwrap(self) & ~(uint256(type(uint32).max) << PROTOCOL_FEE_AT);
    return Totals.wrap(
        cleared | uint256(protocolFee_) << PROTOCOL_FEE_AT | uint256(storefrontShare_) << STOREFRONT_SHARE_AT
    );
}

function withPaused(Totals self, bool paused) pure returns (Totals) {
    uint256 cleared = Totals.unwrap(self) & ((1 << PAUSED_AT) - 1);
    return Totals.wrap(paused ? cleared | (1 << PAUSED_AT) : cleared);
}

/// @dev The same as a struct, for readers outside.
function toLedger(Totals self) pure returns (Ledger memory) {
    return Ledger({
        accounted: uint80(self.accounted()),
        fees: self.fees(),
        protocolFee: uint16(self.protocolFee()),
        storefrontShare: uint16(self.storefrontShare()),
        splitCount: self.splitCount(),
        paused: self.isPaused()
    });
}
