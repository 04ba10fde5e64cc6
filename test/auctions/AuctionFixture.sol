// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {DutchAuctions} from "../../contracts/lines/DutchAuctions.sol";
import {EnglishAuctions} from "../../contracts/lines/EnglishAuctions.sol";
import {DutchTerms, EnglishAuction, EnglishTerms, Stage} from "../../contracts/types/AuctionTypes.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {EditionFixture} from "../editions/EditionFixture.sol";

/// @notice Both auction houses, and editions that name them.
abstract contract AuctionFixture is EditionFixture {
    DutchAuctions internal dutch;
    EnglishAuctions internal english;

    function _deployCollectibles() internal override {
        super._deployCollectibles();
        dutch = new DutchAuctions(splits, catalog, editions);
        english = new EnglishAuctions(splits, catalog, editions);
        _fund(carol, address(dutch));
        _fund(dave, address(dutch));
        _fund(carol, address(english));
        _fund(dave, address(english));
    }

    function _editionFor(address house) internal returns (uint32) {
        EditionTerms memory terms = _editionTerms();
        terms.minter = house;
        return _create(terms);
    }

    /// @dev Ten tokens from 100 down to 10 USDC within 90 seconds, then 60 seconds more.
    function _dutchTerms() internal pure returns (DutchTerms memory) {
        return
            DutchTerms({quantity: 10, startPrice: 100e6, floorPrice: 10e6, startsAt: 0, fall: 90, rest: 60});
    }

    /// @dev From 10 USDC on, sold from 20, at once for 90, five percent more each, for a day.
    function _englishTerms() internal pure returns (EnglishTerms memory) {
        return
            EnglishTerms({
                opening: 10e6, reserve: 20e6, buyNow: 90e6, raise: 5, startsAt: 0, duration: 1 days
            });
    }

    function _createDutch(uint32 edition, DutchTerms memory terms) internal returns (uint32) {
        vm.prank(alice);
        return dutch.create(edition, terms);
    }

    function _createEnglish(uint32 edition, EnglishTerms memory terms) internal returns (uint32) {
        vm.prank(alice);
        return english.create(edition, terms);
    }

    function _bid(address bidder, uint32 auction, uint48 amount) internal {
        vm.prank(bidder);
        english.bid(auction, amount, 0);
    }

    function _closeLine() internal {
        // All lines but the auctions.
        vm.prank(alice);
        catalog.setTerms(song, Terms(PRICE, 0, 0x17, 0, 0));
    }

    function _assertStage(uint32 auction, Stage stage, address bidder, uint48 bid) internal view {
        EnglishAuction memory stored = english.auctionOf(auction);
        assertEq(uint8(stored.stage), uint8(stage), "stage");
        assertEq(stored.bidder, bidder, "bidder");
        assertEq(stored.bid, bid, "bid");
    }
}
