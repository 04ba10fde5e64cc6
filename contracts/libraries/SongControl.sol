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
