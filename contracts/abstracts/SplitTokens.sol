// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SplitDeposit} from "../SplitDeposit.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {Arrival, TOTAL_SHARES} from "../types/SplitTypes.sol";
import {SplitLedger} from "./SplitLedger.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title SplitTokens
/// @notice Tokens other than the currency, and the chain's own coin. Each arrival is shared out by the shares of the
/// split's last tranche as they stood when it arrived, and rounded down once.
abstract contract SplitTokens is SplitLedger, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    Arrival[] private _arrivals;
    mapping(uint256 arrival => mapping(address recipient => bool)) private _paidOut;

    /// @dev By token: what belongs to recipients of arrivals. What is held beyond it has just arrived.
    mapping(address token => uint256) private _tokensAccounted;

    receive() external payable {}

    /// @inheritdoc ISplits
    function withdrawTokens(uint256[] calldata arrivals, address recipient) external nonReentrant {
        _withdrawTokens(arrivals, recipient, recipient);
    }

    /// @inheritdoc ISplits
    function withdrawTokensTo(uint256[] calldata arrivals, address to) external nonReentrant {
        if (_isSplit(to) || to == address(this)) revert Splits_BadRecipient(to);
        _withdrawTokens(arrivals, msg.sender, to);
    }

    /// @inheritdoc ISplits
    function arrivalOf(uint256 arrival) external view returns (Arrival memory) {
        return _arrivals[arrival];
    }

    /// @inheritdoc ISplits
    function withdrawableTokens(uint256 arrival, address recipient) public view returns (uint128) {
        if (arrival >= _arrivals.length || _paidOut[arrival][recipient]) return 0;
        Arrival memory stored = _arrivals[arrival];
        uint256 share = _lastShareAt(stored.split, recipient, stored.clock);
        return uint128(stored.amount * share / TOTAL_SHARES);
    }

    /// @inheritdoc ISplits
    function depositAddress(uint32 split) public view returns (address) {
        return Create2.computeAddress(bytes32(uint256(split)), keccak256(type(SplitDeposit).creationCode));
    }

    /// @dev Empties the split's deposit address into the ledger.
    function _flush(uint32 split, address token) internal {
        if (!exists(split)) revert Splits_UnknownSplit(split);
        address deposit = depositAddress(split);
        if (deposit.code.length == 0) new SplitDeposit{salt: bytes32(uint256(split))}();
        SplitDeposit(payable(deposit)).flush(token);
    }

    /// @dev Credits what the ledger holds of the token beyond what is accounted for.
    function _sweepToken(uint32 split, address token) internal {
        _flush(split, token);
        uint256 held = token == address(0) ? address(this).balance : IERC20(token).balanceOf(address(this));
        uint256 accounted = _tokensAccounted[token];
        if (held <= accounted) revert Splits_NothingToSweep(split, token);
        _tokensAccounted[token] = held;
        _arrive(split, token, SafeCast.toUint128(held - accounted));
    }

    function _withdrawTokens(uint256[] calldata arrivals, address recipient, address to) private {
        bool paid = false;
        for (uint256 i = 0; i < arrivals.length; ++i) {
            uint128 amount = withdrawableTokens(arrivals[i], recipient);
            if (amount == 0) continue;
            paid = true;
            _paidOut[arrivals[i]][recipient] = true;
            address token = _arrivals[arrivals[i]].token;
            emit TokenWithdrawn(arrivals[i], recipient, to, amount);
            if (_isSplit(recipient)) {
                _arrive(_asSplit(recipient), token, amount);
            } else {
                _tokensAccounted[token] -= amount;
                // This arrival is marked paid, later ones are read afterwards, and both callers are nonReentrant.
                // slither-disable-next-line reentrancy-eth
                _send(token, to, amount);
            }
        }
        if (!paid) revert Splits_NothingToWithdraw(recipient);
    }

    function _arrive(uint32 split, address token, uint128 amount) private {
        uint256 arrival = _arrivals.length;
        _arrivals.push(Arrival(token, split, _states[split].clock, amount));
        emit TokenArrived(arrival, split, token, amount);
    }

    function _send(address token, address to, uint128 amount) private {
        if (token != address(0)) {
            IERC20(token).safeTransfer(to, amount);
            return;
        }
        // `to` is the recipient, or was named by it; `amount` is its part of the arrival.
        // slither-disable-next-line arbitrary-send-eth
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert Splits_TransferFailed(to, amount);
    }
}
