// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Grant} from "../types/AccessTypes.sol";

/// @title IAccess
/// @notice May this listener play this song, and why. The one place that a gateway and the web ask.
interface IAccess {
    /// @notice Whether `listener` may play `song` in whole without paying for this play, by which line, until when.
    /// @dev Never reverts: an unknown song is a reason. In this order: nobody plays a suspended song; its owner plays
    /// it always; once it is released, everybody does if its gift line is open; patrons of its owner do, on the
    /// song's lowest tier or a higher one, if its patronage line is open; subscribers do if its subscription line is
    /// open, BASIC in standard quality and the others lossless. Before the release patrons may play it from as many
    /// hours on as the song gives them, or the terms they agreed to if those give more, and subscribers by their
    /// tier. `PAYMENT_REQUIRED` means that a paid play opens it. A refusal before the release holds until the
    /// listener may play it by what stands now.
    function accessOf(address listener, uint32 song) external view returns (Grant memory);
}
