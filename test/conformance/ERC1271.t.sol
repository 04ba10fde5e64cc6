// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Pass} from "../../contracts/types/EditionTypes.sol";
import {EditionFixture} from "../editions/EditionFixture.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Reply, Signer} from "./Signers.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice What ERC-1271 says, held against the two places that take EIP-712 signatures of any account: accepting a
/// change of shares, and buying with a pass.
///
/// | the standard | test |
/// |---|---|
/// | asked with digest and signature as they are | test_AContractIsAskedForThisDigestAndSignature |
/// | 0x1626ba7e in a word, and nothing else, means yes | test_OnlyTheMagicValueMeansYes |
/// | the question changes nothing | test_OnlyTheMagicValueMeansYes |
/// | a signature of any length, none too | test_ASignatureMayHaveAnyLength |
/// | the answer may change with time | test_AnAccountMayChangeItsMind |
/// | an account with code is asked, its own key or not (EIP-7702) | test_AnAccountWithCodeIsAsked |
/// | an account without code signs with its key alone | test_AnAccountWithoutCodeIsNotAsked |
/// | bound to chain and contract like every signature | test_ASignatureIsForOneContractOnOneChain |
/// | bound to nonce and deadline | test_AnAcceptanceIsForOneProposal, test_AnAcceptanceEndsWithTheDeadline |
/// | bound to a pass' limits and time | test_APassEndsForSmartAccountsToo |
contract ERC1271ConformanceTest is EditionFixture {
    uint32 private edition;
    uint32 private shared;
    bytes32 private change;
    Signer private signer;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
        signer = new Signer();
        _handOver(address(signer));
    }

    function test_AContractIsAskedForThisDigestAndSignature() public {
        bytes memory signature = hex"c0ffee";
        signer.signOnly(_changeDigest(), signature);
        _assertAcceptance(address(signer), signature, true);
        _assertPurchase(address(signer), signature, false);
        signer.signOnly(editions.digestOf(_passOf(address(signer))), signature);
        _assertPurchase(address(signer), signature, true);
        _assertPurchase(address(signer), hex"c0ffeeee", false);
        _assertAcceptance(address(signer), signature, false);
    }

    function test_OnlyTheMagicValueMeansYes() public {
        for (uint256 i = 0; i <= uint256(type(Reply).max); ++i) {
            signer.behave(Reply(i));
            bool yes = Reply(i) == Reply.MAGIC;
            _assertAcceptance(address(signer), "any", yes);
            _assertPurchase(address(signer), "any", yes);
        }
    }

    function testFuzz_OnlyTheMagicValueMeansYes(bytes4 answer) public {
        address account = makeAddr("account");
        vm.mockCall(account, abi.encodeWithSelector(bytes4(0x1626ba7e)), abi.encode(answer));
        _handOver(account);
        _assertAcceptance(account, "any", answer == 0x1626ba7e);
        _assertPurchase(account, "any", answer == 0x1626ba7e);
    }

    function test_ASignatureMayHaveAnyLength() public {
        uint256[5] memory lengths = [uint256(0), 1, 64, 65, 1000];
        for (uint256 i = 0; i < 5; ++i) {
            bytes memory signature = new bytes(lengths[i]);
            signer.signOnly(_changeDigest(), signature);
            _assertAcceptance(address(signer), signature, true);
            signer.signOnly(editions.digestOf(_passOf(address(signer))), signature);
            _assertPurchase(address(signer), signature, true);
        }
    }

    function test_AnAccountMayChangeItsMind() public {
        _assertPurchase(address(signer), "any", true);
        signer.behave(Reply.REVERTS);
        _assertPurchase(address(signer), "any", false);
        _assertAcceptance(address(signer), "any", false);
        signer.behave(Reply.MAGIC);
        _assertAcceptance(address(signer), "any", true);
        // What was accepted is not asked for again.
        splits.acceptChangeBySig(shared, address(signer), "any");
        signer.behave(Reply.REVERTS);
        assertTrue(splits.hasAccepted(change, address(signer)));
    }

    function test_AnAccountWithCodeIsAsked() public {
        // Alice's account has delegated to code whose owner is dave.
        _handOver(alice);
        bytes memory hers = _sign(alice, _changeDigest());
        bytes memory his = _sign(dave, _changeDigest());
        _assertAcceptance(alice, hers, true);
        _assertAcceptance(alice, his, false);
        vm.etch(alice, address(new Wallet(dave, false)).code);
        _assertAcceptance(alice, hers, false);
        _assertAcceptance(alice, his, true);
        bytes32 digest = editions.digestOf(_passOf(alice));
        _assertPurchase(alice, _sign(alice, digest), false);
        _assertPurchase(alice, _sign(dave, digest), true);
    }

    function test_AnAccountWithoutCodeIsNotAsked() public {
        _handOver(carol);
        _assertAcceptance(carol, "", false);
        _assertPurchase(carol, "", false);
        _assertAcceptance(carol, _sign(carol, _changeDigest()), true);
        _assertPurchase(carol, _sign(carol, editions.digestOf(_passOf(carol))), true);
    }

    function test_ASignatureIsForOneContractOnOneChain() public {
        address wallet = address(new Wallet(dave, false));
        _handOver(wallet);
        bytes32 structHash = splits.proposalOf(shared).structHash;
        bytes memory elsewhere = _sign(dave, _digest("Stave Splits", address(tabs), structHash));
        _assertAcceptance(wallet, elsewhere, false);
        bytes memory acceptance = _sign(dave, _changeDigest());
        bytes memory purchase = _sign(dave, editions.digestOf(_passOf(wallet)));
        // Nor is the one taken for the other.
        _assertAcceptance(wallet, purchase, false);
        _assertPurchase(wallet, acceptance, false);
        _assertAcceptance(wallet, acceptance, true);
        _assertPurchase(wallet, purchase, true);
        vm.chainId(block.chainid + 1);
        _assertAcceptance(wallet, acceptance, false);
        _assertPurchase(wallet, purchase, false);
    }

    function test_AnAcceptanceIsForOneProposal() public {
        address wallet = address(new Wallet(dave, false));
        _handOver(wallet);
        bytes memory acceptance = _sign(dave, _changeDigest());
        // The same shares until the same deadline, proposed again: another nonce, another change.
        change = splits.proposeChange(shared, uint40(START + 1 days), _tranches(_whole(bob)));
        _assertAcceptance(wallet, acceptance, false);
        _assertAcceptance(wallet, _sign(dave, _changeDigest()), true);
        // Whoever took it back is not bound by the signature any more.
        vm.prank(wallet);
        splits.acceptChange(shared, change, false);
        acceptance = _sign(dave, _changeDigest());
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, shared, wallet));
        splits.acceptChangeBySig(shared, wallet, acceptance);
    }

    function test_AnAcceptanceEndsWithTheDeadline() public {
        splits.acceptChangeBySig(shared, address(signer), "any");
        address[] memory recipients =
            address(signer) < bob ? _list(address(signer), bob) : _list(bob, address(signer));
        vm.warp(START + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_ChangeExpired.selector, shared, START + 1 days));
        splits.applyChange(shared, _tranches(_whole(bob)), recipients);
        vm.warp(START + 1 days);
        splits.applyChange(shared, _tranches(_whole(bob)), recipients);
        // And it is used up.
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NoSuchChange.selector, shared, 0));
        splits.acceptChangeBySig(shared, address(signer), "any");
    }

    function test_APassEndsForSmartAccountsToo() public {
        Pass memory pass = _passOf(address(signer));
        vm.startPrank(carol);
        editions.buyWithPass(pass, "any", 2, 16e6, 0);
        // Another signature is no other pass.
        bytes memory used = abi.encodeWithSelector(
            IEditions.Editions_PassWalletLimit.selector, editions.passIdOf(pass), carol, 2, 2
        );
        vm.expectRevert(used);
        editions.buyWithPass(pass, "other", 1, 8e6, 0);
        vm.stopPrank();
        vm.warp(pass.endsAt);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_PassNotValid.selector, pass.startsAt, pass.endsAt)
        );
        vm.prank(dave);
        editions.buyWithPass(pass, "any", 1, 8e6, 0);
    }

    /// @dev The account owns the song, and half of a split that it shall lose.
    function _handOver(address account) private {
        address owner = catalog.ownerOf(song);
        vm.prank(owner);
        catalog.transferFrom(owner, account, song);
        shared = _createSplit(_between(account, 500_000, bob));
        change = splits.proposeChange(shared, uint40(START + 1 days), _tranches(_whole(bob)));
    }

    function _passOf(address account) private view returns (Pass memory pass) {
        pass = _pass(edition);
        pass.signer = account;
    }

    /// @dev Tries it, and forgets it.
    function _assertAcceptance(address account, bytes memory signature, bool valid) private {
        uint256 snapshot = vm.snapshotState();
        if (!valid) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, account));
        }
        splits.acceptChangeBySig{gas: 5e6}(shared, account, signature);
        assertEq(splits.hasAccepted(change, account), valid);
        vm.revertToState(snapshot);
    }

    /// @dev Tries it, and forgets it.
    function _assertPurchase(address account, bytes memory signature, bool valid) private {
        uint256 snapshot = vm.snapshotState();
        Pass memory pass = _passOf(account);
        if (!valid) {
            vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, account));
        }
        vm.prank(carol);
        editions.buyWithPass{gas: 5e6}(pass, signature, 1, 8e6, 0);
        assertEq(editions.balanceOf(carol, edition), valid ? 1 : 0);
        vm.revertToState(snapshot);
    }

    function _changeDigest() private view returns (bytes32) {
        return _digest("Stave Splits", address(splits), splits.proposalOf(shared).structHash);
    }

    function _digest(string memory name, address verifier, bytes32 structHash)
        private
        view
        returns (bytes32)
    {
        bytes32 typeHash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        bytes32 domain =
            keccak256(abi.encode(typeHash, keccak256(bytes(name)), keccak256("1"), block.chainid, verifier));
        return MessageHashUtils.toTypedDataHash(domain, structHash);
    }

    function _sign(address person, bytes32 digest) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[person], digest);
        return abi.encodePacked(r, s, v);
    }
}
