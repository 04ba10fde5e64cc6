// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {Policy, Prices, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice What governance decides, and when it takes effect.
contract GovernanceTest is SubscriptionFixture {
    function test_RevertWhen_AnybodyElseGoverns() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        vm.startPrank(alice);
        vm.expectRevert(reason);
        subscriptions.setPrices(1, 2, 3);
        vm.expectRevert(reason);
        subscriptions.setPolicy(FIRST_EPOCH + 1, Policy.USER_CENTRIC);
        vm.expectRevert(reason);
        subscriptions.setAdmitted(_list(alice), true);
        vm.expectRevert(reason);
        subscriptions.setTabs(alice);
        vm.expectRevert(reason);
        subscriptions.setAuthority(alice);
    }

    function test_Prices_AreFiveTenAndFifteenAtFirst() public {
        vm.expectEmit();
        emit ISubscriptions.PricesSet(5e6, 10e6, 15e6, uint40(START));
        Subscriptions fresh = _newSubscriptions();
        assertEq(fresh.priceOf(Tier.FREE), 0);
        assertEq(fresh.priceOf(Tier.BASIC), 5e6);
        assertEq(fresh.priceOf(Tier.PREMIUM), 10e6);
        assertEq(fresh.priceOf(Tier.SUPPORTER), 15e6);
        assertEq(abi.encode(fresh.prices()), abi.encode(Prices(5e6, 10e6, 15e6, 0, 0, 0, 0)));
    }

    function test_RevertWhen_PricesDoNotAscendFromAboveZero() public {
        uint32[3][5] memory cases = [
            [uint32(0), 10e6, 15e6],
            [uint32(10e6), 10e6, 15e6],
            [uint32(11e6), 10e6, 15e6],
            [uint32(5e6), 15e6, 15e6],
            [uint32(5e6), 10e6, 9e6]
        ];
        for (uint256 i = 0; i < cases.length; ++i) {
            (uint32 basic, uint32 premium, uint32 supporter) = (cases[i][0], cases[i][1], cases[i][2]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    ISubscriptions.Subscriptions_BadPrices.selector, basic, premium, supporter
                )
            );
            subscriptions.setPrices(basic, premium, supporter);
        }
    }

    function test_SetPrices_TakeEffectIn30Days() public {
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.PricesSet(1, 2, type(uint32).max, uint40(START + 30 days));
        subscriptions.setPrices(1, 2, type(uint32).max);
        skip(30 days - 1);
        _assertPrices(5e6, 10e6, 15e6);
        skip(1);
        _assertPrices(1, 2, type(uint32).max);
        subscriptions.setPrices(3, 4, 5);
        _assertPrices(1, 2, type(uint32).max);
        assertEq(
            abi.encode(subscriptions.prices()),
            abi.encode(Prices(1, 2, type(uint32).max, 3, 4, 5, uint40(block.timestamp + 30 days)))
        );
        skip(30 days);
        _assertPrices(3, 4, 5);
    }

    function test_SetPrices_ReplaceThoseThatHaveNotBegun() public {
        subscriptions.setPrices(1, 2, 3);
        skip(30 days - 1);
        subscriptions.setPrices(4, 5, 6);
        skip(30 days - 1);
        _assertPrices(5e6, 10e6, 15e6);
        skip(1);
        _assertPrices(4, 5, 6);
    }

    function test_RevertGiven_TheEpochHasBegun() public {
        _expectBegun(FIRST_EPOCH);
        _expectBegun(0);
        vm.warp((uint256(FIRST_EPOCH) + 1) * EPOCH);
        _expectBegun(FIRST_EPOCH + 1);
        vm.warp(block.timestamp - 1);
        subscriptions.setPolicy(FIRST_EPOCH + 1, Policy.USER_CENTRIC);
    }

    function test_SetPolicy_HoldsFromTheEpochOn() public {
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.PolicySet(FIRST_EPOCH + 2, Policy.USER_CENTRIC);
        subscriptions.setPolicy(FIRST_EPOCH + 2, Policy.USER_CENTRIC);
        _assertPolicies(FIRST_EPOCH, FIRST_EPOCH + 2, type(uint32).max);
    }

    function test_SetPolicy_ReplacesAChoiceThatHasNotBegun() public {
        subscriptions.setPolicy(FIRST_EPOCH + 2, Policy.USER_CENTRIC);
        subscriptions.setPolicy(FIRST_EPOCH + 4, Policy.USER_CENTRIC);
        _assertPolicies(FIRST_EPOCH, FIRST_EPOCH + 4, type(uint32).max);
        subscriptions.setPolicy(FIRST_EPOCH + 1, Policy.USER_CENTRIC);
        _assertPolicies(FIRST_EPOCH, FIRST_EPOCH + 1, type(uint32).max);
    }

    function test_SetPolicy_LeavesTheEpochThatIsStillCounted() public {
        subscriptions.setPolicy(FIRST_EPOCH + 1, Policy.USER_CENTRIC);
        // Epoch `FIRST_EPOCH + 1` has begun; the plays of the one before are still counted.
        vm.warp(_creditableAt(FIRST_EPOCH) - 1);
        subscriptions.setPolicy(FIRST_EPOCH + 2, Policy.PRO_RATA);
        assertEq(subscriptions.countingEpoch(), FIRST_EPOCH);
        _assertPolicies(FIRST_EPOCH, FIRST_EPOCH + 1, FIRST_EPOCH + 2);
        // Replacing that choice changes no other epoch.
        subscriptions.setPolicy(FIRST_EPOCH + 3, Policy.PRO_RATA);
        _assertPolicies(FIRST_EPOCH, FIRST_EPOCH + 1, FIRST_EPOCH + 3);
    }

    function test_SetAdmitted_LetsSongsCountOrNot() public {
        assertTrue(subscriptions.isAdmitted(alice));
        assertFalse(subscriptions.isAdmitted(dave));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.AdmittedSet(_list(alice, dave), false);
        subscriptions.setAdmitted(_list(alice, dave), false);
        assertFalse(subscriptions.isAdmitted(alice));
        subscriptions.setAdmitted(_list(dave), true);
        assertTrue(subscriptions.isAdmitted(dave));
    }

    function test_RevertGiven_TabsAreNamed() public {
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_TabsNamed.selector, address(this))
        );
        subscriptions.setTabs(bob);
    }

    function test_SetTabs_Once() public {
        Subscriptions fresh = _newSubscriptions();
        assertEq(fresh.tabs(), address(0));
        vm.expectEmit(address(fresh));
        emit ISubscriptions.TabsSet(bob);
        fresh.setTabs(bob);
        assertEq(fresh.tabs(), bob);
    }

    function test_RevertWhen_TheNextAuthorityIsNoContract() public {
        vm.prank(subscriptions.authority());
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, bob));
        subscriptions.setAuthority(bob);
    }

    function test_SetAuthority_ByTheManagerAlone() public {
        address next = address(new AccessManager(admin));
        vm.expectEmit(address(subscriptions));
        emit IAccessManaged.AuthorityUpdated(next);
        vm.prank(subscriptions.authority());
        subscriptions.setAuthority(next);
        assertEq(subscriptions.authority(), next);
    }

    function _assertPrices(uint32 basic, uint32 premium, uint32 supporter) private view {
        assertEq(subscriptions.priceOf(Tier.BASIC), basic);
        assertEq(subscriptions.priceOf(Tier.PREMIUM), premium);
        assertEq(subscriptions.priceOf(Tier.SUPPORTER), supporter);
    }

    /// @dev USER_CENTRIC from the epoch `from` until the epoch `until`, looked at from the epoch `first` on.
    function _assertPolicies(uint32 first, uint32 from, uint32 until) private view {
        for (uint32 epoch = first; epoch < first + 8; ++epoch) {
            bool isUserCentric = epoch >= from && epoch < until;
            Policy policy = isUserCentric ? Policy.USER_CENTRIC : Policy.PRO_RATA;
            assertEq(uint8(subscriptions.policyOf(epoch)), uint8(policy));
        }
    }

    function _expectBegun(uint32 epoch) private {
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.Subscriptions_EpochBegun.selector, epoch));
        subscriptions.setPolicy(epoch, Policy.USER_CENTRIC);
    }
}
