// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Fixture} from "../utils/Fixture.sol";
import {Answer, Receiver} from "./Receivers.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {stdError} from "forge-std/StdError.sol";

/// @notice What ERC-721 says, held against the songs.
///
/// | the standard | test |
/// |---|---|
/// | each token has one owner, and a balance counts one's tokens | testFuzz_BalancesCountTokens |
/// | nobody's balance and a token's owner that there is not are errors | test_NobodyOwnsNothing |
/// | Transfer when tokens are made, changed and approvals reset | test_TransferIsEmitted |
/// | Approval, ApprovalForAll | test_ApprovalsAreEmitted |
/// | owner, operator and approved may move a token, nobody else | test_WhoMayMove |
/// | owner and operator may approve, the approved may not | test_WhoMayApprove |
/// | a transfer ends the token's approval | test_ATransferEndsTheApproval |
/// | `from` must be the owner, `to` somebody, the token there | test_WhatCannotBeMoved |
/// | safeTransferFrom asks a contract afterwards, with caller, owner and data | test_SafeTransferAsks |
/// | it fails unless the answer is 0x150b7a02 | test_SafeTransferFailsUnlessTheReceiverAgrees |
/// | transferFrom and plain accounts are not asked | test_NobodyElseIsAsked |
/// | metadata: name, symbol, a URI, and an error for no token | test_Metadata |
contract ERC721ConformanceTest is Fixture {
    uint32 private song;
    Receiver private receiver;

    function setUp() public override {
        super.setUp();
        uint32 split = _createSplit(_whole(alice));
        song = _registerSong(split);
        receiver = new Receiver();
    }

    function testFuzz_BalancesCountTokens(uint256 seed) public {
        uint32 split = _createSplit(_whole(alice));
        for (uint256 i = 0; i < 4; ++i) {
            _registerSong(split);
        }
        address[3] memory people = [alice, bob, carol];
        for (uint256 i = 0; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint32 id = uint32(song + seed % 5);
            address owner = catalog.ownerOf(id);
            vm.prank(owner);
            catalog.transferFrom(owner, people[(seed >> 8) % 3], id);
        }
        uint256[3] memory counted;
        for (uint32 id = song; id < song + 5; ++id) {
            for (uint256 p = 0; p < 3; ++p) {
                if (catalog.ownerOf(id) == people[p]) ++counted[p];
            }
        }
        for (uint256 p = 0; p < 3; ++p) {
            assertEq(catalog.balanceOf(people[p]), counted[p]);
        }
        assertEq(counted[0] + counted[1] + counted[2], 5);
    }

    function test_NobodyOwnsNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidOwner.selector, address(0)));
        catalog.balanceOf(address(0));
        uint256[3] memory none = [uint256(0), song + 1, type(uint256).max];
        for (uint256 i = 0; i < 3; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, none[i]);
            vm.expectRevert(reason);
            catalog.ownerOf(none[i]);
            vm.expectRevert(reason);
            catalog.getApproved(none[i]);
        }
    }

    function test_TransferIsEmitted() public {
        uint32 split = _createSplit(_whole(alice));
        vm.expectEmit(address(catalog));
        emit IERC721.Transfer(address(0), alice, song + 1);
        _registerSong(split);
        vm.startPrank(alice);
        vm.expectEmit(address(catalog));
        emit IERC721.Transfer(alice, bob, song);
        catalog.transferFrom(alice, bob, song);
        vm.expectEmit(address(catalog));
        emit IERC721.Transfer(alice, alice, song + 1);
        catalog.safeTransferFrom(alice, alice, song + 1);
        assertEq(catalog.balanceOf(alice), 1);
    }

    function test_ApprovalsAreEmitted() public {
        vm.startPrank(alice);
        vm.expectEmit(address(catalog));
        emit IERC721.Approval(alice, bob, song);
        catalog.approve(bob, song);
        assertEq(catalog.getApproved(song), bob);
        vm.expectEmit(address(catalog));
        emit IERC721.Approval(alice, address(0), song);
        catalog.approve(address(0), song);
        assertEq(catalog.getApproved(song), address(0));
        vm.expectEmit(address(catalog));
        emit IERC721.ApprovalForAll(alice, carol, true);
        catalog.setApprovalForAll(carol, true);
        assertTrue(catalog.isApprovedForAll(alice, carol));
        vm.expectEmit(address(catalog));
        emit IERC721.ApprovalForAll(alice, carol, false);
        catalog.setApprovalForAll(carol, false);
        assertFalse(catalog.isApprovedForAll(alice, carol));
    }

    function test_WhoMayMove() public {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.setApprovalForAll(carol, true);
        vm.stopPrank();
        address[3] memory allowed = [alice, bob, carol];
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(allowed[i]);
            catalog.safeTransferFrom(alice, dave, song);
            assertEq(catalog.ownerOf(song), dave);
            vm.revertToState(snapshot);
        }
        bytes memory reason =
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, dave, song);
        vm.startPrank(dave);
        vm.expectRevert(reason);
        catalog.transferFrom(alice, dave, song);
        vm.expectRevert(reason);
        catalog.safeTransferFrom(alice, dave, song);
        vm.expectRevert(reason);
        catalog.safeTransferFrom(alice, dave, song, "");
    }

    function test_WhoMayApprove() public {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.setApprovalForAll(carol, true);
        vm.stopPrank();
        vm.prank(carol);
        catalog.approve(dave, song);
        assertEq(catalog.getApproved(song), dave);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidApprover.selector, dave));
        vm.prank(dave);
        catalog.approve(bob, song);
    }

    function test_ATransferEndsTheApproval() public {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.transferFrom(alice, carol, song);
        vm.stopPrank();
        assertEq(catalog.getApproved(song), address(0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, bob, song));
        vm.prank(bob);
        catalog.transferFrom(carol, bob, song);
    }

    function test_WhatCannotBeMoved() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, bob, song, alice));
        catalog.transferFrom(bob, carol, song);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0)));
        catalog.transferFrom(alice, address(0), song);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song + 1));
        catalog.transferFrom(alice, bob, song + 1);
    }

    function test_SafeTransferAsks() public {
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        uint256 snapshot = vm.snapshotState();
        bytes memory data = hex"c0ffee";
        vm.prank(carol);
        catalog.safeTransferFrom(alice, address(receiver), song, data);
        assertEq(
            receiver.asked(), abi.encodeCall(IERC721Receiver.onERC721Received, (carol, alice, song, data))
        );
        assertEq(receiver.timesAsked(), 1);
        assertEq(receiver.heldWhenAsked(), 1);
        vm.revertToState(snapshot);
        vm.prank(carol);
        catalog.safeTransferFrom(alice, address(receiver), song);
        assertEq(receiver.asked(), abi.encodeCall(IERC721Receiver.onERC721Received, (carol, alice, song, "")));
        assertEq(IERC721Receiver.onERC721Received.selector, bytes4(0x150b7a02));
    }

    function test_SafeTransferFailsUnlessTheReceiverAgrees() public {
        bytes memory invalid =
            abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(receiver));
        bytes[4] memory reasons = [
            invalid,
            invalid,
            abi.encodeWithSelector(Receiver.Receiver_NoThanks.selector),
            stdError.assertionError
        ];
        for (uint256 i = 0; i < 4; ++i) {
            receiver.behave(Answer(i + 1));
            vm.expectRevert(reasons[i]);
            vm.prank(alice);
            catalog.safeTransferFrom(alice, address(receiver), song);
            assertEq(catalog.ownerOf(song), alice);
        }
        // Nor does a contract agree that cannot be asked.
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(usd)));
        vm.prank(alice);
        catalog.safeTransferFrom(alice, address(usd), song);
    }

    function test_NobodyElseIsAsked() public {
        receiver.behave(Answer.WRONG);
        vm.startPrank(alice);
        catalog.transferFrom(alice, address(receiver), song);
        assertEq(catalog.ownerOf(song), address(receiver));
        assertEq(receiver.timesAsked(), 0);
        // A song is made for a contract without its word: whoever registers it is the one who gets it.
        vm.stopPrank();
        uint32 split = _createSplit(_whole(alice));
        _registerSong(address(receiver), split, _terms());
        assertEq(catalog.balanceOf(address(receiver)), 2);
        assertEq(receiver.timesAsked(), 0);
    }

    function test_Metadata() public {
        assertEq(catalog.name(), "Stave Catalog");
        assertEq(catalog.symbol(), "STAVE");
        assertEq(bytes(catalog.tokenURI(song)).length, bytes("ipfs://").length + 59);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song + 1));
        catalog.tokenURI(song + 1);
    }
}
