// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Catalog} from "../../contracts/Catalog.sol";
import {Splits} from "../../contracts/Splits.sol";
import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Policy, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Reports plays as a settlement does: many tabs in one transaction.
contract PlayReporter {
    function report(
        Subscriptions subscriptions,
        uint160 first,
        uint160 count,
        bytes calldata items
    )
        external
    {
        for (uint160 i = 0; i < count; ++i) {
            subscriptions.countPlays(address(first + i), items);
        }
    }
}

/// @notice What subscribers' and keepers' transactions cost, each whole, that it stays below what was promised, and what
/// a tab's subscription plays add to a settlement. Run with `--isolate`. Others have paid for the same epochs already.
contract SubscriptionsGasTest is Test {
    uint40 internal constant EPOCH = 30 days;
    uint256 internal constant EPOCH_NUMBER = 695;
    uint160 internal constant FIRST_LISTENER = 1 << 64;
    uint160 internal constant LISTENERS = 100;

    Splits internal splits;
    Catalog internal catalog;
    Patronage internal patronage;
    Subscriptions internal subscriptions;
    PlayReporter internal reporter = new PlayReporter();
    TestUSD internal usd;
    address internal artist = makeAddr("artist");
    address internal fan = makeAddr("fan");
    address internal keeper = makeAddr("keeper");

    function setUp() public {
        // A third of an epoch has passed.
        vm.warp(EPOCH_NUMBER * EPOCH + 10 days);
        usd = new TestUSD();
        AccessManager manager = new AccessManager(address(this));
        splits = new Splits(address(manager), usd, makeAddr("treasury"), 100, 5000);
        ISplits ledger = ISplits(address(splits));
        catalog = new Catalog(address(manager), ledger);
        patronage = new Patronage(ledger, ICatalog(address(catalog)));
        subscriptions = new Subscriptions(
            address(manager), ledger, ICatalog(address(catalog)), IPatronage(address(patronage))
        );
        subscriptions.setTabs(address(reporter));
        _setUpSongs();
        for (uint160 i = 0; i < LISTENERS; ++i) {
            _arm(address(FIRST_LISTENER + i));
            vm.prank(address(FIRST_LISTENER + i));
            subscriptions.subscribe(Tier.PREMIUM, 12, false, 120e6);
        }
        usd.mint(keeper, 1);
        _arm(fan);
    }

    function test_Subscribe() public {
        vm.prank(fan);
        subscriptions.subscribe(Tier.BASIC, 1, true, 5e6);
        _snapshot("subscribe", 130_000);
        vm.prank(fan);
        subscriptions.renew(1, 5e6);
        _snapshot("renew", 95_000);
        vm.prank(fan);
        subscriptions.upgrade(Tier.PREMIUM, 10e6);
        _snapshot("upgrade", 110_000);
        vm.prank(fan);
        subscriptions.setRenewal(Tier.FREE, false, 0);
        _snapshot("cancel", 35_000);
    }

    function test_Collect() public {
        vm.prank(fan);
        subscriptions.subscribe(Tier.BASIC, 1, true, 5e6);
        skip(30 days);
        vm.prank(keeper);
        subscriptions.collect(fan);
        _snapshot("collect subscription", 110_000);
    }

    function test_Supporter() public {
        address[] memory artists = new address[](4);
        for (uint256 i = 0; i < 4; ++i) {
            artists[i] = artist;
        }
        vm.prank(fan);
        subscriptions.nameArtists(artists);
        _snapshot("name 4 artists", 150_000);
        vm.prank(fan);
        subscriptions.subscribe(Tier.SUPPORTER, 1, false, 15e6);
        vm.prank(fan);
        subscriptions.renew(1, 15e6);
        _snapshot("renew, 4 artists named", 150_000);
    }

    function test_CountPlays() public {
        bytes memory items = _plays(1, 20);
        reporter.report(subscriptions, FIRST_LISTENER, LISTENERS, items);
        reporter.report(subscriptions, FIRST_LISTENER, LISTENERS, items);
        _snapshot("count 100 tabs of 20 songs", 5_500_000);
    }

    function test_CountPlaysOnce() public {
        reporter.report(subscriptions, FIRST_LISTENER, 1, _plays(1, 100));
        reporter.report(subscriptions, FIRST_LISTENER, 1, _plays(1, 100));
        _snapshot("count 1 tab of 100 songs", 800_000);
    }

    function test_CountPlaysByPayments() public {
        subscriptions.setPolicy(uint32(EPOCH_NUMBER + 1), Policy.USER_CENTRIC);
        skip(30 days);
        bytes memory items = _plays(1, 20);
        reporter.report(subscriptions, FIRST_LISTENER, LISTENERS, items);
        skip(1 days);
        reporter.report(subscriptions, FIRST_LISTENER, LISTENERS, items);
        _snapshot("count 100 tabs of 20 songs by payments", 6_500_000);
    }

    function test_CreditEpoch() public {
        reporter.report(subscriptions, FIRST_LISTENER, 1, _plays(1, 100));
        skip(EPOCH);
        uint32[] memory songs = new uint32[](100);
        for (uint32 i = 0; i < 100; ++i) {
            songs[i] = i + 1;
        }
        subscriptions.creditEpoch(uint32(EPOCH_NUMBER), songs);
        _snapshot("credit an epoch of 100 songs", 650_000);
    }

    /// @dev A hundred songs, each with a split that has earned already, and the artist's page.
    function _setUpSongs() private {
        _arm(address(this));
        Tranche[] memory tranches = new Tranche[](1);
        tranches[0] = Tranche(type(uint64).max, new Share[](1));
        tranches[0].shares[0] = Share(artist, 1_000_000);
        for (uint32 song = 1; song <= 100; ++song) {
            uint32 split = splits.create(artist, tranches);
            splits.pay(split, 1e6, 0);
            // Neighbours do not have the same owner.
            address owner = song % 2 == 0 ? artist : keeper;
            vm.prank(owner);
            catalog.register(owner, keccak256("song"), split, Terms(0, 0, 0x10, 0, 0), "Title", "ambient");
        }
        vm.prank(artist);
        patronage.setPage(artist, 2, 0);
        address[] memory artists = new address[](2);
        (artists[0], artists[1]) = (artist, keeper);
        subscriptions.setAdmitted(artists, true);
    }

    function _snapshot(string memory name, uint256 ceiling) private {
        assertLe(vm.snapshotGasLastCall("subscriptions", name), ceiling, name);
    }

    function _plays(uint32 first, uint32 count) private pure returns (bytes memory items) {
        for (uint32 song = first; song < first + count; ++song) {
            // Kind SUBSCRIPTION, one play, nothing paid.
            items = abi.encodePacked(items, song, uint16(0x4001), uint48(0));
        }
    }

    function _arm(address payer) private {
        usd.mint(payer, 1e12);
        vm.startPrank(payer);
        usd.approve(address(splits), type(uint256).max);
        usd.approve(address(subscriptions), type(uint256).max);
        vm.stopPrank();
    }
}
