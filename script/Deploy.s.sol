// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Access} from "../contracts/Access.sol";
import {Catalog} from "../contracts/Catalog.sol";
import {Splits} from "../contracts/Splits.sol";
import {SubscriptionTerms} from "../contracts/abstracts/SubscriptionTerms.sol";
import {Editions} from "../contracts/collectibles/Editions.sol";
import {Market} from "../contracts/collectibles/Market.sol";
import {RoyaltyShares} from "../contracts/collectibles/RoyaltyShares.sol";
import {ICatalog} from "../contracts/interfaces/ICatalog.sol";
import {IEditions} from "../contracts/interfaces/IEditions.sol";
import {IGifts} from "../contracts/interfaces/IGifts.sol";
import {IPatronage} from "../contracts/interfaces/IPatronage.sol";
import {IRoyaltyShares} from "../contracts/interfaces/IRoyaltyShares.sol";
import {ISplits} from "../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../contracts/interfaces/ISubscriptions.sol";
import {Roles} from "../contracts/libraries/Roles.sol";
import {DutchAuctions} from "../contracts/lines/DutchAuctions.sol";
import {EnglishAuctions} from "../contracts/lines/EnglishAuctions.sol";
import {Gifts} from "../contracts/lines/Gifts.sol";
import {Patronage} from "../contracts/lines/Patronage.sol";
import {Subscriptions} from "../contracts/lines/Subscriptions.sol";
import {Tabs} from "../contracts/lines/Tabs.sol";
import {TestUSD} from "../contracts/tokens/TestUSD.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Script} from "forge-std/Script.sol";

