// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Fixture} from "./utils/Fixture.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

contract TestUSDTest is Fixture {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function test_Decimals_AreThoseOfUSDC() public view {
        assertEq(usd.decimals(), 6);
        assertEq(usd.symbol(), "TUSD");
        assertEq(usd.name(), "Test USD");
    }

    function testFuzz_Mint_IsOpenToAll(address caller, uint128 amount) public {
        vm.assume(caller != address(0));
        uint256 supply = usd.totalSupply();
        vm.prank(caller);
        usd.mint(dave, amount);
        assertEq(usd.balanceOf(dave), amount);
        assertEq(usd.totalSupply(), supply + amount);
    }

    function testFuzz_Permit_SetsTheAllowance(uint256 amount) public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, amount, START);
        usd.permit(alice, bob, amount, START, v, r, s);
        assertEq(usd.allowance(alice, bob), amount);
        assertEq(usd.nonces(alice), 1);
    }

    function test_RevertWhen_PermitIsLate() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice, bob, 1, START);
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START));
        usd.permit(alice, bob, 1, START, v, r, s);
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
        bytes32 permit = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, amount, 0, deadline));
        return vm.sign(keyOf[owner], MessageHashUtils.toTypedDataHash(usd.DOMAIN_SEPARATOR(), permit));
    }
}
