// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Earnings, Emission, RewardTerms} from "../types/GiftTypes.sol";

/// @title IGifts
/// @notice Gifts: tips that reach the song's split whole, and Commons Gift Credit (CGC) for free listens.
/// @dev Only free listens that a gateway with the GATEWAY role attests earn CGC, and paying never does. What can be
/// earned is capped for a listener by the day and for everybody together by the epoch of 30 days, so that many wallets
/// earn no more than the epoch's cap. Day and epoch are those of the settlement. Rewards are in thousandths of a CGC.
interface IGifts {
    /// @notice `tipper` gave `amount` micro-USDC to the song; all of it reached the song's split.
    /// @param message sha2-256 digest of a message on IPFS (CIDv1, raw), or zero.
    event Tipped(uint32 indexed song, address tipper, uint64 amount, bytes32 message);

    /// @notice The owner of `song` set what free listens to it earn.
    event RewardsSet(uint32 indexed song, RewardTerms terms);

    /// @notice The listener earned CGC with the free listens of one tab.
    /// @param earned Thousandths of a CGC in all, after the caps.
    /// @param rewards Eight bytes an item that earned: `uint32 song, uint32 amount`, in thousandths of a CGC.
    event Rewarded(address indexed listener, uint32 earned, bytes rewards);

    /// @notice The listener was paid `amount` thousandths of a CGC.
    event Claimed(address indexed listener, uint64 amount);

    /// @notice Governance set the caps, in thousandths of a CGC.
    event CapsSet(uint64 epochCap, uint32 dailyCap);

    /// @notice Governance named the contract that settles listens.
    event TabsSet(address tabs);

    /// @notice An amount of zero.
    error Gifts_ZeroAmount();

    /// @notice The song is suspended, or its gift line is closed.
    error Gifts_Closed(uint32 song);

    /// @notice `caller` is neither the song's owner nor approved by the owner.
    error Gifts_NotOwner(address caller, address owner);

    /// @notice A multiplier is 10 to 50 tenths.
    error Gifts_BadMultiplier(uint8 multiplier);

    /// @notice Only the contract that settles listens may report them.
    error Gifts_NotTabs(address caller);

    /// @notice The listener has nothing to claim.
    error Gifts_NothingToClaim(address listener);

    /// @notice The epoch's cap is above `maximum`, in thousandths of a CGC.
    error Gifts_CapTooHigh(uint64 epochCap, uint64 maximum);

    /// @notice Tips a song. All of it reaches the song's split: there is no fee.
    /// @param amount Micro-USDC, one or more.
    /// @param message sha2-256 digest of a message on IPFS (CIDv1, raw), or zero.
    function tip(uint32 song, uint64 amount, bytes32 message) external;

    /// @notice Sets what free listens to a song earn from now on.
    /// @dev Requirements: the caller is the owner or approved by the owner; all zero, or a multiplier of 10 to 50.
    /// Listens are counted while the terms have a bonus or a multiplier; who was counted is no first listener again.
    function setRewards(uint32 song, RewardTerms calldata terms) external;

    /// @notice Counts the free listens of one attested tab. Never reverts for what the items say.
    /// @dev Requirements: the caller is the contract that settles. When a cap is reached the rest earns nothing and is
    /// not counted.
    /// @param items As in a `Tab`; those of other kinds than GIFT are passed over.
    function reward(address listener, bytes calldata items) external;

    /// @notice Mints what the listener has earned. Anyone may call.
    /// @return amount Thousandths of a CGC.
    function claim(address listener) external returns (uint64 amount);

    /// @notice Sets the caps, in thousandths of a CGC. Requirements: the caller is an ADMIN.
    function setCaps(uint64 epochCap, uint32 dailyCap) external;

    /// @notice Names the contract that settles listens. Requirements: the caller is an ADMIN.
    function setTabs(address tabs) external;

    /// @notice The contract that settles listens.
    function tabs() external view returns (address);

    /// @notice What free listens to a song earn now.
    function rewardsOf(uint32 song) external view returns (RewardTerms memory);

    /// @notice How many listens of the listener to the song were counted, up to five.
    function listensOf(address listener, uint32 song) external view returns (uint256);

    /// @notice What the listener has earned.
    function earningsOf(address listener) external view returns (Earnings memory);

    /// @notice Caps, and what was earned in the epoch that was counted last.
    function emission() external view returns (Emission memory);
}
