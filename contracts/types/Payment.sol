// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice A split's id and an amount for it in one word: `split << 64 | amount`, amount in micro-USDC.
/// @dev One word keeps a batch of a thousand payments cheap to pass on and to log.
type Payment is uint256;

using {split, amount, less} for Payment global;

/// @dev `uint32 split`, `uint64 amount`, packed.
function toPayment(uint32 split_, uint64 amount_) pure returns (Payment) {
    return Payment.wrap((uint256(split_) << 64) | amount_);
}

/// @dev Id of the split that is paid.
function split(Payment self) pure returns (uint32) {
    return uint32(Payment.unwrap(self) >> 64);
}

/// @dev Micro-USDC.
function amount(Payment self) pure returns (uint64) {
    return uint64(Payment.unwrap(self));
}

/// @dev The same payment with `part` micro-USDC less, and no bits above the split's id: events are read by others. The
/// caller sees to it that it holds so much.
function less(Payment self, uint256 part) pure returns (Payment) {
    unchecked {
        return Payment.wrap(uint96(Payment.unwrap(self)) - part);
    }
}
