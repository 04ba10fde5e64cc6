// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {Wallet} from "../utils/Wallet.sol";
import {CatalogFixture} from "./CatalogFixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @notice The song as a token: control goes with it, its money does not.
contract TokenTest is CatalogFixture, IERC721Receiver {
    uint32 private song;
    bytes private received;

    function setUp() public override {
        super.setUp();
        song = _registerSong(split);
    }

    function test_Approve_LetsTheAccountControlTheSong() public {
        vm.expectEmit(address(catalog));
        emit IERC721.Approval(alice, bob, song);
        vm.prank(alice);
        catalog.approve(bob, song);
        vm.prank(bob);
        catalog.setTerms(song, _terms());
        // Not alice's other songs.
        uint32 other = _registerSong(split);
        vm.prank(bob);
        vm.expectRevert(_notOwner(bob, alice));
        catalog.setTerms(other, _terms());
    }

    function test_Approve_CanBeTakenBack() public {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.approve(address(0), song);
        vm.stopPrank();
        vm.prank(bob);
        vm.expectRevert(_notOwner(bob, alice));
        catalog.setTerms(song, _terms());
    }

    function test_RevertWhen_ApprovedByAnother() public {
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidApprover.selector, bob));
        catalog.approve(bob, song);
    }

    function test_RevertWhen_ASongThatDoesNotExistIsMoved() public {
        bytes memory none = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song + 1);
        vm.startPrank(alice);
        vm.expectRevert(none);
        catalog.approve(bob, song + 1);
        vm.expectRevert(none);
        catalog.transferFrom(alice, bob, song + 1);
        vm.expectRevert(none);
        catalog.safeTransferFrom(alice, bob, song + 1);
    }

    function test_SetApprovalForAll_LetsTheOperatorControlAllSongs() public {
        vm.expectEmit(address(catalog));
        emit IERC721.ApprovalForAll(alice, carol, true);
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        uint32 other = _registerSong(split);
        vm.startPrank(carol);
        catalog.setTerms(song, _terms());
        catalog.setMetadata(other, HELLO, "Title", "jazz");
        catalog.approve(dave, song);
        assertEq(catalog.getApproved(song), dave);
    }

    function test_SetApprovalForAll_CanBeTakenBack() public {
        vm.startPrank(alice);
        catalog.setApprovalForAll(carol, true);
        catalog.setApprovalForAll(carol, false);
        vm.stopPrank();
        vm.prank(carol);
        vm.expectRevert(_notOwner(carol, alice));
        catalog.setTerms(song, _terms());
    }

    function test_RevertWhen_TheOperatorIsZero() public {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidOperator.selector, address(0)));
        catalog.setApprovalForAll(address(0), true);
    }

    function test_TransferFrom_HandsControlOnAndNotTheMoney() public {
        vm.expectEmit(address(catalog));
        emit IERC721.Transfer(alice, bob, song);
        vm.prank(alice);
        catalog.transferFrom(alice, bob, song);
        vm.prank(bob);
        catalog.setTerms(song, _terms());
        vm.prank(alice);
        vm.expectRevert(_notOwner(alice, bob));
        catalog.setTerms(song, _terms());
        assertEq(catalog.songOf(song).split, split);
        assertEq(splits.sharesOf(split, alice), _parts(1_000_000));
    }

    function test_TransferFrom_EndsTheApprovalsOfTheOwnerBefore() public {
        vm.startPrank(alice);
        catalog.approve(carol, song);
        catalog.setApprovalForAll(dave, true);
        catalog.transferFrom(alice, bob, song);
        vm.stopPrank();
        assertEq(catalog.getApproved(song), address(0));
        address[] memory dismissed = _list(carol, dave);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(dismissed[i]);
            vm.expectRevert(_notOwner(dismissed[i], bob));
            catalog.setTerms(song, _terms());
        }
    }

    function test_TransferFrom_ByAnApprovedAccount() public {
        vm.prank(alice);
        catalog.approve(carol, song);
        vm.prank(carol);
        catalog.transferFrom(alice, bob, song);
        assertEq(catalog.ownerOf(song), bob);
    }

    function test_RevertWhen_MovedByAnother() public {
        vm.startPrank(carol);
        bytes memory reason =
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, song);
        vm.expectRevert(reason);
        catalog.transferFrom(alice, carol, song);
        vm.expectRevert(reason);
        catalog.safeTransferFrom(alice, carol, song);
    }

    function test_RevertWhen_MovedFromAnother() public {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, bob, song, alice));
        catalog.transferFrom(bob, carol, song);
    }

    function test_RevertWhen_MovedToZero() public {
        vm.startPrank(alice);
        bytes memory reason = abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0));
        vm.expectRevert(reason);
        catalog.transferFrom(alice, address(0), song);
        vm.expectRevert(reason);
        catalog.safeTransferFrom(alice, address(0), song);
    }

    function test_SafeTransferFrom_AsksAContract() public {
        vm.prank(alice);
        catalog.safeTransferFrom(alice, address(this), song, "for you");
        assertEq(catalog.ownerOf(song), address(this));
        assertEq(received, abi.encode(alice, alice, song, "for you"));
        catalog.safeTransferFrom(address(this), bob, song);
        assertEq(catalog.ownerOf(song), bob);
    }

    function test_RevertGiven_AContractThatTakesNoTokens() public {
        Wallet wallet = new Wallet(alice, true);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, wallet));
        catalog.safeTransferFrom(alice, address(wallet), song);
    }

    function test_SetAuthority_ByTheManagerAfterTheDelay() public {
        AccessManager next = new AccessManager(dave);
        bytes memory call = abi.encodeCall(manager.updateAuthority, (address(catalog), address(next)));
        vm.startPrank(admin);
        manager.schedule(address(manager), call, 0);
        skip(ADMIN_DELAY);
        vm.expectEmit(address(catalog));
        emit IAccessManaged.AuthorityUpdated(address(next));
        manager.execute(address(manager), call);
        assertEq(catalog.authority(), address(next));
    }

    function test_RevertWhen_AnotherThanTheManagerSetsTheAuthority() public {
        address[3] memory others = [admin, curator, alice];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i])
            );
            catalog.setAuthority(address(manager));
        }
    }

    function test_RevertWhen_TheNextAuthorityIsNoContract() public {
        vm.prank(address(manager));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, dave));
        catalog.setAuthority(dave);
    }

    function test_RevertWhen_AnUnknownSongIsRead() public {
        uint32[2] memory unknown = [0, song + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.songOf(unknown[i]);
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.streamTerms(unknown[i]);
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.toSplits(_payments(song, 5, unknown[i], 5));
            vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, unknown[i]));
            catalog.tokenURI(unknown[i]);
        }
        // An id whose lower half is a song's is no song.
        uint256 wide = (1 << 32) + song;
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, wide));
        catalog.tokenURI(wide);
    }

    function test_StreamTerms_OpenAtTheReleaseByThemselves() public {
        Terms memory terms = _terms();
        terms.releaseAt = uint40(START + 10);
        uint32 later = _registerSong(alice, split, terms);
        vm.warp(START + 9);
        (, uint48 price) = catalog.streamTerms(later);
        assertEq(price, 0);
        vm.warp(START + 10);
        (, price) = catalog.streamTerms(later);
        assertEq(price, PRICE);
    }

    function testFuzz_ToSplits_NamesEachSongsSplit(uint64[12] memory amounts, uint256 seed) public {
        for (uint256 i = 1; i < 12; ++i) {
            _createSplit(_whole(alice));
            _registerSong(uint32(2 + (seed >> (i * 8)) % (i + 1)));
        }
        Payment[] memory songs = new Payment[](12);
        for (uint32 i = 0; i < 12; ++i) {
            songs[i] = toPayment(12 - i, amounts[i]);
        }
        Payment[] memory paid = catalog.toSplits(songs);
        for (uint32 i = 0; i < 12; ++i) {
            assertEq(paid[i].split(), catalog.songOf(12 - i).split);
            assertEq(paid[i].amount(), amounts[i]);
        }
    }

    function test_SupportsInterface_OfAnNFT() public view {
        assertTrue(catalog.supportsInterface(0x80ac58cd));
        assertEq(catalog.name(), "Stave Catalog");
        assertEq(catalog.symbol(), "STAVE");
    }

    function onERC721Received(
        address operator,
        address from,
        uint256 id,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        received = abi.encode(operator, from, id, string(data));
        return IERC721Receiver.onERC721Received.selector;
    }
}
