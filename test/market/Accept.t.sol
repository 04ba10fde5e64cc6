// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Receipt as Bill, Sale} from "../../contracts/types/MarketTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract AcceptTest is MarketFixture {
    function setUp() public override {
        super.setUp();
        _offer();
    }

    function test_Accept_PaysEverybodyAndBringsTheTokens() public {
        Purse memory before = _purse(dave, carol, split);
        Bill memory receipt = Bill({price: 40e6, royalty: 2e6, fee: 400_000, proceeds: 37.6e6, split: split});
        vm.expectEmit(address(market));
        emit IMarket.Sold(
            address(editions),
            edition,
            carol,
            Sale(address(editions), edition, carol, dave, 2, 3, 0, true),
            receipt
        );
        assertEq(_accept(2), 37.6e6);
        _assertPaid(before, _purse(dave, carol, split), receipt);
        assertEq(editions.balanceOf(dave, edition), 2);
        assertEq(editions.balanceOf(carol, edition), 8);
        _assertOffer(ASKED, 3);
    }

    function test_Accept_TheLastEndsTheOffer() public {
        _accept(5);
        _assertOffer(0, 0);
        vm.expectRevert(_notOffered());
        _accept(1);
    }

    function test_Accept_ForASong() public {
        _offer(dave, address(catalog), song, 500e6, 1);
        Purse memory before = _purse(dave, alice, split);
        vm.prank(alice);
        market.accept(address(catalog), song, dave, 1, 470e6);
        _assertPaid(before, _purse(dave, alice, split), Bill(500e6, 25e6, 5e6, 470e6, split));
        assertEq(catalog.ownerOf(song), dave);
    }

    function test_Accept_ForShares() public {
        uint32 earner = share.SPLIT();
        _offer(dave, address(share), 0, 1e6, 100);
        Purse memory before = _purse(dave, bob, earner);
        vm.prank(bob);
        market.accept(address(share), 0, dave, 100, 0);
        _assertPaid(before, _purse(dave, bob, earner), Bill(100e6, 0, 1e6, 99e6, earner));
        assertEq(share.balanceOf(dave), 100);
    }

    function test_Accept_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(dave);
        market.offer(address(editions), edition, ASKED, 1, expiry, shop);
        _accept(1);
        assertEq(splits.received(shop), 100_000);
    }

    function test_RevertGiven_NoOffer() public {
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(catalog), song, dave)
        );
        vm.prank(alice);
        market.accept(address(catalog), song, dave, 1, 0);
    }

    function test_RevertWhen_TheQuantityIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 0));
        _accept(0);
    }

    function test_RevertWhen_MoreAreSoldThanWanted() public {
        _accept(1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_TooFew.selector, 4, 5));
        _accept(5);
    }

    function test_Accept_ExpiresByTheSecond() public {
        vm.warp(expiry - 1);
        _accept(1);
        vm.warp(expiry);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_Expired.selector, expiry));
        _accept(1);
    }

    function test_RevertWhen_TheProceedsAreBelowTheMinimum() public {
        // Also when the bidder has lowered the price just before.
        _offer(dave, address(editions), edition, ASKED / 2, 5);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_ProceedsBelowMinimum.selector, 9.4e6, 18.8e6));
        vm.prank(carol);
        market.accept(address(editions), edition, dave, 1, 18.8e6);
    }

    function test_RevertGiven_ACallerWithoutTheTokens() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, bob, 0, 1));
        vm.prank(bob);
        market.accept(address(editions), edition, dave, 1, 0);
        _offer(dave, address(catalog), song, 500e6, 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, carol, 0, 1));
        vm.prank(carol);
        market.accept(address(catalog), song, dave, 1, 0);
    }

    function test_RevertGiven_NoApproval() public {
        vm.prank(carol);
        editions.setApprovalForAll(address(market), false);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotApproved.selector, address(editions), edition, carol)
        );
        _accept(1);
    }

    function test_RevertGiven_TheMoneyIsGone() public {
        vm.startPrank(dave);
        uint256 money = usd.balanceOf(dave);
        usd.approve(address(market), ASKED - 1);
        vm.stopPrank();
        bytes4 short = IMarket.Market_NotFunded.selector;
        vm.expectRevert(abi.encodeWithSelector(short, dave, money, ASKED - 1, ASKED));
        _accept(1);
        vm.startPrank(dave);
        usd.approve(address(market), type(uint256).max);
        usd.transfer(bob, money - ASKED + 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(short, dave, ASKED - 1, type(uint256).max, ASKED));
        _accept(1);
        vm.expectRevert(abi.encodeWithSelector(short, dave, ASKED - 1, type(uint256).max, ASKED));
        market.previewOffer(address(editions), edition, dave, carol, 1);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_SongSuspended.selector, song));
        _accept(1);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _accept(1);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        market.previewOffer(address(editions), edition, dave, carol, 1);
    }

    function test_RevertGiven_ABidderThatTakesNoTokens() public {
        Wallet wallet = new Wallet(dave, false);
        _fund(address(wallet), address(market));
        _offer(address(wallet), address(editions), edition, ASKED, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(wallet))
        );
        vm.prank(carol);
        market.accept(address(editions), edition, address(wallet), 1, 0);
        // Nobody else's offer minds.
        _accept(1);
    }

    function testFuzz_PreviewOffer_IsWhatAcceptingDoes(uint48 price, uint32 quantity, uint16 royalty) public {
        price = uint48(bound(price, 1, 1e11));
        quantity = uint32(bound(quantity, 1, 10));
        edition = _createWithRoyalty(uint16(bound(royalty, 0, 1000)));
        _buy(carol, edition, 10);
        usd.mint(dave, 1e12);
        _offer(dave, address(editions), edition, price, 10);
        Bill memory receipt = market.previewOffer(address(editions), edition, dave, carol, quantity);
        (, uint256 owed) = editions.royaltyInfo(edition, uint256(price) * quantity);
        assertEq(receipt.royalty, owed);
        Purse memory before = _purse(dave, carol, split);
        assertEq(_accept(quantity), receipt.proceeds);
        _assertPaid(before, _purse(dave, carol, split), receipt);
    }

    function _notOffered() private view returns (bytes memory) {
        return abi.encodeWithSelector(IMarket.Market_NotOffered.selector, address(editions), edition, dave);
    }
}
