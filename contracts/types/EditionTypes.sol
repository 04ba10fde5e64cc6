// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @notice What the artist fixes when an edition is made. None of it changes afterwards.
/// @param supply Tokens there can ever be; `type(uint32).max` for as many as are wanted.
/// @param walletLimit Tokens that one wallet may buy, with and without passes; `type(uint32).max` for no limit.
/// @param price Micro-USDC for one token; zero for free.
/// @param startsAt Unix seconds from which anybody may buy; the same as `endsAt` when only passes sell.
/// @param endsAt Unix seconds from which nobody may buy without a pass; `type(uint40).max` for no end.
/// @param royalty Basis points of every later sale's price, at most 1,000.
/// @param minter A contract, such as an auction house, that may set tokens aside and hand them out; zero for none.
struct EditionTerms {
    uint32 supply;
    uint32 walletLimit;
    uint48 price;
    uint40 startsAt;
    uint40 endsAt;
    uint16 royalty;
    address minter;
}

/// @notice An edition as it is stored. See `EditionTerms` for what is not explained here.
/// @param metadata sha2-256 digest of the metadata JSON; with it stands the IPFS CIDv1 (raw codec).
/// @param song Whose split earns what the edition earns.
/// @param reserved Tokens set aside by the minter and not handed out yet.
/// @param left Tokens neither handed out nor set aside.
/// @param series Only passes of this series count; revoking all of them begins the next one.
/// @param ended Whether the artist has given up what was left.
struct Edition {
    // slot 0
    bytes32 metadata;
    // slot 1
    uint32 song;
    uint32 supply;
    uint32 reserved;
    address minter;
    // slot 2
    uint32 left;
    uint32 walletLimit;
    uint48 price;
    uint40 startsAt;
    uint40 endsAt;
    uint32 series;
    uint16 royalty;
    bool ended;
}

/// @notice What a wallet has of an edition.
/// @param balance Tokens it holds.
/// @param bought Tokens it has bought from the artist, whether it still holds them or not.
struct Holding {
    // slot 0
    uint128 balance;
    uint128 bought;
}

/// @notice What the artist signs: an entry of an allow list (`holder`), a discount code, or a referral.
/// Warning: a pass without a holder can be used by all who see it, and whoever uses it shows it to the whole chain. Its
/// limits are what bounds it.
/// @param signer Whose signature it bears: the song's owner or its operator, while it is that.
/// @param edition What may be bought with it.
/// @param holder The only wallet that may use it; zero lets everyone who has it.
/// @param discount Basis points off the edition's price; 10,000 makes it free.
/// @param commission Basis points of what is paid that the referrer earns, at most 1,000.
/// @param referrer The split that earns the commission; zero for none.
/// @param limit Tokens that may be bought with it in all.
/// @param walletLimit Tokens that one wallet may buy with it.
/// @param series The edition's series of passes that it belongs to.
/// @param startsAt Unix seconds from which it may be used, also before the edition's own start.
/// @param endsAt Unix seconds from which it may not be used any more.
/// @param salt Tells passes apart that are otherwise the same.
struct Pass {
    address signer;
    uint32 edition;
    address holder;
    uint16 discount;
    uint16 commission;
    uint32 referrer;
    uint32 limit;
    uint32 walletLimit;
    uint32 series;
    uint40 startsAt;
    uint40 endsAt;
    uint256 salt;
}

/// @notice How far a pass is used up.
/// @param used Tokens bought with it.
/// @param revoked Whether the artist has taken it back.
struct PassUse {
    // slot 0
    uint32 used;
    bool revoked;
}
