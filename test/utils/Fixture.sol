// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Access} from "../../contracts/Access.sol";
import {Catalog} from "../../contracts/Catalog.sol";
import {Splits} from "../../contracts/Splits.sol";
import {Tabs} from "../../contracts/lines/Tabs.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Share} from "../../contracts/types/SplitTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Lists} from "./Lists.sol";
import {People} from "./People.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @notice Stave as `script/Deploy.s.sol` deploys it, and its first songs and splits.
abstract contract Fixture is People, Lists {
    uint16 internal constant PROTOCOL_FEE = 100;
    uint16 internal constant STOREFRONT_SHARE = 5000;
    uint32 internal constant ADMIN_DELAY = 2 days;
    uint16 internal constant MARKET_FEE = 100;
    uint64 internal constant GIFT_EPOCH_CAP = 1_000_000_000;
    uint32 internal constant GIFT_DAILY_CAP = 100_000;
    uint256 internal constant START = 1_800_000_000;
    uint48 internal constant PRICE = 3000;
    bytes32 internal constant METADATA = keccak256("metadata");

    Deploy internal deployer;
    /// @dev Everything that was deployed; what most tests need has a name of its own below.
    Deploy.Deployment internal deployment;
    AccessManager internal manager;
    Splits internal splits;
    Catalog internal catalog;
    Tabs internal tabs;
    Access internal access;
    TestUSD internal usd;

    function setUp() public virtual {
        vm.warp(START);
        _deploy(address(0));
        _meetPeople();
        usd.mint(address(this), 1e18);
        usd.approve(address(splits), type(uint256).max);
        usd.approve(address(tabs), type(uint256).max);
    }

    function _deploy(address currency) internal {
        // By its artifact, so that not every test contract carries the bytecode of the whole deployment.
        deployer = Deploy(vm.deployCode("Deploy.s.sol:Deploy"));
        deployment = deployer.deploy(_settings(address(deployer), currency));
        manager = deployment.manager;
        splits = deployment.splits;
        catalog = deployment.catalog;
        tabs = deployment.tabs;
        access = deployment.access;
        usd = TestUSD(address(deployment.currency));
    }

    function _settings(address from, address currency) internal view returns (Deploy.Settings memory) {
        return Deploy.Settings({
            deployer: from,
            currency: currency,
            admin: admin,
            guardian: guardian,
            curator: curator,
            gateway: gateway,
            treasury: treasury,
            adminDelay: ADMIN_DELAY,
            protocolFee: PROTOCOL_FEE,
            storefrontShare: STOREFRONT_SHARE,
            marketFee: MARKET_FEE,
            giftEpochCap: GIFT_EPOCH_CAP,
            giftDailyCap: GIFT_DAILY_CAP
        });
    }

    function _createSplit(Share[] memory shares) internal returns (uint32) {
        return splits.create(address(this), _tranches(shares));
    }

    function _terms() internal pure returns (Terms memory) {
        return Terms({price: PRICE, releaseAt: 0, lines: 1, patronTier: 0, earlyAccessHours: 0});
    }

    function _registerSong(uint32 split) internal returns (uint32) {
        return _registerSong(alice, split, _terms());
    }

    function _registerSong(address artist, uint32 split, Terms memory terms) internal returns (uint32) {
        vm.prank(artist);
        return catalog.register(artist, METADATA, split, terms, "Five Thin Lines", "ambient");
    }

    /// @dev As governance does it: scheduled, waited for, executed.
    function _setFees(uint16 protocolFee, uint16 storefrontShare) internal {
        bytes memory call = abi.encodeCall(Splits.setFees, (protocolFee, storefrontShare));
        vm.prank(admin);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(address(splits), call);
    }

    function _pause() internal {
        vm.prank(guardian);
        splits.setPaused(true);
    }
}
