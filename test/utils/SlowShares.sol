// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {NO_END, Share, Tranche} from "../../contracts/types/SplitTypes.sol";

/// @notice The arithmetic of shares so slow that it is plainly right: every payment is shared out at once, to
/// everybody.
library SlowShares {
    /// @dev Shares out what follows `income` and returns the new income.
    /// @param earned Micro-USDC times `TOTAL_SHARES`.
    function earn(
        Tranche[] storage inForce,
        mapping(address recipient => uint256) storage earned,
        uint64 income,
        uint64 amount
    )
        internal
        returns (uint64)
    {
        uint64 upTo = income + amount;
        for (uint256 t = 0; t < inForce.length; ++t) {
            uint64 end = inForce[t].until < upTo ? inForce[t].until : upTo;
            if (end <= income) continue;
            for (uint256 i = 0; i < inForce[t].shares.length; ++i) {
                Share memory part = inForce[t].shares[i];
                earned[part.recipient] += uint256(end - income) * part.share;
            }
            income = end;
        }
        return upTo;
    }

    /// @dev Moves a share of a tranche from one to the other.
    function handOn(Tranche storage tranche, address from, address to, uint24 share) internal {
        Share[] storage shares = tranche.shares;
        bool known = false;
        for (uint256 i = 0; i < shares.length; ++i) {
            if (shares[i].recipient == from) shares[i].share -= share;
            if (shares[i].recipient != to) continue;
            shares[i].share += share;
            known = true;
        }
        if (!known) shares.push(Share(to, share));
    }

    /// @dev The compiler's older pipeline cannot copy such lists to storage.
    function copy(Tranche[] memory from, Tranche[] storage to) internal {
        while (to.length != 0) {
            to.pop();
        }
        for (uint256 t = 0; t < from.length; ++t) {
            to.push().until = from[t].until;
            for (uint256 i = 0; i < from[t].shares.length; ++i) {
                to[t].shares.push(from[t].shares[i]);
            }
        }
    }

    /// @dev The recipient's share of the unit that follows an income of `income`.
    function shareAt(
        Tranche[] memory tranches,
        uint64 income,
        address recipient
    )
        internal
        pure
        returns (uint24)
    {
        uint256 t = 0;
        while (tranches[t].until <= income && tranches[t].until != NO_END) ++t;
        Share[] memory shares = tranches[t].shares;
        for (uint256 i = 0; i < shares.length; ++i) {
            if (shares[i].recipient == recipient) return shares[i].share;
        }
        return 0;
    }

    /// @dev Whether the recipient's share is lower in `next` than in `present` anywhere in the income to come. Shares
    /// only change at tranche ends, so the units behind those are all that need looking at.
    function falls(
        Tranche[] memory present,
        Tranche[] memory next,
        uint64 income,
        address recipient
    )
        internal
        pure
        returns (bool)
    {
        if (_fallsAt(present, next, income, recipient)) return true;
        for (uint256 t = 0; t + 1 < next.length; ++t) {
            if (next[t].until > income && _fallsAt(present, next, next[t].until, recipient)) return true;
        }
        for (uint256 t = 0; t + 1 < present.length; ++t) {
            if (present[t].until > income && _fallsAt(present, next, present[t].until, recipient)) {
                return true;
            }
        }
        return false;
    }

    function _fallsAt(
        Tranche[] memory present,
        Tranche[] memory next,
        uint64 income,
        address recipient
    )
        private
        pure
        returns (bool)
    {
        return shareAt(next, income, recipient) < shareAt(present, income, recipient);
    }
}
