// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Fixture} from "./utils/Fixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {stdError} from "forge-std/StdError.sol";

/// @notice The stand-in for USDC does what Stave needs of USDC.
contract TestUSDTest is Fixture {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    /// @dev Order of secp256k1.
    uint256 private constant N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_Decimals_AreThoseOfUSDC() public view {
        assertEq(usd.decimals(), 6);
        assertEq(usd.symbol(), "TUSD");
        assertEq(usd.name(), "Test USD");
    }

    function testFuzz_Mint_IsOpenToAll(address caller, uint128 amount) public {
        vm.assume(caller != address(0));
        uint256 supply = usd.totalSupply();
        vm.expectEmit(address(usd));
        emit IERC20.Transfer(address(0), dave, amount);
        vm.prank(caller);
        usd.mint(dave, amount);
        assertEq(usd.balanceOf(dave), amount);
        assertEq(usd.totalSupply(), supply + amount);
    }

    function test_RevertWhen_MintedToZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        usd.mint(address(0), 1);
    }

    function test_RevertGiven_ASupplyThatCannotHoldIt() public {
        vm.expectRevert(stdError.arithmeticError);
        usd.mint(dave, type(uint256).max);
    }

    function testFuzz_Transfer_MovesTheAmount(uint128 amount, uint128 held) public {
        amount = uint128(bound(amount, 0, held));
        usd.mint(alice, held);
        vm.expectEmit(address(usd));
        emit IERC20.Transfer(alice, bob, amount);
        vm.prank(alice);
        assertTrue(usd.transfer(bob, amount));
        assertEq(usd.balanceOf(alice), held - amount);
        assertEq(usd.balanceOf(bob), amount);
    }

    function test_RevertGiven_TooLittleMoney() public {
        usd.mint(alice, 4);
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 4, 5);
        vm.startPrank(alice);
        vm.expectRevert(short);
        usd.transfer(bob, 5);
        usd.approve(bob, 5);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(short);
        usd.transferFrom(alice, bob, 5);
    }

    function test_RevertWhen_SentToZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        usd.transfer(address(0), 1);
    }

    function test_TransferFrom_SpendsTheAllowance() public {
        usd.mint(alice, 10);
        vm.prank(alice);
        usd.approve(bob, 7);
        vm.expectEmit(address(usd));
        emit IERC20.Transfer(alice, carol, 4);
        vm.startPrank(bob);
        assertTrue(usd.transferFrom(alice, carol, 4));
        assertEq(usd.allowance(alice, bob), 3);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 3, 4));
        usd.transferFrom(alice, carol, 4);
    }

    function test_TransferFrom_LeavesABoundlessAllowance() public {
        usd.mint(alice, 10);
        vm.prank(alice);
        usd.approve(bob, type(uint256).max);
        vm.prank(bob);
        usd.transferFrom(alice, carol, 4);
        assertEq(usd.allowance(alice, bob), type(uint256).max);
    }

    function testFuzz_Approve_ReplacesTheAllowance(uint256 first, uint256 second) public {
        vm.startPrank(alice);
        usd.approve(bob, first);
        vm.expectEmit(address(usd));
        emit IERC20.Approval(alice, bob, second);
        assertTrue(usd.approve(bob, second));
        assertEq(usd.allowance(alice, bob), second);
        assertEq(usd.allowance(alice, carol), 0);
    }

    function test_RevertWhen_TheSpenderIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidSpender.selector, address(0)));
        usd.approve(address(0), 1);
    }

    function testFuzz_Permit_SetsTheAllowance(uint256 amount, uint256 deadline) public {
        deadline = bound(deadline, START, type(uint256).max);
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, amount, deadline);
        vm.expectEmit(address(usd));
        emit IERC20.Approval(alice, bob, amount);
        vm.prank(dave);
        usd.permit(alice, bob, amount, deadline, v, r, s);
        assertEq(usd.allowance(alice, bob), amount);
        assertEq(usd.nonces(alice), 1);
    }

    function test_RevertWhen_PermitIsLate() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START));
        usd.permit(alice, bob, 1, START, v, r, s);
    }

    function test_RevertWhen_PermitIsUsedAgain() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        usd.permit(alice, bob, 1, START, v, r, s);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        usd.permit(alice, bob, 1, START, v, r, s);
    }

    function test_RevertWhen_PermitIsAnothers() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(carol, alice, bob, 1, START);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, carol, alice));
        usd.permit(alice, bob, 1, START, v, r, s);
    }

    function testFuzz_RevertWhen_PermitIsForSomethingElse(
        address spender,
        uint256 amount,
        uint40 later
    )
        public
    {
        vm.assume(spender != bob || amount != 1 || later != 0);
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, spender, amount, START + later);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        usd.permit(alice, bob, 1, START, v, r, s);
    }

    function test_RevertWhen_PermitIsForAnotherChain() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        usd.permit(alice, bob, 1, START, v, r, s);
    }

    function test_RevertWhen_PermitIsMalleable() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        bytes32 high = bytes32(N - uint256(s));
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureS.selector, high));
        usd.permit(alice, bob, 1, START, v == 27 ? 28 : 27, r, high);
    }

    function _sign(
        address owner,
        address spender,
        uint256 amount,
        uint256 deadline
    )
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        return _sign(owner, owner, spender, amount, deadline);
    }

    function _sign(
        address signer,
        address owner,
        address spender,
        uint256 amount,
        uint256 deadline
    )
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        bytes32 permit = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, amount, 0, deadline));
        return vm.sign(keyOf[signer], MessageHashUtils.toTypedDataHash(usd.DOMAIN_SEPARATOR(), permit));
    }
}
