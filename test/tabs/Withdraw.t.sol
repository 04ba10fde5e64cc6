// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {LaneFixture} from "./LaneFixture.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

contract WithdrawTest is LaneFixture {
    uint32 private song;

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(bob)));
        _open(alice, 600);
    }

    function test_Withdraw_PaysTheListenerWhoeverCalls() public {
        _giveNotice(500);
        vm.warp(START + 1 days);
        vm.expectEmit(address(tabs));
        emit ITabs.Withdrawn(alice, gateway, 500, 100);
        vm.prank(dave);
        assertEq(tabs.withdraw(alice, gateway), 500);
        assertEq(usd.balanceOf(alice), 1500);
        assertEq(usd.balanceOf(address(tabs)), 100);
        _assertLane(100, 0, uint40(START + 1 days));
    }

    function test_Withdraw_LongAfterTheNotice() public {
        _giveNotice(600);
        skip(3650 days);
        assertEq(tabs.withdraw(alice, gateway), 600);
    }

    function test_Withdraw_PaysWhatSettlementLeft() public {
        _giveNotice(500);
        _settle(_tab(alice, 1, _paid(song, 250)));
        skip(1 days);
        assertEq(tabs.withdraw(alice, gateway), 350);
        _assertLane(0, 0, uint40(START + 1 days));
    }

    function test_Withdraw_PaysNoMoreThanTheNoticeAfterADeposit() public {
        _giveNotice(500);
        tabs.deposit(alice, gateway, 1000, noPermit);
        skip(1 days);
        assertEq(tabs.withdraw(alice, gateway), 500);
        _assertLane(1100, 0, uint40(START + 1 days));
    }

    function test_Withdraw_LeavesTheNonceSoThatNoTabSettlesAgain() public {
        _settle(_tab(alice, 1, _paid(song, 100)));
        _giveNotice(500);
        skip(1 days);
        tabs.withdraw(alice, gateway);
        tabs.deposit(alice, gateway, 1000, noPermit);
        _settle(_tab(alice, 1, _paid(song, 100)));
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
        assertEq(tabs.laneOf(alice, gateway).balance, 1000);
    }

    function test_Withdraw_IsNotPaused() public {
        _giveNotice(600);
        _pause();
        skip(1 days);
        assertEq(tabs.withdraw(alice, gateway), 600);
    }

    function test_Withdraw_OfABlockedListenerBlocksNobody() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        address[2] memory listeners = [alice, carol];
        for (uint256 i = 0; i < 2; ++i) {
            _open(listeners[i], 600);
            vm.prank(listeners[i]);
            tabs.giveNotice(gateway, 600);
        }
        skip(1 days);
        token.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, alice));
        tabs.withdraw(alice, gateway);
        assertEq(tabs.withdraw(carol, gateway), 600);
        // Her money waits.
        token.setBlocked(alice, false);
        assertEq(tabs.withdraw(alice, gateway), 600);
    }

    function test_RevertGiven_ATransferThatSaysItFailed() public {
        OddToken token = _deployWith(Oddity.RETURNS_FALSE);
        _open(alice, 600);
        _giveNotice(600);
        skip(1 days);
        token.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        tabs.withdraw(alice, gateway);
        _assertLane(600, 600, uint40(START + 1 days));
    }

    function testFuzz_Withdraw_PaysTheNoticeUpToTheBalance(
        uint64 balance,
        uint64 notice,
        uint48 played
    )
        public
    {
        balance = uint64(bound(balance, 600, type(uint64).max));
        usd.mint(address(this), type(uint64).max);
        if (balance > 600) tabs.deposit(alice, gateway, balance - 600, noPermit);
        notice = uint64(bound(notice, 1, balance));
        _giveNotice(notice);
        _settle(_tab(alice, 1, _paid(song, played)));
        uint64 left = played < balance ? balance - played : 0;
        uint64 amount = notice < left ? notice : left;
        skip(1 days);
        if (amount == 0) return;
        assertEq(tabs.withdraw(alice, gateway), amount);
        assertEq(usd.balanceOf(alice), 1000 + uint256(amount));
        _assertLane(left - amount, 0, uint40(START + 1 days));
    }

    function test_RevertGiven_TheLastSecondOfTheDay() public {
        _giveNotice(500);
        vm.warp(START + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeRunning.selector, START + 1 days));
        tabs.withdraw(alice, gateway);
    }

    function testFuzz_RevertGiven_ANoticeThatRuns(uint256 waited) public {
        _giveNotice(500);
        skip(bound(waited, 0, 1 days - 1));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeRunning.selector, START + 1 days));
        tabs.withdraw(alice, gateway);
    }

    function test_RevertGiven_NoNotice() public {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
    }

    function test_RevertGiven_ANoticeThatWasTakenBack() public {
        _giveNotice(600);
        _giveNotice(0);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
    }

    function test_RevertGiven_ANoticeThatWasPaid() public {
        _giveNotice(500);
        skip(1 days);
        tabs.withdraw(alice, gateway);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
    }

    function test_RevertGiven_AnEmptyLane() public {
        _giveNotice(600);
        _settle(_tab(alice, 1, _paid(song, 600)));
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
    }
}
