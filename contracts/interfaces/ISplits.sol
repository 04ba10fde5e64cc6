// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Payment} from "../types/Payment.sol";
import {Arrival, Ledger, Proposal, SplitState, Tranche} from "../types/SplitTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title ISplits
/// @notice The royalty ledger: the only place where artists' money rests.
/// @dev A split's income is one counter. What a recipient may withdraw is computed from it, exact to the millionth of
/// a micro-USDC and rounded down when paid; the fraction stays owed. Invariant: currency held is at least `accounted`,
/// and `accounted` is the sum over splits of (received - withdrawn) plus the uncollected fees, to the unit.
///
/// A recipient is an account, or another split, written as the address whose number is the split's id.
///
/// Warning: a recipient that can never call or receive (a lost key) keeps its share for good.
/// Warning: two splits that name each other as only recipients lock their income between them.
interface ISplits {
    /*//////////////////////////////////////////////////////////////////////////
                                       EVENTS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice A split was created.
    event SplitCreated(uint32 indexed split, address indexed controller, Tranche[] tranches);

    /// @notice One payment was credited.
    /// @param payer Who paid, or the line that passed the money on.
    /// @param storefront The split of the storefront that brought it, or zero.
    /// @param amount What the split was credited with, net of the fee, in micro-USDC.
    /// @param fee Protocol fee in micro-USDC, the storefront's part included.
    /// @param storefrontAmount The storefront's part of `fee`, credited to its split, in micro-USDC.
    event Paid(
        uint32 indexed split,
        address payer,
        uint32 storefront,
        uint64 amount,
        uint64 fee,
        uint64 storefrontAmount
    );

    /// @notice A batch of payments was credited.
    /// @param payer Who paid, or the line that passed the money on.
    /// @param storefront The split of the storefront that brought them, or zero.
    /// @param fee Protocol fee in micro-USDC, the storefront's part included.
    /// @param storefrontAmount The storefront's part of `fee`, credited to its split, in micro-USDC.
    /// @param payments What each split was credited with, net of the fee.
    event Credited(
        address indexed payer,
        uint32 indexed storefront,
        uint64 fee,
        uint64 storefrontAmount,
        Payment[] payments
    );

    /// @notice `recipient` of `split` was paid `amount` micro-USDC, at `to`.
    event Withdrawn(uint32 indexed split, address indexed recipient, address to, uint64 amount);

    /// @notice `amount` micro-USDC moved inside the ledger from `split` to its recipient, the split `nested`.
    event Forwarded(uint32 indexed split, uint32 indexed nested, uint64 amount);

    /// @notice The controller proposed other shares.
    /// @param change EIP-712 hash of the `ShareChange`, which recipients accept.
    event ChangeProposed(
        uint32 indexed split, bytes32 indexed change, uint64 nonce, uint40 deadline, Tranche[] tranches
    );

    /// @notice `recipient` accepted the proposed `change`, or took the acceptance back.
    event ChangeAccepted(
        uint32 indexed split, bytes32 indexed change, address indexed recipient, bool accepted
    );

    /// @notice The controller withdrew the proposed `change`.
    event ChangeCancelled(uint32 indexed split, bytes32 indexed change);

    /// @notice The accepted `change` took effect at `received` micro-USDC of cumulative income.
    event ChangeApplied(uint32 indexed split, bytes32 indexed change, uint64 received, Tranche[] tranches);

    /// @notice The split has another controller; zero is none, for good.
    event ControllerSet(uint32 indexed split, address indexed controller);

    /// @notice `from` handed on shares (one number a remaining tranche) at `received` micro-USDC of cumulative income.
    event PositionTransferred(
        uint32 indexed split, address indexed from, address indexed to, uint64 received, uint24[] shares
    );

    /// @notice Currency that lay at the deposit address of `split` was credited to it, without a fee.
    event DepositSwept(uint32 indexed split, uint64 amount);

    /// @notice Another token, or the chain's own coin (`token` zero), reached `split` as arrival number `arrival`.
    event TokenArrived(uint256 indexed arrival, uint32 indexed split, address indexed token, uint128 amount);

    /// @notice `recipient` was paid its part of an arrival, at `to`.
    event TokenWithdrawn(uint256 indexed arrival, address indexed recipient, address to, uint128 amount);

    /// @notice Protocol fees of `amount` micro-USDC were credited to the treasury's split.
    event FeesCollected(uint64 amount);

    /// @notice Governance set the fees, in basis points.
    event FeesSet(uint16 protocolFee, uint16 storefrontShare);

    /// @notice A guardian paused payments in, or let them go on.
    event PauseSet(bool paused);

    /*//////////////////////////////////////////////////////////////////////////
                                       ERRORS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice No split has this id.
    error Splits_UnknownSplit(uint32 split);

