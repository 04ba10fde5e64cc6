// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {NO_LIMIT, Renewal, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Reports listens as a settlement does: many tabs in one transaction.
contract Reporter {
    function report(Gifts gifts, uint160 listeners, bytes calldata items) external {
        for (uint160 i = 1; i <= listeners; ++i) {
            gifts.reward(address(i << 32), items);
        }
    }
}

/// @notice What patrons' and tippers' transactions cost, each whole, and what a tab's free listens add to a settlement.
/// Run with `--isolate`.
contract PatronageGasTest is Test {
    Deploy.Deployment internal stave;
    Patronage internal patronage;
    Gifts internal gifts;
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
        _setUpGifts(split);
        vm.startPrank(fan);
    }

    function test_Join() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.AUTOMATIC);
        vm.snapshotGasLastCall("patronage", "patron join");
    }

    function test_Renew() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.MANUAL);
        patronage.renew(artist, 1, 5e6);
        vm.snapshotGasLastCall("patronage", "patron renew");
    }

    function test_RenewOnOlderTerms() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.MANUAL);
        vm.stopPrank();
        vm.prank(artist);
        patronage.setTier(artist, 1, TierTerms(6e6, 24, keccak256("more perks")));
        vm.prank(fan);
        patronage.renew(artist, 1, 5e6);
        vm.snapshotGasLastCall("patronage", "patron renew on older terms");
    }

    function test_Gift() public {
        patronage.gift(artist, makeAddr("friend"), 1, 1, 3, 0);
        vm.snapshotGasLastCall("patronage", "patron gift to a new patron");
    }

    function test_Collect() public {
        patronage.join(artist, 1, 1, 1, 0, Renewal.AUTOMATIC);
        vm.stopPrank();
        skip(30 days);
        vm.prank(keeper);
        patronage.collect(artist, fan);
        vm.snapshotGasLastCall("patronage", "patron collect with a reward");
    }

    function test_Tip() public {
        gifts.tip(1, 1e6, keccak256("thank you"));
        gifts.tip(1, 1e6, 0);
        vm.snapshotGasLastCall("gifts", "tip a song again");
        gifts.tip(1, 1e6, keccak256("thank you"));
        vm.snapshotGasLastCall("gifts", "tip a song again, with a message");
    }

    /// @dev As a call of its own: in a settlement the 21,000 and most of the cold accesses fall away.
    function test_Reward() public {
        vm.stopPrank();
        gifts.reward(address(1), _listens(1, 15));
        gifts.reward(fan, _listens(1, 15));
        vm.snapshotGasLastCall("gifts", "reward 15 songs, new listener");
        gifts.reward(fan, _listens(1, 15));
        vm.snapshotGasLastCall("gifts", "reward 15 songs, per listen");
        gifts.reward(fan, _listens(16, 15));
        vm.snapshotGasLastCall("gifts", "reward 15 songs, with multipliers, first");
        gifts.reward(fan, _listens(16, 15));
        vm.snapshotGasLastCall("gifts", "reward 15 songs, with multipliers");
        gifts.claim(fan);
        vm.snapshotGasLastCall("gifts", "claim rewards");
    }

    /// @dev The second time, when each listener's slots are there.
    function test_RewardBatch() public {
        vm.stopPrank();
        Reporter reporter = new Reporter();
        gifts.setTabs(address(reporter));
        reporter.report(gifts, 100, _listens(1, 15));
        reporter.report(gifts, 100, _listens(1, 15));
        vm.snapshotGasLastCall("gifts", "reward 100 tabs of 15 songs, per listen");
        reporter.report(gifts, 100, _listens(16, 15));
        reporter.report(gifts, 100, _listens(16, 15));
        vm.snapshotGasLastCall("gifts", "reward 100 tabs of 15 songs, with multipliers");
    }

    /// @dev Thirty songs: half of them pay by the listen, half of them more from the sixth listen on.
    function _setUpGifts(uint32 split) private {
        gifts = new Gifts(
            address(new AccessManager(address(this))),
            ISplits(address(stave.splits)),
            ICatalog(address(stave.catalog)),
            1_000_000_000,
            1_000_000
        );
        vm.startPrank(artist);
        for (uint32 song = 1; song <= 30; ++song) {
            stave.catalog
                .register(
                    artist, keccak256("metadata"), split, Terms(0, 0, 2, 0, 0), "Five Thin Lines", "ambient"
                );
            gifts.setRewards(song, RewardTerms(10, 0, 0, song <= 15 ? 10 : 15));
        }
        vm.stopPrank();
        gifts.setTabs(address(this));
        vm.prank(fan);
        usd.approve(address(gifts), type(uint256).max);
    }

    function _listens(uint32 first, uint32 count) private pure returns (bytes memory items) {
        for (uint32 song = first; song < first + count; ++song) {
            // Kind GIFT, one play, nothing paid.
            items = abi.encodePacked(items, song, uint16(0xc001), uint48(0));
        }
    }

    function _arm(address payer) private {
        usd.mint(payer, 1e12);
        vm.startPrank(payer);
        usd.approve(address(patronage), type(uint256).max);
        vm.stopPrank();
    }
}
