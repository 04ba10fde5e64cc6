// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IRoyaltyShares} from "../interfaces/IRoyaltyShares.sol";
import {SongControl} from "../libraries/SongControl.sol";
import {Edition} from "../types/EditionTypes.sol";
import {Sale} from "../types/MarketTypes.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title MarketTokens
/// @notice What is traded: songs, editions and royalty shares; how each is held, approved and moved, and what it owes.
abstract contract MarketTokens is IMarket {
    using SafeERC20 for IERC20;
    using SongControl for ICatalog;

    /// @dev 10 %, in basis points.
    uint16 private constant MAX_ROYALTY = 1000;
    /// @dev 5 %, in basis points.
    uint16 private constant SONG_ROYALTY = 500;

    /// @notice The songs.
    ICatalog public immutable CATALOG;
    /// @notice The editions.
    IEditions public immutable EDITIONS;
    /// @notice Knows the royalty shares.
    IRoyaltyShares public immutable SHARES;

    constructor(ICatalog catalog_, IEditions editions_, IRoyaltyShares shares_) {
        CATALOG = catalog_;
        EDITIONS = editions_;
        SHARES = shares_;
    }

    /// @dev The seller has the tokens and lets this contract move them.
    function _checkSeller(address collection, uint32 id, address seller, uint32 quantity) internal view {
        uint256 balance;
        bool approved;
        if (collection == address(EDITIONS)) {
            balance = IERC1155(collection).balanceOf(seller, id);
            approved = IERC1155(collection).isApprovedForAll(seller, address(this));
        } else if (collection == address(CATALOG)) {
            balance = IERC721(collection).ownerOf(id) == seller ? 1 : 0;
            // An operator's approval would outlive the owner's coming and going.
            approved = IERC721(collection).getApproved(id) == address(this);
        } else {
            balance = IERC20(collection).balanceOf(seller);
            approved = IERC20(collection).allowance(seller, address(this)) >= quantity;
        }
        if (balance < quantity) revert Market_NotHeld(seller, balance, quantity);
        if (!approved) revert Market_NotApproved(collection, id, seller);
    }

    /// @dev Where a token comes from, as `Listing` tells it, and its royalty. The token must be one that is traded.
    function _originOf(address collection, uint32 id) internal view returns (uint32 origin, uint16 royalty) {
        if (collection == address(CATALOG)) return (id, SONG_ROYALTY);
        if (collection != address(EDITIONS)) return (_checkShare(collection, id), 0);
        // What `royaltyInfo` says, at half its price: the receiver is the deposit address of the song's split.
        Edition memory edition = EDITIONS.editionOf(id);
        return (edition.song, edition.royalty < MAX_ROYALTY ? edition.royalty : MAX_ROYALTY);
    }

    /// @dev The split that has the royalty, or that shares earn from. Songs must exist and not be suspended.
    function _splitOf(address collection, uint32 origin) internal view returns (uint32 split) {
        if (collection != address(CATALOG) && collection != address(EDITIONS)) return origin;
        split = CATALOG.openSplit(origin);
        if (split == 0) revert Market_SongSuspended(origin);
    }

    function _move(Sale memory sale) internal {
        if (sale.collection == address(EDITIONS)) {
            IERC1155(sale.collection).safeTransferFrom(sale.seller, sale.buyer, sale.id, sale.quantity, "");
        } else if (sale.collection == address(CATALOG)) {
            IERC721(sale.collection).safeTransferFrom(sale.seller, sale.buyer, sale.id);
        } else {
            // The seller calls, or has listed it.
            // slither-disable-next-line arbitrary-send-erc20
            IERC20(sale.collection).safeTransferFrom(sale.seller, sale.buyer, sale.quantity);
        }
    }

    function _checkShare(address collection, uint32 id) private view returns (uint32 split) {
        split = SHARES.splitOf(collection);
        if (split == 0 || id != 0) revert Market_UnknownToken(collection, id);
    }
}
