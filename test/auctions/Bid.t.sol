// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEnglishAuctions} from "../../contracts/interfaces/IEnglishAuctions.sol";
import {Deposit, EnglishAuction, EnglishTerms, Stage} from "../../contracts/types/AuctionTypes.sol";
import {Oddity} from "../utils/OddToken.sol";
import {AuctionFixture} from "./AuctionFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract BidTest is AuctionFixture {
    uint32 private edition;
    uint32 private auction;

    function setUp() public override {
        super.setUp();
        edition = _editionFor(address(english));
        auction = _createEnglish(edition, _englishTerms());
    }

    function test_Bid_DepositsTheFirst() public {
        vm.expectEmit(address(english));
        emit IEnglishAuctions.BidPlaced(auction, song, carol, 10e6, uint40(START + 1 days), 0);
        _bid(carol, auction, 10e6);
        _assertStage(auction, Stage.OPEN, carol, 10e6);
        assertEq(english.depositOf(auction, carol).amount, 10e6);
        assertEq(english.returnable(auction, carol), 0);
        assertEq(usd.balanceOf(address(english)), 10e6);
        assertEq(usd.balanceOf(carol), 1e12 - 10e6);
    }

    function test_Bid_FreesTheDepositOfTheOneBefore() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 10.5e6);
        _assertStage(auction, Stage.OPEN, dave, 10.5e6);
        assertEq(english.returnable(auction, carol), 10e6);
        assertEq(english.returnable(auction, dave), 0);
        assertEq(usd.balanceOf(address(english)), 20.5e6);
    }

    function test_Bid_AgainTakesOnlyTheDifference() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        _bid(carol, auction, 30e6);
        assertEq(usd.balanceOf(carol), 1e12 - 30e6);
        // Also above one's own bid.
        _bid(carol, auction, 40e6);
        assertEq(usd.balanceOf(carol), 1e12 - 40e6);
        assertEq(english.depositOf(auction, carol).amount, 40e6);
        assertEq(usd.balanceOf(address(english)), 60e6);
    }

    function test_Bid_AgainAfterTheDepositWasReturned() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        vm.prank(carol);
        english.returnDeposit(auction, carol);
        _bid(carol, auction, 30e6);
        assertEq(usd.balanceOf(carol), 1e12 - 30e6);
    }

    function test_RevertWhen_TheBidIsTooLow() public {
        vm.expectRevert(
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_BidTooLow.selector, 10e6 - 1, 10e6)
        );
        _bid(carol, auction, 10e6 - 1);
        _bid(carol, auction, 10e6 + 1);
        // Five percent of 10,000,001 are 500,000.05, rounded up.
        assertEq(english.minimumBid(auction), 10_500_002);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_BidTooLow.selector, 10_500_001, 10_500_002
            )
        );
        _bid(dave, auction, 10_500_001);
        _bid(dave, auction, 10_500_002);
    }

    function test_Bid_OpensAndClosesByTheSecond() public {
        EnglishTerms memory terms = _englishTerms();
        (terms.startsAt, terms.duration) = (uint40(START + 10), 1 hours);
        auction = _createEnglish(edition, terms);
        vm.warp(START + 9);
        vm.expectRevert(_notRunning(START + 10 + 1 hours));
        _bid(carol, auction, 10e6);
        vm.warp(START + 10);
        _bid(carol, auction, 10e6);
        vm.warp(START + 10 + 1 hours);
        vm.expectRevert(_notRunning(START + 10 + 1 hours));
        _bid(dave, auction, 20e6);
    }

    function test_Bid_InTheLastTenMinutesMovesTheEnd() public {
        uint256 end = START + 1 days;
        vm.warp(end - 10 minutes);
        _bid(carol, auction, 10e6);
        assertEq(english.auctionOf(auction).endsAt, end);
        vm.warp(end - 10 minutes + 1);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.BidPlaced(auction, song, dave, 20e6, uint40(end + 1), 0);
        _bid(dave, auction, 20e6);
        // In the very last second, again and again.
        vm.warp(end);
        _bid(carol, auction, 30e6);
        assertEq(english.auctionOf(auction).endsAt, end + 10 minutes);
        vm.warp(end + 10 minutes - 1);
        _bid(dave, auction, 40e6);
        assertEq(english.auctionOf(auction).endsAt, end + 20 minutes - 1);
    }

    function test_Bid_RemembersTheStorefront() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(carol);
        english.bid(auction, 20e6, shop);
        assertEq(english.depositOf(auction, carol).storefront, shop);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_UnknownSplit.selector, 99));
        vm.prank(dave);
        english.bid(auction, 30e6, 99);
    }

    function test_RevertGiven_ASuspendedSongBeforeTheFirst() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_SongSuspended.selector, song));
        _bid(carol, auction, 10e6);
    }

    function test_RevertGiven_APauseBeforeTheFirst() public {
        _pause();
        vm.expectRevert(IEnglishAuctions.EnglishAuctions_Paused.selector);
        _bid(carol, auction, 10e6);
    }

    function test_Bid_GoesOnInAPauseAndASuspension() public {
        _bid(carol, auction, 10e6);
        _pause();
        _suspend();
        _closeLine();
        _bid(dave, auction, 20e6);
        _assertStage(auction, Stage.OPEN, dave, 20e6);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(english), 0, 10e6
            )
        );
        _bid(bob, auction, 10e6);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        auction = _createEnglish(_editionFor(address(english)), _englishTerms());
        vm.expectRevert(
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotReceived.selector, 10e6, 9.9e6)
        );
        _bid(carol, auction, 10e6);
    }

    /// @dev What a bid changes is stored as it is, and nothing beside it.
    function testFuzz_Bid_ChangesNoOtherTerm(uint48 amount, uint32 wait) public {
        EnglishAuction memory before = english.auctionOf(auction);
        amount = uint48(bound(amount, before.opening, type(uint48).max));
        usd.mint(carol, type(uint48).max);
        skip(bound(wait, 0, 1 days - 1));
        _bid(carol, auction, amount);
        uint256 end = START + 1 days;
        if (end < vm.getBlockTimestamp() + 10 minutes) end = vm.getBlockTimestamp() + 10 minutes;
        (before.bidder, before.bid, before.endsAt) = (carol, amount, uint40(end));
        assertEq(abi.encode(english.auctionOf(auction)), abi.encode(before));
        assertEq(abi.encode(english.depositOf(auction, carol)), abi.encode(Deposit(amount, 0)));
        assertEq(usd.balanceOf(address(english)), amount);
    }

    function testFuzz_MinimumBid_IsRoundedUp(uint48 amount, uint8 raise) public {
        EnglishTerms memory terms = _englishTerms();
        terms.raise = uint8(bound(raise, 1, 100));
        auction = _createEnglish(edition, terms);
        amount = uint48(bound(amount, terms.opening, 1e12));
        _bid(carol, auction, amount);
        uint256 minimum = english.minimumBid(auction);
        assertGe(minimum * 100, uint256(amount) * (100 + terms.raise));
        assertLt(minimum * 100, uint256(amount) * (100 + terms.raise) + 100);
        assertGt(minimum, amount);
    }

    function _notRunning(uint256 endsAt) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IEnglishAuctions.EnglishAuctions_NotRunning.selector, auction, START + 10, endsAt
        );
    }
}
