// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {NO_END, Proposal, Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {ChangeFixture} from "./ChangeFixture.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice What a controller may do: propose other shares, cancel that, hand control on.
contract ProposeTest is ChangeFixture {
    function test_ProposeChange_StoresItsTypedHash() public {
        _proposeLess();
        bytes32 structHash = _changeHash(split, 2, DEADLINE);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeProposed(split, structHash, 2, DEADLINE, next);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, structHash, address(this), true);
        assertEq(_proposeLess(), structHash);

        Proposal memory proposal = splits.proposalOf(split);
        assertEq(proposal.structHash, structHash);
        assertEq(proposal.nonce, 2);
        assertEq(proposal.deadline, DEADLINE);
        assertTrue(splits.hasAccepted(structHash, address(this)));
        assertFalse(splits.hasAccepted(structHash, alice));
        assertEq(splits.sharesOf(split, alice), _parts(500_000));
    }

    function testFuzz_ProposeChange_HashesAsTypedData(uint256 seed, uint40 deadline) public {
        _seedWith(seed);
        deadline = uint40(bound(deadline, START, type(uint40).max));
        _copy(_randomTranches(0), next);
        assertEq(splits.proposeChange(split, deadline, next), _changeHash(split, 1, deadline));
        assertEq(splits.proposeChange(split, deadline, next), _changeHash(split, 2, deadline));
    }

    function test_ProposeChange_ReplacesTheOneBefore() public {
        bytes32 first = _accept(_proposeLess(), alice);
        bytes32 second = _proposeLess();
        assertNotEq(first, second);
        assertEq(splits.proposalOf(split).nonce, 2);
        assertFalse(splits.hasAccepted(second, alice));
        vm.expectRevert(_noSuchChange(first));
        splits.acceptChange(split, first, true);
    }

    function test_ProposeChange_UntilThisVerySecond() public {
        splits.proposeChange(split, uint40(START), _tranches(_whole(alice)));
        assertEq(splits.proposalOf(split).deadline, START);
    }

    function test_ProposeChange_WhilePaymentsArePaused() public {
        _pause();
        assertNotEq(_proposeLess(), 0);
    }

    function test_RevertWhen_TheDeadlineIsPast() public {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_ChangeExpired.selector, split, START - 1));
        splits.proposeChange(split, uint40(START - 1), _tranches(_whole(alice)));
    }

    function test_RevertWhen_ProposedByAnother() public {
        vm.startPrank(alice);
        vm.expectRevert(_notController(split, alice));
        splits.proposeChange(split, DEADLINE, _tranches(_whole(alice)));
        vm.expectRevert(_notController(99, alice));
        splits.proposeChange(99, DEADLINE, _tranches(_whole(alice)));
    }

    function test_RevertWhen_TheProposedTrancheCountIsBad() public {
        _refused(new Tranche[](0), abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 0));
        _refused(new Tranche[](9), abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 9));
    }

    function testFuzz_RevertWhen_ATrancheEndsAtWhatWasReceived(uint64 income, uint64 end) public {
        income = uint64(bound(income, 1, 1e18));
        end = uint64(bound(end, 0, income));
        splits.tip(split, income);
        Tranche[] memory tranches = _tranches(end, _whole(alice), _whole(bob));
        _refused(tranches, abi.encodeWithSelector(ISplits.Splits_BadTrancheEnd.selector, 0, end));
        tranches[0].until = income + 1;
        splits.proposeChange(split, DEADLINE, tranches);
    }

    function test_RevertWhen_TheProposedSharesAreBad() public {
        Share[] memory shares = _between(alice, 500_000, bob);
        shares[1].share = 0;
        _refused(_tranches(shares), abi.encodeWithSelector(ISplits.Splits_ZeroShare.selector, 0, bob));
        shares[1].share = 500_001;
        _refused(
            _tranches(shares), abi.encodeWithSelector(ISplits.Splits_BadSharesTotal.selector, 0, 1_000_001)
        );
        shares[1].recipient = alice;
        _refused(_tranches(shares), abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, alice));
        _refused(
            _tranches(1, _equally(99), _equally(2)),
            abi.encodeWithSelector(ISplits.Splits_BadShareCount.selector, 1, 101)
        );
    }

    function test_RevertWhen_AProposedRecipientIsNobody() public {
        address[3] memory nobodies = [_asRecipient(split), _asRecipient(split + 1), address(splits)];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            _refused(
                _tranches(_whole(nobodies[i])),
                abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nobodies[i])
            );
        }
    }

    function test_CancelChange_TakesTheProposalBack() public {
        bytes32 change = _accept(_proposeLess(), alice);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeCancelled(split, change);
        splits.cancelChange(split);
        assertEq(splits.proposalOf(split).structHash, 0);
        vm.expectRevert(_noSuchChange(change));
        splits.acceptChange(split, change, true);
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_CancelChange_AcceptancesDoNotComeBack() public {
        bytes32 change = _accept(_proposeLess(), alice);
        splits.cancelChange(split);
        bytes32 again = _proposeLess();
        assertNotEq(again, change);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_NothingIsProposedToCancel() public {
        vm.expectRevert(_noSuchChange(0));
        splits.cancelChange(split);
        _proposeLess();
        splits.cancelChange(split);
        vm.expectRevert(_noSuchChange(0));
        splits.cancelChange(split);
    }

    function test_RevertWhen_CancelledByAnother() public {
        _proposeLess();
        vm.expectRevert(_notController(split, alice));
        vm.prank(alice);
        splits.cancelChange(split);
    }

    function test_SetController_HandsControlOn() public {
        vm.recordLogs();
        splits.setController(split, carol);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        assertEq(logs[0].topics[0], ISplits.ControllerSet.selector);
        assertEq(splits.stateOf(split).controller, carol);

        vm.expectRevert(_notController(split, address(this)));
        _proposeLess();
        vm.prank(carol);
        splits.proposeChange(split, DEADLINE, _tranches(_whole(alice)));
    }

    function test_SetController_CancelsWhatStandsProposed() public {
        bytes32 change = _accept(_proposeLess(), alice);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeCancelled(split, change);
        vm.expectEmit(address(splits));
        emit ISplits.ControllerSet(split, carol);
        splits.setController(split, carol);
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_SetController_ToNobodyIsForGood() public {
        bytes32 change = _accept(_proposeLess(), alice);
        splits.setController(split, address(0));
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, next, _list(alice, bob));
        vm.expectRevert(_notController(split, address(this)));
        splits.setController(split, address(this));
        // Positions can still be handed on.
        vm.prank(alice);
        splits.transferPosition(split, carol, _parts(500_000));
    }

    function test_RevertWhen_ControlIsTakenByAnother() public {
        vm.startPrank(alice);
        vm.expectRevert(_notController(split, alice));
        splits.setController(split, alice);
        vm.expectRevert(_notController(1, alice));
        splits.setController(1, alice);
        vm.expectRevert(_notController(0, alice));
        splits.setController(0, alice);
    }

    function _refused(Tranche[] memory tranches, bytes memory reason) private {
        vm.expectRevert(reason);
        splits.proposeChange(split, DEADLINE, tranches);
    }

    function _notController(uint32 id, address caller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_NotController.selector, id, caller);
    }
}
