// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice What the calling contract holds of a token. In assembly, because every payment asks for it.
library HeldBalance {
    /// @notice The token did not tell the balance.
    error HeldBalance_Unknown(IERC20 token);

    function held(IERC20 token) internal view returns (uint256 amount) {
        bytes4 selector = IERC20.balanceOf.selector;
        bool told;
        assembly ("memory-safe") {
            mstore(0x00, selector)
            mstore(0x04, address())
            told := and(gt(returndatasize(), 0x1f), staticcall(gas(), token, 0x00, 0x24, 0x00, 0x20))
            amount := mload(0x00)
        }
        if (!told) revert HeldBalance_Unknown(token);
    }
}
