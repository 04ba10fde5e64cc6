// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {NO_END, Share, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";

/// @notice Short ways to write tranches, shares and lists of one to three entries.
abstract contract Lists {
    /// @dev One endless tranche.
    function _tranches(Share[] memory shares) internal pure returns (Tranche[] memory tranches) {
        tranches = new Tranche[](1);
        tranches[0] = Tranche(NO_END, shares);
    }

    /// @dev A tranche up to `until`, then an endless one.
    function _tranches(
        uint64 until,
        Share[] memory first,
        Share[] memory second
    )
        internal
        pure
        returns (Tranche[] memory tranches)
    {
        tranches = new Tranche[](2);
        tranches[0] = Tranche(until, first);
        tranches[1] = Tranche(NO_END, second);
    }

    function _whole(address recipient) internal pure returns (Share[] memory shares) {
        shares = new Share[](1);
        shares[0] = Share(recipient, TOTAL_SHARES);
    }

    /// @dev `share` for the one, the rest for the other, sorted.
    function _between(address one, uint24 share, address other)
        internal
        pure
        returns (Share[] memory shares)
    {
        shares = new Share[](2);
        bool inOrder = one < other;
        shares[inOrder ? 0 : 1] = Share(one, share);
        shares[inOrder ? 1 : 0] = Share(other, TOTAL_SHARES - share);
    }

    /// @dev Three in ascending order; the rest is the third's.
    function _among(
        address one,
        uint24 ones,
        address two,
        uint24 twos,
        address three
    )
        internal
        pure
        returns (Share[] memory shares)
    {
        shares = new Share[](3);
        shares[0] = Share(one, ones);
        shares[1] = Share(two, twos);
        shares[2] = Share(three, TOTAL_SHARES - ones - twos);
    }

    function _asRecipient(uint32 split) internal pure returns (address) {
        return address(uint160(split));
    }

    function _list(address one) internal pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = one;
    }

    function _list(address one, address two) internal pure returns (address[] memory list) {
        list = new address[](2);
        (list[0], list[1]) = (one, two);
    }

    function _list(address one, address two, address three) internal pure returns (address[] memory list) {
        list = new address[](3);
        (list[0], list[1], list[2]) = (one, two, three);
    }

    function _ids(uint32 one) internal pure returns (uint32[] memory ids) {
        ids = new uint32[](1);
        ids[0] = one;
    }

    function _ids(uint32 one, uint32 two) internal pure returns (uint32[] memory ids) {
        ids = new uint32[](2);
        (ids[0], ids[1]) = (one, two);
    }

    function _numbers(uint256 one) internal pure returns (uint256[] memory numbers) {
        numbers = new uint256[](1);
        numbers[0] = one;
    }

    function _parts(uint24 one) internal pure returns (uint24[] memory parts) {
        parts = new uint24[](1);
        parts[0] = one;
    }

    function _parts(uint24 one, uint24 two) internal pure returns (uint24[] memory parts) {
        parts = new uint24[](2);
        (parts[0], parts[1]) = (one, two);
    }

    function _payments(uint32 split, uint64 amount) internal pure returns (Payment[] memory payments) {
        payments = new Payment[](1);
        payments[0] = toPayment(split, amount);
    }

    function _payments(
        uint32 one,
        uint64 ones,
        uint32 two,
        uint64 twos
    )
        internal
        pure
        returns (Payment[] memory payments)
    {
        payments = new Payment[](2);
        payments[0] = toPayment(one, ones);
        payments[1] = toPayment(two, twos);
    }

    /// @dev `count` recipients with equal shares, the last one's with the remainder.
    function _equally(uint24 count) internal pure returns (Share[] memory shares) {
        shares = new Share[](count);
        for (uint160 i = 0; i < count; ++i) {
            shares[i] = Share(address((1 << 40) + i), TOTAL_SHARES / count);
        }
        shares[count - 1].share += TOTAL_SHARES % count;
    }
}
