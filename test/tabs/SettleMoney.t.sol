// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice What settled tabs pay, and to whom.
contract SettleMoneyTest is TabFixture {
    /// @dev A power of two, so that a table of all songs is as full as it gets: half.
    uint32 private constant SONGS = 32;
    uint48 private constant LARGEST = type(uint48).max;
    /// @dev What one tab pays at most, of however large a deposit.
    uint64 private constant MOST = (1 << 62) - 1;

    function setUp() public override {
        super.setUp();
        // Song n earns for split n + 1.
        for (uint32 song = 1; song <= SONGS; ++song) {
            assertEq(_registerSong(_createSplit(_whole(dave))) + 1, splits.ledger().splitCount);
        }
        _open(alice, 1e12);
        _open(bob, 1e12);
    }

    function test_Settle_PaysEachSongOnceABatch() public {
        bytes memory items = bytes.concat(_paid(1, 100), _paid(2, 50), _paid(1, 51));
        Tab memory alices = _tab(alice, 1, items);
        Tab memory bobs = _tab(bob, 1, _paid(1, 49));
        // In one batch the fee is taken of 200 and 50, each rounded down.
        vm.expectCall(address(usd), abi.encodeCall(usd.transfer, (address(splits), 250)), 1);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(tabs), 0, 2, 0, _payments(2, 198, 3, 50));
        _settle(_two(alices, bobs));
        assertEq(splits.received(2), 198);
        assertEq(splits.received(3), 50);
        assertEq(usd.balanceOf(address(tabs)), 2e12 - 250);
    }

    function test_Settle_SeparatesSongsThatMeetInTheTable() public {
        // Five items make a table of sixteen: 3 and 19 meet, 16 wraps around to the front.
        bytes memory items =
            bytes.concat(_paid(3, 10), _paid(19, 20), _paid(16, 30), _paid(4, 40), _paid(19, 50));
        _settle(_tab(alice, 1, items));
        assertEq(splits.received(4), 10);
        assertEq(splits.received(20), 70);
        assertEq(splits.received(17), 30);
        assertEq(splits.received(5), 40);
    }

    function testFuzz_Settle_PaysWhatWasSigned(uint256 seed, uint8 count) public {
        count = uint8(bound(count, 1, 60));
        uint256[] memory due = new uint256[](SONGS + 1);
        bytes[2] memory items;
        for (uint256 i = 0; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint32 song = uint32(1 + (seed % SONGS));
            uint48 amount = uint48((seed >> 32) % 1e9);
            items[i % 2] = bytes.concat(items[i % 2], _paid(song, amount));
            due[song] += amount;
        }
        if (count == 1) _settle(_tab(alice, 1, items[0]));
        else _settle(_two(_tab(alice, 1, items[0]), _tab(bob, 1, items[1])));
        uint256 total = 0;
        for (uint32 song = 1; song <= SONGS; ++song) {
            assertEq(splits.received(song + 1), due[song] - due[song] / 100);
            total += due[song];
        }
        assertEq(tabs.laneOf(alice, gateway).balance + tabs.laneOf(bob, gateway).balance, 2e12 - total);
        assertEq(usd.balanceOf(address(tabs)), 2e12 - total);
        assertEq(usd.balanceOf(address(splits)), total);
        assertEq(splits.ledger().accounted, total);
    }

    function test_Settle_PaysInOrderUntilTheDepositRunsOut() public {
        _open(carol, 100);
        bytes memory items = bytes.concat(_paid(1, 60), _paid(2, 60), _paid(3, 60), _item(4, Kind.PAID, 1, 0));
        Tab memory carols = _tab(carol, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(carol, gateway, 1, _keyId(DEVICE), false, 180, 100, items);
        _settle(_two(carols, _tab(bob, 1, _paid(3, 7))));
        assertEq(splits.received(2), 60);
        assertEq(splits.received(3), 40);
        assertEq(splits.received(4), 7);
        assertEq(tabs.laneOf(carol, gateway).balance, 0);
        // An empty lane still moves on.
        _settle(_tab(carol, 2, _paid(1, 5)));
        assertEq(tabs.laneOf(carol, gateway).nonce, 2);
        assertEq(splits.received(2), 60);
    }

    function testFuzz_Settle_NeverPaysAboveTheDeposit(uint48[4] memory amounts, uint64 balance) public {
        balance = uint64(bound(balance, 1, 1e15));
        _open(carol, balance);
        bytes memory items;
        for (uint32 i = 0; i < 4; ++i) {
            items = bytes.concat(items, _paid(i + 1, amounts[i]));
        }
        _settle(_tab(carol, 1, items));
        uint256 left = balance;
        for (uint32 i = 0; i < 4; ++i) {
            uint256 paid = amounts[i] < left ? amounts[i] : left;
            assertEq(splits.received(i + 2), paid - paid / 100);
            left -= paid;
        }
        assertEq(tabs.laneOf(carol, gateway).balance, left);
        assertEq(usd.balanceOf(address(tabs)), 2e12 + left);
    }

    function test_Settle_GivesTheGatewaysStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(gateway);
        tabs.setStorefront(shop);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(tabs), shop, 100, 50, _payments(2, 9900));
        _settle(_tab(alice, 1, _paid(1, 10_000)));
        assertEq(splits.withdrawable(shop, carol), 50);
    }

    function test_Settle_EverySongInOneBatch() public {
        // The table is as full as it gets, and each song comes in both tabs, in opposite orders.
        bytes[2] memory items;
        for (uint32 song = 1; song <= SONGS; ++song) {
            items[0] = bytes.concat(items[0], _paid(song, 100 * song));
            items[1] = bytes.concat(_paid(song, 10_000), items[1]);
        }
        _settle(_two(_tab(alice, 1, items[0]), _tab(bob, 1, items[1])));
        for (uint32 song = 1; song <= SONGS; ++song) {
            assertEq(splits.received(song + 1), 99 * (song + 100));
        }
    }

    function test_Settle_TakesABatchOfAHundredListeners() public {
        Tab[] memory batch = new Tab[](100);
        for (uint32 i = 0; i < batch.length; ++i) {
            address listener = address((1 << 40) + uint160(i));
            _open(listener, 1000);
            batch[i] = _tab(listener, 1, bytes.concat(_paid(1 + (i % SONGS), 600), _paid(SONGS, 600)));
        }
        _settle(batch);
        // Each pays the second item with what the first one left.
        assertEq(splits.ledger().accounted, 100_000);
        assertEq(usd.balanceOf(address(tabs)), 2e12);
    }

    function test_Settle_TakesTheLargestItemsOfTheLargestDeposits() public {
        uint64 most = type(uint64).max;
        usd.mint(address(this), 2 * uint256(most));
        _open(carol, most);
        _open(dave, most);
        bytes memory items = bytes.concat(_item(1, Kind.PAID, (1 << 14) - 1, LARGEST), _paid(1, LARGEST));
        _settle(_two(_tab(carol, 1, items), _tab(dave, 1, items)));
        uint64 each = 2 * uint64(LARGEST);
        assertEq(tabs.laneOf(carol, gateway).balance, most - each);
        assertEq(tabs.laneOf(dave, gateway).balance, most - each);
        assertEq(splits.received(2), 2 * each - 2 * each / 100);
    }

    function test_Settle_PaysUpToTheMostThatATabPays() public {
        usd.mint(address(this), type(uint64).max);
        _open(carol, type(uint64).max);
        // Two large items more than a tab pays.
        bytes memory items = bytes.concat(_largest(14), _paid(2, LARGEST), _paid(3, LARGEST));
        uint64 owed = (uint64(LARGEST) << 14) + 2 * uint64(LARGEST);
        Tab memory tab = _tab(carol, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(carol, gateway, 1, _keyId(DEVICE), false, owed, MOST, items);
        _settle(tab);
        uint64 first = uint64(LARGEST) << 14;
        assertEq(tabs.laneOf(carol, gateway).balance, type(uint64).max - MOST);
        assertEq(splits.received(2), first - first / 100);
        assertEq(splits.received(3), MOST - first - (MOST - first) / 100);
        assertEq(splits.received(4), 0);
    }

    function test_Settle_TakesATabThatOwesAbove64Bits() public {
        _open(carol, 100);
        bytes memory items = bytes.concat(_paid(2, 60), _largest(16), _paid(1, LARGEST));
        Tab memory tab = _tab(carol, 1, items);
        // What is owed is shown as the most that its field holds.
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(carol, gateway, 1, _keyId(DEVICE), false, type(uint64).max, 100, items);
        _settle(_two(tab, _tab(bob, 1, _paid(3, 7))));
        assertEq(splits.received(3), 60);
        assertEq(splits.received(2), 40);
        assertEq(splits.received(4), 7);
        assertEq(tabs.laneOf(carol, gateway).nonce, 1);
    }

    function test_RevertWhen_ABatchPaysAbove64Bits() public {
        usd.mint(address(this), 4 * uint256(type(uint64).max));
        bytes memory items = _largest(14);
        Tab[] memory batch = new Tab[](5);
        for (uint160 i = 0; i < 5; ++i) {
            address listener = address((1 << 40) + i);
            _open(listener, i < 4 ? MOST : LARGEST);
            batch[i] = _tab(listener, 1, i < 4 ? items : _paid(2, LARGEST));
        }
        uint256 sum = (uint256(LARGEST) << 16) + LARGEST;
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 64, sum));
        _settle(batch);
        // One after the other they settle.
        for (uint256 i = 0; i < 5; ++i) {
            _settle(batch[i]);
        }
        assertEq(usd.balanceOf(address(splits)), sum);
    }

    function test_Settle_PaysTheOthersOfAFullSplit() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(2, type(uint64).max - 500);
        uint256 before = splits.ledger().accounted;
        // Song 1 earns 990 in one payment, of which none fits; the fees are 10 and 20.
        Tab memory alices = _tab(alice, 1, bytes.concat(_paid(1, 600), _paid(2, 2000)));
        Tab memory bobs = _tab(bob, 1, _paid(1, 400));
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(tabs), 0, 30 + 990, 0, _payments(2, 0, 3, 1980));
        _settle(_two(alices, bobs));
        assertEq(splits.received(2), type(uint64).max - 500);
        assertEq(splits.received(3), 1980);
        assertEq(splits.ledger().accounted, before + 3000);
        assertEq(splits.ledger().fees, 1020);
        assertEq(tabs.laneOf(alice, gateway).balance, 1e12 - 2600);
        assertEq(tabs.laneOf(bob, gateway).balance, 1e12 - 400);
    }

    /// @dev `2 ** doublings` items of the largest amount, all of song 1.
    function _largest(uint256 doublings) private pure returns (bytes memory items) {
        items = _paid(1, LARGEST);
        for (uint256 i = 0; i < doublings; ++i) {
            items = bytes.concat(items, items);
        }
    }
}
