// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccess} from "./interfaces/IAccess.sol";
import {ICatalog} from "./interfaces/ICatalog.sol";
import {IPatronage} from "./interfaces/IPatronage.sol";
import {ISubscriptions} from "./interfaces/ISubscriptions.sol";
import {Grant, Quality, Reason} from "./types/AccessTypes.sol";
import {Line, Song} from "./types/CatalogTypes.sol";
import {Standing} from "./types/PatronageTypes.sol";
import {Tier} from "./types/SubscriptionTypes.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Access
/// @notice See {IAccess}.
contract Access is IAccess {
    uint40 private constant NO_END = type(uint40).max;

    /// @notice The songs that are asked about.
    ICatalog public immutable CATALOG;
    /// @notice Who is a patron.
    IPatronage public immutable PATRONAGE;
    /// @notice Who is a subscriber.
    ISubscriptions public immutable SUBSCRIPTIONS;

    constructor(ICatalog catalog_, IPatronage patronage_, ISubscriptions subscriptions_) {
        CATALOG = catalog_;
        PATRONAGE = patronage_;
        SUBSCRIPTIONS = subscriptions_;
    }

    /// @inheritdoc IAccess
    function accessOf(address listener, uint32 song) external view returns (Grant memory) {
        if (song == 0 || song > CATALOG.latestSong()) return _refuse(Reason.UNKNOWN_SONG, NO_END);
        Song memory stored = CATALOG.songOf(song);

        if (stored.suspended) return _refuse(Reason.SUSPENDED, NO_END);
        address owner = IERC721(address(CATALOG)).ownerOf(song);
        if (owner == listener) return _allow(Reason.OWNER, Quality.LOSSLESS, NO_END);
        if (block.timestamp >= stored.releaseAt && _isOpen(stored, Line.GIFTS)) {
            return _allow(Reason.GIFT, Quality.LOSSLESS, NO_END);
        }
        return _byMembership(stored, owner, listener);
    }

    /// @dev Who is a patron or subscribes may, early or not; who is not has to pay, or to wait.
    function _byMembership(
        Song memory song,
        address owner,
        address listener
    )
        private
        view
        returns (Grant memory)
    {
        (Grant memory patron, uint256 patronFrom) = _asPatron(song, owner, listener);
        if (patron.allowed && block.timestamp >= patronFrom) return patron;
        (Grant memory subscriber, uint256 subscriberFrom) = _asSubscriber(song, listener);
        if (subscriber.allowed && block.timestamp >= subscriberFrom) return subscriber;
        if (block.timestamp >= song.releaseAt) {
            return _refuse(_isOpen(song, Line.TABS) ? Reason.PAYMENT_REQUIRED : Reason.CLOSED, NO_END);
        }
        // Until the first of them may play it, if access lasts so long.
        uint256 until = song.releaseAt;
        if (patronFrom < patron.until) until = Math.min(until, patronFrom);
        if (subscriberFrom < subscriber.until) until = Math.min(until, subscriberFrom);
        return _refuse(Reason.NOT_RELEASED, uint40(until));
    }

    /// @dev What the patronage line gives the listener.
    /// @return grant Not allowed, and `until` zero, for who is no patron on the tiers that the song is open to.
    /// @return from Unix seconds from which it holds.
    function _asPatron(
        Song memory song,
        address owner,
        address listener
    )
        private
        view
        returns (Grant memory grant, uint256 from)
    {
        if (!_isOpen(song, Line.PATRONAGE)) return (grant, from);
        Standing memory standing = PATRONAGE.standingOf(owner, listener);
        if (standing.tier == 0 || standing.tier < song.patronTier) return (grant, from);
        uint256 hoursEarly = Math.max(standing.earlyAccessHours, song.earlyAccessHours);
        return (_allow(Reason.PATRON, Quality.LOSSLESS, standing.until), _openFrom(song, hoursEarly));
    }

    /// @dev What the subscription line gives the listener; see `_asPatron`.
    function _asSubscriber(
        Song memory song,
        address listener
    )
        private
        view
        returns (Grant memory grant, uint256 from)
    {
        if (!_isOpen(song, Line.SUBSCRIPTIONS)) return (grant, from);
        (Tier tier, uint40 until) = SUBSCRIPTIONS.tierOf(listener);
        if (tier == Tier.FREE) return (grant, from);
        Quality quality = tier == Tier.BASIC ? Quality.STANDARD : Quality.LOSSLESS;
        uint256 hoursEarly = SUBSCRIPTIONS.earlyAccessHoursOf(tier);
        return (_allow(Reason.SUBSCRIPTION, quality, until), _openFrom(song, hoursEarly));
    }

    function _openFrom(Song memory song, uint256 hoursEarly) private pure returns (uint256) {
        return Math.saturatingSub(song.releaseAt, hoursEarly * 1 hours);
    }

    function _isOpen(Song memory song, Line line) private pure returns (bool) {
        return song.lines & (1 << uint8(line)) != 0;
    }

    function _allow(Reason reason, Quality quality, uint40 until) private pure returns (Grant memory) {
        return Grant({allowed: true, reason: reason, quality: quality, until: until});
    }

    function _refuse(Reason reason, uint40 until) private pure returns (Grant memory) {
        return Grant({allowed: false, reason: reason, quality: Quality.PREVIEW, until: until});
    }
}
