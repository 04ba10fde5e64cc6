// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {PaymentKind, Subscriber, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Subscriptions are lifted to a higher tier for the rest of the paid time.
contract UpgradeTest is SubscriptionFixture {
    function test_RevertGiven_NoSubscriptionThatRuns() public {
        _expectRevert(_notSubscribed(bob), Tier.PREMIUM);
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(PERIOD + GRACE);
        _expectRevert(_notSubscribed(bob), Tier.PREMIUM);
    }

    function test_RevertGiven_ThePaidTimeIsOver() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(PERIOD);
        _expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_PaidTimeOver.selector, START + PERIOD),
            Tier.PREMIUM
        );
    }

    function test_RevertWhen_TheTierIsNotHigher() public {
        _subscribe(bob, Tier.PREMIUM, 2, false);
        _expectRevert(_notHigher(Tier.FREE, Tier.PREMIUM), Tier.FREE);
        _expectRevert(_notHigher(Tier.BASIC, Tier.PREMIUM), Tier.BASIC);
        _expectRevert(_notHigher(Tier.PREMIUM, Tier.PREMIUM), Tier.PREMIUM);
        // Of two stretches it is the one of now that counts.
        _setRenewal(bob, Tier.SUPPORTER, false);
        _renew(bob, 1);
        skip(2 * PERIOD);
        _expectRevert(_notHigher(Tier.SUPPORTER, Tier.SUPPORTER), Tier.SUPPORTER);
    }

    function test_RevertWhen_ItCostsMoreThanTheMaximum() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        vm.expectRevert(_aboveMaximum(PREMIUM_PRICE - BASIC_PRICE, PREMIUM_PRICE - BASIC_PRICE - 1));
        vm.prank(bob);
        subscriptions.upgrade(Tier.PREMIUM, PREMIUM_PRICE - BASIC_PRICE - 1);
    }

    function test_RevertGiven_PaymentsArePaused() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _upgrade(bob, Tier.PREMIUM);
    }

    function test_Upgrade_CostsTheDifferenceForTheTimeLeft() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(20 days);
        // A third of 10 USDC rounded up, less a third of 5 rounded down.
        _assertPreview(Tier.PREMIUM, 1_666_668, START + PERIOD);
        Subscriber memory state = _state(Tier.PREMIUM, PREMIUM_PRICE, block.timestamp, START + PERIOD);
        (state.priorTier, state.priorRate) = (Tier.BASIC, BASIC_PRICE);
        (state.agreed, state.automatic) = (PREMIUM_PRICE, true);
        _expectPaid(bob, PaymentKind.UPGRADE, Tier.PREMIUM, 1_666_668, block.timestamp, START + PERIOD, state);
        vm.prank(bob);
        subscriptions.upgrade(Tier.PREMIUM, 1_666_668);
        assertEq(abi.encode(_subscriber(bob)), abi.encode(state));
        assertEq(_spent(bob), BASIC_PRICE + 1_666_668);
        _assertTier(bob, Tier.PREMIUM, START + PERIOD + GRACE);
    }

    function test_Upgrade_ToWhatIsPaidForLaterLiftsTheTimeBeforeIt() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _setRenewal(bob, Tier.PREMIUM, false);
        _renew(bob, 1);
        skip(15 days);
        _assertPreview(Tier.PREMIUM, (PREMIUM_PRICE - BASIC_PRICE) / 2, START + PERIOD);
        _upgrade(bob, Tier.PREMIUM);
        // Both stretches are the same now.
        _assertPaid(bob, Tier.PREMIUM, PREMIUM_PRICE, START + 2 * PERIOD);
    }

    function test_Upgrade_ToWhatWasPaidForAtAnotherPriceLeavesTwoStretches() public {
        _subscribe(bob, Tier.BASIC, 2, false);
        _setRenewal(bob, Tier.PREMIUM, false);
        _renew(bob, 1);
        _setPrices(5e6, 12e6, 15e6);
        skip(15 days);
        _assertPreview(Tier.PREMIUM, 3_500_000, START + 2 * PERIOD);
        _upgrade(bob, Tier.PREMIUM);
        _assertPaid(bob, Tier.PREMIUM, START + 2 * PERIOD, Tier.PREMIUM, PREMIUM_PRICE, START + 3 * PERIOD);
        assertEq(_subscriber(bob).rate, 12e6);
    }

    function test_Upgrade_AboveBothStretchesMakesThemOne() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _setRenewal(bob, Tier.PREMIUM, false);
        _renew(bob, 1);
        _assertPreview(Tier.SUPPORTER, 2 * SUPPORTER_PRICE - BASIC_PRICE - PREMIUM_PRICE, START + 2 * PERIOD);
        _upgrade(bob, Tier.SUPPORTER);
        _assertPaid(bob, Tier.SUPPORTER, SUPPORTER_PRICE, START + 2 * PERIOD);
    }

    function test_Upgrade_AfterTheFirstStretch() public {
        _subscribe(bob, Tier.PREMIUM, 1, false);
        _setRenewal(bob, Tier.BASIC, false);
        _renew(bob, 1);
        skip(PERIOD + 10 days);
        _assertPreview(Tier.PREMIUM, 3_333_334, START + 2 * PERIOD);
        _upgrade(bob, Tier.PREMIUM);
        _assertPaid(bob, Tier.PREMIUM, PREMIUM_PRICE, START + 2 * PERIOD);
        assertEq(_subscriber(bob).priorRate, BASIC_PRICE);
        assertEq(_subscriber(bob).since, START + PERIOD + 10 days);
    }

    function test_Upgrade_AfterAFallOfPricesCostsNothingAndForgetsNothing() public {
        _subscribe(bob, Tier.BASIC, 2, false);
        _setPrices(2e6, 4e6, 8e6);
        _assertPreview(Tier.PREMIUM, 0, START + 2 * PERIOD);
        _upgrade(bob, Tier.PREMIUM);
        _assertPaid(bob, Tier.PREMIUM, BASIC_PRICE, START + 2 * PERIOD);
        // What was paid for it counts at the next upgrade.
        _assertPreview(Tier.SUPPORTER, 3e6, START + 2 * PERIOD);
    }

    function test_Upgrade_RemembersTheAverageOfWhatWasPaid() public {
        _subscribe(bob, Tier.BASIC, 2, false);
        _setPrices(2e6, 3e6, 8e6);
        _renew(bob, 1);
        // Half of the time to come was bought at 5, half of it at 2.
        _assertPreview(Tier.PREMIUM, 0, START + 3 * PERIOD);
        _upgrade(bob, Tier.PREMIUM);
        _assertPaid(bob, Tier.PREMIUM, 3_500_000, START + 3 * PERIOD);
        _assertPreview(Tier.SUPPORTER, 2 * 8e6 - 7e6, START + 3 * PERIOD);
    }

    function test_Upgrade_LeavesRenewalsThatWereChosen() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _cancel(bob);
        _upgrade(bob, Tier.PREMIUM);
        assertEq(uint8(_subscriber(bob).renewTier), uint8(Tier.FREE));
        _subscribe(carol, Tier.BASIC, 1, false);
        vm.prank(carol);
        subscriptions.setRenewal(Tier.SUPPORTER, true, 20e6);
        _upgrade(carol, Tier.PREMIUM);
        assertEq(uint8(_subscriber(carol).renewTier), uint8(Tier.SUPPORTER));
        assertEq(_subscriber(carol).agreed, 20e6);
        _subscribe(dave, Tier.BASIC, 1, false);
        _upgrade(dave, Tier.PREMIUM);
        assertEq(uint8(_subscriber(dave).renewTier), uint8(Tier.PREMIUM));
        assertEq(_subscriber(dave).agreed, 0);
    }

    function test_Upgrade_InTheFirstSecondRemembersNothingBefore() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _upgrade(bob, Tier.PREMIUM);
        assertEq(_subscriber(bob).priorRate, 0);
        assertEq(_subscriber(bob).since, START);
        assertEq(subscriptions.countedOf(bob).countedUntil, 0);
        skip(1);
        _upgrade(bob, Tier.SUPPORTER);
        assertEq(_subscriber(bob).priorRate, PREMIUM_PRICE);
        assertEq(subscriptions.countedOf(bob).countedUntil, START);
    }

    /// @dev At prices of any height, at any moment.
    function testFuzz_Upgrade_CostsWhatThePreviewSays(uint32[3] memory prices, uint24 wait, uint8 to) public {
        Tier tier = _anyPrices(prices, to);
        _subscribe(bob, Tier.BASIC, 2, false);
        skip(bound(wait, 0, 2 * PERIOD - 1));
        (uint64 cost, uint40 until) = subscriptions.previewUpgrade(bob, tier);
        uint256 left = START + 30 days + 2 * PERIOD - block.timestamp;
        uint256 price = subscriptions.priceOf(tier);
        uint256 value = subscriptions.priceOf(Tier.BASIC) * left / PERIOD;
        assertEq(cost, Math.ceilDiv(price * left, PERIOD) - value);
        uint256 before = _spent(bob);
        vm.prank(bob);
        subscriptions.upgrade(tier, cost);
        assertEq(_spent(bob) - before, cost);
        assertEq(_subscriber(bob).paidUntil, until);
        assertEq(_subscriber(bob).rate, price);
    }

    /// @dev By way of PREMIUM, at once or later.
    function testFuzz_Upgrade_InTwoStepsIsNotCheaper(
        uint32[3] memory prices,
        uint24 wait,
        uint24 between
    )
        public
    {
        _anyPrices(prices, 1);
        _subscribe(bob, Tier.BASIC, 1, false);
        _subscribe(carol, Tier.BASIC, 1, false);
        skip(bound(wait, 0, PERIOD - 2));
        uint256 spent = _spent(bob);
        _upgrade(bob, Tier.SUPPORTER);
        uint256 atOnce = _spent(bob) - spent;
        spent = _spent(carol);
        _upgrade(carol, Tier.PREMIUM);
        uint256 snapshot = vm.snapshotState();
        _upgrade(carol, Tier.SUPPORTER);
        assertGe(_spent(carol) - spent, atOnce);
        assertLe(_spent(carol) - spent, atOnce + 2);
        // Later it is cheaper only by the time that has passed.
        vm.revertToState(snapshot);
        uint256 left = START + 30 days + PERIOD - block.timestamp;
        between = uint24(bound(between, 0, left - 1));
        skip(between);
        _upgrade(carol, Tier.SUPPORTER);
        uint256 difference = subscriptions.priceOf(Tier.SUPPORTER) - subscriptions.priceOf(Tier.PREMIUM);
        assertGe(_spent(carol) - spent + Math.ceilDiv(difference * between, PERIOD), atOnce);
    }

    /// @dev Sets ascending prices of up to 100 USDC.
    /// @return tier PREMIUM or SUPPORTER.
    function _anyPrices(uint32[3] memory prices, uint8 to) private returns (Tier tier) {
        prices[0] = uint32(bound(prices[0], 1, 30e6));
        prices[1] = uint32(bound(prices[1], prices[0] + 1, 60e6));
        prices[2] = uint32(bound(prices[2], prices[1] + 1, 100e6));
        _setPrices(prices[0], prices[1], prices[2]);
        return to % 2 == 0 ? Tier.PREMIUM : Tier.SUPPORTER;
    }

    function _assertPreview(Tier tier, uint256 cost, uint256 until) private view {
        (uint64 actual, uint40 end) = subscriptions.previewUpgrade(bob, tier);
        assertEq(actual, cost, "cost");
        assertEq(end, until, "until");
    }

    /// @dev The preview reverts as the transaction does.
    function _expectRevert(bytes memory reason, Tier tier) private {
        vm.expectRevert(reason);
        subscriptions.previewUpgrade(bob, tier);
        vm.expectRevert(reason);
        _upgrade(bob, tier);
    }

    function _notHigher(Tier tier, Tier current) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISubscriptions.Subscriptions_NotHigher.selector, tier, current);
    }
}
