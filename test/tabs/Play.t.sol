// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Oddity} from "../utils/OddToken.sol";
import {LaneFixture} from "./LaneFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract PlayTest is LaneFixture {
    uint32 private song;
    uint32 private split;

    function setUp() public override {
        super.setUp();
        split = _createSplit(_whole(dave));
        song = _registerSong(split);
    }

    function test_Play_PaysOnePlay() public {
        uint256 before = usd.balanceOf(address(this));
        vm.expectEmit(address(tabs));
        emit ITabs.Played(song, address(this), address(0), PRICE);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(tabs), 0, 2970, 30, 0);
        tabs.play(song, address(0), PRICE);
        assertEq(splits.received(split), 2970);
        assertEq(usd.balanceOf(address(splits)), PRICE);
        assertEq(usd.balanceOf(address(tabs)), 0);
        assertEq(usd.balanceOf(address(this)), before - PRICE);
    }

    function test_Play_LeavesTheListenersLane() public {
        _open(alice, 600);
        usd.mint(alice, PRICE);
        _allow(alice, PRICE);
        vm.prank(alice);
        tabs.play(song, gateway, PRICE);
        _assertLane(600, 0, 0);
        assertEq(tabs.laneOf(alice, gateway).nonce, 0);
    }

    function test_Play_GivesTheGatewaysStorefrontItsPart() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(gateway);
        tabs.setStorefront(shop);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(tabs), shop, 2970, 30, 15);
        tabs.play(song, gateway, PRICE);
        assertEq(splits.received(shop), 15);
        assertEq(splits.received(split), 2970);
    }

    function test_Play_GivesNobodyAPartWithoutAStorefront() public {
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(tabs), 0, 2970, 30, 0);
        tabs.play(song, gateway, PRICE);
    }

    function test_Play_OpensAtTheReleaseByItself() public {
        _setTerms(Terms(PRICE, uint40(START + 1 days), 1, 0, 0));
        vm.warp(START + 1 days);
        tabs.play(song, gateway, PRICE);
        assertEq(splits.received(split), 2970);
    }

    function test_Play_GoesOnWhenASuspensionIsOver() public {
        vm.startPrank(curator);
        catalog.setSuspended(song, true);
        catalog.setSuspended(song, false);
        vm.stopPrank();
        tabs.play(song, gateway, PRICE);
        assertEq(splits.received(split), 2970);
    }

    function test_Play_CostsThePriceAndNotTheMaximum() public {
        uint256 before = usd.balanceOf(address(this));
        tabs.play(song, gateway, type(uint64).max);
        assertEq(usd.balanceOf(address(this)), before - PRICE);
    }

    function testFuzz_Play_PaysEveryPriceToTheUnit(uint48 price) public {
        price = uint48(bound(price, 1, type(uint48).max));
        _setTerms(Terms(price, 0, 1, 0, 0));
        tabs.play(song, gateway, price);
        assertEq(splits.received(split), price - price / 100);
        assertEq(splits.ledger().fees, price / 100);
        assertEq(usd.balanceOf(address(splits)), price);
    }

    function testFuzz_RevertWhen_ThePriceIsAboveTheMaximum(uint48 price, uint64 maximum) public {
        price = uint48(bound(price, 1, type(uint48).max));
        maximum = uint64(bound(maximum, 0, price - 1));
        _setTerms(Terms(price, 0, 1, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_PriceAboveMaximum.selector, price, maximum));
        tabs.play(song, gateway, maximum);
    }

    function test_RevertGiven_ThePriceWasRaisedMeanwhile() public {
        _setTerms(Terms(PRICE + 1, 0, 1, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_PriceAboveMaximum.selector, PRICE + 1, PRICE));
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        uint32[3] memory unknown = [0, song + 1, type(uint32).max];
        for (uint256 i = 0; i < unknown.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, unknown[i]));
            tabs.play(unknown[i], gateway, PRICE);
        }
    }

    function test_RevertGiven_TheSongIsSuspended() public {
        vm.prank(curator);
        catalog.setSuspended(song, true);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotPlayable.selector, song));
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_TheSecondBeforeTheRelease() public {
        _setTerms(Terms(PRICE, uint40(START + 1 days), 1, 0, 0));
        vm.warp(START + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotPlayable.selector, song));
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_TheLineIsClosed() public {
        // All lines but this one.
        _setTerms(Terms(PRICE, 0, 0x1e, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotPlayable.selector, song));
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_ThePriceIsZero() public {
        _setTerms(Terms(0, 0, 1, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotPlayable.selector, song));
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_APause() public {
        _pause();
        uint256 before = usd.balanceOf(address(this));
        vm.expectRevert(ISplits.Splits_Paused.selector);
        tabs.play(song, gateway, PRICE);
        assertEq(usd.balanceOf(address(this)), before);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(tabs), 0, PRICE)
        );
        vm.prank(alice);
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_TooLittleMoney() public {
        _allow(alice, PRICE);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 1000, PRICE)
        );
        vm.prank(alice);
        tabs.play(song, gateway, PRICE);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        song = _registerSong(_createSplit(_whole(dave)));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, PRICE, 2970));
        tabs.play(song, gateway, PRICE);
    }

    function _setTerms(Terms memory terms) private {
        vm.prank(alice);
        catalog.setTerms(song, terms);
    }
}
