// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "./interfaces/ICatalog.sol";
import {ISplits} from "./interfaces/ISplits.sol";
import {Cid} from "./libraries/Cid.sol";
import {Slots} from "./libraries/Slots.sol";
import {SongWords} from "./libraries/SongWords.sol";
import {ALL_LINES, Line, Song, Terms} from "./types/CatalogTypes.sol";
import {Payment, toPayment} from "./types/Payment.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title Catalog
/// @notice See {ICatalog}.
contract Catalog is ICatalog, ERC721, AccessManaged {
    using Slots for Song;
    using SongWords for SongWords.Words;
    using SongWords for uint64;

    uint256 private constant MAX_NAME = 200;
    uint256 private constant MAX_GENRE = 50;

    /// @notice The ledger whose splits songs name.
    ISplits public immutable SPLITS;

    /// @inheritdoc ICatalog
    uint32 public latestSong;

    /// @dev How many accounts have a number; beside `latestSong`, which changes with it.
    uint24 private _latestNumber;

    /// @inheritdoc ICatalog
    mapping(address artist => bytes32 metadata) public profileOf;

    mapping(uint32 song => Song) private _songs;

    /// @dev Of each song what a settlement asks, packed.
    SongWords.Words private _words;

    /// @dev Accounts that have registered songs, by number from 1, and their numbers: a song's word has no room for an
    /// address. Who only bought songs has no number, and nor have those beyond 24 bits.
    mapping(address account => uint24) private _numbers;
    mapping(uint256 number => address account) private _numbered;

    constructor(
        address authority_,
        ISplits splits_
    )
        ERC721("Stave Catalog", "STAVE")
        AccessManaged(authority_)
    {
        SPLITS = splits_;
    }

    /// @inheritdoc ICatalog
    function register(
        address artist,
        bytes32 metadata,
        uint32 split,
        Terms calldata terms,
        string calldata title,
        string calldata genre
    )
        external
        returns (uint32 song)
    {
        // Check: who, what and where to.
        if (msg.sender != artist && !isApprovedForAll(artist, msg.sender)) {
            revert Catalog_NotOwner(msg.sender, artist);
        }
        _checkMetadata(metadata, title, genre);
        _checkTerms(terms);
        if (!SPLITS.exists(split)) revert Catalog_UnknownSplit(split);

        // Effect: the song and its token.
        song = ++latestSong;
        _words.set(song, SongWords.pack(split, _takeNumber(artist), terms.lines));
        _songs[song].store(
            Song({
                metadata: metadata,
                split: split,
                suspended: false,
                price: terms.price,
                releaseAt: terms.releaseAt,
                lines: terms.lines,
                patronTier: terms.patronTier,
                earlyAccessHours: terms.earlyAccessHours
            })
        );
        _mint(artist, song);
        emit SongRegistered(song, artist, split, metadata, title, genre, terms);
    }

    /// @inheritdoc ICatalog
    function setTerms(uint32 song, Terms calldata terms) external {
        _checkOwner(song);
        _checkTerms(terms);
        Song storage stored = _songs[song];
        stored.price = terms.price;
        stored.releaseAt = terms.releaseAt;
        stored.lines = terms.lines;
        stored.patronTier = terms.patronTier;
        stored.earlyAccessHours = terms.earlyAccessHours;
        if (!stored.suspended) _setOpen(song, terms.lines);
        emit TermsSet(song, terms);
    }

    /// @inheritdoc ICatalog
    function setMetadata(
        uint32 song,
        bytes32 metadata,
        string calldata title,
        string calldata genre
    )
        external
    {
        _checkOwner(song);
        _checkMetadata(metadata, title, genre);
        _songs[song].metadata = metadata;
        emit MetadataSet(song, metadata, title, genre);
    }

    /// @inheritdoc ICatalog
    function setSuspended(uint32 song, bool suspended) external restricted {
        Song storage stored = _songs[song];
        if (stored.split == 0) revert Catalog_UnknownSong(song);
        stored.suspended = suspended;
        _setOpen(song, suspended ? 0 : stored.lines);
        emit SuspensionSet(song, suspended);
    }

    /// @inheritdoc ICatalog
    function publishProfile(bytes32 metadata, string calldata name) external {
        if (metadata == 0) revert Catalog_NoMetadata();
        _checkLength(name, MAX_NAME);
        profileOf[msg.sender] = metadata;
        emit ProfilePublished(msg.sender, metadata, name);
    }

    /// @inheritdoc ICatalog
    function songOf(uint32 song) external view returns (Song memory stored) {
        stored = _songs[song];
        if (stored.split == 0) revert Catalog_UnknownSong(song);
    }

    /// @inheritdoc ICatalog
    function streamTerms(uint32 song) external view returns (uint32 split, uint48 price) {
        Song storage stored = _songs[song];
        split = stored.split;
        if (split == 0) revert Catalog_UnknownSong(song);
        bool open = !stored.suspended && block.timestamp >= stored.releaseAt
            && stored.lines & (1 << uint8(Line.TABS)) != 0;
        if (open) price = stored.price;
    }

    /// @inheritdoc ICatalog
    function paymentTerms(uint32 song, Line line) external view returns (uint32 split, bool open) {
        Song storage stored = _songs[song];
        split = stored.split;
        if (split == 0) revert Catalog_UnknownSong(song);
        open = !stored.suspended && stored.lines & (1 << uint8(line)) != 0;
    }

    /// @inheritdoc ICatalog
    function toSplits(Payment[] calldata songs) external view returns (Payment[] memory splits) {
        splits = songs;
        for (uint256 i = 0; i < splits.length; ++i) {
            // A payment's first half is a song's id here, and a split's id afterwards.
            Payment payment = splits[i];
            uint32 split = _words.get(payment.split()).split();
            if (split == 0) revert Catalog_UnknownSong(payment.split());
            splits[i] = toPayment(split, payment.amount());
        }
    }

    /// @inheritdoc ICatalog
    function ownersOpenTo(uint32[] calldata songs, Line line)
        external
        view
        returns (address[] memory owners)
    {
        bool complete;
        (owners, complete) = _words.ownersOf(_numbered, songs, 1 << uint8(line));
        for (uint256 i = 0; !complete && i < songs.length; ++i) {
            if (owners[i] == SongWords.UNNUMBERED) owners[i] = _ownerOf(songs[i]);
        }
        // In memory the list lies as it is to be told, but for the offset before it.
        assembly ("memory-safe") {
            let start := mload(0x40)
            let size := shl(5, add(mload(owners), 1))
            mstore(start, 0x20)
            mcopy(add(start, 0x20), owners, size)
            return(start, add(size, 0x20))
        }
    }

    /// @notice The metadata's address on IPFS.
    function tokenURI(uint256 tokenId) public view override returns (string memory) {
        _requireOwned(tokenId);
        // An owned token's id is a song's.
        return string.concat("ipfs://", Cid.fromDigest(_songs[uint32(tokenId)].metadata));
    }

    /// @dev A song's new owner may have a number, or not.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        from = super._update(to, tokenId, auth);
        // Registering sets it with all else.
        if (from == address(0)) return from;
        // A token's id is a song's.
        uint32 song = uint32(tokenId);
        _words.set(song, _words.get(song).withOwner(_numbers[to]));
    }

    function _takeNumber(address artist) private returns (uint24 number) {
        number = _numbers[artist];
        if (number != 0 || _latestNumber == type(uint24).max) return number;
        number = ++_latestNumber;
        _numbers[artist] = number;
        _numbered[number] = artist;
    }

    function _setOpen(uint32 song, uint8 lines) private {
        _words.set(song, _words.get(song).withOpen(lines));
    }

    function _checkOwner(uint32 song) private view {
        address owner = _ownerOf(song);
        if (owner == address(0)) revert Catalog_UnknownSong(song);
        if (!_isAuthorized(owner, msg.sender, song)) revert Catalog_NotOwner(msg.sender, owner);
    }

    function _checkTerms(Terms calldata terms) private pure {
        if (terms.lines & ~ALL_LINES != 0) revert Catalog_UnknownLine(terms.lines);
    }

    function _checkMetadata(bytes32 metadata, string calldata title, string calldata genre) private pure {
        if (metadata == 0) revert Catalog_NoMetadata();
        _checkLength(title, MAX_NAME);
        _checkLength(genre, MAX_GENRE);
    }

    function _checkLength(string calldata text, uint256 maximum) private pure {
        uint256 length = bytes(text).length;
        if (length == 0 || length > maximum) revert Catalog_BadLength(length, maximum);
    }
}
