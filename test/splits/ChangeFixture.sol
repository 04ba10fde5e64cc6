// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Tranche} from "../../contracts/types/SplitTypes.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @dev As EIP-712 names it.
struct ShareChange {
    uint32 split;
    uint64 nonce;
    uint40 deadline;
    Tranche[] tranches;
}

/// @notice A split of the test's, whose shares are to change, and signatures of those who agree.
abstract contract ChangeFixture is SlowLedger {
    uint40 internal constant DEADLINE = uint40(START + 1 days);
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    /// @dev The tranches proposed last.
    Tranche[] internal next;

    function setUp() public virtual override {
        super.setUp();
        split = _createSplit(_between(alice, 500_000, bob));
    }

    function _propose(Tranche[] memory tranches) internal returns (bytes32) {
        _copy(tranches, next);
        return splits.proposeChange(split, DEADLINE, tranches);
    }

    /// @dev Alice falls to a tenth, and to nothing from 9,000 micro-USDC on.
    function _proposeLess() internal returns (bytes32) {
        return _propose(_tranches(9000, _between(alice, 100_000, bob), _whole(bob)));
    }

    function _accept(bytes32 change, address recipient) internal returns (bytes32) {
        vm.prank(recipient);
        splits.acceptChange(split, change, true);
        return change;
    }

    function _noSuchChange(bytes32 change) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_NoSuchChange.selector, split, change);
    }

    function _changeHash(uint32 id, uint64 nonce, uint40 deadline) internal view returns (bytes32) {
        return vm.eip712HashStruct(
            "ShareChange(uint32 split,uint64 nonce,uint40 deadline,Tranche[] tranches)Share(address recipient,uint24 share)Tranche(uint64 until,Share[] shares)",
            abi.encode(ShareChange(id, nonce, deadline, next))
        );
    }

    function _digest(uint256 chainId, address verifier, bytes32 structHash) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256("Stave Splits"), keccak256("1"), chainId, verifier)
        );
        return MessageHashUtils.toTypedDataHash(domain, structHash);
    }

    /// @dev Of what stands proposed.
    function _digest() internal view returns (bytes32) {
        return _digest(block.chainid, address(splits), splits.proposalOf(split).structHash);
    }

    function _sign(address signer, bytes32 digest) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[signer], digest);
        return abi.encodePacked(r, s, v);
    }
}
