// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {TabKeys} from "../abstracts/TabKeys.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IGifts} from "../interfaces/IGifts.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {ISubscriptions} from "../interfaces/ISubscriptions.sol";
import {ITabs} from "../interfaces/ITabs.sol";
import {Lanes} from "../libraries/Lanes.sol";
import {PaymentTable} from "../libraries/PaymentTable.sol";
import {Roles} from "../libraries/Roles.sol";
import {TabItems} from "../libraries/TabItems.sol";
import {Kind, Lane, Permit, SessionKey, Tab} from "../types/TabTypes.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Tabs
/// @notice See {ITabs}. Keys and signatures are in {TabKeys}; here deposits come and go, and plays are settled.
contract Tabs is TabKeys {
    using PaymentTable for uint256[];
    using SafeCast for uint256;
    using SafeERC20 for IERC20;
    using Lanes for Lane;
    using TabItems for bytes;
    using TabItems for uint256;

    /// @dev How long after its notice a deposit can leave.
    uint40 private constant NOTICE_PERIOD = 1 days;

    /// @dev Whoever sends less gas than this cannot say that counting failed for another reason than gas.
    uint256 private constant ENOUGH_GAS = 10_000_000;

    /// @notice What deposits are made in.
    IERC20 public immutable CURRENCY;
    /// @notice Where the money of settled plays goes.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;
    /// @notice Counts free plays.
    IGifts public immutable GIFTS;
    /// @notice Counts subscribers' plays.
    ISubscriptions public immutable SUBSCRIPTIONS;

    /// @inheritdoc ITabs
    mapping(address gateway => uint32 split) public storefrontOf;

    mapping(address listener => mapping(address gateway => Lane)) private _lanes;

    constructor(
        ISplits splits_,
        ICatalog catalog_,
        IGifts gifts_,
        ISubscriptions subscriptions_
    )
        EIP712("Stave Tabs", "1")
    {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
        GIFTS = gifts_;
        SUBSCRIPTIONS = subscriptions_;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    DEPOSITS AND KEYS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITabs
    function open(address gateway, uint64 amount, SessionKey calldata key, Permit calldata permit) external {
        _addKey(gateway, key);
        _deposit(msg.sender, gateway, amount, permit);
    }

    /// @inheritdoc ITabs
    function deposit(address listener, address gateway, uint64 amount, Permit calldata permit) external {
        _deposit(listener, gateway, amount, permit);
    }

    /// @inheritdoc ITabs
    function giveNotice(address gateway, uint64 amount) external {
        Lane storage lane = _lanes[msg.sender][gateway];
        if (amount > lane.balance) revert Tabs_NoticeAboveBalance(amount, lane.balance);
        uint40 withdrawableAt = uint40(block.timestamp) + NOTICE_PERIOD;
        lane.notice = amount;
        lane.withdrawableAt = withdrawableAt;
        emit NoticeGiven(msg.sender, gateway, amount, withdrawableAt);
    }

    /// @inheritdoc ITabs
    function withdraw(address listener, address gateway) external returns (uint64 amount) {
        // Check: the notice has run.
        Lane memory lane = _lanes[listener][gateway];
        amount = lane.notice < lane.balance ? lane.notice : lane.balance;
        // The lane's own books, which nobody can add to from outside by a plain transfer.
        // slither-disable-next-line incorrect-equality
        if (amount == 0) revert Tabs_NothingToWithdraw(listener, gateway);
        if (block.timestamp < lane.withdrawableAt) revert Tabs_NoticeRunning(lane.withdrawableAt);
        // Effect: the lane is lighter.
        lane.balance -= amount;
        lane.notice = 0;
        _lanes[listener][gateway] = lane;
        emit Withdrawn(listener, gateway, amount, lane.balance);
        // Interaction: only ever to the listener.
        CURRENCY.safeTransfer(listener, amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    PLAYS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITabs
    function settle(Tab[] calldata tabs) external {
        // Memory starts as zeros, and every member is set below.
        // slither-disable-next-line uninitialized-local
        TabItems.Batch memory batch;
        batch.latestSong = CATALOG.latestSong();
        batch.table = PaymentTable.create(Math.min(_countItems(tabs), batch.latestSong));
        uint256 total = 0;
        for (uint256 i = 0; i < tabs.length; ++i) {
            // Unchecked: a tab pays at most a balance, which has 64 bits.
            unchecked {
                total += _settleTab(batch, tabs[i]);
            }
        }
        if (total == 0) return;
        // Reverts above 64 bits, so no sum in the table can have overflowed.
        CURRENCY.safeTransfer(address(SPLITS), total.toUint64());
        SPLITS.credit(CATALOG.toSplits(batch.table.compact()), storefrontOf[msg.sender]);
    }

    /// @inheritdoc ITabs
    function play(uint32 song, address gateway, uint64 maximum) external {
        (uint32 split, uint48 price) = CATALOG.streamTerms(song);
        if (price == 0) revert Tabs_NotPlayable(song);
        if (price > maximum) revert Tabs_PriceAboveMaximum(price, maximum);
        emit Played(song, msg.sender, gateway, price);
        CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), price);
        SPLITS.creditOne(split, price, gateway == address(0) ? 0 : storefrontOf[gateway]);
    }

    /// @inheritdoc ITabs
    function setStorefront(uint32 split) external {
        if (split != 0 && !SPLITS.exists(split)) revert Tabs_UnknownSplit(split);
        storefrontOf[msg.sender] = split;
        emit StorefrontSet(msg.sender, split);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc ITabs
    function laneOf(address listener, address gateway) external view returns (Lane memory) {
        return _lanes[listener][gateway];
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _deposit(address listener, address gateway, uint64 amount, Permit calldata permit) private {
        if (listener == address(0) || gateway == address(0)) revert Tabs_ZeroAddress();
        if (amount == 0) revert Tabs_ZeroAmount();
        _checkNotPaused();
        if (permit.deadline != 0) {
            // Somebody may have sent the permit already; then the allowance stands, and that is what counts.
            try IERC20Permit(address(CURRENCY))
                .permit(msg.sender, address(this), amount, permit.deadline, permit.v, permit.r, permit.s) {}
                catch {}
        }
        // Interaction first: only what has arrived is credited. The currency is trusted not to call back.
        uint256 before = CURRENCY.balanceOf(address(this));
        CURRENCY.safeTransferFrom(msg.sender, address(this), amount);
        uint256 arrived = CURRENCY.balanceOf(address(this)) - before;
        if (arrived < amount) revert Tabs_NotReceived(amount, arrived);
        uint64 balance = _lanes[listener][gateway].balance += amount;
        emit Deposited(listener, gateway, msg.sender, amount, balance);
    }

    /// @dev Settles one tab against its lane and adds what it pays to the batch's table.
    /// @return Micro-USDC taken from the deposit.
    function _settleTab(TabItems.Batch memory batch, Tab calldata tab) private returns (uint256) {
        address listener = tab.listener;
        uint64 nonce = tab.nonce;
        Lane storage lane = _lanes[listener][msg.sender];
        (uint64 balance, uint64 settled) = lane.state();
        if (nonce <= settled) {
            emit TabSkipped(listener, msg.sender, nonce);
            return 0;
        }
        // Above `settled`, so this does not wrap.
        unchecked {
            if (nonce - 1 != settled) revert Tabs_NonceGap(listener, settled + 1, nonce);
        }
        bytes calldata items = tab.items;
        bytes32 keyId = _checkSignature(tab, listener, nonce, items);
        (uint256 owed, uint256 paid) = _addItems(batch, listener, items, balance);
        // At most the balance.
        lane.setState(balance - uint64(paid), nonce);
        uint256 unpaidKinds = batch.unpaidKinds;
        bool attested = unpaidKinds != 0 && _isAttested(batch);
        _emitSettled(listener, nonce, keyId, attested, owed, paid, items);
        if (unpaidKinds != 0) {
            batch.unpaidKinds = 0;
            if (attested) _count(listener, nonce, unpaidKinds, items);
        }
        return paid;
    }

    /// @dev Has the unpaid plays of an attested tab counted. What goes wrong there holds up no paid play.
    function _count(address listener, uint64 nonce, uint256 unpaidKinds, bytes calldata items) private {
        uint256 gasBefore = gasleft();
        if (unpaidKinds & (1 << uint8(Kind.GIFT)) != 0) {
            try GIFTS.reward(listener, items) {}
            catch {
                _emitNotCounted(listener, nonce, Kind.GIFT, gasBefore);
            }
        }
        gasBefore = gasleft();
        if (unpaidKinds & (1 << uint8(Kind.SUBSCRIPTION)) != 0) {
            try SUBSCRIPTIONS.countPlays(listener, items) {}
            catch {
                _emitNotCounted(listener, nonce, Kind.SUBSCRIPTION, gasBefore);
            }
        }
    }

    /// @dev A call is given 63/64 of the gas: if about the rest is left, it is for want of gas that counting failed. An
    /// estimate of gas would find just so little of it.
    function _emitNotCounted(address listener, uint64 nonce, Kind kind, uint256 gasBefore) private {
        if (gasBefore < ENOUGH_GAS && gasleft() < gasBefore / 32) revert Tabs_NotEnoughGas(gasBefore);
        emit NotCounted(listener, msg.sender, nonce, kind);
    }

    function _emitSettled(
        address listener,
        uint64 nonce,
        bytes32 keyId,
        bool attested,
        uint256 owed,
        uint256 paid,
        bytes calldata items
    )
        private
    {
        // A tab may ask for more than 64 bits hold; that must not stop the batch.
        if (owed > type(uint64).max) owed = type(uint64).max;
        emit TabSettled(listener, msg.sender, nonce, keyId, attested, uint64(owed), uint64(paid), items);
    }

    /// @dev Pays the items in order until `balance` runs out.
    /// @return owed What the listener signed for, in micro-USDC.
    /// @return paid The part of it that the deposit covers.
    function _addItems(
        TabItems.Batch memory batch,
        address listener,
        bytes calldata items,
        uint256 balance
    )
        private
        pure
        returns (uint256 owed, uint256 paid)
    {
        uint256 left = balance > TabItems.MAX_DEPOSIT ? TabItems.MAX_DEPOSIT : balance;
        paid = left;
        uint256 offset = 0;
        while (true) {
            (offset, left) = items.addCommon(batch, offset, left);
            if (offset == items.length) break;
            uint256 item = items.itemAt(offset);
            uint256 covered = _addItem(batch, listener, item, left);
            left -= covered;
            owed += item.amount() - covered;
            offset += TabItems.SIZE;
        }
        paid -= left;
        owed += paid;
    }

    /// @dev Pays one item, as far as `left` goes. One that moves nothing, as it should, never comes here.
    /// @return covered Micro-USDC paid.
    function _addItem(
        TabItems.Batch memory batch,
        address listener,
        uint256 item,
        uint256 left
    )
        private
        pure
        returns (uint256 covered)
    {
        uint256 song = item.song();
        // Also keeps the table from filling up: it has room for every song there is.
        if (song == 0 || song > batch.latestSong) revert Tabs_UnknownSong(listener, uint32(song));
        if (!item.isPaid()) revert Tabs_AmountNotPaid(listener, uint32(song));
        covered = Math.min(item.amount(), left);
        if (covered != 0) batch.table.add(song, covered);
    }

    function _countItems(Tab[] calldata tabs) private pure returns (uint256 count) {
        // Unchecked: all of them lie in the calldata.
        unchecked {
            for (uint256 i = 0; i < tabs.length; ++i) {
                count += tabs[i].items.length;
            }
        }
        count /= TabItems.SIZE;
    }

    /// @dev Whether the unpaid plays that the caller settles count. Asked once a settlement.
    function _isAttested(TabItems.Batch memory batch) private view returns (bool) {
        if (batch.attestation == TabItems.Attestation.UNKNOWN) {
            address manager = IAccessManaged(address(SPLITS)).authority();
            // A role's execution delay concerns calls through the manager, not attestations.
            // slither-disable-next-line unused-return
            (bool isGateway,) = IAccessManager(manager).hasRole(Roles.GATEWAY, msg.sender);
            batch.attestation = isGateway ? TabItems.Attestation.GIVEN : TabItems.Attestation.NONE;
        }
        return batch.attestation == TabItems.Attestation.GIVEN;
    }

    function _checkNotPaused() private view {
        if (SPLITS.paused()) revert Tabs_Paused();
    }
}
