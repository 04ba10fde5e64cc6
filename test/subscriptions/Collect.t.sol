// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {PaymentKind, Subscriber, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Keepers collect what is due.
contract CollectTest is SubscriptionFixture {
    function test_RevertGiven_NoSubscriptionThatRuns() public {
        vm.expectRevert(_notSubscribed(bob));
        _collect(bob);
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(PERIOD + GRACE);
        vm.expectRevert(_notSubscribed(bob));
        _collect(bob);
    }

    function test_RevertGiven_TheSubscriberHasNotAgreed() public {
        bytes memory reason = abi.encodeWithSelector(ISubscriptions.Subscriptions_NotAutomatic.selector, bob);
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(PERIOD);
        vm.expectRevert(reason);
        _collect(bob);
        _setRenewal(bob, Tier.BASIC, true);
        _setRenewal(bob, Tier.BASIC, false);
        vm.expectRevert(reason);
        _collect(bob);
    }

    function test_RevertGiven_NothingIsDue() public {
        _subscribe(bob, Tier.BASIC, 2, true);
        bytes memory reason =
            abi.encodeWithSelector(ISubscriptions.Subscriptions_NotDue.selector, START + 2 * PERIOD);
        vm.expectRevert(reason);
        _collect(bob);
        skip(2 * PERIOD - 1);
        vm.expectRevert(reason);
        _collect(bob);
        skip(1);
        _collect(bob);
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_NotDue.selector, START + 3 * PERIOD)
        );
        _collect(bob);
    }

    function test_RevertGiven_ThePriceIsAboveWhatWasAgreed() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        _setPrices(5e6 + 1, 10e6, 15e6);
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_AboveAgreed.selector, 5e6 + 1, 5e6)
        );
        _collect(bob);
        // Agreeing to it helps.
        vm.prank(bob);
        subscriptions.setRenewal(Tier.BASIC, true, 5e6 + 1);
        _collect(bob);
    }

    function test_RevertGiven_PaymentsArePaused() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(PERIOD);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _collect(bob);
    }

    function test_Collect_TakesOnePeriodAndPaysTheKeeper() public {
        _subscribe(bob, Tier.PREMIUM, 1, true);
        skip(PERIOD + GRACE - 1);
        Subscriber memory state = _state(Tier.PREMIUM, PREMIUM_PRICE, START, START + 2 * PERIOD);
        (state.agreed, state.automatic) = (PREMIUM_PRICE, true);
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.SubscriptionPaid(
            bob,
            dave,
            PaymentKind.COLLECT,
            Tier.PREMIUM,
            10e6,
            1.9e6,
            0.1e6,
            0,
            8e6,
            uint40(START + PERIOD),
            uint40(START + 2 * PERIOD),
            state
        );
        assertEq(_collect(bob), 0.1e6);
        assertEq(_spent(bob), 2 * PREMIUM_PRICE);
        assertEq(usd.balanceOf(dave), PURSE + 0.1e6);
        assertEq(splits.received(1), 2e6 + 1.9e6);
        assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
    }

    function test_Collect_TakesALowerPriceAndLeavesWhatWasAgreed() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        _setPrices(4e6, 10e6, 15e6);
        _collect(bob);
        assertEq(_spent(bob), 5e6 + 4e6);
        _assertPaid(bob, Tier.BASIC, 4e6, START + 2 * PERIOD);
        assertEq(_subscriber(bob).agreed, 5e6);
    }

    function test_Collect_TakesTheTierThatWasChosen() public {
        _subscribe(bob, Tier.PREMIUM, 1, true);
        _setRenewal(bob, Tier.BASIC, true);
        skip(PERIOD);
        _collect(bob);
        assertEq(_spent(bob), PREMIUM_PRICE + BASIC_PRICE);
        _assertPaid(bob, Tier.BASIC, BASIC_PRICE, START + 2 * PERIOD);
    }
}
