// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {HeldBalance} from "../../contracts/libraries/HeldBalance.sol";
import {Sha256} from "../../contracts/libraries/Sha256.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Answers every call with so many bytes of ones, or reverts with them.
contract Answerer {
    uint256 private immutable LENGTH;
    bool private immutable REVERTS;

    constructor(uint256 length, bool reverts) {
        (LENGTH, REVERTS) = (length, reverts);
    }

    fallback(bytes calldata) external returns (bytes memory answer) {
        answer = new bytes(LENGTH);
        for (uint256 i = 0; i < LENGTH; ++i) {
            answer[i] = 0x01;
        }
        bool reverts = REVERTS;
        assembly ("memory-safe") {
            if reverts { revert(add(answer, 0x20), mload(answer)) }
        }
    }
}

/// @notice The calls that are made in assembly.
contract CallsTest is Test {
    using HeldBalance for IERC20;
    using Sha256 for bytes32;

    uint256 private constant ONES =
        uint256(bytes32(0x0101010101010101010101010101010101010101010101010101010101010101));

    function testFuzz_Sha256_IsThatOfTheWord(bytes32 word, bytes32 inMemory) public view {
        bytes memory kept = abi.encodePacked(inMemory);
        assertEq(word.sha256Of(), sha256(abi.encodePacked(word)));
        assertEq(bytes32(kept), inMemory);
    }

    function test_Sha256_IsThatOfTheStandard() public view {
        // FIPS 180-4's function of 32 zero bytes.
        assertEq(bytes32(0).sha256Of(), 0x66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925);
    }

    function testFuzz_Held_IsTheCallersBalance(uint256 amount, address other, uint256 others) public {
        vm.assume(other != address(this) && other != address(0));
        others = bound(others, 0, type(uint256).max - amount);
        TestUSD token = new TestUSD();
        token.mint(address(this), amount);
        token.mint(other, others);
        assertEq(IERC20(address(token)).held(), amount);
    }

    function test_Held_TakesTheFirstWordOfALongAnswer() public {
        assertEq(IERC20(address(new Answerer(32, false))).held(), ONES);
        assertEq(IERC20(address(new Answerer(64, false))).held(), ONES);
    }

    function test_RevertWhen_TheTokenTellsNothing() public {
        uint256[3] memory lengths = [uint256(0), 1, 31];
        for (uint256 i = 0; i < lengths.length; ++i) {
            _unknown(address(new Answerer(lengths[i], false)));
        }
    }

    function test_RevertWhen_TheTokenReverts() public {
        _unknown(address(new Answerer(0, true)));
        _unknown(address(new Answerer(64, true)));
    }

    function test_RevertWhen_ThereIsNoToken() public {
        _unknown(makeAddr("nobody"));
    }

    /// @dev An answer of the call before is not taken for this one's.
    function heldAfterAnother(IERC20 one, IERC20 other) external view returns (uint256, uint256) {
        return (one.held(), other.held());
    }

    function _unknown(address token) private {
        IERC20 good = IERC20(address(new Answerer(32, false)));
        vm.expectRevert(abi.encodeWithSelector(HeldBalance.HeldBalance_Unknown.selector, token));
        this.heldAfterAnother(good, IERC20(token));
    }
}
