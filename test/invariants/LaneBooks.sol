// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Line, Terms} from "../../contracts/types/CatalogTypes.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {SplitBooks} from "./SplitBooks.sol";

/// @notice What songs, deposits and tabs should come to, written down without asking `Tabs` or `Catalog`.
abstract contract LaneBooks is SplitBooks {
    uint256 internal constant MAX_SONGS = 13;
    /// @dev It earns for the split that is filled.
    uint32 internal constant FILLED_SONG = 3;
    uint40 internal constant NOTICE_PERIOD = 1 days;
    uint256 internal constant FIRST_DEVICE = 0xde51ce;
    uint256 internal constant DEVICES = 2;

    struct SongBook {
        address owner;
        uint32 split;
        bool suspended;
        Terms terms;
    }

    /// @param deposited and the next two: cumulative micro-USDC; what is left is the lane's balance.
    /// @param nonce Tabs settled.
    /// @param expiry Unix seconds by device; zero for a key never registered.
    /// @param waiting Signed tabs, the oldest first, their nonces following `nonce`.
    /// @param old A tab that is settled, or that a newer one replaced.
    struct LaneBook {
        uint64 deposited;
        uint64 settled;
        uint64 returned;
        uint64 nonce;
        uint64 notice;
        uint40 noticeEnds;
        mapping(uint256 device => uint40) expiry;
        Tab[] waiting;
        Tab old;
    }

    mapping(uint32 song => SongBook) internal songBooks;
    uint32 internal songCount;
    /// @dev One with the GATEWAY role, one without.
    address[2] internal gateways;
    mapping(address gateway => uint32 split) internal storefronts;
    mapping(address listener => mapping(address gateway => LaneBook)) internal laneBooks;
    /// @dev Micro-USDC sent to `Tabs` that is in no lane.
    uint64 internal lanesDust;

    function setUp() public virtual override {
        super.setUp();
        gateways = [gateway, makeAddr("corner shop")];
        _register(alice, 2, _terms());
        _register(carol, 4, _terms());
        _register(bob, FILLED, _terms());
    }

    function _register(address artist, uint32 split, Terms memory terms) internal {
        uint32 song = _registerSong(artist, split, terms);
        assertEq(song, ++songCount, "songs are numbered in sequence");
        SongBook storage book = songBooks[song];
        (book.owner, book.split, book.terms) = (artist, split, terms);
    }

    function _anyGateway() internal returns (address) {
        return gateways[_random(0, 1)];
    }

    function _anySong() internal returns (uint32) {
        return uint32(_random(1, songCount));
    }

    /// @dev Whether anybody may pay for a play of the song now.
    function _isPlayable(SongBook storage book) internal view returns (bool) {
        bool isOpen = (book.terms.lines >> uint8(Line.TABS)) & 1 == 1;
        bool isReleased = book.terms.releaseAt <= block.timestamp;
        return isOpen && isReleased && !book.suspended && book.terms.price != 0;
    }

    /// @dev A lane for which `isGood` holds, searched from anywhere on.
    function _anyLaneThat(function(LaneBook storage) view returns (bool) isGood)
        internal
        returns (address listener, address gateway_)
    {
        uint256 start = _random(0, 2 * fans.length - 1);
        for (uint256 i = 0; i < 2 * fans.length; ++i) {
            uint256 place = (start + i) % (2 * fans.length);
            (listener, gateway_) = (fans[place / 2], gateways[place % 2]);
            if (isGood(laneBooks[listener][gateway_])) return (listener, gateway_);
        }
        _need(false);
    }

    function _hasBalance(LaneBook storage lane) internal view returns (bool) {
        return _balance(lane) != 0;
    }

    function _hasNotice(LaneBook storage lane) internal view returns (bool) {
        return lane.notice != 0 && _balance(lane) != 0;
    }

    function _hasTabs(LaneBook storage lane) internal view returns (bool) {
        return lane.waiting.length != 0;
    }

    function _hasSeveralTabs(LaneBook storage lane) internal view returns (bool) {
        return lane.waiting.length > 1;
    }

    function _hasOldTab(LaneBook storage lane) internal view returns (bool) {
        return lane.old.nonce != 0;
    }

    function _hasSettledTab(LaneBook storage lane) internal view returns (bool) {
        return lane.old.nonce != 0 && lane.old.nonce <= lane.nonce;
    }

    function _balance(LaneBook storage lane) internal view returns (uint64) {
        return lane.deposited - lane.settled - lane.returned;
    }

    function _noteDeposit(address payer, address listener, address gateway_, uint64 amount) internal {
        laneBooks[listener][gateway_].deposited += amount;
        _moved(payer, address(tabs), amount);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SETTLING
    //////////////////////////////////////////////////////////////////////////*/

    /// @dev Notes a batch: each tab once, in order, as far as its lane's balance goes.
    function _noteSettled(address gateway_, Tab[] memory batch) internal {
        uint64[] memory bySong = new uint64[](songCount + 1);
        uint64 total = 0;
        for (uint256 i = 0; i < batch.length; ++i) {
            LaneBook storage lane = laneBooks[batch[i].listener][gateway_];
            if (batch[i].nonce <= lane.nonce) {
                _done("tab passed over");
                continue;
            }
            uint64 paid = _noteItems(batch[i].items, _balance(lane), bySong);
            lane.settled += paid;
            lane.nonce = batch[i].nonce;
            total += paid;
            _done("tab settled");
        }
        _noteEarned(bySong, storefronts[gateway_]);
        _moved(address(tabs), address(splits), total);
    }

    /// @dev Adds up what each song earns of a tab, until the balance runs out.
    function _noteItems(
        bytes memory items,
        uint64 balance,
        uint64[] memory bySong
    )
        private
        returns (uint64 paid)
    {
        for (uint256 offset = 0; offset < items.length; offset += 12) {
            uint256 song = _number(items, offset, 4);
            uint64 amount = uint64(_number(items, offset + 6, 6));
            if (_kind(items, offset) != Kind.PAID) {
                _done("play not paid, settled");
                continue;
            }
            if (amount > balance - paid) {
                amount = balance - paid;
                _done("tab above the deposit settled");
            }
            bySong[song] += amount;
            paid += amount;
        }
    }

    /// @dev Each song's split is paid once a batch.
    function _noteEarned(uint64[] memory bySong, uint32 storefront) private {
        uint64 taken = 0;
        uint64 total = 0;
        for (uint32 song = 1; song <= songCount; ++song) {
            if (bySong[song] == 0) continue;
            total += bySong[song];
            taken += _noteInBatch(songBooks[song].split, bySong[song]);
        }
        if (total != 0) _noteFees(taken, storefront);
    }

    /// @dev The upper two bits of the two bytes between song and amount.
    function _kind(bytes memory items, uint256 offset) private pure returns (Kind) {
        return Kind(uint8(items[offset + 4]) >> 6);
    }

    function _number(
        bytes memory items,
        uint256 offset,
        uint256 length
    )
        private
        pure
        returns (uint256 number)
    {
        for (uint256 i = 0; i < length; ++i) {
            number = (number << 8) | uint8(items[offset + i]);
        }
    }

    /// @dev Whoever is not the tab's gateway has no lane with this listener: no tab of it is settled, and no key known.
    function _seeStrangerRefused(address caller, Tab memory tab) internal {
        bytes4 refusal = tab.nonce == 1 ? ITabs.Tabs_UnknownKey.selector : ITabs.Tabs_NonceGap.selector;
        bytes memory call = abi.encodeCall(ITabs.settle, (_one(tab)));
        vm.prank(caller);
        _refused(address(tabs), call, refusal, "I4 tabs: settled by another than the gateway");
    }

    /// @dev A tab with a copy of each of its words, so that the one can be changed without the other.
    function _copyOf(Tab memory tab) internal pure returns (Tab memory) {
        return Tab(tab.listener, tab.nonce, tab.x, tab.y, tab.r, tab.s, bytes.concat(tab.items));
    }
}
