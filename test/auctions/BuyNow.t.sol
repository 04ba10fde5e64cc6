// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEnglishAuctions} from "../../contracts/interfaces/IEnglishAuctions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {EnglishTerms, Stage} from "../../contracts/types/AuctionTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {AuctionFixture} from "./AuctionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice Buying at once, and taking deposits back.
contract BuyNowTest is AuctionFixture {
    uint32 private edition;
    uint32 private auction;

    function setUp() public override {
        super.setUp();
        edition = _editionFor(address(english));
        auction = _createEnglish(edition, _englishTerms());
    }

    function test_BuyNow_SellsAtOnceAndFreesTheTopBid() public {
        _bid(carol, auction, 20e6 - 1);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.AuctionSold(auction, song, dave, edition, split, 90e6, true, true, 0);
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
        _assertStage(auction, Stage.SOLD, dave, 90e6);
        assertEq(editions.balanceOf(dave, edition), 1);
        assertEq(splits.received(split), 89.1e6);
        assertEq(usd.balanceOf(dave), 1e12 - 90e6);
        // The highest bid is not stranded.
        english.returnDeposit(auction, carol);
        assertEq(usd.balanceOf(carol), 1e12);
        assertEq(usd.balanceOf(address(english)), 0);
    }

    function test_BuyNow_ByTheHighestBidder() public {
        _bid(carol, auction, 10e6);
        vm.startPrank(carol);
        english.buyNow(auction, 90e6, 0);
        assertEq(usd.balanceOf(carol), 1e12 - 100e6);
        english.returnDeposit(auction, carol);
        assertEq(usd.balanceOf(carol), 1e12 - 90e6);
    }

    function test_BuyNow_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(dave);
        english.buyNow(auction, 90e6, shop);
        assertEq(splits.received(shop), 450_000);
    }

    function test_RevertGiven_ABidAtTheReserve() public {
        _bid(carol, auction, 20e6);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NoBuyNow.selector, auction));
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
    }

    function test_RevertGiven_NoBuyNowPrice() public {
        EnglishTerms memory terms = _englishTerms();
        terms.buyNow = 0;
        auction = _createEnglish(edition, terms);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NoBuyNow.selector, auction));
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
    }

    function test_RevertWhen_ThePriceIsAboveTheMaximum() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_PriceAboveMaximum.selector, 90e6, 90e6 - 1
            )
        );
        vm.prank(dave);
        english.buyNow(auction, 90e6 - 1, 0);
    }

    function test_RevertGiven_ItIsOver() public {
        bytes memory closed = abi.encodeWithSelector(
            IEnglishAuctions.EnglishAuctions_NotRunning.selector, auction, START, START + 1 days
        );
        uint256 snapshot = vm.snapshotState();
        vm.warp(START + 1 days);
        vm.expectRevert(closed);
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
        vm.revertToState(snapshot);
        vm.startPrank(dave);
        english.buyNow(auction, 90e6, 0);
        vm.expectRevert(closed);
        english.buyNow(auction, 90e6, 0);
        vm.expectRevert(closed);
        english.bid(auction, 100e6, 0);
        vm.warp(START + 1 days);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotOpen.selector, auction));
        english.settle(auction);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _bid(carol, auction, 10e6);
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_SongSuspended.selector, song));
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
    }

    function test_RevertGiven_ACallerThatTakesNoTokens() public {
        Wallet wallet = new Wallet(carol, false);
        _fund(address(wallet), address(english));
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(wallet))
        );
        vm.prank(address(wallet));
        english.buyNow(auction, 90e6, 0);
    }

    function test_ReturnDeposit_OfAnOpenAuctionToItsBidder() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.DepositReturned(auction, carol, carol, 10e6);
        vm.startPrank(carol);
        assertEq(english.returnDeposit(auction, carol), 10e6);
        assertEq(usd.balanceOf(carol), 1e12);
        assertEq(english.depositOf(auction, carol).amount, 0);
        vm.expectRevert(_nothing(carol));
        english.returnDeposit(auction, carol);
    }

    function test_ReturnDeposit_OfAClosedAuctionToItsBidderWhoeverCalls() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        vm.warp(START + 1 days);
        english.settle(auction);
        vm.prank(bob);
        assertEq(english.returnDeposit(auction, carol), 10e6);
        assertEq(usd.balanceOf(carol), 1e12);
        vm.expectRevert(_nothing(carol));
        english.returnDeposit(auction, carol);
    }

    function test_RevertGiven_AnotherReturnsADepositOfAnOpenAuction() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        bytes memory reason =
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotBidder.selector, carol, dave);
        vm.startPrank(dave);
        vm.expectRevert(reason);
        english.returnDeposit(auction, carol);
        // Nor when the time is over and nobody has settled.
        vm.warp(START + 2 days);
        vm.expectRevert(reason);
        english.returnDeposit(auction, carol);
    }

    function test_RevertGiven_TheDepositIsTheHighestBid() public {
        _bid(carol, auction, 10e6);
        vm.startPrank(carol);
        vm.expectRevert(_nothing(carol));
        english.returnDeposit(auction, carol);
        vm.expectRevert(_nothing(carol));
        english.returnDepositTo(auction, dave);
        // Nor when the time is over and nobody has settled.
        vm.warp(START + 2 days);
        vm.expectRevert(_nothing(carol));
        english.returnDeposit(auction, carol);
    }

    function test_RevertGiven_NoDeposit() public {
        vm.startPrank(bob);
        vm.expectRevert(_nothing(bob));
        english.returnDeposit(auction, bob);
        vm.expectRevert(_nothing(bob));
        english.returnDepositTo(auction, bob);
        vm.warp(START + 1 days);
        english.settle(auction);
        vm.expectRevert(_nothing(address(0)));
        english.returnDeposit(auction, address(0));
        // No auction, no deposit.
        vm.expectRevert(
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_NothingToReturn.selector, auction + 1, bob
            )
        );
        english.returnDeposit(auction + 1, bob);
    }

    function test_ReturnDepositTo_WhereTheBidderSays() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.DepositReturned(auction, carol, bob, 10e6);
        vm.prank(carol);
        assertEq(english.returnDepositTo(auction, bob), 10e6);
        assertEq(usd.balanceOf(bob), 10e6);
    }

    /// @dev Three bidders do what they like, then all is settled: nobody's money is missing or left over.
    function testFuzz_EveryHistoryEndsWithTheMoneyWhereItBelongs(uint256 seed) public {
        _fund(bob, address(english));
        address[3] memory bidders = [bob, carol, dave];
        for (uint256 i = 0; i < 25; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address bidder = bidders[(seed >> 8) % 3];
            _act(seed % 12, bidder, uint48(english.minimumBid(auction) + (seed >> 16) % 5e6));
            skip((seed >> 32) % 2 hours);
            _assertHeld(bidders);
        }
        vm.warp(START + 30 days);
        if (english.auctionOf(auction).stage == Stage.OPEN) english.settle(auction);
        _assertHeld(bidders);
        uint256 tokens = 0;
        uint256 money = splits.ledger().accounted;
        for (uint256 i = 0; i < 3; ++i) {
            if (english.returnable(auction, bidders[i]) != 0) english.returnDeposit(auction, bidders[i]);
            tokens += editions.balanceOf(bidders[i], edition);
            money += usd.balanceOf(bidders[i]);
        }
        bool sold = english.auctionOf(auction).stage == Stage.SOLD;
        assertEq(usd.balanceOf(address(english)), 0);
        assertEq(money, 3e12);
        assertEq(tokens, sold ? 1 : 0);
        assertEq(splits.ledger().accounted, sold ? english.auctionOf(auction).bid : 0);
        _assertSupply(edition, 100, sold ? 99 : 100, 0);
    }

    function _act(uint256 action, address bidder, uint48 amount) private {
        bytes memory data = abi.encodeCall(english.bid, (auction, amount, 0));
        if (action == 0) data = abi.encodeCall(english.buyNow, (auction, 90e6, 0));
        if (action == 1) data = abi.encodeCall(english.settle, (auction));
        if (action == 2 || action == 3) {
            data = abi.encodeCall(english.returnDeposit, (auction, bidder));
        }
        // Some of it is refused; what counts is that the books are right afterwards.
        vm.prank(bidder);
        (bool done,) = address(english).call(data);
        if (
            action > 3 && vm.getBlockTimestamp() < START + 1 hours
                && english.auctionOf(auction).stage == Stage.OPEN
        ) {
            assertTrue(done);
        }
    }

    /// @dev What is held is the highest bid and what may be returned.
    function _assertHeld(address[3] memory bidders) private view {
        uint256 due = english.auctionOf(auction).stage == Stage.OPEN ? english.auctionOf(auction).bid : 0;
        for (uint256 i = 0; i < 3; ++i) {
            due += english.returnable(auction, bidders[i]);
        }
        assertEq(usd.balanceOf(address(english)), due);
    }

    function _nothing(address bidder) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NothingToReturn.selector, auction, bidder);
    }
}
