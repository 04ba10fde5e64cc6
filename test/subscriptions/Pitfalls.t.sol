// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {ITokenReceiver, OddToken, Oddity} from "../utils/OddToken.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Tries to collect once more while it is being paid.
contract GreedyCollector is ITokenReceiver {
    Subscriptions private immutable SUBSCRIPTIONS;
    address private immutable SUBSCRIBER;
    bytes public answer;

    constructor(Subscriptions subscriptions, address subscriber) {
        SUBSCRIPTIONS = subscriptions;
        SUBSCRIBER = subscriber;
    }

    function collect() external {
        SUBSCRIPTIONS.collect(SUBSCRIBER);
    }

    function tokensReceived() external {
        (, answer) = address(SUBSCRIPTIONS).call(abi.encodeCall(Subscriptions.collect, (SUBSCRIBER)));
    }
}

/// @notice What other systems got wrong with subscriptions, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | a second upgrade within one period is credited wrongly | test_ASecondUpgradeCountsWhatTheFirstOneCost |
/// | an early renewal loses paid time | testFuzz_AnEarlyRenewalLosesNoTime |
/// | terms change under a subscriber | test_PricesDoNotChangeUnderASubscriber |
/// | an upgrade agrees to a price nobody saw | test_AnUpgradeAgreesToNoPriceOfAnotherTier |
/// | a keeper works and nobody pays it | test_TheKeeperIsPaidAndNotByTheSubscriber |
/// | 10 % of most subscriptions belong to nobody | test_ThePatronageTenthBelongsToSomebody |
/// | cancelling ends paid time | test_CancellingEndsNoPaidTime |
/// | `0 + grace` passes a deadline check | test_NobodyHasGraceWhoNeverSubscribed |
/// | a song is credited twice, or left out for good | test_ASongIsCreditedOnceAndByAnybody |
/// | many wallets or tabs earn more than was paid | test_ManyWalletsEarnNoMoreThanThePool |
/// | a recipient that cannot receive stops payments | test_ATreasuryOrArtistWhoIsBlockedStopsNobody |
/// | a currency that takes a fee is credited in full | test_ACurrencyThatTakesAFeeIsRefused |
/// | who is paid calls back and is paid twice | test_AKeeperWhoCallsBackIsPaidOnce |
/// | a keeper that cannot receive blocks renewals | test_AKeeperWhoIsBlockedStopsNobodyElse |
contract SubscriptionPitfallsTest is SubscriptionFixture {
    function test_ASecondUpgradeCountsWhatTheFirstOneCost() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(15 days);
        _upgrade(bob, Tier.PREMIUM);
        assertEq(_spent(bob), BASIC_PRICE + 2.5e6);
        skip(5 days);
        _upgrade(bob, Tier.SUPPORTER);
        // A third of the difference between SUPPORTER and PREMIUM, not between SUPPORTER and BASIC.
        assertEq(_spent(bob), BASIC_PRICE + 2.5e6 + 1_666_667);
    }

    function testFuzz_AnEarlyRenewalLosesNoTime(uint24 wait, uint8 periods) public {
        periods = uint8(bound(periods, 1, 11));
        _subscribe(bob, Tier.BASIC, 1, false);
        skip(bound(wait, 0, PERIOD + GRACE - 1));
        _renew(bob, periods);
        assertEq(_subscriber(bob).paidUntil, START + (uint256(periods) + 1) * PERIOD);
    }

    function test_PricesDoNotChangeUnderASubscriber() public {
        _subscribe(bob, Tier.PREMIUM, 2, true);
        _setPrices(50e6, 100e6, 150e6);
        _assertTier(bob, Tier.PREMIUM, START + 2 * PERIOD + GRACE);
        skip(PERIOD);
        vm.expectRevert(
            abi.encodeWithSelector(ISubscriptions.Subscriptions_AboveAgreed.selector, 100e6, 10e6)
        );
        _collect(bob);
        assertEq(_spent(bob), 2 * PREMIUM_PRICE);
    }

    function test_AnUpgradeAgreesToNoPriceOfAnotherTier() public {
        _subscribe(bob, Tier.BASIC, 2, true);
        _setRenewal(bob, Tier.SUPPORTER, false);
        vm.prank(bob);
        subscriptions.setRenewal(Tier.SUPPORTER, true, 15e6);
        _setPrices(5e6, 10e6, 20e6);
        _upgrade(bob, Tier.PREMIUM);
        assertEq(_subscriber(bob).agreed, 15e6);
    }

    function test_TheKeeperIsPaidAndNotByTheSubscriber() public {
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(PERIOD);
        assertEq(_collect(bob), BASIC_PRICE / 100);
        assertEq(usd.balanceOf(dave), PURSE + BASIC_PRICE / 100);
        // By the platform: the subscriber pays the price, and the artists get as much as ever.
        assertEq(_spent(bob), 2 * BASIC_PRICE);
        assertEq(_owed(3), 2 * 4e6);
    }

    function test_ThePatronageTenthBelongsToSomebody() public {
        Tier[3] memory tiers = [Tier.BASIC, Tier.PREMIUM, Tier.SUPPORTER];
        address[3] memory fans = [bob, carol, dave];
        for (uint256 i = 0; i < 3; ++i) {
            _subscribe(fans[i], tiers[i], 1, false);
        }
        // Nobody has named an artist, so 80 % are the pools'.
        assertEq(_owed(2), 24e6);
        _count(bob, _plays(song, 1));
        vm.warp(_creditableAt(FIRST_EPOCH));
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
        _count(bob, _plays(song, 1));
        vm.warp(_creditableAt(FIRST_EPOCH + 1));
        subscriptions.creditEpoch(FIRST_EPOCH + 1, _ids(song));
        assertEq(splits.received(songSplit), 24e6);
        assertEq(usd.balanceOf(address(subscriptions)), 0);
    }

    function test_CancellingEndsNoPaidTime() public {
        _subscribe(bob, Tier.PREMIUM, 6, true);
        skip(1);
        _cancel(bob);
        assertEq(_subscriber(bob).paidUntil, START + 6 * PERIOD);
        vm.warp(START + 6 * PERIOD - 1);
        _assertTier(bob, Tier.PREMIUM, START + 6 * PERIOD);
    }

    function test_NobodyHasGraceWhoNeverSubscribed() public {
        // On a chain that is younger than the grace.
        vm.warp(1);
        _assertTier(bob, Tier.FREE, 0);
        _count(bob, _plays(song, 1));
        assertEq(_points(0, song), 0);
        vm.expectRevert(_notSubscribed(bob));
        _collect(bob);
        vm.expectRevert(_notSubscribed(bob));
        _renew(bob, 1);
        vm.expectRevert(_notSubscribed(bob));
        _setRenewal(bob, Tier.BASIC, false);
    }

    function test_ASongIsCreditedOnceAndByAnybody() public {
        _subscribe(bob, Tier.BASIC, 1, false);
        _count(bob, bytes.concat(_plays(song, 1), _plays(other, 1)));
        vm.warp(_creditableAt(FIRST_EPOCH));
        // Somebody lists one song again and again, and never the other.
        for (uint256 i = 0; i < 3; ++i) {
            subscriptions.creditEpoch(FIRST_EPOCH, _ids(song, song));
        }
        uint64 pool = _pool(FIRST_EPOCH);
        assertEq(splits.received(songSplit), pool / 2);
        vm.prank(carol);
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(other));
        assertEq(splits.received(otherSplit), pool - pool / 2);
    }

    function test_ManyWalletsEarnNoMoreThanThePool() public {
        // Thirty wallets subscribe and do nothing but play one song.
        for (uint160 i = 0; i < 30; ++i) {
            address wallet = address((1 << 80) + i);
            usd.mint(wallet, BASIC_PRICE);
            vm.prank(wallet);
            usd.approve(address(subscriptions), BASIC_PRICE);
            _subscribe(wallet, Tier.BASIC, 1, false);
            for (uint256 k = 0; k < 3; ++k) {
                _count(wallet, _plays(song, 0x3fff));
            }
        }
        uint64 pool = _pool(FIRST_EPOCH);
        vm.warp(_creditableAt(FIRST_EPOCH));
        subscriptions.creditEpoch(FIRST_EPOCH, _ids(song));
        assertEq(splits.received(songSplit), pool);
        assertLt(pool, 30 * 4e6);
    }

    function test_ATreasuryOrArtistWhoIsBlockedStopsNobody() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        token.setBlocked(alice, true);
        token.setBlocked(treasury, true);
        _name(bob, _list(alice));
        _subscribe(bob, Tier.SUPPORTER, 1, true);
        _count(bob, _plays(song, 1));
        skip(PERIOD);
        _collect(bob);
        vm.warp(_creditableAt(FIRST_EPOCH));
        assertGt(subscriptions.creditEpoch(FIRST_EPOCH, _ids(song)), 0);
    }

    function test_ACurrencyThatTakesAFeeIsRefused() public {
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1e6, 0.99e6));
        _subscribe(bob, Tier.BASIC, 1, false);
    }

    function test_AKeeperWhoCallsBackIsPaidOnce() public {
        OddToken token = _deployWith(Oddity.CALLS_BACK);
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(PERIOD);
        GreedyCollector keeper = new GreedyCollector(subscriptions, bob);
        keeper.collect();
        assertEq(token.balanceOf(address(keeper)), BASIC_PRICE / 100);
        assertEq(token.balanceOf(bob), PURSE - 2 * BASIC_PRICE);
        assertEq(
            keeper.answer(),
            abi.encodeWithSelector(ISubscriptions.Subscriptions_NotDue.selector, START + 2 * PERIOD)
        );
    }

    function test_AKeeperWhoIsBlockedStopsNobodyElse() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        _subscribe(bob, Tier.BASIC, 1, true);
        skip(PERIOD);
        token.setBlocked(dave, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, dave));
        _collect(bob);
        vm.prank(carol);
        assertEq(subscriptions.collect(bob), BASIC_PRICE / 100);
    }

    /// @dev Deploys all once more on an odd token, with alice's song and page and bob's money.
    function _deployWith(Oddity oddity) private returns (OddToken token) {
        token = new OddToken(oddity);
        _deploy(address(token));
        patronage = new Patronage(ISplits(address(splits)), ICatalog(address(catalog)));
        subscriptions = _newSubscriptions();
        subscriptions.setTabs(address(this));
        subscriptions.setAdmitted(_list(alice), true);
        (song, songSplit) = _registerOpen(alice);
        patronageSplit = _createSplit(_whole(alice));
        vm.prank(alice);
        patronage.setPage(alice, patronageSplit, 0);
        token.mint(bob, PURSE);
        vm.prank(bob);
        token.approve(address(subscriptions), type(uint256).max);
    }
}
