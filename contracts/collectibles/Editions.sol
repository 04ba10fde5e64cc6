// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EditionPasses} from "../abstracts/EditionPasses.sol";
import {EditionTokens} from "../abstracts/EditionTokens.sol";
import {ICatalog} from "../interfaces/ICatalog.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {Cid} from "../libraries/Cid.sol";
import {SongControl} from "../libraries/SongControl.sol";
import {Edition, EditionTerms, Pass} from "../types/EditionTypes.sol";
import {BASIS_POINTS} from "../types/SplitTypes.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Editions
/// @notice See {IEditions}. Passes are in {EditionPasses}, balances in {EditionTokens}.
contract Editions is EditionTokens, EditionPasses, IERC2981 {
    using SafeERC20 for IERC20;
    using SongControl for ICatalog;

    uint256 private constant MAX_TITLE = 200;
    /// @dev 10 %, in basis points.
    uint16 private constant MAX_ROYALTY = 1000;
    /// @notice What is paid in.
    IERC20 public immutable CURRENCY;
    /// @notice Where what is paid goes.
    ISplits public immutable SPLITS;
    /// @notice The songs.
    ICatalog public immutable CATALOG;

    /// @inheritdoc IEditions
    uint32 public latestEdition;

    mapping(uint32 edition => Edition) private _editions;

    constructor(ISplits splits_, ICatalog catalog_) ERC1155("") {
        CURRENCY = splits_.currency();
        SPLITS = splits_;
        CATALOG = catalog_;
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE ARTIST
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function create(
        uint32 song,
        bytes32 metadata,
        string calldata title,
        EditionTerms calldata terms
    )
        external
        returns (uint32 edition)
    {
        // Check: who and what.
        _openSplit(song);
        CATALOG.checkController(song, msg.sender);
        if (metadata == 0) revert Editions_NoMetadata();
        uint256 length = bytes(title).length;
        if (length == 0 || length > MAX_TITLE) revert Editions_BadTitle(length);
        if (terms.supply == 0) revert Editions_NoSupply();
        if (terms.startsAt > terms.endsAt) revert Editions_BadWindow(terms.startsAt, terms.endsAt);
        if (terms.royalty > MAX_ROYALTY) revert Editions_RoyaltyTooHigh(terms.royalty, MAX_ROYALTY);

        // Effect: the edition.
        edition = ++latestEdition;
        _editions[edition] = Edition({
            metadata: metadata,
            song: song,
            supply: terms.supply,
            reserved: 0,
            minter: terms.minter,
            left: terms.supply,
            walletLimit: terms.walletLimit,
            price: terms.price,
            startsAt: terms.startsAt,
            endsAt: terms.endsAt,
            series: 0,
            royalty: terms.royalty,
            ended: false
        });
        emit EditionCreated(edition, song, metadata, title, terms);
        emit URI(uri(edition), edition);
    }

    /// @inheritdoc IEditions
    function airdrop(uint32 edition, address[] calldata receivers, uint32 quantity) external {
        uint32 song = songOf(edition);
        _openSplit(song);
        CATALOG.checkController(song, msg.sender);
        _takeOff(edition, receivers.length * quantity);
        emit EditionAirdropped(edition, song, quantity, receivers);
        for (uint256 i = 0; i < receivers.length; ++i) {
            _bring(receivers[i], edition, quantity, 0);
        }
        for (uint256 i = 0; i < receivers.length; ++i) {
            _askReceiver(receivers[i], edition, quantity);
        }
    }

    /// @inheritdoc IEditions
    function end(uint32 edition) external {
        uint32 song = _checkController(edition);
        Edition storage stored = _editions[edition];
        uint32 supply = stored.supply - stored.left;
        stored.supply = supply;
        stored.left = 0;
        stored.ended = true;
        emit EditionEnded(edition, song, supply, stored.reserved);
    }

    /// @inheritdoc IEditions
    function revokePass(Pass calldata pass) external {
        _checkController(pass.edition);
        _revokePass(pass);
    }

    /// @inheritdoc IEditions
    function revokePasses(uint32 edition) external returns (uint32 series) {
        _checkController(edition);
        series = ++_editions[edition].series;
        emit PassesRevoked(edition, series);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE FANS
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function buy(uint32 edition, uint32 quantity, uint64 maximum, uint32 storefront) external {
        // Check: the window.
        uint32 song = songOf(edition);
        Edition storage stored = _editions[edition];
        if (block.timestamp < stored.startsAt || block.timestamp >= stored.endsAt) {
            revert Editions_NotOnSale(edition, stored.startsAt, stored.endsAt);
        }
        uint32 split = _openSplit(song);
        uint64 paid = _total(stored.price, quantity, maximum);

        // Effect: the tokens.
        emit EditionBought(edition, song, msg.sender, split, quantity, paid, storefront);
        _sell(edition, quantity);

        // Interaction: the money, then the buyer's word that it takes the tokens.
        if (paid != 0) {
            CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), paid);
            SPLITS.creditOne(split, paid, storefront);
        }
        _askReceiver(msg.sender, edition, quantity);
    }

    /// @inheritdoc IEditions
    function buyWithPass(
        Pass calldata pass,
        bytes calldata signature,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external
    {
        // Check: the pass.
        uint32 song = songOf(pass.edition);
        uint32 split = _openSplit(song);
        _checkPass(CATALOG, song, _editions[pass.edition].series, pass, signature);
        uint64 paid = _total(_discounted(pass), quantity, maximum);

        // Effect: the pass is used, the tokens are the buyer's.
        uint64 commission = _usePass(pass, quantity, paid);
        emit EditionBought(pass.edition, song, msg.sender, split, quantity, paid, storefront);
        _sell(pass.edition, quantity);

        // Interaction: the money, then the buyer's word that it takes the tokens.
        if (paid != 0) {
            CURRENCY.safeTransferFrom(msg.sender, address(SPLITS), paid);
            SPLITS.creditOne(split, paid - commission, storefront);
            if (commission != 0) SPLITS.creditOne(pass.referrer, commission, storefront);
        }
        _askReceiver(msg.sender, pass.edition, quantity);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    THE MINTER
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function reserve(uint32 edition, uint32 quantity) external {
        _checkMinter(edition);
        _takeOff(edition, quantity);
        _editions[edition].reserved += quantity;
        emit EditionReserved(edition, msg.sender, quantity);
    }

    /// @inheritdoc IEditions
    function release(uint32 edition, uint32 quantity) external {
        _checkMinter(edition);
        _takeReserved(edition, quantity);
        Edition storage stored = _editions[edition];
        if (stored.ended) stored.supply -= quantity;
        else stored.left += quantity;
        emit EditionReleased(edition, msg.sender, quantity);
    }

    /// @inheritdoc IEditions
    function deliver(uint32 edition, address receiver, uint32 quantity) external {
        _checkMinter(edition);
        _takeReserved(edition, quantity);
        _bring(receiver, edition, quantity, 0);
        _askReceiver(receiver, edition, quantity);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function editionOf(uint32 edition) external view returns (Edition memory) {
        songOf(edition);
        return _editions[edition];
    }

    /// @inheritdoc IEditions
    function songOf(uint32 edition) public view returns (uint32 song) {
        song = _editions[edition].song;
        if (song == 0) revert Editions_UnknownEdition(edition);
    }

    /// @inheritdoc IEditions
    function boughtBy(uint32 edition, address wallet) public view returns (uint256) {
        return _holdings[edition][wallet].bought;
    }

    /// @notice The metadata's address on IPFS. Reverts with `Editions_UnknownEdition`.
    function uri(uint256 id) public view override returns (string memory) {
        return string.concat("ipfs://", Cid.fromDigest(_editions[_checkedId(id)].metadata));
    }

    /// @notice What a later sale at `salePrice` owes, rounded down, and the deposit address of the song's split.
    /// Reverts with `Editions_UnknownEdition`.
    function royaltyInfo(
        uint256 id,
        uint256 salePrice
    )
        external
        view
        returns (address receiver, uint256 amount)
    {
        Edition storage stored = _editions[_checkedId(id)];
        receiver = SPLITS.depositAddress(CATALOG.songOf(stored.song).split);
        amount = Math.mulDiv(salePrice, stored.royalty, BASIS_POINTS);
    }

    /// @notice ERC-165, ERC-1155 with metadata, ERC-2981.
    function supportsInterface(bytes4 interfaceId) public view override(ERC1155, IERC165) returns (bool) {
        return interfaceId == type(IERC2981).interfaceId || super.supportsInterface(interfaceId);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    INSIDE
    //////////////////////////////////////////////////////////////////////////*/

    function _checkedId(uint256 id) private view returns (uint32) {
        if (id == 0 || id > latestEdition) revert Editions_UnknownEdition(id);
        // At most the newest, which has 32 bits.
        return uint32(id);
    }

    /// @dev The song's split, unless it takes no sales.
    function _openSplit(uint32 song) private view returns (uint32 split) {
        split = CATALOG.openSplit(song);
        if (split == 0) revert Editions_SongSuspended(song);
    }

    function _checkController(uint32 edition) private view returns (uint32 song) {
        song = songOf(edition);
        CATALOG.checkController(song, msg.sender);
    }

    function _checkMinter(uint32 edition) private view {
        if (msg.sender != _editions[edition].minter) revert Editions_NotMinter(edition, msg.sender);
    }

    /// @dev What `quantity` tokens cost, unless that is above the buyer's maximum.
    function _total(uint256 price, uint32 quantity, uint64 maximum) private pure returns (uint64) {
        uint256 total = price * quantity;
        if (total > maximum) revert Editions_PriceAboveMaximum(total, maximum);
        return uint64(total);
    }

    /// @dev One token's price with the pass, rounded up.
    function _discounted(Pass calldata pass) private view returns (uint256) {
        uint256 price = _editions[pass.edition].price;
        return Math.ceilDiv(price * (BASIS_POINTS - pass.discount), BASIS_POINTS);
    }

    /// @dev Brings the caller tokens, counted against its limit.
    function _sell(uint32 edition, uint32 quantity) private {
        _takeOff(edition, quantity);
        uint256 bought = boughtBy(edition, msg.sender);
        uint32 limit = _editions[edition].walletLimit;
        if (bought + quantity > limit) revert Editions_WalletLimit(edition, msg.sender, bought, limit);
        _bring(msg.sender, edition, quantity, quantity);
    }

    /// @dev Takes tokens off what is left.
    function _takeOff(uint32 edition, uint256 quantity) private {
        if (quantity == 0) revert Editions_ZeroQuantity();
        uint32 left = _editions[edition].left;
        if (quantity > left) revert Editions_SoldOut(edition, left, quantity);
        // Not above what is left.
        _editions[edition].left = left - uint32(quantity);
    }

    /// @dev Takes tokens off what is set aside.
    function _takeReserved(uint32 edition, uint32 quantity) private {
        if (quantity == 0) revert Editions_ZeroQuantity();
        uint32 reserved = _editions[edition].reserved;
        if (quantity > reserved) revert Editions_NotReserved(edition, reserved, quantity);
        _editions[edition].reserved = reserved - quantity;
    }
}
