// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title CommonsCredit
/// @notice Commons Gift Credit (CGC): what listeners earn with free listens. 18 decimals, EIP-2612.
/// @dev Whoever deploys it mints, and nobody else: the gift line, under its caps.
contract CommonsCredit is ERC20, ERC20Permit {
    /// @notice The gift line.
    address public immutable MINTER;

    /// @notice Only the gift line mints.
    error CommonsCredit_NotMinter(address caller);

    constructor() ERC20("Commons Gift Credit", "CGC") ERC20Permit("Commons Gift Credit") {
        MINTER = msg.sender;
    }

    /// @notice Mints `amount` of the smallest units to `to`. Requirements: the caller is the gift line.
    function mint(address to, uint256 amount) external {
        if (msg.sender != MINTER) revert CommonsCredit_NotMinter(msg.sender);
        _mint(to, amount);
    }
}
