// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ShareArrival} from "../types/RoyaltyShareTypes.sol";

/// @title IRoyaltyShare
/// @notice A position in a split as an ERC-20 with permit: whoever holds a share earns from that block on, and what was
/// earned before stays with who held it then. The token is the recipient in the split; a share is whole.
/// @dev What the ledger owes the token counts as income at once, so a transfer needs no payment and nothing can be in
/// its way. Earnings are exact to a fraction of a micro-USDC and rounded down when paid; the fraction stays owed.
/// Invariant: all earnings ever, claimed and not, are the token's income times all shares, to the unit.
///
/// The shares in the split can rise; they cannot be cut, because the token accepts no change. Who has all shares can
/// unwrap, and then accept as any recipient can.
///
/// Warning: a share sent to where nobody can call keeps the position wrapped for good.
interface IRoyaltyShare {
    /// @notice `amount` micro-USDC that `holder` had earned were paid to `to`.
    event Claimed(address indexed holder, address to, uint80 amount);

    /// @notice `holder` gave up all shares and handed the position, one number a tranche not yet full, to `to`.
    event Unwrapped(address indexed holder, address indexed to, uint24[] position);

    /// @notice An amount of another token is shared among the present holders.
    /// @param arrival Its number here, from zero.
    /// @param token The ERC-20; zero is the chain's own coin.
    event TokenCollected(uint256 indexed arrival, address indexed token, uint128 amount);

    /// @notice `holder` was paid its part of an arrival, at `to`.
    event TokenClaimed(uint256 indexed arrival, address indexed holder, address to, uint128 amount);

    /// @notice Nobody can be paid there: the ledger and the token itself are no owners of money.
    error RoyaltyShare_BadReceiver(address to);

    /// @notice `holder` has nothing to claim now.
    error RoyaltyShare_NothingToClaim(address holder);

    /// @notice Nothing of this token has arrived since the last time; the currency is shared by itself.
    error RoyaltyShare_NothingToCollect(address token);

    /// @notice Only who holds all shares can unwrap.
    error RoyaltyShare_NotAll(address holder, uint256 held, uint256 supply);

    /// @notice The chain's own coin could not be sent.
    error RoyaltyShare_TransferFailed(address to, uint256 amount);

    /// @notice Pays `holder` all that it has earned. Anyone may call.
    /// @return amount Micro-USDC.
    function claim(address holder) external returns (uint80 amount);

    /// @notice Pays what the caller has earned to another address.
    /// @return amount Micro-USDC.
    function claimTo(address to) external returns (uint80 amount);

    /// @notice Shares what has arrived here of another token among the present holders. Anyone may call.
    /// @dev {ISplits-withdrawTokens} brings here what the split's deposit address received.
    /// @param token The ERC-20; zero is the chain's own coin.
    /// @return arrival Its number.
    function collectToken(address token) external returns (uint256 arrival);

    /// @notice Pays `holder` its part of arrivals of other tokens. Anyone may call.
    /// @dev Rounded down; a part that is zero or already paid is passed over.
    function claimTokens(uint256[] calldata arrivals, address holder) external;

    /// @notice Pays the caller's part of arrivals of other tokens to another address.
    function claimTokensTo(uint256[] calldata arrivals, address to) external;

    /// @notice Gives up all shares and hands the position to `to`. The shares are gone then; what was earned stays
    /// earned, and whatever still reaches the token is the caller's.
    /// @dev Requirements: the caller holds all shares; `to` can be a recipient, see {ISplits-transferPosition}. A
    /// position handed to the token afterwards can be taken out by calling again.
    function unwrap(address to) external;

    /// @notice The split that the shares earn from.
    function SPLIT() external view returns (uint32);

    /// @notice All shares, as long as they are not unwrapped.
    function SUPPLY() external view returns (uint32);

    /// @notice Whether the position was taken out and the shares are gone.
    function unwrapped() external view returns (bool);

    /// @notice All that the shares have earned, claimed or not, in micro-USDC.
    function income() external view returns (uint80);

    /// @notice What `claim` would pay now, in micro-USDC.
    function claimable(address holder) external view returns (uint80);

    /// @notice Arrival number `arrival` of another token.
    function arrivalOf(uint256 arrival) external view returns (ShareArrival memory);

    /// @notice What `claimTokens` would pay `holder` of that arrival now, in the token's smallest unit.
    function claimableTokens(uint256 arrival, address holder) external view returns (uint128);
}
