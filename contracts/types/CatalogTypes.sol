// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice The five lines of income. `Terms.lines` has bit `1 << uint8(line)` set for each line that is open.
enum Line {
    TABS,
    GIFTS,
    PATRONAGE,
    AUCTIONS,
    SUBSCRIPTIONS
}

/// @dev All five bits of `Terms.lines`.
uint8 constant ALL_LINES = 0x1f;

/// @notice What a listener needs to play a song. Set by the song's owner.
/// @param price Micro-USDC for one paid play.
/// @param releaseAt Unix seconds from which the song may be played.
/// @param lines Which lines are open, one bit each, see `Line`.
/// @param patronTier The lowest patron tier that may play it on the patronage line.
/// @param earlyAccessHours Hours before `releaseAt` from which patrons may play it.
struct Terms {
    uint48 price;
    uint40 releaseAt;
    uint8 lines;
    uint8 patronTier;
    uint16 earlyAccessHours;
}

/// @notice A song as the catalog holds it.
/// @param metadata sha2-256 digest of the metadata JSON; with it stands the IPFS CIDv1 (raw codec).
/// @param split Id of the split that earns what the song earns; fixed for good.
/// @param suspended Whether a curator has stopped new plays.
/// @param price and those below it: the song's `Terms`, kept flat so that one slot holds them.
struct Song {
    // slot 0
    bytes32 metadata;
    // slot 1
    uint32 split;
    bool suspended;
    uint48 price;
    uint40 releaseAt;
    uint8 lines;
    uint8 patronTier;
    uint16 earlyAccessHours;
}
