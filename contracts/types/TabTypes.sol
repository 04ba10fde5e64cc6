// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice How a play was listened to. Only PAID moves money.
enum Kind {
    PAID,
    SUBSCRIPTION,
    PATRON,
    GIFT
}

/// @notice A listener's deposit with one gateway.
/// @param balance Micro-USDC deposited, neither settled nor withdrawn.
/// @param nonce The last tab that was settled; the next one must bear `nonce + 1`.
/// @param notice Micro-USDC that the listener has given notice to withdraw.
/// @param withdrawableAt Unix seconds from which `notice` may be withdrawn.
struct Lane {
    // slot 0
    uint64 balance;
    uint64 nonce;
    uint64 notice;
    uint40 withdrawableAt;
}

/// @notice A P-256 public key that may sign tabs for a lane.
/// @param x The point's x coordinate.
/// @param y The point's y coordinate.
/// @param expiresAt Unix seconds until which it signs.
struct SessionKey {
    bytes32 x;
    bytes32 y;
    uint40 expiresAt;
}

/// @notice An EIP-2612 permit for the deposit; `deadline` zero means that the allowance stands already.
struct Permit {
    uint256 deadline;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// @notice A signed list of plays. Its gateway stands once in the call, for the whole batch.
/// @param listener Whose deposit pays.
/// @param nonce The lane's last settled nonce plus one.
/// @param x The session key's x coordinate.
/// @param y The session key's y coordinate.
/// @param r P-256 signature over `sha256(EIP-712 digest of Tab)`.
/// @param s Its second half, at most half the curve's order.
/// @param items Twelve bytes each, big-endian: `uint32 song, uint2 kind, uint14 plays, uint48 amount`, the amount
/// being micro-USDC for all of the item's plays.
struct Tab {
    address listener;
    uint64 nonce;
    bytes32 x;
    bytes32 y;
    bytes32 r;
    bytes32 s;
    bytes items;
}
