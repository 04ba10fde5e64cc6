// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Market} from "../../contracts/collectibles/Market.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Edition} from "../../contracts/types/EditionTypes.sol";
import {Receipt as Bill} from "../../contracts/types/MarketTypes.sol";
import {Collector} from "../editions/Collectors.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {MarketFixture} from "./MarketFixture.sol";

/// @notice What has gone wrong in other markets.
contract PitfallsTest is MarketFixture {
    function test_Royalty_IsNeverMoreThanATenth() public {
        Edition memory greedy = editions.editionOf(edition);
        greedy.royalty = 10_000;
        vm.mockCall(address(editions), abi.encodeCall(IEditions.editionOf, (edition)), abi.encode(greedy));
        _list();
        _offer();
        assertEq(market.preview(address(editions), edition, carol, 1).royalty, ASKED / 10);
        assertEq(market.previewOffer(address(editions), edition, dave, carol, 1).royalty, ASKED / 10);
        assertEq(market.quote(address(editions), edition, 1e6).royalty, 1e5);
    }

    function test_Fee_MayBeNothing() public {
        market = new Market(splits, catalog, editions, shares, 0);
        vm.prank(carol);
        editions.setApprovalForAll(address(market), true);
        _fund(dave, address(market));
        edition = _createWithRoyalty(0);
        _buy(carol, edition, 10);
        _list();
        Purse memory before = _purse(dave, carol, split);
        _purchase(5);
        _assertPaid(before, _purse(dave, carol, split), Bill(100e6, 0, 0, 100e6, split));
        edition = _createFree();
        _buy(carol, edition, 10);
        _list();
        before = _purse(dave, carol, split);
        _purchase(5);
        _assertPaid(before, _purse(dave, carol, split), Bill(100e6, 5e6, 0, 95e6, split));
    }

    function test_Sale_OfASingleUnitPaysTheSeller() public {
        _list(carol, address(editions), edition, 1, 5);
        Purse memory before = _purse(dave, carol, split);
        _purchase(1);
        _assertPaid(before, _purse(dave, carol, split), Bill(1, 0, 0, 1, split));
    }

    function testFuzz_Sale_InTwoGainsNobodyMoreThanTwoUnits(
        uint48 price,
        uint32 first,
        uint32 second
    )
        public
    {
        price = uint48(bound(price, 1, 1e10));
        first = uint32(bound(first, 1, 9));
        second = uint32(bound(second, 1, 10 - first));
        _list(carol, address(editions), edition, price, 10);
        Bill memory whole = market.preview(address(editions), edition, carol, first + second);
        Bill memory one = market.preview(address(editions), edition, carol, first);
        Bill memory other = market.preview(address(editions), edition, carol, second);
        assertEq(one.price + other.price, whole.price);
        // Each of royalty and fee is rounded down once more.
        assertLe(one.proceeds + other.proceeds - whole.proceeds, 2);
    }

    function test_Buy_AgainWhileTheTokensCome() public {
        _list();
        Collector collector = new Collector();
        _fund(address(collector), address(market));
        collector.plan(
            address(market), abi.encodeCall(IMarket.buy, (address(editions), edition, carol, 3, 1e9, 0))
        );
        vm.prank(address(collector));
        market.buy(address(editions), edition, carol, 3, 1e9, 0);
        assertFalse(collector.answered());
        assertEq(collector.answer(), abi.encodeWithSelector(IMarket.Market_TooFew.selector, 2, 3));
        collector.plan(
            address(market), abi.encodeCall(IMarket.buy, (address(editions), edition, carol, 1, 1e9, 0))
        );
        vm.prank(address(collector));
        market.buy(address(editions), edition, carol, 1, 1e9, 0);
        assertTrue(collector.answered());
        assertEq(editions.balanceOf(address(collector), edition), 5);
        assertEq(usd.balanceOf(carol), 1e12 + 94e6);
    }

    function test_Accept_WhileTheBidderTakesItsMoneyAway() public {
        Collector collector = new Collector();
        _fund(address(collector), address(market));
        _offer(address(collector), address(editions), edition, ASKED, 5);
        collector.plan(address(market), abi.encodeCall(IMarket.cancelOffer, (address(editions), edition)));
        vm.prank(carol);
        assertEq(market.accept(address(editions), edition, address(collector), 5, 0), 94e6);
        // Nothing was offered any more.
        assertFalse(collector.answered());
        assertEq(editions.balanceOf(address(collector), edition), 5);
    }

    function test_Sale_OfASellerThatCannotReceiveBlocksNobodyElse() public {
        _deployWith(Oddity.BLOCKS);
        _list();
        _buy(dave, edition, 5);
        vm.prank(dave);
        editions.setApprovalForAll(address(market), true);
        _list(dave, address(editions), edition, ASKED, 5);
        OddToken(address(usd)).setBlocked(dave, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, dave));
        vm.prank(carol);
        market.buy(address(editions), edition, dave, 1, ASKED, 0);
        OddToken(address(usd)).setBlocked(dave, false);
        _purchase(1);
    }

    function test_Sale_OfABlockedArtistPaysTheRoyaltyAllTheSame() public {
        _deployWith(Oddity.BLOCKS);
        _list();
        OddToken(address(usd)).setBlocked(bob, true);
        _purchase(1);
        assertEq(splits.received(split), 1e6);
    }

    function test_Sale_CreditsOnlyWhatHasArrived() public {
        _deployWith(Oddity.TAKES_FEE);
        _list();
        vm.expectPartialRevert(ISplits.Splits_NotReceived.selector);
        _purchase(1);
    }

    function test_Money_OfAnotherIsNeverTaken() public {
        // dave lets the market take all he has; that alone sells him nothing.
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(editions), edition, dave)
        );
        _accept(1);
        _offer();
        _accept(1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_TooFew.selector, 4, 5));
        _accept(5);
        // carol lets the market move all her tokens; that alone sells none.
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(editions), edition, carol)
        );
        _purchase(1);
    }

    function test_Sale_ToOneselfMovesOnlyRoyaltyAndFee() public {
        _list();
        Purse memory before = _purse(carol, carol, split);
        vm.prank(carol);
        market.buy(address(editions), edition, carol, 1, ASKED, 0);
        assertEq(before.buyer - usd.balanceOf(carol), 1.2e6);
        assertEq(editions.balanceOf(carol, edition), 10);
    }
}
