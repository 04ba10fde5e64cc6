// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {CommonsCredit} from "../../contracts/tokens/CommonsCredit.sol";
import {GiftFixture} from "./GiftFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

contract CommonsCreditTest is GiftFixture {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function setUp() public override {
        super.setUp();
        _setRewards(song, _perListen(2000));
        _listen(bob, 5);
        gifts.claim(bob);
    }

    function test_Metadata() public view {
        assertEq(credit.name(), "Commons Gift Credit");
        assertEq(credit.symbol(), "CGC");
        assertEq(credit.decimals(), 18);
        assertEq(credit.MINTER(), address(gifts));
        assertEq(credit.totalSupply(), 10e18);
    }

    function test_RevertWhen_AnotherThanTheGiftLineMints() public {
        address[3] memory others = [address(this), admin, bob];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(CommonsCredit.CommonsCredit_NotMinter.selector, others[i]));
            vm.prank(others[i]);
            credit.mint(bob, 1);
        }
    }

    function testFuzz_Mint_ByTheGiftLine(uint128 amount) public {
        vm.expectEmit(address(credit));
        emit IERC20.Transfer(address(0), carol, amount);
        vm.prank(address(gifts));
        credit.mint(carol, amount);
        assertEq(credit.balanceOf(carol), amount);
        assertEq(credit.totalSupply(), 10e18 + uint256(amount));
    }

    function testFuzz_Transfer_MovesTheAmount(uint256 amount) public {
        amount = bound(amount, 0, 10e18);
        vm.expectEmit(address(credit));
        emit IERC20.Transfer(bob, carol, amount);
        vm.prank(bob);
        assertTrue(credit.transfer(carol, amount));
        assertEq(credit.balanceOf(carol), amount);
        assertEq(credit.balanceOf(bob), 10e18 - amount);
    }

    function test_RevertGiven_TooLittle() public {
        bytes memory short =
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, bob, 10e18, 10e18 + 1);
        vm.startPrank(bob);
        vm.expectRevert(short);
        credit.transfer(carol, 10e18 + 1);
        credit.approve(bob, type(uint256).max);
        vm.expectRevert(short);
        credit.transferFrom(bob, carol, 10e18 + 1);
    }

    function test_ApproveAndTransferFrom() public {
        vm.expectEmit(address(credit));
        emit IERC20.Approval(bob, carol, 7);
        vm.prank(bob);
        credit.approve(carol, 7);
        vm.startPrank(carol);
        vm.expectEmit(address(credit));
        emit IERC20.Transfer(bob, dave, 5);
        assertTrue(credit.transferFrom(bob, dave, 5));
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, carol, 2, 3));
        credit.transferFrom(bob, dave, 3);
    }

    function testFuzz_Permit_SetsTheAllowance(uint256 amount, uint32 wait) public {
        uint256 deadline = block.timestamp + wait;
        (uint8 v, bytes32 r, bytes32 s) = _sign(bob, amount, deadline);
        vm.expectEmit(address(credit));
        emit IERC20.Approval(bob, carol, amount);
        credit.permit(bob, carol, amount, deadline, v, r, s);
        assertEq(credit.allowance(bob, carol), amount);
        assertEq(credit.nonces(bob), 1);
    }

    function test_RevertWhen_ThePermitIsLate() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(bob, 1, block.timestamp - 1);
        vm.expectRevert(
            abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, block.timestamp - 1)
        );
        credit.permit(bob, carol, 1, block.timestamp - 1, v, r, s);
    }

    function test_RevertWhen_ThePermitIsAnothers() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(dave, 1, block.timestamp);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        credit.permit(bob, carol, 1, block.timestamp, v, r, s);
    }

    function test_RevertWhen_ThePermitIsUsedAgain() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(bob, 1, block.timestamp);
        credit.permit(bob, carol, 1, block.timestamp, v, r, s);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        credit.permit(bob, carol, 1, block.timestamp, v, r, s);
    }

    /// @dev The first permit for carol, signed by `signer`, in bob's name.
    function _sign(
        address signer,
        uint256 amount,
        uint256 deadline
    )
        private
        view
        returns (uint8 v, bytes32 r, bytes32 s)
    {
        bytes32 permit = keccak256(abi.encode(PERMIT_TYPEHASH, bob, carol, amount, 0, deadline));
        return vm.sign(keyOf[signer], MessageHashUtils.toTypedDataHash(credit.DOMAIN_SEPARATOR(), permit));
    }
}
