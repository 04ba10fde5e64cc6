// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice Numbers that follow from a seed, the same ones every time.
abstract contract Random {
    uint256 private _seed;

    function _seedWith(uint256 seed) internal {
        _seed = seed;
    }

    function _random(uint256 minimum, uint256 maximum) internal returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return minimum + _seed % (maximum - minimum + 1);
    }

    /// @dev True once in so many times.
    function _onceIn(uint256 times) internal returns (bool) {
        return _random(1, times) == 1;
    }
}
