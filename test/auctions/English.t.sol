// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {IEnglishAuctions} from "../../contracts/interfaces/IEnglishAuctions.sol";
import {EnglishAuction, EnglishTerms, Stage} from "../../contracts/types/AuctionTypes.sol";
import {AuctionFixture} from "./AuctionFixture.sol";

/// @notice Making English auctions and calling them off.
contract EnglishTest is AuctionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _editionFor(address(english));
    }

    function test_Create_SetsTheTokenAside() public {
        EnglishTerms memory terms = _englishTerms();
        terms.startsAt = uint40(START + 5);
        vm.expectEmit(address(english));
        emit IEnglishAuctions.AuctionCreated(1, edition, song, uint40(START + 5 + 1 days), terms);
        assertEq(_createEnglish(edition, terms), 1);
        EnglishAuction memory stored = english.auctionOf(1);
        assertEq(stored.edition, edition);
        assertEq(stored.song, song);
        assertEq(stored.opening, 10e6);
        assertEq(stored.reserve, 20e6);
        assertEq(stored.buyNow, 90e6);
        assertEq(stored.raise, 5);
        assertEq(stored.startsAt, START + 5);
        assertEq(stored.endsAt, START + 5 + 1 days);
        _assertStage(1, Stage.OPEN, address(0), 0);
        _assertSupply(edition, 100, 99, 1);
        assertEq(english.minimumBid(1), 10e6);
    }

    function test_Create_SeveralOfASong() public {
        assertEq(_createEnglish(edition, _englishTerms()), 1);
        assertEq(_createEnglish(edition, _englishTerms()), 2);
        assertEq(english.latestAuction(), 2);
        _assertSupply(edition, 100, 98, 2);
    }

    function test_Create_WithAStartThatHasPassedBeginsNow() public {
        EnglishTerms memory terms = _englishTerms();
        terms.startsAt = uint40(START - 1);
        EnglishAuction memory stored = english.auctionOf(_createEnglish(edition, terms));
        assertEq(stored.startsAt, START);
        assertEq(stored.endsAt, START + 1 days);
    }

    function test_Create_ByAnOperator() public {
        vm.prank(alice);
        catalog.approve(carol, song);
        vm.prank(carol);
        assertEq(english.create(edition, _englishTerms()), 1);
    }

    function test_RevertWhen_TheEditionIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, 99));
        _createEnglish(99, _englishTerms());
    }

    function test_RevertWhen_AnotherCreates() public {
        vm.expectRevert(_notOwner(carol));
        vm.prank(carol);
        english.create(edition, _englishTerms());
    }

    function test_RevertGiven_ASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_SongSuspended.selector, song));
        _createEnglish(edition, _englishTerms());
    }

    function test_RevertGiven_AClosedLine() public {
        _closeLine();
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_LineClosed.selector, song));
        _createEnglish(edition, _englishTerms());
    }

    function test_RevertWhen_ThePricesAreWrong() public {
        EnglishTerms[3] memory all = [_englishTerms(), _englishTerms(), _englishTerms()];
        all[0].opening = 0;
        all[1].reserve = all[1].opening - 1;
        all[2].buyNow = all[2].reserve - 1;
        for (uint256 i = 0; i < 3; ++i) {
            EnglishTerms memory terms = all[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IEnglishAuctions.EnglishAuctions_BadPrices.selector,
                    terms.opening,
                    terms.reserve,
                    terms.buyNow
                )
            );
            _createEnglish(edition, terms);
        }
        EnglishTerms memory equal = _englishTerms();
        (equal.reserve, equal.buyNow) = (equal.opening, equal.opening);
        _createEnglish(edition, equal);
    }

    function test_RevertWhen_TheRaiseIsWrong() public {
        uint8[2] memory wrong = [0, 101];
        for (uint256 i = 0; i < 2; ++i) {
            EnglishTerms memory terms = _englishTerms();
            terms.raise = wrong[i];
            vm.expectRevert(
                abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_BadRaise.selector, wrong[i])
            );
            _createEnglish(edition, terms);
        }
    }

    function test_RevertWhen_TheTimesAreWrong() public {
        EnglishTerms[3] memory all = [_englishTerms(), _englishTerms(), _englishTerms()];
        all[0].duration = 10 minutes - 1;
        all[1].duration = 90 days + 1;
        all[2].startsAt = uint40(START + 366 days + 1);
        for (uint256 i = 0; i < 3; ++i) {
            EnglishTerms memory terms = all[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IEnglishAuctions.EnglishAuctions_BadTimes.selector, terms.startsAt, terms.duration
                )
            );
            _createEnglish(edition, terms);
        }
        EnglishTerms memory good = _englishTerms();
        good.duration = 10 minutes;
        _createEnglish(edition, good);
        (good.duration, good.startsAt) = (90 days, uint40(START + 366 days));
        _createEnglish(edition, good);
    }

    function test_RevertWhen_TheEditionHasNone() public {
        vm.prank(alice);
        editions.end(edition);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 0, 1));
        _createEnglish(edition, _englishTerms());
        uint32 others = _createEdition();
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_NotMinter.selector, others, address(english))
        );
        _createEnglish(others, _englishTerms());
    }

    function test_Cancel_BeforeTheFirstBid() public {
        uint32 auction = _createEnglish(edition, _englishTerms());
        vm.expectEmit(address(english));
        emit IEnglishAuctions.AuctionCancelled(auction, edition, song);
        vm.prank(alice);
        english.cancel(auction);
        _assertStage(auction, Stage.CANCELLED, address(0), 0);
        _assertSupply(edition, 100, 100, 0);
        bytes memory closed = abi.encodeWithSelector(
            IEnglishAuctions.EnglishAuctions_NotRunning.selector, auction, START, START + 1 days
        );
        vm.expectRevert(closed);
        _bid(carol, auction, 10e6);
        vm.expectRevert(closed);
        vm.prank(carol);
        english.buyNow(auction, 90e6, 0);
    }

    function test_RevertGiven_ABidBeforeTheCancelling() public {
        uint32 auction = _createEnglish(edition, _englishTerms());
        _bid(carol, auction, 10e6);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_HasBids.selector, auction));
        vm.prank(alice);
        english.cancel(auction);
    }

    function test_RevertGiven_ItIsOverBeforeTheCancelling() public {
        uint32 auction = _createEnglish(edition, _englishTerms());
        vm.prank(carol);
        english.buyNow(auction, 90e6, 0);
        bytes memory over = abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotOpen.selector, auction);
        vm.expectRevert(over);
        vm.prank(alice);
        english.cancel(auction);
        auction = _createEnglish(edition, _englishTerms());
        vm.startPrank(alice);
        english.cancel(auction);
        vm.expectRevert(abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_NotOpen.selector, auction));
        english.cancel(auction);
    }

    function test_RevertWhen_AnotherCancels() public {
        uint32 auction = _createEnglish(edition, _englishTerms());
        vm.expectRevert(_notOwner(carol));
        vm.prank(carol);
        english.cancel(auction);
        vm.startPrank(alice);
        catalog.transferFrom(alice, dave, song);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, alice, dave));
        english.cancel(auction);
    }

    function test_RevertWhen_TheAuctionIsUnknown() public {
        bytes memory unknown =
            abi.encodeWithSelector(IEnglishAuctions.EnglishAuctions_UnknownAuction.selector, 1);
        vm.expectRevert(unknown);
        english.cancel(1);
        vm.expectRevert(unknown);
        english.settle(1);
        vm.expectRevert(unknown);
        english.bid(1, 1, 0);
        vm.expectRevert(unknown);
        english.buyNow(1, 1, 0);
        vm.expectRevert(unknown);
        english.claim(1, carol);
        vm.expectRevert(unknown);
        english.auctionOf(1);
        vm.expectRevert(unknown);
        english.minimumBid(1);
    }

    function test_Constructor_KnowsTheOthers() public view {
        assertEq(address(english.SPLITS()), address(splits));
        assertEq(address(english.CATALOG()), address(catalog));
        assertEq(address(english.EDITIONS()), address(editions));
        assertEq(address(english.CURRENCY()), address(usd));
    }
}
