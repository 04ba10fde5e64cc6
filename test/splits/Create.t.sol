// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Splits} from "../../contracts/Splits.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Ledger, NO_END, Share, SplitState, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";

contract CreateTest is SlowLedger {
    function test_Create_StoresSharesAndController() public {
        Tranche[] memory tranches = _tranches(_between(alice, 300_000, bob));
        vm.expectEmit(address(splits));
        emit ISplits.SplitCreated(2, carol, tranches);
        uint32 id = splits.create(carol, tranches);

        assertEq(id, 2);
        assertTrue(splits.exists(id));
        assertFalse(splits.exists(id + 1));
        assertFalse(splits.exists(0));
        SplitState memory state = splits.stateOf(id);
        assertEq(state.controller, carol);
        assertEq(state.firstTranche, 0);
        assertEq(state.trancheEnd, 1);
        assertEq(splits.sharesOf(id, alice), _parts(300_000));
        assertEq(splits.sharesOf(id, bob), _parts(700_000));
        assertEq(splits.sharesOf(id, carol), _parts(0));
        assertEq(splits.received(id), 0);
        assertEq(splits.ledger().splitCount, 2);
    }

    function test_Create_GivesIdsInSequence() public {
        assertEq(_createSplit(_whole(alice)), 2);
        assertEq(splits.create(address(0), _tranches(_whole(bob))), 3);
        assertEq(splits.stateOf(3).controller, address(0));
    }

    function test_Create_KeepsEachTranche() public {
        uint32 id = splits.create(address(0), _tranches(1000, _between(alice, 1, bob), _whole(carol)));
        assertEq(splits.stateOf(id).trancheEnd, 2);
        assertEq(splits.sharesOf(id, alice), _parts(1, 0));
        assertEq(splits.sharesOf(id, bob), _parts(999_999, 0));
        assertEq(splits.sharesOf(id, carol), _parts(0, 1_000_000));
        splits.tip(id, 1000);
        assertEq(splits.sharesOf(id, carol), _parts(1_000_000));
        assertEq(splits.sharesOf(id, alice), _parts(0));
    }

    function test_Create_KeepsEightTranchesToTheUnit() public {
        Tranche[] memory tranches = _stairs(8);
        for (uint256 t = 1; t < 8; t += 2) {
            tranches[t].shares = _whole(bob);
        }
        vm.expectEmit(address(splits));
        emit ISplits.SplitCreated(2, address(0), tranches);
        uint32 id = splits.create(address(0), tranches);
        assertEq(splits.stateOf(id).trancheEnd, 8);
        uint64[2] memory earned_;
        for (uint64 t = 0; t < 7; ++t) {
            assertEq(splits.sharesOf(id, alice).length, 8 - t);
            splits.tip(id, 999);
            assertEq(splits.sharesOf(id, alice).length, 8 - t);
            splits.tip(id, 1);
            earned_[t % 2] += 1000;
            assertEq(splits.withdrawable(id, alice), earned_[0]);
            assertEq(splits.withdrawable(id, bob), earned_[1]);
        }
        splits.tip(id, 5);
        assertEq(splits.withdrawable(id, bob), earned_[1] + 5);
    }

    function test_Create_WhilePaymentsArePaused() public {
        _pause();
        assertEq(_createSplit(_whole(alice)), 2);
    }

    function test_Create_LeavesNothingBehindWhenRefused() public {
        _refused(new Tranche[](0), abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 0));
        assertEq(splits.ledger().splitCount, 1);
        assertFalse(splits.exists(2));
        assertEq(_createSplit(_whole(alice)), 2);
    }

    function test_Create_NamesAnotherSplit() public {
        uint32 band = _createSplit(_whole(alice));
        uint32 song = _createSplit(_between(_asRecipient(band), 400_000, bob));
        assertEq(splits.sharesOf(song, _asRecipient(band)), _parts(400_000));
    }

    function test_Create_HundredRecipients() public {
        uint32 id = _createSplit(_equally(100));
        splits.tip(id, 1000);
        for (uint160 i = 0; i < 100; ++i) {
            assertEq(splits.withdrawable(id, address((1 << 40) + i)), 10);
        }
    }

    function testFuzz_Create_ReadsBack(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        address[] memory people = _people();
        for (uint256 p = 0; p < people.length; ++p) {
            uint24[] memory shares = splits.sharesOf(split, people[p]);
            assertEq(shares.length, inForce.length);
            uint64 start = 0;
            for (uint256 t = 0; t < shares.length; ++t) {
                assertEq(shares[t], _shareAt(inForce, start, people[p]));
                start = inForce[t].until;
            }
        }
    }

    function test_TreasurySplit_IsTheFirst() public view {
        assertEq(splits.TREASURY_SPLIT(), 1);
        assertEq(splits.stateOf(1).controller, treasury);
        assertEq(splits.sharesOf(1, treasury), _parts(TOTAL_SHARES));
        Ledger memory ledger = splits.ledger();
        assertEq(ledger.splitCount, 1);
        assertEq(ledger.protocolFee, PROTOCOL_FEE);
        assertEq(ledger.storefrontShare, STOREFRONT_SHARE);
        assertEq(ledger.accounted, 0);
        assertEq(ledger.fees, 0);
        assertFalse(ledger.paused);
        assertEq(address(splits.currency()), address(usd));
    }

    function test_RevertWhen_TrancheCountIsBad() public {
        _refused(new Tranche[](0), abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 0));
        _refused(_stairs(9), abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 9));
        assertEq(splits.create(address(0), _stairs(8)), 2);
    }

    function test_RevertWhen_TheFirstTrancheEndsAtZero() public {
        Tranche[] memory tranches = _stairs(3);
        tranches[0].until = 0;
        _refused(tranches, _badEnd(0, 0));
    }

    function testFuzz_RevertWhen_TrancheEndsDoNotAscend(uint64 end) public {
        Tranche[] memory tranches = _stairs(3);
        end = uint64(bound(end, 0, 1000));
        tranches[1].until = end;
        _refused(tranches, _badEnd(1, end));
        tranches[1].until = 1001;
        assertEq(splits.create(address(0), tranches), 2);
    }

    function test_RevertWhen_ATrancheBeforeTheLastNeverEnds() public {
        Tranche[] memory tranches = _stairs(3);
        tranches[1].until = NO_END;
        _refused(tranches, _badEnd(1, NO_END));
    }

    function test_RevertWhen_TheLastTrancheEnds() public {
        Tranche[] memory tranches = _stairs(3);
        tranches[2].until = NO_END - 1;
        _refused(tranches, _badEnd(2, NO_END - 1));
    }

    function test_RevertWhen_ATrancheHasNoRecipient() public {
        Tranche[] memory tranches = _tranches(1000, _whole(alice), new Share[](0));
        _refused(tranches, abi.encodeWithSelector(ISplits.Splits_BadShareCount.selector, 1, 1));
    }

    function test_RevertWhen_TranchesNameOver100() public {
        _refused(
            _tranches(_equally(101)), abi.encodeWithSelector(ISplits.Splits_BadShareCount.selector, 0, 101)
        );
        _refused(
            _tranches(1000, _equally(50), _equally(51)),
            abi.encodeWithSelector(ISplits.Splits_BadShareCount.selector, 1, 101)
        );
        assertEq(splits.create(address(0), _tranches(1000, _equally(50), _equally(50))), 2);
    }

    function test_RevertWhen_SharesDoNotAddUp() public {
        Share[] memory shares = _between(alice, 500_000, bob);
        shares[0].share += 1;
        _refused(
            _tranches(1000, _whole(alice), shares),
            abi.encodeWithSelector(ISplits.Splits_BadSharesTotal.selector, 1, 1_000_001)
        );
        shares[0].share -= 2;
        _refused(
            _tranches(shares), abi.encodeWithSelector(ISplits.Splits_BadSharesTotal.selector, 0, 999_999)
        );
    }

    function testFuzz_RevertWhen_SharesDoNotAddUp(uint24 ones, uint24 twos) public {
        ones = uint24(bound(ones, 1, type(uint24).max));
        twos = uint24(bound(twos, 1, type(uint24).max));
        uint256 total = uint256(ones) + twos;
        vm.assume(total != TOTAL_SHARES);
        Share[] memory shares = new Share[](2);
        shares[0] = Share(alice, ones);
        shares[1] = Share(bob, twos);
        _refused(_tranches(shares), abi.encodeWithSelector(ISplits.Splits_BadSharesTotal.selector, 0, total));
    }

    function test_RevertWhen_AShareIsZero() public {
        Share[] memory shares = _among(alice, 500_000, bob, 500_000, carol);
        _refused(_tranches(shares), abi.encodeWithSelector(ISplits.Splits_ZeroShare.selector, 0, carol));
    }

    function test_RevertWhen_RecipientsAreNotSorted() public {
        Share[] memory shares = _between(alice, 500_000, bob);
        (shares[0], shares[1]) = (shares[1], shares[0]);
        _refused(_tranches(shares), abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, alice));
    }

    function test_RevertWhen_ARecipientComesTwice() public {
        Share[] memory shares = _between(alice, 500_000, bob);
        shares[1].recipient = alice;
        _refused(
            _tranches(1, _whole(bob), shares),
            abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 1, alice)
        );
    }

    function test_RevertWhen_TheRecipientIsZero() public {
        _refused(
            _tranches(_whole(address(0))),
            abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, address(0))
        );
    }

    function test_RevertWhen_TheRecipientIsNobody() public {
        _refusedRecipient(address(splits));
        // The split itself, and one that does not exist.
        _refusedRecipient(_asRecipient(2));
        _refusedRecipient(_asRecipient(3));
        _refusedRecipient(_asRecipient(type(uint32).max));
        Tranche[] memory tranches = _tranches(1, _whole(alice), _whole(_asRecipient(3)));
        _refused(tranches, abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, _asRecipient(3)));
        // The first number that stands for no split is an account.
        assertEq(_createSplit(_whole(address(1 << 32))), 2);
    }

    function test_Constructor_EmitsFeesAndTheTreasurysSplit() public {
        vm.expectEmit();
        emit ISplits.FeesSet(500, 10_000);
        vm.expectEmit();
        emit ISplits.SplitCreated(1, alice, _tranches(_whole(alice)));
        Splits other = new Splits(address(manager), usd, alice, 500, 10_000);
        assertEq(other.ledger().protocolFee, 500);
        assertEq(other.ledger().storefrontShare, 10_000);
        assertEq(other.authority(), address(manager));
        assertEq(other.stateOf(1).controller, alice);
    }

    function test_RevertWhen_TheTreasuryIsNobody() public {
        address[3] memory nobodies = [address(0), _asRecipient(1), _asRecipient(2)];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nobodies[i]));
            new Splits(address(manager), usd, nobodies[i], 0, 0);
        }
    }

    function test_RevertWhen_TheFirstFeesAreAboveTheirCaps() public {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 501, 500));
        new Splits(address(manager), usd, alice, 501, 0);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 10_001, 10_000));
        new Splits(address(manager), usd, alice, 0, 10_001);
    }

    function test_RevertWhen_AnUnknownSplitIsRead() public {
        bytes memory unknown = abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 9);
        vm.expectRevert(unknown);
        splits.sharesOf(9, alice);
        vm.expectRevert(unknown);
        splits.withdrawable(9, alice);
        assertEq(splits.received(9), 0);
        assertEq(splits.stateOf(9).trancheEnd, 0);
    }

    function _refusedRecipient(address recipient) private {
        _refused(
            _tranches(_whole(recipient)),
            abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, recipient)
        );
    }

    function _refused(Tranche[] memory tranches, bytes memory reason) private {
        vm.expectRevert(reason);
        splits.create(address(this), tranches);
    }

    function _badEnd(uint256 tranche, uint64 until) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_BadTrancheEnd.selector, tranche, until);
    }

    /// @dev `count` tranches of 1,000 micro-USDC each, the last one without end.
    function _stairs(uint64 count) private view returns (Tranche[] memory tranches) {
        tranches = new Tranche[](count);
        for (uint64 t = 0; t < count; ++t) {
            tranches[t] = Tranche(t + 1 == count ? NO_END : (t + 1) * 1000, _whole(alice));
        }
    }
}
