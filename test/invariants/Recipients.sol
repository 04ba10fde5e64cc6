// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {TokenBooks} from "./TokenBooks.sol";

/// @notice Are paid what is due, whoever calls, paused or not: nothing here may ever be refused.
abstract contract Recipients is TokenBooks {
    function setUp() public virtual override {
        super.setUp();
        _handle(this.withdraw.selector, 2);
        _handle(this.withdrawBatch.selector, 1);
        _handle(this.withdrawTo.selector, 1);
        _handle(this.withdrawTokens.selector, 2);
        _handle(this.withdrawTokensTo.selector, 1);
    }

    function withdraw(uint256 seed) external handles(seed) {
        (uint32 split, address holder) = _anybodyDue();
        _need(split != 0);
        vm.prank(_anyAccount());
        uint64 amount = splits.withdraw(split, holder);
        assertEq(amount, _noteRelease(split, holder, holder), "I3 entitlement: what a withdrawal paid");
        _done(_isSplit(holder) ? bytes32("forwarded to a split") : bytes32("withdrew"));
    }

    function withdrawBatch(uint256 seed) external handles(seed) {
        (uint32 split, address holder) = _anybodyDue();
        _need(split != 0);
        uint32[] memory list = _someSplits(split);
        vm.prank(_anyAccount());
        uint64 amount = splits.withdrawBatch(list, holder);
        assertEq(amount, _noteReleases(list, holder, holder), "I3 entitlement: what a batch paid");
        _done("withdrew a batch");
    }

    function withdrawTo(uint256 seed) external handles(seed) {
        (uint32 split, address holder) = _anybodyDue();
        _need(split != 0 && !_isSplit(holder));
        uint32[] memory list = _someSplits(split);
        vm.prank(holder);
        uint64 amount = splits.withdrawTo(list, elsewhere);
        assertEq(amount, _noteReleases(list, holder, elsewhere), "I3 entitlement: what went elsewhere");
        _done("withdrew elsewhere");
    }

    function withdrawTokens(uint256 seed) external handles(seed) {
        (uint256 arrival, address holder) = _anybodyDueTokens();
        _need(holder != address(0));
        uint256[] memory list = _someArrivals(arrival);
        vm.prank(_anyAccount());
        splits.withdrawTokens(list, holder);
        _notePaidOut(list, holder, holder);
        _done(_isSplit(holder) ? bytes32("forwarded tokens to a split") : bytes32("withdrew tokens"));
    }

    function withdrawTokensTo(uint256 seed) external handles(seed) {
        (uint256 arrival, address holder) = _anybodyDueTokens();
        _need(holder != address(0) && !_isSplit(holder));
        uint256[] memory list = _someArrivals(arrival);
        vm.prank(holder);
        splits.withdrawTokensTo(list, elsewhere);
        _notePaidOut(list, holder, elsewhere);
        _done("withdrew tokens elsewhere");
    }

    /// @dev The split and up to three others, some perhaps twice.
    function _someSplits(uint32 split) private returns (uint32[] memory list) {
        list = new uint32[](_random(1, 4));
        list[0] = split;
        for (uint256 i = 1; i < list.length; ++i) {
            list[i] = _anySplit();
        }
    }

    /// @dev The arrival and up to three others, some perhaps twice or not there at all.
    function _someArrivals(uint256 arrival) private returns (uint256[] memory list) {
        list = new uint256[](_random(1, 4));
        list[0] = arrival;
        for (uint256 i = 1; i < list.length; ++i) {
            list[i] = _random(0, arrivalCount);
        }
    }

    function _noteReleases(uint32[] memory list, address holder, address to) private returns (uint64 sum) {
        for (uint256 i = 0; i < list.length; ++i) {
            sum += _noteRelease(list[i], holder, to);
        }
    }
}
