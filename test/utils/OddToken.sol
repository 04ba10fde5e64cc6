// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice How a token differs from what ERC-20 promises.
enum Oddity {
    /// Transfers return no value, as USDT's do.
    RETURNS_NOTHING,
    /// A transfer that fails returns false.
    RETURNS_FALSE,
    /// One percent of a transfer never arrives.
    TAKES_FEE,
    /// The owner may keep an account from sending and receiving, as USDC's may.
    BLOCKS,
    /// Calls the receiver before it moves the balance, as ERC-777 tokens may.
    CALLS_BACK
}

/// @notice What a `CALLS_BACK` token calls.
interface ITokenReceiver {
    function tokensReceived() external;
}

/// @notice A token with one oddity; anyone may mint and block.
contract OddToken is ERC20 {
    Oddity private immutable ODDITY;
    mapping(address account => bool) private _blocked;

    error OddToken_Blocked(address account);

    constructor(Oddity oddity) ERC20("Odd Token", "ODD") {
        ODDITY = oddity;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool blocked) external {
        _blocked[account] = blocked;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        _spendAllowance(from, msg.sender, amount);
        return _move(from, to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function _move(address from, address to, uint256 amount) private returns (bool) {
        if (ODDITY == Oddity.RETURNS_FALSE && _blocked[to]) return false;
        if (ODDITY == Oddity.BLOCKS && _blocked[from]) revert OddToken_Blocked(from);
        if (ODDITY == Oddity.BLOCKS && _blocked[to]) revert OddToken_Blocked(to);
        if (ODDITY == Oddity.CALLS_BACK && to.code.length != 0) {
            // An honest token lets the transfer go on whatever the receiver does.
            try ITokenReceiver(to).tokensReceived() {} catch {}
        }
        uint256 fee = ODDITY == Oddity.TAKES_FEE ? amount / 100 : 0;
        _transfer(from, to, amount - fee);
        if (fee != 0) _burn(from, fee);
        if (ODDITY == Oddity.RETURNS_NOTHING) {
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        return true;
    }
}