/// @notice Deploys Stave with CREATE2, so that the same settings give the same addresses on every chain, hands every
/// role over and keeps none, and writes `script/deployments/<chain id>.json` (another folder: DEPLOYMENTS).
///
/// Settings are environment variables: DEPLOYER_KEY, CURRENCY, ADMIN, GUARDIAN, CURATOR, GATEWAY, TREASURY (addresses),
/// ADMIN_DELAY (seconds), PROTOCOL_FEE, STOREFRONT_SHARE and MARKET_FEE (basis points), GIFT_EPOCH_CAP and
/// GIFT_DAILY_CAP (thousandths of a CGC). On a local chain (31337) each has a default, from anvil's well-known
/// accounts; elsewhere only the last six have.
contract Deploy is Script {
    bytes32 internal constant SALT = "stave.1";
    uint256 internal constant LOCAL_CHAIN = 31_337;
    string internal constant LOCAL_MNEMONIC = "test test test test test test test test test test test junk";

    /// @param currency Zero deploys TestUSD, on a local chain only.
    /// @param adminDelay Seconds between an ADMIN's scheduling and executing.
    /// @param protocolFee Basis points.
    /// @param storefrontShare Basis points of the protocol fee.
    /// @param marketFee Basis points of a sale on the market.
    /// @param giftEpochCap What free listens earn in 30 days at most, in thousandths of a CGC.
    /// @param giftDailyCap What they earn one listener in a day at most, in thousandths of a CGC.
    struct Settings {
        address deployer;
        address currency;
        address admin;
        address guardian;
        address curator;
        address gateway;
        address treasury;
        uint32 adminDelay;
        uint16 protocolFee;
        uint16 storefrontShare;
        uint16 marketFee;
        uint64 giftEpochCap;
        uint32 giftDailyCap;
    }

    struct Deployment {
        AccessManager manager;
        IERC20 currency;
        Splits splits;
        Catalog catalog;
        Gifts gifts;
        Patronage patronage;
        Subscriptions subscriptions;
        Tabs tabs;
        Access access;
        Editions editions;
        DutchAuctions dutchAuctions;
        EnglishAuctions englishAuctions;
        RoyaltyShares royaltyShares;
        Market market;
    }

    /// @notice No contract stands at the address given as currency, and this chain is not local.
    error Deploy_NoCurrency(address currency);

    /// @notice The deployer must not keep a role.
    error Deploy_DeployerKeepsRole(address deployer);

    /// @notice One of admin, guardian, curator and gateway (0 to 3) is the zero address.
    error Deploy_RoleWithoutHolder(uint256 role);

    /// @notice Deploys with the environment's settings.
    function run() external {
        uint256 key = block.chainid == LOCAL_CHAIN
            ? vm.envOr("DEPLOYER_KEY", vm.deriveKey(LOCAL_MNEMONIC, 0))
            : vm.envUint("DEPLOYER_KEY");
        string memory folder = vm.envOr("DEPLOYMENTS", string("script/deployments"));
        string memory path = string.concat(folder, "/", vm.toString(block.chainid), ".json");
        uint256 firstBlock = block.chainid == LOCAL_CHAIN ? 0 : block.number;

        Settings memory settings = readSettings(vm.addr(key));
        vm.startBroadcast(key);
        Deployment memory deployment = deploy(settings);
        vm.stopBroadcast();
        write(path, settings, deployment, firstBlock);
    }

    /// @notice The environment's settings, with a local chain's defaults.
    function readSettings(address deployer) public view returns (Settings memory) {
        return Settings({
            deployer: deployer,
            currency: vm.envOr("CURRENCY", address(0)),
            admin: _account("ADMIN", 1),
            guardian: _account("GUARDIAN", 2),
            curator: _account("CURATOR", 3),
            treasury: _account("TREASURY", 4),
            gateway: _account("GATEWAY", 9),
            adminDelay: uint32(vm.envOr("ADMIN_DELAY", uint256(2 days))),
            protocolFee: uint16(vm.envOr("PROTOCOL_FEE", uint256(100))),
            storefrontShare: uint16(vm.envOr("STOREFRONT_SHARE", uint256(5000))),
            marketFee: uint16(vm.envOr("MARKET_FEE", uint256(100))),
            giftEpochCap: uint64(vm.envOr("GIFT_EPOCH_CAP", uint256(1_000_000_000))),
            giftDailyCap: uint32(vm.envOr("GIFT_DAILY_CAP", uint256(100_000)))
        });
    }

    /// @notice Deploys and wires everything; the caller must be `settings.deployer`.
    function deploy(Settings memory settings) public returns (Deployment memory deployment) {
        _checkRoles(settings);
        if (settings.currency == address(0) && block.chainid == LOCAL_CHAIN) {
            deployment.currency = new TestUSD{salt: SALT}();
        } else if (settings.currency.code.length == 0) {
            revert Deploy_NoCurrency(settings.currency);
        } else {
            deployment.currency = IERC20(settings.currency);
        }
        deployment.manager = new AccessManager{salt: SALT}(settings.deployer);
        deployment.splits = new Splits{salt: SALT}(
            address(deployment.manager),
            deployment.currency,
            settings.treasury,
            settings.protocolFee,
            settings.storefrontShare
        );
        deployment.catalog =
            new Catalog{salt: SALT}(address(deployment.manager), ISplits(address(deployment.splits)));
        _deployLines(settings, deployment);
        _deployCollectibles(settings, deployment);
        _wire(deployment);
        _handOver(settings, deployment);
    }

    /// @dev What listeners pay by, and what answers for all of it.
    function _deployLines(Settings memory settings, Deployment memory deployment) private {
        address manager = address(deployment.manager);
        ISplits splits = ISplits(address(deployment.splits));
        ICatalog catalog = ICatalog(address(deployment.catalog));
        deployment.gifts =
            new Gifts{salt: SALT}(manager, splits, catalog, settings.giftEpochCap, settings.giftDailyCap);
        deployment.patronage = new Patronage{salt: SALT}(splits, catalog);
        IPatronage patronage = IPatronage(address(deployment.patronage));
        deployment.subscriptions = new Subscriptions{salt: SALT}(manager, splits, catalog, patronage);
        ISubscriptions subscriptions = ISubscriptions(address(deployment.subscriptions));
        IGifts gifts = IGifts(address(deployment.gifts));
        deployment.tabs = new Tabs{salt: SALT}(splits, catalog, gifts, subscriptions);
        deployment.access = new Access{salt: SALT}(catalog, patronage, subscriptions);
    }

    /// @dev What collectors buy, and where.
    function _deployCollectibles(Settings memory settings, Deployment memory deployment) private {
        ISplits splits = ISplits(address(deployment.splits));
        ICatalog catalog = ICatalog(address(deployment.catalog));
        deployment.editions = new Editions{salt: SALT}(splits, catalog);
        IEditions editions = IEditions(address(deployment.editions));
        deployment.dutchAuctions = new DutchAuctions{salt: SALT}(splits, catalog, editions);
        deployment.englishAuctions = new EnglishAuctions{salt: SALT}(splits, catalog, editions);
        deployment.royaltyShares = new RoyaltyShares{salt: SALT}(splits);
        IRoyaltyShares shares = IRoyaltyShares(address(deployment.royaltyShares));
        deployment.market = new Market{salt: SALT}(splits, catalog, editions, shares, settings.marketFee);
    }

    /// @dev Tells those contracts of one another that cannot know by their constructors, while the deployer is ADMIN.
    function _wire(Deployment memory deployment) private {
        deployment.gifts.setTabs(address(deployment.tabs));
        deployment.subscriptions.setTabs(address(deployment.tabs));
    }

    function _checkRoles(Settings memory settings) private pure {
        address[4] memory holders = [settings.admin, settings.guardian, settings.curator, settings.gateway];
        for (uint256 i = 0; i < holders.length; ++i) {
            if (holders[i] == settings.deployer) revert Deploy_DeployerKeepsRole(settings.deployer);
            if (holders[i] == address(0)) revert Deploy_RoleWithoutHolder(i);
        }
    }

    function _handOver(Settings memory settings, Deployment memory deployment) private {
        AccessManager manager = deployment.manager;
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = Splits.setPaused.selector;
        manager.setTargetFunctionRole(address(deployment.splits), selectors, Roles.GUARDIAN);
        selectors[0] = Catalog.setSuspended.selector;
        manager.setTargetFunctionRole(address(deployment.catalog), selectors, Roles.CURATOR);
        selectors[0] = SubscriptionTerms.setAdmitted.selector;
        manager.setTargetFunctionRole(address(deployment.subscriptions), selectors, Roles.CURATOR);

        manager.labelRole(Roles.GUARDIAN, "GUARDIAN");
        manager.labelRole(Roles.CURATOR, "CURATOR");
        manager.labelRole(Roles.GATEWAY, "GATEWAY");
        manager.grantRole(Roles.GUARDIAN, settings.guardian, 0);
        manager.grantRole(Roles.CURATOR, settings.curator, 0);
        manager.grantRole(Roles.GATEWAY, settings.gateway, 0);
        manager.grantRole(Roles.ADMIN, settings.admin, settings.adminDelay);
        manager.renounceRole(Roles.ADMIN, settings.deployer);
    }

    function write(
        string memory path,
        Settings memory settings,
        Deployment memory deployment,
        uint256 firstBlock
    )
        private
    {
        string memory contracts = "contracts";
        vm.serializeAddress(contracts, "AccessManager", address(deployment.manager));
        vm.serializeAddress(contracts, "Currency", address(deployment.currency));
        vm.serializeAddress(contracts, "Splits", address(deployment.splits));
        vm.serializeAddress(contracts, "Catalog", address(deployment.catalog));
        vm.serializeAddress(contracts, "Tabs", address(deployment.tabs));
        vm.serializeAddress(contracts, "Gifts", address(deployment.gifts));
        vm.serializeAddress(contracts, "CommonsCredit", address(deployment.gifts.CREDIT()));
        vm.serializeAddress(contracts, "Patronage", address(deployment.patronage));
        vm.serializeAddress(contracts, "Subscriptions", address(deployment.subscriptions));
        vm.serializeAddress(contracts, "Editions", address(deployment.editions));
        vm.serializeAddress(contracts, "DutchAuctions", address(deployment.dutchAuctions));
        vm.serializeAddress(contracts, "EnglishAuctions", address(deployment.englishAuctions));
        vm.serializeAddress(contracts, "RoyaltyShares", address(deployment.royaltyShares));
        vm.serializeAddress(contracts, "Market", address(deployment.market));
        contracts = vm.serializeAddress(contracts, "Access", address(deployment.access));

        string memory roles = "roles";
        vm.serializeAddress(roles, "admin", settings.admin);
        vm.serializeAddress(roles, "guardian", settings.guardian);
        vm.serializeAddress(roles, "curator", settings.curator);
        vm.serializeAddress(roles, "gateway", settings.gateway);
        roles = vm.serializeAddress(roles, "treasury", settings.treasury);

        string memory root = "root";
        vm.serializeUint(root, "chainId", block.chainid);
        vm.serializeUint(root, "blockNumber", firstBlock);
        vm.serializeString(root, "contracts", contracts);
        vm.writeJson(vm.serializeString(root, "roles", roles), path);
    }

    function _account(string memory name, uint32 index) private view returns (address) {
        if (block.chainid != LOCAL_CHAIN) return vm.envAddress(name);
        return vm.envOr(name, vm.addr(vm.deriveKey(LOCAL_MNEMONIC, index)));
    }
}
