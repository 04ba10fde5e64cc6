// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";

/// @notice What becomes of plays that move no money: bob listens, alice is the artist, and admitted to the pool.
contract CountTest is TabFixture {
    uint64 private constant DEPOSIT = 100e6;

    Gifts private gifts;
    Subscriptions private subscriptions;
    uint32 private song;

    function setUp() public override {
        super.setUp();
        (gifts, subscriptions) = (deployment.gifts, deployment.subscriptions);
        song = _registerSong(alice, _createSplit(_whole(alice)), Terms(PRICE, 0, 0x1f, 0, 0));
        vm.prank(alice);
        gifts.setRewards(song, RewardTerms({perListen: 100, bonus: 500, bonusesLeft: 9, multiplier: 20}));
        address[] memory artists = new address[](1);
        artists[0] = alice;
        vm.prank(curator);
        subscriptions.setAdmitted(artists, true);
        _subscribe(bob);
        _open(bob, DEPOSIT);
        _open(carol, DEPOSIT);
    }

    function test_Count_RewardsFreePlays() public {
        Tab memory tab = _tab(bob, 1, _item(song, Kind.GIFT, 3, 0));
        vm.expectEmit(address(gifts));
        emit IGifts.Rewarded(bob, 800, abi.encodePacked(song, uint32(800)));
        _settle(tab);
        assertEq(gifts.earningsOf(bob).unclaimed, 800);
        assertEq(_points(), 0);
    }

    function test_Count_GivesPointsForSubscribersPlays() public {
        uint32 epoch = subscriptions.countingEpoch();
        Tab memory tab = _tab(bob, 1, _item(song, Kind.SUBSCRIPTION, 3, 0));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.PlaysCounted(bob, epoch, 3, abi.encodePacked(song, uint32(3)));
        _settle(tab);
        assertEq(_points(), 3);
        assertEq(gifts.earningsOf(bob).unclaimed, 0);
    }

    function test_Count_TakesEachKindForWhatItIs() public {
        bytes memory items = bytes.concat(
            _item(song, Kind.GIFT, 1, 0), _paid(song, 3000), _item(song, Kind.SUBSCRIPTION, 2, 0)
        );
        items = bytes.concat(items, _item(song, Kind.PATRON, 7, 0), _paid(song, 3000));
        _settle(_two(_tab(bob, 1, items), _tab(carol, 1, items)));
        assertEq(gifts.earningsOf(bob).unclaimed, 600);
        assertEq(gifts.earningsOf(carol).unclaimed, 600);
        // carol does not subscribe.
        assertEq(_points(), 2);
        assertEq(splits.received(2), 11_880);
        assertEq(tabs.laneOf(bob, gateway).balance, DEPOSIT - 6000);
    }

    function test_Count_AsksOnlyWhomAKindConcerns() public {
        Kind[4] memory kinds = [Kind.PAID, Kind.SUBSCRIPTION, Kind.PATRON, Kind.GIFT];
        Tab[] memory batch = new Tab[](4);
        for (uint64 i = 0; i < 4; ++i) {
            batch[i] = _tab(bob, i + 1, _item(song, kinds[i], 1, kinds[i] == Kind.PAID ? 3000 : 0));
        }
        vm.expectCall(address(gifts), abi.encodePacked(gifts.reward.selector), 1);
        vm.expectCall(address(subscriptions), abi.encodePacked(subscriptions.countPlays.selector), 1);
        // The role is asked for once.
        vm.expectCall(address(manager), abi.encodePacked(manager.hasRole.selector), 1);
        _settle(batch);
        assertEq(gifts.earningsOf(bob).unclaimed, 600);
        assertEq(_points(), 1);
    }

    function test_Count_AsksNobodyWithoutTheRole() public {
        _govern(address(manager), abi.encodeCall(manager.revokeRole, (Roles.GATEWAY, gateway)));
        vm.expectCall(address(gifts), abi.encodePacked(gifts.reward.selector), 0);
        vm.expectCall(address(subscriptions), abi.encodePacked(subscriptions.countPlays.selector), 0);
        bytes memory items = bytes.concat(_item(song, Kind.GIFT, 1, 0), _item(song, Kind.SUBSCRIPTION, 1, 0));
        _settle(_two(_tab(bob, 1, items), _tab(carol, 1, items)));
    }

    function test_Count_AnotherTabsKindsAreNotTaken() public {
        Tab memory gift = _tab(bob, 1, _item(song, Kind.GIFT, 1, 0));
        Tab memory paid = _tab(carol, 1, _paid(song, 3000));
        vm.expectCall(address(gifts), abi.encodePacked(gifts.reward.selector), 1);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(carol, gateway, 1, _keyId(DEVICE), false, 3000, 3000, paid.items);
        _settle(_two(gift, paid));
    }

    /// @dev Somebody else counts for another version of the line, or a line is broken: the plays are paid.
    function test_Count_WhatFailsHoldsUpNothing() public {
        _govern(address(gifts), abi.encodeCall(gifts.setTabs, (address(this))));
        bytes memory items = bytes.concat(
            _paid(song, 3000), _item(song, Kind.GIFT, 1, 0), _item(song, Kind.SUBSCRIPTION, 1, 0)
        );
        Tab memory tab = _tab(bob, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.NotCounted(bob, gateway, 1, Kind.GIFT);
        _settle(tab);
        assertEq(splits.received(2), 2970);
        assertEq(gifts.earningsOf(bob).unclaimed, 0);
        assertEq(_points(), 1);

        vm.mockCallRevert(
            address(subscriptions), abi.encodePacked(subscriptions.countPlays.selector), "broken"
        );
        tab = _tab(carol, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.NotCounted(carol, gateway, 1, Kind.SUBSCRIPTION);
        _settle(tab);
        assertEq(splits.received(2), 5940);
    }

    /// @dev However little gas is sent: all of it happens, or nothing.
    function testFuzz_Count_NobodyStarvesIt(uint256 gasLimit) public {
        gasLimit = bound(gasLimit, 30_000, 500_000);
        bytes memory items = bytes.concat(_item(song, Kind.GIFT, 1, 0), _item(song, Kind.SUBSCRIPTION, 1, 0));
        Tab[] memory batch = _two(_tab(bob, 1, items), _tab(carol, 1, items));
        vm.prank(gateway);
        try tabs.settle{gas: gasLimit}(batch) {
            assertEq(gifts.earningsOf(bob).unclaimed, 600);
            assertEq(gifts.earningsOf(carol).unclaimed, 600);
            assertEq(_points(), 1);
        } catch {
            assertEq(tabs.laneOf(bob, gateway).nonce, 0);
        }
    }

    function _subscribe(address listener) private {
        usd.mint(listener, 100e6);
        vm.startPrank(listener);
        usd.approve(address(subscriptions), type(uint256).max);
        subscriptions.subscribe(Tier.BASIC, 1, false, 5e6);
        vm.stopPrank();
    }

    function _points() private view returns (uint64) {
        return subscriptions.pointsOf(subscriptions.countingEpoch(), song);
    }

    /// @dev As governance does it: scheduled, waited for, executed.
    function _govern(address target, bytes memory call) private {
        vm.prank(admin);
        manager.schedule(target, call, 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(target, call);
    }
}
