// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ShareFixture} from "./ShareFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

contract TokenTest is ShareFixture {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function testFuzz_Transfer_MovesShares(uint256 quantity) public {
        quantity = bound(quantity, 0, SUPPLY);
        vm.expectEmit(address(share));
        emit IERC20.Transfer(alice, carol, quantity);
        vm.prank(alice);
        assertTrue(share.transfer(carol, quantity));
        assertEq(share.balanceOf(alice), SUPPLY - quantity);
        assertEq(share.balanceOf(carol), quantity);
        assertEq(share.totalSupply(), SUPPLY);
    }

    function test_Transfer_EarnsFromThatBlockOn() public {
        splits.tip(split, 1000);
        _give(carol, 500);
        assertEq(share.claimable(alice), 300);
        assertEq(share.claimable(carol), 0);
        splits.tip(split, 1000);
        assertEq(share.claimable(alice), 450);
        assertEq(share.claimable(carol), 150);
        vm.prank(carol);
        share.transfer(dave, 500);
        splits.tip(split, 1000);
        assertEq(share.claim(carol), 150);
        assertEq(share.claim(dave), 150);
        assertEq(share.claim(alice), 600);
    }

    function test_Transfer_ToOneselfAndOfNothingChangesNothing() public {
        splits.tip(split, 1000);
        _give(alice, 1000);
        _give(alice, 0);
        _give(carol, 0);
        vm.prank(carol);
        share.transfer(alice, 0);
        splits.tip(split, 1000);
        assertEq(share.balanceOf(alice), SUPPLY);
        assertEq(share.claimable(alice), 600);
        assertEq(share.claimable(carol), 0);
    }

    function test_RevertWhen_TheReceiverCannotClaim() public {
        address[2] memory nobodies = [address(0), address(share)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, nobodies[i]));
            _give(nobodies[i], 1);
        }
    }

    function test_RevertGiven_TooFewShares() public {
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, SUPPLY, SUPPLY + 1);
        vm.expectRevert(short);
        _give(bob, SUPPLY + 1);
        // Not cut to 32 bits either.
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        _give(bob, 1 << 32);
        vm.prank(alice);
        share.approve(bob, type(uint256).max);
        vm.expectRevert(short);
        vm.prank(bob);
        share.transferFrom(alice, bob, SUPPLY + 1);
    }

    function test_TransferFrom_SpendsTheAllowance() public {
        vm.prank(alice);
        share.approve(bob, 7);
        vm.expectEmit(address(share));
        emit IERC20.Transfer(alice, carol, 4);
        vm.startPrank(bob);
        assertTrue(share.transferFrom(alice, carol, 4));
        assertEq(share.allowance(alice, bob), 3);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 3, 4));
        share.transferFrom(alice, carol, 4);
    }

    function testFuzz_Approve_ReplacesTheAllowance(uint256 first, uint256 second) public {
        vm.startPrank(alice);
        share.approve(bob, first);
        vm.expectEmit(address(share));
        emit IERC20.Approval(alice, bob, second);
        assertTrue(share.approve(bob, second));
        assertEq(share.allowance(alice, bob), second);
    }

    function test_RevertWhen_TheSpenderIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidSpender.selector, address(0)));
        vm.prank(alice);
        share.approve(address(0), 1);
    }

    function testFuzz_Permit_SetsTheAllowance(uint256 quantity, uint256 deadline) public {
        deadline = bound(deadline, START, type(uint256).max);
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, quantity, deadline);
        vm.expectEmit(address(share));
        emit IERC20.Approval(alice, bob, quantity);
        vm.prank(dave);
        share.permit(alice, bob, quantity, deadline, v, r, s);
        assertEq(share.allowance(alice, bob), quantity);
        assertEq(share.nonces(alice), 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        share.permit(alice, bob, quantity, deadline, v, r, s);
    }

    function test_RevertWhen_PermitIsLate() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START));
        share.permit(alice, bob, 1, START, v, r, s);
    }

    function testFuzz_RevertWhen_PermitIsForSomethingElse(
        address spender,
        uint256 quantity,
        uint40 later
    )
        public
    {
        vm.assume(spender != bob || quantity != 1 || later != 0);
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, spender, quantity, START + later);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        share.permit(alice, bob, 1, START, v, r, s);
    }

    function test_RevertWhen_PermitIsForOtherShares() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        share = _wrapAll(bob, _shareTerms());
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        share.permit(alice, bob, 1, START, v, r, s);
    }

    function _sign(
        address owner,
        address spender,
        uint256 quantity,
        uint256 deadline
    )
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        bytes32 permit = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, quantity, 0, deadline));
        return vm.sign(keyOf[owner], MessageHashUtils.toTypedDataHash(_domain(), permit));
    }

    /// @dev Worked out here as EIP-712 says, by the token's name.
    function _domain() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(share.name())),
                keccak256("1"),
                block.chainid,
                address(share)
            )
        );
    }
}
