// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IAccess} from "./interfaces/IAccess.sol";
import {ICatalog} from "./interfaces/ICatalog.sol";
import {Grant, Quality, Reason} from "./types/AccessTypes.sol";
import {Line, Song} from "./types/CatalogTypes.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title Access
/// @notice See {IAccess}.
contract Access is IAccess {
    uint40 private constant NO_END = type(uint40).max;

    /// @notice The songs that are asked about.
    ICatalog public immutable CATALOG;

    constructor(ICatalog catalog_) {
        CATALOG = catalog_;
    }

    /// @inheritdoc IAccess
    function accessOf(address listener, uint32 song) external view returns (Grant memory) {
        if (song == 0 || song > CATALOG.latestSong()) return _refuse(Reason.UNKNOWN_SONG);
        Song memory stored = CATALOG.songOf(song);

        if (stored.suspended) return _refuse(Reason.SUSPENDED);
        if (IERC721(address(CATALOG)).ownerOf(song) == listener) return _allow(Reason.OWNER);
        if (block.timestamp < stored.releaseAt) {
            return Grant({
                allowed: false, reason: Reason.NOT_RELEASED, quality: Quality.PREVIEW, until: stored.releaseAt
            });
        }
        if (_open(stored, Line.GIFTS)) return _allow(Reason.GIFT);
        if (_open(stored, Line.TABS)) return _refuse(Reason.PAYMENT_REQUIRED);
        return _refuse(Reason.CLOSED);
    }

    function _open(Song memory song, Line line) private pure returns (bool) {
        return song.lines & (1 << uint8(line)) != 0;
    }

    function _allow(Reason reason) private pure returns (Grant memory) {
        return Grant({allowed: true, reason: reason, quality: Quality.LOSSLESS, until: NO_END});
    }

    function _refuse(Reason reason) private pure returns (Grant memory) {
        return Grant({allowed: false, reason: reason, quality: Quality.PREVIEW, until: NO_END});
    }
}
