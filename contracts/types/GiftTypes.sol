// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev Rewards are counted in thousandths of a CGC; one is so many of the token's smallest units.
uint256 constant MILLI_CGC = 1e15;

/// @notice What a free listen to a song earns its listener. All zero is nothing.
/// @param perListen Thousandths of a CGC for one listen.
/// @param bonus Thousandths of a CGC once, for the first listen of each of the first listeners.
/// @param bonusesLeft How many listeners more the bonus is for.
/// @param multiplier Tenths that `perListen` is multiplied by from a listener's sixth listen on: 10 is the same, 50 is
/// five times as much.
struct RewardTerms {
    // slot `song / 4`, bits `song % 4 * 64` and up
    uint16 perListen;
    uint16 bonus;
    uint24 bonusesLeft;
    uint8 multiplier;
}

/// @notice What may be earned, and how much of it is earned. Amounts in thousandths of a CGC.
/// @param epoch The epoch that `emitted` counts: Unix seconds divided by 30 days.
/// @param emitted Earned by all listeners in that epoch.
/// @param epochCap All that can be earned in an epoch.
/// @param dailyCap All that one listener can earn in a day, by UTC.
struct Emission {
    // slot 0
    uint32 epoch;
    uint64 emitted;
    uint64 epochCap;
    uint32 dailyCap;
}

/// @notice What a listener has earned. Amounts in thousandths of a CGC.
/// @param day The day that `today` counts: Unix seconds divided by a day's.
/// @param today Earned on that day.
/// @param unclaimed Earned and not minted yet.
struct Earnings {
    // slot 0
    uint32 day;
    uint32 today;
    uint64 unclaimed;
}
