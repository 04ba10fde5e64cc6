// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @notice Who controls a song: its owner, and whom the owner has approved for it or for all songs.
library SongControl {
    /// @dev Reverts with `Catalog_NotOwner` unless `account` controls the song, which must exist.
    function checkController(ICatalog catalog, uint32 song, address account) internal view {
        address owner = IERC721(address(catalog)).ownerOf(song);
        if (!_isController(catalog, song, account, owner)) revert ICatalog.Catalog_NotOwner(account, owner);
    }

    /// @dev The song's split, or zero while a curator suspends it. Reverts with `Catalog_UnknownSong`.
    function openSplit(ICatalog catalog, uint32 song) internal view returns (uint32 split) {
        uint48 price;
        (split, price) = catalog.streamTerms(song);
        // What is sold by the play is not suspended, which saves reading the rest of the song.
        if (price == 0 && catalog.songOf(song).suspended) return 0;
    }

    /// @dev Whether `account` controls the song, which must exist.
    function isController(ICatalog catalog, uint32 song, address account) internal view returns (bool) {
        return _isController(catalog, song, account, IERC721(address(catalog)).ownerOf(song));
    }

    function _isController(
        ICatalog catalog,
        uint32 song,
        address account,
        address owner
    )
        private
        view
        returns (bool)
    {
        if (account == owner) return true;
        // Where nobody is approved, the catalog says the zero address is.
        if (account == address(0)) return false;
        IERC721 token = IERC721(address(catalog));
        return token.isApprovedForAll(owner, account) || token.getApproved(song) == account;
    }
}
