// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SplitShares} from "./abstracts/SplitShares.sol";
import {SplitTokens} from "./abstracts/SplitTokens.sol";
import {ISplits} from "./interfaces/ISplits.sol";
import {HeldBalance} from "./libraries/HeldBalance.sol";
import {PackedCounters} from "./libraries/PackedCounters.sol";
import {Slots} from "./libraries/Slots.sol";
import {Payment} from "./types/Payment.sol";
import {BASIS_POINTS, Position, TOTAL_SHARES} from "./types/SplitTypes.sol";
import {Totals} from "./types/Totals.sol";
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
    using HeldBalance for IERC20;
    using Slots for Position;

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
        _creditLessFee(_totals, split, amount, storefront);
    }

    /// @inheritdoc ISplits
    function payBatch(Payment[] calldata payments, uint32 storefront) external {
        uint256 total = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            total += payments[i].amount();
        }
        _pull(total);
        _credit(payments, storefront, true);
    }

    /// @inheritdoc ISplits
    function tip(uint32 split, uint64 amount) external {
        _pull(amount);
        _creditOne(_totals, split, amount, 0, 0);
    }

    /// @inheritdoc ISplits
    function credit(Payment[] calldata payments, uint32 storefront) external {
        _credit(payments, storefront, true);
    }

    /// @inheritdoc ISplits
    function creditOne(uint32 split, uint64 amount, uint32 storefront) external {
        _creditLessFee(_openTotals(), split, amount, storefront);
    }

    /// @inheritdoc ISplits
    function creditWithoutFee(uint32 split, uint64 amount) external {
        _creditOne(_openTotals(), split, amount, 0, 0);
    }

    /// @inheritdoc ISplits
    function creditWithFee(uint32 split, uint64 amount, uint64 fee, uint32 storefront) external {
        _creditOne(_openTotals(), split, amount, storefront, fee);
    }

    /// @inheritdoc ISplits
    function creditBatchWithoutFee(Payment[] calldata payments) external {
        _credit(payments, 0, false);
    }

    /// @inheritdoc ISplits
    function sweep(uint32 split, address token) external nonReentrant {
        if (token != address(currency)) {
            _sweepToken(split, token);
            return;
        }
        uint64 amount = currency.balanceOf(depositAddress(split)).toUint64();
        if (amount == 0) revert Splits_NothingToSweep(split, token);
        // The deposit contract is the ledger's own and the currency calls nobody back; the credit counts what came.
        // slither-disable-next-line reentrancy-no-eth
        _flush(split, token);
        _creditOne(_totals, split, amount, 0, 0);
        emit DepositSwept(split, amount);
    }

    /// @inheritdoc ISplits
    function collectFees() external {
        uint64 amount = _totals.fees();
        if (amount == 0) revert Splits_NothingToPay();
        _totals = _totals.withoutFees();
        _receive(TREASURY_SPLIT, amount);
        emit FeesCollected(amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    WITHDRAWING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ISplits
    function withdraw(uint32 split, address recipient) external returns (uint64 amount) {
        amount = _release(_totals.splitCount(), split, recipient, recipient);
        _payOut(recipient, recipient, amount);
    }

    /// @inheritdoc ISplits
    function withdrawBatch(uint32[] calldata splits, address recipient) external returns (uint64 amount) {
        uint32 splitCount = _totals.splitCount();
        for (uint256 i = 0; i < splits.length; ++i) {
            amount += _release(splitCount, splits[i], recipient, recipient);
        }
        _payOut(recipient, recipient, amount);
    }

    /// @inheritdoc ISplits
    function withdrawTo(uint32[] calldata splits, address to) external returns (uint64 amount) {
        if (_isSplit(to) || to == address(this)) revert Splits_BadRecipient(to);
        uint32 splitCount = _totals.splitCount();
        for (uint256 i = 0; i < splits.length; ++i) {
            amount += _release(splitCount, splits[i], msg.sender, to);
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
        _totals = _totals.withPaused(paused_);
        emit PauseSet(paused_);
    }

    function _setFees(uint16 protocolFee, uint16 storefrontShare) private {
        if (protocolFee > MAX_PROTOCOL_FEE) revert Splits_FeeTooHigh(protocolFee, MAX_PROTOCOL_FEE);
        if (storefrontShare > BASIS_POINTS) revert Splits_FeeTooHigh(storefrontShare, BASIS_POINTS);
        _totals = _totals.withFees(protocolFee, storefrontShare);
        emit FeesSet(protocolFee, storefrontShare);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE LEDGER
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Takes the caller's currency. Whether it has arrived is for `_account` to see.
    function _pull(uint256 amount) private {
        _openTotals();
        if (amount == 0) revert Splits_NothingToPay();
        currency.safeTransferFrom(msg.sender, address(this), amount);
    }

    function _openTotals() private view returns (Totals totals) {
        totals = _totals;
        if (totals.isPaused()) revert Splits_Paused();
    }

    /// @dev Credits one payment that has arrived, less the fee, which is rounded down.
    function _creditLessFee(Totals totals, uint32 split, uint64 amount, uint32 storefront) private {
        // Unchecked: the rate is at most 5 %.
        unchecked {
            uint64 fee = uint64(amount * totals.protocolFee() / BASIS_POINTS);
            _creditOne(totals, split, amount - fee, storefront, fee);
        }
    }

    /// @dev Credits one payment that has arrived, and the fee that has come with it. The storefront's part of that is
    /// rounded down.
    function _creditOne(Totals totals, uint32 split, uint64 amount, uint32 storefront, uint64 fee) private {
        _checkExists(split, totals.splitCount());
        _receive(split, amount);
        // Unchecked: the storefront's part is at most the fee.
        unchecked {
            uint64 storefrontAmount = storefront == 0 ? 0 : _payStorefront(totals, storefront, fee);
            _account(totals, uint256(amount) + fee, fee - storefrontAmount);
            emit Paid(split, msg.sender, storefront, amount, fee, storefrontAmount);
        }
    }

    /// @dev Credits what has arrived. The fee is rounded down a payment, the storefront's part of it once a call.
    function _credit(Payment[] memory payments, uint32 storefront, bool withFee) private {
        Totals totals = _totals;
        uint256 splitCount = totals.splitCount();
        uint256 feeRate = withFee ? totals.protocolFee() : 0;
        uint256 sum = 0;
        uint256 fees = 0;
        uint256 refused = 0;
        // Unchecked: amounts have 64 bits and a fee is at most 5 % of one, so no sum can come near 256 bits.
        unchecked {
            for (uint256 i = 0; i < payments.length; ++i) {
                Payment payment = payments[i];
                uint256 fee = payment.amount() * feeRate / BASIS_POINTS;
                sum += payment.amount();
                fees += fee;
                payment = payment.less(fee);
                _checkExists(payment.split(), splitCount);
                if (!_received.tryAdd(payment.split(), payment.amount())) {
                    // Who fills a split's counter, by paying oneself, shall not keep the others of a batch from theirs.
                    refused += payment.amount();
                    payment = payment.less(payment.amount());
                }
                payments[i] = payment;
            }
        }
        uint64 storefrontAmount = storefront == 0 ? 0 : _payStorefront(totals, storefront, fees.toUint64());
        fees += refused;
        _account(totals, sum, fees - storefrontAmount);
        // There is room for the fees in 64 bits.
        emit Credited(msg.sender, storefront, uint64(fees), storefrontAmount, payments);
    }

    function _payStorefront(Totals totals, uint32 storefront, uint64 fee) private returns (uint64 amount) {
        _checkExists(storefront, totals.splitCount());
        // At most the fee.
        amount = uint64(fee * totals.storefrontShare() / BASIS_POINTS);
        _receive(storefront, amount);
    }

    /// @dev Accounts for `sum` more, `fees` of it not yet the treasury's, if so much has arrived.
    function _account(Totals totals, uint256 sum, uint256 fees) private {
        uint256 arrived = currency.held() - totals.accounted();
        if (arrived < sum) revert Splits_NotReceived(sum, arrived);
        if (!totals.hasRoomFor(sum, fees)) revert Splits_LedgerFull(sum);
        _totals = totals.plus(sum, fees);
    }

    function _checkExists(uint32 split, uint256 splitCount) private pure {
        if (split == 0 || split > splitCount) revert Splits_UnknownSplit(split);
    }

    function _receive(uint32 split, uint64 amount) private {
        if (!_received.tryAdd(split, amount)) revert Splits_SplitFull(split, _received.get(split), amount);
    }

    /// @dev Takes what the recipient may withdraw off its position, rounded down; the fraction stays owed.
    function _release(
        uint32 splitCount,
        uint32 split,
        address recipient,
        address to
    )
        private
        returns (uint64 amount)
    {
        _checkExists(split, splitCount);
        Position memory position = _accrued(split, recipient);
        // A recipient is owed at most what the split received.
        amount = uint64(position.owed / TOTAL_SHARES);
        if (amount == 0) return 0;
        position.owed %= TOTAL_SHARES;
        _positions[split][recipient].store(position);
        if (_isSplit(recipient)) {
            _receive(_asSplit(recipient), amount);
            emit Forwarded(split, _asSplit(recipient), amount);
        } else {
            emit Withdrawn(split, recipient, to, amount);
        }
    }

    /// @dev Sends what was released, unless it has only moved to another split. It is accounted for until it has gone:
    /// a currency that calls the receiver first shall not let it be credited once more.
    function _payOut(address recipient, address to, uint64 amount) private {
        if (amount == 0) revert Splits_NothingToWithdraw(recipient);
        if (_isSplit(recipient)) return;
        currency.safeTransfer(to, amount);
        _totals = _totals.minus(amount);
    }
}
