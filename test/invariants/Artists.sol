// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ALL_LINES, Terms} from "../../contracts/types/CatalogTypes.sol";
import {LaneBooks} from "./LaneBooks.sol";

/// @notice Create splits, register songs, set their terms, sell them; a curator suspends some.
abstract contract Artists is LaneBooks {
    function setUp() public virtual override {
        super.setUp();
        _handle(this.createSplit.selector, 1);
        _handle(this.registerSong.selector, 1);
        _handle(this.setTerms.selector, 1);
        _handle(this.sellSong.selector, 1);
        _handle(this.setSuspended.selector, 1);
    }

    function createSplit(uint256 seed) external handles(seed) {
        _need(splitCount < MAX_SPLITS);
        address controller = _onceIn(5) ? address(0) : _anyAccount();
        _create(controller, _randomTranches(splitCount + 1, 0));
        _done("created a split");
    }

    function registerSong(uint256 seed) external handles(seed) {
        _need(songCount < MAX_SONGS);
        _register(_anyAccount(), _anySplit(), _anyTerms());
        _done("registered a song");
    }

    function setTerms(uint256 seed) external handles(seed) {
        (uint32 song, Terms memory terms) = (_anySong(), _anyTerms());
        vm.prank(songBooks[song].owner);
        catalog.setTerms(song, terms);
        songBooks[song].terms = terms;
        _done("set terms");
    }

    /// @dev The song's money goes where it went before.
    function sellSong(uint256 seed) external handles(seed) {
        (uint32 song, address buyer) = (_anySong(), _anyAccount());
        address owner = songBooks[song].owner;
        vm.prank(owner);
        catalog.transferFrom(owner, buyer, song);
        songBooks[song].owner = buyer;
        _done("sold a song");
    }

    function setSuspended(uint256 seed) external handles(seed) {
        (uint32 song, bool suspended) = (_anySong(), _onceIn(4));
        vm.prank(curator);
        catalog.setSuspended(song, suspended);
        songBooks[song].suspended = suspended;
        _done("suspended or restored a song");
    }

    function _anyTerms() private returns (Terms memory) {
        return Terms({
            price: _onceIn(10) ? 0 : uint48(_anyAmount()),
            releaseAt: uint40(_onceIn(5) ? block.timestamp + _random(1 hours, 5 days) : 0),
            lines: uint8(_onceIn(5) ? _random(0, ALL_LINES) : ALL_LINES),
            patronTier: uint8(_random(0, 4)),
            earlyAccessHours: uint16(_random(0, 72))
        });
    }
}
