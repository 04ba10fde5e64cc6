// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../interfaces/ISplits.sol";
import {PackedCounters} from "../libraries/PackedCounters.sol";
import {ShareTables} from "../libraries/ShareTables.sol";
import {Slots} from "../libraries/Slots.sol";
import {NO_END, Position, Proposal, Share, SplitState, TOTAL_SHARES, Tranche} from "../types/SplitTypes.sol";
import {SplitLedger} from "./SplitLedger.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title SplitShares
/// @notice Who earns what: creating splits, changing shares with the consent of those who lose, handing positions on.
abstract contract SplitShares is SplitLedger, EIP712 {
    using PackedCounters for PackedCounters.Counters;
    using ShareTables for Tranche[];
    using Slots for Position;

    /// @dev 2 %, in parts per million.
    uint24 private constant MIN_PART = 20_000;

    /// @dev What `_switchOver` needs for every recipient alike.
    struct Switch {
        bytes32 change;
        uint32 first;
        uint32 next;
        uint32 clock;
        uint64[] ends;
    }

    mapping(uint32 split => Proposal) private _proposals;

    /// @inheritdoc ISplits
    mapping(bytes32 change => mapping(address recipient => bool)) public hasAccepted;

    /// @dev Who took an acceptance back: a signature given before no longer counts.
    mapping(bytes32 change => mapping(address recipient => bool)) private _hasTakenBack;

    constructor() EIP712("Stave Splits", "1") {}

    /// @inheritdoc ISplits
    function create(address controller, Tranche[] calldata tranches) external returns (uint32 split) {
        split = _addSplit();
        tranches.check(0);
        _checkRecipients(split, tranches);
        _states[split] = SplitState(controller, 0, uint32(tranches.length), 0);
        Share[] calldata shares = tranches[0].shares;
        bool last = tranches.length == 1;
        for (uint256 i = 0; i < shares.length; ++i) {
            _positions[split][shares[i].recipient].store(Position(0, 0, shares[i].share, 0, last));
        }
        _storeLaterTranches(split, 0, tranches);
        emit SplitCreated(split, controller, tranches);
    }

    /// @inheritdoc ISplits
    function proposeChange(
        uint32 split,
        uint40 deadline,
        Tranche[] calldata tranches
    )
        external
        returns (bytes32 change)
    {
        _checkController(split);
        if (deadline < block.timestamp) revert Splits_ChangeExpired(split, deadline);
        tranches.check(_received.get(split));
        _checkRecipients(split, tranches);

        Proposal storage proposal = _proposals[split];
        uint64 nonce = ++proposal.nonce;
        change = ShareTables.hashChange(split, nonce, deadline, tranches);
        proposal.structHash = change;
        proposal.deadline = deadline;
        emit ChangeProposed(split, change, nonce, deadline, tranches);
        _accept(split, change, msg.sender, true);
    }

    /// @inheritdoc ISplits
    function cancelChange(uint32 split) external {
        _checkController(split);
        if (_proposals[split].structHash == 0) revert Splits_NoSuchChange(split, 0);
        _cancel(split);
    }

    /// @inheritdoc ISplits
    function acceptChange(uint32 split, bytes32 change, bool accepted) external {
        if (change == 0 || _proposals[split].structHash != change) revert Splits_NoSuchChange(split, change);
        _hasTakenBack[change][msg.sender] = !accepted;
        _accept(split, change, msg.sender, accepted);
    }

    /// @inheritdoc ISplits
    function acceptChangeBySig(uint32 split, address recipient, bytes calldata signature) external {
        bytes32 change = _proposals[split].structHash;
        if (change == 0) revert Splits_NoSuchChange(split, change);
        if (_hasTakenBack[change][recipient]) revert Splits_NotAccepted(split, recipient);
        if (!SignatureChecker.isValidSignatureNow(recipient, _hashTypedDataV4(change), signature)) {
            revert Splits_BadSignature(recipient);
        }
        _accept(split, change, recipient, true);
    }

    /// @inheritdoc ISplits
    function acceptChangeForSplit(uint32 split, uint32 nested, address[] calldata recipients) external {
        bytes32 change = _proposals[split].structHash;
        if (change == 0) revert Splits_NoSuchChange(split, change);
        (uint32 first, uint64[] memory ends) = _remainingTranches(nested);
        uint256[] memory totals = new uint256[](ends.length);
        for (uint256 i = 0; i < recipients.length; ++i) {
            address recipient = _sorted(recipients, i);
            if (!hasAccepted[change][recipient]) revert Splits_NotAccepted(split, recipient);
            Position memory position = _accrued(nested, recipient);
            _add(totals, _remainingShares(nested, recipient, position, first, ends.length));
        }
        _checkTotals(nested, totals);
        _accept(split, change, address(uint160(nested)), true);
    }

    /// @inheritdoc ISplits
    function applyChange(uint32 split, Tranche[] calldata tranches, address[] calldata recipients) external {
        // Check: it is what stands proposed, in time, and still possible.
        bytes32 change = _consumeProposal(split, tranches);
        uint64 total = _received.get(split);
        tranches.check(total);

        // Effect: every recipient's position goes over to the first of the new tranches.
        SplitState storage state = _states[split];
        // Memory starts as zeros, and every member is set below.
        // slither-disable-next-line uninitialized-local
        Switch memory context;
        context.change = change;
        context.next = state.trancheEnd;
        context.clock = ++state.clock;
        (context.first, context.ends) = _remainingTranches(split);
        uint256[] memory oldTotals = new uint256[](context.ends.length);
        uint256[] memory newTotals = new uint256[](tranches.length);
        for (uint256 i = 0; i < recipients.length; ++i) {
            _switchOver(split, _sorted(recipients, i), tranches, context, oldTotals, newTotals);
        }
        // Check: nobody was left out, neither of the old recipients nor of the new ones.
        _checkTotals(split, oldTotals);
        _checkTotals(split, newTotals);

        state.firstTranche = context.next;
        state.trancheEnd = context.next + uint32(tranches.length);
        _storeLaterTranches(split, context.next, tranches);
        emit ChangeApplied(split, change, total, tranches);
    }

    /// @inheritdoc ISplits
    function setController(uint32 split, address controller) external {
        _checkController(split);
        // A proposal falls with the controller who made it.
        if (_proposals[split].structHash != 0) _cancel(split);
        _states[split].controller = controller;
        emit ControllerSet(split, controller);
    }

    /// @inheritdoc ISplits
    function transferPosition(uint32 split, address to, uint24[] calldata shares) external {
        (uint32 first, uint64[] memory ends) = _remainingTranches(split);
        if (to == msg.sender) revert Splits_BadRecipient(to);
        _checkRecipient(split, to);

        uint24[] memory held =
            _remainingShares(split, msg.sender, _accrued(split, msg.sender), first, ends.length);
        _checkHandover(split, held, shares);
        uint32 clock = ++_states[split].clock;
        _setShares(split, msg.sender, first, clock, held, _less(held, shares));
        held = _remainingShares(split, to, _accrued(split, to), first, ends.length);
        _setShares(split, to, first, clock, held, _more(held, shares));
        emit PositionTransferred(split, msg.sender, to, _received.get(split), shares);
    }

    /// @inheritdoc ISplits
    function proposalOf(uint32 split) external view returns (Proposal memory) {
        return _proposals[split];
    }

    /// @inheritdoc ISplits
    function sharesOf(uint32 split, address recipient) external view returns (uint24[] memory) {
        (uint32 first, uint64[] memory ends) = _remainingTranches(split);
        return _remainingShares(split, recipient, _accrued(split, recipient), first, ends.length);
    }

    /// @dev Creates a split with one recipient, who controls it.
    function _createSole(address recipient) internal {
        uint32 split = _addSplit();
        if (recipient == address(0)) revert Splits_BadRecipient(recipient);
        _checkRecipient(split, recipient);
        _states[split] = SplitState(recipient, 0, 1, 0);
        _positions[split][recipient] = Position(0, 0, TOTAL_SHARES, 0, true);
        Tranche[] memory tranches = new Tranche[](1);
        tranches[0] = Tranche(NO_END, new Share[](1));
        tranches[0].shares[0] = Share(recipient, TOTAL_SHARES);
        emit SplitCreated(split, recipient, tranches);
    }

    /// @dev Moves one recipient over to the new tranches; reverts when it would lose and has not accepted.
    function _switchOver(
        uint32 split,
        address recipient,
        Tranche[] calldata tranches,
        Switch memory context,
        uint256[] memory oldTotals,
        uint256[] memory newTotals
    )
        private
    {
        Position memory position = _accrued(split, recipient);
        uint24[] memory shares =
            _remainingShares(split, recipient, position, context.first, context.ends.length);
        bool falls = ShareTables.falls(shares, context.ends, tranches, recipient);
        if (falls && !hasAccepted[context.change][recipient]) revert Splits_NotAccepted(split, recipient);

        _add(oldTotals, shares);
        uint24 lastShare = _addNew(newTotals, tranches, recipient);
        _recordLastShare(split, recipient, context.clock, shares[shares.length - 1], lastShare);
        position.share = ShareTables.shareOf(tranches[0].shares, recipient);
        position.tranche = context.next;
        position.last = tranches.length == 1;
        _positions[split][recipient].store(position);
    }

    /// @dev Gives the recipient other shares in the remaining tranches, from now on.
    function _setShares(
        uint32 split,
        address recipient,
        uint32 first,
        uint32 clock,
        uint24[] memory before,
        uint24[] memory shares
    )
        private
    {
        uint256 last = shares.length - 1;
        Position memory position = _accrued(split, recipient);
        position.share = shares[0];
        position.tranche = first;
        position.last = last == 0;
        _positions[split][recipient].store(position);
        for (uint32 i = 1; i <= last; ++i) {
            _trancheShares[split][first + i][recipient] = shares[i];
        }
        _recordLastShare(split, recipient, clock, before[last], shares[last]);
    }

    function _consumeProposal(uint32 split, Tranche[] calldata tranches) private returns (bytes32 change) {
        Proposal storage proposal = _proposals[split];
        uint40 deadline = proposal.deadline;
        change = ShareTables.hashChange(split, proposal.nonce, deadline, tranches);
        if (proposal.structHash != change) revert Splits_NoSuchChange(split, change);
        if (block.timestamp > deadline) revert Splits_ChangeExpired(split, deadline);
        delete proposal.structHash;
    }

    function _cancel(uint32 split) private {
        emit ChangeCancelled(split, _proposals[split].structHash);
        delete _proposals[split].structHash;
    }

    function _accept(uint32 split, bytes32 change, address recipient, bool accepted) private {
        hasAccepted[change][recipient] = accepted;
        emit ChangeAccepted(split, change, recipient, accepted);
    }

    /// @dev Ends of all tranches but the last, and shares of all but the first.
    function _storeLaterTranches(uint32 split, uint32 first, Tranche[] calldata tranches) private {
        for (uint32 t = 1; t < tranches.length; ++t) {
            _trancheEnds[split][first + t - 1] = tranches[t - 1].until;
            Share[] calldata shares = tranches[t].shares;
            for (uint256 i = 0; i < shares.length; ++i) {
                _trancheShares[split][first + t][shares[i].recipient] = shares[i].share;
            }
        }
    }

    function _checkRecipients(uint32 split, Tranche[] calldata tranches) private view {
        for (uint256 t = 0; t < tranches.length; ++t) {
            Share[] calldata shares = tranches[t].shares;
            for (uint256 i = 0; i < shares.length; ++i) {
                _checkRecipient(split, shares[i].recipient);
            }
        }
    }

    function _checkRecipient(uint32 split, address recipient) private view {
        bool good = _isSplit(recipient)
            ? exists(_asSplit(recipient)) && _asSplit(recipient) != split
            : recipient != address(this);
        if (!good) revert Splits_BadRecipient(recipient);
    }

    function _checkHandover(uint32 split, uint24[] memory held, uint24[] calldata shares) private pure {
        if (shares.length != held.length) {
            revert Splits_BadShares(split, shares.length, held.length, shares.length);
        }
        // Each tranche may be handed to others, so all together they bound how many recipients there can be.
        uint24 minimum = MIN_PART * uint24(held.length);
        uint256 total = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            if (shares[i] > held[i]) revert Splits_BadShares(split, i, held[i], shares[i]);
            bool whole = shares[i] == 0 || shares[i] == held[i];
            if (!whole && (shares[i] < minimum || held[i] - shares[i] < minimum)) {
                revert Splits_PartTooSmall(split, i, minimum);
            }
            total += shares[i];
        }
        if (total == 0) revert Splits_BadShares(split, 0, held[0], 0);
    }

    function _checkTotals(uint32 split, uint256[] memory totals) private pure {
        for (uint256 t = 0; t < totals.length; ++t) {
            if (totals[t] != TOTAL_SHARES) revert Splits_RecipientsMissing(split, t, totals[t]);
        }
    }

    function _sorted(address[] calldata recipients, uint256 i) private pure returns (address recipient) {
        recipient = recipients[i];
        if (i != 0 && recipient <= recipients[i - 1]) revert Splits_NotSorted(0, recipient);
    }

    function _less(
        uint24[] memory held,
        uint24[] calldata shares
    )
        private
        pure
        returns (uint24[] memory left)
    {
        left = new uint24[](held.length);
        for (uint256 i = 0; i < held.length; ++i) {
            left[i] = held[i] - shares[i];
        }
    }

    function _more(uint24[] memory held, uint24[] calldata shares)
        private
        pure
        returns (uint24[] memory sum)
    {
        sum = new uint24[](held.length);
        for (uint256 i = 0; i < held.length; ++i) {
            sum[i] = held[i] + shares[i];
        }
    }

    function _add(uint256[] memory totals, uint24[] memory shares) private pure {
        for (uint256 t = 0; t < totals.length; ++t) {
            totals[t] += shares[t];
        }
    }

    /// @dev Adds the recipient's new shares to the totals and returns the one in the last tranche.
    function _addNew(
        uint256[] memory totals,
        Tranche[] calldata tranches,
        address recipient
    )
        private
        pure
        returns (uint24 share)
    {
        for (uint256 t = 0; t < totals.length; ++t) {
            share = ShareTables.shareOf(tranches[t].shares, recipient);
            totals[t] += share;
        }
    }
}
