// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Splits} from "../../contracts/Splits.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {PayFixture} from "./PayFixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

/// @notice What those with a role may do to the ledger, and nobody else.
contract GovernTest is PayFixture {
    function test_SetFees_ToTheCapsAfterTheDelay() public {
        bytes memory call = abi.encodeCall(Splits.setFees, (500, 10_000));
        vm.startPrank(admin);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY);
        vm.expectEmit(address(splits));
        emit ISplits.FeesSet(500, 10_000);
        manager.execute(address(splits), call);
        assertEq(splits.ledger().protocolFee, 500);
        assertEq(splits.ledger().storefrontShare, 10_000);
    }

    function test_SetFees_HoldFromThenOn() public {
        splits.pay(song, 1000, shop);
        _setFees(0, 0);
        splits.pay(song, 1000, shop);
        assertEq(splits.received(song), 990 + 1000);
        assertEq(splits.received(shop), 5);
        _setFees(500, 10_000);
        splits.pay(song, 1000, shop);
        assertEq(splits.received(song), 990 + 1000 + 950);
        assertEq(splits.received(shop), 5 + 50);
        _assertTotals(3000, 5);
    }

    function testFuzz_SetFees_WithinTheCaps(uint16 protocolFee, uint16 storefrontShare) public {
        bytes memory call = abi.encodeCall(Splits.setFees, (protocolFee, storefrontShare));
        vm.startPrank(admin);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY);
        if (protocolFee > 500) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, protocolFee, 500));
        } else if (storefrontShare > 10_000) {
            vm.expectRevert(
                abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, storefrontShare, 10_000)
            );
        }
        manager.execute(address(splits), call);
    }

    function test_RevertWhen_AFeeIsOneAboveItsCap() public {
        _refused(501, 0, abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 501, 500));
        _refused(0, 10_001, abi.encodeWithSelector(ISplits.Splits_FeeTooHigh.selector, 10_001, 10_000));
    }

    function test_RevertWhen_AnotherThanAnAdminSetsFees() public {
        address[6] memory others = [alice, guardian, curator, gateway, treasury, address(deployer)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(_unauthorized(others[i]));
            splits.setFees(0, 0);
        }
    }

    function test_RevertWhen_AnAdminDoesNotWait() public {
        bytes memory call = abi.encodeCall(Splits.setFees, (1, 1));
        bytes32 id = manager.hashOperation(admin, address(splits), call);
        vm.startPrank(admin);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
        splits.setFees(1, 1);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY - 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        manager.execute(address(splits), call);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        splits.setFees(1, 1);
        skip(1);
        splits.setFees(1, 1);
        assertEq(splits.ledger().protocolFee, 1);
    }

    function test_RevertWhen_AnAdminWaitsTooLong() public {
        bytes memory call = abi.encodeCall(Splits.setFees, (1, 1));
        vm.startPrank(admin);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY + manager.expiration());
        vm.expectPartialRevert(IAccessManager.AccessManagerExpired.selector);
        manager.execute(address(splits), call);
    }

    function test_SetPaused_StopsOnlyPayingIn() public {
        splits.pay(song, 1_000_000, 0);
        usd.transfer(address(splits), 30);
        usd.transfer(splits.depositAddress(song), 40);
        vm.expectEmit(address(splits));
        emit ISplits.PauseSet(true);
        _pause();
        assertTrue(splits.paused());
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.pay(song, 1, 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.creditOne(song, 1, 0);
        vm.expectRevert(ISplits.Splits_Paused.selector);
        splits.creditWithoutFee(song, 1);

        splits.credit(_payments(song, 30), 0);
        splits.sweep(song, address(usd));
        splits.collectFees();
        assertEq(splits.withdraw(song, alice), 990_070);
        assertEq(splits.withdraw(1, treasury), 10_000);
    }

    function test_SetPaused_LetsPaymentsGoOn() public {
        _pause();
        _pause();
        vm.expectEmit(address(splits));
        emit ISplits.PauseSet(false);
        vm.prank(guardian);
        splits.setPaused(false);
        assertFalse(splits.paused());
        splits.pay(song, 1, 0);
        assertEq(splits.ledger().protocolFee, PROTOCOL_FEE);
        assertEq(splits.ledger().splitCount, shop);
    }

    function test_RevertWhen_AnotherThanAGuardianPauses() public {
        address[6] memory others = [alice, admin, curator, gateway, treasury, address(deployer)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.startPrank(others[i]);
            vm.expectRevert(_unauthorized(others[i]));
            splits.setPaused(true);
            vm.expectRevert(_unauthorized(others[i]));
            splits.setPaused(false);
            vm.stopPrank();
        }
    }

    function test_SetAuthority_ByTheManagerAfterTheDelay() public {
        AccessManager next = new AccessManager(dave);
        _updateAuthority(address(next));
        vm.expectEmit(address(splits));
        emit IAccessManaged.AuthorityUpdated(address(next));
        manager.execute(
            address(manager), abi.encodeCall(manager.updateAuthority, (address(splits), address(next)))
        );
        vm.stopPrank();
        assertEq(splits.authority(), address(next));
        vm.prank(guardian);
        vm.expectRevert(_unauthorized(guardian));
        splits.setPaused(true);
    }

    function test_RevertWhen_TheNextAuthorityIsNoContract() public {
        _updateAuthority(dave);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, dave));
        manager.execute(address(manager), abi.encodeCall(manager.updateAuthority, (address(splits), dave)));
    }

    function test_RevertWhen_AnotherThanTheManagerSetsTheAuthority() public {
        address[3] memory others = [admin, guardian, alice];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(_unauthorized(others[i]));
            splits.setAuthority(address(manager));
        }
    }

    /// @dev Up to the moment when it can be executed, as the admin.
    function _updateAuthority(address next) private {
        vm.startPrank(admin);
        manager.schedule(
            address(manager), abi.encodeCall(manager.updateAuthority, (address(splits), next)), 0
        );
        skip(ADMIN_DELAY);
    }

    function _refused(uint16 protocolFee, uint16 storefrontShare, bytes memory reason) private {
        bytes memory call = abi.encodeCall(Splits.setFees, (protocolFee, storefrontShare));
        vm.startPrank(admin);
        manager.schedule(address(splits), call, 0);
        skip(ADMIN_DELAY);
        vm.expectRevert(reason);
        manager.execute(address(splits), call);
        vm.stopPrank();
    }

    function _unauthorized(address caller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller);
    }
}
