// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../interfaces/ISplits.sol";
import {NO_END, Share, TOTAL_SHARES, Tranche} from "../types/SplitTypes.sol";

/// @notice Checks, reads and hashes lists of tranches.
library ShareTables {
    uint256 internal constant MAX_TRANCHES = 8;
    /// @dev Over all tranches, so that creating and changing a split always fit a transaction.
    uint256 internal constant MAX_SHARES = 100;

    bytes32 private constant SHARE_TYPEHASH = keccak256("Share(address recipient,uint24 share)");
    bytes32 private constant TRANCHE_TYPEHASH =
        keccak256("Tranche(uint64 until,Share[] shares)Share(address recipient,uint24 share)");
    bytes32 private constant CHANGE_TYPEHASH = keccak256(
        "ShareChange(uint32 split,uint64 nonce,uint40 deadline,Tranche[] tranches)"
        "Share(address recipient,uint24 share)Tranche(uint64 until,Share[] shares)"
    );

    /// @dev Reverts unless the tranches end in ascending order above `floor`, the last one never, and each shares out
    /// exactly the whole among sorted recipients. Whether recipients exist is not checked here.
    function check(Tranche[] calldata tranches, uint64 floor) internal pure {
        uint256 count = tranches.length;
        if (count == 0 || count > MAX_TRANCHES) revert ISplits.Splits_BadTrancheCount(count);
        uint256 shareCount = 0;
        for (uint256 t = 0; t < count; ++t) {
            uint64 until = tranches[t].until;
            bool last = t + 1 == count;
            if (until <= floor || (until == NO_END) != last) revert ISplits.Splits_BadTrancheEnd(t, until);
            floor = until;
            shareCount += tranches[t].shares.length;
            if (tranches[t].shares.length == 0 || shareCount > MAX_SHARES) {
                revert ISplits.Splits_BadShareCount(t, shareCount);
            }
            _checkShares(t, tranches[t].shares);
        }
    }

    /// @dev The recipient's share, or zero. Binary search: `shares` are sorted.
    function shareOf(Share[] calldata shares, address recipient) internal pure returns (uint24) {
        uint256 low = 0;
        uint256 high = shares.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (shares[middle].recipient < recipient) low = middle + 1;
            else high = middle;
        }
        return low < shares.length && shares[low].recipient == recipient ? shares[low].share : 0;
    }

    /// @dev Whether in some stretch of income above `floor` the new share is below the old one.
    /// @param oldShares One a remaining tranche; `oldEnds` are their ends.
    function falls(
        uint24[] memory oldShares,
        uint64[] memory oldEnds,
        Tranche[] calldata tranches,
        address recipient
    )
        internal
        pure
        returns (bool)
    {
        uint256 i = 0;
        uint256 j = 0;
        while (shareOf(tranches[j].shares, recipient) >= oldShares[i]) {
            uint64 oldEnd = oldEnds[i];
            uint64 newEnd = tranches[j].until;
            if (oldEnd == NO_END && newEnd == NO_END) return false;
            if (oldEnd <= newEnd) ++i;
            if (newEnd <= oldEnd) ++j;
        }
        return true;
    }

    /// @dev EIP-712 hashStruct of `ShareChange`, https://eips.ethereum.org/EIPS/eip-712.
    function hashChange(
        uint32 split,
        uint64 nonce,
        uint40 deadline,
        Tranche[] calldata tranches
    )
        internal
        pure
        returns (bytes32)
    {
        bytes32[] memory hashes = new bytes32[](tranches.length);
        for (uint256 t = 0; t < tranches.length; ++t) {
            Share[] calldata shares = tranches[t].shares;
            bytes32[] memory shareHashes = new bytes32[](shares.length);
            for (uint256 i = 0; i < shares.length; ++i) {
                shareHashes[i] = keccak256(abi.encode(SHARE_TYPEHASH, shares[i].recipient, shares[i].share));
            }
            bytes32 sharesHash = keccak256(abi.encodePacked(shareHashes));
            hashes[t] = keccak256(abi.encode(TRANCHE_TYPEHASH, tranches[t].until, sharesHash));
        }
        return
            keccak256(
                abi.encode(CHANGE_TYPEHASH, split, nonce, deadline, keccak256(abi.encodePacked(hashes)))
            );
    }

    function _checkShares(uint256 tranche, Share[] calldata shares) private pure {
        uint256 count = shares.length;
        uint256 total = 0;
        address previous = address(0);
        for (uint256 i = 0; i < count; ++i) {
            address recipient = shares[i].recipient;
            uint24 share = shares[i].share;
            // The zero address fails here too.
            if (recipient <= previous) revert ISplits.Splits_NotSorted(tranche, recipient);
            if (share == 0) revert ISplits.Splits_ZeroShare(tranche, recipient);
            previous = recipient;
            total += share;
        }
        if (total != TOTAL_SHARES) revert ISplits.Splits_BadSharesTotal(tranche, total);
    }
}
