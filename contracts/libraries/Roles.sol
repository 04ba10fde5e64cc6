// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice The roles of the one AccessManager. ADMIN is the manager's own role 0.
library Roles {
    uint64 internal constant ADMIN = 0;
    /// @dev Pauses payments in, never withdrawals out.
    uint64 internal constant GUARDIAN = 1;
    /// @dev Suspends songs.
    uint64 internal constant CURATOR = 2;
    /// @dev Attests plays that are not paid by the listener's own money.
    uint64 internal constant GATEWAY = 3;
}
