// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Payment, toPayment} from "../../contracts/types/Payment.sol";
import {Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {SubscriptionFixture} from "./SubscriptionFixture.sol";

/// @notice Where the money of payments goes: not one micro-USDC is left over.
contract MoneyTest is SubscriptionFixture {
    uint32 private constant TREASURY = 1;

    function test_RevertWhen_MoreThanFourArtistsAreNamed() public {
        vm.expectRevert(abi.encodeWithSelector(ISubscriptions.Subscriptions_TooManyArtists.selector, 5));
        _name(bob, new address[](5));
    }

    function test_NameArtists_ReplacesThoseBefore() public {
        _name(bob, _list(alice, carol, dave));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.ArtistsNamed(bob, _list(alice));
        _name(bob, _list(alice));
        assertEq(abi.encode(subscriptions.namedBy(bob)), abi.encode(_list(alice)));
        _name(bob, new address[](0));
        assertEq(subscriptions.namedBy(bob).length, 0);
    }

    function test_NameArtists_ASupportersPaymentsReachThem() public {
        uint32 carols = _openPage(carol);
        _name(bob, _list(alice, carol));
        Payment[] memory parts = new Payment[](2);
        (parts[0], parts[1]) = (toPayment(patronageSplit, 0.75e6), toPayment(carols, 0.75e6));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.ArtistsPaid(bob, _list(alice, carol), parts);
        _subscribe(bob, Tier.SUPPORTER, 1, false);
        _assertReceived(3e6, 0.75e6);
        assertEq(splits.received(carols), 0.75e6);
        assertEq(_owed(2), 10.5e6);
    }

    function test_NameArtists_WhatIsLeftJoinsThePool() public {
        // Of 1.5 USDC a quarter each, rounded down; dave has no page.
        _setPrices(5e6, 10e6, 15e6 + 30);
        address[] memory artists = new address[](4);
        (artists[0], artists[1], artists[2], artists[3]) = (dave, alice, dave, alice);
        _name(bob, artists);
        Payment[] memory parts = new Payment[](4);
        parts[1] = toPayment(patronageSplit, 375_000);
        parts[3] = parts[1];
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.ArtistsPaid(bob, artists, parts);
        _subscribe(bob, Tier.SUPPORTER, 1, false);
        _assertReceived(3_000_006, 750_000);
        assertEq(_owed(4), 15e6 + 30 - 3_000_006 - 750_000);
    }

    function test_NameArtists_OfWhomNobodyHasAPage() public {
        _name(bob, _list(carol, dave));
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.ArtistsPaid(bob, _list(carol, dave), new Payment[](2));
        _subscribe(bob, Tier.SUPPORTER, 1, false);
        _assertReceived(3e6, 0);
        assertEq(_owed(2), 12e6);
    }

    function test_NameArtists_NothingFromOtherTiers() public {
        _name(bob, _list(alice));
        _subscribe(bob, Tier.PREMIUM, 1, false);
        _assertReceived(2e6, 0);
        // An upgrade is a payment for the new tier.
        _upgrade(bob, Tier.SUPPORTER);
        _assertReceived(3e6, 0.5e6);
        assertEq(_owed(2), 8e6 + 3.5e6);
    }

    function test_Payment_IsRecognisedOverTheTimeItBuys() public {
        _subscribe(bob, Tier.BASIC, 12, false);
        uint256 pool = 48e6;
        uint256 before = 0;
        for (uint32 epoch = FIRST_EPOCH; epoch <= FIRST_EPOCH + 12; ++epoch) {
            uint256 end = (uint256(epoch) + 1) * EPOCH;
            uint256 upTo = end > START + 12 * PERIOD ? pool : pool * (end - START) / (12 * PERIOD);
            assertEq(_pool(epoch), upTo - before);
            before = upTo;
        }
        assertEq(_pool(FIRST_EPOCH + 13), 0);
        assertEq(usd.balanceOf(address(subscriptions)), pool);
    }

    function test_Payment_WithinTheGraceIsRecognisedFromItsOwnEpoch() public {
        // The paid time ends a day before an epoch's end, and is renewed a day after it.
        vm.warp((uint256(FIRST_EPOCH) + 1) * EPOCH - 1 days);
        _subscribe(bob, Tier.BASIC, 1, false);
        uint64 before = _pool(FIRST_EPOCH + 1);
        skip(PERIOD + 2 days);
        _renew(bob, 1);
        assertEq(_pool(FIRST_EPOCH + 1), before);
        // Two days of the new period lie before and after; of the next epoch's 30 days 29 are left.
        assertEq(_pool(FIRST_EPOCH + 2), 4e6);
        assertEq(_owed(4), 8e6);
    }

    /// @dev Any payments: what came in is the treasury's, the named artists' and the pools', to the unit.
    function testFuzz_Payments_LeaveNothingOver(uint32[3] memory prices, uint256 seed) public {
        prices[0] = uint32(bound(prices[0], 1, 30e6));
        prices[1] = uint32(bound(prices[1], prices[0] + 1, 60e6));
        prices[2] = uint32(bound(prices[2], prices[1] + 1, 100e6));
        _setPrices(prices[0], prices[1], prices[2]);
        if (seed % 2 == 0) _name(bob, _list(alice, dave, alice));
        _subscribe(bob, Tier(1 + seed % 2), uint8(1 + seed % 5), true);
        skip((seed >> 16) % PERIOD);
        _upgrade(bob, Tier.SUPPORTER);
        _renew(bob, uint8(1 + seed % 3));
        vm.warp(_subscriber(bob).paidUntil + (seed >> 32) % GRACE);
        uint256 reward = _collect(bob);
        uint256 earned = splits.received(TREASURY) + splits.received(patronageSplit) + reward;
        assertEq(_spent(bob), earned + _owed(16));
        assertEq(usd.balanceOf(address(subscriptions)), _owed(16));
    }

    function _openPage(address artist) private returns (uint32 split) {
        split = _createSplit(_whole(artist));
        vm.prank(artist);
        patronage.setPage(artist, split, 0);
    }

    function _assertReceived(uint256 platform, uint256 patron) private view {
        assertEq(splits.received(TREASURY), platform, "platform");
        assertEq(splits.received(patronageSplit), patron, "patronage");
    }
}
