// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {PaymentKind, Subscriber, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Subscriptions begin.
contract SubscribeTest is SubscriptionFixture {
    function test_RevertWhen_TheTierIsFree() public {
        vm.expectRevert(ISubscriptions.Subscriptions_FreeTier.selector);
        vm.prank(bob);
        subscriptions.subscribe(Tier.FREE, 1, false, 0);
    }

    function test_RevertGiven_ASubscriptionThatRuns() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(PERIOD + GRACE - 1);
        _expectRunning(START + PERIOD);
        _cancel(bob);
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        skip(PERIOD - 1);
        _expectRunning(block.timestamp + 1);
    }

    function test_RevertWhen_ThePeriodsAreNoneOrTooMany() public {
        _expectBadPeriods(0);
        _expectBadPeriods(13);
        _expectBadPeriods(255);
    }

    function test_RevertWhen_ItCostsMoreThanTheMaximum() public {
        vm.expectRevert(_aboveMaximum(3 * PREMIUM_PRICE, 3 * PREMIUM_PRICE - 1));
        vm.prank(bob);
        subscriptions.subscribe(Tier.PREMIUM, 3, false, 3 * PREMIUM_PRICE - 1);
    }

    function test_RevertGiven_PaymentsArePaused() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        vm.prank(bob);
        subscriptions.subscribe(Tier.BASIC, 1, false, BASIC_PRICE);
    }

    function test_Subscribe_BeginsNow() public {
        Subscriber memory state = _state(Tier.PREMIUM, PREMIUM_PRICE, START, START + 12 * PERIOD);
        _expectPaid(
            bob, PaymentKind.SUBSCRIBE, Tier.PREMIUM, 12 * PREMIUM_PRICE, START, state.paidUntil, state
        );
        vm.prank(bob);
        subscriptions.subscribe(Tier.PREMIUM, 12, false, 12 * PREMIUM_PRICE);
        assertEq(_spent(bob), 12 * PREMIUM_PRICE);
        assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
        _assertTier(bob, Tier.PREMIUM, START + 12 * PERIOD + GRACE);
    }

    function test_Subscribe_AgreesToThePriceOfNowWhenAutomatic() public {
        _subscribe(bob, Tier.SUPPORTER, 1, true);
        assertEq(_subscriber(bob).agreed, SUPPORTER_PRICE);
        assertTrue(_subscriber(bob).automatic);
        _subscribe(carol, Tier.SUPPORTER, 1, false);
        assertEq(_subscriber(carol).agreed, 0);
        assertFalse(_subscriber(carol).automatic);
    }

    function test_Subscribe_AnewAfterTheGrace() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(10 days);
        _upgrade(bob, Tier.SUPPORTER);
        vm.warp(START + PERIOD + GRACE);
        _subscribe(bob, Tier.BASIC, 2, false);
        Subscriber memory state =
            _state(Tier.BASIC, BASIC_PRICE, block.timestamp, block.timestamp + 2 * PERIOD);
        assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
    }

    function test_Subscribe_AnewAtTheEndOfACancelledOne() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        skip(PERIOD);
        _subscribe(bob, Tier.PREMIUM, 1, false);
        _assertPaid(bob, Tier.PREMIUM, PREMIUM_PRICE, START + 2 * PERIOD);
    }

    function test_TierOf_EndsWithTheGrace() public {
        _assertTier(bob, Tier.FREE, 0);
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.warp(START + PERIOD + GRACE - 1);
        _assertTier(bob, Tier.BASIC, START + PERIOD + GRACE);
        skip(1);
        _assertTier(bob, Tier.FREE, 0);
    }

    function test_TierOf_EndsWhereAnotherTierFollows() public {
        _subscribe(bob, Tier.PREMIUM, 1, false);
        _setRenewal(bob, Tier.BASIC, false);
        _renew(bob, 1);
        _assertTier(bob, Tier.PREMIUM, START + PERIOD);
        skip(PERIOD);
        _assertTier(bob, Tier.BASIC, START + 2 * PERIOD + GRACE);
        skip(PERIOD);
        _assertTier(bob, Tier.BASIC, START + 2 * PERIOD + GRACE);
    }

    function test_TierOf_GoesOnWhereOnlyThePriceChanges() public {
        _subscribe(bob, Tier.PREMIUM, 2, false);
        _setPrices(6e6, 11e6, 16e6);
        _renew(bob, 1);
        assertEq(_subscriber(bob).changesAt, START + 2 * PERIOD);
        _assertTier(bob, Tier.PREMIUM, START + 3 * PERIOD + GRACE);
    }

    function test_EarlyAccessHoursOf_EachTier() public view {
        assertEq(subscriptions.earlyAccessHoursOf(Tier.FREE), 0);
        assertEq(subscriptions.earlyAccessHoursOf(Tier.BASIC), 0);
        assertEq(subscriptions.earlyAccessHoursOf(Tier.PREMIUM), 24);
        assertEq(subscriptions.earlyAccessHoursOf(Tier.SUPPORTER), 48);
    }

    function _expectRunning(uint256 paidUntil) private {
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_AlreadySubscribed.selector, paidUntil)
        );
        vm.prank(bob);
        subscriptions.subscribe(Tier.PREMIUM, 1, false, PREMIUM_PRICE);
    }

    function _expectBadPeriods(uint8 periods) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ISubscriptions.Subscriptions_BadPeriods.selector, periods, block.timestamp + 12 * PERIOD
            )
        );
        vm.prank(bob);
        subscriptions.subscribe(Tier.BASIC, periods, false, type(uint64).max);
    }
}
