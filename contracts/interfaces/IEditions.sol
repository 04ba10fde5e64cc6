// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Edition, EditionTerms, Pass, PassUse} from "../types/EditionTypes.sol";

/// @title IEditions
/// @notice Collectibles of songs: ERC-1155 tokens, sold at a fixed price, with passes that the artist signs, or by an
/// auction house that the artist names. An edition's id is its token's id. What is paid goes to the song's split.
/// Whoever controls the song, its owner or an operator of the owner, is called the artist here.
interface IEditions {
    /// @notice The artist made an edition.
    /// @param edition Its id; ids are given out in sequence from 1.
    /// @param song Whose split earns what it earns.
    /// @param metadata sha2-256 digest of the metadata JSON.
    /// @param title The title, here because IPFS may be slow.
    /// @param terms Supply, price, window, limit, royalty and minter.
    event EditionCreated(
        uint32 indexed edition, uint32 indexed song, bytes32 metadata, string title, EditionTerms terms
    );

    /// @notice `buyer` bought tokens from the artist.
    /// @param split The song's split, which earns `paid` less the commission and the protocol fee.
    /// @param quantity Tokens.
    /// @param paid Micro-USDC for all of them.
    /// @param storefront Who brought the sale, as {ISplits-creditOne} knows it.
    event EditionBought(
        uint32 indexed edition,
        uint32 indexed song,
        address indexed buyer,
        uint32 split,
        uint32 quantity,
        uint64 paid,
        uint32 storefront
    );

    /// @notice The sale that the next `EditionBought` tells of is made with a pass.
    /// @param passId EIP-712 struct hash of the `Pass`.
    /// @param quantity Tokens.
    /// @param discount Basis points off the price.
    /// @param referrer The split that earned the commission; zero for none.
    /// @param commission Micro-USDC, of which the protocol fee was taken as of every payment.
    event PassUsed(
        uint32 indexed edition,
        bytes32 indexed passId,
        address indexed buyer,
        uint32 quantity,
        uint16 discount,
        uint32 referrer,
        uint64 commission
    );

    /// @notice The artist gave `quantity` tokens to each of `receivers`.
    event EditionAirdropped(
        uint32 indexed edition, uint32 indexed song, uint32 quantity, address[] receivers
    );

    /// @notice The artist gave up what was left: there are `supply` tokens now, of which `reserved` are set aside.
    event EditionEnded(uint32 indexed edition, uint32 indexed song, uint32 supply, uint32 reserved);

    /// @notice The minter set `quantity` tokens aside.
    event EditionReserved(uint32 indexed edition, address indexed minter, uint32 quantity);

    /// @notice The minter put `quantity` tokens back, that nobody had bought.
    event EditionReleased(uint32 indexed edition, address indexed minter, uint32 quantity);

    /// @notice The artist took one pass back.
    event PassRevoked(uint32 indexed edition, bytes32 indexed passId);

    /// @notice The artist took all passes back that were signed for the edition; passes of `series` count from now on.
    event PassesRevoked(uint32 indexed edition, uint32 series);

    /// @notice No edition has this id.
    error Editions_UnknownEdition(uint256 edition);

    /// @notice A curator has suspended the song: it takes no new sales.
    error Editions_SongSuspended(uint32 song);

    /// @notice An edition needs metadata; the digest was zero.
    error Editions_NoMetadata();

    /// @notice A title has 1 to 200 bytes.
    error Editions_BadTitle(uint256 length);

    /// @notice An edition needs a supply.
    error Editions_NoSupply();

    /// @notice The window closes before it opens.
    error Editions_BadWindow(uint40 startsAt, uint40 endsAt);

    /// @notice The royalty is above its cap, in basis points.
    error Editions_RoyaltyTooHigh(uint16 royalty, uint16 cap);

    /// @notice None of something cannot be bought, given or set aside.
    error Editions_ZeroQuantity();

    /// @notice The edition is sold to everybody from `startsAt` until just before `endsAt`.
    error Editions_NotOnSale(uint32 edition, uint40 startsAt, uint40 endsAt);

    /// @notice Only `left` tokens are left.
    error Editions_SoldOut(uint32 edition, uint32 left, uint256 wanted);

    /// @notice The wallet has bought `bought` tokens already, and may buy `limit`.
    error Editions_WalletLimit(uint32 edition, address wallet, uint256 bought, uint32 limit);

    /// @notice The tokens cost more than the buyer allows, in micro-USDC.
    error Editions_PriceAboveMaximum(uint256 price, uint64 maximum);

    /// @notice `caller` is not the edition's minter.
    error Editions_NotMinter(uint32 edition, address caller);

    /// @notice The minter has set only `reserved` tokens aside.
    error Editions_NotReserved(uint32 edition, uint32 reserved, uint32 wanted);

    /// @notice The signature is not the signer's, or the signer does not control the song.
    error Editions_BadPassSignature(address signer);

    /// @notice The pass is for another wallet.
    error Editions_NotPassHolder(address holder, address caller);

    /// @notice The artist has taken the pass back, alone or with its whole series.
    error Editions_PassRevoked(bytes32 passId);

    /// @notice The pass may be used from `startsAt` until just before `endsAt`.
    error Editions_PassNotValid(uint40 startsAt, uint40 endsAt);

