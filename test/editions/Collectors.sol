// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @notice What a collector's contract does when a token comes.
enum Manner {
    TAKES,
    REVERTS,
    ANSWERS_WRONGLY,
    BURNS_ALL_GAS,
    SAYS_TOO_MUCH
}

/// @notice A smart account that receives tokens in its manner, and may make one call on the way.
contract Collector is ERC1155Holder {
    Manner public manner;
    address private _target;
    bytes private _data;
    bytes public answer;
    bool public answered;

    error Collector_Refuses();

    function behave(Manner manner_) external {
        manner = manner_;
    }

    /// @dev Calls once when the next token comes.
    function plan(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function call(address target, bytes calldata data) external returns (bytes memory) {
        return Address.functionCall(target, data);
    }

    function onERC1155Received(
        address,
        address,
        uint256,
        uint256,
        bytes memory
    )
        public
        override
        returns (bytes4)
    {
        if (manner == Manner.REVERTS) revert Collector_Refuses();
        if (manner == Manner.ANSWERS_WRONGLY) return 0xdeadbeef;
        if (manner == Manner.BURNS_ALL_GAS) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (manner == Manner.SAYS_TOO_MUCH) {
            assembly {
                revert(0, 30000)
            }
        }
        if (_target != address(0)) {
            address target = _target;
            _target = address(0);
            (answered, answer) = target.call(_data);
        }
        return IERC1155Receiver.onERC1155Received.selector;
    }
}
