// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Access} from "../../contracts/Access.sol";
import {Catalog} from "../../contracts/Catalog.sol";
import {Splits} from "../../contracts/Splits.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Tabs} from "../../contracts/lines/Tabs.sol";
import {Deploy} from "../../script/Deploy.s.sol";
import {Fixture} from "../utils/Fixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
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
        assertEq(manager.getTargetFunctionRole(ledger, Splits.setPaused.selector), Roles.GUARDIAN);
        assertEq(manager.getTargetFunctionRole(ledger, Splits.setFees.selector), Roles.ADMIN);
        assertEq(
            manager.getTargetFunctionRole(address(catalog), Catalog.setSuspended.selector), Roles.CURATOR
        );
        address[2] memory managed = [ledger, address(catalog)];
        for (uint256 i = 0; i < managed.length; ++i) {
            assertEq(IAccessManaged(managed[i]).authority(), address(manager));
            assertFalse(manager.isTargetClosed(managed[i]));
            assertEq(manager.getTargetAdminDelay(managed[i]), 0);
        }
    }

    function test_Deploy_WiresTheContracts() public view {
        assertEq(address(catalog.SPLITS()), address(splits));
        assertEq(address(tabs.SPLITS()), address(splits));
        assertEq(address(tabs.CATALOG()), address(catalog));
        assertEq(address(tabs.CURRENCY()), address(usd));
        assertEq(address(access.CATALOG()), address(catalog));
        assertEq(address(splits.currency()), address(usd));
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

        AccessManager written = AccessManager(json.readAddress(".contracts.AccessManager"));
        Splits ledger = Splits(payable(json.readAddress(".contracts.Splits")));
        assertEq(json.readUint(".chainId"), 31_337);
        assertEq(json.readUint(".blockNumber"), 0);
        assertEq(ledger.authority(), address(written));
        assertEq(address(ledger.currency()), json.readAddress(".contracts.Currency"));
        assertEq(address(Catalog(json.readAddress(".contracts.Catalog")).SPLITS()), address(ledger));
        assertEq(address(Tabs(json.readAddress(".contracts.Tabs")).SPLITS()), address(ledger));
        assertEq(
            address(Access(json.readAddress(".contracts.Access")).CATALOG()),
            json.readAddress(".contracts.Catalog")
        );
        assertEq(ledger.stateOf(1).controller, json.readAddress(".roles.treasury"));
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
    }

    function test_RevertWhen_ARoleIsNotSetOnAChainThatIsNotLocal() public {
        vm.chainId(8453);
        vm.expectRevert();
        deployer.readSettings(alice);
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
