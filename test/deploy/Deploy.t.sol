// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Access} from "../../contracts/Access.sol";
import {Catalog} from "../../contracts/Catalog.sol";
import {Splits} from "../../contracts/Splits.sol";
import {SubscriptionTerms} from "../../contracts/abstracts/SubscriptionTerms.sol";
import {Market} from "../../contracts/collectibles/Market.sol";
import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {IMarket} from "../../contracts/interfaces/IMarket.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {DutchAuctions} from "../../contracts/lines/DutchAuctions.sol";
import {EnglishAuctions} from "../../contracts/lines/EnglishAuctions.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {Tabs} from "../../contracts/lines/Tabs.sol";
import {Ledger} from "../../contracts/types/SplitTypes.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Fixture} from "../utils/Fixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {stdJson} from "forge-std/StdJson.sol";

/// @notice What the deployment script needs, and what it leaves behind.
contract DeployTest is Fixture {
    using stdJson for string;

    string private constant MNEMONIC = "test test test test test test test test test test test junk";

    function test_Deploy_LeavesTheDeployerNothing() public view {
        uint64[4] memory roles = [Roles.ADMIN, Roles.GUARDIAN, Roles.CURATOR, Roles.GATEWAY];
        for (uint256 i = 0; i < roles.length; ++i) {
            (bool deployers,) = manager.hasRole(roles[i], address(deployer));
            (bool mine,) = manager.hasRole(roles[i], address(this));
            assertFalse(deployers);
            assertFalse(mine);
        }
    }

    function test_Deploy_GivesEachRoleToItsHolderAlone() public view {
        address[4] memory holders = [admin, guardian, curator, gateway];
        for (uint64 role = 0; role < 4; ++role) {
            for (uint256 i = 0; i < 4; ++i) {
                (bool member, uint32 delay) = manager.hasRole(role, holders[i]);
                assertEq(member, role == i);
                assertEq(delay, role == i && role == Roles.ADMIN ? ADMIN_DELAY : 0);
            }
        }
    }

    function test_Deploy_BindsEachRestrictedFunction() public view {
        address ledger = address(splits);
        _assertRole(ledger, Splits.setPaused.selector, Roles.GUARDIAN);
        _assertRole(ledger, Splits.setFees.selector, Roles.ADMIN);
        _assertRole(address(catalog), Catalog.setSuspended.selector, Roles.CURATOR);
        address gifts = address(deployment.gifts);
        _assertRole(gifts, Gifts.setCaps.selector, Roles.ADMIN);
        _assertRole(gifts, Gifts.setTabs.selector, Roles.ADMIN);
        address subscriptions = address(deployment.subscriptions);
        _assertRole(subscriptions, SubscriptionTerms.setPrices.selector, Roles.ADMIN);
        _assertRole(subscriptions, SubscriptionTerms.setPolicy.selector, Roles.ADMIN);
        _assertRole(subscriptions, SubscriptionTerms.setTabs.selector, Roles.ADMIN);
        _assertRole(subscriptions, SubscriptionTerms.setAdmitted.selector, Roles.CURATOR);
    }

    function test_Deploy_LeavesTheManagerAsItShouldBe() public view {
        address[4] memory managed =
            [address(splits), address(catalog), address(deployment.gifts), address(deployment.subscriptions)];
        for (uint256 i = 0; i < managed.length; ++i) {
            assertEq(IAccessManaged(managed[i]).authority(), address(manager));
            assertFalse(manager.isTargetClosed(managed[i]));
            assertEq(manager.getTargetAdminDelay(managed[i]), 0);
        }
        // ADMIN grants and revokes every role, and nobody watches over it.
        for (uint64 role = 0; role < 4; ++role) {
            assertEq(manager.getRoleAdmin(role), Roles.ADMIN);
            assertEq(manager.getRoleGuardian(role), Roles.ADMIN);
            assertEq(manager.getRoleGrantDelay(role), 0);
        }
    }

    /// @dev With the delay that it has, ADMIN governs each contract; without waiting, it does not.
    function test_Deploy_AdminGovernsAfterItsDelay() public {
        address gifts = address(deployment.gifts);
        bytes memory call = abi.encodeCall(Gifts.setCaps, (1, 1));
        vm.startPrank(admin);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessManager.AccessManagerNotScheduled.selector, manager.hashOperation(admin, gifts, call)
            )
        );
        deployment.gifts.setCaps(1, 1);
        manager.schedule(gifts, call, 0);
        skip(ADMIN_DELAY);
        manager.execute(gifts, call);
        vm.stopPrank();
        assertEq(deployment.gifts.emission().epochCap, 1);
    }

    function test_Deploy_WiresTheLines() public view {
        assertEq(address(catalog.SPLITS()), address(splits));
        assertEq(address(splits.currency()), address(usd));
        _assertBooks(address(tabs));
        assertEq(address(tabs.GIFTS()), address(deployment.gifts));
        assertEq(address(tabs.SUBSCRIPTIONS()), address(deployment.subscriptions));
        _assertBooks(address(deployment.gifts));
        assertEq(deployment.gifts.tabs(), address(tabs));
        assertEq(deployment.gifts.CREDIT().MINTER(), address(deployment.gifts));
        _assertBooks(address(deployment.patronage));
        _assertBooks(address(deployment.subscriptions));
        assertEq(address(deployment.subscriptions.PATRONAGE()), address(deployment.patronage));
        assertEq(deployment.subscriptions.tabs(), address(tabs));
        assertEq(address(access.CATALOG()), address(catalog));
        assertEq(address(access.PATRONAGE()), address(deployment.patronage));
        assertEq(address(access.SUBSCRIPTIONS()), address(deployment.subscriptions));
    }

    function test_Deploy_WiresTheCollectibles() public view {
        address editions = address(deployment.editions);
        _assertBooks(editions);
        _assertBooks(address(deployment.dutchAuctions));
        assertEq(address(deployment.dutchAuctions.EDITIONS()), editions);
        _assertBooks(address(deployment.englishAuctions));
        assertEq(address(deployment.englishAuctions.EDITIONS()), editions);
        _assertBooks(address(deployment.market));
        assertEq(address(deployment.market.EDITIONS()), editions);
        assertEq(address(deployment.market.SHARES()), address(deployment.royaltyShares));
        assertEq(address(deployment.royaltyShares.SPLITS()), address(splits));
    }

    function test_Deploy_SetsWhatWasAskedFor() public view {
        Ledger memory ledger = splits.ledger();
        assertEq(ledger.protocolFee, PROTOCOL_FEE);
        assertEq(ledger.storefrontShare, STOREFRONT_SHARE);
        assertFalse(ledger.paused);
        assertEq(splits.stateOf(splits.TREASURY_SPLIT()).controller, treasury);
        assertEq(splits.withdrawable(1, treasury), 0);
        assertEq(deployment.gifts.emission().epochCap, GIFT_EPOCH_CAP);
        assertEq(deployment.gifts.emission().dailyCap, GIFT_DAILY_CAP);
        assertEq(deployment.market.FEE(), MARKET_FEE);
        assertEq(deployment.subscriptions.priceOf(Tier.BASIC), 5e6);
    }

    function test_Deploy_GivesTheSameAddressesForTheSameSettings() public {
        uint256 snapshot = vm.snapshotState();
        Deploy.Deployment memory first = _deployAgain(PROTOCOL_FEE);
        vm.revertToState(snapshot);
        Deploy.Deployment memory second = _deployAgain(PROTOCOL_FEE);
        assertEq(abi.encode(first), abi.encode(second));
        vm.revertToState(snapshot);
        Deploy.Deployment memory other = _deployAgain(PROTOCOL_FEE + 1);
        assertNotEq(address(first.splits), address(other.splits));
        assertEq(address(first.manager), address(other.manager));
    }

    function test_RevertWhen_ThereIsNoCurrencyOnAChainThatIsNotLocal() public {
        vm.chainId(8453);
        Deploy fresh = _freshDeploy();
        vm.expectRevert(abi.encodeWithSelector(Deploy.Deploy_NoCurrency.selector, address(0)));
        fresh.deploy(_settings(address(fresh), address(0)));
        vm.expectRevert(abi.encodeWithSelector(Deploy.Deploy_NoCurrency.selector, alice));
        fresh.deploy(_settings(address(fresh), alice));
        Deploy.Deployment memory stave = fresh.deploy(_settings(address(fresh), address(usd)));
        assertEq(address(stave.splits.currency()), address(usd));
    }

    function test_RevertWhen_TheCurrencyIsNoContract() public {
        Deploy fresh = _freshDeploy();
        vm.expectRevert(abi.encodeWithSelector(Deploy.Deploy_NoCurrency.selector, alice));
        fresh.deploy(_settings(address(fresh), alice));
    }

    function test_RevertWhen_TheDeployerWouldKeepARole() public {
        Deploy fresh = _freshDeploy();
        bytes memory reason = abi.encodeWithSelector(Deploy.Deploy_DeployerKeepsRole.selector, address(fresh));
        for (uint256 role = 0; role < 4; ++role) {
            Deploy.Settings memory settings = _withHolder(fresh, role, address(fresh));
            vm.expectRevert(reason);
            fresh.deploy(settings);
        }
    }

    function test_RevertWhen_ARoleHasNoHolder() public {
        Deploy fresh = _freshDeploy();
        for (uint256 role = 0; role < 4; ++role) {
            Deploy.Settings memory settings = _withHolder(fresh, role, address(0));
            vm.expectRevert(abi.encodeWithSelector(Deploy.Deploy_RoleWithoutHolder.selector, role));
            fresh.deploy(settings);
        }
    }

    function test_RevertWhen_AFeeIsAboveItsCap() public {
        Deploy fresh = _freshDeploy();
        Deploy.Settings memory settings = _settings(address(fresh), address(usd));
        settings.protocolFee = 501;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 501, 500));
        fresh.deploy(settings);
        settings.protocolFee = 500;
        settings.storefrontShare = 10_001;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 10_001, 10_000));
        fresh.deploy(settings);
        settings.storefrontShare = 10_000;
        settings.marketFee = 501;
        vm.expectRevert(abi.encodeWithSelector(IMarket.Market_FeeTooHigh.selector, 501, 500));
        fresh.deploy(settings);
        settings.marketFee = 500;
        fresh.deploy(settings);
    }

    function test_RevertWhen_TheCapOfGiftsIsTooHigh() public {
        Deploy fresh = _freshDeploy();
        Deploy.Settings memory settings = _settings(address(fresh), address(usd));
        settings.giftEpochCap = 1e10 + 1;
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_CapTooHigh.selector, 1e10 + 1, 1e10));
        fresh.deploy(settings);
    }

    function test_RevertWhen_TheTreasuryIsNobody() public {
        Deploy fresh = _freshDeploy();
        Deploy.Settings memory settings = _settings(address(fresh), address(usd));
        settings.treasury = address(0);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, address(0)));
        fresh.deploy(settings);
    }

    function test_RevertWhen_AnotherThanTheDeployerDeploys() public {
        Deploy fresh = _freshDeploy();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(fresh))
        );
        fresh.deploy(_settings(address(deployer), address(usd)));
    }

    function test_Run_WritesTheDeploymentAndKeepsNoRole() public {
        string memory folder = "cache/deploy-test";
        vm.createDir(folder, true);
        vm.setEnv("DEPLOYMENTS", folder);
        Deploy fresh = _freshDeploy();
        fresh.run();
        string memory json = vm.readFile(string.concat(folder, "/31337.json"));
        vm.removeDir(folder, true);
        _assertWritten(json);

        AccessManager written = AccessManager(json.readAddress(".contracts.AccessManager"));
        string[4] memory names = [".roles.admin", ".roles.guardian", ".roles.curator", ".roles.gateway"];
        address sender = vm.addr(vm.deriveKey(MNEMONIC, 0));
        for (uint64 role = 0; role < 4; ++role) {
            (bool member,) = written.hasRole(role, json.readAddress(names[role]));
            (bool deployers,) = written.hasRole(role, sender);
            assertTrue(member);
            assertFalse(deployers);
        }
    }

    function test_ReadSettings_HasDefaultsOnALocalChain() public view {
        Deploy.Settings memory settings = deployer.readSettings(alice);
        assertEq(settings.deployer, alice);
        // The second of the well-known development accounts.
        assertEq(settings.admin, 0x70997970C51812dc3A010C7d01b50e0d17dc79C8);
        assertEq(settings.adminDelay, 2 days);
        assertEq(settings.protocolFee, 100);
        assertEq(settings.storefrontShare, 5000);
        assertEq(settings.marketFee, 100);
        assertEq(settings.giftEpochCap, 1_000_000_000);
        assertEq(settings.giftDailyCap, 100_000);
    }

    function test_RevertWhen_ARoleIsNotSetOnAChainThatIsNotLocal() public {
        vm.chainId(8453);
        vm.expectRevert();
        deployer.readSettings(alice);
    }

    /// @dev What the file says stands, and belongs together.
    function _assertWritten(string memory json) private view {
        string[15] memory names = [
            "AccessManager",
            "Currency",
            "Splits",
            "Catalog",
            "Tabs",
            "Gifts",
            "CommonsCredit",
            "Patronage",
            "Subscriptions",
            "Access",
            "Editions",
            "DutchAuctions",
            "EnglishAuctions",
            "RoyaltyShares",
            "Market"
        ];
        for (uint256 i = 0; i < names.length; ++i) {
            address written = json.readAddress(string.concat(".contracts.", names[i]));
            assertGt(written.code.length, 0, names[i]);
        }
        assertEq(json.readUint(".chainId"), 31_337);
        assertEq(json.readUint(".blockNumber"), 0);
        Splits ledger = Splits(payable(json.readAddress(".contracts.Splits")));
        assertEq(ledger.authority(), json.readAddress(".contracts.AccessManager"));
        assertEq(address(ledger.currency()), json.readAddress(".contracts.Currency"));
        assertEq(ledger.stateOf(1).controller, json.readAddress(".roles.treasury"));
        Tabs lines = Tabs(json.readAddress(".contracts.Tabs"));
        assertEq(address(lines.SPLITS()), address(ledger));
        assertEq(address(lines.CATALOG()), json.readAddress(".contracts.Catalog"));
        assertEq(address(lines.GIFTS()), json.readAddress(".contracts.Gifts"));
        assertEq(address(lines.SUBSCRIPTIONS()), json.readAddress(".contracts.Subscriptions"));
        assertEq(
            address(Gifts(json.readAddress(".contracts.Gifts")).CREDIT()),
            json.readAddress(".contracts.CommonsCredit")
        );
        assertEq(
            address(Access(json.readAddress(".contracts.Access")).PATRONAGE()),
            json.readAddress(".contracts.Patronage")
        );
        _assertWrittenCollectibles(json);
    }

    function _assertWrittenCollectibles(string memory json) private view {
        address editions = json.readAddress(".contracts.Editions");
        assertEq(address(DutchAuctions(json.readAddress(".contracts.DutchAuctions")).EDITIONS()), editions);
        assertEq(
            address(EnglishAuctions(json.readAddress(".contracts.EnglishAuctions")).EDITIONS()), editions
        );
        Market market = Market(json.readAddress(".contracts.Market"));
        assertEq(address(market.EDITIONS()), editions);
        assertEq(address(market.SHARES()), json.readAddress(".contracts.RoyaltyShares"));
    }

    function _assertRole(address target, bytes4 selector, uint64 role) private view {
        assertEq(manager.getTargetFunctionRole(target, selector), role);
    }

    /// @dev The contract uses the ledger, the catalog and the currency of this deployment.
    function _assertBooks(address line) private view {
        // All of them have these three.
        Tabs books = Tabs(line);
        assertEq(address(books.SPLITS()), address(splits));
        assertEq(address(books.CATALOG()), address(catalog));
        assertEq(address(books.CURRENCY()), address(usd));
    }

    function _freshDeploy() private returns (Deploy) {
        return Deploy(vm.deployCode("Deploy.s.sol:Deploy"));
    }

    function _deployAgain(uint16 protocolFee) private returns (Deploy.Deployment memory) {
        Deploy fresh = _freshDeploy();
        Deploy.Settings memory settings = _settings(address(fresh), address(0));
        settings.protocolFee = protocolFee;
        return fresh.deploy(settings);
    }

    /// @dev Roles in the order of the error's numbers.
    function _withHolder(
        Deploy fresh,
        uint256 role,
        address holder
    )
        private
        view
        returns (Deploy.Settings memory settings)
    {
        settings = _settings(address(fresh), address(usd));
        if (role == 0) settings.admin = holder;
        if (role == 1) settings.guardian = holder;
        if (role == 2) settings.curator = holder;
        if (role == 3) settings.gateway = holder;
    }
}
