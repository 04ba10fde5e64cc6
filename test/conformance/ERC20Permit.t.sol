// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {CommonsCredit} from "../../contracts/tokens/CommonsCredit.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {People} from "../utils/People.sol";
import {Wallet} from "../utils/Wallet.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice What EIP-2612 says, and EIP-712 of the domain that its permits are signed in. One token a contract below.
///
/// | the standard | test |
/// |---|---|
/// | DOMAIN_SEPARATOR is that of the name, version 1, this chain, this token | test_TheDomainIsTheTokens |
/// | a permit sets the allowance, emits Approval, moves the nonce on by one | testFuzz_APermitSetsTheAllowance |
/// | anyone may bring it, and nothing is asked of the caller | testFuzz_APermitSetsTheAllowance |
/// | nonces count for each owner alone | test_NoncesAreEachOwners |
/// | up to the deadline, the second of it included | test_ADeadlineIncludesItsSecond |
/// | a permit is used once, and in its order | test_APermitIsUsedOnceAndInOrder |
/// | signed by the owner, who is not zero, for exactly this | testFuzz_NothingElseWasSigned, test_OnlyTheOwnerSigns |
/// | signatures are not malleable | test_ASignatureHasOneForm |
/// | a permit is for one token on one chain | test_APermitIsForOneTokenOnOneChain |
/// | an allowance is spent as ERC-20 says | test_AnAllowanceIsSpent |
abstract contract PermitConformanceTest is People {
    uint256 private constant START = 1_800_000_000;
    uint256 private constant N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    struct Permit {
        address owner;
        address spender;
        uint256 value;
        uint256 nonce;
        uint256 deadline;
    }

    ERC20Permit internal token;
    string private _name;

    function setUp() public {
        vm.warp(START);
        _meetPeople();
        (token, _name) = _deployToken();
    }

    function test_TheDomainIsTheTokens() public {
        assertEq(token.DOMAIN_SEPARATOR(), _domain(address(token)));
        vm.chainId(block.chainid + 1);
        assertEq(token.DOMAIN_SEPARATOR(), _domain(address(token)));
    }

    function testFuzz_APermitSetsTheAllowance(uint256 value, uint256 deadline, address caller) public {
        deadline = bound(deadline, START, type(uint256).max);
        (Permit memory permit, uint8 v, bytes32 r, bytes32 s) =
            _signed(Permit(alice, bob, value, 0, deadline));
        vm.expectEmit(address(token));
        emit IERC20.Approval(alice, bob, value);
        vm.prank(caller);
        _bring(permit, v, r, s);
        assertEq(token.allowance(alice, bob), value);
        assertEq(token.nonces(alice), 1);
    }

    function test_NoncesAreEachOwners() public {
        for (uint256 i = 0; i < 3; ++i) {
            (Permit memory permit, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, i, i, START));
            _bring(permit, v, r, s);
            assertEq(token.allowance(alice, bob), i);
        }
        assertEq(token.nonces(alice), 3);
        assertEq(token.nonces(bob), 0);
    }

    function test_ADeadlineIncludesItsSecond() public {
        (Permit memory permit, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, 1, 0, START));
        uint256 snapshot = vm.snapshotState();
        _bring(permit, v, r, s);
        vm.revertToState(snapshot);
        vm.warp(START + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, START));
        _bring(permit, v, r, s);
        // No deadline is none that has not passed.
        (permit, v, r, s) = _signed(Permit(alice, bob, 1, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, 0));
        _bring(permit, v, r, s);
    }

    function test_APermitIsUsedOnceAndInOrder() public {
        (Permit memory first, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, 1, 0, START));
        (Permit memory second, uint8 v2, bytes32 r2, bytes32 s2) = _signed(Permit(alice, bob, 2, 1, START));
        _refused(second, v2, r2, s2);
        _bring(first, v, r, s);
        _refused(first, v, r, s);
        _bring(second, v2, r2, s2);
        _refused(first, v, r, s);
        _refused(second, v2, r2, s2);
        assertEq(token.allowance(alice, bob), 2);
    }

    function testFuzz_NothingElseWasSigned(uint8 member, uint256 value) public {
        (Permit memory permit, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, 5, 0, START));
        member = uint8(bound(member, 0, 3));
        if (member == 0) permit.owner = carol;
        if (member == 1) permit.spender = carol;
        if (member == 2) permit.value = value == 5 ? 6 : value;
        if (member == 3) permit.deadline = START + bound(value, 1, 1 << 40);
        _refused(permit, v, r, s);
        assertEq(token.allowance(permit.owner, permit.spender), 0);
    }

    function test_OnlyTheOwnerSigns() public {
        Permit memory permit = Permit(alice, bob, 1, 0, START);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[bob], _digest(permit, address(token)));
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, bob, alice));
        _bring(permit, v, r, s);
        // Nobody signs for nobody: what recovers to zero is an error.
        permit.owner = address(0);
        vm.expectRevert(ECDSA.ECDSAInvalidSignature.selector);
        _bring(permit, 0, 0, 0);
        // Nor does a smart account: EIP-2612 knows no ERC-1271.
        permit.owner = address(new Wallet(alice, false));
        (v, r, s) = vm.sign(keyOf[alice], _digest(permit, address(token)));
        vm.expectRevert(
            abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, alice, permit.owner)
        );
        _bring(permit, v, r, s);
    }

    function test_ASignatureHasOneForm() public {
        (Permit memory permit, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, 1, 0, START));
        bytes32 high = bytes32(N - uint256(s));
        vm.expectRevert(abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureS.selector, high));
        _bring(permit, v == 27 ? 28 : 27, r, high);
        vm.expectRevert(ECDSA.ECDSAInvalidSignature.selector);
        _bring(permit, v - 27, r, s);
    }

    function test_APermitIsForOneTokenOnOneChain() public {
        Permit memory permit = Permit(alice, bob, 1, 0, START);
        (ERC20Permit twin,) = _deployToken();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[alice], _digest(permit, address(twin)));
        _refused(permit, v, r, s);
        (permit, v, r, s) = _signed(permit);
        vm.chainId(block.chainid + 1);
        _refused(permit, v, r, s);
    }

    function test_AnAllowanceIsSpent() public {
        deal(address(token), alice, 10, true);
        (Permit memory permit, uint8 v, bytes32 r, bytes32 s) = _signed(Permit(alice, bob, 6, 0, START));
        _bring(permit, v, r, s);
        vm.startPrank(bob);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(alice, carol, 4);
        assertTrue(token.transferFrom(alice, carol, 4));
        assertEq(token.allowance(alice, bob), 2);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 2, 3));
        token.transferFrom(alice, carol, 3);
        assertEq(token.balanceOf(alice) + token.balanceOf(carol), token.totalSupply());
    }

    function _deployToken() internal virtual returns (ERC20Permit, string memory name);

    function _bring(Permit memory permit, uint8 v, bytes32 r, bytes32 s) private {
        token.permit(permit.owner, permit.spender, permit.value, permit.deadline, v, r, s);
    }

    /// @dev Another signer than the owner is found, or none.
    function _refused(Permit memory permit, uint8 v, bytes32 r, bytes32 s) private {
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        _bring(permit, v, r, s);
    }

    function _signed(Permit memory permit)
        private
        view
        returns (Permit memory, uint8 v, bytes32 r, bytes32 s)
    {
        (v, r, s) = vm.sign(keyOf[permit.owner], _digest(permit, address(token)));
        return (permit, v, r, s);
    }

    function _digest(Permit memory permit, address verifier) private view returns (bytes32) {
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, permit));
        return keccak256(abi.encodePacked("\x19\x01", _domain(verifier), structHash));
    }

    function _domain(address verifier) private view returns (bytes32) {
        bytes32 typeHash =
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        return
            keccak256(abi.encode(typeHash, keccak256(bytes(_name)), keccak256("1"), block.chainid, verifier));
    }
}

contract CommonsCreditPermitConformanceTest is PermitConformanceTest {
    function _deployToken() internal override returns (ERC20Permit, string memory) {
        return (new CommonsCredit(), "Commons Gift Credit");
    }
}

contract TestUSDPermitConformanceTest is PermitConformanceTest {
    function _deployToken() internal override returns (ERC20Permit, string memory) {
        return (new TestUSD(), "Test USD");
    }
}
