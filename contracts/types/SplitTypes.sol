// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev The shares of one tranche always add up to this: one share is one part per million.
uint24 constant TOTAL_SHARES = 1_000_000;

/// @dev A tranche with this end never ends; the last tranche of a split has it, and no other.
uint64 constant NO_END = type(uint64).max;

/// @dev Fees are in basis points: 10,000 are the whole.
uint16 constant BASIS_POINTS = 10_000;

/// @notice Who gets which part of a tranche.
/// @param recipient An account, or another split: the address whose number is that split's id.
/// @param share Parts per million of what the tranche receives.
struct Share {
    address recipient;
    uint24 share;
}

/// @notice A stretch of a split's income and the shares that apply to it.
/// @param until The cumulative net income (micro-USDC) at which the tranche is full, or `NO_END`.
/// @param shares Sorted by recipient, strictly ascending, adding up to `TOTAL_SHARES`.
struct Tranche {
    uint64 until;
    Share[] shares;
}

/// @notice The ledger's totals, settings and counter: all that a payment reads besides the split itself.
/// @param accounted Currency (micro-USDC) that belongs to somebody: splits' income not yet withdrawn, and `fees`.
/// @param fees Protocol fees (micro-USDC) taken and not yet credited to the treasury's split.
/// @param protocolFee Basis points of each payment.
/// @param storefrontShare Basis points of the protocol fee that go to the storefront which brought the payment.
/// @param splitCount The newest split's id; ids start at 1.
/// @param paused Whether payments in are refused.
struct Ledger {
    // slot 0
    uint80 accounted;
    uint64 fees;
    uint16 protocolFee;
    uint16 storefrontShare;
    uint32 splitCount;
    bool paused;
}

/// @notice What a split is, apart from its income and its recipients' positions.
/// @param controller May propose other shares; zero makes the split immutable.
/// @param firstTranche Id of the first tranche of the shares now in force.
/// @param trancheEnd One past the id of their last tranche.
/// @param clock Grows by one with every change of anybody's share.
struct SplitState {
    // slot 0
    address controller;
    uint32 firstTranche;
    uint32 trancheEnd;
    uint32 clock;
}

/// @notice What a recipient has earned in a split, exact to the millionth of a micro-USDC.
/// @param owed Earned up to `since` and not withdrawn, in micro-USDC times `TOTAL_SHARES`.
/// @param since The split's cumulative income up to which `owed` counts.
/// @param share The recipient's share in tranche `tranche`.
/// @param tranche Id of the tranche that `since` stands in.
/// @param last Whether that tranche is the split's last one.
struct Position {
    // slot 0
    uint104 owed;
    uint64 since;
    uint24 share;
    uint32 tranche;
    bool last;
}

/// @notice A change of one recipient's share in a split's last tranche, in parts per million.
/// @param clock What the split's clock showed after it; never zero.
struct ShareShift {
    // slot 0
    uint32 clock;
    uint24 from;
    uint24 to;
}

/// @notice A change of shares that the controller proposed and that waits to be accepted.
/// @param structHash EIP-712 hash of the `ShareChange`; zero when nothing is proposed.
/// @param nonce Counts the split's proposals.
/// @param deadline Unix seconds; the change can be applied until then.
struct Proposal {
    // slot 0
    bytes32 structHash;
    // slot 1
    uint64 nonce;
    uint40 deadline;
}

/// @notice An amount of a token other than the currency, shared as the split's last tranche stood on arrival.
/// @param token The ERC-20; zero is the chain's own coin.
/// @param split Whose deposit address it came from.
/// @param clock The split's clock on arrival.
/// @param amount In the token's smallest unit.
struct Arrival {
    // slot 0
    address token;
    uint32 split;
    uint32 clock;
    // slot 1
    uint128 amount;
}
