// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {Song, Terms} from "../../contracts/types/CatalogTypes.sol";
import {CatalogFixture} from "./CatalogFixture.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

contract RegisterTest is CatalogFixture {
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
        assertEq(catalog.latestSong(), 1);
        assertEq(address(catalog.SPLITS()), address(splits));
        assertEq(_registerSong(split), 2);
    }

    function testFuzz_Register_KeepsTheTerms(Terms memory terms) public {
        terms.lines %= 32;
        uint32 song = _registerSong(alice, split, terms);
        _assertTerms(song, terms);
        (uint32 stored, uint48 price) = catalog.streamTerms(song);
        assertEq(stored, split);
        bool open = terms.lines % 2 == 1 && terms.releaseAt <= START;
        assertEq(price, open ? terms.price : 0);
    }

    function test_Register_EmitsTheTokensBirth() public {
        vm.expectEmit(address(catalog));
        emit IERC721.Transfer(address(0), alice, 1);
        _registerSong(split);
        assertEq(catalog.balanceOf(alice), 1);
    }

    function test_Register_ByAnOperator() public {
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        vm.prank(carol);
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
        assertEq(catalog.ownerOf(1), alice);
    }

    function test_Register_NamesAnySplit() public {
        // Whose money it is, is for the artist to say; the treasury's split is one like any other.
        assertEq(catalog.songOf(_registerSong(1)).split, 1);
    }

    function test_Register_NeverGivesAnIdTwice() public {
        assertEq(_registerSong(split), 1);
        vm.prank(alice);
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.register(alice, 0, split, _terms(), "Title", "jazz");
        assertEq(catalog.latestSong(), 1);
        assertEq(_registerSong(bob, split, _terms()), 2);
        assertEq(catalog.ownerOf(2), bob);
    }

    function test_Register_TakesTextsOfTheMostBytes() public {
        vm.startPrank(alice);
        assertEq(catalog.register(alice, METADATA, split, _terms(), _text(200), _text(50)), 1);
        assertEq(catalog.register(alice, METADATA, split, _terms(), _text(1), _text(1)), 2);
    }

    function test_RevertWhen_RegisteredByAnother() public {
        vm.startPrank(carol);
        vm.expectRevert(_notOwner(carol, alice));
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
    }

    function test_RevertGiven_ApprovalForOneSongOnly() public {
        uint32 song = _registerSong(split);
        vm.prank(alice);
        catalog.approve(carol, song);
        vm.prank(carol);
        vm.expectRevert(_notOwner(carol, alice));
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
    }

    function test_RevertGiven_AnOperatorDismissed() public {
        vm.startPrank(alice);
        catalog.setApprovalForAll(carol, true);
        catalog.setApprovalForAll(carol, false);
        vm.stopPrank();
        vm.prank(carol);
        vm.expectRevert(_notOwner(carol, alice));
        catalog.register(alice, METADATA, split, _terms(), "Title", "jazz");
    }

    function test_RevertWhen_TheArtistIsZero() public {
        vm.prank(carol);
        vm.expectRevert(_notOwner(carol, address(0)));
        catalog.register(address(0), METADATA, split, _terms(), "Title", "jazz");
        vm.prank(address(0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0)));
        catalog.register(address(0), METADATA, split, _terms(), "Title", "jazz");
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        uint32[3] memory nowhere = [0, split + 1, type(uint32).max];
        vm.startPrank(alice);
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSplit.selector, nowhere[i]));
            catalog.register(alice, METADATA, nowhere[i], _terms(), "Title", "jazz");
        }
    }

    function test_RevertWhen_ThereIsNoMetadata() public {
        vm.prank(alice);
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.register(alice, 0, split, _terms(), "Title", "jazz");
    }

    function testFuzz_RevertWhen_TheTitleIsEmptyOrLong(uint256 length) public {
        length = length % 3 == 0 ? 0 : bound(length, 201, 2000);
        vm.prank(alice);
        vm.expectRevert(_badLength(length, 200));
        catalog.register(alice, METADATA, split, _terms(), _text(length), "jazz");
    }

    function testFuzz_RevertWhen_TheGenreIsEmptyOrLong(uint256 length) public {
        length = length % 3 == 0 ? 0 : bound(length, 51, 2000);
        vm.prank(alice);
        vm.expectRevert(_badLength(length, 50));
        catalog.register(alice, METADATA, split, _terms(), "Title", _text(length));
    }

    function testFuzz_RevertWhen_ALineIsUnknown(uint8 lines) public {
        Terms memory terms = _terms();
        terms.lines = uint8(bound(lines, 32, 255));
        vm.prank(alice);
        vm.expectRevert(_unknownLine(terms.lines));
        catalog.register(alice, METADATA, split, terms, "Title", "jazz");
    }
}