    /// @notice Payments in are paused; withdrawals are not.
    error Splits_Paused();

    /// @notice An amount of zero.
    error Splits_NothingToPay();

    /// @notice Less currency arrived than was to be credited; a currency that takes a fee on transfer does this.
    error Splits_NotReceived(uint256 expected, uint256 arrived);

    /// @notice The split has received as much as its counter can hold.
    error Splits_SplitFull(uint32 split, uint64 received, uint64 amount);

    /// @notice The ledger cannot hold so much currency: 80 bits in all, 64 bits of fees not yet collected.
    error Splits_LedgerFull(uint256 amount);

    /// @notice A split needs 1 to 8 tranches.
    error Splits_BadTrancheCount(uint256 count);

    /// @notice A tranche needs a recipient, and all tranches together name at most 100.
    error Splits_BadShareCount(uint256 tranche, uint256 count);

    /// @notice Each tranche must end above the one before and above what was received; the last one never ends.
    error Splits_BadTrancheEnd(uint256 tranche, uint64 until);

    /// @notice A tranche's shares must add up to 1,000,000 parts.
    error Splits_BadSharesTotal(uint256 tranche, uint256 total);

    /// @notice A recipient's share must not be zero.
    error Splits_ZeroShare(uint256 tranche, address recipient);

    /// @notice Recipients must be sorted by address, each once.
    error Splits_NotSorted(uint256 tranche, address recipient);

    /// @notice The recipient is no account and no other split that exists.
    error Splits_BadRecipient(address recipient);

    /// @notice `caller` does not control the split.
    error Splits_NotController(uint32 split, address caller);

    /// @notice The change that stands proposed is another one, or none.
    error Splits_NoSuchChange(uint32 split, bytes32 change);

    /// @notice The change could be applied until `deadline`.
    error Splits_ChangeExpired(uint32 split, uint40 deadline);

    /// @notice The recipients listed do not hold all shares, so whose share falls cannot be told.
    error Splits_RecipientsMissing(uint32 split, uint256 tranche, uint256 total);

    /// @notice The share of `recipient` would fall, and it has not accepted that.
    error Splits_NotAccepted(uint32 split, address recipient);

    /// @notice The signature is not the recipient's.
    error Splits_BadSignature(address recipient);

    /// @notice Handing on part of a position must leave and give at least `minimum` parts per million.
    error Splits_PartTooSmall(uint32 split, uint256 tranche, uint24 minimum);

    /// @notice The caller's shares are fewer than those to hand on, or the list has not one number a remaining tranche.
    error Splits_BadShares(uint32 split, uint256 tranche, uint256 held, uint256 wanted);

    /// @notice `recipient` has nothing to withdraw now.
    error Splits_NothingToWithdraw(address recipient);

    /// @notice Nothing lies at the deposit address.
    error Splits_NothingToSweep(uint32 split, address token);

    /// @notice The protocol fee is above its cap, or a share above the whole, in basis points.
    error Splits_FeeTooHigh(uint16 fee, uint16 cap);

    /// @notice The chain's own coin could not be sent.
    error Splits_TransferFailed(address to, uint256 amount);

