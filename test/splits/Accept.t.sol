// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {ChangeFixture} from "./ChangeFixture.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @notice Accepting a change of shares: by transaction, by signature, for a split whose recipients all have.
contract AcceptTest is ChangeFixture {
    /// @dev Order of secp256k1.
    uint256 private constant N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_AcceptChange_IsStored() public {
        bytes32 change = _proposeLess();
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, true);
        _accept(change, alice);
        assertTrue(splits.hasAccepted(change, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_AcceptChange_CanBeTakenBack() public {
        bytes32 change = _accept(_proposeLess(), alice);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, false);
        vm.prank(alice);
        splits.acceptChange(split, change, false);
        assertFalse(splits.hasAccepted(change, alice));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_AcceptChange_SpeaksForTheCallerAlone() public {
        bytes32 change = _accept(_accept(_proposeLess(), bob), dave);
        assertFalse(splits.hasAccepted(change, alice));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.applyChange(split, next, _list(alice, bob));
    }

    function test_RevertWhen_NothingIsProposedToAccept() public {
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChange(split, 0, true);
    }

    function test_RevertWhen_AnotherChangeIsAccepted() public {
        bytes32 change = _proposeLess();
        vm.expectRevert(_noSuchChange(~change));
        splits.acceptChange(split, ~change, true);
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChange(split, 0, true);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NoSuchChange.selector, 1, change));
        splits.acceptChange(1, change, true);
    }

    function test_AcceptChangeBySig_OfAnAccount() public {
        bytes32 change = _proposeLess();
        bytes memory signature = _sign(alice, _digestByWallet(1));
        assertEq(signature, _sign(alice, _digest()));
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, alice, true);
        vm.prank(dave);
        splits.acceptChangeBySig(split, alice, signature);
        splits.applyChange(split, next, _list(alice, bob));
        assertEq(splits.sharesOf(split, alice), _parts(100_000, 0));
    }

    function testFuzz_AcceptChangeBySig_OfAnyAccount(uint256 key) public {
        key = bound(key, 1, N - 1);
        bytes32 change = _proposeLess();
        address recipient = vm.addr(key);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digest());
        splits.acceptChangeBySig(split, recipient, abi.encodePacked(r, s, v));
        assertTrue(splits.hasAccepted(change, recipient));
    }

    function test_AcceptChangeBySig_OfASmartAccount() public {
        Wallet wallet = new Wallet(alice, true);
        bytes32 change = _proposeLess();
        bytes memory signature = _sign(alice, _digest());
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, address(wallet), true);
        splits.acceptChangeBySig(split, address(wallet), signature);
        assertTrue(splits.hasAccepted(change, address(wallet)));
        // The owner's signature for the wallet is also the owner's own: both say yes to the same.
        assertFalse(splits.hasAccepted(change, alice));
    }

    function test_RevertWhen_NothingIsProposedToSign() public {
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChangeBySig(split, alice, "");
        _proposeLess();
        bytes memory signature = _sign(alice, _digest());
        splits.cancelChange(split);
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChangeBySig(split, alice, signature);
    }

    function testFuzz_RevertWhen_TheSignatureIsForged(uint256 key, bytes calldata noise) public {
        key = bound(key, 1, N - 1);
        vm.assume(vm.addr(key) != alice);
        _proposeLess();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digest());
        _refused(abi.encodePacked(r, s, v));
        _refused(noise);
    }

    function testFuzz_RevertWhen_TheSignatureIsForAnotherChange(
        uint32 id,
        uint64 nonce,
        uint40 deadline
    )
        public
    {
        vm.assume(id != split || nonce != 1 || deadline != DEADLINE);
        _proposeLess();
        bytes32 structHash = _changeHash(id, nonce, deadline);
        _refused(_sign(alice, _digest(block.chainid, address(splits), structHash)));
    }

    function test_RevertWhen_TheSignatureIsForAnotherSplit() public {
        uint32 other = _createSplit(_between(alice, 500_000, bob));
        bytes32 change = _proposeLess();
        bytes memory signature = _sign(alice, _digest());
        splits.acceptChangeBySig(split, alice, signature);
        splits.proposeChange(other, DEADLINE, next);
        split = other;
        _refused(signature);
        assertFalse(splits.hasAccepted(splits.proposalOf(other).structHash, alice));
        assertTrue(splits.hasAccepted(change, alice));
    }

    function test_RevertWhen_TheSignatureIsForTheProposalBefore() public {
        _proposeLess();
        bytes memory signature = _sign(alice, _digest());
        _proposeLess();
        _refused(signature);
    }

    function test_RevertWhen_TheSignatureIsForAnotherContractOrChain() public {
        bytes32 change = _proposeLess();
        _refused(_sign(alice, _digest(block.chainid, address(tabs), change)));
        _refused(_sign(alice, _digest(block.chainid + 1, address(splits), change)));
        bytes memory signature = _sign(alice, _digest());
        vm.chainId(block.chainid + 1);
        _refused(signature);
    }

    function test_RevertWhen_TheSignatureIsMalleable() public {
        _proposeLess();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[alice], _digest());
        bytes32 high = bytes32(N - uint256(s));
        _refused(abi.encodePacked(r, high, v == 27 ? 28 : 27));
        _refused(abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255))));
        _refused("");
    }

    function test_RevertWhen_TheWalletRefusesTheSignature() public {
        _proposeLess();
        bytes memory signature = _sign(bob, _digest());
        address wallet = address(new Wallet(alice, true));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, wallet));
        splits.acceptChangeBySig(split, wallet, signature);
        // A contract that signs nothing.
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, address(usd)));
        splits.acceptChangeBySig(split, address(usd), signature);
    }

    function test_RevertWhen_TheSignerCannotSign() public {
        _proposeLess();
        bytes memory signature = _sign(bob, _digest());
        // Splits, whose addresses are those of precompiled contracts too, and nobody.
        for (uint32 i = 0; i <= 0x100; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, _asRecipient(i)));
            splits.acceptChangeBySig(split, _asRecipient(i), signature);
        }
    }

    function test_RevertWhen_TheSignerTookItBack() public {
        bytes32 change = _proposeLess();
        bytes memory signature = _sign(alice, _digest());
        splits.acceptChangeBySig(split, alice, signature);
        vm.prank(alice);
        splits.acceptChange(split, change, false);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, alice));
        splits.acceptChangeBySig(split, alice, signature);
        // Whoever accepts again may be helped again.
        _accept(change, alice);
        splits.acceptChangeBySig(split, alice, signature);
    }

    function test_AcceptChangeForSplit_WhenAllOfItsRecipientsHave() public {
        (uint32 band, bytes32 change) = _band();
        _accept(_accept(_accept(change, alice), bob), carol);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(split, change, _asRecipient(band), true);
        splits.acceptChangeForSplit(split, band, _list(alice, bob, carol));
        splits.applyChange(split, next, _list(_asRecipient(band), dave));
        assertEq(splits.sharesOf(split, _asRecipient(band)), _parts(400_000));
    }

    function test_AcceptChangeForSplit_CannotBeTakenBack() public {
        (uint32 band, bytes32 change) = _band();
        _accept(_accept(_accept(change, alice), bob), carol);
        splits.acceptChangeForSplit(split, band, _list(alice, bob, carol));
        vm.prank(carol);
        splits.acceptChange(split, change, false);
        assertTrue(splits.hasAccepted(change, _asRecipient(band)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, carol));
        splits.acceptChangeForSplit(split, band, _list(alice, bob, carol));
    }

    function test_AcceptChangeForSplit_WithoutThoseOfFullTranches() public {
        uint32 band = splits.create(address(0), _tranches(10, _whole(alice), _whole(bob)));
        split = _createSplit(_whole(_asRecipient(band)));
        bytes32 change = _accept(_propose(_tranches(_whole(dave))), bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_RecipientsMissing.selector, band, 0, 0));
        splits.acceptChangeForSplit(split, band, _list(bob));
        splits.tip(band, 10);
        splits.acceptChangeForSplit(split, band, _list(bob));
        assertTrue(splits.hasAccepted(change, _asRecipient(band)));
    }

    function test_AcceptChangeForSplit_ThroughTwoLevels() public {
        uint32 duo = splits.create(address(0), _tranches(10, _whole(alice), _whole(bob)));
        uint32 band = _createSplit(_between(_asRecipient(duo), 500_000, carol));
        split = _createSplit(_whole(_asRecipient(band)));
        bytes32 change = _propose(_tranches(_whole(dave)));
        _accept(_accept(_accept(change, alice), bob), carol);
        address[] memory members = _list(_asRecipient(duo), carol);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, _asRecipient(duo)));
        splits.acceptChangeForSplit(split, band, members);
        splits.acceptChangeForSplit(split, duo, _list(alice, bob));
        splits.acceptChangeForSplit(split, band, members);
        splits.applyChange(split, next, _list(_asRecipient(band), dave));
    }

    function test_RevertWhen_NothingIsProposedForTheSplit() public {
        vm.expectRevert(_noSuchChange(0));
        splits.acceptChangeForSplit(split, 1, _list(treasury));
    }

    function test_RevertWhen_TheNestedSplitIsUnknown() public {
        _proposeLess();
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 99));
        splits.acceptChangeForSplit(split, 99, _list(alice));
    }

    function test_RevertWhen_AMemberHasNotAccepted() public {
        (uint32 band, bytes32 change) = _band();
        _accept(_accept(change, alice), bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, carol));
        splits.acceptChangeForSplit(split, band, _list(alice, bob, carol));
    }

    function test_RevertWhen_AMemberIsLeftOut() public {
        (uint32 band, bytes32 change) = _band();
        _accept(_accept(change, alice), bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_RecipientsMissing.selector, band, 0, 500_000));
        splits.acceptChangeForSplit(split, band, _list(alice, bob));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_RecipientsMissing.selector, band, 0, 0));
        splits.acceptChangeForSplit(split, band, new address[](0));
    }

    function test_RevertWhen_AMemberComesTwice() public {
        (uint32 band, bytes32 change) = _band();
        _accept(_accept(change, alice), bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, alice));
        splits.acceptChangeForSplit(split, band, _list(alice, alice));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotSorted.selector, 0, alice));
        splits.acceptChangeForSplit(split, band, _list(bob, alice));
    }

    /// @dev A band of three has half of the split, and is to have less.
    function _band() private returns (uint32 band, bytes32 change) {
        band = _createSplit(_among(alice, 200_000, bob, 300_000, carol));
        split = _createSplit(_between(_asRecipient(band), 500_000, dave));
        change = _propose(_tranches(_between(_asRecipient(band), 400_000, dave)));
    }

    function _refused(bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, alice));
        splits.acceptChangeBySig(split, alice, signature);
    }

    /// @dev As a wallet computes it, from JSON.
    function _digestByWallet(uint64 nonce) private view returns (bytes32) {
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
            string.concat('{"name":"Stave Splits","version":"1","chainId":', Strings.toString(block.chainid));
        domain = string.concat(domain, ',"verifyingContract":"', Strings.toHexString(address(splits)), '"}');
        string memory types =
            '{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],"Share":[{"name":"recipient","type":"address"},{"name":"share","type":"uint24"}],"Tranche":[{"name":"until","type":"uint64"},{"name":"shares","type":"Share[]"}],"ShareChange":[{"name":"split","type":"uint32"},{"name":"nonce","type":"uint64"},{"name":"deadline","type":"uint40"},{"name":"tranches","type":"Tranche[]"}]}';
        string memory json =
            string.concat('{"types":', types, ',"primaryType":"ShareChange","domain":', domain);
        return vm.eip712HashTypedData(string.concat(json, ',"message":', message, "}"));
    }
}
