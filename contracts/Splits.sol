// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SplitShares} from "./abstracts/SplitShares.sol";
import {SplitTokens} from "./abstracts/SplitTokens.sol";
import {ISplits} from "./interfaces/ISplits.sol";
import {PackedCounters} from "./libraries/PackedCounters.sol";
import {Payment, toPayment} from "./types/Payment.sol";
import {BASIS_POINTS, Ledger, Position, TOTAL_SHARES} from "./types/SplitTypes.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Splits
/// @notice See {ISplits}. Shares are in {SplitShares}, deposit addresses and other tokens in {SplitTokens}; here the
/// currency comes in and goes out.
contract Splits is SplitShares, SplitTokens, AccessManaged {
    using SafeERC20 for IERC20;
    using PackedCounters for PackedCounters.Counters;
    using SafeCast for uint256;

    /// @dev 5 %, in basis points.
    uint16 private constant MAX_PROTOCOL_FEE = 500;

    /// @inheritdoc ISplits
    uint32 public constant TREASURY_SPLIT = 1;

    /// @inheritdoc ISplits
    IERC20 public immutable currency;

    /// @param treasury Earns the protocol fees; controls the treasury's split.
    /// @param protocolFee Basis points.
    /// @param storefrontShare Basis points of the protocol fee.
    constructor(
        address authority_,
        IERC20 currency_,
        address treasury,
        uint16 protocolFee,
        uint16 storefrontShare
    )
        AccessManaged(authority_)
    {
        currency = currency_;
        _setFees(protocolFee, storefrontShare);
        _createSole(treasury);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    PAYING IN
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISplits
    function pay(uint32 split, uint64 amount, uint32 storefront) external {
        _pull(amount);
        _credit(_one(split, amount), storefront, _ledger.protocolFee);
    }

    /// @inheritdoc ISplits
    function payBatch(Payment[] calldata payments, uint32 storefront) external {
        uint256 total = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            total += payments[i].amount();
        }
        _pull(total);
        _credit(payments, storefront, _ledger.protocolFee);
    }

    /// @inheritdoc ISplits
    function tip(uint32 split, uint64 amount) external {
        _pull(amount);
        _credit(_one(split, amount), 0, 0);
    }

    /// @inheritdoc ISplits
    function credit(Payment[] calldata payments, uint32 storefront) external {
        _credit(payments, storefront, _ledger.protocolFee);
    }

    /// @inheritdoc ISplits
    function creditTip(uint32 split, uint64 amount) external {
        _credit(_one(split, amount), 0, 0);
    }

    /// @inheritdoc ISplits
    function sweep(uint32 split, address token) external nonReentrant {
        if (token != address(currency)) {
            _sweepToken(split, token);
            return;
        }
        uint64 amount = currency.balanceOf(depositAddress(split)).toUint64();
        if (amount == 0) revert Splits_NothingToSweep(split, token);
        _flush(split, token);
        _credit(_one(split, amount), 0, 0);
        emit DepositSwept(split, amount);
    }

    /// @inheritdoc ISplits
    function collectFees() external {
        uint64 amount = _ledger.fees;
        if (amount == 0) revert Splits_NothingToPay();
        _ledger.fees = 0;
        _receive(TREASURY_SPLIT, amount);
        emit FeesCollected(amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    WITHDRAWING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISplits
    function withdraw(uint32 split, address recipient) external returns (uint64 amount) {
        amount = _release(split, recipient, recipient);
        _payOut(recipient, recipient, amount);
    }

    /// @inheritdoc ISplits
    function withdrawBatch(uint32[] calldata splits, address recipient) external returns (uint64 amount) {
        for (uint256 i = 0; i < splits.length; ++i) {
            amount += _release(splits[i], recipient, recipient);
        }
        _payOut(recipient, recipient, amount);
    }

    /// @inheritdoc ISplits
    function withdrawTo(uint32[] calldata splits, address to) external returns (uint64 amount) {
        if (_isSplit(to) || to == address(this)) revert Splits_BadRecipient(to);
        for (uint256 i = 0; i < splits.length; ++i) {
            amount += _release(splits[i], msg.sender, to);
        }
        _payOut(msg.sender, to, amount);
    }

    /// @inheritdoc ISplits
    function withdrawable(uint32 split, address recipient) external view returns (uint64) {
        if (!exists(split)) revert Splits_UnknownSplit(split);
        return uint64(_accrued(split, recipient).owed / TOTAL_SHARES);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    GOVERNANCE
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISplits
    function setFees(uint16 protocolFee, uint16 storefrontShare) external restricted {
        _setFees(protocolFee, storefrontShare);
    }

    /// @inheritdoc ISplits
    function setPaused(bool paused_) external restricted {
        _ledger.paused = paused_;
        emit PauseSet(paused_);
    }

    function _setFees(uint16 protocolFee, uint16 storefrontShare) private {
        if (protocolFee > MAX_PROTOCOL_FEE) revert Splits_FeeTooHigh(protocolFee, MAX_PROTOCOL_FEE);
        if (storefrontShare > BASIS_POINTS) revert Splits_FeeTooHigh(storefrontShare, BASIS_POINTS);
        _ledger.protocolFee = protocolFee;
        _ledger.storefrontShare = storefrontShare;
        emit FeesSet(protocolFee, storefrontShare);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE LEDGER
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Takes the caller's currency. Whether it has arrived is for `_credit` to see.
    function _pull(uint256 amount) private {
        if (_ledger.paused) revert Splits_Paused();
        if (amount == 0) revert Splits_NothingToPay();
        currency.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @dev Credits what has arrived. The fee is rounded down a payment, the storefront's part of it once a call.
    function _credit(Payment[] memory payments, uint32 storefront, uint256 protocolFee) private {
        Ledger memory totals = _ledger;
        (uint256 sum, uint256 fees) = _distribute(payments, totals.splitCount, protocolFee);
        uint64 storefrontAmount = 0;
        if (storefront != 0) {
            if (storefront > totals.splitCount) revert Splits_UnknownSplit(storefront);
            storefrontAmount = (fees * totals.storefrontShare / BASIS_POINTS).toUint64();
            _receive(storefront, storefrontAmount);
        }

        uint256 arrived = currency.balanceOf(address(this)) - totals.accounted;
        if (arrived < sum) revert Splits_NotReceived(sum, arrived);
        totals.accounted = (totals.accounted + sum).toUint80();
        totals.fees = (totals.fees + fees - storefrontAmount).toUint64();
        _ledger = totals;
        emit Credited(msg.sender, storefront, fees.toUint64(), storefrontAmount, payments);
    }

    /// @dev Adds each payment, less its fee, to its split, and leaves the net amounts in `payments`.
    function _distribute(
        Payment[] memory payments,
        uint256 splitCount,
        uint256 protocolFee
    )
        private
        returns (uint256 sum, uint256 fees)
    {
        uint256 count = payments.length;
        // Unchecked: amounts have 64 bits and a fee is at most 5 % of one, so no sum can come near 256 bits.
        unchecked {
            for (uint256 i = 0; i < count; ++i) {
                Payment payment = payments[i];
                uint32 split = payment.split();
                uint256 gross = payment.amount();
                uint256 fee = gross * protocolFee / BASIS_POINTS;
                if (split == 0 || split > splitCount) revert Splits_UnknownSplit(split);
                sum += gross;
                fees += fee;
                _receive(split, uint64(gross - fee));
                payments[i] = toPayment(split, uint64(gross - fee));
            }
        }
    }

    function _receive(uint32 split, uint64 amount) private {
        if (!_received.tryAdd(split, amount)) revert Splits_SplitFull(split, _received.get(split), amount);
    }

    /// @dev Takes what the recipient may withdraw off its position, rounded down; the fraction stays owed.
    function _release(uint32 split, address recipient, address to) private returns (uint64 amount) {
        if (!exists(split)) revert Splits_UnknownSplit(split);
        Position memory position = _accrued(split, recipient);
        // A recipient is owed at most what the split received.
        amount = uint64(position.owed / TOTAL_SHARES);
        if (amount == 0) return 0;
        position.owed -= uint104(amount) * TOTAL_SHARES;
        _positions[split][recipient] = position;
        if (_isSplit(recipient)) {
            _receive(_asSplit(recipient), amount);
            emit Forwarded(split, _asSplit(recipient), amount);
        } else {
            emit Withdrawn(split, recipient, to, amount);
        }
    }

    /// @dev Sends what was released, unless it has only moved to another split.
    function _payOut(address recipient, address to, uint64 amount) private {
        if (amount == 0) revert Splits_NothingToWithdraw(recipient);
        if (_isSplit(recipient)) return;
        _ledger.accounted -= amount;
        currency.safeTransfer(to, amount);
    }

    function _one(uint32 split, uint64 amount) private pure returns (Payment[] memory payments) {
        payments = new Payment[](1);
        payments[0] = toPayment(split, amount);
    }
}
