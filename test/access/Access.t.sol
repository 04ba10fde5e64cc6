// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Patronage} from "../../contracts/lines/Patronage.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {Grant, Quality, Reason} from "../../contracts/types/AccessTypes.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {NO_LIMIT, Renewal, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

/// @notice alice's song. bob is her patron, or subscribes, or both; carol is nobody in particular.
contract AccessTest is Fixture {
    uint40 private constant FOREVER = type(uint40).max;
    uint40 private constant MONTH = 30 days;
    uint40 private constant PATRON_GRACE = 7 days;
    uint40 private constant SUBSCRIBER_GRACE = 3 days;

    uint8 private constant TABS = 1;
    uint8 private constant GIFTS = 2;
    uint8 private constant PATRONAGE = 4;
    uint8 private constant AUCTIONS = 8;
    uint8 private constant SUBSCRIPTIONS = 16;

    Patronage private patronage;
    Subscriptions private subscriptions;
    uint32 private song;

    function setUp() public override {
        super.setUp();
        (patronage, subscriptions) = (deployment.patronage, deployment.subscriptions);
        uint32 split = _createSplit(_whole(alice));
        song = _registerSong(split);
        vm.startPrank(alice);
        patronage.setPage(alice, split, 0);
        patronage.addTier(alice, TierTerms(5e6, 0, "perks"), NO_LIMIT);
        patronage.addTier(alice, TierTerms(9e6, 48, "perks"), NO_LIMIT);
        vm.stopPrank();
        usd.mint(bob, 1000e6);
        vm.startPrank(bob);
        usd.approve(address(patronage), type(uint256).max);
        usd.approve(address(subscriptions), type(uint256).max);
        vm.stopPrank();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  WITHOUT ANY LINE
    //////////////////////////////////////////////////////////////////////////*/

    function test_AccessOf_TheOwnerMayAlways() public {
        _setTerms(0, uint40(START + 10));
        _assertAllowed(alice, Reason.OWNER, Quality.LOSSLESS, FOREVER);
        vm.prank(alice);
        catalog.transferFrom(alice, bob, song);
        _assertAllowed(bob, Reason.OWNER, Quality.LOSSLESS, FOREVER);
        _assertRefused(alice, song, Reason.NOT_RELEASED, uint40(START + 10));
    }

    function test_AccessOf_ASuspendedSongIsForNobody() public {
        _setTerms(0x1f, 0);
        _join(2, 1);
        _subscribe(Tier.SUPPORTER);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        _assertRefused(bob, song, Reason.SUSPENDED, FOREVER);
        _assertRefused(alice, song, Reason.SUSPENDED, FOREVER);
    }

    function test_AccessOf_ASongWithoutAnOpenLineIsClosed() public {
        _setTerms(AUCTIONS, 0);
        _join(2, 1);
        _subscribe(Tier.SUPPORTER);
        _assertRefused(bob, song, Reason.CLOSED, FOREVER);
        _setTerms(AUCTIONS | PATRONAGE | SUBSCRIPTIONS, 0);
        _assertRefused(carol, song, Reason.CLOSED, FOREVER);
    }

    function test_AccessOf_WaitsForTheRelease() public {
        _setTerms(GIFTS, uint40(START + 10));
        vm.warp(START + 9);
        _assertRefused(bob, song, Reason.NOT_RELEASED, uint40(START + 10));
        vm.warp(START + 10);
        _assertAllowed(bob, Reason.GIFT, Quality.LOSSLESS, FOREVER);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                 TABS AND GIFTS
    //////////////////////////////////////////////////////////////////////////*/

    function test_AccessOf_ASoldSongNeedsPayment() public {
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
        _setTerms(TABS | PATRONAGE | SUBSCRIPTIONS, 0);
        _assertRefused(carol, song, Reason.PAYMENT_REQUIRED, FOREVER);
    }

    function test_AccessOf_AGiftIsForAll() public {
        _setTerms(0x1f, 0);
        _join(2, 1);
        _assertAllowed(bob, Reason.GIFT, Quality.LOSSLESS, FOREVER);
        _assertAllowed(address(0), Reason.GIFT, Quality.LOSSLESS, FOREVER);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    PATRONAGE
    //////////////////////////////////////////////////////////////////////////*/

    function test_AccessOf_APatronMayUntilTheGraceEnds() public {
        _setTerms(TABS | PATRONAGE, 0);
        _join(1, 2);
        uint40 end = uint40(START) + 2 * MONTH + PATRON_GRACE;
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, end);
        vm.warp(end - 1);
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, end);
        vm.warp(end);
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
    }

    function test_AccessOf_WhoCancelledMayUntilThePaidEnd() public {
        _setTerms(TABS | PATRONAGE, 0);
        _join(1, 1);
        vm.prank(bob);
        patronage.cancel(alice);
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, uint40(START) + MONTH);
    }

    function test_AccessOf_ATierBelowTheSongsIsNotEnough() public {
        _setTerms(Terms(PRICE, 0, TABS | PATRONAGE, 2, 0));
        _join(1, 1);
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
        _join(2, 1);
        assertTrue(access.accessOf(bob, song).allowed);
    }

    function test_AccessOf_APatronOfAnotherIsNone() public {
        _setTerms(TABS | PATRONAGE, 0);
        _join(1, 1);
        vm.prank(alice);
        catalog.transferFrom(alice, dave, song);
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
    }

    function test_AccessOf_APatronNeedsTheLineOpen() public {
        _setTerms(TABS, 0);
        _join(2, 1);
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
    }

    function test_AccessOf_APatronPlaysEarlyByTheTier() public {
        uint40 release = uint40(START + 10 days);
        _setTerms(Terms(PRICE, release, PATRONAGE, 0, 24));
        _join(2, 1);
        uint40 end = uint40(START) + MONTH + PATRON_GRACE;
        vm.warp(release - 48 hours - 1);
        _assertRefused(bob, song, Reason.NOT_RELEASED, release - 48 hours);
        _assertRefused(carol, song, Reason.NOT_RELEASED, release);
        vm.warp(release - 48 hours);
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, end);
        _assertRefused(carol, song, Reason.NOT_RELEASED, release);
        // Better terms of today are not what the patron agreed to.
        vm.prank(alice);
        patronage.setTier(alice, 2, TierTerms(9e6, 0, "perks"));
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, end);
    }

    function test_AccessOf_APatronPlaysEarlyByTheSong() public {
        uint40 release = uint40(START + 10 days);
        _setTerms(Terms(PRICE, release, PATRONAGE, 0, 72));
        _join(1, 1);
        vm.warp(release - 72 hours - 1);
        _assertRefused(bob, song, Reason.NOT_RELEASED, release - 72 hours);
        vm.warp(release - 72 hours);
        assertTrue(access.accessOf(bob, song).allowed);
        _setTerms(Terms(PRICE, release, PATRONAGE, 2, 72));
        _assertRefused(bob, song, Reason.NOT_RELEASED, release);
    }

    function test_AccessOf_EarlyHoursCountOnlyForWhoIsPatronThen() public {
        uint40 release = uint40(START + 90 days);
        _setTerms(Terms(PRICE, release, PATRONAGE, 0, 24));
        _join(1, 1);
        _assertRefused(bob, song, Reason.NOT_RELEASED, release);
    }

    function test_AccessOf_MoreHoursThanThereWereBeforeTheRelease() public {
        vm.warp(1000);
        _setTerms(Terms(PRICE, 2000, PATRONAGE, 0, type(uint16).max));
        _join(1, 1);
        assertTrue(access.accessOf(bob, song).allowed);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                  SUBSCRIPTIONS
    //////////////////////////////////////////////////////////////////////////*/

    function test_AccessOf_ASubscribersQualityIsTheTiers() public {
        _setTerms(TABS | SUBSCRIPTIONS, 0);
        Tier[3] memory tiers = [Tier.BASIC, Tier.PREMIUM, Tier.SUPPORTER];
        Quality[3] memory qualities = [Quality.STANDARD, Quality.LOSSLESS, Quality.LOSSLESS];
        uint40 end = uint40(START) + MONTH + SUBSCRIBER_GRACE;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 before = vm.snapshotState();
            _subscribe(tiers[i]);
            _assertAllowed(bob, Reason.SUBSCRIPTION, qualities[i], end);
            vm.warp(end - 1);
            _assertAllowed(bob, Reason.SUBSCRIPTION, qualities[i], end);
            vm.warp(end);
            _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
            vm.revertToState(before);
        }
    }

    function test_AccessOf_ASubscriberNeedsTheLineOpen() public {
        _subscribe(Tier.SUPPORTER);
        _assertRefused(bob, song, Reason.PAYMENT_REQUIRED, FOREVER);
    }

    function test_AccessOf_ASubscriberPlaysEarlyByTheTier() public {
        uint40 release = uint40(START + 10 days);
        // Hours of the song's are for patrons.
        _setTerms(Terms(PRICE, release, SUBSCRIPTIONS, 0, 100));
        Tier[3] memory tiers = [Tier.BASIC, Tier.PREMIUM, Tier.SUPPORTER];
        uint40[3] memory early = [uint40(0), 24 hours, 48 hours];
        for (uint256 i = 0; i < 3; ++i) {
            uint256 before = vm.snapshotState();
            _subscribe(tiers[i]);
            vm.warp(release - early[i] - 1);
            _assertRefused(bob, song, Reason.NOT_RELEASED, release - early[i]);
            vm.warp(release - early[i]);
            assertTrue(access.accessOf(bob, song).allowed);
            vm.revertToState(before);
        }
    }

    function test_AccessOf_TheFirstLineThatOpensEndsTheWait() public {
        uint40 release = uint40(START + 10 days);
        _setTerms(Terms(PRICE, release, PATRONAGE | SUBSCRIPTIONS, 0, 12));
        _join(1, 1);
        _subscribe(Tier.PREMIUM);
        vm.warp(release - 24 hours - 1);
        _assertRefused(bob, song, Reason.NOT_RELEASED, release - 24 hours);
        vm.warp(release - 24 hours);
        assertEq(uint8(access.accessOf(bob, song).reason), uint8(Reason.SUBSCRIPTION));
        vm.warp(release - 12 hours);
        assertEq(uint8(access.accessOf(bob, song).reason), uint8(Reason.PATRON));
    }

    function test_AccessOf_APatronWhoSubscribesIsAPatron() public {
        _setTerms(PATRONAGE | SUBSCRIPTIONS, 0);
        _join(1, 1);
        _subscribe(Tier.BASIC);
        _assertAllowed(bob, Reason.PATRON, Quality.LOSSLESS, uint40(START) + MONTH + PATRON_GRACE);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    WHATEVER
    //////////////////////////////////////////////////////////////////////////*/

    function test_AccessOf_KnowsItsContracts() public view {
        assertEq(address(access.CATALOG()), address(catalog));
        assertEq(address(access.PATRONAGE()), address(patronage));
        assertEq(address(access.SUBSCRIPTIONS()), address(subscriptions));
    }

    function testFuzz_AccessOf_AnUnknownSongIsAReason(address listener, uint32 id) public view {
        if (id == song) return;
        _assertRefused(listener, id, Reason.UNKNOWN_SONG, FOREVER);
    }

    /// @dev And what is allowed has an end to come, a refusal one to come too.
    function testFuzz_AccessOf_NeverReverts(
        Terms memory terms,
        uint8 tier,
        uint8 subscribed,
        uint40 time
    )
        public
    {
        terms.lines &= 0x1f;
        _setTerms(terms);
        if (tier % 3 != 0) _join(tier % 3, 3);
        if (subscribed % 4 != 0) _subscribe(Tier(subscribed % 4));
        vm.warp(bound(time, START, type(uint40).max - 1));
        Grant memory grant = access.accessOf(bob, song);
        assertGt(grant.until, block.timestamp);
        assertEq(grant.allowed, uint8(grant.reason) >= uint8(Reason.OWNER));
        assertEq(grant.allowed, grant.quality != Quality.PREVIEW);
    }

    function _join(uint8 tier, uint8 paidMonths) private {
        vm.prank(bob);
        patronage.join(alice, tier, 1, paidMonths, 0, Renewal.MANUAL);
    }

    function _subscribe(Tier tier) private {
        vm.prank(bob);
        subscriptions.subscribe(tier, 1, false, 15e6);
    }

    function _setTerms(uint8 lines, uint40 releaseAt) private {
        _setTerms(Terms(PRICE, releaseAt, lines, 0, 0));
    }

    function _setTerms(Terms memory terms) private {
        vm.prank(alice);
        catalog.setTerms(song, terms);
    }

    function _assertAllowed(address listener, Reason reason, Quality quality, uint40 until) private view {
        Grant memory grant = access.accessOf(listener, song);
        assertTrue(grant.allowed, "allowed");
        assertEq(uint8(grant.reason), uint8(reason), "reason");
        assertEq(uint8(grant.quality), uint8(quality), "quality");
        assertEq(grant.until, until, "until");
    }

    function _assertRefused(address listener, uint32 id, Reason reason, uint40 until) private view {
        Grant memory grant = access.accessOf(listener, id);
        assertFalse(grant.allowed, "allowed");
        assertEq(uint8(grant.reason), uint8(reason), "reason");
        assertEq(uint8(grant.quality), uint8(Quality.PREVIEW), "quality");
        assertEq(grant.until, until, "until");
    }
}
