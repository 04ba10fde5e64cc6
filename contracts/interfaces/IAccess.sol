// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Grant} from "../types/AccessTypes.sol";

/// @title IAccess
/// @notice May this listener play this song, and why. The one place that a gateway and the web ask.
interface IAccess {
    /// @notice Whether `listener` may play `song` in whole without paying for this play, by which line, until when.
    /// @dev Never reverts: an unknown song is a reason. `PAYMENT_REQUIRED` means that a paid play opens it.
    function accessOf(address listener, uint32 song) external view returns (Grant memory);
}
