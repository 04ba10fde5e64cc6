// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IDutchAuctions} from "../../contracts/interfaces/IDutchAuctions.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {DutchAuction, DutchTerms} from "../../contracts/types/AuctionTypes.sol";
import {AuctionFixture} from "./AuctionFixture.sol";

/// @notice Making, calling off and closing Dutch auctions.
contract DutchTest is AuctionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _editionFor(address(dutch));
    }

    function test_Create_SetsTheTokensAside() public {
        DutchTerms memory terms = _dutchTerms();
        terms.startsAt = uint40(START + 5);
        vm.expectEmit(address(dutch));
        emit IDutchAuctions.AuctionCreated(1, edition, song, terms);
        vm.expectEmit(address(editions));
        emit IEditions.EditionReserved(edition, address(dutch), 10);
        assertEq(_createDutch(edition, terms), 1);
        DutchAuction memory stored = dutch.auctionOf(1);
        assertEq(stored.edition, edition);
        assertEq(stored.left, 10);
        assertEq(stored.quantity, 10);
        assertEq(stored.startPrice, 100e6);
        assertEq(stored.floorPrice, 10e6);
        assertEq(stored.startsAt, START + 5);
        assertEq(stored.fall, 90);
        assertEq(stored.rest, 60);
        _assertSupply(edition, 100, 90, 10);
    }

    function test_Create_SeveralOfASong() public {
        assertEq(_createDutch(edition, _dutchTerms()), 1);
        assertEq(_createDutch(edition, _dutchTerms()), 2);
        assertEq(_createDutch(_editionFor(address(dutch)), _dutchTerms()), 3);
        assertEq(dutch.latestAuction(), 3);
        vm.prank(carol);
        dutch.buy(2, 10, 1000e6, 0);
        assertEq(dutch.auctionOf(1).left, 10);
        assertEq(dutch.auctionOf(2).left, 0);
        _assertSupply(edition, 100, 80, 10);
    }

    function test_Create_WithAStartThatHasPassedBeginsNow() public {
        DutchTerms memory terms = _dutchTerms();
        terms.startsAt = uint40(START - 1);
        assertEq(dutch.auctionOf(_createDutch(edition, terms)).startsAt, START);
    }

    function test_Create_ByAnOperator() public {
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        vm.prank(carol);
        assertEq(dutch.create(edition, _dutchTerms()), 1);
    }

    function test_RevertWhen_TheEditionIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, 99));
        _createDutch(99, _dutchTerms());
    }

    function test_RevertWhen_AnotherCreates() public {
        vm.expectRevert(_notOwner(carol));
        vm.prank(carol);
        dutch.create(edition, _dutchTerms());
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SongSuspended.selector, song));
        _createDutch(edition, _dutchTerms());
    }

    function test_RevertGiven_AClosedLine() public {
        _closeLine();
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_LineClosed.selector, song));
        _createDutch(edition, _dutchTerms());
    }

    function test_RevertWhen_ThePricesAreWrong() public {
        DutchTerms memory terms = _dutchTerms();
        terms.floorPrice = 0;
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_BadPrices.selector, 100e6, 0));
        _createDutch(edition, terms);
        terms.floorPrice = 100e6 + 1;
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_BadPrices.selector, 100e6, 100e6 + 1)
        );
        _createDutch(edition, terms);
        terms.floorPrice = 100e6;
        _createDutch(edition, terms);
    }

    function test_RevertWhen_TheTimesAreWrong() public {
        DutchTerms[3] memory all = [_dutchTerms(), _dutchTerms(), _dutchTerms()];
        all[0].fall = 0;
        all[1].rest = 0;
        all[2].startsAt = uint40(START + 366 days + 1);
        for (uint256 i = 0; i < 3; ++i) {
            DutchTerms memory terms = all[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IDutchAuctions.DutchAuctions_BadTimes.selector, terms.startsAt, terms.fall, terms.rest
                )
            );
            _createDutch(edition, terms);
        }
    }

    function test_RevertWhen_TheEditionHasNotSoMany() public {
        DutchTerms memory terms = _dutchTerms();
        terms.quantity = 101;
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 100, 101));
        _createDutch(edition, terms);
        terms.quantity = 0;
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        _createDutch(edition, terms);
        uint32 others = _createEdition();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotMinter.selector, others, address(dutch)));
        _createDutch(others, _dutchTerms());
    }

    function test_Cancel_BeforeTheFirstSale() public {
        uint32 auction = _createDutch(edition, _dutchTerms());
        vm.expectEmit(address(dutch));
        emit IDutchAuctions.AuctionCancelled(auction, edition, song);
        vm.prank(alice);
        dutch.cancel(auction);
        _assertSupply(edition, 100, 100, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_SoldOut.selector, auction, 0, 1));
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_NothingLeft.selector, auction));
        vm.prank(alice);
        dutch.cancel(auction);
    }

    function test_RevertGiven_ASaleBeforeTheCancelling() public {
        uint32 auction = _createDutch(edition, _dutchTerms());
        vm.prank(carol);
        dutch.buy(auction, 1, 100e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_HasSales.selector, auction, 1));
        vm.prank(alice);
        dutch.cancel(auction);
        vm.prank(carol);
        dutch.buy(auction, 9, 900e6, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_NothingLeft.selector, auction));
        vm.prank(alice);
        dutch.cancel(auction);
    }

    function test_RevertWhen_AnotherCancels() public {
        uint32 auction = _createDutch(edition, _dutchTerms());
        vm.expectRevert(_notOwner(carol));
        vm.prank(carol);
        dutch.cancel(auction);
        // The song's new owner may, the old one may not.
        vm.startPrank(alice);
        catalog.transferFrom(alice, dave, song);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, alice, dave));
        dutch.cancel(auction);
        vm.stopPrank();
        vm.prank(dave);
        dutch.cancel(auction);
    }

    function test_Close_GivesTheRestBackWhenTheTimeIsOver() public {
        uint32 auction = _createDutch(edition, _dutchTerms());
        vm.prank(carol);
        dutch.buy(auction, 4, 400e6, 0);
        vm.warp(START + 149);
        vm.expectRevert(
            abi.encodeWithSelector(IDutchAuctions.DutchAuctions_StillRunning.selector, auction, START + 150)
        );
        dutch.close(auction);
        vm.warp(START + 150);
        vm.expectEmit(address(dutch));
        emit IDutchAuctions.AuctionClosed(auction, edition, song, 6);
        vm.prank(dave);
        dutch.close(auction);
        _assertSupply(edition, 100, 96, 0);
        vm.expectRevert(abi.encodeWithSelector(IDutchAuctions.DutchAuctions_NothingLeft.selector, auction));
        dutch.close(auction);
    }

    function test_Close_AlsoASuspendedSongsOfAnEndedEdition() public {
        uint32 auction = _createDutch(edition, _dutchTerms());
        vm.prank(alice);
        editions.end(edition);
        _suspend();
        vm.warp(START + 150);
        dutch.close(auction);
        _assertSupply(edition, 0, 0, 0);
    }

    function test_RevertWhen_TheAuctionIsUnknown() public {
        bytes memory unknown = abi.encodeWithSelector(IDutchAuctions.DutchAuctions_UnknownAuction.selector, 1);
        vm.expectRevert(unknown);
        dutch.cancel(1);
        vm.expectRevert(unknown);
        dutch.close(1);
        vm.expectRevert(unknown);
        dutch.auctionOf(1);
        vm.expectRevert(unknown);
        dutch.priceAt(1, START);
    }

    function test_Constructor_KnowsTheOthers() public view {
        assertEq(address(dutch.SPLITS()), address(splits));
        assertEq(address(dutch.CATALOG()), address(catalog));
        assertEq(address(dutch.EDITIONS()), address(editions));
        assertEq(address(dutch.CURRENCY()), address(usd));
    }
}