    /*//////////////////////////////////////////////////////////////////////////
                                    SHARES
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Creates a split.
    /// @param controller May propose other shares; zero makes the split immutable.
    /// @param tranches 1 to 8; see `Tranche`.
    /// @return split The new id; ids are given out in sequence.
    function create(address controller, Tranche[] calldata tranches) external returns (uint32 split);

    /// @notice Proposes other shares. A proposal that stood before is replaced.
    /// @dev Requirements: the caller is the controller. Its own acceptance is taken as given.
    /// @param deadline Unix seconds until which the change can be applied.
    /// @return change EIP-712 hash of `ShareChange(uint32 split,uint64 nonce,uint40 deadline,Tranche[] tranches)`.
    function proposeChange(
        uint32 split,
        uint40 deadline,
        Tranche[] calldata tranches
    )
        external
        returns (bytes32 change);

    /// @notice Withdraws the proposal. Requirements: the caller is the controller.
    function cancelChange(uint32 split) external;

    /// @notice Accepts the proposed change, or takes the acceptance back.
    /// @param change What the caller has read: another proposal in between makes this revert.
    function acceptChange(uint32 split, bytes32 change, bool accepted) external;

    /// @notice Accepts for `recipient`, who signed the `ShareChange` as EIP-712 typed data (ERC-1271 included).
    /// @dev A signature does not count once its signer has taken the acceptance back.
    function acceptChangeBySig(uint32 split, address recipient, bytes calldata signature) external;

    /// @notice Accepts for the split `nested`, all of whose recipients have accepted the change. Cannot be taken back.
    /// @param recipients All recipients of `nested`, sorted.
    function acceptChangeForSplit(uint32 split, uint32 nested, address[] calldata recipients) external;

    /// @notice Puts the proposed change into effect. What was earned before stays earned at the old shares.
    /// @dev Requirements: each recipient whose share falls in any stretch of future income has accepted.
    /// Anyone may call.
    /// @param tranches As proposed.
    /// @param recipients All recipients, of the old and of the new shares, sorted.
    function applyChange(uint32 split, Tranche[] calldata tranches, address[] calldata recipients) external;

    /// @notice Hands control on; zero gives it up for good. A proposal that stands is cancelled.
    /// @dev Requirements: the caller is the controller.
    function setController(uint32 split, address controller) external;

    /// @notice Hands the caller's position, or part of it, to `to`. What the caller has earned stays the caller's.
    /// @dev A part must leave and give at least 2 % of a tranche, times the number of tranches not yet full: nobody can
    /// crowd a split with recipients until a change of shares, which lists them all, no longer fits a transaction.
    /// @param shares For each tranche not yet full, how many of the caller's parts per million to hand on.
    function transferPosition(uint32 split, address to, uint24[] calldata shares) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    PAYING IN
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Pays `amount` micro-USDC of the caller into `split`; the protocol fee is taken from it, rounded down.
    /// @param storefront The split of the storefront that brought the payment, or zero.
    function pay(uint32 split, uint64 amount, uint32 storefront) external;

    /// @notice Pays several splits with one transfer.
    function payBatch(Payment[] calldata payments, uint32 storefront) external;

    /// @notice Pays `amount` micro-USDC of the caller into `split` without a fee.
    function tip(uint32 split, uint64 amount) external;

    /// @notice Credits payments whose currency has already been sent here.
    /// @dev For the lines. Only what the ledger holds beyond `accounted` can be credited, so no caller is trusted.
    /// Not stopped by a pause: the money is here already and signed plays must reach their artists.
    /// Warning: currency sent here without a credit in the same transaction can be credited by anyone to any split.
    function credit(Payment[] calldata payments, uint32 storefront) external;

    /// @notice As `credit`, for one payment that a line takes in now: refused while the ledger is paused.
    function creditOne(uint32 split, uint64 amount, uint32 storefront) external;

    /// @notice As `creditOne`, for a sale whose fee is not reckoned on what the split earns: credits `split` with
    /// `amount` micro-USDC, all of it, and takes `fee` micro-USDC more as protocol fee. Both must have been sent here.
    function creditWithFee(uint32 split, uint64 amount, uint64 fee, uint32 storefront) external;

    /// @notice As `creditOne`, without a fee.
    function creditWithoutFee(uint32 split, uint64 amount) external;

    /// @notice As `credit`, without a fee. Goes on while the ledger is paused.
    function creditBatchWithoutFee(Payment[] calldata payments) external;

    /// @notice Credits what lies at the split's deposit address, without a fee.
    /// @param token An ERC-20, the currency among them, or zero for the chain's own coin.
    function sweep(uint32 split, address token) external;

    /// @notice Credits the protocol fees taken so far to the treasury's split.
    function collectFees() external;

    /*//////////////////////////////////////////////////////////////////////////
                                    WITHDRAWING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Pays `recipient` all that it may withdraw from `split`. Anyone may call.
    /// @return amount Micro-USDC.
    function withdraw(uint32 split, address recipient) external returns (uint64 amount);

