// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {NO_LIMIT, Renewal, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What a patron's transactions cost, each whole. Run with `--isolate`.
contract PatronageGasTest is Test {
    Deploy.Deployment internal stave;
    Patronage internal patronage;
    TestUSD internal usd;
    address internal artist = makeAddr("artist");
    address internal fan = makeAddr("fan");
    address internal keeper = makeAddr("keeper");

    function setUp() public {
        Deploy deployer = new Deploy();
        stave = deployer.deploy(deployer.readSettings(address(deployer)));
        patronage = new Patronage(ISplits(address(stave.splits)), ICatalog(address(stave.catalog)));
        usd = TestUSD(address(stave.currency));
        Tranche[] memory tranches = new Tranche[](1);
        tranches[0] = Tranche(type(uint64).max, new Share[](1));
        tranches[0].shares[0] = Share(artist, 1_000_000);
        uint32 split = stave.splits.create(artist, tranches);
        vm.startPrank(artist);
        patronage.setPage(artist, split, 100);
        patronage.addTier(artist, TierTerms(5e6, 24, keccak256("perks")), NO_LIMIT);
        vm.stopPrank();
        // The first patron pays for storage that all others share.
        _arm(address(this));
        patronage.join(artist, 1, 1, 1, 0, Renewal.MANUAL);
        usd.mint(keeper, 1);
        _arm(fan);
        vm.startPrank(fan);
    }

    function test_Join() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.AUTOMATIC);
        vm.snapshotGasLastCall("patronage", "join");
    }

    function test_Renew() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.MANUAL);
        patronage.renew(artist, 1, 5e6);
        vm.snapshotGasLastCall("patronage", "renew");
    }

    function test_RenewOnOlderTerms() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.MANUAL);
        vm.stopPrank();
        vm.prank(artist);
        patronage.setTier(artist, 1, TierTerms(6e6, 24, keccak256("more perks")));
        vm.prank(fan);
        patronage.renew(artist, 1, 5e6);
        vm.snapshotGasLastCall("patronage", "renew on older terms");
    }

    function test_Gift() public {
        patronage.gift(artist, makeAddr("friend"), 1, 1, 3, 0);
        vm.snapshotGasLastCall("patronage", "gift to a new patron");
    }

    function test_Collect() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.AUTOMATIC);
        vm.stopPrank();
        skip(30 days);
        vm.prank(keeper);
        patronage.collect(artist, fan);
        vm.snapshotGasLastCall("patronage", "collect with a reward");
    }

    function _arm(address payer) private {
        usd.mint(payer, 1e12);
        vm.prank(payer);
        usd.approve(address(patronage), type(uint256).max);
    }
}
