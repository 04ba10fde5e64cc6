// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Holding} from "../types/EditionTypes.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {ERC1155Utils} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Utils.sol";

/// @title EditionTokens
/// @notice OpenZeppelin's ERC-1155 with one difference: what a wallet has bought stands in the slot of its balance, so
/// that counting it costs next to nothing.
abstract contract EditionTokens is ERC1155 {
    mapping(uint256 id => mapping(address holder => Holding)) internal _holdings;

    /// @inheritdoc ERC1155
    function balanceOf(address account, uint256 id) public view override returns (uint256) {
        return _holdings[id][account].balance;
    }

    /// @dev Mints as {ERC1155-_mint} does, with one write for the balance and for what is `bought` of it. The receiver
    /// is asked afterwards, by `_askReceiver`, when nothing else is left to do.
    function _bring(address to, uint256 id, uint32 quantity, uint32 bought) internal {
        if (to == address(0)) revert ERC1155InvalidReceiver(to);
        Holding storage holding = _holdings[id][to];
        // Unchecked: all that was ever bought or held of a token stays far below 128 bits.
        unchecked {
            (holding.balance, holding.bought) = (holding.balance + quantity, holding.bought + bought);
        }
        emit TransferSingle(msg.sender, address(0), to, id, quantity);
    }

    /// @dev Reverts when a contract does not accept the tokens that it was brought.
    function _askReceiver(address to, uint256 id, uint32 quantity) internal {
        ERC1155Utils.checkOnERC1155Received(msg.sender, address(0), to, id, quantity, "");
    }

    /// @dev See {ERC1155-_update}. Only for transfers: tokens come by `_bring`, and nobody can burn.
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
        uint256 balance = _holdings[id][from].balance;
        if (balance < value) revert ERC1155InsufficientBalance(from, balance, value, id);
        // Unchecked: at most a balance, which has 128 bits.
        unchecked {
            _holdings[id][from].balance = uint128(balance - value);
            _holdings[id][to].balance += uint128(value);
        }
    }
}
