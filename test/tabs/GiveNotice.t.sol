// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {LaneFixture} from "./LaneFixture.sol";

contract GiveNoticeTest is LaneFixture {
    function setUp() public override {
        super.setUp();
        _open(alice, 600);
    }

    function test_GiveNotice_HoldsFromADayOn() public {
        vm.expectEmit(address(tabs));
        emit ITabs.NoticeGiven(alice, gateway, 600, uint40(START + 1 days));
        _giveNotice(600);
        _assertLane(600, 600, uint40(START + 1 days));
        assertEq(usd.balanceOf(address(tabs)), 600);
    }

    function test_GiveNotice_ReplacesTheOneBefore() public {
        _giveNotice(600);
        skip(1 hours);
        _giveNotice(100);
        _assertLane(600, 100, uint40(START + 25 hours));
    }

    function test_GiveNotice_StartsTheDayAnewForAll() public {
        _giveNotice(100);
        skip(1 days);
        _giveNotice(200);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeRunning.selector, START + 2 days));
        tabs.withdraw(alice, gateway);
    }

    function test_GiveNotice_OfZeroTakesItBack() public {
        _giveNotice(600);
        _giveNotice(0);
        _assertLane(600, 0, uint40(START + 1 days));
    }

    function test_GiveNotice_LeavesTheLaneServing() public {
        uint32 song = _registerSong(_createSplit(_whole(bob)));
        _giveNotice(600);
        _settle(_tab(alice, 1, _paid(song, 250)));
        _assertLane(350, 600, uint40(START + 1 days));
    }

    function test_GiveNotice_IsNotPaused() public {
        _pause();
        _giveNotice(600);
        _assertLane(600, 600, uint40(START + 1 days));
    }

    function testFuzz_GiveNotice_UpToTheBalance(uint64 balance, uint64 amount) public {
        usd.mint(address(this), type(uint64).max);
        balance = uint64(bound(balance, 601, type(uint64).max));
        tabs.deposit(alice, gateway, balance - 600, noPermit);
        amount = uint64(bound(amount, 0, balance));
        _giveNotice(amount);
        _assertLane(balance, amount, uint40(START + 1 days));
    }

    function testFuzz_RevertWhen_TheNoticeIsAboveTheBalance(uint64 amount) public {
        amount = uint64(bound(amount, 601, type(uint64).max));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeAboveBalance.selector, amount, 600));
        _giveNotice(amount);
    }

    function test_RevertWhen_TheLaneIsAnothers() public {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeAboveBalance.selector, 1, 0));
        vm.prank(bob);
        tabs.giveNotice(gateway, 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeAboveBalance.selector, 1, 0));
        vm.prank(alice);
        tabs.giveNotice(dave, 1);
    }
}
