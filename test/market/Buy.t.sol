// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Receipt as Bill, Sale} from "../../contracts/types/MarketTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {IERC20Errors, IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

contract BuyTest is MarketFixture {
    function setUp() public override {
        super.setUp();
        _list();
    }

    function test_Buy_PaysEverybodyAndBringsTheTokens() public {
        Purse memory before = _purse(dave, carol, split);
        Bill memory receipt = Bill({price: 40e6, royalty: 2e6, fee: 400_000, proceeds: 37.6e6, split: split});
        vm.expectEmit(address(market));
        emit IMarket.Sold(
            address(editions),
            edition,
            carol,
            Sale(address(editions), edition, carol, dave, 2, 3, 0, false),
            receipt
        );
        assertEq(_purchase(2), 40e6);
        _assertPaid(before, _purse(dave, carol, split), receipt);
        assertEq(editions.balanceOf(dave, edition), 2);
        assertEq(editions.balanceOf(carol, edition), 8);
        _assertListing(ASKED, 3);
    }

    function test_Buy_TheLastEndsTheListing() public {
        _purchase(2);
        _purchase(3);
        _assertListing(0, 0);
        vm.expectRevert(_notListed());
        _purchase(1);
    }

    function test_Buy_ASong() public {
        _list(alice, address(catalog), song, 500e6, 1);
        Purse memory before = _purse(dave, alice, split);
        vm.prank(dave);
        assertEq(market.buy(address(catalog), song, alice, 1, 500e6, 0), 500e6);
        _assertPaid(before, _purse(dave, alice, split), Bill(500e6, 25e6, 5e6, 470e6, split));
        assertEq(catalog.ownerOf(song), dave);
        assertEq(market.listingOf(address(catalog), song, alice).price, 0);
    }

    function test_Buy_SharesOweNoRoyalty() public {
        _list(bob, address(share), 0, 1e6, 1000);
        uint32 earner = share.SPLIT();
        Purse memory before = _purse(dave, bob, earner);
        vm.prank(dave);
        market.buy(address(share), 0, bob, 250, 250e6, 0);
        _assertPaid(before, _purse(dave, bob, earner), Bill(250e6, 0, 2.5e6, 247.5e6, earner));
        assertEq(share.balanceOf(dave), 250);
        splits.tip(earner, 1000);
        assertEq(share.claimable(dave), 250);
    }

    function test_Buy_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(dave);
        market.buy(address(editions), edition, carol, 1, ASKED, shop);
        assertEq(splits.received(shop), 100_000);
        // All of the fee, when governance says so.
        _setFees(PROTOCOL_FEE, 10_000);
        vm.prank(dave);
        market.buy(address(editions), edition, carol, 1, ASKED, shop);
        assertEq(splits.received(shop), 300_000);
        _setFees(PROTOCOL_FEE, 0);
        vm.prank(dave);
        market.buy(address(editions), edition, carol, 1, ASKED, shop);
        assertEq(splits.received(shop), 300_000);
    }

    function test_RevertWhen_TheStorefrontIsUnknown() public {
        uint32 unknown = splits.ledger().splitCount + 1;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, unknown));
        vm.prank(dave);
        market.buy(address(editions), edition, carol, 1, ASKED, unknown);
    }

    function test_RevertGiven_NoListing() public {
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(catalog), song, alice)
        );
        vm.prank(dave);
        market.buy(address(catalog), song, alice, 1, ASKED, 0);
    }

    function test_RevertWhen_TheQuantityIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_BadQuantity.selector, 0));
        _purchase(0);
    }

    function test_RevertWhen_MoreAreWantedThanListed() public {
        _purchase(2);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_TooFew.selector, 3, 4));
        _purchase(4);
    }

    function test_Buy_ExpiresByTheSecond() public {
        vm.warp(expiry - 1);
        _purchase(1);
        vm.warp(expiry);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_Expired.selector, expiry));
        _purchase(1);
    }

    function test_RevertWhen_ThePriceIsAboveTheMaximum() public {
        // Also when the seller has raised it just before.
        _list(carol, address(editions), edition, 2 * ASKED, 5);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_PriceAboveMaximum.selector, 2 * ASKED, ASKED));
        vm.prank(dave);
        market.buy(address(editions), edition, carol, 1, ASKED, 0);
    }

    function test_RevertWhen_ThePriceIsBeyondAnyMoney() public {
        _list(bob, address(share), 0, type(uint48).max, 1000);
        vm.mockCall(
            address(share), abi.encodeCall(share.balanceOf, (bob)), abi.encode(uint256(type(uint32).max))
        );
        _list(bob, address(share), 0, type(uint48).max, type(uint32).max);
        vm.expectPartialRevert(SafeCast.SafeCastOverflowedUintDowncast.selector);
        vm.prank(dave);
        market.buy(address(share), 0, bob, type(uint32).max, type(uint64).max, 0);
    }

    function test_RevertGiven_TheSellerHasFewerNow() public {
        vm.prank(carol);
        editions.safeTransferFrom(carol, dave, edition, 9, "");
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, carol, 1, 2));
        _purchase(2);
        _purchase(1);
        _list(bob, address(share), 0, 1e6, 1000);
        vm.prank(bob);
        share.transfer(carol, 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, bob, 999, 1000));
        vm.prank(dave);
        market.buy(address(share), 0, bob, 1000, type(uint64).max, 0);
    }

    function test_RevertGiven_ASongThatHasChangedHands() public {
        _list(alice, address(catalog), song, 500e6, 1);
        vm.prank(alice);
        catalog.transferFrom(alice, bob, song);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotHeld.selector, alice, 0, 1));
        _buySong();
        // Back again, it is not for sale at the old price by itself.
        vm.prank(bob);
        catalog.transferFrom(bob, alice, song);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotApproved.selector, address(catalog), song, alice)
        );
        _buySong();
        vm.prank(alice);
        catalog.approve(address(market), song);
        _buySong();
        assertEq(catalog.ownerOf(song), dave);
    }

    function test_RevertGiven_TheApprovalIsGone() public {
        vm.prank(carol);
        editions.setApprovalForAll(address(market), false);
        vm.expectRevert(
            abi.encodeWithSelector(IMarket.Market_NotApproved.selector, address(editions), edition, carol)
        );
        _purchase(1);
        _list(bob, address(share), 0, 1e6, 1000);
        vm.prank(bob);
        share.approve(address(market), 9);
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_NotApproved.selector, address(share), 0, bob));
        vm.prank(dave);
        market.buy(address(share), 0, bob, 10, type(uint64).max, 0);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _list(alice, address(catalog), song, 500e6, 1);
        _suspend();
        bytes memory reason = abi.encodeWithSelector(IMarket.Market_SongSuspended.selector, song);
        vm.expectRevert(reason);
        _purchase(1);
        vm.expectRevert(reason);
        _buySong();
    }

    function test_RevertGiven_APause() public {
        _list(carol, address(editions), edition, 1, 5);
        _pause();
        // Also where no unit goes to the ledger.
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _purchase(1);
        _list();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _purchase(1);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        market.preview(address(editions), edition, carol, 1);
    }

    function test_RevertGiven_ABuyerThatCannotPay() public {
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(bob);
        market.buy(address(editions), edition, carol, 1, ASKED, 0);
    }

    function test_RevertGiven_ABuyerThatTakesNoTokens() public {
        Wallet wallet = new Wallet(dave, false);
        _fund(address(wallet), address(market));
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(wallet))
        );
        vm.prank(address(wallet));
        market.buy(address(editions), edition, carol, 1, ASKED, 0);
        _list(alice, address(catalog), song, 500e6, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(wallet)));
        vm.prank(address(wallet));
        market.buy(address(catalog), song, alice, 1, 500e6, 0);
    }

    function testFuzz_Preview_IsWhatBuyingDoes(uint48 price, uint32 quantity, uint16 royalty) public {
        price = uint48(bound(price, 1, 1e11));
        quantity = uint32(bound(quantity, 1, 10));
        royalty = uint16(bound(royalty, 0, 1000));
        edition = _createWithRoyalty(royalty);
        _buy(carol, edition, 10);
        usd.mint(dave, 1e12);
        _list(carol, address(editions), edition, price, 10);
        Bill memory receipt = market.preview(address(editions), edition, carol, quantity);
        uint256 total = uint256(price) * quantity;
        (, uint256 owed) = editions.royaltyInfo(edition, total);
        assertEq(receipt.royalty, owed);
        assertEq(receipt.fee, total / 100);
        assertEq(receipt.split, split);
        Purse memory before = _purse(dave, carol, split);
        assertEq(_purchase(quantity), total);
        _assertPaid(before, _purse(dave, carol, split), receipt);
    }

    function test_Preview_RevertsAsBuyingWould() public {
        vm.prank(carol);
        market.cancel(address(editions), edition);
        vm.expectRevert(_notListed());
        market.preview(address(editions), edition, carol, 1);
    }

    function test_Quote_OfEachKind() public {
        assertEq(
            abi.encode(market.quote(address(editions), edition, 1e6)),
            abi.encode(Bill(1e6, 50_000, 10_000, 940_000, split))
        );
        assertEq(
            abi.encode(market.quote(address(catalog), song, 199)), abi.encode(Bill(199, 9, 1, 189, split))
        );
        assertEq(
            abi.encode(market.quote(address(share), 0, 1e6)),
            abi.encode(Bill(1e6, 0, 10_000, 990_000, share.SPLIT()))
        );
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_UnknownToken.selector, address(usd), 0));
        market.quote(address(usd), 0, 1e6);
    }

    function _buySong() private {
        vm.prank(dave);
        market.buy(address(catalog), song, alice, 1, 500e6, 0);
    }

    function _notListed() private view returns (bytes memory) {
        return abi.encodeWithSelector(IMarket.Market_NotListed.selector, address(editions), edition, carol);
    }
}
