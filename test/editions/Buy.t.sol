// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {Oddity} from "../utils/OddToken.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Collector} from "./Collectors.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

contract EditionBuyTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function test_Buy_BringsTheTokensAndPaysTheSongsSplit() public {
        vm.expectEmit(address(editions));
        emit IEditions.EditionBought(edition, song, carol, split, 3, 30e6, 0);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(carol, address(0), carol, edition, 3);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(editions), 0, 29.7e6, 0.3e6, 0);
        vm.prank(carol);
        editions.buy(edition, 3, 30e6, 0);
        assertEq(editions.balanceOf(carol, edition), 3);
        assertEq(editions.boughtBy(edition, carol), 3);
        assertEq(splits.received(split), 29.7e6);
        assertEq(usd.balanceOf(carol), 1e12 - 30e6);
        assertEq(usd.balanceOf(address(editions)), 0);
        _assertSupply(edition, 100, 97, 0);
    }

    function test_Buy_GivesTheStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(dave));
        vm.prank(carol);
        editions.buy(edition, 1, TOKEN_PRICE, shop);
        assertEq(splits.received(shop), 50_000);
        assertEq(splits.received(split), 9.9e6);
    }

    function test_Buy_OpensAndClosesByTheSecond() public {
        EditionTerms memory terms = _editionTerms();
        (terms.startsAt, terms.endsAt) = (uint40(START + 10), uint40(START + 20));
        edition = _create(terms);
        bytes memory closed =
            abi.encodeWithSelector(IEditions.Editions_NotOnSale.selector, edition, START + 10, START + 20);
        vm.warp(START + 9);
        vm.expectRevert(closed);
        _buy(carol, edition, 1);
        vm.warp(START + 10);
        _buy(carol, edition, 1);
        vm.warp(START + 19);
        _buy(carol, edition, 1);
        vm.warp(START + 20);
        vm.expectRevert(closed);
        _buy(carol, edition, 1);
    }

    function test_RevertGiven_OnlyPassesSell() public {
        EditionTerms memory terms = _editionTerms();
        terms.startsAt = terms.endsAt;
        edition = _create(terms);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_NotOnSale.selector, edition, NO_END_TIME, NO_END_TIME)
        );
        _buy(carol, edition, 1);
    }

    function test_RevertWhen_TheEditionIsUnknown() public {
        uint32[2] memory unknown = [0, edition + 1];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, unknown[i]));
            _buy(carol, unknown[i], 1);
        }
    }

    function test_RevertWhen_TheQuantityIsZero() public {
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        _buy(carol, edition, 0);
    }

    function test_RevertWhen_MoreAreWantedThanLeft() public {
        EditionTerms memory terms = _editionTerms();
        (terms.supply, terms.walletLimit) = (5, NO_LIMIT);
        edition = _create(terms);
        _buy(carol, edition, 3);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 2, 3));
        _buy(carol, edition, 3);
        _buy(dave, edition, 2);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 0, 1));
        _buy(dave, edition, 1);
        _assertSupply(edition, 5, 0, 0);
    }

    function test_RevertWhen_TheWalletHasBoughtItsLimit() public {
        _buy(carol, edition, 9);
        bytes memory reason =
            abi.encodeWithSelector(IEditions.Editions_WalletLimit.selector, edition, carol, 9, 10);
        vm.expectRevert(reason);
        _buy(carol, edition, 2);
        // Selling does not help.
        vm.prank(carol);
        editions.safeTransferFrom(carol, dave, edition, 9, "");
        vm.expectRevert(reason);
        _buy(carol, edition, 2);
        _buy(carol, edition, 1);
        // And what was given to a wallet is not what it bought.
        _buy(dave, edition, 10);
        assertEq(editions.balanceOf(dave, edition), 19);
    }

    function test_RevertWhen_ThePriceIsAboveTheMaximum() public {
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PriceAboveMaximum.selector, 20e6, 20e6 - 1));
        vm.prank(carol);
        editions.buy(edition, 2, 20e6 - 1, 0);
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SongSuspended.selector, song));
        _buy(carol, edition, 1);
    }

    function test_Buy_AlsoWhenTheSongIsNotSoldByThePlay() public {
        vm.prank(alice);
        catalog.setTerms(song, Terms(0, uint40(START + 1 days), 0, 0, 0));
        _buy(carol, edition, 1);
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SongSuspended.selector, song));
        _buy(carol, edition, 1);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _buy(carol, edition, 1);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(editions), 0, TOKEN_PRICE
            )
        );
        _buy(bob, edition, 1);
    }

    function test_RevertGiven_AnUnknownStorefront() public {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 99));
        vm.prank(carol);
        editions.buy(edition, 1, TOKEN_PRICE, 99);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        edition = _createEdition();
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 10e6, 9.9e6));
        _buy(carol, edition, 1);
    }

    function test_Buy_MovesNoMoneyForAFreeToken() public {
        EditionTerms memory terms = _editionTerms();
        terms.price = 0;
        edition = _create(terms);
        // Without any money or allowance.
        vm.expectEmit(address(editions));
        emit IEditions.EditionBought(edition, song, bob, split, 2, 0, 0);
        vm.prank(bob);
        editions.buy(edition, 2, 0, 0);
        assertEq(editions.balanceOf(bob, edition), 2);
        assertEq(splits.received(split), 0);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_WalletLimit.selector, edition, bob, 2, 10));
        _buy(bob, edition, 9);
    }

    function test_RevertGiven_ACallerThatTakesNoTokens() public {
        Wallet wallet = new Wallet(carol, false);
        _fund(address(wallet), address(editions));
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(wallet))
        );
        _buy(address(wallet), edition, 1);
    }

    function test_Buy_AgainWhileTheTokensComeIsCountedToo() public {
        Collector collector = new Collector();
        _fund(address(collector), address(editions));
        collector.plan(address(editions), abi.encodeCall(editions.buy, (edition, 6, 60e6, 0)));
        _buy(address(collector), edition, 5);
        // Five and six are above the limit of ten.
        assertFalse(collector.answered());
        assertEq(
            collector.answer(),
            abi.encodeWithSelector(
                IEditions.Editions_WalletLimit.selector, edition, address(collector), 5, 10
            )
        );
        collector.plan(address(editions), abi.encodeCall(editions.buy, (edition, 2, 20e6, 0)));
        _buy(address(collector), edition, 3);
        assertTrue(collector.answered());
        assertEq(editions.balanceOf(address(collector), edition), 10);
        assertEq(splits.received(split), 99e6);
        _assertSupply(edition, 100, 90, 0);
    }

    function test_Buy_IsPaidBeforeTheTokensAreAnnounced() public {
        Collector collector = new Collector();
        usd.mint(address(collector), 10e6);
        collector.call(address(usd), abi.encodeCall(usd.approve, (address(editions), 10e6)));
        collector.plan(address(usd), abi.encodeCall(usd.transfer, (dave, 1)));
        _buy(address(collector), edition, 1);
        assertFalse(collector.answered());
        assertEq(
            collector.answer(),
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(collector), 0, 1)
        );
        assertEq(splits.received(split), 9.9e6);
    }

    function testFuzz_Buy_CostsTheSameAtOnceAndOneByOne(uint48 price, uint8 quantity) public {
        quantity = uint8(bound(quantity, 1, 10));
        // Ten thousand dollars at most: whoever buys has a million.
        price = uint48(bound(price, 0, 1e10));
        EditionTerms memory terms = _editionTerms();
        terms.price = price;
        edition = _create(terms);
        _buy(carol, edition, quantity);
        for (uint256 i = 0; i < quantity; ++i) {
            _buy(dave, edition, 1);
        }
        assertEq(usd.balanceOf(carol), 1e12 - uint256(price) * quantity);
        assertEq(usd.balanceOf(dave), usd.balanceOf(carol));
        assertEq(usd.balanceOf(address(splits)), 2 * uint256(price) * quantity);
        _assertSupply(edition, 100, 100 - 2 * uint32(quantity), 0);
    }

    function testFuzz_RevertWhen_TheTotalIsBeyond64Bits(uint48 price, uint32 quantity) public {
        price = uint48(bound(price, 1 << 47, type(uint48).max));
        quantity = uint32(bound(quantity, 1 << 18, type(uint32).max));
        EditionTerms memory terms = _editionTerms();
        (terms.price, terms.supply, terms.walletLimit) = (price, NO_LIMIT, NO_LIMIT);
        edition = _create(terms);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEditions.Editions_PriceAboveMaximum.selector, uint256(price) * quantity, type(uint64).max
            )
        );
        _buy(carol, edition, quantity);
    }
}
