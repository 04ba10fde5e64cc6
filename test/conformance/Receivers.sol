// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @notice How a receiver answers when it is asked whether it takes a token.
enum Answer {
    /// The value that the standard asks for.
    MAGIC,
    /// Another value.
    WRONG,
    /// A revert without a word.
    SILENCE,
    /// A revert with a reason.
    REASON,
    /// A panic.
    PANIC
}

/// @notice Writes down how it was asked, and what it held by then.
contract Receiver is IERC721Receiver, IERC1155Receiver {
    Answer public answer;
    /// @dev Selector and arguments of the last hook.
    bytes public asked;
    uint256 public timesAsked;
    /// @dev Of the token and ids that it was asked about.
    uint256 public heldWhenAsked;

    error Receiver_NoThanks();

    function behave(Answer answer_) external {
        answer = answer_;
    }

    function onERC721Received(
        address operator,
        address from,
        uint256 id,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        heldWhenAsked = IERC721(msg.sender).ownerOf(id) == address(this) ? 1 : 0;
        return _write(abi.encodeCall(this.onERC721Received, (operator, from, id, data)));
    }

    function onERC1155Received(
        address operator,
        address from,
        uint256 id,
        uint256 value,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        heldWhenAsked = IERC1155(msg.sender).balanceOf(address(this), id);
        return _write(abi.encodeCall(this.onERC1155Received, (operator, from, id, value, data)));
    }

    function onERC1155BatchReceived(
        address operator,
        address from,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    )
        external
        returns (bytes4)
    {
        heldWhenAsked = 0;
        for (uint256 i = 0; i < ids.length; ++i) {
            heldWhenAsked += IERC1155(msg.sender).balanceOf(address(this), ids[i]);
        }
        return _write(abi.encodeCall(this.onERC1155BatchReceived, (operator, from, ids, values, data)));
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == type(IERC165).interfaceId || interfaceId == type(IERC1155Receiver).interfaceId;
    }

    function _write(bytes memory call) private returns (bytes4) {
        if (answer == Answer.WRONG) return 0x12345678;
        if (answer == Answer.REASON) revert Receiver_NoThanks();
        if (answer == Answer.PANIC) assert(false);
        if (answer == Answer.SILENCE) {
            assembly ("memory-safe") {
                revert(0, 0)
            }
        }
        asked = call;
        ++timesAsked;
        return bytes4(call);
    }
}
