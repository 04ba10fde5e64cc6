// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {Song, Terms} from "../../contracts/types/CatalogTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

/// @notice A split for alice's songs, and ways to look at what the catalog stores and refuses.
abstract contract CatalogFixture is Fixture {
    /// @dev sha2-256 of `hello world\n`, and the CID that IPFS gives it.
    bytes32 internal constant HELLO = 0xa948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447;
    string internal constant HELLO_URI = "ipfs://bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    uint32 internal split;

    function setUp() public virtual override {
        super.setUp();
        split = _createSplit(_whole(alice));
    }

    function _assertTerms(uint32 id, Terms memory terms) internal view {
        Song memory song = catalog.songOf(id);
        assertEq(song.price, terms.price);
        assertEq(song.releaseAt, terms.releaseAt);
        assertEq(song.lines, terms.lines);
        assertEq(song.patronTier, terms.patronTier);
        assertEq(song.earlyAccessHours, terms.earlyAccessHours);
    }

    function _notOwner(address caller, address owner) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, caller, owner);
    }

    function _unknownSong(uint32 song) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, song);
    }

    function _unknownLine(uint8 lines) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICatalog.Catalog_UnknownLine.selector, lines);
    }

    function _badLength(uint256 length, uint256 maximum) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICatalog.Catalog_BadLength.selector, length, maximum);
    }

    function _text(uint256 length) internal pure returns (string memory) {
        return string(new bytes(length));
    }
}
