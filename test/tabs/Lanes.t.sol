// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Tabs} from "../../contracts/lines/Tabs.sol";
import {Lane, Permit, SessionKey} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {Wallet} from "../utils/Wallet.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice Deposits, session keys, notices and withdrawals.
contract LanesTest is TabFixture {
    function setUp() public override {
        super.setUp();
        usd.mint(alice, 1000);
    }

    function test_Open_DepositsWithAPermitAndAddsTheKey() public {
        SessionKey memory key = _key(DEVICE);
        Permit memory permit = _permit(alice, 600, START);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyAdded(alice, gateway, _keyId(DEVICE), key.x, key.y, key.expiresAt);
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, alice, 600, 600);
        vm.prank(alice);
        tabs.open(gateway, 600, key, permit);

        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 30 days);
        _assertLane(600, 0, 0);
        assertEq(usd.balanceOf(address(tabs)), 600);
        assertEq(usd.balanceOf(alice), 400);
    }

    function test_Open_TakesAPermitThatWasSentBefore() public {
        Permit memory permit = _permit(alice, 600, START);
        usd.permit(alice, address(tabs), 600, START, permit.v, permit.r, permit.s);
        vm.prank(alice);
        tabs.open(gateway, 600, _key(DEVICE), permit);
        _assertLane(600, 0, 0);
    }

    function test_RevertWhen_ThePermitIsWrongAndNothingWasAllowed() public {
        Permit memory permit = _permit(alice, 600, START);
        permit.s = bytes32(uint256(permit.s) ^ 1);
        vm.prank(alice);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(tabs), 0, 600)
        );
        tabs.open(gateway, 600, _key(DEVICE), permit);
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), 0);
    }

    function test_Deposit_IsForTheListenerWhoeverPays() public {
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, address(this), 600, 600);
        tabs.deposit(alice, gateway, 600, noPermit);
        vm.expectEmit(address(tabs));
        emit ITabs.Deposited(alice, gateway, address(this), 50, 650);
        tabs.deposit(alice, gateway, 50, noPermit);
        _assertLane(650, 0, 0);
        assertEq(tabs.laneOf(alice, dave).balance, 0);
        assertEq(tabs.laneOf(bob, gateway).balance, 0);
    }

    function testFuzz_Deposit_AddsUp(uint64 first, uint64 second) public {
        first = uint64(bound(first, 1, type(uint64).max - 1));
        second = uint64(bound(second, 1, type(uint64).max - first));
        usd.mint(address(this), type(uint64).max);
        tabs.deposit(alice, gateway, first, noPermit);
        tabs.deposit(alice, gateway, second, noPermit);
        _assertLane(first + second, 0, 0);
        assertEq(usd.balanceOf(address(tabs)), uint256(first) + second);
    }

    function test_RevertWhen_TheDepositIsBad() public {
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.deposit(address(0), gateway, 1, noPermit);
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.deposit(alice, address(0), 1, noPermit);
        vm.expectRevert(ITabs.Tabs_ZeroAmount.selector);
        tabs.deposit(alice, gateway, 0, noPermit);
        vm.expectRevert(ITabs.Tabs_ZeroAmount.selector);
        tabs.open(gateway, 0, _key(DEVICE), noPermit);
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.open(address(0), 1, _key(DEVICE), noPermit);
    }

    function test_Pause_StopsDepositsOnly() public {
        _open(alice, 600);
        _pause();
        vm.expectRevert(ITabs.Tabs_Paused.selector);
        tabs.deposit(alice, gateway, 1, noPermit);
        vm.expectRevert(ITabs.Tabs_Paused.selector);
        tabs.open(gateway, 1, _key(DEVICE), noPermit);

        vm.startPrank(alice);
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        tabs.revokeKey(gateway, _keyId(DEVICE));
        tabs.giveNotice(gateway, 600);
        skip(1 days);
        tabs.withdraw(alice, gateway);
        assertEq(usd.balanceOf(alice), 1600);
    }

    function test_AddKey_LetsSeveralKeysStand() public {
        vm.startPrank(alice);
        tabs.addKey(gateway, _key(DEVICE));
        tabs.addKey(gateway, _key(OTHER_DEVICE, uint40(START + 1)));
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 30 days);
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(OTHER_DEVICE)), START + 1);
        assertEq(tabs.keyExpiry(alice, dave, _keyId(DEVICE)), 0);
        assertEq(tabs.keyExpiry(bob, gateway, _keyId(DEVICE)), 0);
        tabs.addKey(gateway, _key(DEVICE, uint40(START + 366 days)));
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 366 days);
    }

    function test_RevertWhen_TheExpiryIsBad() public {
        _badExpiry(uint40(START));
        _badExpiry(0);
        _badExpiry(uint40(START + 366 days + 1));
        _badExpiry(type(uint40).max);
    }

    function test_RevertWhen_TheKeyIsNoPoint() public {
        SessionKey memory key = _key(DEVICE);
        key.y = bytes32(uint256(key.y) ^ 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, key.x, key.y));
        tabs.addKey(gateway, key);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadKey.selector, 0, 0));
        tabs.addKey(gateway, SessionKey(0, 0, key.expiresAt));
        vm.expectRevert(ITabs.Tabs_ZeroAddress.selector);
        tabs.addKey(address(0), key);
    }

    function test_RevokeKey_EndsItNow() public {
        vm.startPrank(alice);
        tabs.addKey(gateway, _key(DEVICE));
        skip(1 hours);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyRevoked(alice, gateway, _keyId(DEVICE), uint40(START + 1 hours));
        tabs.revokeKey(gateway, _keyId(DEVICE));
        assertEq(tabs.keyExpiry(alice, gateway, _keyId(DEVICE)), START + 1 hours);
        // Revoking again does not let it live longer.
        skip(1 hours);
        vm.expectEmit(address(tabs));
        emit ITabs.KeyRevoked(alice, gateway, _keyId(DEVICE), uint40(START + 1 hours));
        tabs.revokeKey(gateway, _keyId(DEVICE));
    }

    function test_RevertWhen_TheKeyWasNeverAdded() public {
        vm.prank(alice);
        tabs.addKey(gateway, _key(DEVICE));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, bob, _keyId(DEVICE)));
        vm.prank(bob);
        tabs.revokeKey(gateway, _keyId(DEVICE));
    }

    function test_GiveNotice_ReplacesTheOneBefore() public {
        _open(alice, 600);
        vm.expectEmit(address(tabs));
        emit ITabs.NoticeGiven(alice, gateway, 600, uint40(START + 1 days));
        _giveNotice(600);
        _assertLane(600, 600, uint40(START + 1 days));
        skip(1 hours);
        _giveNotice(100);
        _assertLane(600, 100, uint40(START + 25 hours));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeAboveBalance.selector, 601, 600));
        _giveNotice(601);
    }

    function test_Withdraw_AfterOneDayToTheSecond() public {
        _open(alice, 600);
        _giveNotice(500);
        vm.warp(START + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NoticeRunning.selector, START + 1 days));
        tabs.withdraw(alice, gateway);
        vm.warp(START + 1 days);
        vm.expectEmit(address(tabs));
        emit ITabs.Withdrawn(alice, gateway, 500, 100);
        vm.prank(dave);
        assertEq(tabs.withdraw(alice, gateway), 500);

        assertEq(usd.balanceOf(alice), 1500);
        assertEq(usd.balanceOf(address(tabs)), 100);
        _assertLane(100, 0, uint40(START + 1 days));
        _nothingToWithdraw();
    }

    function test_Withdraw_PaysWhatSettlementLeft() public {
        uint32 song = _registerSong(_createSplit(_whole(bob)));
        _open(alice, 600);
        _giveNotice(500);
        _settle(_tab(alice, 1, _paid(song, 250)));
        skip(1 days);
        assertEq(tabs.withdraw(alice, gateway), 350);
        _assertLane(0, 0, uint40(START + 1 days));
    }

    function test_RevertWhen_NoNoticeWasGiven() public {
        _open(alice, 600);
        _nothingToWithdraw();
        // A notice of zero takes one back.
        _giveNotice(600);
        _giveNotice(0);
        skip(1 days);
        _nothingToWithdraw();
        uint32 song = _registerSong(_createSplit(_whole(bob)));
        _giveNotice(600);
        _settle(_tab(alice, 1, _paid(song, 600)));
        skip(1 days);
        _nothingToWithdraw();
    }

    function test_SetStorefront_NamesASplitThatExists() public {
        vm.startPrank(gateway);
        vm.expectEmit(address(tabs));
        emit ITabs.StorefrontSet(gateway, 1);
        tabs.setStorefront(1);
        assertEq(tabs.storefrontOf(gateway), 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownSplit.selector, 2));
        tabs.setStorefront(2);
        tabs.setStorefront(0);
        assertEq(tabs.storefrontOf(gateway), 0);
    }

    function test_ASmartAccountListens() public {
        Wallet wallet = new Wallet(alice, true);
        uint32 song = _registerSong(_createSplit(_whole(bob)));
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

    function test_DigestOf_IsThatOfAWallet() public view {
        string memory json = string.concat(
            '{"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],"Tab":[{"name":"listener","type":"address"},{"name":"gateway","type":"address"},{"name":"nonce","type":"uint64"},{"name":"items","type":"bytes"}]},"primaryType":"Tab","domain":{"name":"Stave Tabs","version":"1","chainId":',
            vm.toString(block.chainid),
            ',"verifyingContract":"',
            vm.toString(address(tabs)),
            '"},"message":{"listener":"',
            vm.toString(alice)
        );
        json = string.concat(json, '","gateway":"', vm.toString(gateway), '","nonce":7,"items":"0x00ff"}}');
        assertEq(tabs.digestOf(alice, gateway, 7, hex"00ff"), vm.eip712HashTypedData(json));
    }

    function _badExpiry(uint40 expiresAt) private {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadExpiry.selector, expiresAt));
        tabs.addKey(gateway, _key(DEVICE, expiresAt));
    }

    function _nothingToWithdraw() private {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, alice, gateway));
        tabs.withdraw(alice, gateway);
    }

    function _giveNotice(uint64 amount) private {
        vm.prank(alice);
        tabs.giveNotice(gateway, amount);
    }

    function _permit(address owner, uint256 amount, uint256 deadline) private view returns (Permit memory) {
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 permit = keccak256(abi.encode(typehash, owner, address(tabs), amount, 0, deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(keyOf[owner], MessageHashUtils.toTypedDataHash(usd.DOMAIN_SEPARATOR(), permit));
        return Permit(deadline, v, r, s);
    }

    function _assertLane(uint64 balance, uint64 notice, uint40 withdrawableAt) private view {
        Lane memory lane = tabs.laneOf(alice, gateway);
        assertEq(lane.balance, balance, "balance");
        assertEq(lane.notice, notice, "notice");
        assertEq(lane.withdrawableAt, withdrawableAt, "withdrawableAt");
    }
}
