// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SplitBooks} from "./SplitBooks.sol";

/// @notice Time passes; the guardian pauses payments and lets them go on; governance changes the fees.
abstract contract Times is SplitBooks {
    function setUp() public virtual override {
        super.setUp();
        _handle(this.wait.selector, 2);
        _handle(this.pause.selector, 1);
        _handle(this.changeFees.selector, 1);
    }

    function wait(uint256 seed) external handles(seed) {
        skip(_onceIn(4) ? _random(1 hours, 3 days) : _random(1 minutes, 1 hours));
        _done("waited");
    }

    function pause(uint256 seed) external handles(seed) {
        isPaused = !isPaused && _onceIn(5);
        vm.prank(guardian);
        splits.setPaused(isPaused);
        _done(isPaused ? bytes32("paused") : bytes32("not paused"));
    }

    function changeFees(uint256 seed) external handles(seed) {
        _need(_onceIn(2));
        (protocolFee, storefrontShare) = (uint16(_random(0, 500)), uint16(_random(0, 10_000)));
        _setFees(protocolFee, storefrontShare);
        _done("changed the fees");
    }
}
