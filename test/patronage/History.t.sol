// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {Page, Patron, Renewal} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

/// @notice Random years of three fans and an artist: places, money and times always add up.
contract PatronageHistoryTest is PatronageFixture {
    uint256 private constant STEPS = 60;
    uint256 private collected;

    function testFuzz_History_AddsUp(uint256 seed) public {
        address[3] memory fans = [bob, carol, dave];
        for (uint256 step = 0; step < STEPS; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip((seed >> 128) % (20 days));
            address fan = fans[seed % 3];
            Patron memory before = _patron(fan);
            _act(seed >> 2, fan, fans[(seed >> 2) % 3]);
            _checkTimes(before, _patron(fan));
            _checkSums(fans);
        }
    }

    /// @dev One action; one that is not possible now reverts and changes nothing.
    function _act(uint256 seed, address fan, address other) private {
        uint8 tier = uint8(seed % 2 + 1);
        uint8 paidMonths = uint8((seed >> 8) % 3 + 1);
        uint256 choice = (seed >> 16) % 9;
        uint16 version = patronage.tierOf(alice, tier).version;
        if (choice == 0) {
            vm.startPrank(alice);
            patronage.setTier(alice, tier, _tierTerms(uint48((seed >> 32) % 20e6 + 1)));
            patronage.setLimit(alice, tier, uint32((seed >> 64) % 3 + 1));
            patronage.setPage(alice, split, uint16((seed >> 72) % 101));
            vm.stopPrank();
            return;
        }
        bytes memory call;
        if (choice < 4) {
            Renewal renewal = Renewal((seed >> 32) % 3);
            call = abi.encodeCall(IPatronage.join, (alice, tier, version, paidMonths, 0, renewal));
        } else if (choice == 4) {
            call = abi.encodeCall(IPatronage.renew, (alice, paidMonths, type(uint64).max));
        } else if (choice == 5) {
            call = abi.encodeCall(IPatronage.gift, (alice, other, tier, version, paidMonths, 0));
        } else if (choice == 6) {
            call = abi.encodeCall(IPatronage.collect, (alice, other));
        } else if (choice == 7) {
            call = abi.encodeCall(IPatronage.vacate, (alice, _list(bob, carol, dave)));
        } else {
            call = abi.encodeCall(IPatronage.cancel, (alice));
        }
        vm.prank(fan);
        (bool done, bytes memory answer) = address(patronage).call(call);
        if (done && choice == 6) collected += abi.decode(answer, (uint64));
    }

    /// @dev Paid time ends no earlier than it did, but for moving to a dearer tier, where it is worth as much.
    function _checkTimes(Patron memory before, Patron memory patron) private view {
        assertLe(patron.since, patron.paidUntil);
        if (patron.paidUntil >= before.paidUntil) return;
        assertNotEq(patron.tier, before.tier);
        uint256 worth = (before.paidUntil - block.timestamp) * before.rate;
        uint256 paid = uint256(patron.contributed - before.contributed) * MONTH;
        assertApproxEqAbs((patron.paidUntil - block.timestamp) * patron.rate, worth + paid, patron.rate);
    }

    function _checkSums(address[3] memory fans) private view {
        uint32[3] memory places;
        uint256 contributed = 0;
        uint256 held = 0;
        for (uint256 i = 0; i < 3; ++i) {
            Patron memory patron = _patron(fans[i]);
            ++places[patron.tier];
            contributed += patron.contributed;
            held += usd.balanceOf(fans[i]);
        }
        Page memory page = patronage.pageOf(alice);
        assertEq(page.patrons, places[1] + places[2]);
        assertEq(patronage.tierOf(alice, 1).patrons, places[1]);
        assertEq(patronage.tierOf(alice, 2).patrons, places[2]);
        assertEq(page.contributed, contributed);
        uint256 spent = 3 * PURSE - held;
        // What fans spent less what they earned as keepers is in the ledger, to the unit.
        assertEq(contributed - collected, spent);
        assertEq(splits.ledger().accounted, spent);
        assertEq(usd.balanceOf(address(splits)), spent);
        assertEq(usd.balanceOf(address(patronage)), 0);
    }
}
