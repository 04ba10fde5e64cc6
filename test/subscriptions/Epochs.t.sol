// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Payment} from "../../contracts/types/Payment.sol";
import {Epoch, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Epochs end, and songs are credited.
contract EpochsTest is SubscriptionFixture {
    function test_RevertGiven_TheEpochsPlaysMayStillBeSettled() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, _plays(song, 1));
        vm.warp(_creditableAt(FIRST_EPOCH) - 1);
        _expectOpen(FIRST_EPOCH);
        _expectOpen(FIRST_EPOCH + 1);
        skip(1);
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
    }

    function test_CreditEpoch_DividesThePoolByPoints() public {
        uint64 pool = _playedEpoch(2, 1);
        uint64 part = uint64(uint256(pool) * 2 / 3);
        Payment[] memory songs = _payments(song, part, other, pool - part);
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.EpochCredited(FIRST_EPOCH, pool, songs);
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song, other)), pool);
        // Without a fee.
        assertEq(splits.received(songSplit), part);
        assertEq(splits.received(otherSplit), pool - part);
        _assertEpoch(pool, pool, 3, 3);
        assertEq(_points(FIRST_EPOCH, song), 0);
        assertEq(usd.balanceOf(address(subscriptions)), _owed(3));
    }

    function test_CreditEpoch_InBatchesAndOnce() public {
        uint64 pool = _playedEpoch(2, 1);
        uint64 part = uint64(uint256(pool) * 2 / 3);
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song, song)), part);
        _assertEpoch(pool, part, 3, 2);
        vm.recordLogs();
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song, 99)), 0);
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, new uint32[](0)), 0);
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song, other)), pool - part);
        _assertEpoch(pool, pool, 3, 3);
    }

    function test_CreditEpoch_OfAnEmptyPoolOnlyTakesThePoints() public {
        // Nobody pays for time before the epoch of the first payment, but plays may be counted there.
        vm.warp((uint256(FIRST_EPOCH) + 1) * EPOCH + 1);
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, _plays(song, 2));
        vm.warp(_creditableAt(FIRST_EPOCH));
        Payment[] memory songs = _payments(song, 0);
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.EpochCredited(FIRST_EPOCH, 0, songs);
        assertEq(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song)), 0);
        _assertEpoch(0, 0, 2, 2);
    }

    function test_CreditEpoch_GoesOnWhilePaymentsArePaused() public {
        uint64 pool = _playedEpoch(1, 0);
        _pause();
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
        assertEq(splits.received(songSplit), pool);
    }

    function test_CreditEpoch_OfSongsThatWereSuspendedSince() public {
        uint64 pool = _playedEpoch(1, 0);
        vm.prank(curator);
        catalog.setSuspended(song, true);
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
        assertEq(splits.received(songSplit), pool);
    }

    function test_PreviewEpoch_SaysWhatEachSongWillGet() public {
        uint64 pool = _playedEpoch(2, 1);
        uint64 part = uint64(uint256(pool) * 2 / 3);
        uint32[] memory songs = new uint32[](4);
        (songs[0], songs[1], songs[2], songs[3]) = (99, song, song, other);
        uint64[] memory amounts = subscriptions.previewEpoch(FIRST_EPOCH, songs);
        assertEq(amounts.length, 4);
        assertEq(amounts[0], 0);
        assertEq(amounts[1], part);
        assertEq(amounts[2], 0);
        assertEq(amounts[3], pool - part);
        assertEq(subscriptions.previewEpoch(FIRST_EPOCH, new uint32[](0)).length, 0);
    }

    /// @dev Any points, batches and order, with songs named twice: all of the pool, no song above its part by more than a
    /// unit for each song, and each preview to the unit.
    function testFuzz_CreditEpoch_IsWhatThePreviewSays(
        uint16[6] memory plays,
        uint8[10] memory order,
        uint32 price
    )
        public
    {
        _setPrices(uint32(bound(price, 1, 100e6)), 101e6, 102e6);
        _subscribe(bob, Tier.BASIC, 1, false);
        uint32 epoch = subscriptions.countingEpoch();
        uint32[] memory songs = _play(plays);
        vm.warp(_creditableAt(epoch));
        Epoch memory totals = subscriptions.epochOf(epoch);
        for (uint256 i = 0; i < 10; i += 2) {
            _creditAsPreviewed(epoch, _ids(songs[order[i] % 6], songs[order[i + 1] % 6]), totals);
        }
        _creditAsPreviewed(epoch, songs, totals);
        Epoch memory after_ = subscriptions.epochOf(epoch);
        assertEq(after_.creditedPoints, totals.points);
        assertEq(after_.credited, totals.points == 0 ? 0 : totals.pool);
        assertEq(usd.balanceOf(address(subscriptions)), _owed(6));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    ROLLING OVER
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertGiven_TheEpochHasPointsOrNoPool() public {
        _playedEpoch(1, 0);
        _expectNothingToRollOver(FIRST_EPOCH);
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
        _expectNothingToRollOver(FIRST_EPOCH);
        _expectNothingToRollOver(0);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISubscriptions.Subscriptions_EpochOpen.selector,
                FIRST_EPOCH + 1,
                _creditableAt(FIRST_EPOCH + 1)
            )
        );
        subscriptions.rollOver(FIRST_EPOCH + 1);
    }

    function test_RollOver_MovesThePoolToTheEpochThatIsCounted() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        uint64 pool = _pool(FIRST_EPOCH);
        uint64 next = _pool(FIRST_EPOCH + 1);
        vm.warp(_creditableAt(FIRST_EPOCH));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.EpochRolledOver(FIRST_EPOCH, FIRST_EPOCH + 1, pool);
        subscriptions.rollOver(FIRST_EPOCH);
        assertEq(_pool(FIRST_EPOCH), 0);
        assertEq(_pool(FIRST_EPOCH + 1), pool + next);
        _expectNothingToRollOver(FIRST_EPOCH);
        // Much later into the epoch that is counted then.
        vm.warp(_creditableAt(FIRST_EPOCH + 4) - 1);
        subscriptions.rollOver(FIRST_EPOCH + 1);
        assertEq(_pool(FIRST_EPOCH + 4), 4e6);
        assertEq(usd.balanceOf(address(subscriptions)), 4e6);
    }

    /// @dev Bob subscribes for a period and plays; then the epoch can be credited.
    function _playedEpoch(uint16 songPlays, uint16 otherPlays) private returns (uint64) {
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, bytes.concat(_plays(song, songPlays), _plays(other, otherPlays)));
        vm.warp(_creditableAt(FIRST_EPOCH));
        return _pool(FIRST_EPOCH);
    }

    function _play(uint16[6] memory plays) private returns (uint32[] memory songs) {
        songs = new uint32[](6);
        (songs[0], songs[1]) = (song, other);
        for (uint256 i = 0; i < 6; ++i) {
            if (i > 1) (songs[i],) = _registerOpen(alice);
            _count(bob, _plays(songs[i], uint16(bound(plays[i], 0, 90))));
        }
    }

    function _creditAsPreviewed(uint32 epoch, uint32[] memory songs, Epoch memory totals) private {
        uint256[] memory before = new uint256[](songs.length);
        uint256[] memory parts = new uint256[](songs.length);
        for (uint256 i = 0; i < songs.length; ++i) {
            before[i] = splits.received(catalog.songOf(songs[i]).split);
            uint256 points = _points(epoch, songs[i]);
            if (points != 0) parts[i] = uint256(totals.pool) * points / totals.points;
        }
        uint64[] memory amounts = subscriptions.previewEpoch(epoch, songs);
        uint256 amount = subscriptions.creditEpoch(epoch, songs);
        uint256 sum = 0;
        for (uint256 i = 0; i < songs.length; ++i) {
            sum += amounts[i];
            bool isTwice = i == 1 && songs[0] == songs[1];
            if (isTwice) assertEq(amounts[1], 0);
            else _assertPart(amounts[i], parts[i], songs[i], before[i]);
        }
        assertEq(amount, sum);
    }

    function _assertPart(uint256 amount, uint256 part, uint32 id, uint256 before) private view {
        assertGe(amount, part);
        assertLe(amount, part + 6);
        assertEq(splits.received(catalog.songOf(id).split), before + amount);
    }

    function _assertEpoch(uint64 pool, uint64 credited, uint64 points, uint64 creditedPoints) private view {
        assertEq(
            abi.encode(subscriptions.epochOf(FIRST_EPOCH)),
            abi.encode(Epoch(pool, credited, points, creditedPoints))
        );
    }

    function _expectOpen(uint32 epoch) private {
        bytes memory reason = abi.encodeWithSelector(
            ISubscriptions.Subscriptions_EpochOpen.selector, epoch, _creditableAt(epoch)
        );
        vm.expectRevert(reason);
        subscriptions.creditEpoch(epoch, _ids(song));
        vm.expectRevert(reason);
        subscriptions.previewEpoch(epoch, _ids(song));
    }

    function _expectNothingToRollOver(uint32 epoch) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_NothingToRollOver.selector, epoch)
        );
        subscriptions.rollOver(epoch);
    }
}
