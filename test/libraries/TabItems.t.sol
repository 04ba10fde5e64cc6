// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {PaymentTable} from "../../contracts/libraries/PaymentTable.sol";
import {TabItems} from "../../contracts/libraries/TabItems.sol";
import {Payment} from "../../contracts/types/Payment.sol";
import {Random} from "../utils/Random.sol";
import {Test} from "forge-std/Test.sol";

/// @notice The quick way through a tab's items, beside one so slow that it is plainly right.
contract TabItemsTest is Test, Random {
    using PaymentTable for uint256[];
    using TabItems for bytes;

    /// @dev As a test reads it, field by field.
    struct Item {
        uint32 song;
        uint8 kind;
        uint16 plays;
        uint48 amount;
    }

    uint256 private latestSong;
    mapping(uint256 song => uint256) private earned;

    function testFuzz_AddCommon_StopsWhereTheSlowWayDoes(uint256 seed) public {
        _seedWith(seed);
        (Item[] memory list, bytes memory items) = _anyItems();
        uint256[] memory table = _anyTable(list.length);
        uint256 first = _random(0, list.length);
        uint256 deposit = _anyDeposit();

        uint256[] memory slowTable = abi.decode(abi.encode(table), (uint256[]));
        (uint256 slowNext, uint256 slowLeft) = _addSlowly(list, slowTable, first, deposit);
        uint256 kinds = _kindsOf(list, first, slowNext);
        (TabItems.Batch memory batch, uint256 next, uint256 left) =
            this.addCommon(items, table, first * TabItems.SIZE, deposit);
        assertEq(next, slowNext * TabItems.SIZE, "next");
        assertEq(left, slowLeft, "left");
        assertEq(batch.unpaidKinds, kinds, "kinds");
        assertEq(batch.latestSong, latestSong, "latest song");
        assertEq(batch.table, slowTable);
    }

    function test_AddCommon_RemembersTheKindsThatItMet() public {
        latestSong = 5;
        bytes memory items = bytes.concat(_pack(Item(1, 3, 1, 0)), _pack(Item(2, 0, 1, 5)));
        (TabItems.Batch memory batch, uint256 next, uint256 left) =
            this.addCommon(items, PaymentTable.create(2), 0, 70);
        assertEq(next, 24);
        assertEq(left, 65);
        assertEq(batch.unpaidKinds, 1 << 3);
        items = bytes.concat(items, _pack(Item(5, 1, 0, 0)), _pack(Item(5, 2, 1, 0)), _pack(Item(6, 3, 1, 0)));
        (batch, next,) = this.addCommon(items, PaymentTable.create(2), 12, 70);
        assertEq(next, 48);
        assertEq(batch.unpaidKinds, 1 << 1 | 1 << 2);
    }

    function testFuzz_AddCommon_WithAStepForTheOthersPaysAll(uint256 seed) public {
        _seedWith(seed);
        (Item[] memory list, bytes memory items) = _anyItems();
        uint256 deposit = _anyDeposit();
        (Payment[] memory payments, uint256 left) = this.addAll(items, deposit);
        for (uint256 i = 0; i < list.length; ++i) {
            Item memory item = list[i];
            if (item.kind != 0 || item.song == 0 || item.song > latestSong) continue;
            uint256 covered = item.amount < deposit ? item.amount : deposit;
            deposit -= covered;
            earned[item.song] += covered;
        }
        assertEq(left, deposit, "left");
        for (uint256 i = 0; i < payments.length; ++i) {
            uint256 song = payments[i].split();
            assertEq(payments[i].amount(), earned[song], "earned");
            assertGt(earned[song], 0, "a song twice, or none");
            delete earned[song];
        }
        for (uint256 song = 1; song <= latestSong; ++song) {
            assertEq(earned[song], 0, "a song forgotten");
        }
    }

    function test_AddCommon_OfNoItems() public {
        latestSong = 5;
        (, uint256 next, uint256 left) = this.addCommon("", PaymentTable.create(1), 0, 70);
        assertEq(next, 0);
        assertEq(left, 70);
    }

    function test_AddCommon_SpendsTheDepositToItsLastUnit() public {
        latestSong = 5;
        bytes memory items = bytes.concat(_pack(Item(1, 0, 1, 60)), _pack(Item(2, 0, 1, 10)));
        (, uint256 next, uint256 left) = this.addCommon(items, PaymentTable.create(2), 0, 70);
        assertEq(next, 24);
        assertEq(left, 0);
        (, next, left) = this.addCommon(items, PaymentTable.create(2), 0, 69);
        assertEq(next, 12);
        assertEq(left, 9);
    }

    function test_AddCommon_StopsAtEachUncommonItem() public {
        latestSong = 5;
        Item[8] memory uncommon = [
            Item(1, 0, 1, 0),
            Item(0, 1, 1, 0),
            Item(6, 2, 1, 0),
            Item(1, 1, 1, type(uint48).max),
            Item(1, 3, 1, 5),
            Item(0, 0, 1, 5),
            Item(6, 0, 1, 5),
            Item(type(uint32).max, 0, 1, 5)
        ];
        for (uint256 i = 0; i < uncommon.length; ++i) {
            bytes memory items = bytes.concat(_pack(Item(5, 0, (1 << 14) - 1, 30)), _pack(uncommon[i]));
            // The largest deposit does not hide the bits of a kind.
            (, uint256 next, uint256 left) =
                this.addCommon(items, PaymentTable.create(2), 0, TabItems.MAX_DEPOSIT);
            assertEq(next, 12);
            assertEq(left, TabItems.MAX_DEPOSIT - 30);
        }
    }

    function test_AddCommon_StopsWhereSongsMeet() public {
        latestSong = 9;
        // A table of four: 1 and 5 meet, and 5 may stand where 2 belongs.
        uint256[] memory table = PaymentTable.create(2);
        table.add(1, 100);
        table.add(5, 10);
        (, uint256 next,) = this.addCommon(_pack(Item(5, 0, 1, 7)), table, 0, 100);
        assertEq(next, 0);
        (, next,) = this.addCommon(_pack(Item(2, 0, 1, 7)), table, 0, 100);
        assertEq(next, 0);
        TabItems.Batch memory batch;
        (batch, next,) = this.addCommon(_pack(Item(1, 0, 1, 7)), table, 0, 100);
        assertEq(next, 12);
        assertEq(batch.table[1], (uint256(1) << 64) | 107);
    }

    function addCommon(
        bytes calldata items,
        uint256[] memory table,
        uint256 offset,
        uint256 deposit
    )
        external
        view
        returns (TabItems.Batch memory batch, uint256 next, uint256 left)
    {
        (batch.latestSong, batch.table) = (latestSong, table);
        (next, left) = items.addCommon(batch, offset, deposit);
    }

    /// @dev What is not common is paid as far as the deposit goes, or passed over.
    function addAll(
        bytes calldata items,
        uint256 deposit
    )
        external
        view
        returns (Payment[] memory payments, uint256 left)
    {
        uint256 count = items.length / TabItems.SIZE;
        TabItems.Batch memory batch;
        batch.latestSong = latestSong;
        batch.table = PaymentTable.create(count < latestSong ? count : latestSong);
        left = deposit;
        uint256 offset = 0;
        while (true) {
            (offset, left) = items.addCommon(batch, offset, left);
            if (offset == items.length) break;
            uint256 item = items.itemAt(offset);
            offset += TabItems.SIZE;
            uint256 song = TabItems.song(item);
            if (!TabItems.isPaid(item) || song == 0 || song > latestSong) continue;
            uint256 amount = TabItems.amount(item);
            if (amount > left) amount = left;
            if (amount != 0) batch.table.add(song, amount);
            left -= amount;
        }
        payments = batch.table.compact();
    }

    function _addSlowly(
        Item[] memory list,
        uint256[] memory table,
        uint256 next,
        uint256 left
    )
        private
        view
        returns (uint256, uint256)
    {
        for (; next < list.length; ++next) {
            Item memory item = list[next];
            if (item.kind != 0) {
                if (item.amount != 0 || item.song == 0 || item.song > latestSong) break;
                continue;
            }
            if (item.amount == 0 || item.amount > left) break;
            uint256 place = item.song % table.length;
            bool isTheirs = table[place] >> 64 == item.song && table[place] != 0;
            bool isFree = table[place] == 0 && item.song != 0 && item.song <= latestSong;
            if (!isTheirs && !isFree) break;
            table[place] = (uint256(item.song) << 64) | (uint64(table[place]) + item.amount);
            left -= item.amount;
        }
        return (next, left);
    }

    /// @dev Kinds but PAID among some of the items, one bit each.
    function _kindsOf(Item[] memory list, uint256 first, uint256 end) private pure returns (uint256 kinds) {
        for (uint256 i = first; i < end; ++i) {
            if (list[i].kind != 0) kinds |= uint256(1) << list[i].kind;
        }
    }

    /// @dev Up to forty items, mostly common ones, and how many songs there are.
    function _anyItems() private returns (Item[] memory list, bytes memory items) {
        latestSong = _onceIn(2) ? _random(1, 6) : _random(1, 200);
        list = new Item[](_random(1, 40));
        bool rarelyUncommon = _onceIn(2);
        for (uint256 i = 0; i < list.length; ++i) {
            bool odd = _onceIn(rarelyUncommon ? 40 : 6);
            list[i] = Item({
                song: uint32(odd && _onceIn(3) ? _anyUnknown() : _random(1, latestSong)),
                kind: uint8(odd && _onceIn(2) ? _random(1, 3) : 0),
                plays: uint16(_random(0, (1 << 14) - 1)),
                amount: uint48(odd && _onceIn(2) ? 0 : _random(1, _onceIn(10) ? type(uint48).max : 3000))
            });
            items = bytes.concat(items, _pack(list[i]));
        }
    }

    /// @dev With some songs in it, a few of them not where they belong.
    function _anyTable(uint256 entries) private returns (uint256[] memory table) {
        table = PaymentTable.create(entries);
        uint256 count = _random(0, entries);
        for (uint256 i = 0; i < count; ++i) {
            table.add(_random(1, latestSong), _random(1, 1e9));
        }
    }

    function _anyDeposit() private returns (uint256) {
        if (_onceIn(6)) return 0;
        if (_onceIn(4)) return TabItems.MAX_DEPOSIT;
        return _random(1, _onceIn(2) ? 20_000 : 1e15);
    }

    function _anyUnknown() private returns (uint256) {
        if (_onceIn(3)) return 0;
        return _random(latestSong + 1, type(uint32).max);
    }

    function _pack(Item memory item) private pure returns (bytes memory) {
        return abi.encodePacked(item.song, (uint16(item.kind) << 14) | item.plays, item.amount);
    }
}
