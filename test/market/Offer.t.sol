// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Offer} from "../../contracts/types/MarketTypes.sol";
import {MarketFixture} from "./MarketFixture.sol";

contract OfferTest is MarketFixture {
    function test_Offer_OnAnEdition() public {
        uint256 money = usd.balanceOf(dave);
        vm.expectEmit(address(market));
        emit IMarket.Offered(address(editions), edition, dave, ASKED, 5, expiry, 0, split);
        vm.prank(dave);
        market.offer(address(editions), edition, ASKED, 5, expiry, split);
        Offer memory stored = market.offerOf(address(editions), edition, dave);
        assertEq(stored.price, ASKED);
        assertEq(stored.quantity, 5);
        assertEq(stored.expiresAt, expiry);
        assertEq(stored.series, 0);
        assertEq(stored.storefront, split);
        // The money stays.
        assertEq(usd.balanceOf(dave), money);
    }

    function test_Offer_OnASongAndOnShares() public {
        _offer(dave, address(catalog), song, 500e6, 1);
        _offer(dave, address(share), 0, 1e6, 100);
        assertEq(market.offerOf(address(catalog), song, dave).price, 500e6);
        assertEq(market.offerOf(address(share), 0, dave).quantity, 100);
    }

    function test_Offer_ReplacesWhatWasOffered() public {
        _offer();
        _offer(dave, address(editions), edition, 1e6, 2);
        _assertOffer(1e6, 2);
    }

    function test_RevertWhen_TheTermsAreNotPossible() public {
        vm.expectRevert(IMarket.Market_ZeroPrice.selector);
        _offer(dave, address(editions), edition, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 0));
        _offer(dave, address(editions), edition, ASKED, 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 2));
        _offer(dave, address(catalog), song, ASKED, 2);
        expiry = uint40(block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadExpiry.selector, expiry));
        _offer();
    }

    function test_RevertWhen_TheTokenIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_UnknownToken.selector, address(usd), 0));
        _offer(dave, address(usd), 0, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_UnknownToken.selector, address(share), 1));
        _offer(dave, address(share), 1, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, edition + 1));
        _offer(dave, address(editions), edition + 1, ASKED, 1);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, song + 1));
        _offer(dave, address(catalog), song + 1, ASKED, 1);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_SongSuspended.selector, song));
        _offer();
    }

    function test_RevertWhen_TheStorefrontIsUnknown() public {
        uint32 unknown = splits.ledger().splitCount + 1;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, unknown));
        vm.prank(dave);
        market.offer(address(editions), edition, ASKED, 1, expiry, unknown);
    }

    function test_RevertGiven_TooLittleMoney() public {
        uint256 money = usd.balanceOf(dave);
        vm.prank(dave);
        usd.approve(address(market), money + 1);
        bytes4 short = IMarket.Market_NotFunded.selector;
        vm.expectRevert(abi.encodeWithSelector(short, dave, money, money + 1, money + 1));
        _offer(dave, address(editions), edition, uint48(money + 1), 1);
        _offer(dave, address(editions), edition, uint48(money), 1);
        vm.prank(dave);
        usd.approve(address(market), 5 * ASKED - 1);
        vm.expectRevert(abi.encodeWithSelector(short, dave, money, 5 * ASKED - 1, 5 * ASKED));
        _offer();
    }

    function test_CancelOffer_TakesTheOfferBack() public {
        _offer();
        vm.expectEmit(address(market));
        emit IMarket.OfferCancelled(address(editions), edition, dave);
        vm.prank(dave);
        market.cancelOffer(address(editions), edition);
        _assertOffer(0, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(editions), edition, dave)
        );
        _accept(1);
    }

    function test_RevertGiven_NothingIsOffered() public {
        _offer();
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(editions), edition, carol)
        );
        vm.prank(carol);
        market.cancelOffer(address(editions), edition);
    }
}
