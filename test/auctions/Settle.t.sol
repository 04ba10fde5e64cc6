// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEnglishAuctions} from "../../contracts/interfaces/IEnglishAuctions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Stage} from "../../contracts/types/AuctionTypes.sol";
import {Collector, Manner} from "../editions/Collectors.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {Wallet} from "../utils/Wallet.sol";
import {AuctionFixture} from "./AuctionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice However an English auction ends, token and money end up where they belong.
contract SettleTest is AuctionFixture {
    uint32 private edition;
    uint32 private auction;

    function setUp() public override {
        super.setUp();
        _open();
    }

    function test_Settle_PaysTheSongAndDeliversTheToken() public {
        _bid(carol, auction, 10e6);
        _bid(dave, auction, 20e6);
        vm.warp(START + 1 days);
        vm.expectEmit(address(splits));
        emit ISplits.Credited(address(english), 0, 0.2e6, 0, _payments(split, 19.8e6));
        vm.expectEmit(address(english));
        emit IEnglishAuctions.AuctionSold(auction, song, dave, edition, split, 20e6, false, true, 0);
        english.settle(auction);
        _assertStage(auction, Stage.SOLD, dave, 20e6);
        assertEq(editions.balanceOf(dave, edition), 1);
        assertEq(splits.received(split), 19.8e6);
        assertEq(english.depositOf(auction, dave).amount, 0);
        assertEq(usd.balanceOf(address(english)), 10e6);
        _assertSupply(edition, 100, 99, 0);
        assertEq(english.returnDeposit(auction, carol), 10e6);
        assertEq(usd.balanceOf(carol), 1e12);
    }

    function test_Settle_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(dave);
        english.bid(auction, 20e6, shop);
        vm.warp(START + 1 days);
        english.settle(auction);
        assertEq(splits.received(shop), 100_000);
    }

    function test_Settle_WithoutAStorefrontThatIsFull() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(dave);
        english.bid(auction, 20e6, shop);
        usd.mint(address(this), type(uint64).max);
        uint256 snapshot = vm.snapshotState();
        for (uint64 room = 20e6 - 1; room <= 20e6; ++room) {
            // By paying oneself without a fee; the money can be had back at once.
            splits.tip(shop, type(uint64).max - room);
            vm.warp(START + 1 days);
            bool full = room < 20e6;
            vm.expectEmit(address(english));
            emit IEnglishAuctions.AuctionSold(
                auction, song, dave, edition, split, 20e6, false, true, full ? 0 : shop
            );
            english.settle(auction);
            assertEq(splits.received(split), 19.8e6);
            assertEq(splits.received(shop), type(uint64).max - room + (full ? 0 : 100_000));
            vm.revertToState(snapshot);
        }
    }

    function test_Settle_BelowTheReserveGivesAllBack() public {
        _bid(carol, auction, 20e6 - 1);
        vm.warp(START + 1 days);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.AuctionUnsold(auction, edition, song, 20e6 - 1);
        english.settle(auction);
        _assertStage(auction, Stage.UNSOLD, carol, 20e6 - 1);
        _assertSupply(edition, 100, 100, 0);
        assertEq(splits.received(split), 0);
        english.returnDeposit(auction, carol);
        assertEq(usd.balanceOf(carol), 1e12);
    }

    function test_Settle_WithoutABid() public {
        vm.warp(START + 1 days);
        english.settle(auction);
        _assertStage(auction, Stage.UNSOLD, address(0), 0);
        _assertSupply(edition, 100, 100, 0);
    }

    function test_Settle_InAPauseAndASuspensionOfAnEndedEdition() public {
        _bid(dave, auction, 20e6);
        _pause();
        _suspend();
        vm.prank(alice);
        editions.end(edition);
        vm.warp(START + 1 days);
        english.settle(auction);
        assertEq(editions.balanceOf(dave, edition), 1);
        assertEq(splits.received(split), 19.8e6);
    }

    function test_RevertGiven_TheLastSecond() public {
        _bid(dave, auction, 20e6);
        vm.warp(START + 1 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEnglishAuctions.EnglishAuctions_StillRunning.selector, auction, START + 1 days
            )
        );
        english.settle(auction);
    }

    function test_RevertGiven_ItIsSettled() public {
        _bid(dave, auction, 20e6);
        vm.warp(START + 1 days);
        english.settle(auction);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotOpen.selector, auction));
        english.settle(auction);
    }

    function test_RevertWhen_TooLittleGasIsLeftForTheDelivery() public {
        _bid(dave, auction, 20e6);
        vm.warp(START + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_TooLittleGas.selector, 310_000)
        );
        english.settle{gas: 330_000}(auction);
        english.settle{gas: 450_000}(auction);
        assertEq(editions.balanceOf(dave, edition), 1);
    }

    function test_Settle_PaysTheSongWhenTheWinnerRefusesTheToken() public {
        Collector collector = new Collector();
        _fund(address(collector), address(english));
        for (uint256 i = 1; i < 5; ++i) {
            _open();
            collector.behave(Manner(i));
            _bid(address(collector), auction, 20e6);
            skip(1 days);
            vm.expectEmit(address(english));
            emit IEnglishAuctions.AuctionSold(
                auction, song, address(collector), edition, split, 20e6, false, false, 0
            );
            // Whatever it does, it cannot burn more than it is given.
            english.settle{gas: 600_000}(auction);
            _assertStage(auction, Stage.UNCLAIMED, address(collector), 20e6);
            assertEq(splits.received(split), 19.8e6 * i);
            assertEq(usd.balanceOf(address(english)), 0);
            _assertSupply(edition, 100, 99, 1);
        }
    }

    function test_Claim_SendsTheTokenWhereTheWinnerSays() public {
        address winner = _winByARefuser();
        vm.expectEmit(address(english));
        emit IEnglishAuctions.TokenClaimed(auction, winner, bob);
        vm.prank(winner);
        english.claim(auction, bob);
        assertEq(editions.balanceOf(bob, edition), 1);
        _assertStage(auction, Stage.SOLD, winner, 20e6);
        _assertSupply(edition, 100, 99, 0);
        vm.expectRevert(_nothingToClaim(winner));
        vm.prank(winner);
        english.claim(auction, bob);
    }

    function test_RevertWhen_AnotherClaims() public {
        _winByARefuser();
        vm.expectRevert(_nothingToClaim(carol));
        vm.prank(carol);
        english.claim(auction, carol);
    }

    function test_RevertWhen_TheTokenIsClaimedToOneThatRefuses() public {
        address winner = _winByARefuser();
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, winner));
        vm.prank(winner);
        english.claim(auction, winner);
        _assertStage(auction, Stage.UNCLAIMED, winner, 20e6);
    }

    function test_RevertGiven_NothingWaitsToBeClaimed() public {
        _bid(dave, auction, 20e6);
        vm.expectRevert(_nothingToClaim(dave));
        vm.prank(dave);
        english.claim(auction, dave);
        vm.warp(START + 1 days);
        english.settle(auction);
        vm.expectRevert(_nothingToClaim(dave));
        vm.prank(dave);
        english.claim(auction, dave);
    }

    function test_Settle_PaysNobodyTwiceWhoCallsBack() public {
        Collector collector = new Collector();
        _fund(address(collector), address(english));
        bytes[3] memory calls = [
            abi.encodeCall(english.settle, (auction)),
            abi.encodeCall(english.claim, (auction, address(collector))),
            abi.encodeCall(english.returnDeposit, (auction, address(collector)))
        ];
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < 3; ++i) {
            _bid(address(collector), auction, 20e6);
            collector.plan(address(english), calls[i]);
            vm.warp(START + 1 days);
            english.settle(auction);
            assertFalse(collector.answered());
            assertEq(editions.balanceOf(address(collector), edition), 1);
            assertEq(usd.balanceOf(address(english)), 0);
            assertEq(splits.received(split), 19.8e6);
            vm.revertToState(snapshot);
        }
    }

    function test_Settle_GoesOnWhileABidderIsBlockedByTheCurrency() public {
        _deployWith(Oddity.BLOCKS);
        _open();
        _bid(carol, auction, 10e6);
        OddToken token = OddToken(address(usd));
        token.setBlocked(carol, true);
        _bid(dave, auction, 20e6);
        token.setBlocked(dave, true);
        vm.warp(START + 1 days);
        english.settle(auction);
        assertEq(splits.received(split), 19.8e6);
        assertEq(editions.balanceOf(dave, edition), 1);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, carol));
        english.returnDeposit(auction, carol);
        // It waits, and can go elsewhere.
        vm.expectEmit(address(english));
        emit IEnglishAuctions.DepositReturned(auction, carol, bob, 10e6);
        vm.prank(carol);
        assertEq(english.returnDepositTo(auction, bob), 10e6);
        assertEq(usd.balanceOf(bob), 10e6);
    }

    function _open() private {
        edition = _editionFor(address(english));
        auction = _createEnglish(edition, _englishTerms());
    }

    function _winByARefuser() private returns (address winner) {
        winner = address(new Wallet(dave, false));
        _fund(winner, address(english));
        _bid(winner, auction, 20e6);
        vm.warp(START + 1 days);
        english.settle(auction);
    }

    function _nothingToClaim(address caller) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NothingToClaim.selector, auction, caller);
    }
}
