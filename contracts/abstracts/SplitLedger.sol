// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../interfaces/ISplits.sol";
import {PackedCounters} from "../libraries/PackedCounters.sol";
import {Ledger, NO_END, Position, ShareShift, SplitState} from "../types/SplitTypes.sol";
import {Totals} from "../types/Totals.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title SplitLedger
/// @notice The ledger's storage, and what a recipient has earned.
abstract contract SplitLedger is ISplits {
    using Checkpoints for Checkpoints.Trace160;
    using PackedCounters for PackedCounters.Counters;

    Totals internal _totals;

    /// @dev Cumulative net income by split, in micro-USDC.
    PackedCounters.Counters internal _received;

    mapping(uint32 split => SplitState) internal _states;
    mapping(uint32 split => mapping(address recipient => Position)) internal _positions;

    /// @dev Where each tranche but a split's last one ends, in cumulative micro-USDC. Tranche ids are never used again.
    mapping(uint32 split => mapping(uint32 tranche => uint64)) internal _trancheEnds;

    /// @dev Shares in the tranches that follow the first one of a set; the first one's stand in the positions.
    mapping(uint32 split => mapping(uint32 tranche => mapping(address recipient => uint24))) internal
        _trancheShares;

    /// @dev How each recipient's share in the last tranche changed first; most see no other change.
    mapping(uint32 split => mapping(address recipient => ShareShift)) private _firstShifts;

    /// @dev Its further changes, by the split's clock.
    mapping(uint32 split => mapping(address recipient => Checkpoints.Trace160)) private _laterShares;

    /// @inheritdoc ISplits
    function exists(uint32 split) public view returns (bool) {
        return split != 0 && split <= _totals.splitCount();
    }

    /// @inheritdoc ISplits
    function received(uint32 split) external view returns (uint64) {
        return _received.get(split);
    }

    /// @inheritdoc ISplits
    function stateOf(uint32 split) external view returns (SplitState memory) {
        return _states[split];
    }

    /// @inheritdoc ISplits
    function ledger() external view returns (Ledger memory) {
        return _totals.toLedger();
    }

    /// @inheritdoc ISplits
    function paused() external view returns (bool) {
        return _totals.isPaused();
    }

    /// @dev The position brought up to the present income of a split that exists. Exact: nothing is divided here.
    function _accrued(uint32 split, address recipient) internal view returns (Position memory position) {
        uint64 total = _received.get(split);
        position = _positions[split][recipient];
        if (!position.last) {
            // Whom a change of shares did not name stays in the old tranches' last one, where it has no share.
            _earnFullTranches(split, recipient, position, total);
            position.last = position.tranche == _states[split].trancheEnd - 1;
        }
        _earn(position, total);
    }

    /// @dev The share in the last tranche as it stood when the split's clock showed `clock`.
    function _lastShareAt(uint32 split, address recipient, uint32 clock) internal view returns (uint24) {
        ShareShift memory shift = _firstShifts[split][recipient];
        if (shift.clock == 0) return _lastShare(split, recipient);
        if (clock < shift.clock) return shift.from;
        Checkpoints.Trace160 storage trace = _laterShares[split][recipient];
        if (trace.length() == 0 || clock < trace.at(0)._key) return shift.to;
        // Only shares are pushed.
        return uint24(trace.upperLookupRecent(clock));
    }

    /// @dev Remembers a share of the last tranche before it changes.
    function _recordLastShare(
        uint32 split,
        address recipient,
        uint32 clock,
        uint24 from,
        uint24 to
    )
        internal
    {
        if (from == to) return;
        if (_firstShifts[split][recipient].clock == 0) {
            _firstShifts[split][recipient] = ShareShift(clock, from, to);
        } else {
            // It returns the values before and after, which are `from` and `to`.
            // slither-disable-next-line unused-return
            _laterShares[split][recipient].push(clock, to);
        }
    }

    /// @dev Remaining tranches, the present one first: their ids start at `first`, their ends stand in `ends`.
    function _remainingTranches(uint32 split) internal view returns (uint32 first, uint64[] memory ends) {
        SplitState memory state = _states[split];
        if (state.trancheEnd == 0) revert Splits_UnknownSplit(split);
        uint64 total = _received.get(split);
        first = state.firstTranche;
        while (first + 1 < state.trancheEnd && total >= _trancheEnds[split][first]) ++first;
        ends = new uint64[](state.trancheEnd - first);
        for (uint32 i = 0; i + 1 < ends.length; ++i) {
            ends[i] = _trancheEnds[split][first + i];
        }
        ends[ends.length - 1] = NO_END;
    }

    /// @dev The shares of an accrued position in the remaining tranches.
    function _remainingShares(
        uint32 split,
        address recipient,
        Position memory position,
        uint32 first,
        uint256 count
    )
        internal
        view
        returns (uint24[] memory shares)
    {
        shares = new uint24[](count);
        // A recipient without a position here has no share in the present tranche.
        if (position.tranche == first) shares[0] = position.share;
        for (uint32 i = 1; i < count; ++i) {
            shares[i] = _trancheShares[split][first + i][recipient];
        }
    }

    /// @dev Whether the address stands for a split.
    function _isSplit(address recipient) internal pure returns (bool) {
        return uint160(recipient) <= type(uint32).max;
    }

    /// @dev The split that the address stands for.
    function _asSplit(address recipient) internal pure returns (uint32) {
        return uint32(uint160(recipient));
    }

    /// @dev Gives out the next id.
    function _addSplit() internal returns (uint32) {
        Totals totals = _totals.withNewSplit();
        _totals = totals;
        return totals.splitCount();
    }

    function _checkController(uint32 split) internal view {
        if (_states[split].controller != msg.sender) revert Splits_NotController(split, msg.sender);
    }

    function _lastShare(uint32 split, address recipient) private view returns (uint24) {
        SplitState memory state = _states[split];
        uint32 last = state.trancheEnd - 1;
        if (last != state.firstTranche) return _trancheShares[split][last][recipient];
        // A position in older tranches says nothing of this one.
        Position storage position = _positions[split][recipient];
        return position.tranche == last ? position.share : 0;
    }

    /// @dev Earns tranche by tranche up to the first one that is not full, or the last one of its set: it has no end.
    function _earnFullTranches(
        uint32 split,
        address recipient,
        Position memory position,
        uint64 total
    )
        private
        view
    {
        uint64 end = _trancheEnds[split][position.tranche];
        while (end != 0 && end <= total) {
            _earn(position, end);
            position.share = _trancheShares[split][++position.tranche][recipient];
            end = _trancheEnds[split][position.tranche];
        }
    }

    function _earn(Position memory position, uint64 upTo) private pure {
        // Unchecked: income only grows, and nobody is owed more than the 84 bits of all income times all shares.
        unchecked {
            position.owed += uint104(upTo - position.since) * position.share;
        }
        position.since = upTo;
    }
}
