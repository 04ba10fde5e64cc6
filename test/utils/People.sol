// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";

/// @notice Those who hold a role, and four people whose addresses ascend.
abstract contract People is Test {
    address internal admin = makeAddr("admin");
    address internal guardian = makeAddr("guardian");
    address internal curator = makeAddr("curator");
    address internal gateway = makeAddr("gateway");
    address internal treasury = makeAddr("treasury");

    /// @dev alice < bob < carol < dave.
    address internal alice;
    address internal bob;
    address internal carol;
    address internal dave;
    mapping(address person => uint256) internal keyOf;

    function _meetPeople() internal {
        address[4] memory people;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 key = uint256(keccak256(abi.encode("person", i)));
            address person = vm.addr(key);
            keyOf[person] = key;
            uint256 place = i;
            for (; place > 0 && people[place - 1] > person; --place) {
                people[place] = people[place - 1];
            }
            people[place] = person;
        }
        (alice, bob, carol, dave) = (people[0], people[1], people[2], people[3]);
        vm.label(alice, "alice");
        vm.label(bob, "bob");
        vm.label(carol, "carol");
        vm.label(dave, "dave");
    }

    /// @dev Lists of shares.
    function assertEq(uint24[] memory left, uint24[] memory right) internal pure {
        assertEq(left.length, right.length, "length");
        for (uint256 i = 0; i < left.length; ++i) {
            assertEq(left[i], right[i], "share");
        }
    }
}
