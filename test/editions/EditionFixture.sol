// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Editions} from "../../contracts/collectibles/Editions.sol";
import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Edition, EditionTerms, Pass} from "../../contracts/types/EditionTypes.sol";
import {Fixture} from "../utils/Fixture.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";

/// @notice alice's song, whose money is bob's, and editions of it for carol and dave to collect.
abstract contract EditionFixture is Fixture {
    uint32 internal constant NO_LIMIT = type(uint32).max;
    uint40 internal constant NO_END_TIME = type(uint40).max;
    uint48 internal constant TOKEN_PRICE = 10e6;
    bytes32 internal constant ART = keccak256("art");

    Editions internal editions;
    uint32 internal split;
    uint32 internal song;
    address internal minter = makeAddr("minter");

    function setUp() public virtual override {
        super.setUp();
        _deployCollectibles();
    }

    /// @dev With a currency of that oddity.
    function _deployWith(Oddity oddity) internal {
        OddToken token = new OddToken(oddity);
        _deploy(address(token));
        _deployCollectibles();
    }

    function _deployCollectibles() internal virtual {
        editions = new Editions(splits, catalog);
        split = _createSplit(_whole(bob));
        song = _registerSong(alice, split, Terms(PRICE, 0, 0x1f, 0, 0));
        _fund(carol, address(editions));
        _fund(dave, address(editions));
    }

    /// @dev A million USDC, and leave to take it.
    function _fund(address fan, address spender) internal {
        usd.mint(fan, 1e12 - usd.balanceOf(fan));
        vm.prank(fan);
        usd.approve(spender, type(uint256).max);
    }

    /// @dev A hundred at 10 USDC, for everybody, ten a wallet, 5 % royalty.
    function _editionTerms() internal view returns (EditionTerms memory) {
        return EditionTerms({
            supply: 100,
            walletLimit: 10,
            price: TOKEN_PRICE,
            startsAt: 0,
            endsAt: NO_END_TIME,
            royalty: 500,
            minter: minter
        });
    }

    function _create(EditionTerms memory terms) internal returns (uint32) {
        vm.prank(alice);
        return editions.create(song, ART, "Gold", terms);
    }

    function _createEdition() internal returns (uint32) {
        return _create(_editionTerms());
    }

    function _buy(address fan, uint32 edition, uint32 quantity) internal {
        vm.prank(fan);
        editions.buy(edition, quantity, type(uint64).max, 0);
    }

    function _suspend() internal {
        vm.prank(curator);
        catalog.setSuspended(song, true);
    }

    function _assertSupply(uint32 edition, uint32 supply, uint32 left, uint32 reserved) internal view {
        Edition memory stored = editions.editionOf(edition);
        assertEq(stored.supply, supply, "supply");
        assertEq(stored.left, left, "left");
        assertEq(stored.reserved, reserved, "reserved");
    }

    /// @dev For everybody, 20 % off, ten in all and two a wallet, for a day.
    function _pass(uint32 edition) internal view returns (Pass memory) {
        return Pass({
            signer: alice,
            edition: edition,
            holder: address(0),
            discount: 2000,
            commission: 0,
            referrer: 0,
            limit: 10,
            walletLimit: 2,
            series: 0,
            startsAt: uint40(block.timestamp),
            endsAt: uint40(block.timestamp + 1 days),
            salt: 1
        });
    }

    function _signBy(address signer, Pass memory pass) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[signer], _digestOf(pass));
        return abi.encodePacked(r, s, v);
    }

    /// @dev Worked out here as EIP-712 says, and not asked for.
    function _digestOf(Pass memory pass) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Stave Editions"),
                keccak256("1"),
                block.chainid,
                address(editions)
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, _structHashOf(pass)));
    }

    function _structHashOf(Pass memory pass) internal pure returns (bytes32) {
        bytes memory first = abi.encode(
            keccak256(
                "Pass(address signer,uint32 edition,address holder,uint16 discount,uint16 commission,uint32 referrer,"
                "uint32 limit,uint32 walletLimit,uint32 series,uint40 startsAt,uint40 endsAt,uint256 salt)"
            ),
            pass.signer,
            pass.edition,
            pass.holder,
            pass.discount,
            pass.commission
        );
        bytes memory second = abi.encode(
            pass.referrer, pass.limit, pass.walletLimit, pass.series, pass.startsAt, pass.endsAt, pass.salt
        );
        return keccak256(abi.encodePacked(first, second));
    }

    function _notOwner(address caller) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, caller, alice);
    }
}
