// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {PackedCounters} from "../../contracts/libraries/PackedCounters.sol";
import {Recognition} from "../../contracts/libraries/Recognition.sol";
import {SongOwners} from "../../contracts/libraries/SongOwners.sol";
import {SubscriberSlots} from "../../contracts/libraries/SubscriberSlots.sol";
import {SubscriptionItems} from "../../contracts/libraries/SubscriptionItems.sol";
import {Line, Terms} from "../../contracts/types/CatalogTypes.sol";
import {Counted, Epoch, Subscriber, SubscriberState} from "../../contracts/types/SubscriptionTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";
import {stdError} from "forge-std/StdError.sol";

/// @notice The small parts of subscriptions, each beside a slow way to do the same.
contract SubscriptionLibrariesTest is SubscriptionFixture {
    using PackedCounters for PackedCounters.Counters;
    using Recognition for Epoch;
    using Recognition for PackedCounters.Counters;
    using SongOwners for ICatalog;
    using SubscriberSlots for Counted;
    using SubscriberSlots for Epoch;
    using SubscriberSlots for SubscriberState;
    using SubscriberSlots for uint256;
    using SubscriptionItems for bytes;
    using SubscriptionItems for PackedCounters.Counters;
    using SubscriptionItems for uint256[];

    Epoch private _epoch;
    Counted private _counted;
    PackedCounters.Counters private _fast;
    PackedCounters.Counters private _slow;
    mapping(address owner => bool) private _admitted;

    /*//////////////////////////////////////////////////////////////////////////
                                    MONEY
    //////////////////////////////////////////////////////////////////////////*/

    function testFuzz_Recognition_DividesAPayment(uint64 amount) public pure {
        assertEq(Recognition.platformOf(amount), amount / 5);
        assertEq(Recognition.patronageOf(amount), amount / 10);
        assertEq(Recognition.rewardOf(amount), amount / 100);
    }

    function testFuzz_Recognition_GrowsToAllOfThePool(
        uint64 pool,
        uint40 from,
        uint40 length,
        uint40[4] memory times
    )
        public
        pure
    {
        uint256 until = uint256(from) + 1 + length;
        uint256 before = 0;
        uint256 time = uint256(from) + 1;
        for (uint256 i = 0; i < 4; ++i) {
            time += times[i] % (uint256(length) / 3 + 1);
            uint256 now_ = Recognition.recognisedAt(pool, from, until, time);
            assertGe(now_, before);
            // Within a unit of the exact part.
            if (time < until) {
                assertLe(now_ * (until - from), uint256(pool) * (time - from));
                assertGt((now_ + 1) * (until - from), uint256(pool) * (time - from));
            }
            before = now_;
        }
        assertEq(Recognition.recognisedAt(pool, from, until, until), pool);
        assertEq(Recognition.recognisedAt(pool, from, until, until + times[0]), pool);
    }

    /// @dev Any points: all of the pool, and of each part at most a unit a song above the exact one.
    function testFuzz_Recognition_CreditsAllOfThePool(uint64 pool, uint40[7] memory points) public pure {
        Epoch memory totals;
        totals.pool = pool;
        for (uint256 i = 0; i < 7; ++i) {
            totals.points += points[i];
        }
        uint256 sum = 0;
        for (uint256 i = 0; i < 7; ++i) {
            if (points[i] == 0) continue;
            uint64 amount = totals.credit(points[i]);
            uint256 part = uint256(pool) * points[i] / totals.points;
            assertGe(amount, part);
            assertLe(amount, part + 6);
            sum += amount;
            assertEq(totals.credited, sum);
        }
        if (totals.points != 0) assertEq(sum, pool);
        assertEq(totals.creditedPoints, totals.points);
    }

    function testFuzz_Take_TakesOneCounterOnce(uint32 id, uint64[4] memory values) public {
        uint32 base = id & ~uint32(3);
        for (uint32 i = 0; i < 4; ++i) {
            _fast.tryAdd(base + i, values[i]);
        }
        assertEq(_fast.take(id), values[id % 4]);
        assertEq(_fast.take(id), 0);
        for (uint32 i = 0; i < 4; ++i) {
            assertEq(_fast.get(base + i), base + i == id ? 0 : values[i]);
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SLOTS
    //////////////////////////////////////////////////////////////////////////*/

    function testFuzz_Pack_KeepsEveryMember(uint256 word) public pure {
        assertEq(word.unpack().pack(), word);
    }

    function testFuzz_ToSubscriber_IsTheStateWithNarrowMembers(uint256 word) public pure {
        SubscriberState memory state = word.unpack();
        Subscriber memory subscriber = word.unpack().toSubscriber();
        assertEq(subscriber.since, state.since);
        assertEq(subscriber.changesAt, state.changesAt);
        assertEq(subscriber.paidUntil, state.paidUntil);
        assertEq(subscriber.priorRate, state.priorRate);
        assertEq(subscriber.rate, state.rate);
        assertEq(subscriber.laterRate, state.laterRate);
        assertEq(subscriber.agreed, state.agreed);
        assertEq(uint8(subscriber.priorTier), state.priorTier);
        assertEq(uint8(subscriber.tier), state.tier);
        assertEq(uint8(subscriber.laterTier), state.laterTier);
        assertEq(uint8(subscriber.renewTier), state.renewTier);
        assertEq(subscriber.automatic, state.agreed != 0);
    }

    function testFuzz_Epoch_IsTheStructsSlot(Epoch memory totals, uint64 amount) public {
        _epoch.store(totals);
        assertEq(abi.encode(_epoch), abi.encode(totals));
        assertEq(abi.encode(_epoch.load()), abi.encode(totals));
        amount = uint64(bound(amount, 0, type(uint64).max - totals.pool));
        _epoch.addToPool(amount);
        totals.pool += amount;
        uint64 points = uint64(bound(amount, 0, type(uint64).max - totals.points));
        _epoch.addToPoints(points);
        totals.points += points;
        assertEq(abi.encode(_epoch), abi.encode(totals));
    }

    function test_RevertWhen_AnEpochHasNoRoom() public {
        _epoch.store(Epoch(type(uint64).max, 0, type(uint64).max - 1, 0));
        vm.expectRevert(stdError.assertionError);
        this.addToPool(1);
        this.addToPoints(1);
        vm.expectRevert(stdError.assertionError);
        this.addToPoints(1);
    }

    function addToPool(uint256 amount) external {
        _epoch.addToPool(amount);
    }

    function addToPoints(uint256 points) external {
        _epoch.addToPoints(points);
    }

    function testFuzz_Counted_IsTheStructsSlot(Counted memory counted) public {
        _counted.store(counted);
        assertEq(abi.encode(_counted), abi.encode(counted));
        assertEq(abi.encode(_counted.load()), abi.encode(counted));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    ITEMS
    //////////////////////////////////////////////////////////////////////////*/

    function testFuzz_ListOf_IsWhatTheSlowWayFinds(uint16[20] memory heads, bytes calldata rest) public view {
        bytes memory items;
        for (uint32 i = 0; i < 20; ++i) {
            items = abi.encodePacked(items, i + heads[i], heads[i], uint48(heads[i]));
        }
        _assertListed(items);
        // Nothing is read beyond the last whole item.
        _assertListed(bytes.concat(items, rest));
        _assertListed(rest);
    }

    function _assertListed(bytes memory items) private view {
        (uint256[] memory songs, uint256[] memory plays) = this.listOf(items);
        assertEq(songs.length, plays.length);
        uint256 count = 0;
        for (uint256 i = 0; i + 12 <= items.length; i += 12) {
            uint256 head = uint256(uint8(items[i + 4])) << 8 | uint8(items[i + 5]);
            if (head >> 14 != uint256(Kind.SUBSCRIPTION) || head & 0x3fff == 0) continue;
            uint256 id = 0;
            for (uint256 k = 0; k < 4; ++k) {
                id = id << 8 | uint8(items[i + k]);
            }
            assertEq(songs[count], id);
            assertEq(plays[count++], head & 0x3fff);
        }
        assertEq(songs.length, count);
    }

    function listOf(bytes calldata items) external pure returns (uint256[] memory, uint256[] memory) {
        return items.listOf();
    }

    function testFuzz_DropOthers_KeepsTheAdmitted(uint256 admitted, uint16[8] memory numbers) public {
        address[] memory owners = new address[](8);
        uint256[] memory plays = new uint256[](8);
        uint256[] memory kept = new uint256[](8);
        uint256 sum = 0;
        for (uint160 i = 0; i < 8; ++i) {
            // The first one is the zero address: admitted or not, it is nobody.
            owners[i] = address(i % 5);
            _admitted[owners[i]] = admitted >> (i % 5) & 1 == 1;
            plays[i] = numbers[i];
        }
        for (uint256 i = 0; i < 8; ++i) {
            if (owners[i] == address(0) || !_admitted[owners[i]]) continue;
            kept[i] = plays[i];
            sum += plays[i];
        }
        assertEq(plays.dropOthers(owners, _admitted), sum);
        assertEq(plays, kept);
    }

    function testFuzz_CutTo_GivesInOrder(uint16[6] memory numbers, uint16 maximum) public pure {
        uint256[] memory points = _words(numbers);
        points.cutTo(maximum);
        uint256 left = maximum;
        for (uint256 i = 0; i < 6; ++i) {
            assertEq(points[i], numbers[i] < left ? numbers[i] : left);
            left -= points[i];
        }
    }

    function testFuzz_Divide_LeavesNothingOver(uint16[6] memory numbers, uint32 points) public pure {
        uint256[] memory plays = _words(numbers);
        uint256 total = 0;
        for (uint256 i = 0; i < 6; ++i) {
            total += numbers[i];
        }
        plays.divide(total, points);
        uint256 sum = 0;
        for (uint256 i = 0; i < 6; ++i) {
            sum += plays[i];
            if (numbers[i] == 0) assertEq(plays[i], 0);
            else assertGe(plays[i], uint256(numbers[i]) * points / total);
            if (numbers[i] != 0) assertLe(plays[i], uint256(numbers[i]) * points / total + 5);
        }
        if (total != 0) assertEq(sum, points);
    }

    function testFuzz_AddPoints_IsWhatTheSlowWayAdds(uint32[9] memory numbers, uint64 start) public {
        uint256[] memory songs = new uint256[](9);
        uint256[] memory points = new uint256[](9);
        bytes memory entries;
        uint256 sum = 0;
        for (uint32 id = 1; id < 5; ++id) {
            uint64 value = id % 2 == 0 ? type(uint64).max - start % type(uint32).max : start / 2;
            _fast.tryAdd(id, value);
            _slow.tryAdd(id, value);
        }
        for (uint256 i = 0; i < 9; ++i) {
            (songs[i], points[i]) = (1 + numbers[i] % 5, i % 4 == 3 ? 0 : numbers[i]);
            if (points[i] == 0 || !_slow.tryAdd(uint32(songs[i]), uint64(points[i]))) continue;
            sum += points[i];
            entries = abi.encodePacked(entries, uint32(songs[i]), uint32(points[i]));
        }
        (uint256 added, bytes memory told) = _fast.addPoints(songs, points);
        // Memory that is used afterwards does not touch what was told.
        uint256[] memory others = new uint256[](2);
        others[0] = type(uint256).max;
        assertEq(added, sum);
        assertEq(told, entries);
        for (uint32 id = 0; id < 8; ++id) {
            assertEq(_fast.get(id), _slow.get(id));
        }
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    OWNERS
    //////////////////////////////////////////////////////////////////////////*/

    function test_OwnersOf_AreThoseOfOpenSongs() public {
        uint32 closed = _registerSong(alice, songSplit, Terms(0, 0, 0x0f, 0, 0));
        uint32 early = _registerSong(dave, songSplit, Terms(0, type(uint40).max, OPEN, 1, 1));
        uint32[] memory ids = new uint32[](7);
        (ids[0], ids[1], ids[2], ids[3]) = (song, 0, other, closed);
        (ids[4], ids[5], ids[6]) = (type(uint32).max, early, song);
        address[] memory owners = catalog.ownersOpenTo(ids, Line.SUBSCRIPTIONS);
        assertEq(owners.length, 7);
        assertEq(owners[0], alice);
        assertEq(owners[1], address(0));
        assertEq(owners[2], carol);
        assertEq(owners[3], address(0));
        assertEq(owners[4], address(0));
        assertEq(owners[5], dave);
        assertEq(owners[6], alice);
        assertEq(catalog.ownersOpenTo(ids, Line.GIFTS)[3], alice);
        assertEq(catalog.ownersOpenTo(ids, Line.GIFTS)[0], address(0));
        vm.prank(curator);
        catalog.setSuspended(song, true);
        assertEq(catalog.ownersOpenTo(ids, Line.SUBSCRIPTIONS)[0], address(0));
        _assertAsked(ids);
        _assertAsked(new uint32[](0));
    }

    function test_RevertWhen_TheCatalogDoesNotTell() public {
        bytes memory reason = abi.encodeWithSelector(SongOwners.SongOwners_Unknown.selector, address(usd));
        vm.expectRevert(reason);
        this.ownersOf(ICatalog(address(usd)), new uint256[](1));
        // A shorter answer is none.
        vm.mockCall(
            address(usd), abi.encodeWithSelector(ICatalog.ownersOpenTo.selector), abi.encode(new address[](1))
        );
        vm.expectRevert(reason);
        this.ownersOf(ICatalog(address(usd)), new uint256[](2));
    }

    function ownersOf(ICatalog asked, uint256[] memory songs) external view returns (address[] memory) {
        return asked.ownersOf(songs, Line.SUBSCRIPTIONS);
    }

    /// @dev In assembly and by the compiler it is the same.
    function _assertAsked(uint32[] memory ids) private view {
        uint256[] memory songs = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            songs[i] = ids[i];
        }
        address[] memory owners = this.ownersOf(ICatalog(address(catalog)), songs);
        assertEq(abi.encode(owners), abi.encode(catalog.ownersOpenTo(ids, Line.SUBSCRIPTIONS)));
    }

    function _words(uint16[6] memory numbers) private pure returns (uint256[] memory words) {
        words = new uint256[](6);
        for (uint256 i = 0; i < 6; ++i) {
            words[i] = numbers[i];
        }
    }
}
