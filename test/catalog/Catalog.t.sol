// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {Song, Terms} from "../../contracts/types/CatalogTypes.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {Fixture} from "../utils/Fixture.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract CatalogTest is Fixture {
    /// @dev sha2-256 of `hello world\n`, and the CID that IPFS gives it.
    bytes32 private constant HELLO = 0xa948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447;
    string private constant HELLO_URI = "ipfs://bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    uint32 private split;

    function setUp() public override {
        super.setUp();
        split = _createSplit(_whole(alice));
    }

    function test_Register_StoresTheSongAndMintsIt() public {
        Terms memory terms = Terms(PRICE, uint40(START + 5), 0x1f, 4, 72);
        vm.expectEmit(address(catalog));
        emit ICatalog.SongRegistered(1, alice, split, METADATA, "Five Thin Lines", "ambient", terms);
        assertEq(_registerSong(alice, split, terms), 1);

        Song memory song = catalog.songOf(1);
        assertEq(song.metadata, METADATA);
        assertEq(song.split, split);
        assertFalse(song.suspended);
        _assertTerms(1, terms);
        assertEq(catalog.ownerOf(1), alice);
        assertEq(catalog.songCount(), 1);
        assertEq(address(catalog.SPLITS()), address(splits));
        assertEq(_registerSong(split), 2);
    }

    function testFuzz_Register_KeepsTheTerms(Terms memory terms) public {
        terms.lines %= 32;
        uint32 song = _registerSong(alice, split, terms);
        _assertTerms(song, terms);
        (uint32 stored, uint48 price, bool open) = catalog.streamOf(song);
        assertEq(stored, split);
        assertEq(price, terms.price);
        assertEq(open, terms.lines % 2 == 1 && terms.releaseAt <= START);
    }

    function test_Register_ByAnOperator() public {
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        vm.prank(carol);
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
        assertEq(catalog.ownerOf(1), alice);
    }

    function test_RevertWhen_RegisteredByAnother() public {
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, carol, alice));
        vm.prank(carol);
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, carol, address(0)));
        vm.prank(carol);
        catalog.register(address(0), METADATA, split, _terms(), "Title", "jazz");
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSplit.selector, split + 1));
        catalog.register(alice, METADATA, split + 1, _terms(), "Title", "jazz");
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSplit.selector, 0));
        catalog.register(alice, METADATA, 0, _terms(), "Title", "jazz");
    }

    function test_RevertWhen_TheTextsAreEmptyOrLong() public {
        uint32 song = _registerSong(split);
        string memory most = string(new bytes(200));
        vm.startPrank(alice);
        catalog.setMetadata(song, METADATA, most, string(new bytes(50)));
        catalog.publishProfile(METADATA, most);

        string[2] memory titles = ["", string(new bytes(201))];
        string[2] memory genres = ["", string(new bytes(51))];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory badTitle =
                abi.encodeWithSelector(ICatalog.Catalog_BadLength.selector, bytes(titles[i]).length, 200);
            bytes memory badGenre =
                abi.encodeWithSelector(ICatalog.Catalog_BadLength.selector, bytes(genres[i]).length, 50);
            vm.expectRevert(badTitle);
            catalog.register(alice, METADATA, split, _terms(), titles[i], "jazz");
            vm.expectRevert(badGenre);
            catalog.register(alice, METADATA, split, _terms(), "Title", genres[i]);
            vm.expectRevert(badTitle);
            catalog.setMetadata(song, METADATA, titles[i], "jazz");
            vm.expectRevert(badGenre);
            catalog.setMetadata(song, METADATA, "Title", genres[i]);
            vm.expectRevert(badTitle);
            catalog.publishProfile(METADATA, titles[i]);
        }
    }

    function test_RevertWhen_ThereIsNoMetadata() public {
        uint32 song = _registerSong(split);
        vm.startPrank(alice);
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.register(alice, 0, split, _terms(), "Title", "jazz");
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.setMetadata(song, 0, "Title", "jazz");
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.publishProfile(0, "Alice");
    }

    function testFuzz_RevertWhen_ALineIsUnknown(uint8 lines) public {
        lines = uint8(bound(lines, 32, 255));
        uint32 song = _registerSong(split);
        Terms memory terms = _terms();
        terms.lines = lines;
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownLine.selector, lines));
        catalog.register(alice, METADATA, split, terms, "Title", "jazz");
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownLine.selector, lines));
        catalog.setTerms(song, terms);
    }

    function test_SetTerms_ByOwnerApprovedAndOperator() public {
        uint32 song = _registerSong(split);
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.setApprovalForAll(carol, true);
        vm.stopPrank();
        address[] memory allowed = _list(alice, bob, carol);
        for (uint40 i = 0; i < 3; ++i) {
            Terms memory terms = Terms(i, i, uint8(i), uint8(i), uint16(i));
            vm.expectEmit(address(catalog));
            emit ICatalog.TermsSet(song, terms);
            vm.prank(allowed[i]);
            catalog.setTerms(song, terms);
            _assertTerms(song, terms);
        }
        assertEq(catalog.songOf(song).split, split);
        assertEq(catalog.songOf(song).metadata, METADATA);
    }

    function test_SetTerms_FollowsTheToken() public {
        uint32 song = _registerSong(split);
        vm.prank(alice);
        catalog.transferFrom(alice, bob, song);
        vm.prank(bob);
        catalog.setTerms(song, _terms());
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, alice, bob));
        vm.prank(alice);
        catalog.setTerms(song, _terms());
    }

    function test_SetTerms_LeavesASuspension() public {
        uint32 song = _registerSong(split);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        vm.startPrank(alice);
        catalog.setTerms(song, _terms());
        catalog.setMetadata(song, HELLO, "Hello", "folk");
        assertTrue(catalog.songOf(song).suspended);
    }

    function test_SetMetadata_MovesTheTokenURI() public {
        uint32 song = _registerSong(split);
        vm.expectEmit(address(catalog));
        emit ICatalog.MetadataSet(song, HELLO, "Hello", "folk");
        vm.prank(alice);
        catalog.setMetadata(song, HELLO, "Hello", "folk");
        assertEq(catalog.songOf(song).metadata, HELLO);
        assertEq(catalog.tokenURI(song), HELLO_URI);
        _assertTerms(song, _terms());
    }

    function test_RevertWhen_SetByAnother() public {
        uint32 song = _registerSong(split);
        bytes memory reason = abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, carol, alice);
        vm.startPrank(carol);
        vm.expectRevert(reason);
        catalog.setTerms(song, _terms());
        vm.expectRevert(reason);
        catalog.setMetadata(song, METADATA, "Title", "jazz");
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        _registerSong(split);
        uint32[2] memory unknown = [uint32(0), 2];
        for (uint256 i = 0; i < 2; ++i) {
            uint32 song = unknown[i];
            bytes memory reason = abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, song);
            vm.expectRevert(reason);
            catalog.setTerms(song, _terms());
            vm.expectRevert(reason);
            catalog.setMetadata(song, METADATA, "Title", "jazz");
            vm.expectRevert(reason);
            catalog.songOf(song);
            vm.expectRevert(reason);
            catalog.streamOf(song);
            vm.expectRevert(reason);
            catalog.toSplits(_payments(1, 5, song, 5));
            vm.expectRevert(reason);
            vm.prank(curator);
            catalog.setSuspended(song, true);
            vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song));
            catalog.tokenURI(song);
        }
        // An id whose lower half is a song's is no song.
        uint256 wide = (1 << 32) + 1;
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, wide));
        catalog.tokenURI(wide);
    }

    function test_SetSuspended_StopsNewPlays() public {
        uint32 song = _registerSong(split);
        vm.expectEmit(address(catalog));
        emit ICatalog.SuspensionSet(song, true);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        (,, bool open) = catalog.streamOf(song);
        assertFalse(open);
        vm.expectEmit(address(catalog));
        emit ICatalog.SuspensionSet(song, false);
        vm.prank(curator);
        catalog.setSuspended(song, false);
        (,, open) = catalog.streamOf(song);
        assertTrue(open);
    }

    function test_RevertWhen_AnotherThanACuratorSuspends() public {
        uint32 song = _registerSong(split);
        address[5] memory others = [alice, guardian, gateway, treasury, address(this)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i])
            );
            vm.prank(others[i]);
            catalog.setSuspended(song, true);
        }
    }

    function test_StreamOf_OpensAtTheReleaseByItself() public {
        Terms memory terms = _terms();
        terms.releaseAt = uint40(START + 10);
        uint32 song = _registerSong(alice, split, terms);
        vm.warp(START + 9);
        (,, bool open) = catalog.streamOf(song);
        assertFalse(open);
        vm.warp(START + 10);
        (,, open) = catalog.streamOf(song);
        assertTrue(open);
    }

    function test_PublishProfile_SpeaksForTheCaller() public {
        vm.expectEmit(address(catalog));
        emit ICatalog.ProfilePublished(alice, HELLO, "Alice");
        vm.prank(alice);
        catalog.publishProfile(HELLO, "Alice");
        assertEq(catalog.profileOf(alice), HELLO);
        assertEq(catalog.profileOf(bob), 0);
    }

    function testFuzz_ToSplits_NamesEachSongsSplit(uint64[12] memory amounts, uint256 seed) public {
        for (uint256 i = 0; i < 12; ++i) {
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

    function _assertTerms(uint32 id, Terms memory terms) private view {
        Song memory song = catalog.songOf(id);
        assertEq(song.price, terms.price);
        assertEq(song.releaseAt, terms.releaseAt);
        assertEq(song.lines, terms.lines);
        assertEq(song.patronTier, terms.patronTier);
        assertEq(song.earlyAccessHours, terms.earlyAccessHours);
    }
}
