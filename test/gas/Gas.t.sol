// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Permit, SessionKey, Tab} from "../../contracts/types/TabTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Test} from "forge-std/Test.sol";

/// @notice What whole transactions cost. Run with `--isolate`, so that each call is a transaction of its own, its
/// 21,000 and its calldata included.
contract GasTest is Test {
    uint256 internal constant KEY = 0xA11CE;
    uint32 internal constant SONGS = 1000;
    uint256 internal constant TABS = 100;
    Permit internal noPermit;

    Deploy internal deployer;
    Deploy.Deployment internal stave;
    TestUSD internal usd;
    address internal gateway = makeAddr("gateway");
    address internal artist = makeAddr("artist");
    uint256 internal x;
    uint256 internal y;

    function setUp() public {
        deployer = new Deploy();
        Deploy.Settings memory settings = deployer.readSettings(address(deployer));
        settings.gateway = gateway;
        settings.curator = address(this);
        stave = deployer.deploy(settings);
        usd = TestUSD(address(stave.currency));
        (x, y) = vm.publicKeyP256(KEY);
        for (uint32 song = 1; song <= SONGS; ++song) {
            _registerSong(_createSplit(2));
        }
        usd.mint(address(this), 1e15);
        usd.approve(address(stave.splits), type(uint256).max);
        usd.approve(address(stave.tabs), type(uint256).max);
        _settle(_tabs(1, 60, SONGS, 5));
    }

    function test_Splits() public {
        Tranche[] memory four = _tranches(4, 100);
        stave.splits.create(artist, four);
        vm.snapshotGasLastCall("splits", "create with 4 recipients");

        uint32 small = _createSplit(2);
        uint32 large = _createSplit(100);
        stave.splits.pay(small, 3000, 0);
        stave.splits.pay(large, 3000, 0);
        stave.splits.pay(small, 3000, 0);
        vm.snapshotGasLastCall("splits", "pay, 2 recipients");
        stave.splits.pay(large, 3000, 0);
        vm.snapshotGasLastCall("splits", "pay, 100 recipients");
        stave.splits.tip(small, 3000);
        vm.snapshotGasLastCall("splits", "tip");

        stave.splits.withdraw(small, address(1 << 40));
        stave.splits.pay(small, 3000, 0);
        stave.splits.withdraw(small, address(1 << 40));
        vm.snapshotGasLastCall("splits", "withdraw again");
    }

    function test_Catalog() public {
        uint32 split = _createSplit(2);
        _registerSong(split);
        vm.snapshotGasLastCall("catalog", "register");
    }

    function test_TabsOpen() public {
        (address fan, uint256 fanKey) = makeAddrAndKey("fan");
        usd.mint(fan, 1e9);
        bytes32 typehash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 structHash =
            keccak256(abi.encode(typehash, fan, address(stave.tabs), 5e6, 0, block.timestamp + 1 hours));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", usd.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(fanKey, digest);
        Permit memory permit = Permit(block.timestamp + 1 hours, v, r, s);
        vm.prank(fan);
        stave.tabs.open(gateway, 5e6, _sessionKey(), permit);
        vm.snapshotGasLastCall("tabs", "open with permit and key");
    }

    function test_TabsPlay() public {
        uint32 split = _createSplit(4);
        uint32 song = _registerSong(split);
        stave.tabs.play(song, address(0), 3000);
        stave.tabs.play(song, address(0), 3000);
        vm.snapshotGasLastCall("tabs", "direct play");
    }

    function test_TabsSettleOne() public {
        Tab[] memory all = _tabs(2, 1, SONGS, 1);
        Tab[] memory one = new Tab[](1);
        one[0] = all[0];
        vm.prank(gateway);
        stave.tabs.settle(one);
        vm.snapshotGasLastCall("tabs", "settle 1 tab, 1 play");
    }

    function test_TabsSettleOf1000Songs() public {
        _settle(_tabs(2, 60, SONGS, 5));
        vm.snapshotGasLastCall("tabs", "settle 100 tabs, 300 plays of 60 songs out of 1,000");
    }

    function test_TabsSettleOf100Songs() public {
        _settle(_tabs(2, 60, 100, 5));
        vm.snapshotGasLastCall("tabs", "settle 100 tabs, 300 plays of 60 songs out of 100");
    }

    function test_TabsSettleShort() public {
        _settle(_tabs(2, 10, SONGS, 2));
        vm.snapshotGasLastCall("tabs", "settle 100 tabs, 20 plays of 10 songs out of 1,000");
    }

    /// @dev The second time, as all batches here. Half of the tabs are paid by the play; of the others every second one
    /// is a subscriber's, and the rest are free.
    function test_TabsSettleMixedKinds() public {
        _openOtherLines();
        _settle(_mixed(2));
        skip(1 hours);
        _settle(_mixed(3));
        vm.snapshotGasLastCall("tabs", "settle 100 tabs, 300 plays of 60 songs out of 1,000, mixed kinds");
    }

    function _settle(Tab[] memory tabs) private {
        vm.prank(gateway);
        stave.tabs.settle(tabs);
    }

    /// @dev A hundred listeners' tabs, `items` songs each, spread evenly over the first `songs` of the catalog.
    function _tabs(
        uint64 nonce,
        uint32 items,
        uint32 songs,
        uint16 plays
    )
        private
        returns (Tab[] memory tabs)
    {
        tabs = new Tab[](TABS);
        for (uint32 t = 0; t < TABS; ++t) {
            address listener = vm.addr(1000 + t);
            if (nonce == 1) {
                stave.tabs.deposit(listener, gateway, 100e6, noPermit);
                vm.prank(listener);
                stave.tabs.addKey(gateway, _sessionKey());
            }
            tabs[t] = _sign(listener, nonce, _items(t, items, songs, plays, 3000));
        }
    }

    function _mixed(uint64 nonce) private view returns (Tab[] memory tabs) {
        tabs = new Tab[](TABS);
        for (uint32 t = 0; t < TABS; ++t) {
            // Two bits for the kind stand above the plays: 1 is SUBSCRIPTION, 3 is GIFT.
            uint16 kind = t % 2 == 0 ? 0 : t % 4 == 1 ? 0x4000 : 0xc000;
            bytes memory items = _items(t, 60, SONGS, 5 | kind, kind == 0 ? 3000 : 0);
            tabs[t] = _sign(vm.addr(1000 + t), nonce, items);
        }
    }

    /// @dev Each song gives something for a listen, every listener subscribes, and the artist is admitted to the pool.
    function _openOtherLines() private {
        vm.startPrank(artist);
        for (uint32 song = 1; song <= SONGS; ++song) {
            stave.gifts.setRewards(song, RewardTerms(10, 0, 0, 10));
        }
        vm.stopPrank();
        for (uint32 t = 0; t < TABS; ++t) {
            usd.mint(vm.addr(1000 + t), 10e6);
            vm.startPrank(vm.addr(1000 + t));
            usd.approve(address(stave.subscriptions), 10e6);
            stave.subscriptions.subscribe(Tier.PREMIUM, 1, false, 10e6);
            vm.stopPrank();
        }
        address[] memory artists = new address[](1);
        artists[0] = artist;
        stave.subscriptions.setAdmitted(artists, true);
    }

    /// @dev Of `kindAndPlays` the plays are the lower 14 bits.
    function _items(
        uint32 salt,
        uint32 items,
        uint32 songs,
        uint16 kindAndPlays,
        uint48 price
    )
        private
        pure
        returns (bytes memory packed)
    {
        for (uint32 i = 0; i < items; ++i) {
            uint32 song = uint32(uint256(keccak256(abi.encode(salt, i))) % songs) + 1;
            packed = abi.encodePacked(packed, song, kindAndPlays, uint48((kindAndPlays & 0x3fff) * price));
        }
    }

    function _sign(address listener, uint64 nonce, bytes memory items) private view returns (Tab memory) {
        bytes32 digest = stave.tabs.digestOf(listener, gateway, nonce, items);
        (bytes32 r, bytes32 s) = vm.signP256(KEY, sha256(abi.encodePacked(digest)));
        if (uint256(s) > P256.N / 2) s = bytes32(P256.N - uint256(s));
        return Tab(listener, nonce, bytes32(x), bytes32(y), r, s, items);
    }

    function _sessionKey() private view returns (SessionKey memory) {
        return SessionKey(bytes32(x), bytes32(y), uint40(block.timestamp + 30 days));
    }

    function _createSplit(uint24 recipients) private returns (uint32) {
        return stave.splits.create(artist, _tranches(recipients, 0));
    }

    function _tranches(uint24 recipients, uint160 salt) private pure returns (Tranche[] memory tranches) {
        tranches = new Tranche[](1);
        tranches[0] = Tranche(type(uint64).max, new Share[](recipients));
        for (uint160 i = 0; i < recipients; ++i) {
            tranches[0].shares[i] = Share(address((1 << 40) + salt + i), 1_000_000 / recipients);
        }
    }

    function _registerSong(uint32 split) private returns (uint32) {
        vm.prank(artist);
        return stave.catalog
            .register(
                artist, keccak256("metadata"), split, Terms(3000, 0, 0x1f, 0, 0), "Five Thin Lines", "ambient"
            );
    }
}
