// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Share, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {SplitBooks} from "./SplitBooks.sol";

/// @notice What the ledger should say of tokens other than the currency, and of the chain's own coin (`address(0)`).
abstract contract TokenBooks is SplitBooks {
    /// @param holders Who has a part of it, each once.
    /// @param due What each is still to be paid, in the token's smallest unit.
    struct ArrivalBook {
        address token;
        uint32 split;
        uint128 amount;
        address[] holders;
        mapping(address holder => uint128) due;
    }

    /// @dev One that returns nothing, one that calls the receiver back, the chain's own coin.
    address[3] internal tokens;
    uint256 internal arrivalCount;
    mapping(uint256 arrival => ArrivalBook) internal arrivalBooks;
    /// @dev By token: what each account should hold, the ledger and deposit addresses among them.
    mapping(address token => mapping(address account => uint256)) internal tokenPurse;
    /// @dev By token: what the ledger holds that belongs to no arrival yet.
    mapping(address token => uint256) internal tokenStray;
    /// @dev By token: all that arrived, less all that was paid out.
    mapping(address token => uint256) internal tokenHeld;
    /// @dev By token: all that is due.
    mapping(address token => uint256) internal tokenDue;

    function setUp() public virtual override {
        super.setUp();
        tokens[0] = address(new OddToken(Oddity.RETURNS_NOTHING));
        tokens[1] = address(new OddToken(Oddity.CALLS_BACK));
    }

    /// @dev Sends some of the token, as a marketplace pays royalties.
    function _send(address token, address to, uint128 amount) internal {
        tokenPurse[token][to] += amount;
        if (token != address(0)) {
            OddToken(token).mint(to, amount);
            return;
        }
        vm.deal(address(this), amount);
        (bool sent,) = to.call{value: amount}("");
        assertTrue(sent, "coin reaches the ledger and deposit addresses");
    }

    /// @dev Notes a sweep: what lies at the deposit address, and what strayed into the ledger, is the split's.
    function _noteSweep(uint32 split, address token) internal {
        address deposit = depositOf[split];
        uint256 amount = tokenPurse[token][deposit];
        tokenPurse[token][deposit] = 0;
        tokenPurse[token][address(splits)] += amount;
        amount += tokenStray[token];
        tokenStray[token] = 0;
        tokenHeld[token] += amount;
        _noteArrival(split, token, uint128(amount));
    }

    /// @dev Shares out an arrival by the split's last tranche, at once.
    function _noteArrival(uint32 split, address token, uint128 amount) internal {
        ArrivalBook storage book = arrivalBooks[arrivalCount++];
        book.token = token;
        book.split = split;
        book.amount = amount;
        Tranche[] storage inForce = splitBooks[split].inForce;
        Share[] memory shares = inForce[inForce.length - 1].shares;
        for (uint256 i = 0; i < shares.length; ++i) {
            uint128 part = uint128(uint256(amount) * shares[i].share / TOTAL_SHARES);
            if (part == 0) continue;
            book.holders.push(shares[i].recipient);
            book.due[shares[i].recipient] = part;
            tokenDue[token] += part;
        }
    }

    /// @dev Notes that the holder was paid its part of these arrivals.
    function _notePaidOut(uint256[] memory arrivals, address holder, address to) internal {
        for (uint256 i = 0; i < arrivals.length; ++i) {
            ArrivalBook storage book = arrivalBooks[arrivals[i]];
            uint128 amount = book.due[holder];
            if (amount == 0) continue;
            book.due[holder] = 0;
            tokenDue[book.token] -= amount;
            if (_isSplit(holder)) {
                _noteArrival(uint32(uint160(holder)), book.token, amount);
                continue;
            }
            tokenHeld[book.token] -= amount;
            tokenPurse[book.token][address(splits)] -= amount;
            tokenPurse[book.token][to] += amount;
        }
    }

    /// @dev A holder of an arrival to whom something of it is due; the zero address when there is none.
    function _anybodyDueTokens() internal returns (uint256 arrival, address holder) {
        if (arrivalCount == 0) return (0, address(0));
        uint256 start = _random(0, arrivalCount - 1);
        for (uint256 i = 0; i < arrivalCount; ++i) {
            arrival = (start + i) % arrivalCount;
            ArrivalBook storage book = arrivalBooks[arrival];
            for (uint256 j = 0; j < book.holders.length; ++j) {
                if (book.due[book.holders[j]] != 0) return (arrival, book.holders[j]);
            }
        }
    }

    function _tokensOf(address token, address account) internal view returns (uint256) {
        return token == address(0) ? account.balance : OddToken(token).balanceOf(account);
    }
}
