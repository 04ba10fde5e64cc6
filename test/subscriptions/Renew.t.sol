// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {PaymentKind, Subscriber, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Subscriptions are prolonged, and how they go on.
contract RenewTest is SubscriptionFixture {
    function test_RevertGiven_NoSubscriptionThatRuns() public {
        _expectNone();
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(PERIOD + GRACE);
        _expectNone();
    }

    function test_RevertGiven_ItIsCancelled() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.Subscriptions_Cancelled.selector, bob));
        _renew(bob, 1);
    }

    function test_RevertWhen_ItCostsMoreThanTheMaximum() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.expectRevert(_aboveMaximum(2 * BASIC_PRICE, 2 * BASIC_PRICE - 1));
        vm.prank(bob);
        subscriptions.renew(2, 2 * BASIC_PRICE - 1);
    }

    function test_RevertWhen_ItWouldReachMoreThan360DaysAhead() public {
        _subscribe(bob, Tier.BASIC, 11, false);
        _renew(bob, 1);
        _expectBadPeriods(1);
        skip(PERIOD - 1);
        _expectBadPeriods(1);
        skip(1);
        _renew(bob, 1);
        _expectBadPeriods(0);
        assertEq(_subscriber(bob).paidUntil, START + 13 * PERIOD);
    }

    function test_RevertGiven_TwoChangesWouldLieAhead() public {
        _subscribe(bob, Tier.PREMIUM, 2, false);
        _setRenewal(bob, Tier.BASIC, false);
        _renew(bob, 1);
        _setRenewal(bob, Tier.SUPPORTER, false);
        bytes memory pending =
            abi.encodeWithSelector(ISubscriptions.Subscriptions_ChangePending.selector, START + 2 * PERIOD);
        vm.expectRevert(pending);
        _renew(bob, 1);
        // The same tier at another price is another change too.
        _setRenewal(bob, Tier.BASIC, false);
        _setPrices(6e6, 11e6, 16e6);
        vm.expectRevert(pending);
        _renew(bob, 1);
        // When the first change has begun there is room for the next.
        skip(30 days);
        _renew(bob, 1);
        _assertPaid(bob, Tier.BASIC, START + 3 * PERIOD, Tier.BASIC, 6e6, START + 4 * PERIOD);
    }

    function test_RevertGiven_PaymentsArePaused() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _renew(bob, 1);
    }

    function test_Renew_EarlyAddsToTheEnd() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(10 days);
        Subscriber memory state = _state(Tier.BASIC, BASIC_PRICE, START, START + 3 * PERIOD);
        _expectPaid(
            bob, PaymentKind.RENEW, Tier.BASIC, 2 * BASIC_PRICE, START + PERIOD, START + 3 * PERIOD, state
        );
        _renew(bob, 2);
        assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
        assertEq(_spent(bob), 3 * BASIC_PRICE);
    }

    function test_Renew_WithinTheGraceCountsFromTheEnd() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.warp(START + PERIOD + GRACE - 1);
        _renew(bob, 1);
        _assertPaid(bob, Tier.BASIC, BASIC_PRICE, START + 2 * PERIOD);
    }

    function test_Renew_WithinTheGraceOnAnotherTierHasBegunAlready() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _setRenewal(bob, Tier.PREMIUM, false);
        vm.warp(START + PERIOD + 1 days);
        _renew(bob, 1);
        _assertPaid(bob, Tier.PREMIUM, PREMIUM_PRICE, START + 2 * PERIOD);
        Subscriber memory state = _subscriber(bob);
        assertEq(state.since, START + PERIOD);
        assertEq(uint8(state.priorTier), uint8(Tier.BASIC));
        assertEq(state.priorRate, BASIC_PRICE);
        assertEq(subscriptions.countedOf(bob).countedUntil, START);
    }

    function test_Renew_AfterTwoStretchesWithinTheGrace() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _setRenewal(bob, Tier.PREMIUM, false);
        _renew(bob, 1);
        _setRenewal(bob, Tier.SUPPORTER, false);
        vm.warp(START + 2 * PERIOD + 1 days);
        _renew(bob, 1);
        _assertPaid(bob, Tier.SUPPORTER, SUPPORTER_PRICE, START + 3 * PERIOD);
        assertEq(_subscriber(bob).since, START + 2 * PERIOD);
        // The stretch before that one ended before the epoch that is counted.
        assertEq(_subscriber(bob).priorRate, PREMIUM_PRICE);
    }

    function test_Renew_AtAnotherPriceBeginsAStretch() public {
        _subscribe(bob, Tier.BASIC, 3, true);
        _setPrices(4e6, 10e6, 15e6);
        _renew(bob, 1);
        _assertPaid(bob, Tier.BASIC, START + 3 * PERIOD, Tier.BASIC, 4e6, START + 4 * PERIOD);
        assertEq(_subscriber(bob).agreed, 4e6);
        _renew(bob, 2);
        _assertPaid(bob, Tier.BASIC, START + 3 * PERIOD, Tier.BASIC, 4e6, START + 6 * PERIOD);
        assertEq(_spent(bob), 3 * BASIC_PRICE + 3 * 4e6);
    }

    function test_Renew_AgreesToThePriceOfNowOnlyWhenAutomatic() public {
        _subscribe(bob, Tier.BASIC, 2, true);
        _subscribe(carol, Tier.BASIC, 2, false);
        _setPrices(6e6, 11e6, 16e6);
        _renew(bob, 1);
        _renew(carol, 1);
        assertEq(_subscriber(bob).agreed, 6e6);
        assertEq(_subscriber(carol).agreed, 0);
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    SET RENEWAL
    //////////////////////////////////////////////////////////////////////////*/

    function test_RevertGiven_NothingToSetARenewalOf() public {
        vm.expectRevert(_notSubscribed(bob));
        _cancel(bob);
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        skip(PERIOD);
        vm.expectRevert(_notSubscribed(bob));
        _setRenewal(bob, Tier.BASIC, false);
    }

    function test_RevertWhen_ItShallBeFreeAndAutomatic() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.expectRevert(ISubscriptions.Subscriptions_FreeNotAutomatic.selector);
        _setRenewal(bob, Tier.FREE, true);
    }

    function test_RevertWhen_ThePriceIsAboveWhatIsAgreedTo() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.expectRevert(_aboveMaximum(PREMIUM_PRICE, PREMIUM_PRICE - 1));
        vm.prank(bob);
        subscriptions.setRenewal(Tier.PREMIUM, true, PREMIUM_PRICE - 1);
    }

    function test_SetRenewal_LeavesPaidTime() public {
        _subscribe(bob, Tier.PREMIUM, 2, true);
        Subscriber memory state = _subscriber(bob);
        Tier[4] memory tiers = [Tier.BASIC, Tier.PREMIUM, Tier.SUPPORTER, Tier.FREE];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectEmit(address(subscriptions));
            emit ISubscriptions.RenewalSet(bob, tiers[i], false, 0);
            vm.prank(bob);
            subscriptions.setRenewal(tiers[i], false, 1e6);
            (state.renewTier, state.automatic, state.agreed) = (tiers[i], false, 0);
            assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
        }
        assertEq(_spent(bob), 2 * PREMIUM_PRICE);
    }

    function test_SetRenewal_AgreesToTheMaximum() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.RenewalSet(bob, Tier.BASIC, true, 7e6);
        vm.prank(bob);
        subscriptions.setRenewal(Tier.BASIC, true, 7e6);
        assertTrue(_subscriber(bob).automatic);
        assertEq(_subscriber(bob).agreed, 7e6);
    }

    function test_SetRenewal_CancellingEndsTheGrace() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        _assertTier(bob, Tier.BASIC, START + PERIOD);
        _setRenewal(bob, Tier.BASIC, false);
        skip(PERIOD);
        _assertTier(bob, Tier.BASIC, START + PERIOD + GRACE);
        _cancel(bob);
        _assertTier(bob, Tier.FREE, 0);
    }

    function _expectNone() private {
        vm.expectRevert(_notSubscribed(bob));
        _renew(bob, 1);
    }

    function _expectBadPeriods(uint8 periods) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ISubscriptions.Subscriptions_BadPeriods.selector, periods, block.timestamp + 12 * PERIOD
            )
        );
        _renew(bob, periods);
    }
}
