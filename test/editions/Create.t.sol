// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {Edition, EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract EditionCreateTest is EditionFixture {
    function test_Create_StoresWhatTheArtistFixes() public {
        EditionTerms memory terms = EditionTerms(7, 2, 5e6, uint40(START), uint40(START + 9), 1000, minter);
        vm.expectEmit(address(editions));
        emit IEditions.EditionCreated(1, song, ART, "Gold", terms);
        assertEq(_create(terms), 1);
        Edition memory stored = editions.editionOf(1);
        assertEq(stored.metadata, ART);
        assertEq(stored.song, song);
        assertEq(stored.supply, 7);
        assertEq(stored.left, 7);
        assertEq(stored.reserved, 0);
        assertEq(stored.walletLimit, 2);
        assertEq(stored.price, 5e6);
        assertEq(stored.startsAt, START);
        assertEq(stored.endsAt, START + 9);
        assertEq(stored.royalty, 1000);
        assertEq(stored.minter, minter);
        assertEq(stored.series, 0);
        assertFalse(stored.ended);
    }

    function test_Create_GivesIdsInSequence() public {
        assertEq(_createEdition(), 1);
        assertEq(_createEdition(), 2);
        assertEq(editions.latestEdition(), 2);
        assertEq(editions.songOf(2), song);
    }

    function test_Create_TellsWhereTheMetadataIs() public {
        string memory uri = "ipfs://bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";
        bytes32 digest = 0xa948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447;
        vm.expectEmit(address(editions));
        emit IERC1155.URI(uri, 1);
        vm.prank(alice);
        editions.create(song, digest, "Gold", _editionTerms());
        assertEq(editions.uri(1), uri);
    }

    function test_Create_ByAnOperatorOrTheApproved() public {
        vm.startPrank(alice);
        catalog.setApprovalForAll(carol, true);
        catalog.approve(dave, song);
        vm.stopPrank();
        vm.prank(carol);
        assertEq(editions.create(song, ART, "Gold", _editionTerms()), 1);
        vm.prank(dave);
        assertEq(editions.create(song, ART, "Gold", _editionTerms()), 2);
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        uint32[2] memory unknown = [0, song + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, unknown[i]));
            vm.prank(alice);
            editions.create(unknown[i], ART, "Gold", _editionTerms());
        }
    }

    function test_RevertWhen_AnotherCreates() public {
        address[2] memory others = [carol, address(0)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, others[i], alice));
            vm.prank(others[i]);
            editions.create(song, ART, "Gold", _editionTerms());
        }
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SongSuspended.selector, song));
        _createEdition();
    }

    function test_RevertWhen_ThereIsNoMetadata() public {
        vm.expectRevert(IEditions.Editions_NoMetadata.selector);
        vm.prank(alice);
        editions.create(song, 0, "Gold", _editionTerms());
    }

    function test_RevertWhen_TheTitleHasNoGoodLength() public {
        uint256[2] memory lengths = [uint256(0), 201];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadTitle.selector, lengths[i]));
            vm.prank(alice);
            editions.create(song, ART, string(new bytes(lengths[i])), _editionTerms());
        }
        vm.prank(alice);
        editions.create(song, ART, string(new bytes(200)), _editionTerms());
    }

    function test_RevertWhen_ThereIsNoSupply() public {
        EditionTerms memory terms = _editionTerms();
        terms.supply = 0;
        vm.expectRevert(IEditions.Editions_NoSupply.selector);
        _create(terms);
    }

    function test_RevertWhen_TheWindowClosesBeforeItOpens() public {
        EditionTerms memory terms = _editionTerms();
        (terms.startsAt, terms.endsAt) = (11, 10);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadWindow.selector, 11, 10));
        _create(terms);
    }

    function test_RevertWhen_TheRoyaltyIsTooHigh() public {
        EditionTerms memory terms = _editionTerms();
        terms.royalty = 1001;
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_RoyaltyTooHigh.selector, 1001, 1000));
        _create(terms);
    }
}
