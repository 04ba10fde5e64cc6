// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {Earnings, Emission, RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {GiftFixture} from "./GiftFixture.sol";

contract GiftsRewardTest is GiftFixture {
    function test_Reward_PaysPerListen() public {
        _setRewards(song, _perListen(250));
        vm.expectEmit(address(gifts));
        emit IGifts.Rewarded(bob, 750, abi.encodePacked(song, uint32(750)));
        _listen(bob, 3);
        assertEq(_earned(bob), 750);
        assertEq(gifts.earningsOf(bob).today, 750);
        assertEq(gifts.emission().emitted, 750);
    }

    function test_Reward_CountsOnlyGiftsOfSongsWithTerms() public {
        uint32 other = _registerGift();
        uint32 bare = _registerGift();
        _setRewards(song, _perListen(100));
        _setRewards(other, _perListen(10));
        bytes memory others = abi.encodePacked(
            _item(song, Kind.PAID, 1), _item(song, Kind.SUBSCRIPTION, 1), _item(song, Kind.PATRON, 1)
        );
        bytes memory empty = abi.encodePacked(
            _item(bare, Kind.GIFT, 1), _item(song, Kind.GIFT, 0), _item(type(uint32).max, Kind.GIFT, 1)
        );
        bytes memory items = abi.encodePacked(
            others, empty, _item(song, Kind.GIFT, 2), others, _item(other, Kind.GIFT, 3), empty
        );
        vm.expectEmit(address(gifts));
        emit IGifts.Rewarded(bob, 230, abi.encodePacked(song, uint32(200), other, uint32(30)));
        gifts.reward(bob, items);
        assertEq(_earned(bob), 230);
    }

    function test_Reward_SaysNothingWhenNothingIsEarned() public {
        vm.recordLogs();
        _listen(bob, 3);
        gifts.reward(bob, "");
        assertEq(vm.getRecordedLogs().length, 0);
        assertEq(gifts.listensOf(bob, song), 0);
    }

    function test_Reward_BonusForTheFirstListenersOnceEach() public {
        _setRewards(song, RewardTerms({perListen: 10, bonus: 500, bonusesLeft: 2, multiplier: 10}));
        // Without plays nobody has listened.
        _listen(bob, 0);
        assertEq(_earned(bob), 0);
        assertEq(gifts.rewardsOf(song).bonusesLeft, 2);
        _listen(bob, 1);
        _listen(bob, 1);
        assertEq(_earned(bob), 520);
        assertEq(gifts.rewardsOf(song).bonusesLeft, 1);
        _listen(carol, 2);
        assertEq(_earned(carol), 520);
        assertEq(gifts.rewardsOf(song).bonusesLeft, 0);
        _listen(dave, 1);
        assertEq(_earned(dave), 10);
        // Offered once more: who was counted is no first listener again.
        _setRewards(song, RewardTerms({perListen: 10, bonus: 500, bonusesLeft: 9, multiplier: 10}));
        _listen(bob, 1);
        assertEq(_earned(bob), 530);
    }

    function test_Reward_MultipliesFromTheSixthListenOn() public {
        _setRewards(song, RewardTerms({perListen: 10, bonus: 0, bonusesLeft: 0, multiplier: 15}));
        _listen(bob, 4);
        assertEq(_earned(bob), 40);
        assertEq(gifts.listensOf(bob, song), 4);
        _listen(bob, 1);
        assertEq(_earned(bob), 50);
        _listen(bob, 1);
        assertEq(_earned(bob), 65);
        assertEq(gifts.listensOf(bob, song), 5);
        // The fifth and sixth in one item, for another listener.
        _listen(carol, 4);
        _listen(carol, 2);
        assertEq(_earned(carol), 65);
    }

    /// @dev However listens are put into items and tabs: listen by listen is the measure.
    function testFuzz_Reward_IsTheSameHoweverListensAreGrouped(
        uint16 perListen,
        uint16 bonus,
        uint8 multiplier,
        uint8 first,
        uint8 second
    )
        public
    {
        perListen = uint16(bound(perListen, 0, 1000)) / 10 * 10;
        multiplier = uint8(bound(multiplier, 10, 50));
        first = uint8(bound(first, 1, 10));
        second = uint8(bound(second, 1, 10));
        _setRewards(song, RewardTerms(perListen, bonus, 3, multiplier));
        gifts.reward(bob, abi.encodePacked(_item(song, Kind.GIFT, first), _item(song, Kind.GIFT, second)));
        _listen(carol, first + second);
        uint256 expected = bonus;
        for (uint256 listen = 1; listen <= uint256(first) + second; ++listen) {
            expected += listen < 6 ? perListen : uint256(perListen) * multiplier / 10;
        }
        if (expected > DAILY_CAP) expected = DAILY_CAP;
        assertEq(_earned(bob), expected);
        assertEq(_earned(carol), expected);
    }

    /// @dev Neighbours in packed storage stay what they are.
    function testFuzz_Reward_SongsDoNotMix(uint32 id, uint8 listens) public {
        id = uint32(bound(id, 2, 1000));
        listens = uint8(bound(listens, 1, 9));
        RewardTerms memory terms = RewardTerms({perListen: 1, bonus: 7, bonusesLeft: 9, multiplier: 20});
        while (catalog.latestSong() <= id) _registerGift();
        _setRewards(id - 1, terms);
        _setRewards(id, terms);
        _setRewards(id + 1, terms);
        gifts.reward(bob, _item(id, Kind.GIFT, listens));
        assertEq(gifts.listensOf(bob, id), listens < 5 ? listens : 5);
        assertEq(gifts.listensOf(bob, id - 1), 0);
        assertEq(gifts.listensOf(bob, id + 1), 0);
        assertEq(abi.encode(gifts.rewardsOf(id - 1)), abi.encode(terms));
        assertEq(abi.encode(gifts.rewardsOf(id + 1)), abi.encode(terms));
        assertEq(gifts.rewardsOf(id).bonusesLeft, 8);
        assertEq(gifts.listensOf(carol, id), 0);
    }

    function test_Reward_DailyCapToTheUnitAndTheSecond() public {
        _setRewards(song, _perListen(60_000));
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        vm.warp(midnight - 1);
        vm.expectEmit(address(gifts));
        emit IGifts.Rewarded(bob, DAILY_CAP, abi.encodePacked(song, DAILY_CAP));
        _listen(bob, 2);
        _listen(bob, 1);
        assertEq(_earned(bob), DAILY_CAP);
        _listen(carol, 1);
        assertEq(_earned(carol), 60_000);
        vm.warp(midnight);
        _listen(bob, 1);
        assertEq(_earned(bob), DAILY_CAP + 60_000);
        assertEq(gifts.earningsOf(bob).today, 60_000);
    }

    function test_Reward_EpochCapToTheUnitAndTheSecond() public {
        _setRewards(song, _perListen(60_000));
        uint256 next = (block.timestamp / 30 days + 1) * 30 days;
        vm.warp(next - 1);
        for (uint160 i = 1; i <= 20; ++i) {
            _listen(address(i), 1);
        }
        assertEq(gifts.emission().emitted, EPOCH_CAP);
        assertEq(_earned(address(16)), 60_000);
        assertEq(_earned(address(17)), 40_000);
        assertEq(_earned(address(18)), 0);
        vm.warp(next);
        _listen(address(18), 1);
        assertEq(_earned(address(18)), 60_000);
        assertEq(gifts.emission().emitted, 60_000);
        assertEq(gifts.emission().epoch, next / 30 days);
    }

    function test_Reward_BeyondACapIsNotCounted() public {
        _setRewards(song, RewardTerms({perListen: 60_000, bonus: 1, bonusesLeft: 9, multiplier: 20}));
        _listen(bob, 2);
        _listen(bob, 2);
        assertEq(gifts.listensOf(bob, song), 2);
        assertEq(gifts.rewardsOf(song).bonusesLeft, 8);
    }

    function test_Reward_NothingGivenACapThatWasLowered() public {
        _setRewards(song, _perListen(500));
        // Governance takes two days: at the start of an epoch, so that it is still the same one.
        vm.warp((block.timestamp / 30 days + 1) * 30 days);
        _listen(bob, 1);
        _govern(abi.encodeCall(IGifts.setCaps, (400, 400)));
        _listen(bob, 1);
        _listen(carol, 1);
        assertEq(_earned(bob), 500);
        assertEq(_earned(carol), 0);
    }

    /// @dev The largest item, the largest terms, items of any bytes: a settlement never fails by it.
    function testFuzz_Reward_NeverReverts(address listener, bytes calldata items, uint64 terms) public {
        uint8 multiplier = uint8(bound(terms >> 56, 10, 50));
        _setRewards(song, RewardTerms(uint16(terms), uint16(terms >> 16), uint24(terms >> 32), multiplier));
        gifts.reward(listener, items);
        gifts.reward(listener, abi.encodePacked(items, _item(song, Kind.GIFT, 0x3fff), items));
        assertLe(_earned(listener), DAILY_CAP);
    }

    function testFuzz_Reward_NoNumberOfWalletsEarnsMoreThanTheCap(uint16 wallets, uint16 plays) public {
        wallets = uint16(bound(wallets, 1, 300));
        plays = uint16(bound(plays, 1, 0x3fff));
        _setRewards(song, RewardTerms(type(uint16).max, type(uint16).max, type(uint24).max, 50));
        uint256 total = 0;
        for (uint160 i = 1; i <= wallets; ++i) {
            _listen(address(i << 32), plays);
            total += _earned(address(i << 32));
        }
        assertLe(total, EPOCH_CAP);
        assertEq(total, gifts.emission().emitted);
    }

    function test_RevertWhen_AnybodyElseReports() public {
        _setRewards(song, _perListen(1000));
        address[4] memory others = [alice, bob, gateway, admin];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NotTabs.selector, others[i]));
            vm.prank(others[i]);
            gifts.reward(others[i], _item(song, Kind.GIFT, 1));
        }
    }

    function test_Claim_MintsWhatWasEarned() public {
        _setRewards(song, _perListen(1500));
        _listen(bob, 1);
        vm.expectEmit(address(gifts));
        emit IGifts.Claimed(bob, 1500);
        vm.prank(carol);
        assertEq(gifts.claim(bob), 1500);
        assertEq(credit.balanceOf(bob), 1.5e18);
        Earnings memory earnings = gifts.earningsOf(bob);
        assertEq(earnings.unclaimed, 0);
        assertEq(earnings.today, 1500);
        // Claiming does not open the day's cap again.
        _listen(bob, 100);
        assertEq(_earned(bob), DAILY_CAP - 1500);
    }

    function test_RevertWhen_NothingIsToClaim() public {
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NothingToClaim.selector, bob));
        gifts.claim(bob);
        _setRewards(song, _perListen(1));
        _listen(bob, 1);
        gifts.claim(bob);
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NothingToClaim.selector, bob));
        gifts.claim(bob);
    }

    function test_Emission_StartsWithTheCaps() public view {
        Emission memory emission = gifts.emission();
        assertEq(emission.epochCap, EPOCH_CAP);
        assertEq(emission.dailyCap, DAILY_CAP);
        assertEq(emission.emitted, 0);
    }
}
