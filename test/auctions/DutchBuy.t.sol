// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IDutchAuctions} from "../../contracts/interfaces/IDutchAuctions.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {DutchTerms} from "../../contracts/types/AuctionTypes.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Collector} from "../editions/Collectors.sol";
import {Oddity} from "../utils/OddToken.sol";
import {Wallet} from "../utils/Wallet.sol";
import {AuctionFixture} from "./AuctionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract DutchBuyTest is AuctionFixture {
    uint32 private edition;
    uint32 private auction;

    function setUp() public override {
        super.setUp();
        edition = _editionFor(address(dutch));
        auction = _createDutch(edition, _dutchTerms());
    }

    function test_Buy_AtThePriceOfTheSecond() public {
        vm.warp(START + 30);
        vm.expectEmit(address(dutch));
        emit IDutchAuctions.AuctionBought(auction, song, carol, edition, split, 2, 8, 140e6, 0);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(dutch), 0, 138.6e6, 1.4e6, 0);
        vm.prank(carol);
        assertEq(dutch.buy(auction, 2, 200e6, 0), 140e6);
        assertEq(editions.balanceOf(carol, edition), 2);
        assertEq(splits.received(split), 138.6e6);
        assertEq(usd.balanceOf(address(dutch)), 0);
        assertEq(usd.balanceOf(address(splits)), 140e6);
        assertEq(dutch.auctionOf(auction).left, 8);
        _assertSupply(edition, 100, 90, 8);
    }

    function test_Buy_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, shop);
        assertEq(splits.received(shop), 500_000);
    }

    function test_PriceAt_EachBoundary() public view {
        assertEq(dutch.priceAt(auction, 0), 100e6);
        assertEq(dutch.priceAt(auction, START), 100e6);
        assertEq(dutch.priceAt(auction, START + 1), 99e6);
        assertEq(dutch.priceAt(auction, START + 89), 11e6);
        assertEq(dutch.priceAt(auction, START + 90), 10e6);
        assertEq(dutch.priceAt(auction, START + 149), 10e6);
        assertEq(dutch.priceAt(auction, type(uint256).max), 10e6);
    }

    function testFuzz_PriceAt_IsTheFormulaRoundedUp(
        uint48 startPrice,
        uint48 floorPrice,
        uint24 fall,
        uint256 elapsed
    )
        public
    {
        DutchTerms memory terms = _dutchTerms();
        terms.startPrice = uint48(bound(startPrice, 1, type(uint48).max));
        terms.floorPrice = uint48(bound(floorPrice, 1, terms.startPrice));
        terms.fall = uint24(bound(fall, 1, type(uint24).max));
        auction = _createDutch(edition, terms);
        elapsed = bound(elapsed, 0, terms.fall);
        uint256 price = dutch.priceAt(auction, START + elapsed);
        // price >= start - (start - floor) * elapsed / fall > price - 1, over the common denominator.
        uint256 exact =
            uint256(terms.startPrice) * terms.fall - uint256(terms.startPrice - terms.floorPrice) * elapsed;
        assertGe(price * terms.fall, exact);
        assertLt(price * terms.fall, exact + terms.fall);
        assertGe(price, terms.floorPrice);
        assertLe(price, terms.startPrice);
        assertGe(price, dutch.priceAt(auction, START + elapsed + 1));
    }

    function testFuzz_Buy_TakesThePriceOfTheSecond(uint256 elapsed, uint32 quantity) public {
        elapsed = bound(elapsed, 0, 149);
        quantity = uint32(bound(quantity, 1, 10));
        vm.warp(START + elapsed);
        uint256 before = usd.balanceOf(carol);
        vm.prank(carol);
        uint64 paid = dutch.buy(auction, quantity, 1000e6, 0);
        assertEq(paid, dutch.priceAt(auction, START + elapsed) * quantity);
        assertEq(before - usd.balanceOf(carol), paid);
        assertEq(splits.received(split), paid - paid / 100);
        assertEq(editions.balanceOf(carol, edition), quantity);
    }

    function test_Buy_OpensAndClosesByTheSecond() public {
        DutchTerms memory terms = _dutchTerms();
        terms.startsAt = uint40(START + 10);
        auction = _createDutch(edition, terms);
        bytes memory closed = abi.encodeWithSelector(
            IDutchAuctions.DutchAuctions_NotRunning.selector, auction, START + 10, START + 160
        );
        vm.startPrank(carol);
        vm.warp(START + 9);
        vm.expectRevert(closed);
        dutch.buy(auction, 1, 100e6, 0);
        vm.warp(START + 10);
        assertEq(dutch.buy(auction, 1, 100e6, 0), 100e6);
        vm.warp(START + 159);
        assertEq(dutch.buy(auction, 1, 100e6, 0), 10e6);
        vm.warp(START + 160);
        vm.expectRevert(closed);
        dutch.buy(auction, 1, 100e6, 0);
    }

    function test_Buy_EndsWhenSoldOut() public {
        vm.startPrank(carol);
        dutch.buy(auction, 7, 700e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SoldOut.selector, auction, 3, 4));
        dutch.buy(auction, 4, 400e6, 0);
        dutch.buy(auction, 3, 300e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SoldOut.selector, auction, 0, 1));
        dutch.buy(auction, 1, 100e6, 0);
        _assertSupply(edition, 100, 90, 0);
    }

    function test_RevertWhen_ThePriceIsAboveTheMaximum() public {
        vm.warp(START + 30);
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_PriceAboveMaximum.selector, 140e6, 140e6 - 1)
        );
        vm.prank(carol);
        dutch.buy(auction, 2, 140e6 - 1, 0);
    }

    function test_RevertWhen_TheAuctionIsUnknown() public {
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_UnknownAuction.selector, auction + 1)
        );
        vm.prank(carol);
        dutch.buy(auction + 1, 1, 100e6, 0);
    }

    function test_RevertWhen_TheQuantityIsZero() public {
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        vm.prank(carol);
        dutch.buy(auction, 0, 0, 0);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        bytes memory reason =
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SongSuspended.selector, song);
        vm.expectRevert(reason);
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
        // Also one that is not sold by the play.
        vm.prank(alice);
        catalog.setTerms(song, Terms(0, 0, 0x1f, 0, 0));
        vm.expectRevert(reason);
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
    }

    function test_Buy_GoesOnWhenTheLineIsClosedAfterwards() public {
        _closeLine();
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
        assertEq(editions.balanceOf(carol, edition), 1);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        edition = _editionFor(address(dutch));
        auction = _createDutch(edition, _dutchTerms());
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 100e6, 99e6));
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
    }

    function test_RevertGiven_ACallerThatTakesNoTokens() public {
        Wallet wallet = new Wallet(carol, false);
        _fund(address(wallet), address(dutch));
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(wallet))
        );
        vm.prank(address(wallet));
        dutch.buy(auction, 1, 100e6, 0);
    }

    function test_Buy_AgainWhileTheTokensCome() public {
        Collector collector = new Collector();
        _fund(address(collector), address(dutch));
        collector.plan(address(dutch), abi.encodeCall(dutch.buy, (auction, 6, 600e6, 0)));
        vm.prank(address(collector));
        dutch.buy(auction, 5, 500e6, 0);
        assertFalse(collector.answered());
        assertEq(
            collector.answer(),
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SoldOut.selector, auction, 5, 6)
        );
        collector.plan(address(dutch), abi.encodeCall(dutch.buy, (auction, 2, 200e6, 0)));
        vm.prank(address(collector));
        dutch.buy(auction, 3, 300e6, 0);
        assertTrue(collector.answered());
        assertEq(editions.balanceOf(address(collector), edition), 10);
        assertEq(splits.received(split), 990e6);
    }
}
