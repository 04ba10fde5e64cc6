// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Tabs} from "../../contracts/lines/Tabs.sol";
import {Lane, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {Wallet} from "../utils/Wallet.sol";

/// @notice One listener with several gateways, and listeners that are contracts.
contract LanesTest is TabFixture {
    uint32 private song;
    address private second = makeAddr("second gateway");

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(dave)));
        _open(alice, 600);
        tabs.deposit(alice, second, 900, noPermit);
        vm.prank(alice);
        tabs.addKey(second, _key(DEVICE));
    }

    function test_Lanes_SpendOnlyTheirOwnDeposit() public {
        // More than the first gateway's lane holds: the second one's is not touched.
        _settle(_tab(alice, 1, _paid(song, 1500)));
        _assertLane(gateway, 0, 1, 0);
        _assertLane(second, 900, 0, 0);
        assertEq(usd.balanceOf(address(tabs)), 900);
    }

    function test_Lanes_CountTheirOwnTabs() public {
        _settle(_tab(alice, 1, _paid(song, 100)));
        _settle(_tab(alice, 2, _paid(song, 100)));
        _settleWithSecond(1, 300);
        _assertLane(gateway, 400, 2, 0);
        _assertLane(second, 600, 1, 0);
    }

    function test_Lanes_EndByTheirOwnNotice() public {
        vm.prank(alice);
        tabs.giveNotice(second, 900);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
        assertEq(tabs.withdraw(alice, second), 900);
        _assertLane(gateway, 600, 0, 0);
        _assertLane(second, 0, 0, 0);
    }

    function test_Lanes_KeepAKeyThatAnotherLaneRevoked() public {
        vm.prank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        skip(2 days);
        _settleWithSecond(1, 300);
        Tab memory tab = _tab(alice, 1, _paid(song, 100));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), START));
        _settle(tab);
    }

    function testFuzz_Lanes_KeepDepositsApart(uint48[4] memory amounts) public {
        uint64[2] memory left = [uint64(600), 900];
        uint64[2] memory nonces;
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint256 lane = amounts[i] % 2;
            uint48 amount = amounts[i] % 700;
            ++nonces[lane];
            if (lane == 0) _settle(_tab(alice, nonces[0], _paid(song, amount)));
            else _settleWithSecond(nonces[1], amount);
            left[lane] -= amount < left[lane] ? amount : left[lane];
        }
        _assertLane(gateway, left[0], nonces[0], 0);
        _assertLane(second, left[1], nonces[1], 0);
        assertEq(usd.balanceOf(address(tabs)), left[0] + left[1]);
    }

    function test_SmartAccount_OpensPlaysAndLeaves() public {
        Wallet wallet = new Wallet(bob, true);
        usd.mint(address(wallet), 600);
        wallet.call(address(usd), abi.encodeCall(usd.approve, (address(tabs), 600)));
        wallet.call(address(tabs), abi.encodeCall(Tabs.open, (gateway, 600, _key(DEVICE), noPermit)));
        _settle(_tab(address(wallet), 1, _paid(song, 250)));
        wallet.call(address(tabs), abi.encodeCall(Tabs.giveNotice, (gateway, 350)));
        skip(1 days);
        tabs.withdraw(address(wallet), gateway);
        assertEq(usd.balanceOf(address(wallet)), 350);
        assertEq(splits.received(2), 248);
    }

    function test_SmartAccount_AddsAndRevokesKeys() public {
        Wallet wallet = new Wallet(bob, true);
        tabs.deposit(address(wallet), gateway, 600, noPermit);
        wallet.call(address(tabs), abi.encodeCall(ITabs.addKey, (gateway, _key(DEVICE))));
        wallet.call(address(tabs), abi.encodeCall(ITabs.addKey, (gateway, _key(OTHER_DEVICE))));
        wallet.call(address(tabs), abi.encodeCall(ITabs.revokeKey, (gateway, _keyId(DEVICE))));
        skip(1 days + 1);
        bytes memory items = _paid(song, 250);
        Tab memory revoked = _tab(address(wallet), 1, items);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, wallet, _keyId(DEVICE), START));
        _settle(revoked);
        bytes32 digest = tabs.digestOf(address(wallet), gateway, 1, items);
        _settle(_signedTab(OTHER_DEVICE, digest, address(wallet), 1, items));
        assertEq(tabs.laneOf(address(wallet), gateway).balance, 350);
    }

    function test_SmartAccount_PlaysDirectly() public {
        Wallet wallet = new Wallet(bob, true);
        usd.mint(address(wallet), PRICE);
        wallet.call(address(usd), abi.encodeCall(usd.approve, (address(tabs), PRICE)));
        vm.expectEmit(address(tabs));
        emit ITabs.Played(song, address(wallet), gateway, PRICE);
        wallet.call(address(tabs), abi.encodeCall(Tabs.play, (song, gateway, PRICE)));
        assertEq(splits.received(2), 2970);
    }

    function test_RevertWhen_TheOwnerOfASmartAccountSpeaksForIt() public {
        Wallet wallet = new Wallet(bob, true);
        tabs.deposit(address(wallet), gateway, 600, noPermit);
        vm.startPrank(bob);
        tabs.addKey(gateway, _key(DEVICE));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeAboveBalance.selector, 600, 0));
        tabs.giveNotice(gateway, 600);
        vm.stopPrank();
        // The key is bob's own, not the account's.
        Tab memory tab = _tab(address(wallet), 1, _paid(song, 250));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, wallet, _keyId(DEVICE)));
        _settle(tab);
    }

    function _settleWithSecond(uint64 nonce, uint48 amount) private {
        bytes memory items = _paid(song, amount);
        bytes32 digest = tabs.digestOf(alice, second, nonce, items);
        Tab memory tab = _signedTab(DEVICE, digest, alice, nonce, items);
        vm.prank(second);
        tabs.settle(_one(tab));
    }

    function _assertLane(address to, uint64 balance, uint64 nonce, uint64 notice) private view {
        Lane memory lane = tabs.laneOf(alice, to);
        assertEq(lane.balance, balance, "balance");
        assertEq(lane.nonce, nonce, "nonce");
        assertEq(lane.notice, notice, "notice");
    }
}
