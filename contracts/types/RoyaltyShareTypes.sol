// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice What royalty shares shall be. The token's address follows from it and from the issuer.
/// @param split The split that they earn from.
/// @param supply How many there shall be, 1 to 1,000,000,000; a share is whole.
/// @param salt Tells apart what is otherwise the same.
/// @param name The token's name, 1 to 31 bytes, UTF-8: it is also the name that a permit is signed for.
/// @param symbol The token's symbol, 1 to 16 bytes, UTF-8.
struct ShareTerms {
    uint32 split;
    uint32 supply;
    bytes32 salt;
    string name;
    string symbol;
}

/// @notice What a holder of royalty shares has, and has earned, exact to a fraction of a micro-USDC.
/// @param balance Shares.
/// @param since The token's cumulative income up to which `owed` counts, in micro-USDC.
/// @param owed Earned up to `since` and not claimed, in micro-USDC times all shares.
/// @param clock How many arrivals of other tokens there had been when `balance` last changed.
struct ShareAccount {
    // slot 0
    uint32 balance;
    uint80 since;
    uint112 owed;
    uint32 clock;
}

/// @notice An amount of a token other than the currency, shared among those who held shares when it was collected.
/// @param token The ERC-20; zero is the chain's own coin.
/// @param amount In the token's smallest unit.
struct ShareArrival {
    // slot 0
    address token;
    // slot 1
    uint128 amount;
}
