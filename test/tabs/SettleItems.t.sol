// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {Random} from "../utils/Random.sol";
import {TabFixture} from "../utils/TabFixture.sol";

/// @notice Batches of any items, beside a settlement so slow that it is plainly right.
contract SettleItemsTest is TabFixture, Random {
    uint32 private constant SONGS = 20;
    /// @dev What one tab pays at most, of however large a deposit.
    uint64 private constant MOST = (1 << 62) - 1;

    /// @dev What the batch should come to, by song and by listener.
    mapping(uint32 song => uint256) private earned;
    mapping(address listener => uint256) private left;
    Tab[] private batch;
    /// @dev How the first bad item is refused; empty when there is none.
    bytes private refusal;

    function setUp() public override {
        super.setUp();
        // Song n earns for split n + 1.
        for (uint32 song = 1; song <= SONGS; ++song) {
            _registerSong(_createSplit(_whole(dave)));
        }
        usd.mint(address(this), 4 * uint256(type(uint64).max));
    }

    function testFuzz_Settle_AnyItemsOfAnyDeposits(uint256 seed) public {
        _seedWith(seed);
        bool mayBeBad = _onceIn(4);
        address[3] memory listeners = [alice, bob, carol];
        uint256 deposits = 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint64 deposit = _anyDeposit();
            _open(listeners[i], deposit);
            left[listeners[i]] = deposit;
            deposits += deposit;
        }
        uint64[3] memory nonces;
        uint256 count = _random(1, 5);
        for (uint256 i = 0; i < count; ++i) {
            uint256 who = _random(0, 2);
            bytes memory items = _anyItems(listeners[who], mayBeBad);
            batch.push(_tab(listeners[who], ++nonces[who], items));
        }
        Tab[] memory tabs_ = batch;
        if (refusal.length != 0) vm.expectRevert(refusal);
        _settle(tabs_);
        if (refusal.length != 0) return;

        uint256 paid = 0;
        for (uint32 song = 1; song <= SONGS; ++song) {
            assertEq(splits.received(song + 1), earned[song] - earned[song] / 100, "received");
            paid += earned[song];
        }
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(tabs.laneOf(listeners[i], gateway).balance, left[listeners[i]], "balance");
            assertEq(tabs.laneOf(listeners[i], gateway).nonce, nonces[i], "nonce");
        }
        assertEq(splits.ledger().accounted, paid);
        assertEq(usd.balanceOf(address(splits)), paid);
        assertEq(usd.balanceOf(address(tabs)), deposits - paid);
    }

    function test_Settle_TakesNothingForFreePlaysOfTheLargestDeposit() public {
        _open(alice, type(uint64).max);
        bytes memory items;
        for (uint8 kind = 1; kind < 4; ++kind) {
            items = bytes.concat(items, _item(kind, Kind(kind), (1 << 14) - 1, 0));
        }
        items = bytes.concat(items, _item(4, Kind.PAID, 9, 0));
        _settle(_tab(alice, 1, items));
        assertEq(tabs.laneOf(alice, gateway).balance, type(uint64).max);
        assertEq(splits.ledger().accounted, 0);
    }

    function test_RevertWhen_AFreePlayOfTheLargestDepositHasAnAmount() public {
        _open(alice, type(uint64).max);
        for (uint8 kind = 1; kind < 4; ++kind) {
            Tab memory tab = _tab(alice, 1, bytes.concat(_paid(1, 5), _item(2, Kind(kind), 1, 1)));
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_AmountNotPaid.selector, alice, 2));
            _settle(tab);
        }
    }

    /// @dev One to twelve items, and what they come to.
    function _anyItems(address listener, bool mayBeBad) private returns (bytes memory items) {
        uint256 count = _random(1, 12);
        uint256 rest = left[listener] < MOST ? left[listener] : MOST;
        uint256 start = rest;
        for (uint256 i = 0; i < count; ++i) {
            bool bad = mayBeBad && _onceIn(12);
            uint32 song = uint32(_random(1, SONGS));
            Kind kind = Kind(_onceIn(3) ? _random(1, 3) : 0);
            uint48 amount = kind == Kind.PAID ? _anyAmount() : 0;
            if (bad && _onceIn(2)) song = _onceIn(2) ? 0 : uint32(_random(SONGS + 1, type(uint32).max));
            else if (bad && kind != Kind.PAID) amount = _anyAmount();
            items = bytes.concat(items, _item(song, kind, uint16(_random(0, (1 << 14) - 1)), amount));
            _noteRefusal(listener, song, kind, amount);
            if (kind != Kind.PAID) continue;
            uint256 covered = amount < rest ? amount : rest;
            rest -= covered;
            earned[song] += covered;
        }
        left[listener] -= start - rest;
    }

    function _noteRefusal(address listener, uint32 song, Kind kind, uint48 amount) private {
        if (refusal.length != 0) return;
        if (song == 0 || song > SONGS) {
            refusal = abi.encodeWithSelector(ITabs.Tabs_UnknownSong.selector, listener, song);
        } else if (kind != Kind.PAID && amount != 0) {
            refusal = abi.encodeWithSelector(ITabs.Tabs_AmountNotPaid.selector, listener, song);
        }
    }

    function _anyDeposit() private returns (uint64) {
        if (_onceIn(5)) return uint64(_random(MOST - 2, type(uint64).max));
        return uint64(_onceIn(2) ? _random(1, 10_000) : _random(1, 1e15));
    }

    function _anyAmount() private returns (uint48) {
        if (_onceIn(5)) return 0;
        return uint48(_onceIn(6) ? _random(1, type(uint48).max) : _random(1, 3000));
    }
}
