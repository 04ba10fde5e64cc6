// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Line, Terms} from "../../contracts/types/CatalogTypes.sol";
import {Payment} from "../../contracts/types/Payment.sol";
import {Random} from "../utils/Random.sol";
import {CatalogFixture} from "./CatalogFixture.sol";

/// @notice What a settlement asks of many songs at once, beside what is told of each song.
contract OwnersTest is CatalogFixture, Random {
    uint8 private constant LINES = 5;

    function test_OwnersOpenTo_TellsTheOwnersOfOpenSongs() public {
        uint32 first = _register(alice, 0x1f);
        uint32 second = _register(bob, 0x1f);
        uint32 closed = _register(bob, 0x1f ^ 0x10);
        uint32[] memory songs = new uint32[](6);
        (songs[0], songs[1], songs[2], songs[3]) = (second, closed, first, second);
        (songs[4], songs[5]) = (0, second + 9);
        address[] memory owners = catalog.ownersOpenTo(songs, Line.SUBSCRIPTIONS);
        assertEq(owners.length, 6);
        assertEq(owners[0], bob);
        assertEq(owners[1], address(0));
        assertEq(owners[2], alice);
        assertEq(owners[3], bob);
        assertEq(owners[4], address(0));
        assertEq(owners[5], address(0));
        assertEq(catalog.ownersOpenTo(songs, Line.TABS)[1], bob);
        assertEq(catalog.ownersOpenTo(new uint32[](0), Line.TABS).length, 0);
    }

    function test_OwnersOpenTo_KnowsSuspensions() public {
        uint32 one = _register(alice, 0x1f);
        _suspend(one, true);
        assertEq(_ownerOpen(one), address(0));
        // Terms that are set meanwhile open nothing.
        vm.prank(alice);
        catalog.setTerms(one, Terms(1, 0, 0x10, 0, 0));
        assertEq(_ownerOpen(one), address(0));
        _suspend(one, false);
        assertEq(_ownerOpen(one), alice);
    }

    function test_OwnersOpenTo_KnowsSales() public {
        uint32 one = _register(alice, 0x1f);
        uint32 other = _register(alice, 0x1f);
        _register(bob, 0x1f);
        // bob has registered a song, carol has not.
        address[3] memory buyers = [bob, carol, alice];
        address owner = alice;
        for (uint256 i = 0; i < buyers.length; ++i) {
            vm.prank(owner);
            catalog.transferFrom(owner, buyers[i], one);
            owner = buyers[i];
            assertEq(_ownerOpen(one), owner);
            assertEq(_ownerOpen(other), alice);
        }
    }

    function test_OwnersOpenTo_WhenNumbersRunOut() public {
        // Authority and a flag stand below the newest song, and the newest number above it.
        bytes32 slot = bytes32(uint256(6));
        uint256 word = uint256(vm.load(address(catalog), slot));
        vm.store(address(catalog), slot, bytes32(word | uint256(type(uint24).max - 1) << 200));
        uint32 last = _register(alice, 0x1f);
        uint32 none = _register(bob, 0x1f);
        assertEq(none, last + 1);
        assertEq(_ownerOpen(last), alice);
        assertEq(_ownerOpen(none), bob);
        assertEq(_ownerOpen(_register(alice, 0x1f)), alice);
        uint32[] memory songs = new uint32[](3);
        (songs[0], songs[1], songs[2]) = (none, last, none);
        address[] memory owners = catalog.ownersOpenTo(songs, Line.GIFTS);
        assertEq(owners[0], bob);
        assertEq(owners[1], alice);
        assertEq(owners[2], bob);
    }

    /// @dev Whatever happened to the songs, many are told what each one is.
    function testFuzz_OwnersOpenTo_IsWhatEachSongIs(uint256 seed) public {
        _seedWith(seed);
        uint32 count = uint32(_random(1, 12));
        uint32[] memory splits_ = new uint32[](count + 1);
        for (uint32 song = 1; song <= count; ++song) {
            splits_[song] = _createSplit(_whole(dave));
            _registerSong(_anybody(), splits_[song], _anyTerms());
        }
        for (uint256 i = 0; i < 20; ++i) {
            _doAnything(uint32(_random(1, count)));
        }
        uint32[] memory songs = new uint32[](_random(0, 30));
        Payment[] memory payments = new Payment[](songs.length);
        for (uint256 i = 0; i < songs.length; ++i) {
            songs[i] = uint32(_random(1, count));
            payments[i] = Payment.wrap(uint256(songs[i]) << 64 | i);
        }
        payments = catalog.toSplits(payments);
        Line line = Line(_random(0, LINES - 1));
        address[] memory owners = catalog.ownersOpenTo(songs, line);
        for (uint256 i = 0; i < songs.length; ++i) {
            (uint32 split, bool open) = catalog.paymentTerms(songs[i], line);
            assertEq(owners[i], open ? catalog.ownerOf(songs[i]) : address(0), "owner");
            assertEq(split, splits_[songs[i]], "split");
            assertEq(Payment.unwrap(payments[i]), uint256(split) << 64 | i, "payment");
        }
    }

    function _doAnything(uint32 song) private {
        address owner = catalog.ownerOf(song);
        uint256 what = _random(0, 2);
        if (what == 0) {
            _suspend(song, _onceIn(2));
        } else {
            vm.prank(owner);
            if (what == 1) catalog.setTerms(song, _anyTerms());
            else catalog.transferFrom(owner, _anybody(), song);
        }
    }

    function _suspend(uint32 song, bool suspended) private {
        vm.prank(curator);
        catalog.setSuspended(song, suspended);
    }

    function _register(address artist, uint8 lines) private returns (uint32) {
        return _registerSong(artist, 1, Terms(PRICE, 0, lines, 0, 0));
    }

    function _ownerOpen(uint32 song) private view returns (address) {
        uint32[] memory songs = new uint32[](1);
        songs[0] = song;
        return catalog.ownersOpenTo(songs, Line.SUBSCRIPTIONS)[0];
    }

    function _anybody() private returns (address) {
        return [alice, bob, carol, dave, makeAddr("eve")][_random(0, 4)];
    }

    function _anyTerms() private returns (Terms memory) {
        uint40 releaseAt = uint40(_onceIn(3) ? START + 1 days : 0);
        return Terms(PRICE, releaseAt, uint8(_random(0, 0x1f)), uint8(_random(0, 255)), type(uint16).max);
    }
}
