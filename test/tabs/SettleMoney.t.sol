// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";

/// @notice What settled tabs and direct plays pay, and to whom.
contract SettleMoneyTest is TabFixture {
    /// @dev Enough for ids that meet in a table of 2, 4, 8 or 16.
    uint32 private constant SONGS = 20;

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
        tabs.settle(gateway, _two(alices, bobs));
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
        else tabs.settle(gateway, _two(_tab(alice, 1, items[0]), _tab(bob, 1, items[1])));
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
        tabs.settle(gateway, _two(carols, _tab(bob, 1, _paid(3, 7))));
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

    function test_Settle_TakesTheLargestItem() public {
        uint48 most = type(uint48).max;
        _open(carol, uint64(most) * 2);
        _settle(
            _tab(carol, 1, bytes.concat(_item(SONGS, Kind.PAID, (1 << 14) - 1, most), _paid(SONGS, most)))
        );
        uint64 sum = uint64(most) * 2;
        assertEq(splits.received(SONGS + 1), sum - sum / 100);
        assertEq(tabs.laneOf(carol, gateway).balance, 0);
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

    function test_Play_PaysOnePlay() public {
        vm.expectEmit(address(tabs));
        emit ITabs.Played(address(this), 1, address(0), PRICE);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(tabs), 0, 30, 0, _payments(2, 2970));
        tabs.play(1, address(0), PRICE);
        assertEq(splits.received(2), 2970);
        assertEq(usd.balanceOf(address(splits)), PRICE);
    }

    function test_Play_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(gateway);
        tabs.setStorefront(shop);
        tabs.play(1, gateway, PRICE);
        assertEq(splits.received(shop), 15);
        // A gateway without a storefront brings nobody anything.
        tabs.play(1, carol, PRICE);
        assertEq(splits.received(shop), 15);
    }

    function testFuzz_Play_CostsThePrice(uint48 price, uint64 maximum) public {
        price = uint48(bound(price, 1, type(uint48).max));
        vm.prank(alice);
        catalog.setTerms(1, Terms(price, 0, 1, 0, 0));
        uint256 before = usd.balanceOf(address(this));
        if (maximum < price) {
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_PriceAboveMaximum.selector, price, maximum));
            tabs.play(1, gateway, maximum);
        } else {
            tabs.play(1, gateway, maximum);
            assertEq(usd.balanceOf(address(this)), before - price);
            assertEq(splits.received(2), price - price / 100);
        }
    }

    function test_RevertWhen_TheSongIsNotSoldByThePlay() public {
        Terms[3] memory closed =
            [Terms(0, 0, 1, 0, 0), Terms(PRICE, 0, 0x1e, 0, 0), Terms(PRICE, uint40(START + 1), 1, 0, 0)];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(alice);
            catalog.setTerms(1, closed[i]);
            _notPlayable(1);
        }
        // Released to the second.
        vm.warp(START + 1);
        tabs.play(1, gateway, PRICE);
        vm.prank(curator);
        catalog.setSuspended(1, true);
        _notPlayable(1);
    }

    function test_RevertWhen_ASongThatIsNotThereIsPlayed() public {
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, SONGS + 1));
        tabs.play(SONGS + 1, gateway, PRICE);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, 0));
        tabs.play(0, gateway, PRICE);
    }

    function test_RevertWhen_PlayingWhilePaused() public {
        _pause();
        vm.expectRevert(ITabs.Tabs_Paused.selector);
        tabs.play(1, gateway, PRICE);
    }

    function _notPlayable(uint32 song) private {
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotPlayable.selector, song));
        tabs.play(song, gateway, PRICE);
    }
}
