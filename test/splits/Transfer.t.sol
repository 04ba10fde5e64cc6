// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";

contract TransferTest is SlowLedger {
    function test_TransferPosition_HandsOnTheWhole() public {
        split = _createSplit(_between(alice, 300_000, bob));
        splits.tip(split, 1000);
        vm.expectEmit(address(splits));
        emit ISplits.PositionTransferred(split, alice, carol, 1000, _parts(300_000));
        _hand(alice, carol, _parts(300_000));

        assertEq(splits.withdrawable(split, alice), 300);
        assertEq(splits.withdrawable(split, carol), 0);
        splits.tip(split, 1000);
        assertEq(splits.withdraw(split, alice), 300);
        assertEq(splits.withdraw(split, carol), 300);
        assertEq(splits.sharesOf(split, alice), _parts(0));
        assertEq(splits.sharesOf(split, carol), _parts(300_000));
        assertEq(splits.stateOf(split).clock, 1);
    }

    function test_TransferPosition_HandsOnAPart() public {
        split = _createSplit(_between(alice, 300_000, bob));
        _hand(alice, bob, _parts(100_000));
        splits.tip(split, 1000);
        assertEq(splits.withdrawable(split, alice), 200);
        assertEq(splits.withdrawable(split, bob), 800);
    }

    function test_TransferPosition_InSeveralTranches() public {
        split = splits.create(address(0), _tranches(1000, _between(alice, 800_000, bob), _whole(bob)));
        splits.tip(split, 500);
        _hand(bob, carol, _parts(200_000, 900_000));
        splits.tip(split, 1500);
        assertEq(splits.withdrawable(split, alice), 800);
        assertEq(splits.withdrawable(split, bob), 100 + 100);
        assertEq(splits.withdrawable(split, carol), 100 + 900);
        // Only the last tranche is left now.
        _hand(carol, dave, _parts(900_000));
        splits.tip(split, 100);
        assertEq(splits.withdrawable(split, dave), 90);
        assertEq(splits.withdrawable(split, carol), 1000);
    }

    function test_TransferPosition_OfALaterTrancheOnly() public {
        split = splits.create(address(0), _tranches(1000, _whole(alice), _whole(bob)));
        _hand(bob, carol, _parts(0, 1_000_000));
        splits.tip(split, 1500);
        assertEq(splits.withdrawable(split, alice), 1000);
        assertEq(splits.withdrawable(split, bob), 0);
        assertEq(splits.withdrawable(split, carol), 500);
    }

    function test_TransferPosition_ToASplit() public {
        uint32 band = _createSplit(_whole(bob));
        split = _createSplit(_whole(alice));
        _hand(alice, _asRecipient(band), _parts(1_000_000));
        splits.tip(split, 10);
        splits.withdraw(split, _asRecipient(band));
        assertEq(splits.withdrawable(band, bob), 10);
    }

    function test_TransferPosition_OfTheTreasury() public {
        vm.prank(treasury);
        splits.transferPosition(1, alice, _parts(400_000));
        splits.tip(1, 10);
        assertEq(splits.withdrawable(1, alice), 4);
        assertEq(splits.withdrawable(1, treasury), 6);
    }

    function test_TransferPosition_PartsOfTwoPercent() public {
        split = _createSplit(_between(alice, 40_000, bob));
        _hand(alice, carol, _parts(20_000));
        assertEq(splits.sharesOf(split, alice), _parts(20_000));
        // A whole may be small.
        _hand(alice, dave, _parts(20_000));
    }

    function test_RevertWhen_ThePartIsTooSmall() public {
        split = splits.create(
            address(0), _tranches(1000, _between(alice, 80_000, bob), _between(alice, 79_999, bob))
        );
        // Two percent a tranche that is not full: four.
        _tooSmall(_parts(39_999, 0), 0);
        _tooSmall(_parts(40_001, 0), 0);
        _tooSmall(_parts(1, 0), 0);
        _tooSmall(_parts(80_000, 40_000), 1);
        _tooSmall(_parts(40_000, 39_999), 1);
        _hand(alice, carol, _parts(40_000, 79_999));
    }

    function testFuzz_RevertWhen_ThePartIsTooSmall(uint24 share, uint24 part) public {
        share = uint24(bound(share, 2, 999_999));
        part = uint24(bound(part, 1, share - 1));
        split = _createSplit(_between(alice, share, bob));
        bool small = part < 20_000 || share - part < 20_000;
        if (small) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_PartTooSmall.selector, split, 0, 20_000));
        }
        _hand(alice, carol, _parts(part));
        assertEq(splits.sharesOf(split, carol), _parts(small ? 0 : part));
    }

    function test_TransferPosition_WhilePaymentsArePaused() public {
        split = _createSplit(_whole(alice));
        _pause();
        _hand(alice, bob, _parts(1_000_000));
        assertEq(splits.sharesOf(split, bob), _parts(1_000_000));
    }

    function test_TransferPosition_AndBack() public {
        split = _createSplit(_between(alice, 300_000, bob));
        splits.tip(split, 10);
        _hand(alice, carol, _parts(300_000));
        splits.tip(split, 10);
        _hand(carol, alice, _parts(300_000));
        splits.tip(split, 10);
        assertEq(splits.withdrawable(split, alice), 6);
        assertEq(splits.withdrawable(split, carol), 3);
        assertEq(splits.stateOf(split).clock, 2);
    }

    function test_RevertWhen_TheReceiverIsNobody() public {
        split = _createSplit(_whole(alice));
        address[5] memory nobodies =
            [alice, address(0), _asRecipient(split), _asRecipient(split + 1), address(splits)];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nobodies[i]));
            _hand(alice, nobodies[i], _parts(1_000_000));
        }
    }

    function test_RevertWhen_TheSharesAreNotHeld() public {
        split = splits.create(address(0), _tranches(1000, _between(alice, 800_000, bob), _whole(bob)));
        _badShares(_parts(800_001, 0), 0, 800_000, 800_001);
        _badShares(_parts(800_000, 1), 1, 0, 1);
        _badShares(_parts(0, 0), 0, 800_000, 0);
        _badShares(_parts(800_000), 1, 2, 1);
        _badShares(new uint24[](0), 0, 2, 0);
        splits.tip(split, 1000);
        _badShares(_parts(800_000, 0), 2, 1, 2);
        _badShares(_parts(1), 0, 0, 1);
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        split = 2;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 2));
        _hand(alice, bob, _parts(1));
    }

    function testFuzz_TransferPosition_AmongPaymentsAndChanges(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        address[] memory people = _people();
        for (uint256 i = 0; i < 24; ++i) {
            uint256 step = _random(0, 5);
            uint256 from = _random(0, 3);
            if (step < 2) _tip(uint64(_random(1, 1500)));
            else if (step < 4) _transfer(people[from], people[(from + _random(1, 3)) % 4]);
            else if (step == 4) _change(_randomTranches(income));
            else _withdraw(people[from]);
        }
        _assertLedger();
        uint256 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            sum += earned[people[i]];
        }
        assertEq(sum, uint256(income) * 1_000_000);
    }

    function _hand(address from, address to, uint24[] memory shares) private {
        vm.prank(from);
        splits.transferPosition(split, to, shares);
    }

    function _tooSmall(uint24[] memory shares, uint256 tranche) private {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_PartTooSmall.selector, split, tranche, 40_000));
        _hand(alice, carol, shares);
    }

    function _badShares(uint24[] memory shares, uint256 tranche, uint256 held, uint256 wanted) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISplits.Splits_BadShares.selector, split, tranche, held, wanted)
        );
        _hand(alice, carol, shares);
    }
}
