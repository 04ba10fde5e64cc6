// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Counted, Policy, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice Settled plays become points.
contract PlaysTest is SubscriptionFixture {
    uint16 private constant CAP = 500;

    function test_RevertWhen_AnybodyElseReports() public {
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.Subscriptions_NotTabs.selector, gateway));
        vm.prank(gateway);
        subscriptions.countPlays(bob, _plays(song, 1));
    }

    function test_CountPlays_APlayIsAPoint() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        bytes memory items = bytes.concat(_plays(song, 3), _plays(other, 1), _plays(song, 2));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.PlaysCounted(
            bob, FIRST_EPOCH, 6, abi.encodePacked(song, uint32(3), other, uint32(1), song, uint32(2))
        );
        _count(bob, items);
        assertEq(_points(FIRST_EPOCH, song), 5);
        assertEq(_points(FIRST_EPOCH, other), 1);
        assertEq(subscriptions.epochOf(FIRST_EPOCH).points, 6);
    }

    function test_CountPlays_PassesOtherItemsOver() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        bytes memory items = bytes.concat(
            _item(song, Kind.PAID, 1),
            _item(song, Kind.PATRON, 1),
            _item(song, Kind.GIFT, 1),
            _plays(song, 0),
            _plays(99, 1),
            _plays(0, 1)
        );
        _expectNothing(bob, items);
        _expectNothing(bob, "");
        _expectNothing(bob, hex"0000000140");
        _count(bob, bytes.concat(items, _plays(other, 0x3fff)));
        assertEq(_points(FIRST_EPOCH, song), 0);
        assertEq(_points(FIRST_EPOCH, other), CAP);
    }

    function test_CountPlays_NotOfClosedSongs() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        uint32 closed = _registerSong(alice, songSplit, Terms(0, 0, 0x0f, 0, 0));
        _expectNothing(bob, _plays(closed, 1));
        vm.prank(curator);
        catalog.setSuspended(song, true);
        _expectNothing(bob, _plays(song, 1));
        vm.prank(curator);
        catalog.setSuspended(song, false);
        _count(bob, _plays(song, 1));
        assertEq(_points(FIRST_EPOCH, song), 1);
    }

    function test_CountPlays_OnlyOfAdmittedOwners() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        (uint32 farmed,) = _registerOpen(dave);
        _expectNothing(bob, _plays(farmed, 1));
        // Nobody is admitted for songs that no one owns, or that are closed.
        subscriptions.setAdmitted(_list(address(0)), true);
        _expectNothing(bob, bytes.concat(_plays(99, 1), _plays(farmed, 1)));
        vm.prank(dave);
        catalog.transferFrom(dave, alice, farmed);
        _count(bob, _plays(farmed, 1));
        assertEq(_points(FIRST_EPOCH, farmed), 1);
        subscriptions.setAdmitted(_list(alice), false);
        _expectNothing(bob, _plays(farmed, 1));
    }

    function test_CountPlays_OnlyOfSubscribersAndThreeDaysLonger() public {
        _expectNothing(bob, _plays(song, 1));
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.warp(START + PERIOD + GRACE + WINDOW - 1);
        _count(bob, _plays(song, 1));
        assertEq(_points(FIRST_EPOCH + 1, song), 1);
        skip(1);
        _expectNothing(bob, _plays(song, 1));
    }

    function test_CountPlays_NotThroughTheGraceOfWhoCancelled() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        vm.warp(START + PERIOD + WINDOW - 1);
        _count(bob, _plays(song, 1));
        assertEq(_points(FIRST_EPOCH + 1, song), 1);
        skip(1);
        _expectNothing(bob, _plays(song, 1));
    }

    function test_CountPlays_ThreeDaysAfterItsEndStillForTheEpoch() public {
        _subscribe(bob, Tier.BASIC, 2, false);
        vm.warp(_creditableAt(FIRST_EPOCH) - 1);
        assertEq(subscriptions.countingEpoch(), FIRST_EPOCH);
        _count(bob, _plays(song, 1));
        skip(1);
        assertEq(subscriptions.countingEpoch(), FIRST_EPOCH + 1);
        _count(bob, _plays(song, 2));
        assertEq(_points(FIRST_EPOCH, song), 1);
        assertEq(_points(FIRST_EPOCH + 1, song), 2);
    }

    function test_CountPlays_UpTo500ADay() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, bytes.concat(_plays(song, CAP - 1), _plays(other, 7), _plays(song, 1)));
        assertEq(_points(FIRST_EPOCH, song), CAP - 1);
        assertEq(_points(FIRST_EPOCH, other), 1);
        _expectNothing(bob, _plays(song, 1));
        // Until the last second of the day (UTC), and for this listener only.
        vm.warp((block.timestamp / 1 days + 1) * 1 days - 1);
        _expectNothing(bob, _plays(song, 1));
        _subscribe(carol, Tier.BASIC, 1, false);
        _count(carol, _plays(song, 1));
        skip(1);
        _count(bob, _plays(song, CAP));
        assertEq(_points(FIRST_EPOCH, song), 2 * CAP);
        Counted memory counted = subscriptions.countedOf(bob);
        assertEq(counted.day, block.timestamp / 1 days);
        assertEq(counted.today, CAP);
    }

    function test_CountPlays_WhereACounterIsFullTheOthersCount() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _fill(FIRST_EPOCH, song);
        _count(bob, bytes.concat(_plays(song, 1), _plays(other, 1)));
        assertEq(_points(FIRST_EPOCH, song), type(uint64).max);
        assertEq(_points(FIRST_EPOCH, other), 1);
        assertEq(subscriptions.epochOf(FIRST_EPOCH).points, 1);
        vm.recordLogs();
        _count(bob, _plays(song, 1));
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(_points(FIRST_EPOCH, song), type(uint64).max);
    }

    function testFuzz_CountPlays_NeverReverts(address listener, bytes calldata items) public {
        _count(listener, items);
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, items);
    }

    function testFuzz_CountPlays_IsTheSameHoweverPlaysAreGrouped(uint16[8] memory plays) public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _subscribe(carol, Tier.BASIC, 1, false);
        bytes memory items;
        for (uint32 i = 0; i < 8; ++i) {
            plays[i] = uint16(bound(plays[i], 0, 120));
            bytes memory item = _plays(i % 2 == 0 ? song : other, plays[i]);
            items = bytes.concat(items, item);
            _count(carol, item);
        }
        uint64 songs = _points(FIRST_EPOCH, song);
        uint64 others = _points(FIRST_EPOCH, other);
        _count(bob, items);
        assertEq(_points(FIRST_EPOCH, song), 2 * songs);
        assertEq(_points(FIRST_EPOCH, other), 2 * others);
        assertLe(songs + others, CAP);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    BY PAYMENTS
    //////////////////////////////////////////////////////////////////////////*/

    function test_ByPayments_PointsAreWhatThePoolGot() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(3 days);
        // A tenth of 4 USDC over four plays.
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.PlaysCounted(
            bob, epoch, 400_000, abi.encodePacked(song, uint32(300_000), other, uint32(100_000))
        );
        _count(bob, bytes.concat(_plays(song, 3), _plays(other, 1)));
        assertEq(subscriptions.countedOf(bob).countedUntil, block.timestamp);
        // Nothing was added since.
        _expectNothing(bob, _plays(song, 1));
        skip(3 days);
        _count(bob, _plays(other, 7));
        assertEq(_points(epoch, other), 500_000);
    }

    function test_ByPayments_TheLastItemGetsTheRest() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(3 days);
        _count(bob, bytes.concat(_plays(song, 1), _plays(other, 2), _plays(99, 1), _plays(other, 0)));
        assertEq(_points(epoch, song), 133_333);
        assertEq(_points(epoch, other), 266_667);
    }

    function test_ByPayments_WithoutACountedPlayNothingIsUsedUp() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(3 days);
        _expectNothing(bob, _plays(99, 1));
        skip(3 days);
        _count(bob, _plays(song, 1));
        assertEq(_points(epoch, song), 800_000);
    }

    function test_ByPayments_TimeThatIsNotPaidAddsNothing() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        uint256 end = _subscriber(bob).paidUntil;
        vm.warp(_creditableAt(epoch) - 1);
        _count(bob, _plays(song, 1));
        // Within the window until the epoch's end only.
        uint256 inEpoch = (uint256(epoch) + 1) * EPOCH - (end - PERIOD);
        assertEq(_points(epoch, song), 4e6 * inEpoch / PERIOD);
        vm.warp(end + GRACE - 1);
        _count(bob, _plays(song, 1));
        assertEq(_points(epoch + 1, song), 4e6 * (PERIOD - inEpoch) / PERIOD);
        assertEq(subscriptions.countedOf(bob).countedUntil, end);
        // Renewed within the grace, its time is counted from its start on.
        _renew(bob, 1);
        _count(bob, _plays(other, 1));
        assertEq(_points(epoch + 1, other), 4e6 * uint256(GRACE - 1) / PERIOD);
    }

    function test_ByPayments_EachStretchAtItsOwnRate() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(3 days);
        _upgrade(bob, Tier.PREMIUM);
        skip(3 days);
        _upgrade(bob, Tier.SUPPORTER);
        // The time on PREMIUM weighs as that on BASIC, the cheaper one.
        skip(3 days);
        _count(bob, _plays(song, 1));
        assertEq(_points(epoch, song), 0.4e6 + 0.4e6 + 1.2e6);
    }

    function test_ByPayments_AnUpgradeDoesNotReachBack() public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(6 days - 1);
        _upgrade(bob, Tier.SUPPORTER);
        skip(1);
        _count(bob, _plays(song, 1));
        assertEq(_points(epoch, song), (4e6 * uint256(6 days - 1) + 12e6) / PERIOD);
    }

    function test_ByPayments_NothingFromBeforeTheSubscription() public {
        uint32 epoch = _countByPayments();
        // Ten days into the epoch, and upgraded a second later.
        skip(10 days);
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(1);
        _upgrade(bob, Tier.SUPPORTER);
        skip(3 days - 1);
        _count(bob, _plays(song, 1));
        assertEq(_points(epoch, song), (4e6 + 12e6 * uint256(3 days - 1)) / PERIOD);
    }

    function test_ByPayments_WhoNamesArtistsAddsLess() public {
        uint32 epoch = _countByPayments();
        _name(bob, _list(alice));
        _name(carol, _list(alice));
        _subscribe(bob, Tier.SUPPORTER, 1, false);
        _subscribe(carol, Tier.PREMIUM, 1, false);
        skip(3 days);
        _count(bob, _plays(song, 1));
        _count(carol, _plays(other, 1));
        assertEq(_points(epoch, song), 1.05e6);
        assertEq(_points(epoch, other), 0.8e6);
    }

    function test_ByPayments_OnlyFromTheEpochThatWasChosen() public {
        _subscribe(bob, Tier.BASIC, 12, false);
        subscriptions.setPolicy(FIRST_EPOCH + 1, Policy.USER_CENTRIC);
        vm.warp(_creditableAt(FIRST_EPOCH) - 1);
        _count(bob, _plays(song, 2));
        assertEq(_points(FIRST_EPOCH, song), 2);
        assertEq(subscriptions.countedOf(bob).countedUntil, 0);
        skip(1);
        _count(bob, _plays(song, 2));
        assertEq(_points(FIRST_EPOCH + 1, song), 400_000);
    }

    /// @dev However often a subscriber's tabs are settled: all points are what the pool got, but for a unit a tab.
    function testFuzz_ByPayments_PointsAreWhatThePoolGot(uint24[6] memory waits, uint8 actions) public {
        uint32 epoch = _countByPayments();
        _subscribe(bob, Tier.BASIC, 1, false);
        for (uint256 i = 0; i < 6; ++i) {
            skip(bound(waits[i], 0, 4 days));
            _count(bob, bytes.concat(_plays(song, 3), _plays(other, 4)));
            if (actions >> i & 1 == 1 && i < 2) _upgrade(bob, Tier(2 + i));
        }
        vm.warp(_creditableAt(epoch) - 1);
        _count(bob, _plays(song, 1));
        uint256 points = subscriptions.epochOf(epoch).points;
        uint256 pool = _pool(epoch);
        assertLe(points, pool + 1);
        assertLe(pool, points + 12);
    }

    function _countByPayments() private returns (uint32 epoch) {
        epoch = FIRST_EPOCH + 1;
        subscriptions.setPolicy(epoch, Policy.USER_CENTRIC);
        vm.warp(_creditableAt(FIRST_EPOCH));
    }

    /// @dev Nothing is stored and nothing said.
    function _expectNothing(address fan, bytes memory items) private {
        vm.startStateDiffRecording();
        vm.recordLogs();
        _count(fan, items);
        assertEq(vm.getRecordedLogs().length, 0, "logs");
        Vm.AccountAccess[] memory accesses = vm.stopAndReturnStateDiff();
        for (uint256 i = 0; i < accesses.length; ++i) {
            for (uint256 k = 0; k < accesses[i].storageAccesses.length; ++k) {
                Vm.StorageAccess memory access_ = accesses[i].storageAccesses[k];
                assertTrue(!access_.isWrite || access_.previousValue == access_.newValue, "stored");
            }
        }
    }

    /// @dev Sets a song's points to the most that a counter holds.
    function _fill(uint32 epoch, uint32 id) private {
        _count(bob, _plays(id, 1));
        vm.record();
        subscriptions.pointsOf(epoch, id);
        (bytes32[] memory reads,) = vm.accesses(address(subscriptions));
        bytes32 slot = reads[reads.length - 1];
        uint256 word = uint256(vm.load(address(subscriptions), slot));
        vm.store(address(subscriptions), slot, bytes32(word | uint256(type(uint64).max) << (id % 4 * 64)));
        // The epoch's sum as if that had come about by plays.
        vm.record();
        subscriptions.epochOf(epoch);
        (reads,) = vm.accesses(address(subscriptions));
        slot = reads[0];
        word = uint256(vm.load(address(subscriptions), slot));
        vm.store(address(subscriptions), slot, bytes32(word & ~(uint256(type(uint64).max) << 128)));
    }
}
