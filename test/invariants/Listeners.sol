// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Kind, Permit, SessionKey} from "../../contracts/types/TabTypes.sol";
import {LaneBooks} from "./LaneBooks.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice Deposit, register keys, sign tabs, play directly, give notice and leave.
abstract contract Listeners is LaneBooks {
    uint256 private constant MAX_WAITING = 3;

    function setUp() public virtual override {
        super.setUp();
        _handle(this.deposit.selector, 3);
        _handle(this.open.selector, 1);
        _handle(this.addKey.selector, 1);
        _handle(this.revokeKey.selector, 1);
        _handle(this.signTab.selector, 6);
        _handle(this.signNonsense.selector, 1);
        _handle(this.giveNotice.selector, 2);
        _handle(this.withdrawDeposit.selector, 3);
        _handle(this.play.selector, 2);
    }

    /// @dev One's own lane, or somebody else's as a present.
    function deposit(uint256 seed) external handles(seed) {
        (address payer, address listener, address gateway_) = (_anyFan(), _anyFan(), _anyGateway());
        uint64 amount = 5 * _anyAmount();
        bytes memory call = abi.encodeCall(ITabs.deposit, (listener, gateway_, amount, noPermit));
        if (_isPausedFor(payer, address(tabs), call, ITabs.Tabs_Paused.selector)) return;
        vm.prank(payer);
        tabs.deposit(listener, gateway_, amount, noPermit);
        _noteDeposit(payer, listener, gateway_, amount);
        _done("deposited");
    }

    /// @dev With a permit, which once in three times somebody else has sent before.
    function open(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = (fans[_random(0, 1)], _anyGateway());
        (uint64 amount, uint256 device) = (_anyAmount(), _anyDevice());
        SessionKey memory key = _anyKey(device);
        Permit memory permit = _permit(listener, amount);
        bytes memory call = abi.encodeCall(ITabs.open, (gateway_, amount, key, permit));
        if (_isPausedFor(listener, address(tabs), call, ITabs.Tabs_Paused.selector)) return;
        if (_onceIn(3)) {
            usd.permit(listener, address(tabs), amount, permit.deadline, permit.v, permit.r, permit.s);
        }
        vm.startPrank(listener);
        tabs.open(gateway_, amount, key, permit);
        usd.approve(address(tabs), type(uint256).max);
        vm.stopPrank();
        laneBooks[listener][gateway_].expiry[device] = key.expiresAt;
        _noteDeposit(listener, listener, gateway_, amount);
        _done("opened a lane");
    }

    function addKey(uint256 seed) external handles(seed) {
        _addKey(_anyFan(), _anyGateway(), _anyDevice());
        _done("added a key");
    }

    function revokeKey(uint256 seed) external handles(seed) {
        (address listener, address gateway_, uint256 device) = (_anyFan(), _anyGateway(), _anyDevice());
        LaneBook storage lane = laneBooks[listener][gateway_];
        _need(lane.expiry[device] != 0);
        vm.prank(listener);
        tabs.revokeKey(gateway_, _keyId(device));
        if (lane.expiry[device] > block.timestamp) lane.expiry[device] = uint40(block.timestamp);
        _done("revoked a key");
    }

    /// @dev Once or twice, on any device.
    function signTab(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = (_anyFan(), _anyGateway());
        _sign(listener, gateway_, _anyDevice());
        if (_onceIn(2)) _sign(listener, gateway_, _anyDevice());
    }

    /// @dev Money for plays that are not paid, a song that does not exist, half an item: good signatures under all.
    function signNonsense(uint256 seed) external handles(seed) {
        (address listener, address gateway_, uint256 device) = (_anyFan(), _anyGateway(), _anyDevice());
        LaneBook storage lane = laneBooks[listener][gateway_];
        if (lane.expiry[device] < block.timestamp) _addKey(listener, gateway_, device);
        bytes[3] memory nonsense = [
            _item(_anySong(), Kind(_random(1, 3)), 1, uint48(_anyAmount())),
            _paid(songCount + 1, uint48(_anyAmount())),
            bytes.concat(_paid(_anySong(), 1), hex"00")
        ];
        bytes4[3] memory refusals = [
            ITabs.Tabs_AmountNotPaid.selector, ITabs.Tabs_UnknownSong.selector, ITabs.Tabs_BadItems.selector
        ];
        uint256 way = _random(0, 2);
        bytes32 digest = tabs.digestOf(listener, gateway_, lane.nonce + 1, nonsense[way]);
        bytes memory call = abi.encodeCall(
            ITabs.settle, (_one(_signedTab(device, digest, listener, lane.nonce + 1, nonsense[way])))
        );
        vm.prank(gateway_);
        _refused(address(tabs), call, refusals[way], "I4 tabs: nonsense settled");
        _done("nonsense refused");
    }

    function giveNotice(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasBalance);
        LaneBook storage lane = laneBooks[listener][gateway_];
        uint64 amount = uint64(_random(0, _balance(lane)));
        vm.prank(listener);
        tabs.giveNotice(gateway_, amount);
        lane.notice = amount;
        lane.noticeEnds = uint40(block.timestamp) + NOTICE_PERIOD;
        _done("gave notice");
    }

    /// @dev Called by anybody, paused or not; mostly the notice's end is waited for.
    function withdrawDeposit(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasNotice);
        LaneBook storage lane = laneBooks[listener][gateway_];
        uint64 amount = lane.notice < _balance(lane) ? lane.notice : _balance(lane);
        bytes memory call = abi.encodeCall(ITabs.withdraw, (listener, gateway_));
        if (block.timestamp < lane.noticeEnds && _onceIn(3)) {
            _refused(
                address(tabs),
                call,
                ITabs.Tabs_NoticeRunning.selector,
                "I5 deposits: left before the notice's end"
            );
            return _done("waited for the notice's end");
        }
        if (block.timestamp < lane.noticeEnds) vm.warp(lane.noticeEnds);
        vm.prank(_anyAccount());
        assertEq(tabs.withdraw(listener, gateway_), amount, "I5 deposits: what was returned");
        lane.returned += amount;
        lane.notice = 0;
        _moved(address(tabs), listener, amount);
        _done("withdrew a deposit");
    }

    function play(uint256 seed) external handles(seed) {
        (address listener, uint32 song) = (_anyFan(), _onceIn(3) ? FILLED_SONG : _anySong());
        address gateway_ = _onceIn(3) ? address(0) : _anyGateway();
        SongBook storage book = songBooks[song];
        uint48 price = book.terms.price;
        bytes memory call = abi.encodeCall(ITabs.play, (song, gateway_, price));
        vm.startPrank(listener);
        if (!_isPlayable(book)) {
            _refused(
                address(tabs), call, ITabs.Tabs_NotPlayable.selector, "I11 songs: a closed one was played"
            );
            _done("play refused");
        } else if (isPaused) {
            _refused(address(tabs), call, ISplits.Splits_Paused.selector, "I9 pause: a play went in");
        } else if (!_fits(book.split, price, protocolFee)) {
            _refused(
                address(tabs), call, ISplits.Splits_SplitFull.selector, "I2 income: a full split was paid"
            );
            _done("play refused by a full split");
        } else {
            tabs.play(song, gateway_, price);
            _moved(listener, address(splits), price);
            _noteFees(_noteIncome(book.split, price, protocolFee), storefronts[gateway_]);
            _done("played directly");
        }
        vm.stopPrank();
    }

    /// @dev A device with a key that stands signs the next tab, or the newest one again with other plays.
    function _sign(address listener, address gateway_, uint256 device) private {
        LaneBook storage lane = laneBooks[listener][gateway_];
        if (lane.expiry[device] < block.timestamp) _addKey(listener, gateway_, device);
        bool again = lane.waiting.length == MAX_WAITING || (lane.waiting.length != 0 && _onceIn(3));
        if (again) {
            lane.old = lane.waiting[lane.waiting.length - 1];
            lane.waiting.pop();
        }
        uint64 nonce = uint64(lane.nonce + lane.waiting.length + 1);
        bytes memory items = _anyItems();
        bytes32 digest = tabs.digestOf(listener, gateway_, nonce, items);
        lane.waiting.push(_signedTab(device, digest, listener, nonce, items));
        _done(again ? bytes32("signed a tab again") : bytes32("signed a tab"));
    }

    function _addKey(address listener, address gateway_, uint256 device) private {
        SessionKey memory key = _anyKey(device);
        vm.prank(listener);
        tabs.addKey(gateway_, key);
        laneBooks[listener][gateway_].expiry[device] = key.expiresAt;
    }

    function _anyDevice() private returns (uint256) {
        return FIRST_DEVICE + _random(0, DEVICES - 1);
    }

    function _anyKey(uint256 device) private returns (SessionKey memory) {
        return _key(device, uint40(block.timestamp + _random(1 hours, 10 days)));
    }

    /// @dev One to four items of any kind; now and then more than any deposit pays.
    function _anyItems() private returns (bytes memory items) {
        uint256 count = _random(1, 4);
        for (uint256 i = 0; i < count; ++i) {
            Kind kind = Kind(_onceIn(4) ? _random(1, 3) : 0);
            uint48 amount = kind == Kind.PAID ? uint48(_onceIn(3) ? 0 : 1) * uint48(_anyAmount()) : 0;
            items = bytes.concat(items, _item(_anySong(), kind, uint16(_random(1, 9)), amount));
        }
    }

    function _permit(address owner, uint256 amount) private view returns (Permit memory) {
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 permit =
            keccak256(abi.encode(typehash, owner, address(tabs), amount, usd.nonces(owner), deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(keyOf[owner], MessageHashUtils.toTypedDataHash(usd.DOMAIN_SEPARATOR(), permit));
        return Permit(deadline, v, r, s);
    }
}
