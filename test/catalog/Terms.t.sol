// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {CatalogFixture} from "./CatalogFixture.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice What may change of a song, and profiles.
contract TermsTest is CatalogFixture {
    uint32 private song;

    function setUp() public override {
        super.setUp();
        song = _registerSong(split);
    }

    function test_SetTerms_ByOwnerApprovedAndOperator() public {
        _approveBobAndCarol();
        address[] memory allowed = _list(alice, bob, carol);
        for (uint40 i = 0; i < 3; ++i) {
            Terms memory terms = Terms(i, i, uint8(i), uint8(i), uint16(i));
            vm.expectEmit(address(catalog));
            emit ICatalog.TermsSet(song, terms);
            vm.prank(allowed[i]);
            catalog.setTerms(song, terms);
            _assertTerms(song, terms);
        }
    }

    function testFuzz_SetTerms_LeavesTheRest(Terms memory terms, bool suspended) public {
        terms.lines %= 32;
        vm.prank(curator);
        catalog.setSuspended(song, suspended);
        vm.prank(alice);
        catalog.setTerms(song, terms);
        _assertTerms(song, terms);
        assertEq(catalog.songOf(song).split, split);
        assertEq(catalog.songOf(song).metadata, METADATA);
        assertEq(catalog.songOf(song).suspended, suspended);
        (uint32 stored, uint48 price) = catalog.streamTerms(song);
        assertEq(stored, split);
        bool open = !suspended && terms.lines % 2 == 1 && terms.releaseAt <= START;
        assertEq(price, open ? terms.price : 0);
    }

    function testFuzz_RevertWhen_ALineIsUnknown(uint8 lines) public {
        Terms memory terms = _terms();
        terms.lines = uint8(bound(lines, 32, 255));
        vm.prank(alice);
        vm.expectRevert(_unknownLine(terms.lines));
        catalog.setTerms(song, terms);
    }

    function test_RevertWhen_SetByAnother() public {
        vm.startPrank(carol);
        vm.expectRevert(_notOwner(carol, alice));
        catalog.setTerms(song, _terms());
        vm.expectRevert(_notOwner(carol, alice));
        catalog.setMetadata(song, METADATA, "Title", "jazz");
    }

    function test_RevertWhen_SetByACurator() public {
        vm.startPrank(curator);
        vm.expectRevert(_notOwner(curator, alice));
        catalog.setTerms(song, _terms());
        vm.expectRevert(_notOwner(curator, alice));
        catalog.setMetadata(song, METADATA, "Title", "jazz");
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        uint32[3] memory unknown = [0, song + 1, type(uint32).max];
        for (uint256 i = 0; i < 3; ++i) {
            vm.startPrank(alice);
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.setTerms(unknown[i], _terms());
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.setMetadata(unknown[i], METADATA, "Title", "jazz");
            vm.startPrank(curator);
            vm.expectRevert(_unknownSong(unknown[i]));
            catalog.setSuspended(unknown[i], true);
            vm.stopPrank();
        }
    }

    function test_SetMetadata_ByOwnerApprovedAndOperator() public {
        _approveBobAndCarol();
        address[] memory allowed = _list(alice, bob, carol);
        for (uint256 i = 0; i < 3; ++i) {
            bytes32 metadata = keccak256(abi.encode(i));
            vm.expectEmit(address(catalog));
            emit ICatalog.MetadataSet(song, metadata, "Hello", "folk");
            vm.prank(allowed[i]);
            catalog.setMetadata(song, metadata, "Hello", "folk");
            assertEq(catalog.songOf(song).metadata, metadata);
        }
        _assertTerms(song, _terms());
        assertEq(catalog.songOf(song).split, split);
    }

    function test_SetMetadata_MovesTheTokenURI() public {
        vm.prank(alice);
        catalog.setMetadata(song, HELLO, _text(200), _text(50));
        assertEq(catalog.tokenURI(song), HELLO_URI);
    }

    function test_SetMetadata_LeavesASuspension() public {
        vm.prank(curator);
        catalog.setSuspended(song, true);
        vm.prank(alice);
        catalog.setMetadata(song, HELLO, "Hello", "folk");
        assertTrue(catalog.songOf(song).suspended);
    }

    function test_RevertWhen_ThereIsNoMetadata() public {
        vm.startPrank(alice);
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.setMetadata(song, 0, "Title", "jazz");
        vm.expectRevert(ICatalog.Catalog_NoMetadata.selector);
        catalog.publishProfile(0, "Alice");
    }

    function test_RevertWhen_TheTextsAreEmptyOrLong() public {
        uint256[2] memory lengths = [uint256(0), 201];
        vm.startPrank(alice);
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(_badLength(lengths[i], 200));
            catalog.setMetadata(song, METADATA, _text(lengths[i]), "jazz");
            vm.expectRevert(_badLength(lengths[i], 200));
            catalog.publishProfile(METADATA, _text(lengths[i]));
        }
        vm.expectRevert(_badLength(0, 50));
        catalog.setMetadata(song, METADATA, "Title", "");
        vm.expectRevert(_badLength(51, 50));
        catalog.setMetadata(song, METADATA, "Title", _text(51));
    }

    function test_SetSuspended_StopsNewPlays() public {
        vm.expectEmit(address(catalog));
        emit ICatalog.SuspensionSet(song, true);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        assertTrue(catalog.songOf(song).suspended);
        (uint32 stored, uint48 price) = catalog.streamTerms(song);
        assertEq(price, 0);
        // What it is owed stays owed.
        assertEq(stored, split);
        assertEq(catalog.toSplits(_payments(song, 5))[0].split(), split);
        _assertTerms(song, _terms());
    }

    function test_SetSuspended_LetsPlaysGoOn() public {
        vm.startPrank(curator);
        catalog.setSuspended(song, true);
        vm.expectEmit(address(catalog));
        emit ICatalog.SuspensionSet(song, false);
        catalog.setSuspended(song, false);
        (, uint48 price) = catalog.streamTerms(song);
        assertEq(price, PRICE);
    }

    function test_RevertWhen_AnotherThanACuratorSuspends() public {
        address[6] memory others = [alice, admin, guardian, gateway, treasury, address(this)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i])
            );
            vm.prank(others[i]);
            catalog.setSuspended(song, true);
        }
    }

    function test_PublishProfile_SpeaksForTheCaller() public {
        vm.expectEmit(address(catalog));
        emit ICatalog.ProfilePublished(alice, HELLO, "Alice");
        vm.prank(alice);
        catalog.publishProfile(HELLO, "Alice");
        assertEq(catalog.profileOf(alice), HELLO);
        assertEq(catalog.profileOf(bob), 0);
    }

    function test_PublishProfile_ReplacesTheOneBefore() public {
        vm.startPrank(alice);
        catalog.publishProfile(HELLO, "A");
        catalog.publishProfile(METADATA, _text(200));
        assertEq(catalog.profileOf(alice), METADATA);
    }

    function _approveBobAndCarol() private {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.setApprovalForAll(carol, true);
        vm.stopPrank();
    }
}
