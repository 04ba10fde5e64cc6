// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Holding} from "../types/EditionTypes.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";

/// @title EditionTokens
/// @notice OpenZeppelin's ERC-1155 with one difference: what a wallet has bought stands in the slot of its balance, so
/// that counting it costs next to nothing.
abstract contract EditionTokens is ERC1155 {
    mapping(uint256 id => mapping(address holder => Holding)) internal _holdings;

    /// @inheritdoc ERC1155
    function balanceOf(address account, uint256 id) public view override returns (uint256) {
        return _holdings[id][account].balance;
    }

    /// @dev See {ERC1155-_update}. Supplies have 32 bits, so no balance can overflow.
    function _update(
        address from,
        address to,
        uint256[] memory ids,
        uint256[] memory values
    )
        internal
        override
    {
        if (ids.length != values.length) revert ERC1155InvalidArrayLength(ids.length, values.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            _move(from, to, ids[i], values[i]);
        }
        if (ids.length == 1) {
            emit TransferSingle(msg.sender, from, to, ids[0], values[0]);
        } else {
            emit TransferBatch(msg.sender, from, to, ids, values);
        }
    }

    function _move(address from, address to, uint256 id, uint256 value) private {
        if (from != address(0)) {
            uint256 balance = _holdings[id][from].balance;
            if (balance < value) revert ERC1155InsufficientBalance(from, balance, value, id);
            // At most a balance, which has 128 bits.
            _holdings[id][from].balance = uint128(balance - value);
        }
        // Either a new token, of which there are at most 2^32, or one that the sender had. Nobody can burn.
        unchecked {
            _holdings[id][to].balance += uint128(value);
        }
    }
}
