// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice Why a listener may, or may not, play a song.
enum Reason {
    UNKNOWN_SONG,
    SUSPENDED,
    NOT_RELEASED,
    CLOSED,
    PAYMENT_REQUIRED,
    OWNER,
    GIFT,
    PATRON,
    SUBSCRIPTION
}

/// @notice The quality that may be served.
enum Quality {
    PREVIEW,
    STANDARD,
    LOSSLESS
}

/// @notice The answer to "may this listener play this song?".
/// @param allowed Whether the whole song may be served without a payment for this play.
/// @param reason By which line, or why not.
/// @param quality The best quality that may be served.
/// @param until Unix seconds until which the answer holds if nothing else changes; `type(uint40).max` is no end.
struct Grant {
    bool allowed;
    Reason reason;
    Quality quality;
    uint40 until;
}
