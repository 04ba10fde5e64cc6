// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ledger} from "../../contracts/types/SplitTypes.sol";
import {Totals} from "../../contracts/types/Totals.sol";
import {Test, stdError} from "forge-std/Test.sol";

/// @notice The ledger's one word, beside the struct that it stands for.
contract TotalsTest is Test {
    Ledger private stored;

    function testFuzz_Totals_AreTheStructsSlot(Ledger memory ledger) public {
        Totals totals = _pack(ledger);
        assertEq(totals.accounted(), ledger.accounted);
        assertEq(totals.fees(), ledger.fees);
        assertEq(totals.protocolFee(), ledger.protocolFee);
        assertEq(totals.storefrontShare(), ledger.storefrontShare);
        assertEq(totals.splitCount(), ledger.splitCount);
        assertEq(totals.isPaused(), ledger.paused);
        _assertIs(totals, ledger);
    }

    function testFuzz_Totals_Plus(Ledger memory ledger, uint80 sum, uint64 newFees) public {
        sum = uint80(bound(sum, 0, type(uint80).max - ledger.accounted));
        newFees = uint64(bound(newFees, 0, type(uint64).max - ledger.fees));
        Totals totals = _pack(ledger);
        assertTrue(totals.hasRoomFor(sum, newFees));
        ledger.accounted += sum;
        ledger.fees += newFees;
        _assertIs(totals.plus(sum, newFees), ledger);
    }

    function testFuzz_Totals_HaveNoRoomBeyondTheirBits(Ledger memory ledger, uint144 more) public {
        Totals totals = _pack(ledger);
        uint256 room = type(uint80).max - ledger.accounted;
        assertTrue(totals.hasRoomFor(room, 0));
        assertFalse(totals.hasRoomFor(room + 1 + more, 0));
        room = type(uint64).max - ledger.fees;
        assertTrue(totals.hasRoomFor(0, room));
        assertFalse(totals.hasRoomFor(0, room + 1 + more));
    }

    function testFuzz_Totals_Minus(Ledger memory ledger, uint64 amount) public {
        amount = uint64(bound(amount, 0, ledger.accounted < type(uint64).max ? ledger.accounted : amount));
        Totals totals = _pack(ledger);
        ledger.accounted -= amount;
        _assertIs(totals.minus(amount), ledger);
    }

    function testFuzz_Totals_WithoutFees(Ledger memory ledger) public {
        Totals totals = _pack(ledger);
        ledger.fees = 0;
        _assertIs(totals.withoutFees(), ledger);
    }

    function testFuzz_Totals_WithNewSplit(Ledger memory ledger) public {
        ledger.splitCount = uint32(bound(ledger.splitCount, 0, type(uint32).max - 1));
        Totals totals = _pack(ledger);
        ++ledger.splitCount;
        _assertIs(totals.withNewSplit(), ledger);
    }

    function testFuzz_RevertWhen_ThereAreNoMoreIds(Ledger memory ledger) public {
        ledger.splitCount = type(uint32).max;
        Totals totals = _pack(ledger);
        vm.expectRevert(stdError.assertionError);
        this.withNewSplit(totals);
    }

    function testFuzz_Totals_WithFees(Ledger memory ledger, uint16 protocolFee, uint16 share) public {
        Totals totals = _pack(ledger);
        (ledger.protocolFee, ledger.storefrontShare) = (protocolFee, share);
        _assertIs(totals.withFees(protocolFee, share), ledger);
    }

    function testFuzz_Totals_WithPaused(Ledger memory ledger, bool paused) public {
        Totals totals = _pack(ledger);
        ledger.paused = paused;
        _assertIs(totals.withPaused(paused), ledger);
    }

    function withNewSplit(Totals totals) external pure returns (Totals) {
        return totals.withNewSplit();
    }

    /// @dev As the compiler packs the struct.
    function _pack(Ledger memory ledger) private returns (Totals) {
        stored = ledger;
        uint256 slot;
        assembly ("memory-safe") {
            slot := stored.slot
        }
        return Totals.wrap(uint256(vm.load(address(this), bytes32(slot))));
    }

    function _assertIs(Totals totals, Ledger memory ledger) private {
        assertEq(Totals.unwrap(totals), Totals.unwrap(_pack(ledger)));
        assertEq(abi.encode(totals.toLedger()), abi.encode(ledger));
    }
}