    /// @notice The discount is above the whole, or the commission above its cap or without a referrer.
    error Editions_BadPassTerms(uint16 discount, uint16 commission, uint32 referrer);

    /// @notice So many tokens have been bought with the pass, and `limit` may be.
    error Editions_PassLimit(bytes32 passId, uint32 used, uint32 limit);

    /// @notice So many tokens has the wallet bought with the pass, and `limit` may it.
    error Editions_PassWalletLimit(bytes32 passId, address wallet, uint32 used, uint32 limit);

    /*//////////////////////////////////////////////////////////////////////////
                                    THE ARTIST
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Makes an edition of `song`.
    /// @dev Requirements: the caller is the artist; the song is not suspended.
    /// Warning: the minter decides alone to whom it hands out what it sets aside. Name only contracts you know.
    /// @param metadata sha2-256 digest of the metadata JSON; not zero. It never changes.
    /// @param title 1 to 200 bytes, UTF-8.
    /// @param terms See `EditionTerms`. They never change.
    /// @return edition The new id.
    function create(
        uint32 song,
        bytes32 metadata,
        string calldata title,
        EditionTerms calldata terms
    )
        external
        returns (uint32 edition);

    /// @notice Gives `quantity` new tokens to each of `receivers`, free, outside the window and the wallets' limits.
    /// @dev Requirements: the caller is the artist; the song is not suspended; so many tokens are left. A receiver that
    /// refuses is named by the error; leave it out.
    function airdrop(uint32 edition, address[] calldata receivers, uint32 quantity) external;

    /// @notice Gives up what is left: no more tokens than there are, and those that an auction has set aside.
    /// @dev Requirements: the caller is the artist. It cannot be undone.
    function end(uint32 edition) external;

    /// @notice Takes a pass back; what was bought with it stays bought.
    /// @dev Requirements: the caller is the artist.
    function revokePass(Pass calldata pass) external;

    /// @notice Takes all passes back that were signed for the edition so far, known or not.
    /// @dev Requirements: the caller is the artist.
    /// @return series The series that passes must name from now on.
    function revokePasses(uint32 edition) external returns (uint32 series);

    /*//////////////////////////////////////////////////////////////////////////
                                    THE FANS
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Buys tokens at the edition's price.
    /// @dev Requirements: the window is open; so many are left; the wallet's limit is not exceeded; the song is not
    /// suspended; the caller has allowed this contract to take the price; a contract must accept ERC-1155 tokens.
    /// @param maximum Micro-USDC that the caller is ready to pay for all of them.
    /// @param storefront The split of the storefront that brought the sale; zero for none.
    function buy(uint32 edition, uint32 quantity, uint64 maximum, uint32 storefront) external;

    /// @notice Buys tokens with a pass, also outside the window. One token's price is rounded up, then multiplied; the
    /// commission is rounded down.
    /// @dev Requirements: as for `buy`, the window aside; the pass is valid now, meant for the caller, of the current
    /// series, not revoked, not used up, and signed by who controls the song (ERC-1271 for contracts).
    function buyWithPass(
        Pass calldata pass,
        bytes calldata signature,
        uint32 quantity,
        uint64 maximum,
        uint32 storefront
    )
        external;

    /*//////////////////////////////////////////////////////////////////////////
                                    THE MINTER
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice Sets tokens aside, so that nobody else gets them.
    /// @dev Requirements: the caller is the edition's minter; so many are left.
    function reserve(uint32 edition, uint32 quantity) external;

    /// @notice Puts back tokens that were set aside. When the edition has ended they cease to exist.
    /// @dev Requirements: the caller is the edition's minter and has set so many aside.
    function release(uint32 edition, uint32 quantity) external;

    /// @notice Hands out tokens that were set aside. A suspension does not matter: they were promised before.
    /// @dev Requirements: the caller is the edition's minter and has set so many aside; a contract must accept
    /// ERC-1155 tokens.
    function deliver(uint32 edition, address receiver, uint32 quantity) external;

    /*//////////////////////////////////////////////////////////////////////////
                                    READING
    //////////////////////////////////////////////////////////////////////////*/

    /// @notice The newest edition's id, which is also the number of editions.
    function latestEdition() external view returns (uint32);

    /// @notice The edition as it stands. Reverts with `Editions_UnknownEdition`.
    function editionOf(uint32 edition) external view returns (Edition memory);

    /// @notice The song that the edition is of. Reverts with `Editions_UnknownEdition`.
    function songOf(uint32 edition) external view returns (uint32);

    /// @notice How many tokens `wallet` has bought of the edition; airdrops and auctions do not count.
    function boughtBy(uint32 edition, address wallet) external view returns (uint256);

    /// @notice How far a pass is used up.
    function passUseOf(bytes32 passId) external view returns (PassUse memory);

    /// @notice How many tokens `wallet` has bought with a pass that has no holder.
    function passUsedBy(bytes32 passId, address wallet) external view returns (uint32);

    /// @notice The pass' id: its EIP-712 struct hash.
    function passIdOf(Pass calldata pass) external pure returns (bytes32);

    /// @notice What the artist signs: the EIP-712 digest of the pass, in the domain "Stave Editions", version "1".
    function digestOf(Pass calldata pass) external view returns (bytes32);
}
