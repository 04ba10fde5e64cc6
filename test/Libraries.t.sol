// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Cid} from "../contracts/libraries/Cid.sol";
import {PackedCounters} from "../contracts/libraries/PackedCounters.sol";
import {PaymentTable} from "../contracts/libraries/PaymentTable.sol";
import {TabItems} from "../contracts/libraries/TabItems.sol";
import {Payment, toPayment} from "../contracts/types/Payment.sol";
import {Test} from "forge-std/Test.sol";

contract LibrariesTest is Test {
    using PackedCounters for PackedCounters.Counters;
    using PaymentTable for uint256[];
    using TabItems for bytes;
    using TabItems for uint256;

    PackedCounters.Counters private counters;
    mapping(uint256 id => uint256) private sums;

    function test_Cid_IsThatOfIPFS() public pure {
        assertEq(
            Cid.fromDigest(sha256("hello world\n")),
            "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4"
        );
    }

    function testFuzz_Cid_IsBase32BitByBit(bytes32 digest) public pure {
        bytes memory binary = abi.encodePacked(hex"01551220", digest);
        bytes memory alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        bytes memory text = "b";
        // 288 bits, and two of padding.
        for (uint256 start = 0; start < 290; start += 5) {
            uint256 value = 0;
            for (uint256 bit = start; bit < start + 5; ++bit) {
                uint256 one = bit < 288 ? (uint8(binary[bit / 8]) >> (7 - (bit % 8))) & 1 : 0;
                value = value * 2 + one;
            }
            text = bytes.concat(text, alphabet[value]);
        }
        assertEq(Cid.fromDigest(digest), string(text));
    }

    function testFuzz_PackedCounters_LeaveTheirNeighbours(
        uint32 id,
        uint64[4] memory before,
        uint64 amount
    )
        public
    {
        uint32 first = id - (id % 4);
        for (uint32 i = 0; i < 4; ++i) {
            assertTrue(counters.tryAdd(first + i, before[i]));
        }
        bool fits = uint256(before[id % 4]) + amount <= type(uint64).max;
        assertEq(counters.tryAdd(id, amount), fits);
        for (uint32 i = 0; i < 4; ++i) {
            uint64 added = first + i == id && fits ? amount : 0;
            assertEq(counters.get(first + i), before[i] + added);
        }
        if (first != 0) assertEq(counters.get(first - 1), 0);
        if (first != type(uint32).max - 3) assertEq(counters.get(first + 4), 0);
    }

    function test_PackedCounters_HoldTheirMost() public {
        assertTrue(counters.tryAdd(7, type(uint64).max));
        assertFalse(counters.tryAdd(7, 1));
        assertTrue(counters.tryAdd(7, 0));
        assertFalse(counters.tryAdd(7, type(uint64).max));
        assertEq(counters.get(7), type(uint64).max);
        assertEq(counters.get(6), 0);
    }

    function test_PackedCounters_OfTheLeastAndTheGreatestId() public {
        uint32[4] memory ids = [uint32(0), 3, type(uint32).max - 3, type(uint32).max];
        for (uint64 i = 0; i < 4; ++i) {
            assertTrue(counters.tryAdd(ids[i], type(uint64).max - i));
        }
        for (uint64 i = 0; i < 4; ++i) {
            assertEq(counters.get(ids[i]), type(uint64).max - i);
            assertEq(counters.tryAdd(ids[i], 1), i != 0);
        }
        assertEq(counters.get(1), 0);
        assertEq(counters.get(type(uint32).max - 1), 0);
    }

    function testFuzz_PaymentTable_AddsUpById(
        uint32[24] memory ids,
        uint48[24] memory amounts,
        bool few
    )
        public
    {
        uint256[] memory table = PaymentTable.create(24);
        uint256 different = 0;
        for (uint256 i = 0; i < 24; ++i) {
            // Few ids come again, and those that differ by the table's length meet.
            uint256 id = few ? 1 + (ids[i] % 4) * 64 + (ids[i] % 3) : bound(ids[i], 1, type(uint32).max);
            uint256 amount = bound(amounts[i], 1, type(uint48).max);
            if (sums[id] == 0) ++different;
            sums[id] += amount;
            table.add(id, amount);
        }
        Payment[] memory payments = table.compact();
        assertEq(payments.length, different);
        for (uint256 i = 0; i < payments.length; ++i) {
            uint32 id = payments[i].split();
            assertEq(payments[i].amount(), sums[id]);
            // None comes twice.
            delete sums[id];
        }
    }

    function test_PaymentTable_WrapsAround() public pure {
        uint256[] memory table = PaymentTable.create(4);
        assertEq(table.length, 8);
        table.add(7, 1);
        table.add(15, 2);
        table.add(8, 3);
        table.add(15, 4);
        Payment[] memory payments = table.compact();
        assertEq(payments.length, 3);
        assertEq(Payment.unwrap(payments[0]), Payment.unwrap(toPayment(15, 6)));
        assertEq(Payment.unwrap(payments[1]), Payment.unwrap(toPayment(8, 3)));
        assertEq(Payment.unwrap(payments[2]), Payment.unwrap(toPayment(7, 1)));
    }

    function testFuzz_PaymentTable_IsEmptyInMemoryThatIsNot(uint8 entries, bytes calldata dirt) public pure {
        // What is written beyond the end of memory, without taking it, lies where the table comes to stand.
        bytes memory copy;
        assembly ("memory-safe") {
            copy := mload(0x40)
        }
        for (uint256 i = 0; i < 64; ++i) {
            assembly ("memory-safe") {
                mstore(add(copy, shl(5, i)), not(0))
            }
        }
        uint256[] memory table = PaymentTable.create(entries % 16);
        for (uint256 i = 0; i < table.length; ++i) {
            assertEq(table[i], 0);
        }
        // What is taken afterwards stands behind the table.
        bytes memory behind = abi.encodePacked(dirt);
        assertEq(keccak256(behind), keccak256(dirt));
        assertEq(table.compact().length, 0);
    }

    function test_PaymentTable_HoldsTheLargestAmounts() public pure {
        uint256[] memory table = PaymentTable.create(2);
        table.add(type(uint32).max, type(uint64).max - 1);
        table.add(3, type(uint64).max);
        table.add(type(uint32).max, 1);
        Payment[] memory payments = table.compact();
        assertEq(payments.length, 2);
        assertEq(Payment.unwrap(payments[0]), Payment.unwrap(toPayment(3, type(uint64).max)));
        assertEq(Payment.unwrap(payments[1]), Payment.unwrap(toPayment(type(uint32).max, type(uint64).max)));
    }

    function testFuzz_PaymentTable_IsAtMostHalfFull(uint16 entries) public pure {
        uint256[] memory table = PaymentTable.create(entries);
        assertGe(table.length, 2 * uint256(entries));
        assertEq(table.length & (table.length - 1), 0);
        assertEq(table.compact().length, 0);
    }

    function testFuzz_Payment_KeepsBothHalves(uint32 split, uint64 amount) public pure {
        Payment payment = toPayment(split, amount);
        assertEq(payment.split(), split);
        assertEq(payment.amount(), amount);
    }

    function testFuzz_Payment_LessKeepsTheSplitAndNothingAbove(
        uint160 above,
        uint32 split,
        uint64 amount,
        uint64 part
    )
        public
        pure
    {
        part = uint64(bound(part, 0, amount));
        Payment dirty = Payment.wrap((uint256(above) << 96) | Payment.unwrap(toPayment(split, amount)));
        assertEq(dirty.split(), split);
        assertEq(dirty.amount(), amount);
        assertEq(Payment.unwrap(dirty.less(part)), Payment.unwrap(toPayment(split, amount - part)));
    }

    function testFuzz_TabItems_ReadBack(uint32 song, uint16 kindAndPlays, uint48 amount) public view {
        bytes memory items = abi.encodePacked(bytes12("another item"), song, kindAndPlays, amount);
        uint256 item = this.itemAt(items, TabItems.SIZE);
        assertEq(item.song(), song);
        assertEq(item.amount(), amount);
        assertEq(item.isPaid(), kindAndPlays >> 14 == 0);
    }

    function itemAt(bytes calldata items, uint256 offset) external pure returns (uint256) {
        return items.itemAt(offset);
    }
}
