// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Line, Song, Terms} from "../types/CatalogTypes.sol";
import {Payment} from "../types/Payment.sol";

/// @title ICatalog
/// @notice The songs: who made each, what it costs, where its money goes. A song is an ERC-721 token.
interface ICatalog {
    /// @notice A song was registered.
    /// @param song Its id; ids are given out in sequence from 1.
    /// @param artist Its first owner.
    /// @param split Id of the split that earns what it earns.
    /// @param metadata sha2-256 digest of the metadata JSON.
    /// @param title The title, here because IPFS may be slow.
    /// @param genre The genre, here because plays are counted by it.
    /// @param terms Price, release time and open lines.
    event SongRegistered(
        uint32 indexed song,
        address indexed artist,
        uint32 indexed split,
        bytes32 metadata,
        string title,
        string genre,
        Terms terms
    );

    /// @notice The owner of `song` set other terms.
    event TermsSet(uint32 indexed song, Terms terms);

    /// @notice The owner of `song` published other metadata.
    event MetadataSet(uint32 indexed song, bytes32 metadata, string title, string genre);

    /// @notice A curator suspended `song`, or let it play again.
    event SuspensionSet(uint32 indexed song, bool suspended);

    /// @notice `artist` published a profile.
    /// @param artist The account that speaks of itself.
    /// @param metadata sha2-256 digest of the profile JSON.
    /// @param name The display name, here because IPFS may be slow.
    event ProfilePublished(address indexed artist, bytes32 metadata, string name);

    /// @notice No song has this id.
    error Catalog_UnknownSong(uint32 song);

    /// @notice No split has this id, so the song's money would go nowhere.
    error Catalog_UnknownSplit(uint32 split);

    /// @notice `caller` is neither the owner nor approved by the owner.
    error Catalog_NotOwner(address caller, address owner);

    /// @notice `lines` has bits that stand for no line.
    error Catalog_UnknownLine(uint8 lines);

    /// @notice A song and a profile need metadata; the digest was zero.
    error Catalog_NoMetadata();

    /// @notice A title and a name have 1 to 200 bytes, a genre 1 to 50.
    error Catalog_BadLength(uint256 length, uint256 maximum);

    /// @notice Registers a song for `artist` and mints its token.
    /// @dev Requirements: the caller is `artist` or an operator approved for all of the artist's songs; `split`
    /// exists. The split never changes afterwards, so no collaborator can be routed around.
    /// @param artist The owner of the new song.
    /// @param metadata sha2-256 digest of the metadata JSON; not zero.
    /// @param split Id of the split that earns what the song earns.
    /// @param terms Price, release time and open lines.
    /// @param title 1 to 200 bytes, UTF-8.
    /// @param genre 1 to 50 bytes, UTF-8.
    /// @return song The new id.
    function register(
        address artist,
        bytes32 metadata,
        uint32 split,
        Terms calldata terms,
        string calldata title,
        string calldata genre
    )
        external
        returns (uint32 song);

    /// @notice Sets other terms. They hold from now on; plays signed before are still worth what they were signed for.
    /// @dev Requirements: the caller is the owner or approved by the owner.
    function setTerms(uint32 song, Terms calldata terms) external;

    /// @notice Publishes other metadata.
    /// @dev Requirements: the caller is the owner or approved by the owner.
    function setMetadata(
        uint32 song,
        bytes32 metadata,
        string calldata title,
        string calldata genre
    )
        external;

    /// @notice Stops new plays of `song`, or lets them go on. What it is owed stays owed.
    /// @dev Requirements: the caller is a CURATOR.
    function setSuspended(uint32 song, bool suspended) external;

    /// @notice Publishes the caller's profile: an artist's name and picture.
    /// @param metadata sha2-256 digest of the profile JSON; not zero.
    /// @param name 1 to 200 bytes, UTF-8.
    function publishProfile(bytes32 metadata, string calldata name) external;

    /// @notice The newest song's id, which is also the number of songs.
    function latestSong() external view returns (uint32);

    /// @notice The song as it stands. Reverts with `Catalog_UnknownSong`.
    function songOf(uint32 song) external view returns (Song memory);

    /// @notice What a paid play of `song` needs, from one storage slot. Reverts with `Catalog_UnknownSong`.
    /// @return split Id of the split that earns it.
    /// @return price Micro-USDC; zero unless the song is released, not suspended, and sold by the play.
    function streamTerms(uint32 song) external view returns (uint32 split, uint48 price);

    /// @notice What a payment by `line` needs, from one storage slot. Reverts with `Catalog_UnknownSong`.
    /// @return split Id of the split that earns it.
    /// @return open Whether the song's line is open and the song not suspended, released or not.
    function paymentTerms(uint32 song, Line line) external view returns (uint32 split, bool open);

    /// @notice sha2-256 digest of the profile that `artist` published last, or zero.
    function profileOf(address artist) external view returns (bytes32);

    /// @notice Turns payments to songs into payments to their splits: each word's song id becomes a split id.
    /// @dev Four songs' splits share a slot, so a batch costs little. Reverts with `Catalog_UnknownSong`.
    function toSplits(Payment[] calldata songs) external view returns (Payment[] memory splits);

    /// @notice The owners of those songs that are not suspended and open to a line; zero for the others and for songs
    /// that do not exist. Release times are not looked at: subscribers and patrons may have early access.
    function ownersOpenTo(uint32[] calldata songs, Line line) external view returns (address[] memory owners);
}
