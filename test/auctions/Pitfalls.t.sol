// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IDutchAuctions} from "../../contracts/interfaces/IDutchAuctions.sol";
import {IEnglishAuctions} from "../../contracts/interfaces/IEnglishAuctions.sol";
import {DutchTerms, Stage} from "../../contracts/types/AuctionTypes.sol";
import {Collector, Manner} from "../editions/Collectors.sol";
import {ITokenReceiver, OddToken, Oddity} from "../utils/OddToken.sol";
import {Wallet} from "../utils/Wallet.sol";
import {AuctionFixture} from "./AuctionFixture.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Tries to take a deposit out once more while it is being paid.
contract GreedyBidder is ITokenReceiver {
    IEnglishAuctions private immutable ENGLISH;
    uint32 private immutable AUCTION;
    bytes public answer;

    constructor(IEnglishAuctions english, uint32 auction, IERC20 currency) {
        ENGLISH = english;
        AUCTION = auction;
        currency.approve(address(english), type(uint256).max);
    }

    function bid(uint48 amount) external {
        ENGLISH.bid(AUCTION, amount, 0);
    }

    function takeBack() external {
        ENGLISH.returnDeposit(AUCTION, address(this));
    }

    function tokensReceived() external {
        (, answer) = address(ENGLISH).call(abi.encodeCall(ENGLISH.returnDepositTo, (AUCTION, address(this))));
    }
}

