// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ShareTerms} from "../types/RoyaltyShareTypes.sol";

/// @title IRoyaltyShares
/// @notice Makes royalty shares: a recipient's position in a split, or part of it, as an ERC-20. See {IRoyaltyShare}.
/// @dev Two steps. The recipient asks for the token's address, which follows from its terms, and hands the position
/// over to it with {ISplits-transferPosition}; then it calls `wrap`, which makes the token there and gives the caller
/// all shares. Between the two steps nobody else can do anything with the position, and what it earns is the caller's.
///
/// A listing on the market sells shares at a fixed price, from the first one on.
///
/// Warning: `wrap` works only with the terms, and for the account, that the address was asked for.
interface IRoyaltyShares {
    /// @notice A position was turned into shares.
    /// @param share The new token. It is the recipient now.
    /// @param issuer Has all shares.
    /// @param terms Name, symbol and supply among them.
    /// @param position The token's parts per million of the split's income, one a tranche not yet full.
    event Wrapped(
        address indexed share,
        uint32 indexed split,
        address indexed issuer,
        ShareTerms terms,
        uint24[] position
    );

    /// @notice There can be 1 to `maximum` shares.
    error RoyaltyShares_BadSupply(uint32 supply, uint32 maximum);

    /// @notice A name has 1 to 31 bytes, a symbol 1 to 16.
    error RoyaltyShares_BadLength(uint256 length, uint256 maximum);

    /// @notice These shares have been made already; another salt gives others.
    error RoyaltyShares_Exists(address share);

    /// @notice No position was handed to this address; see {ISplits-transferPosition}.
    error RoyaltyShares_NoPosition(uint32 split, address share);

    /// @notice Turns the position that was handed to `addressOf` into shares, all of them the caller's.
    /// @return share The token.
    function wrap(ShareTerms calldata terms) external returns (address share);

    /// @notice Where the position has to be handed to before `issuer` can wrap it. Reverts when the terms are not
    /// possible, so that no position goes where it cannot be wrapped.
    function addressOf(address issuer, ShareTerms calldata terms) external view returns (address);

    /// @notice The split that `share` earns from; zero when it was not made here.
    function splitOf(address share) external view returns (uint32);
}
