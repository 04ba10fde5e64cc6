// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {BASIS_POINTS, NO_END, Share, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {SlowShares} from "../utils/SlowShares.sol";
import {Store} from "./Store.sol";

/// @notice What the ledger should say, written down payment by payment without asking it.
abstract contract SplitBooks is Store {
    uint256 internal constant MAX_SPLITS = 11;
    /// @dev A split whose counter somebody fills; paid only where a full one is minded.
    uint32 internal constant FILLED = 7;

    /// @param income Cumulative micro-USDC, fees taken off.
    /// @param released Micro-USDC that left the split, to its recipients or to other splits.
    /// @param inForce The shares.
    /// @param holders Everybody who ever had a share.
    /// @param earned Micro-USDC times `TOTAL_SHARES`.
    /// @param change What stands proposed, `proposed` and `deadline` being its shares and its end; zero for nothing.
    struct SplitBook {
        address controller;
        uint64 income;
        uint64 released;
        Tranche[] inForce;
        address[] holders;
        mapping(address holder => bool) isHolder;
        mapping(address holder => uint256) earned;
        mapping(address holder => uint256) withdrawn;
        bytes32 change;
        uint40 deadline;
        Tranche[] proposed;
    }

    mapping(uint32 split => SplitBook) internal splitBooks;
    mapping(uint32 split => address) internal depositOf;
    uint32 internal splitCount;
    /// @dev Micro-USDC of protocol fees not yet credited to the treasury's split.
    uint64 internal fees;
    uint16 internal protocolFee = PROTOCOL_FEE;
    uint16 internal storefrontShare = STOREFRONT_SHARE;
    /// @dev Micro-USDC that strayed into the ledger and belongs to nobody yet.
    uint64 internal stray;
    /// @dev The one recipient of `FILLED`.
    address internal filler = makeAddr("filler");

    function setUp() public virtual override {
        super.setUp();
        _openBook(treasury, _tranches(_whole(treasury)));
        // A plain split, one that recoups, one inside another, a storefront's that nobody can change, the robber's, one
        // that is filled.
        _create(alice, _tranches(_among(accounts[0], 300_000, accounts[2], 300_001, accounts[3])));
        _create(bob, _tranches(5000, _between(alice, 800_000, bob), _between(alice, 200_000, bob)));
        _create(carol, _tranches(_between(_asRecipient(2), 500_000, carol)));
        _create(address(0), _tranches(_whole(dave)));
        _create(address(robber), _tranches(_whole(address(robber))));
        _create(address(0), _tranches(_whole(filler)));
    }

    function _create(address controller, Tranche[] memory tranches) internal returns (uint32 split) {
        split = splits.create(controller, tranches);
        assertEq(split, splitCount + 1, "splits are numbered in sequence");
        _openBook(controller, tranches);
    }

    function _openBook(address controller, Tranche[] memory tranches) private {
        SplitBook storage book = splitBooks[++splitCount];
        book.controller = controller;
        _putInForce(book, tranches);
        depositOf[splitCount] = splits.depositAddress(splitCount);
        _touch(splitCount);
    }

    function _putInForce(SplitBook storage book, Tranche[] memory tranches) internal {
        SlowShares.copy(tranches, book.inForce);
        for (uint256 t = 0; t < tranches.length; ++t) {
            for (uint256 i = 0; i < tranches[t].shares.length; ++i) {
                _noteHolder(book, tranches[t].shares[i].recipient);
            }
        }
    }

    function _noteHolder(SplitBook storage book, address holder) internal {
        if (book.isHolder[holder]) return;
        book.isHolder[holder] = true;
        book.holders.push(holder);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    MONEY IN AND OUT
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Notes a payment whose currency is in the ledger. The fee is rounded down.
    /// @return fee Micro-USDC taken off.
    function _noteIncome(uint32 split, uint64 gross, uint16 feeRate) internal returns (uint64 fee) {
        fee = gross * feeRate / BASIS_POINTS;
        _receive(split, gross - fee);
    }

    /// @dev The same in a batch, where what a full split cannot hold joins the fees, of which no storefront has a part.
    function _noteInBatch(uint32 split, uint64 gross) internal returns (uint64 fee) {
        if (_fits(split, gross, protocolFee)) return _noteIncome(split, gross, protocolFee);
        fee = gross * protocolFee / BASIS_POINTS;
        fees += gross - fee;
        _done("part of a batch did not fit");
    }

    /// @dev Whether the split's counter holds the payment less the fee.
    function _fits(uint32 split, uint64 gross, uint16 feeRate) internal view returns (bool) {
        return gross - gross * feeRate / BASIS_POINTS <= type(uint64).max - splitBooks[split].income;
    }

    /// @dev Notes the fees of one call; the storefront's part is rounded down.
    function _noteFees(uint64 taken, uint32 storefront) internal {
        uint64 part = storefront == 0 ? 0 : taken * storefrontShare / BASIS_POINTS;
        if (storefront != 0) _receive(storefront, part);
        fees += taken - part;
    }

    function _receive(uint32 split, uint64 amount) internal {
        SplitBook storage book = splitBooks[split];
        book.income = SlowShares.earn(book.inForce, book.earned, book.income, amount);
        _touch(split);
    }

    /// @dev Notes that the holder was paid all that is due, and returns how much that is.
    function _noteRelease(uint32 split, address holder, address to) internal returns (uint64 amount) {
        SplitBook storage book = splitBooks[split];
        amount = _due(split, holder);
        book.withdrawn[holder] += amount;
        book.released += amount;
        _touch(split);
        if (_isSplit(holder)) _receive(uint32(uint160(holder)), amount);
        else _moved(address(splits), to, amount);
    }

    /// @dev Micro-USDC earned and not withdrawn, rounded down.
    function _due(uint32 split, address holder) internal view returns (uint64) {
        SplitBook storage book = splitBooks[split];
        return uint64(book.earned[holder] / TOTAL_SHARES - book.withdrawn[holder]);
    }

    /// @dev Somebody to whom something is due, searched from anywhere on; split zero when there is nobody.
    function _anybodyDue() internal returns (uint32 split, address holder) {
        uint256 start = _random(0, splitCount - 1);
        for (uint256 i = 0; i < splitCount; ++i) {
            split = uint32(1 + (start + i) % splitCount);
            address[] storage holders = splitBooks[split].holders;
            uint256 first = _random(0, holders.length - 1);
            for (uint256 j = 0; j < holders.length; ++j) {
                holder = holders[(first + j) % holders.length];
                if (_due(split, holder) != 0) return (split, holder);
            }
        }
        return (0, address(0));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SHARES
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Any but the filled one.
    function _anySplit() internal returns (uint32) {
        uint32 split = uint32(_random(1, splitCount - 1));
        return split < FILLED ? split : split + 1;
    }

    function _anySplitOrTheFilled() internal returns (uint32) {
        return _onceIn(5) ? FILLED : _anySplit();
    }

    /// @dev One to three tranches that end above `floor`, for the split `own`.
    function _randomTranches(uint32 own, uint64 floor) internal returns (Tranche[] memory tranches) {
        tranches = new Tranche[](_random(1, 3));
        for (uint256 t = 0; t < tranches.length; ++t) {
            floor += uint64(_random(1, 4000));
            tranches[t] = Tranche(t + 1 == tranches.length ? NO_END : floor, _randomShares(own));
        }
    }

    /// @dev Shares of some of the accounts, and once in three times of another split.
    function _randomShares(uint32 own) private returns (Share[] memory shares) {
        uint256 chosen = _random(1, (1 << accounts.length) - 1);
        uint32 nested = _onceIn(3) ? _anySplit() : 0;
        if (nested == own) nested = 0;
        uint256 count = nested == 0 ? 0 : 1;
        for (uint256 i = 0; i < accounts.length; ++i) {
            count += (chosen >> i) & 1;
        }
        shares = new Share[](count);
        // A split's number is below any account's.
        if (nested != 0) shares[0].recipient = _asRecipient(nested);
        uint256 next = nested == 0 ? 0 : 1;
        for (uint256 i = 0; i < accounts.length; ++i) {
            if ((chosen >> i) & 1 == 1) shares[next++].recipient = accounts[i];
        }
        uint24 left = TOTAL_SHARES;
        for (uint256 i = 0; i < count; ++i) {
            shares[i].share = i + 1 == count ? left : uint24(_random(1, left - (count - i - 1)));
            left -= shares[i].share;
        }
    }

    /// @dev How many tranches are full, so that their shares are past.
    function _fullTranches(SplitBook storage book) internal view returns (uint256 full) {
        while (book.inForce[full].until <= book.income && book.inForce[full].until != NO_END) ++full;
    }

    /// @dev All who hold or may come to hold shares of the split, ascending.
    function _everybody(uint32 split) internal view returns (address[] memory list) {
        list = new address[](splitCount - 1 + accounts.length);
        uint256 count = 0;
        for (uint32 id = 1; id <= splitCount; ++id) {
            if (id != split) list[count++] = _asRecipient(id);
        }
        for (uint256 i = 0; i < accounts.length; ++i) {
            list[count++] = accounts[i];
        }
    }

    function _isSplit(address holder) internal pure returns (bool) {
        return uint160(holder) <= type(uint32).max;
    }
}
