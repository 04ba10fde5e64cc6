// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Random} from "../utils/Random.sol";
import {TabFixture} from "../utils/TabFixture.sol";

/// @notice A random walk: handlers that the fuzzer calls in any order, each as often as its weight, and how often what
/// came about.
abstract contract Walk is TabFixture, Random {
    /// @dev How Foundry says that an assumption did not hold.
    bytes32 private constant NOTHING_TO_DO = keccak256("FOUNDRY::ASSUME");

    /// @dev How often each outcome came about in this run.
    mapping(bytes32 outcome => uint256) internal timesDone;

    /// @dev What the fuzzer calls, each as often as its weight.
    bytes4[] internal handlers;

    function setUp() public virtual override {
        super.setUp();
        targetContract(address(this));
    }

    /// @dev Lets the fuzzer call a function of this contract, and `weight` times as often as one of weight one.
    function _handle(bytes4 selector, uint256 weight) internal {
        bytes4[] memory list = new bytes4[](weight);
        for (uint256 i = 0; i < weight; ++i) {
            list[i] = selector;
            handlers.push(selector);
        }
        targetSelector(FuzzSelector(address(this), list));
    }

    /// @dev For a call that has nothing to do: the fuzzer draws another one instead.
    function _need(bool condition) internal pure {
        vm.assume(condition);
    }

    function _done(bytes32 outcome) internal {
        ++timesDone[outcome];
    }

    function _checkAfterCall() internal view virtual;

    /// @dev From outside, so that the memory of thousands of checks does not add up.
    function check() external view {
        _checkAfterCall();
    }

    /// @dev Takes so many steps, and sees that each outcome came about more than twice: a suite in which handlers only
    /// ever give up would pass as well.
    function _walk(uint256 steps, string[] storage outcomes) internal {
        for (uint256 i = 0; i < steps; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            bytes memory call = abi.encodeWithSelector(handlers[seed % handlers.length], seed);
            (bool done, bytes memory reason) = address(this).call(call);
            if (!done && keccak256(reason) != NOTHING_TO_DO) {
                emit log_named_bytes("failed in", call);
                assertGt(reason.length, 3, string.concat("no reason given in ", vm.toString(call)));
                _fail(reason);
            }
            this.check();
        }
        for (uint256 i = 0; i < outcomes.length; ++i) {
            emit log_named_uint(outcomes[i], timesDone[bytes32(bytes(outcomes[i]))]);
        }
        for (uint256 i = 0; i < outcomes.length; ++i) {
            assertGt(timesDone[bytes32(bytes(outcomes[i]))], 2, outcomes[i]);
        }
    }

    function _fail(bytes memory reason) internal pure {
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
