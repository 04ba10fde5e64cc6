// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Market} from "../../contracts/collectibles/Market.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {Listing} from "../../contracts/types/MarketTypes.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract ListTest is MarketFixture {
    function test_Constructor_KnowsTheOthers() public view {
        assertEq(address(market.CURRENCY()), address(usd));
        assertEq(address(market.SPLITS()), address(splits));
        assertEq(address(market.CATALOG()), address(catalog));
        assertEq(address(market.EDITIONS()), address(editions));
        assertEq(address(market.SHARES()), address(shares));
        assertEq(market.FEE(), MARKET_FEE);
    }

    function test_RevertWhen_TheFeeIsTooHigh() public {
        assertEq(new Market(splits, catalog, editions, shares, 500).FEE(), 500);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_FeeTooHigh.selector, 501, 500));
        new Market(splits, catalog, editions, shares, 501);
    }

    function test_List_Editions() public {
        vm.expectEmit(address(market));
        emit IMarket.Listed(address(editions), edition, carol, ASKED, 5, expiry, 0);
        _list();
        Listing memory listing = market.listingOf(address(editions), edition, carol);
        assertEq(listing.price, ASKED);
        assertEq(listing.quantity, 5);
        assertEq(listing.expiresAt, expiry);
        assertEq(listing.series, 0);
        assertEq(listing.origin, song);
        assertEq(listing.royalty, 500);
        // The tokens stay.
        assertEq(editions.balanceOf(carol, edition), 10);
    }

    function test_List_ASong() public {
        _list(alice, address(catalog), song, 500e6, 1);
        Listing memory listing = market.listingOf(address(catalog), song, alice);
        assertEq(listing.origin, song);
        assertEq(listing.royalty, 500);
        assertEq(catalog.ownerOf(song), alice);
    }

    function test_List_Shares() public {
        _list(bob, address(share), 0, 1e6, 1000);
        Listing memory listing = market.listingOf(address(share), 0, bob);
        assertEq(listing.origin, share.SPLIT());
        assertEq(listing.royalty, 0);
        assertEq(listing.quantity, 1000);
    }

    function test_List_ReplacesWhatWasListed() public {
        _list();
        _list(carol, address(editions), edition, 30e6, 10);
        _assertListing(30e6, 10);
    }

    function test_RevertWhen_ThePriceIsZero() public {
        vm.expectRevert(IMarket.Market_ZeroPrice.selector);
        _list(carol, address(editions), edition, 0, 1);
    }

    function test_RevertWhen_TheQuantityIsNotPossible() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 0));
        _list(carol, address(editions), edition, ASKED, 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 2));
        _list(alice, address(catalog), song, ASKED, 2);
    }

    function test_RevertWhen_TheExpiryIsNotPossible() public {
        uint40[2] memory times = [uint40(block.timestamp), uint40(block.timestamp + 366 days + 1)];
        for (uint256 i = 0; i < 2; ++i) {
            expiry = times[i];
            vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadExpiry.selector, expiry));
            _list();
        }
        --expiry;
        _list();
    }

    function test_RevertWhen_TheTokenIsUnknown() public {
        address[2] memory collections = [address(usd), address(this)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IMarket.Market_UnknownToken.selector, collections[i], 1));
            _list(carol, collections[i], 1, ASKED, 1);
        }
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_UnknownToken.selector, address(share), 1));
        _list(bob, address(share), 1, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, edition + 1));
        _list(carol, address(editions), edition + 1, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song + 1));
        _list(alice, address(catalog), song + 1, ASKED, 1);
    }

    function test_RevertGiven_TheSellerHasFewer() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, carol, 10, 11));
        _list(carol, address(editions), edition, ASKED, 11);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, carol, 0, 1));
        _list(carol, address(catalog), song, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, bob, 1000, 1001));
        _list(bob, address(share), 0, ASKED, 1001);
    }

    function test_RevertGiven_NoApproval() public {
        _buy(dave, edition, 1);
        _refuses(dave, address(editions), edition);
        vm.prank(bob);
        share.approve(address(market), 0);
        _refuses(bob, address(share), 0);
        vm.startPrank(alice);
        catalog.approve(address(0), song);
        // Of a song, an operator's approval is not enough: it would outlive the owner's coming and going.
        catalog.setApprovalForAll(address(market), true);
        vm.stopPrank();
        _refuses(alice, address(catalog), song);
    }

    function test_Cancel_TakesTheListingBack() public {
        _list();
        vm.expectEmit(address(market));
        emit IMarket.ListingCancelled(address(editions), edition, carol);
        vm.prank(carol);
        market.cancel(address(editions), edition);
        _assertListing(0, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(editions), edition, carol)
        );
        _purchase(1);
    }

    function test_RevertGiven_NothingIsListed() public {
        _list();
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(editions), edition, dave)
        );
        vm.prank(dave);
        market.cancel(address(editions), edition);
    }

    function test_CancelAll_EndsListingsAndOffers() public {
        _list();
        _offer();
        vm.expectEmit(address(market));
        emit IMarket.AllCancelled(carol, 1);
        vm.prank(carol);
        assertEq(market.cancelAll(), 1);
        assertEq(market.seriesOf(carol), 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(editions), edition, carol)
        );
        _purchase(1);
        // Of nobody else, and nothing that is made afterwards.
        _accept(1);
        _list();
        _purchase(1);
        vm.prank(dave);
        market.cancelAll();
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(editions), edition, dave)
        );
        _accept(1);
    }

    function _refuses(address seller, address collection, uint32 id) private {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotApproved.selector, collection, id, seller));
        _list(seller, collection, id, ASKED, 1);
    }
}
