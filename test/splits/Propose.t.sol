// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Proposal, Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Fixture} from "../utils/Fixture.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev As EIP-712 names it.
struct ShareChange {
    uint32 split;
    uint64 nonce;
    uint40 deadline;
    Tranche[] tranches;
}

/// @notice Proposing, cancelling and accepting a change of shares.
contract ProposeTest is Fixture {
    uint40 private constant DEADLINE = uint40(START + 1 days);

    uint32 private split;

    function setUp() public override {
        super.setUp();
        split = _createSplit(_between(alice, 500_000, bob));
    }

    function test_ProposeChange_StoresItsTypedHash() public {
        bytes32 structHash = _structHash(split, 1, DEADLINE);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeProposed(split, structHash, 1, DEADLINE, _next());
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, structHash, address(this), true);
        assertEq(_propose(), structHash);

        Proposal memory proposal = splits.proposalOf(split);
        assertEq(proposal.structHash, structHash);
        assertEq(proposal.nonce, 1);
        assertEq(proposal.deadline, DEADLINE);
        assertTrue(splits.hasAccepted(structHash, address(this)));
        assertFalse(splits.hasAccepted(structHash, alice));
    }

    function test_ProposeChange_ReplacesTheOneBefore() public {
        bytes32 first = _propose();
        bytes32 second = _propose();
        assertNotEq(first, second);
        assertEq(splits.proposalOf(split).nonce, 2);
        vm.expectRevert(_noSuchChange(first));
        splits.acceptChange(split, first, true);
    }

    function test_ProposeChange_UntilThisVerySecond() public {
        splits.proposeChange(split, uint40(START), _next());
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_ChangeExpired.selector, split, START - 1));
        splits.proposeChange(split, uint40(START - 1), _next());
    }

    function test_RevertWhen_ProposedByAnother() public {
        bytes memory reason = abi.encodeWithSelector(ISplits.Splits_NotController.selector, split, alice);
        vm.startPrank(alice);
        vm.expectRevert(reason);
        splits.proposeChange(split, DEADLINE, _next());
        vm.expectRevert(reason);
        splits.cancelChange(split);
        vm.expectRevert(reason);
        splits.setController(split, alice);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotController.selector, 99, alice));
        splits.proposeChange(99, DEADLINE, _next());
    }

    function test_RevertWhen_TheProposedTranchesAreBad() public {
        splits.tip(split, 9000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadTrancheEnd.selector, 0, 9000));
        _propose();
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadTrancheCount.selector, 0));
        splits.proposeChange(split, DEADLINE, new Tranche[](0));
        Tranche[] memory circle = _tranches(_whole(_asRecipient(split)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, _asRecipient(split)));
        splits.proposeChange(split, DEADLINE, circle);
    }

    function test_CancelChange_TakesTheProposalBack() public {
        bytes32 change = _propose();
        vm.expectEmit(address(splits));
        emit ISplits.ChangeCancelled(split, change);
        splits.cancelChange(split);
        assertEq(splits.proposalOf(split).structHash, 0);
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, _next(), _list(alice, bob));
        vm.expectRevert(_noSuchChange(0));
        splits.cancelChange(split);
    }

    function test_SetController_HandsControlOnAndCancels() public {
        bytes32 change = _propose();
        vm.expectEmit(address(splits));
        emit ISplits.ChangeCancelled(split, change);
        vm.expectEmit(address(splits));
        emit ISplits.ControllerSet(split, carol);
        splits.setController(split, carol);
        assertEq(splits.stateOf(split).controller, carol);
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, _next(), _list(alice, bob));
        vm.prank(carol);
        splits.proposeChange(split, DEADLINE, _next());
    }

    function test_SetController_ToNobodyIsForGood() public {
        bytes32 change = _accepted(_propose(), alice);
        splits.setController(split, address(0));
        vm.expectRevert(_noSuchChange(change));
        splits.applyChange(split, _next(), _list(alice, bob));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotController.selector, split, address(this)));
        splits.setController(split, address(this));
    }

    function test_AcceptChange_CanBeTakenBack() public {
        bytes32 change = _propose();
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, true);
        _accepted(change, alice);
        assertTrue(splits.hasAccepted(change, alice));
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, false);
        vm.prank(alice);
        splits.acceptChange(split, change, false);
        assertFalse(splits.hasAccepted(change, alice));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, _next(), _list(alice, bob));
    }

    function test_RevertWhen_AnotherChangeIsAccepted() public {
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChange(split, 0, true);
        bytes32 change = _propose();
        vm.expectRevert(_noSuchChange(~change));
        splits.acceptChange(split, ~change, true);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NoSuchChange.selector, 1, change));
        splits.acceptChange(1, change, true);
    }

    function test_AcceptChangeBySig_OfAnAccount() public {
        bytes32 change = _propose();
        bytes memory signature = _sign(alice, _digest(block.chainid, address(splits), 1));
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, true);
        vm.prank(dave);
        splits.acceptChangeBySig(split, alice, signature);
        splits.applyChange(split, _next(), _list(alice, bob));
        assertEq(splits.sharesOf(split, alice), _parts(100_000, 0));
    }

    function test_AcceptChangeBySig_OfASmartAccount() public {
        Wallet wallet = new Wallet(alice, true);
        bytes32 change = _propose();
        bytes32 digest = _digest(block.chainid, address(splits), 1);
        bytes memory wrong = _sign(bob, digest);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, wallet));
        splits.acceptChangeBySig(split, address(wallet), wrong);
        splits.acceptChangeBySig(split, address(wallet), _sign(alice, digest));
        assertTrue(splits.hasAccepted(change, address(wallet)));
    }

    function test_RevertWhen_TheSignatureIsForSomethingElse() public {
        _propose();
        uint256 chain = block.chainid;
        _refused(_sign(bob, _digest(chain, address(splits), 1)));
        _refused(_sign(alice, _digest(chain, address(splits), 2)));
        _refused(_sign(alice, _digest(chain, address(tabs), 1)));
        _refused(_sign(alice, _digest(chain + 1, address(splits), 1)));
        _refused("");
        // After a replacement the signature for the first one is worth nothing.
        bytes memory signature = _sign(alice, _digest(chain, address(splits), 1));
        _propose();
        _refused(signature);
    }

    function test_RevertWhen_TheSignatureIsUsedOnAnotherChain() public {
        _propose();
        bytes memory signature = _sign(alice, _digest(block.chainid, address(splits), 1));
        vm.chainId(block.chainid + 1);
        _refused(signature);
    }

    function test_RevertWhen_NothingIsProposedToSign() public {
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChangeBySig(split, alice, "");
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChangeForSplit(split, 1, _list(treasury));
    }

    function test_RevertWhen_TheSignerTookItBack() public {
        bytes32 change = _propose();
        bytes memory signature = _sign(alice, _digest(block.chainid, address(splits), 1));
        splits.acceptChangeBySig(split, alice, signature);
        vm.prank(alice);
        splits.acceptChange(split, change, false);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.acceptChangeBySig(split, alice, signature);
        // Whoever accepts again may be helped again.
        _accepted(change, alice);
        splits.acceptChangeBySig(split, alice, signature);
    }

    function _next() private view returns (Tranche[] memory) {
        return _tranches(9000, _between(alice, 100_000, bob), _whole(bob));
    }

    function _propose() private returns (bytes32) {
        return splits.proposeChange(split, DEADLINE, _next());
    }

    function _accepted(bytes32 change, address recipient) private returns (bytes32) {
        vm.prank(recipient);
        splits.acceptChange(split, change, true);
        return change;
    }

    function _refused(bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, alice));
        splits.acceptChangeBySig(split, alice, signature);
    }

    function _noSuchChange(bytes32 change) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_NoSuchChange.selector, split, change);
    }

    function _sign(address signer, bytes32 digest) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[signer], digest);
        return abi.encodePacked(r, s, v);
    }

    function _structHash(uint32 id, uint64 nonce, uint40 deadline) private view returns (bytes32) {
        return vm.eip712HashStruct(
            "ShareChange(uint32 split,uint64 nonce,uint40 deadline,Tranche[] tranches)Share(address recipient,uint24 share)Tranche(uint64 until,Share[] shares)",
            abi.encode(ShareChange(id, nonce, deadline, _next()))
        );
    }

    /// @dev As a wallet computes it, from JSON.
    function _digest(uint256 chainId, address verifier, uint64 nonce) private view returns (bytes32) {
        Tranche[] memory next = _next();
        string memory tranches;
        for (uint256 t = 0; t < next.length; ++t) {
            string memory shares;
            for (uint256 i = 0; i < next[t].shares.length; ++i) {
                Share memory share = next[t].shares[i];
                shares = string.concat(
                    shares, i == 0 ? "" : ",", '{"recipient":"', Strings.toHexString(share.recipient)
                );
                shares = string.concat(shares, '","share":', Strings.toString(share.share), "}");
            }
            tranches =
                string.concat(tranches, t == 0 ? "" : ",", '{"until":"', Strings.toString(next[t].until));
            tranches = string.concat(tranches, '","shares":[', shares, "]}");
        }
        string memory message =
            string.concat('{"split":', Strings.toString(split), ',"nonce":', Strings.toString(nonce));
        message = string.concat(
            message, ',"deadline":', Strings.toString(DEADLINE), ',"tranches":[', tranches, "]}"
        );
        string memory domain =
            string.concat('{"name":"Stave Splits","version":"1","chainId":', Strings.toString(chainId));
        domain = string.concat(domain, ',"verifyingContract":"', Strings.toHexString(verifier), '"}');
        string memory types =
            '{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],"Share":[{"name":"recipient","type":"address"},{"name":"share","type":"uint24"}],"Tranche":[{"name":"until","type":"uint64"},{"name":"shares","type":"Share[]"}],"ShareChange":[{"name":"split","type":"uint32"},{"name":"nonce","type":"uint64"},{"name":"deadline","type":"uint40"},{"name":"tranches","type":"Tranche[]"}]}';
        string memory json =
            string.concat('{"types":', types, ',"primaryType":"ShareChange","domain":', domain);
        return vm.eip712HashTypedData(string.concat(json, ',"message":', message, "}"));
    }
}