/// @notice What other systems got wrong with auctions, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | refunds block bidding | test_NobodyBlocksTheBidsOfOthers |
/// | a rival makes a bid fail | test_ARivalMakesNoBidFail |
/// | buy-now strands the highest bid | test_BuyNowStrandsNobodysBid |
/// | buy-now takes the token from a bid that had won | test_BuyNowTakesNothingFromABidAtTheReserve |
/// | a winner who cannot receive the token keeps the artist from the money | test_AWinnerWhoRefusesBlocksNobody |
/// | a storefront that cannot be paid blocks the end | test_Settle_WithoutAStorefrontThatIsFull, in Settle.t.sol |
/// | excess payment refunds that drain | testFuzz_NobodyPaysMoreThanThePrice, test_NobodyTakesOutMoreThanWasPutIn |
/// | a refund is paid twice | test_ABidderWhoCallsBackIsPaidOnce |
/// | `0 + grace` passes a deadline check | test_NothingRunsThatNobodyMade |
/// | a late bid brings an auction back | test_NoBidBringsAnAuctionBack |
/// | the last second decides | test_WhoeverIsOutbidHasTenMinutes |
/// | the price rises between signing and mining | testFuzz_ThePriceOnlyFalls |
/// | two auctions sell one token | test_TwoAuctionsSellNoTokenTwice |
contract AuctionPitfallsTest is AuctionFixture {
    uint32 private edition;
    uint32 private auction;

    function setUp() public override {
        super.setUp();
        _open();
    }

    function test_NobodyBlocksTheBidsOfOthers() public {
        _deployWith(Oddity.BLOCKS);
        _open();
        OddToken token = OddToken(address(usd));
        // One that takes neither coin nor token, and one that the currency does not serve any more.
        Wallet wallet = new Wallet(carol, false);
        _fund(address(wallet), address(english));
        _bid(address(wallet), auction, 10e6);
        _bid(carol, auction, 20e6);
        token.setBlocked(carol, true);
        _bid(dave, auction, 30e6);
        vm.warp(START + 1 days);
        english.settle(auction);
        assertEq(editions.balanceOf(dave, edition), 1);
        assertEq(english.returnDeposit(auction, address(wallet)), 10e6);
        token.setBlocked(carol, false);
        assertEq(english.returnDeposit(auction, carol), 20e6);
    }

    function test_ARivalMakesNoBidFail() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        // Carol allows no more than the difference, and dave would have her pay all of it.
        vm.prank(carol);
        usd.approve(address(english), 15e6);
        vm.expectRevert(
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotBidder.selector, carol, dave)
        );
        vm.prank(dave);
        english.returnDeposit(auction, carol);
        _bid(carol, auction, 25e6);
        _assertStage(auction, Stage.OPEN, carol, 25e6);
    }

    function test_BuyNowStrandsNobodysBid() public {
        _bid(carol, auction, 15e6);
        _bid(dave, auction, 18e6);
        _fund(bob, address(english));
        vm.prank(bob);
        english.buyNow(auction, 90e6, 0);
        english.returnDeposit(auction, carol);
        english.returnDeposit(auction, dave);
        assertEq(usd.balanceOf(carol), 1e12);
        assertEq(usd.balanceOf(dave), 1e12);
        assertEq(usd.balanceOf(address(english)), 0);
        assertEq(splits.received(split), 89.1e6);
    }

    function test_BuyNowTakesNothingFromABidAtTheReserve() public {
        _bid(carol, auction, 20e6);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NoBuyNow.selector, auction));
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
        vm.warp(START + 1 days);
        // Nor between the end and the settlement.
        vm.expectRevert(
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_NotRunning.selector, auction, START, START + 1 days
            )
        );
        vm.prank(dave);
        english.buyNow(auction, 90e6, 0);
        english.settle(auction);
        assertEq(editions.balanceOf(carol, edition), 1);
    }

    function test_AWinnerWhoRefusesBlocksNobody() public {
        Collector collector = new Collector();
        _fund(address(collector), address(english));
        collector.behave(Manner.BURNS_ALL_GAS);
        _bid(carol, auction, 10e6);
        _bid(address(collector), auction, 20e6);
        vm.warp(START + 1 days);
        english.settle(auction);
        assertEq(splits.withdraw(split, bob), 19.8e6);
        assertEq(english.returnDeposit(auction, carol), 10e6);
        collector.call(address(english), abi.encodeCall(english.claim, (auction, dave)));
        assertEq(editions.balanceOf(dave, edition), 1);
    }

    function testFuzz_NobodyPaysMoreThanThePrice(uint48 maximum, uint8 elapsed) public {
        maximum = uint48(bound(maximum, 100e6, type(uint48).max));
        uint32 falling = _createDutch(_editionFor(address(dutch)), _dutchTerms());
        skip(elapsed % 150);
        uint256 price = dutch.priceAt(falling, vm.getBlockTimestamp());
        vm.startPrank(carol);
        dutch.buy(falling, 1, maximum, 0);
        english.buyNow(auction, maximum, 0);
        assertEq(usd.balanceOf(carol), 1e12 - price - 90e6);
        assertEq(usd.balanceOf(address(dutch)) + usd.balanceOf(address(english)), 0);
        // Coin has no way in.
        vm.deal(carol, 1);
        (bool done,) = address(dutch).call{value: 1}(abi.encodeCall(dutch.buy, (falling, 1, maximum, 0)));
        assertFalse(done);
        (done,) = address(english).call{value: 1}("");
        assertFalse(done);
    }

    function test_NobodyTakesOutMoreThanWasPutIn() public {
        uint32 other = _createEnglish(edition, _englishTerms());
        _bid(carol, auction, 10e6);
        _bid(carol, other, 50e6);
        _bid(dave, auction, 20e6);
        // What carol has in the one auction is not to be had from the other, and hers not by dave.
        vm.startPrank(carol);
        assertEq(english.returnDeposit(auction, carol), 10e6);
        for (uint32 each = auction; each <= other; ++each) {
            vm.expectRevert(
                abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NothingToReturn.selector, each, carol)
            );
            english.returnDepositTo(each, carol);
        }
        vm.stopPrank();
        assertEq(usd.balanceOf(address(english)), 70e6);
    }

    function test_ABidderWhoCallsBackIsPaidOnce() public {
        _deployWith(Oddity.CALLS_BACK);
        _open();
        GreedyBidder greedy = new GreedyBidder(english, auction, usd);
        usd.mint(address(greedy), 10e6);
        greedy.bid(10e6);
        _bid(dave, auction, 20e6);
        greedy.takeBack();
        assertEq(usd.balanceOf(address(greedy)), 10e6);
        assertEq(usd.balanceOf(address(english)), 20e6);
        assertEq(
            greedy.answer(),
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_NothingToReturn.selector, auction, address(greedy)
            )
        );
    }

    function test_NothingRunsThatNobodyMade() public {
        // On a chain that is younger than the extension of a bid.
        vm.warp(1);
        vm.startPrank(carol);
        for (uint32 none = 0; none <= auction + 1; none += auction + 1) {
            bytes memory unknown =
                abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_UnknownAuction.selector, none);
            vm.expectRevert(unknown);
            english.bid(none, 10e6, 0);
            vm.expectRevert(unknown);
            english.buyNow(none, 0, 0);
            vm.expectRevert(unknown);
            english.settle(none);
            vm.expectRevert(unknown);
            english.claim(none, carol);
            unknown = abi.encodeWithSelector(IDutchAuctions.DutchAuctions_UnknownAuction.selector, none);
            vm.expectRevert(unknown);
            dutch.buy(none, 1, 0, 0);
            vm.expectRevert(unknown);
            dutch.close(none);
        }
    }

    function test_NoBidBringsAnAuctionBack() public {
        _bid(carol, auction, 20e6);
        vm.warp(START + 1 days);
        bytes memory over = abi.encodeWithSelector(
            IEnglishAuctions.EnglishAuctions_NotRunning.selector, auction, START, START + 1 days
        );
        vm.expectRevert(over);
        _bid(dave, auction, 30e6);
        english.settle(auction);
        vm.expectRevert(over);
        _bid(dave, auction, 30e6);
        _assertStage(auction, Stage.SOLD, carol, 20e6);
    }

    function test_WhoeverIsOutbidHasTenMinutes() public {
        _bid(carol, auction, 20e6);
        vm.warp(START + 1 days - 1);
        _bid(dave, auction, 21e6);
        vm.warp(START + 1 days + 10 minutes - 2);
        _bid(carol, auction, 22.05e6);
        _assertStage(auction, Stage.OPEN, carol, 22.05e6);
    }

    function testFuzz_ThePriceOnlyFalls(uint16 signed, uint16 mined) public {
        uint32 falling = _createDutch(_editionFor(address(dutch)), _dutchTerms());
        uint256 first = bound(signed, START, START + 149);
        uint256 second = bound(mined, first, START + 149);
        uint256 seen = dutch.priceAt(falling, first);
        vm.warp(second);
        vm.prank(carol);
        assertLe(dutch.buy(falling, 1, uint64(seen), 0), seen);
    }

    function test_TwoAuctionsSellNoTokenTwice() public {
        DutchTerms memory terms = _dutchTerms();
        uint32 scarce = _editionFor(address(dutch));
        terms.quantity = 60;
        uint32 first = _createDutch(scarce, terms);
        terms.quantity = 40;
        uint32 second = _createDutch(scarce, terms);
        vm.prank(carol);
        dutch.buy(first, 60, 6000e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SoldOut.selector, first, 0, 1));
        vm.prank(carol);
        dutch.buy(first, 1, 100e6, 0);
        // Each gives back what it has itself, once.
        vm.prank(alice);
        dutch.cancel(second);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_NothingLeft.selector, second));
        vm.prank(alice);
        dutch.cancel(second);
        _assertSupply(scarce, 100, 40, 0);
    }

    function _open() private {
        edition = _editionFor(address(english));
        auction = _createEnglish(edition, _englishTerms());
    }
}
