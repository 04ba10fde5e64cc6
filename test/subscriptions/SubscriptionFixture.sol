// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {Subscriptions} from "../../contracts/lines/Subscriptions.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Epoch, PaymentKind, Subscriber, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {Fixture} from "../utils/Fixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @notice Alice has a song and carol another one, both open to subscribers and admitted. Bob, carol and dave have money
/// and allow subscriptions to take it. The test is the admin, and reports plays.
abstract contract SubscriptionFixture is Fixture {
    uint40 internal constant PERIOD = 30 days;
    uint40 internal constant EPOCH = 30 days;
    uint40 internal constant GRACE = 3 days;
    uint40 internal constant WINDOW = 3 days;
    uint32 internal constant BASIC_PRICE = 5e6;
    uint32 internal constant PREMIUM_PRICE = 10e6;
    uint32 internal constant SUPPORTER_PRICE = 15e6;
    uint256 internal constant PURSE = 1e15;
    /// @dev The epoch that `START` lies in, a little before its middle.
    uint32 internal constant FIRST_EPOCH = uint32(START / EPOCH);
    uint8 internal constant OPEN = 0x10;

    Patronage internal patronage;
    Subscriptions internal subscriptions;
    uint32 internal song;
    uint32 internal songSplit;
    uint32 internal other;
    uint32 internal otherSplit;
    uint32 internal patronageSplit;

    function setUp() public virtual override {
        super.setUp();
        patronage = new Patronage(ISplits(address(splits)), ICatalog(address(catalog)));
        subscriptions = _newSubscriptions();
        subscriptions.setTabs(address(this));
        (song, songSplit) = _registerOpen(alice);
        (other, otherSplit) = _registerOpen(carol);
        patronageSplit = _createSplit(_whole(alice));
        vm.prank(alice);
        patronage.setPage(alice, patronageSplit, 0);
        subscriptions.setAdmitted(_list(alice, carol), true);
        address[3] memory fans = [bob, carol, dave];
        for (uint256 i = 0; i < 3; ++i) {
            usd.mint(fans[i], PURSE);
            vm.prank(fans[i]);
            usd.approve(address(subscriptions), type(uint256).max);
        }
    }

    function _newSubscriptions() internal returns (Subscriptions) {
        return new Subscriptions(
            address(new AccessManager(address(this))),
            ISplits(address(splits)),
            ICatalog(address(catalog)),
            IPatronage(address(patronage))
        );
    }

    /// @dev Open to subscribers only.
    function _registerOpen(address artist) internal returns (uint32 id, uint32 split) {
        split = _createSplit(_whole(artist));
        id = _registerSong(artist, split, Terms(0, 0, OPEN, 0, 0));
    }

    function _subscribe(address fan, Tier tier, uint8 periods, bool automatic) internal {
        vm.prank(fan);
        subscriptions.subscribe(tier, periods, automatic, type(uint64).max);
    }

    function _renew(address fan, uint8 periods) internal {
        vm.prank(fan);
        subscriptions.renew(periods, type(uint64).max);
    }

    function _upgrade(address fan, Tier tier) internal {
        vm.prank(fan);
        subscriptions.upgrade(tier, type(uint64).max);
    }

    function _setRenewal(address fan, Tier tier, bool automatic) internal {
        vm.prank(fan);
        subscriptions.setRenewal(tier, automatic, automatic ? type(uint32).max : 0);
    }

    function _cancel(address fan) internal {
        _setRenewal(fan, Tier.FREE, false);
    }

    /// @dev By dave, as a keeper.
    function _collect(address fan) internal returns (uint64) {
        vm.prank(dave);
        return subscriptions.collect(fan);
    }

    /// @dev Announced, and waited for.
    function _setPrices(uint32 basic, uint32 premium, uint32 supporter) internal {
        subscriptions.setPrices(basic, premium, supporter);
        skip(30 days);
    }

    function _name(address fan, address[] memory artists) internal {
        vm.prank(fan);
        subscriptions.nameArtists(artists);
    }

    function _item(uint32 id, Kind kind, uint16 plays) internal pure returns (bytes memory) {
        return abi.encodePacked(id, uint16((uint16(kind) << 14) | plays), uint48(0));
    }

    function _plays(uint32 id, uint16 plays) internal pure returns (bytes memory) {
        return _item(id, Kind.SUBSCRIPTION, plays);
    }

    /// @dev As the settlement reports it.
    function _count(address fan, bytes memory items) internal {
        subscriptions.countPlays(fan, items);
    }

    function _subscriber(address fan) internal view returns (Subscriber memory) {
        return subscriptions.subscriberOf(fan);
    }

    function _points(uint32 epoch, uint32 id) internal view returns (uint64) {
        return subscriptions.pointsOf(epoch, id);
    }

    function _pool(uint32 epoch) internal view returns (uint64) {
        return subscriptions.epochOf(epoch).pool;
    }

    /// @dev The first second at which the epoch can be credited.
    function _creditableAt(uint32 epoch) internal pure returns (uint256) {
        return (uint256(epoch) + 1) * EPOCH + WINDOW;
    }

    /// @dev Micro-USDC that the fan has paid out so far.
    function _spent(address fan) internal view returns (uint256) {
        return PURSE - usd.balanceOf(fan);
    }

    /// @dev What is in pools that songs were not credited with, over `count` epochs from the first.
    function _owed(uint32 count) internal view returns (uint256 sum) {
        for (uint32 epoch = FIRST_EPOCH; epoch < FIRST_EPOCH + count; ++epoch) {
            Epoch memory totals = subscriptions.epochOf(epoch);
            sum += totals.pool - totals.credited;
        }
    }

    function _assertTier(address fan, Tier tier, uint256 until) internal view {
        (Tier actual, uint40 end) = subscriptions.tierOf(fan);
        assertEq(uint8(actual), uint8(tier), "tier");
        assertEq(end, until, "until");
    }

    /// @dev One stretch.
    function _assertPaid(address fan, Tier tier, uint256 rate, uint256 paidUntil) internal view {
        Subscriber memory state = _subscriber(fan);
        assertEq(uint8(state.tier), uint8(tier), "tier");
        assertEq(state.rate, rate, "rate");
        assertEq(state.changesAt, paidUntil, "changes at");
        assertEq(state.paidUntil, paidUntil, "paid until");
        assertEq(uint8(state.laterTier), 0, "later tier");
        assertEq(state.laterRate, 0, "later rate");
    }

    /// @dev Two stretches.
    function _assertPaid(
        address fan,
        Tier tier,
        uint256 changesAt,
        Tier laterTier,
        uint256 laterRate,
        uint256 paidUntil
    )
        internal
        view
    {
        Subscriber memory state = _subscriber(fan);
        assertEq(uint8(state.tier), uint8(tier), "tier");
        assertEq(state.changesAt, changesAt, "changes at");
        assertEq(uint8(state.laterTier), uint8(laterTier), "later tier");
        assertEq(state.laterRate, laterRate, "later rate");
        assertEq(state.paidUntil, paidUntil, "paid until");
    }

    /// @dev As divided without a keeper and without named artists.
    function _expectPaid(
        address fan,
        PaymentKind kind,
        Tier tier,
        uint64 amount,
        uint256 from,
        uint256 until,
        Subscriber memory state
    )
        internal
    {
        uint64 platform = amount / 5;
        vm.expectEmit(address(subscriptions));
        emit ISubscriptions.SubscriptionPaid(
            fan,
            fan,
            kind,
            tier,
            amount,
            platform,
            0,
            0,
            amount - platform,
            uint40(from),
            uint40(until),
            state
        );
    }

    /// @dev One stretch that renews as itself.
    function _state(
        Tier tier,
        uint32 rate,
        uint256 since,
        uint256 paidUntil
    )
        internal
        pure
        returns (Subscriber memory state)
    {
        state.since = uint40(since);
        state.changesAt = uint40(paidUntil);
        state.paidUntil = uint40(paidUntil);
        state.rate = rate;
        (state.tier, state.renewTier) = (tier, tier);
    }

    function _notSubscribed(address fan) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISubscriptions.Subscriptions_NotSubscribed.selector, fan);
    }

    function _aboveMaximum(uint64 amount, uint64 maximum) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISubscriptions.Subscriptions_AboveMaximum.selector, amount, maximum);
    }
}
