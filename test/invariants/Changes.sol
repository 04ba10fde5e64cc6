// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Tranche} from "../../contracts/types/SplitTypes.sol";
import {SlowShares} from "../utils/SlowShares.sol";
import {SplitBooks} from "./SplitBooks.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice Propose other shares, accept them, apply them, hand positions on, hand control on.
abstract contract Changes is SplitBooks {
    /// @dev Who accepted, and who took it back for good.
    mapping(bytes32 change => mapping(address holder => bool)) internal accepted;
    mapping(bytes32 change => mapping(address holder => bool)) private _takenBack;
    /// @dev A signature that was good once, and whose.
    bytes internal oldSignature;
    address internal oldSigner;
    bytes32 internal oldChange;

    function setUp() public virtual override {
        super.setUp();
        _handle(this.propose.selector, 2);
        _handle(this.cancel.selector, 1);
        _handle(this.accept.selector, 2);
        _handle(this.acceptForNested.selector, 1);
        _handle(this.applyChange.selector, 2);
        _handle(this.agree.selector, 3);
        _handle(this.transferPosition.selector, 2);
        _handle(this.setController.selector, 1);
    }

    function propose(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isControlled);
        _propose(split);
        _done("proposed a change");
    }

    function cancel(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isProposed);
        vm.prank(splitBooks[split].controller);
        splits.cancelChange(split);
        _seeGone(split);
        _done("cancelled a change");
    }

    /// @dev By transaction or by signature, or takes it back.
    function accept(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isProposed);
        (bytes32 change, address holder) = (splitBooks[split].change, _anyAccount());
        if (holder == address(robber) || _takenBack[change][holder] || _onceIn(2)) {
            _acceptByCall(split, holder, !_onceIn(4));
            return;
        }
        oldSignature = _sign(holder, change);
        (oldSigner, oldChange) = (holder, change);
        vm.prank(_anyAccount());
        splits.acceptChangeBySig(split, holder, oldSignature);
        accepted[change][holder] = true;
        _done("accepted by signature");
    }

    /// @dev A nested split accepts when all its own recipients have, and not before.
    function acceptForNested(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isProposed);
        uint32 nested = _anySplit();
        _need(nested != split);
        _letAccept(split, _holdersOfRest(nested), 8, 1);
        _acceptForNested(split, nested);
    }

    /// @dev Goes through if, and only if, nobody loses who has not accepted.
    function applyChange(uint256 seed) external handles(seed) {
        _apply(_anySplitThat(_isProposed));
    }

    /// @dev Proposes, lets nearly everybody accept, and applies, in one go.
    function agree(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isControlled);
        _propose(split);
        _letAccept(split, _holdersOfRest(split), 40, 3);
        _apply(split);
    }

    /// @dev Nothing, a part or the whole of each tranche not yet full.
    function transferPosition(uint256 seed) external handles(seed) {
        uint32 split = _anySplit();
        SplitBook storage book = splitBooks[split];
        address from = book.holders[_random(0, book.holders.length - 1)];
        address to = _onceIn(6) ? _asRecipient(_anySplit()) : _anyAccount();
        _need(!_isSplit(from) && to != from && to != _asRecipient(split));
        uint256 full = _fullTranches(book);
        uint24[] memory handed = _anyParts(book, full, from);

        uint64[] memory before = _withdrawables(split);
        vm.prank(from);
        splits.transferPosition(split, to, handed);
        _assertNothingLost(split, before);
        _noteHolder(book, to);
        for (uint256 t = 0; t < handed.length; ++t) {
            SlowShares.handOn(book.inForce[full + t], from, to, handed[t]);
        }
        _touch(split);
        _done("handed a position on");
    }

    function setController(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isControlled);
        SplitBook storage book = splitBooks[split];
        address next = _onceIn(20) ? address(0) : _anyAccount();
        vm.prank(book.controller);
        splits.setController(split, next);
        book.controller = next;
        if (book.change != 0) _seeGone(split);
        _done("handed control on");
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _propose(uint32 split) private {
        SplitBook storage book = splitBooks[split];
        Tranche[] memory tranches = _randomTranches(split, book.income);
        uint40 deadline = uint40(block.timestamp + _random(0, 3 days));
        vm.prank(book.controller);
        book.change = splits.proposeChange(split, deadline, tranches);
        book.deadline = deadline;
        SlowShares.copy(tranches, book.proposed);
        accepted[book.change][book.controller] = true;
    }

    function _acceptByCall(uint32 split, address holder, bool yes) private {
        bytes32 change = splitBooks[split].change;
        vm.prank(holder);
        splits.acceptChange(split, change, yes);
        accepted[change][holder] = yes;
        _takenBack[change][holder] = !yes;
        _done(yes ? bytes32("accepted") : bytes32("took an acceptance back"));
    }

    /// @dev All but one in so many accept; for splits among them their recipients do, as deep as `depth`.
    function _letAccept(uint32 split, address[] memory holders, uint256 allButOneIn, uint256 depth) private {
        for (uint256 i = 0; i < holders.length; ++i) {
            if (_onceIn(allButOneIn)) continue;
            if (!_isSplit(holders[i])) {
                _acceptByCall(split, holders[i], true);
            } else if (depth != 0) {
                uint32 nested = uint32(uint160(holders[i]));
                _letAccept(split, _holdersOfRest(nested), allButOneIn, depth - 1);
                _acceptForNested(split, nested);
            }
        }
    }

    /// @dev Goes through if, and only if, all recipients of the nested split have accepted.
    function _acceptForNested(uint32 split, uint32 nested) private {
        bytes32 change = splitBooks[split].change;
        address[] memory holders = _holdersOfRest(nested);
        bool missing = false;
        for (uint256 i = 0; i < holders.length; ++i) {
            if (!accepted[change][holders[i]]) missing = true;
        }
        if (missing) {
            bytes memory call = abi.encodeCall(ISplits.acceptChangeForSplit, (split, nested, holders));
            _refused(
                address(splits), call, ISplits.Splits_NotAccepted.selector, "I6 shares: accepted for others"
            );
            return _done("accepting for a split refused");
        }
        splits.acceptChangeForSplit(split, nested, holders);
        accepted[change][_asRecipient(nested)] = true;
        _done("accepted for a split");
    }

    function _apply(uint32 split) private {
        SplitBook storage book = splitBooks[split];
        Tranche[] memory tranches = book.proposed;
        bool isLate = block.timestamp > book.deadline || tranches[0].until <= book.income;
        bool isUnaccepted = _losesUnaccepted(book, tranches);
        uint64[] memory before = _withdrawables(split);
        vm.prank(_anyAccount());
        try splits.applyChange(split, tranches, _everybody(split)) {
            assertFalse(isUnaccepted, "I6 shares: one fell without acceptance");
            assertFalse(isLate, "I6 shares: a change was applied too late");
            _assertNothingLost(split, before);
            _putInForce(book, tranches);
            _seeGone(split);
            _touch(split);
            _done("applied a change");
        } catch {
            assertTrue(isUnaccepted || isLate, "I6 shares: an accepted change was refused");
            _done(isLate ? bytes32("late change refused") : bytes32("unaccepted change refused"));
        }
    }

    /// @dev What was cancelled, or applied, cannot be applied any more.
    function _seeGone(uint32 split) private {
        splitBooks[split].change = 0;
        bytes memory call =
            abi.encodeCall(ISplits.applyChange, (split, splitBooks[split].proposed, _everybody(split)));
        _refused(address(splits), call, ISplits.Splits_NoSuchChange.selector, "I6 shares: a change came back");
    }

    function _losesUnaccepted(SplitBook storage book, Tranche[] memory next) private view returns (bool) {
        Tranche[] memory present = book.inForce;
        for (uint256 i = 0; i < book.holders.length; ++i) {
            address holder = book.holders[i];
            if (accepted[book.change][holder]) continue;
            if (SlowShares.falls(present, next, book.income, holder)) return true;
        }
        return false;
    }

    function _withdrawables(uint32 split) private view returns (uint64[] memory amounts) {
        address[] storage holders = splitBooks[split].holders;
        amounts = new uint64[](holders.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = splits.withdrawable(split, holders[i]);
        }
    }

    function _assertNothingLost(uint32 split, uint64[] memory before) private view {
        uint64[] memory afterwards = _withdrawables(split);
        for (uint256 i = 0; i < before.length; ++i) {
            assertEq(afterwards[i], before[i], "I7 earned stays earned: a change of shares took it");
        }
    }

    /// @dev Parts that are large enough; at least one is not zero.
    function _anyParts(
        SplitBook storage book,
        uint256 full,
        address from
    )
        private
        returns (uint24[] memory parts)
    {
        parts = new uint24[](book.inForce.length - full);
        uint24 least = uint24(20_000 * parts.length);
        uint24 total = 0;
        for (uint256 t = 0; t < parts.length; ++t) {
            uint64 start = full + t == 0 ? 0 : book.inForce[full + t - 1].until;
            uint24 held = SlowShares.shareAt(book.inForce, start, from);
            uint256 choice = _random(0, 2);
            if (choice == 1 && held >= 2 * least) parts[t] = uint24(_random(least, held - least));
            else if (choice != 0) parts[t] = held;
            total += parts[t];
        }
        _need(total != 0);
    }

    /// @dev Who has a share in a tranche not yet full, ascending.
    function _holdersOfRest(uint32 split) internal view returns (address[] memory list) {
        SplitBook storage book = splitBooks[split];
        Tranche[] memory present = book.inForce;
        address[] memory everybody = _everybody(split);
        uint256 full = _fullTranches(book);
        uint256 count = 0;
        for (uint256 i = 0; i < everybody.length; ++i) {
            bool holds = SlowShares.shareAt(present, book.income, everybody[i]) != 0;
            for (uint256 t = full; t + 1 < present.length; ++t) {
                if (SlowShares.shareAt(present, present[t].until, everybody[i]) != 0) holds = true;
            }
            if (holds) everybody[count++] = everybody[i];
        }
        list = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = everybody[i];
        }
    }

    function _sign(address holder, bytes32 change) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Stave Splits"),
                keccak256("1"),
                block.chainid,
                address(splits)
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(keyOf[holder], MessageHashUtils.toTypedDataHash(domain, change));
        return abi.encodePacked(r, s, v);
    }

    /// @dev A split for which `isGood` holds, searched from anywhere on.
    function _anySplitThat(function(SplitBook storage) view returns (bool) isGood)
        internal
        returns (uint32 split)
    {
        uint256 start = _random(0, splitCount - 1);
        for (uint256 i = 0; i < splitCount; ++i) {
            split = uint32(1 + (start + i) % splitCount);
            if (isGood(splitBooks[split])) return split;
        }
        _need(false);
    }

    function _isControlled(SplitBook storage book) internal view returns (bool) {
        return book.controller != address(0);
    }

    function _isProposed(SplitBook storage book) internal view returns (bool) {
        return book.change != 0;
    }
}
