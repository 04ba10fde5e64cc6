// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Editions} from "../../contracts/collectibles/Editions.sol";
import {DutchAuctions} from "../../contracts/lines/DutchAuctions.sol";
import {EnglishAuctions} from "../../contracts/lines/EnglishAuctions.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {DutchTerms, EnglishTerms} from "../../contracts/types/AuctionTypes.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What collecting costs, in whole transactions, and that it stays below what was promised. Run with
/// `--isolate`. Splits and collectors hold currency already, as they do in the second week.
contract CollectiblesGasTest is Test {
    Deploy.Deployment internal stave;
    TestUSD internal usd;
    Editions internal editions;
    DutchAuctions internal dutch;
    EnglishAuctions internal english;
    address internal artist = makeAddr("artist");
    address internal ann = makeAddr("ann");
    address internal ben = makeAddr("ben");
    uint32 internal song;

    function setUp() public {
        Deploy deployer = new Deploy();
        stave = deployer.deploy(deployer.readSettings(address(deployer)));
        usd = TestUSD(address(stave.currency));
        editions = new Editions(stave.splits, stave.catalog);
        dutch = new DutchAuctions(stave.splits, stave.catalog, editions);
        english = new EnglishAuctions(stave.splits, stave.catalog, editions);
        _fund(ann);
        _fund(ben);
        Tranche[] memory tranches = new Tranche[](1);
        tranches[0] = Tranche(type(uint64).max, new Share[](2));
        tranches[0].shares[0] = Share(artist < ann ? artist : ann, 500_000);
        tranches[0].shares[1] = Share(artist < ann ? ann : artist, 500_000);
        uint32 split = stave.splits.create(artist, tranches);
        vm.prank(artist);
        song = stave.catalog
            .register(artist, keccak256("song"), split, Terms(3000, 0, 0x1f, 0, 0), "Title", "ambient");
        vm.startPrank(ann);
        stave.splits.pay(split, 1e6, 0);
        usd.transfer(address(english), 1e6);
        vm.stopPrank();
    }

    function test_Editions() public {
        uint32 edition = _createEdition(address(0));
        _buy(ann, edition, 1);
        _snapshot("edition buy, new collector", 105_000);
        _buy(ann, edition, 1);
        _snapshot("edition buy, again", 88_000);
        _buy(ben, edition, 5);
        _snapshot("edition buy, five in one", 110_000);
    }

    function test_DutchAuctions() public {
        uint32 edition = _createEdition(address(dutch));
        vm.prank(artist);
        uint32 auction = dutch.create(edition, DutchTerms(100, 50e6, 5e6, 0, 6 days, 1 days));
        skip(1 days);
        vm.prank(ann);
        dutch.buy(auction, 1, 50e6, 0);
        _snapshot("Dutch auction buy, new collector", 110_000);
        vm.prank(ann);
        dutch.buy(auction, 1, 50e6, 0);
        _snapshot("Dutch auction buy, again", 95_000);
    }

    function test_EnglishAuctions() public {
        uint32 edition = _createEdition(address(english));
        vm.prank(artist);
        uint32 auction = english.create(edition, EnglishTerms(10e6, 20e6, 90e6, 5, 0, 1 days));
        skip(1 hours);
        _bid(ann, auction, 15e6);
        _snapshot("English auction bid, first", 100_000);
        _bid(ben, auction, 20e6);
        _snapshot("English auction bid, outbid by a new bidder", 75_000);
        _bid(ann, auction, 25e6);
        _snapshot("English auction bid, raised by one who has bid", 75_000);
        skip(1 days);
        english.settle(auction);
        _snapshot("English auction settle", 130_000);
        english.returnDeposit(auction, ben);
        _snapshot("English auction return a deposit", 60_000);
    }

    function test_EnglishAuctionsBuyNow() public {
        uint32 edition = _createEdition(address(english));
        vm.prank(artist);
        uint32 auction = english.create(edition, EnglishTerms(10e6, 20e6, 90e6, 5, 0, 1 days));
        vm.prank(ann);
        english.buyNow(auction, 90e6, 0);
        _snapshot("English auction buy now", 120_000);
    }

    function _snapshot(string memory name, uint256 most) private {
        assertLe(vm.snapshotGasLastCall("collectibles", name), most, name);
    }

    function _fund(address fan) private {
        usd.mint(fan, 1e12);
        vm.startPrank(fan);
        usd.approve(address(stave.splits), type(uint256).max);
        usd.approve(address(editions), type(uint256).max);
        usd.approve(address(dutch), type(uint256).max);
        usd.approve(address(english), type(uint256).max);
        vm.stopPrank();
    }

    function _createEdition(address minter) private returns (uint32) {
        EditionTerms memory terms = EditionTerms(1000, 10, 10e6, 0, type(uint40).max, 500, minter);
        vm.prank(artist);
        return editions.create(song, keccak256("edition"), "Gold", terms);
    }

    function _buy(address fan, uint32 edition, uint32 quantity) private {
        vm.prank(fan);
        editions.buy(edition, quantity, 100e6, 0);
    }

    function _bid(address fan, uint32 auction, uint48 amount) private {
        vm.prank(fan);
        english.bid(auction, amount, 0);
    }
}
