// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice How a smart account answers when it is asked whether it signed.
enum Reply {
    /// The value that the standard asks for.
    MAGIC,
    /// What it is for `bytes` arguments in an older draft of the standard.
    OLD_MAGIC,
    /// The value with other bits behind it.
    MAGIC_AND_MORE,
    /// The value in four bytes, and not in a word.
    FOUR_BYTES,
    /// `true`.
    YES,
    ZERO,
    NOTHING,
    REVERTS,
    BURNS_ALL_GAS,
    /// The value, after writing something down.
    MAGIC_AND_WRITES
}

/// @notice A smart account that answers in its manner, whatever the signature.
contract Signer {
    Reply private _reply;
    uint256 private _written;
    /// @dev What it says yes to, zero for everything, and with which signature.
    bytes32 private _hash;
    bytes32 private _signature;

    error Signer_Refuses();

    function behave(Reply reply) external {
        _reply = reply;
    }

    function signOnly(bytes32 hash, bytes calldata signature) external {
        (_hash, _signature) = (hash, keccak256(signature));
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external returns (bytes4) {
        if (_hash != 0 && (hash != _hash || keccak256(signature) != _signature)) return 0xffffffff;
        if (_reply == Reply.REVERTS) revert Signer_Refuses();
        if (_reply == Reply.MAGIC_AND_WRITES) ++_written;
        (uint256 word, uint256 length) = _answer();
        if (_reply == Reply.BURNS_ALL_GAS) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        assembly {
            mstore(0, word)
            return(0, length)
        }
    }

    function _answer() private view returns (uint256 word, uint256 length) {
        uint256 magic = uint256(uint32(IERC1271.isValidSignature.selector)) << 224;
        if (_reply == Reply.OLD_MAGIC) return (uint256(0x20c13b0b) << 224, 32);
        if (_reply == Reply.MAGIC_AND_MORE) return (magic | 1, 32);
        if (_reply == Reply.FOUR_BYTES) return (magic, 4);
        if (_reply == Reply.YES) return (1, 32);
        if (_reply == Reply.ZERO) return (0, 32);
        if (_reply == Reply.NOTHING) return (0, 0);
        return (magic, 32);
    }
}