    /// @notice Pays `recipient` all that it may withdraw from several splits, in one transfer. Anyone may call.
    function withdrawBatch(uint32[] calldata splits, address recipient) external returns (uint64 amount);

    /// @notice Pays the caller's money to another address.
    function withdrawTo(uint32[] calldata splits, address to) external returns (uint64 amount);

    /// @notice Pays `recipient` its part of arrivals of other tokens. Anyone may call.
    /// @dev Rounded down; a part that is zero or already paid is passed over.
    function withdrawTokens(uint256[] calldata arrivals, address recipient) external;

    /// @notice Pays the caller's part of arrivals of other tokens to another address.
    function withdrawTokensTo(uint256[] calldata arrivals, address to) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    GOVERNANCE
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets the fees, in basis points. Requirements: the caller is an ADMIN; `protocolFee` at most 500.
    function setFees(uint16 protocolFee, uint16 storefrontShare) external;

    /// @notice Stops payments in, or lets them go on. Requirements: the caller is a GUARDIAN.
    function setPaused(bool paused) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The ERC-20 with 6 decimals that this ledger counts in.
    function currency() external view returns (IERC20);

    /// @notice The split that earns the protocol fees.
    function TREASURY_SPLIT() external view returns (uint32);

    /// @notice Totals, settings and the number of splits.
    function ledger() external view returns (Ledger memory);

    /// @notice Whether payments in are refused.
    function paused() external view returns (bool);

    /// @notice Whether `split` exists.
    function exists(uint32 split) external view returns (bool);

    /// @notice Controller, tranche ids and clock of `split`.
    function stateOf(uint32 split) external view returns (SplitState memory);

    /// @notice The proposal that stands, if any.
    function proposalOf(uint32 split) external view returns (Proposal memory);

    /// @notice Whether `recipient` has accepted `change`.
    function hasAccepted(bytes32 change, address recipient) external view returns (bool);

    /// @notice Cumulative net income of `split` in micro-USDC.
    function received(uint32 split) external view returns (uint64);

    /// @notice The shares of `recipient`, one a tranche not yet full, in parts per million.
    function sharesOf(uint32 split, address recipient) external view returns (uint24[] memory);

    /// @notice What `withdraw` would pay now, in micro-USDC.
    function withdrawable(uint32 split, address recipient) external view returns (uint64);

    /// @notice Arrival number `arrival` of another token.
    function arrivalOf(uint256 arrival) external view returns (Arrival memory);

    /// @notice What `withdrawTokens` would pay `recipient` of that arrival now, in the token's smallest unit.
    function withdrawableTokens(uint256 arrival, address recipient) external view returns (uint128);

    /// @notice Where plain transfers and ERC-2981 royalties for `split` may be sent.
    function depositAddress(uint32 split) external view returns (address);
}
