// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShare} from "../interfaces/IRoyaltyShare.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {ShareAccount, ShareArrival, ShareTerms} from "../types/RoyaltyShareTypes.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title RoyaltyShare
/// @notice See {IRoyaltyShare}. OpenZeppelin's ERC-20, but that a balance stands in one slot with what it has earned.
contract RoyaltyShare is IRoyaltyShare, ERC20, ERC20Permit {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;
    using Checkpoints for Checkpoints.Trace224;

    /// @notice What is earned.
    IERC20 public immutable CURRENCY;
    /// @notice The ledger that the position stands in.
    ISplits public immutable SPLITS;
    /// @inheritdoc IRoyaltyShare
    uint32 public immutable SPLIT;
    /// @inheritdoc IRoyaltyShare
    uint32 public immutable SUPPLY;

    /// @dev Micro-USDC earned up to the last transfer or claim.
    uint80 private _income;

    /// @dev What of it is not paid out yet.
    uint80 private _accounted;

    /// @inheritdoc IRoyaltyShare
    bool public unwrapped;

    /// @dev The balances in it stay when the shares are gone: who had all of them still earns.
    mapping(address holder => ShareAccount) private _accounts;

    ShareArrival[] private _arrivals;
    mapping(uint256 arrival => mapping(address holder => bool)) private _paidOut;

    /// @dev By token: what belongs to holders. What is held beyond it has just arrived.
    mapping(address token => uint256) private _tokensAccounted;

    /// @dev What a holder had before a transfer, by the number of arrivals until then.
    mapping(address holder => Checkpoints.Trace224) private _pastBalances;

    constructor(
        ISplits splits_,
        address issuer,
        ShareTerms memory terms
    )
        ERC20(terms.name, terms.symbol)
        ERC20Permit(terms.name)
    {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        SPLIT = terms.split;
        SUPPLY = terms.supply;
        // From an income of zero: what the position has earned since it was handed over is the issuer's.
        _accounts[issuer].balance = terms.supply;
        emit Transfer(address(0), issuer, terms.supply);
    }

    receive() external payable {}

    /*//////////////////////////////////////////////////////////////////////////
                                     EARNINGS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRoyaltyShare
    function claim(address holder) external returns (uint80) {
        return _claim(holder, holder);
    }

    /// @inheritdoc IRoyaltyShare
    function claimTo(address to) external returns (uint80) {
        return _claim(msg.sender, to);
    }

    /// @inheritdoc IRoyaltyShare
    function unwrap(address to) external {
        // Check: nobody else has a part in the position.
        uint32 held = _accounts[msg.sender].balance;
        if (held != SUPPLY) revert RoyaltyShare_NotAll(msg.sender, held, SUPPLY);

        // Effect: no shares any more.
        if (!unwrapped) {
            unwrapped = true;
            emit Transfer(msg.sender, address(0), held);
        }
        uint24[] memory position = SPLITS.sharesOf(SPLIT, address(this));
        emit Unwrapped(msg.sender, to, position);

        // Interaction: the position.
        SPLITS.transferPosition(SPLIT, to, position);
    }

    /// @inheritdoc IRoyaltyShare
    function income() external view returns (uint80) {
        return _income + _arrived();
    }

    /// @inheritdoc IRoyaltyShare
    function claimable(address holder) external view returns (uint80) {
        return uint80(_earned(holder, _income + _arrived()).owed / SUPPLY);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                   OTHER TOKENS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IRoyaltyShare
    function collectToken(address token) external returns (uint256 arrival) {
        uint256 held = token == address(0) ? address(this).balance : IERC20(token).balanceOf(address(this));
        uint256 accounted = _tokensAccounted[token];
        if (token == address(CURRENCY) || held <= accounted) revert RoyaltyShare_NothingToCollect(token);
        _tokensAccounted[token] = held;
        arrival = _arrivals.length;
        uint128 amount = (held - accounted).toUint128();
        _arrivals.push(ShareArrival(token, amount));
        emit TokenCollected(arrival, token, amount);
    }

    /// @inheritdoc IRoyaltyShare
    function claimTokens(uint256[] calldata arrivals, address holder) external {
        _claimTokens(arrivals, holder, holder);
    }

    /// @inheritdoc IRoyaltyShare
    function claimTokensTo(uint256[] calldata arrivals, address to) external {
        _claimTokens(arrivals, msg.sender, to);
    }

    /// @inheritdoc IRoyaltyShare
    function arrivalOf(uint256 arrival) external view returns (ShareArrival memory) {
        return _arrivals[arrival];
    }

    /// @inheritdoc IRoyaltyShare
    function claimableTokens(uint256 arrival, address holder) public view returns (uint128) {
        if (arrival >= _arrivals.length || _paidOut[arrival][holder]) return 0;
        // At most the amount: nobody has more than all shares.
        return uint128(_arrivals[arrival].amount * _balanceAt(holder, arrival) / SUPPLY);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     ERC-20
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ERC20
    function balanceOf(address account) public view override returns (uint256) {
        return unwrapped ? 0 : _accounts[account].balance;
    }

    /// @inheritdoc ERC20
    function totalSupply() public view override returns (uint256) {
        return unwrapped ? 0 : SUPPLY;
    }

    /// @notice Shares are whole.
    function decimals() public pure override returns (uint8) {
        return 0;
    }

    /// @dev See {ERC20-_update}. Only for transfers: all shares are made at once, and end at once.
    function _update(address from, address to, uint256 value) internal override {
        // Check: somebody who can claim gets what is there.
        if (to == address(this)) revert ERC20InvalidReceiver(to);
        uint256 balance = balanceOf(from);
        if (balance < value) revert ERC20InsufficientBalance(from, balance, value);

        // Effect: each has earned what has come in until now; then the shares move.
        uint80 total = _countIncome();
        ShareAccount memory account = _earned(from, total);
        // At most the balance.
        account.balance -= uint32(value);
        _store(from, account);
        account = _earned(to, total);
        account.balance += uint32(value);
        _store(to, account);
        emit Transfer(from, to, value);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                     INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _claim(address holder, address to) private returns (uint80 amount) {
        _checkReceiver(to);
        ShareAccount memory account = _earned(holder, _countIncome());
        // Nobody earns more than all income.
        amount = uint80(account.owed / SUPPLY);
        // Whoever sends something here gives it to the holders.
        // slither-disable-next-line incorrect-equality
        if (amount == 0) revert RoyaltyShare_NothingToClaim(holder);

        // Effect: the fraction stays owed.
        account.owed %= SUPPLY;
        _store(holder, account);
        emit Claimed(holder, to, amount);

        // Interaction: from the ledger what is not here yet; it pays exactly what was counted as income. What is paid
        // is accounted for until it has gone: a currency that calls the receiver first shall not let it count again.
        // slither-disable-next-line reentrancy-no-eth,unused-return
        if (CURRENCY.balanceOf(address(this)) < amount) SPLITS.withdraw(SPLIT, address(this));
        CURRENCY.safeTransfer(to, amount);
        _accounted -= amount;
    }

    function _claimTokens(uint256[] calldata arrivals, address holder, address to) private {
        _checkReceiver(to);
        bool paid = false;
        for (uint256 i = 0; i < arrivals.length; ++i) {
            uint128 amount = claimableTokens(arrivals[i], holder);
            // As above.
            // slither-disable-next-line incorrect-equality
            if (amount == 0) continue;
            paid = true;
            _paidOut[arrivals[i]][holder] = true;
            address token = _arrivals[arrivals[i]].token;
            emit TokenClaimed(arrivals[i], holder, to, amount);
            // This arrival is marked paid, later ones are read afterwards, and the amount is accounted for until it has
            // gone.
            // slither-disable-next-line reentrancy-eth,reentrancy-no-eth
            _send(token, to, amount);
            _tokensAccounted[token] -= amount;
        }
        if (!paid) revert RoyaltyShare_NothingToClaim(holder);
    }

    function _send(address token, address to, uint128 amount) private {
        if (token != address(0)) {
            IERC20(token).safeTransfer(to, amount);
            return;
        }
        // `to` is the holder, or was named by it; `amount` is its part of the arrival.
        // slither-disable-next-line arbitrary-send-eth
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert RoyaltyShare_TransferFailed(to, amount);
    }

    /// @dev Currency that lies in the ledger without an owner could be credited by anyone to any split.
    function _checkReceiver(address to) private view {
        if (to == address(SPLITS) || to == address(this)) revert RoyaltyShare_BadReceiver(to);
    }

    /// @dev Counts what has come in, here or in the ledger.
    function _countIncome() private returns (uint80 total) {
        total = _income;
        uint80 arrived = _arrived();
        // As above.
        // slither-disable-next-line incorrect-equality
        if (arrived == 0) return total;
        total += arrived;
        _income = total;
        _accounted += arrived;
    }

    /// @dev Micro-USDC here, and in the ledger for this position, beyond what is counted. While the one becomes the
    /// other, less than what is counted may show.
    function _arrived() private view returns (uint80) {
        uint256 held = CURRENCY.balanceOf(address(this)) + SPLITS.withdrawable(SPLIT, address(this));
        uint256 accounted = _accounted;
        if (held <= accounted) return 0;
        // Whoever mints a currency at will shall not be able to stop transfers.
        return uint80(Math.min(held - accounted, type(uint80).max - _income));
    }

    /// @dev The account brought up to an income of `total`. Exact: nothing is divided here.
    function _earned(address holder, uint80 total) private view returns (ShareAccount memory account) {
        account = _accounts[holder];
        // Unchecked: income only grows, and 112 bits hold all of it times all shares.
        unchecked {
            account.owed += uint112(total - account.since) * account.balance;
        }
        account.since = total;
    }

    /// @dev Stores the account with one write, and what its balance was when other tokens have arrived since it was
    /// stored last.
    function _store(address holder, ShareAccount memory account) private {
        uint32 clock = uint32(_arrivals.length);
        if (account.clock != clock) {
            // It returns the values before and after.
            // slither-disable-next-line unused-return
            _pastBalances[holder].push(clock, _accounts[holder].balance);
            account.clock = clock;
        }
        uint256 word = uint256(account.balance) | uint256(account.since) << 32 | uint256(account.owed) << 112
            | uint256(account.clock) << 224;
        ShareAccount storage target = _accounts[holder];
        assembly ("memory-safe") {
            sstore(target.slot, word)
        }
    }

    /// @dev The shares that the holder had when the arrival was collected.
    function _balanceAt(address holder, uint256 arrival) private view returns (uint256) {
        ShareAccount storage account = _accounts[holder];
        if (arrival >= account.clock) return account.balance;
        // The first that was stored after the arrival. At most the account's clock, which has 32 bits.
        return _pastBalances[holder].lowerLookup(uint32(arrival) + 1);
    }
}
