// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Grant, Quality, Reason} from "../../contracts/types/AccessTypes.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

contract AccessTest is Fixture {
    uint40 private constant FOREVER = type(uint40).max;
    uint8 private constant TABS = 1;
    uint8 private constant GIFTS = 2;

    uint32 private song;

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(alice)));
    }

    function test_AccessOf_ASoldSongNeedsPayment() public view {
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
        assertEq(address(access.CATALOG()), address(catalog));
    }

    function test_AccessOf_AGiftIsForAll() public {
        _setTerms(GIFTS | TABS, 0);
        _assertAllowed(bob, Reason.GIFT);
        _assertAllowed(address(0), Reason.GIFT);
    }

    function test_AccessOf_TheOwnerMayAlways() public {
        _setTerms(0, uint40(START + 10));
        _assertAllowed(alice, Reason.OWNER);
        vm.prank(alice);
        catalog.transferFrom(alice, bob, song);
        _assertAllowed(bob, Reason.OWNER);
        _assertRefused(alice, song, Reason.NOT_RELEASED, uint40(START + 10));
    }

    function test_AccessOf_WaitsForTheRelease() public {
        _setTerms(GIFTS, uint40(START + 10));
        vm.warp(START + 9);
        _assertRefused(bob, song, Reason.NOT_RELEASED, uint40(START + 10));
        vm.warp(START + 10);
        _assertAllowed(bob, Reason.GIFT);
    }

    function test_AccessOf_ASongWithoutAnOpenLineIsClosed() public {
        _setTerms(0x1c, 0);
        _assertRefused(bob, song, Reason.CLOSED, FOREVER);
    }

    function test_AccessOf_ASuspendedSongIsForNobody() public {
        _setTerms(GIFTS, 0);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        _assertRefused(bob, song, Reason.SUSPENDED, FOREVER);
        _assertRefused(alice, song, Reason.SUSPENDED, FOREVER);
    }

    function testFuzz_AccessOf_NeverReverts(address listener, uint32 id) public view {
        if (id == song) return;
        _assertRefused(listener, id, Reason.UNKNOWN_SONG, FOREVER);
    }

    function _setTerms(uint8 lines, uint40 releaseAt) private {
        vm.prank(alice);
        catalog.setTerms(song, Terms(PRICE, releaseAt, lines, 0, 0));
    }

    function _assertAllowed(address listener, Reason reason) private view {
        Grant memory grant = access.accessOf(listener, song);
        assertTrue(grant.allowed);
        assertEq(uint8(grant.reason), uint8(reason));
        assertEq(uint8(grant.quality), uint8(Quality.LOSSLESS));
        assertEq(grant.until, FOREVER);
    }

    function _assertRefused(address listener, uint32 id, Reason reason, uint40 until) private view {
        Grant memory grant = access.accessOf(listener, id);
        assertFalse(grant.allowed);
        assertEq(uint8(grant.reason), uint8(reason));
        assertEq(uint8(grant.quality), uint8(Quality.PREVIEW));
        assertEq(grant.until, until);
    }
}
