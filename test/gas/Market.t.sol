// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Editions} from "../../contracts/collectibles/Editions.sol";
import {Market} from "../../contracts/collectibles/Market.sol";
import {RoyaltyShares} from "../../contracts/collectibles/RoyaltyShares.sol";
import {RoyaltyShare} from "../../contracts/tokens/RoyaltyShare.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {ShareTerms} from "../../contracts/types/RoyaltyShareTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What trading costs, in whole transactions, and that it stays below what was promised. Run with `--isolate`.
/// Splits, sellers and the treasury hold currency already, as they do in the second week; each buyer is a new
/// collector.
contract MarketGasTest is Test {
    Deploy.Deployment internal stave;
    TestUSD internal usd;
    Editions internal editions;
    RoyaltyShares internal shares;
    Market internal market;
    address internal artist = makeAddr("artist");
    address internal ann = makeAddr("ann");
    address internal ben = makeAddr("ben");
    uint32 internal split;
    uint32 internal song;
    uint40 internal expiry;

    function setUp() public {
        Deploy deployer = new Deploy();
        stave = deployer.deploy(deployer.readSettings(address(deployer)));
        usd = TestUSD(address(stave.currency));
        editions = new Editions(stave.splits, stave.catalog);
        shares = new RoyaltyShares(stave.splits);
        market = new Market(stave.splits, stave.catalog, editions, shares, 100);
        expiry = uint40(block.timestamp + 30 days);
        _fund(ann);
        _fund(ben);
        _fund(artist);
        Tranche[] memory tranches = new Tranche[](1);
        tranches[0] = Tranche(type(uint64).max, new Share[](2));
        tranches[0].shares[0] = Share(artist < ann ? artist : ann, 500_000);
        tranches[0].shares[1] = Share(artist < ann ? ann : artist, 500_000);
        // One whose counter shares no slot with the treasury's.
        while (split < 4) split = stave.splits.create(artist, tranches);
        vm.startPrank(artist);
        song = stave.catalog
            .register(artist, keccak256("song"), split, Terms(3000, 0, 0x1f, 0, 0), "Title", "ambient");
        stave.splits.pay(split, 1e6, 0);
        stave.splits.pay(1, 1e6, 0);
        vm.stopPrank();
    }

    function test_Editions() public {
        uint32 edition = _collect();
        vm.prank(ann);
        market.list(address(editions), edition, 20e6, 5, expiry);
        _snapshot("list an edition", 75_000);
        vm.prank(ben);
        market.buy(address(editions), edition, ann, 1, 20e6, 0);
        _snapshot("buy an edition, new collector", 130_000);
        vm.prank(ben);
        market.buy(address(editions), edition, ann, 1, 20e6, 0);
        _snapshot("buy an edition, again", 130_000);
        vm.prank(ben);
        market.buy(address(editions), edition, ann, 3, 60e6, 0);
        _snapshot("buy an edition, the last", 130_000);
    }

    function test_BuyThroughAStorefront() public {
        uint32 edition = _collect();
        vm.prank(ann);
        market.list(address(editions), edition, 20e6, 5, expiry);
        vm.prank(ben);
        market.buy(address(editions), edition, ann, 1, 20e6, split);
        _snapshot("buy an edition, new collector, storefront", 135_000);
    }

    function test_Offers() public {
        uint32 edition = _collect();
        vm.prank(ben);
        market.offer(address(editions), edition, 15e6, 2, expiry, 0);
        _snapshot("offer", 85_000);
        vm.prank(ann);
        market.accept(address(editions), edition, ben, 1, 0);
        _snapshot("accept an offer, new collector", 150_000);
        vm.prank(ben);
        market.cancelOffer(address(editions), edition);
        _snapshot("cancel an offer", 30_000);
    }

    function test_Cancel() public {
        uint32 edition = _collect();
        vm.prank(ann);
        market.list(address(editions), edition, 20e6, 5, expiry);
        vm.prank(ann);
        market.cancel(address(editions), edition);
        _snapshot("cancel a listing", 30_000);
        vm.prank(ann);
        market.cancelAll();
        _snapshot("cancel all", 50_000);
    }

    function test_Songs() public {
        vm.startPrank(artist);
        stave.catalog.approve(address(market), song);
        market.list(address(stave.catalog), song, 500e6, 1, expiry);
        vm.stopPrank();
        _snapshot("list a song", 75_000);
        vm.prank(ben);
        market.buy(address(stave.catalog), song, artist, 1, 500e6, 0);
        _snapshot("buy a song", 130_000);
    }

    function test_Shares() public {
        ShareTerms memory terms = ShareTerms(split, 1000, 0, "Royalties of Title", "TITLE");
        address predicted = shares.addressOf(artist, terms);
        uint24[] memory position = new uint24[](1);
        position[0] = 250_000;
        vm.prank(artist);
        stave.splits.transferPosition(split, predicted, position);
        vm.prank(artist);
        RoyaltyShare share = RoyaltyShare(payable(shares.wrap(terms)));
        _snapshot("wrap a position", 3_000_000);
        vm.prank(artist);
        share.approve(address(market), type(uint256).max);
        vm.prank(artist);
        market.list(address(share), 0, 1e6, 1000, expiry);
        _snapshot("list shares", 75_000);
        vm.prank(ben);
        stave.splits.pay(split, 10e6, 0);
        vm.prank(ben);
        market.buy(address(share), 0, artist, 500, 500e6, 0);
        _snapshot("buy shares, new holder, after income", 170_000);
        vm.prank(ben);
        market.buy(address(share), 0, artist, 100, 100e6, 0);
        _snapshot("buy shares, again", 130_000);
        vm.prank(ben);
        share.transfer(artist, 600);
        _snapshot("transfer shares", 70_000);
        share.claim(artist);
        _snapshot("claim what shares earned", 120_000);
        vm.prank(artist);
        share.unwrap(artist);
        _snapshot("unwrap", 180_000);
    }

    function _snapshot(string memory name, uint256 most) private {
        assertLe(vm.snapshotGasLastCall("market", name), most, name);
    }

    function _fund(address fan) private {
        usd.mint(fan, 1e12);
        vm.startPrank(fan);
        usd.approve(address(stave.splits), type(uint256).max);
        usd.approve(address(editions), type(uint256).max);
        usd.approve(address(market), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev Ann buys five from the artist, and lets the market sell them.
    function _collect() private returns (uint32 edition) {
        EditionTerms memory terms = EditionTerms(1000, 10, 10e6, 0, type(uint40).max, 500, address(0));
        vm.prank(artist);
        edition = editions.create(song, keccak256("edition"), "Gold", terms);
        vm.startPrank(ann);
        editions.buy(edition, 5, 50e6, 0);
        editions.setApprovalForAll(address(market), true);
        vm.stopPrank();
    }
}
