// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Lanes} from "../../contracts/libraries/Lanes.sol";
import {Slots} from "../../contracts/libraries/Slots.sol";
import {Song} from "../../contracts/types/CatalogTypes.sol";
import {Position} from "../../contracts/types/SplitTypes.sol";
import {Lane} from "../../contracts/types/TabTypes.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Structs written and read as words, beside what the compiler makes of them.
contract SlotsTest is Test {
    using Lanes for Lane;
    using Slots for Position;
    using Slots for Song;

    Lane private lane;
    Position private position;
    Song private song;
    bytes32 private neighbour;

    function testFuzz_Lanes_ReadBalanceAndNonce(Lane memory written) public {
        lane = written;
        (uint64 balance, uint64 nonce) = lane.state();
        assertEq(balance, written.balance);
        assertEq(nonce, written.nonce);
    }

    function testFuzz_Lanes_WriteBalanceAndNonceAlone(
        Lane memory written,
        uint64 balance,
        uint64 nonce
    )
        public
    {
        lane = written;
        lane.setState(balance, nonce);
        (written.balance, written.nonce) = (balance, nonce);
        assertEq(abi.encode(lane), abi.encode(written));
    }

    function testFuzz_Slots_StoreAPosition(Position memory before, Position memory written) public {
        position = before;
        position.store(written);
        assertEq(abi.encode(position), abi.encode(written));
    }

    function testFuzz_Slots_StoreASong(Song memory before, Song memory written, bytes32 beside) public {
        neighbour = beside;
        song = before;
        song.store(written);
        assertEq(abi.encode(song), abi.encode(written));
        assertEq(neighbour, beside);
    }

    function test_Slots_StoreTheLargestValues() public {
        Position memory most = Position({
            owed: type(uint104).max,
            since: type(uint64).max,
            share: type(uint24).max,
            tranche: type(uint32).max,
            last: true
        });
        position.store(most);
        assertEq(abi.encode(position), abi.encode(most));
        Position memory least;
        position.store(least);
        assertEq(abi.encode(position), abi.encode(least));
        lane.setState(type(uint64).max, type(uint64).max);
        assertEq(abi.encode(lane), abi.encode(Lane(type(uint64).max, type(uint64).max, 0, 0)));
    }
}
