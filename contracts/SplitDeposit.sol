// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title SplitDeposit
/// @notice What stands at a split's deposit address once something was swept: it hands all it holds to the ledger.
contract SplitDeposit {
    using SafeERC20 for IERC20;

    address private immutable LEDGER = msg.sender;

    /// @notice Only the ledger may flush.
    error SplitDeposit_NotLedger(address caller);

    /// @notice The ledger did not take the coin.
    error SplitDeposit_TransferFailed(uint256 amount);

    receive() external payable {}

    /// @notice Sends everything to the ledger.
    /// @param token An ERC-20, or zero for the chain's own coin.
    function flush(address token) external {
        if (msg.sender != LEDGER) revert SplitDeposit_NotLedger(msg.sender);
        if (token != address(0)) {
            IERC20(token).safeTransfer(LEDGER, IERC20(token).balanceOf(address(this)));
            return;
        }
        uint256 amount = address(this).balance;
        (bool sent,) = LEDGER.call{value: amount}("");
        if (!sent) revert SplitDeposit_TransferFailed(amount);
    }
}
