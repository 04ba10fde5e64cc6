// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {NO_END} from "../../contracts/types/SplitTypes.sol";
import {TokenBooks} from "./TokenBooks.sol";

/// @notice Pay into splits: through the ledger, or by sending to deposit addresses. Refused while payments are paused.
abstract contract Payers is TokenBooks {
    function setUp() public virtual override {
        super.setUp();
        _handle(this.pay.selector, 3);
        _handle(this.payBatch.selector, 1);
        _handle(this.tip.selector, 2);
        _handle(this.sendToDeposit.selector, 2);
        _handle(this.sweep.selector, 2);
        _handle(this.collectFees.selector, 1);
    }

    function pay(uint256 seed) external handles(seed) {
        (address fan, uint32 split, uint64 amount) = (_anyFan(), _anySplitOrTheFilled(), _anyAmount());
        uint32 storefront = _anyStorefront();
        bytes memory call = abi.encodeCall(ISplits.pay, (split, amount, storefront));
        if (_isPausedFor(fan, call)) return;
        if (!_fits(split, amount, protocolFee)) return _seeFull(fan, call);
        vm.prank(fan);
        splits.pay(split, amount, storefront);
        _moved(fan, address(splits), amount);
        _noteFees(_noteIncome(split, amount, protocolFee), storefront);
        _done("paid");
    }

    function payBatch(uint256 seed) external handles(seed) {
        address fan = _anyFan();
        uint32 storefront = _anyStorefront();
        Payment[] memory payments = new Payment[](_random(1, 4));
        uint64 total = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            uint64 amount = _anyAmount();
            payments[i] = toPayment(_anySplitOrTheFilled(), amount);
            total += amount;
        }
        if (_isPausedFor(fan, abi.encodeCall(ISplits.payBatch, (payments, storefront)))) return;
        vm.prank(fan);
        splits.payBatch(payments, storefront);
        _moved(fan, address(splits), total);
        uint64 taken = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            taken += _noteInBatch(payments[i].split(), payments[i].amount());
        }
        _noteFees(taken, storefront);
        _done("paid a batch");
    }

    /// @dev Once in two times just what the present tranche lacks, where there is another one.
    function tip(uint256 seed) external handles(seed) {
        (address fan, uint32 split, uint64 amount) = (_anyFan(), _anySplit(), _anyAmount());
        SplitBook storage book = splitBooks[split];
        uint64 end = book.inForce[_fullTranches(book)].until;
        if (end != NO_END && _onceIn(2)) {
            amount = end - book.income;
            _done("filled a tranche to the unit");
        }
        if (_isPausedFor(fan, abi.encodeCall(ISplits.tip, (split, amount)))) return;
        vm.prank(fan);
        splits.tip(split, amount);
        _moved(fan, address(splits), amount);
        _receive(split, amount);
        _done("tipped");
    }

    /// @dev As a marketplace does that pays royalties in what it likes.
    function sendToDeposit(uint256 seed) external handles(seed) {
        address deposit = depositOf[_anySplit()];
        if (_onceIn(2)) {
            (address fan, uint64 amount) = (_anyFan(), _anyAmount());
            vm.prank(fan);
            usd.transfer(deposit, amount);
            _moved(fan, deposit, amount);
        } else {
            _send(tokens[_random(0, 2)], deposit, uint128(_random(1, _onceIn(4) ? 1e30 : 3000)));
        }
        _done("sent to a deposit address");
    }

    /// @dev By anybody; a pause does not stop it, for the money is there.
    function sweep(uint256 seed) external handles(seed) {
        uint256 start = _random(0, splitCount - 1);
        uint256 kind = _random(0, 3);
        for (uint256 i = 0; i < 4 * splitCount; ++i) {
            uint32 split = uint32(1 + (start + i) % splitCount);
            uint256 which = (kind + i / splitCount) % 4;
            if (which == 3 && purse[depositOf[split]] != 0) return _sweepCurrency(split);
            if (which != 3 && tokenPurse[tokens[which]][depositOf[split]] != 0) {
                vm.prank(_anyAccount());
                splits.sweep(split, tokens[which]);
                _noteSweep(split, tokens[which]);
                return _done("swept a token");
            }
        }
        _need(false);
    }

    function collectFees(uint256 seed) external handles(seed) {
        _need(fees != 0);
        vm.prank(_anyAccount());
        splits.collectFees();
        _receive(1, fees);
        fees = 0;
        _done("collected fees");
    }

    function _sweepCurrency(uint32 split) private {
        vm.prank(_anyAccount());
        splits.sweep(split, address(usd));
        uint64 amount = uint64(purse[depositOf[split]]);
        _moved(depositOf[split], address(splits), amount);
        _receive(split, amount);
        _done("swept currency");
    }

    function _seeFull(address fan, bytes memory call) private {
        vm.prank(fan);
        _refused(address(splits), call, ISplits.Splits_SplitFull.selector, "I2 income: a full split was paid");
        _done("payment refused by a full split");
    }

    function _isPausedFor(address fan, bytes memory call) private returns (bool) {
        return _isPausedFor(fan, address(splits), call, ISplits.Splits_Paused.selector);
    }

    function _anyStorefront() private returns (uint32) {
        return _onceIn(2) ? 0 : _anySplit();
    }
}
