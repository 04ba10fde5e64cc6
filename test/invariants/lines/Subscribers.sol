// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../../contracts/interfaces/ISubscriptions.sol";
import {
    EPOCH,
    Epoch,
    Policy,
    SETTLEMENT_WINDOW,
    Subscriber,
    Tier
} from "../../../contracts/types/SubscriptionTypes.sol";
import {Scene} from "./Scene.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Fans subscribe, renew, upgrade and say how it goes on; keepers collect and credit epochs; governance changes
/// prices and how points are given.
abstract contract Subscribers is Scene {
    uint256 private constant PLATFORM = 20;
    uint256 private constant PATRONAGE = 10;

    uint32 internal firstEpoch;

    function setUp() public virtual override {
        super.setUp();
        firstEpoch = uint32(block.timestamp / EPOCH);
        _handle(this.subscribe.selector, 4);
        _handle(this.renewSubscription.selector, 3);
        _handle(this.upgrade.selector, 4);
        _handle(this.setRenewal.selector, 2);
        _handle(this.nameArtists.selector, 1);
        _handle(this.collectSubscription.selector, 4);
        _handle(this.creditEpoch.selector, 4);
        _handle(this.changePrices.selector, 1);
        _handle(this.changePolicy.selector, 1);
    }

    function subscribe(uint256 seed) external handles(seed) {
        (address fan, Tier tier, uint8 periods) = (_anyFan(), Tier(_random(1, 3)), uint8(_random(1, 3)));
        uint256 price = uint256(subscriptions.priceOf(tier)) * periods;
        bytes memory call =
            abi.encodeCall(ISubscriptions.subscribe, (tier, periods, _onceIn(2), type(uint64).max));
        if (!_subscribes(fan, fan, call, price)) return;
        assertEq(
            subscriptions.subscriberOf(fan).paidUntil,
            block.timestamp + periods * 30 days,
            "L5 time: a subscription is shorter than paid for"
        );
        _done("subscribed");
    }

    /// @dev Two periods at once cost and give what two times one do.
    function renewSubscription(uint256 seed) external handles(seed) {
        address fan = _anyFan();
        uint40 before = subscriptions.subscriberOf(fan).paidUntil;
        uint256 price = subscriptions.priceOf(subscriptions.subscriberOf(fan).renewTier);
        uint256 undo = vm.snapshotState();
        bool done = _renew(fan, 1, price) && _renew(fan, 1, price);
        vm.revertToState(undo);
        bool renewed = _renew(fan, 2, 2 * price);
        assertEq(renewed, done, "L6 splitting: one of two ways to renew is refused");
        if (!renewed) return;
        assertEq(subscriptions.subscriberOf(fan).paidUntil, before + 60 days, "L5 time: renewing lost some");
        _done("renewed a subscription");
    }

    /// @dev It costs what was shown, and no more than on the way over the tier between.
    function upgrade(uint256 seed) external handles(seed) {
        (address fan, Tier tier) = (_anyFan(), Tier(_random(2, 3)));
        (bool isShown, bytes memory shown) =
            address(subscriptions).call(abi.encodeCall(ISubscriptions.previewUpgrade, (fan, tier)));
        uint256 over = type(uint256).max;
        if (tier == Tier.SUPPORTER) {
            uint256 undo = vm.snapshotState();
            uint256 had = usd.balanceOf(fan);
            bool done = _try(fan, address(subscriptions), _upgrading(Tier.PREMIUM))
                && _try(fan, address(subscriptions), _upgrading(tier));
            if (done) over = had - usd.balanceOf(fan);
            vm.revertToState(undo);
        }
        (uint64 cost,) = isShown ? abi.decode(shown, (uint64, uint40)) : (0, 0);
        uint256 worth = _worth(fan) + cost * uint256(30 days);
        if (!_subscribes(fan, fan, _upgrading(tier), cost)) return;
        assertTrue(isShown, "L3 subscriptions: upgraded, though the view said no");
        assertLe(cost, over, "L6 splitting: upgrading in two steps is cheaper");
        assertLe(_worth(fan), worth, "L6 splitting: time gained worth by an upgrade");
        _done(over == type(uint256).max ? bytes32("upgraded") : bytes32("upgraded, or in two steps"));
    }

    function setRenewal(uint256 seed) external handles(seed) {
        (address fan, Tier tier) = (_anyFan(), Tier(_random(0, 3)));
        bytes memory call = abi.encodeCall(
            ISubscriptions.setRenewal, (tier, tier != Tier.FREE && !_onceIn(3), type(uint32).max)
        );
        uint40 before = subscriptions.subscriberOf(fan).paidUntil;
        if (!_try(fan, address(subscriptions), call)) return;
        assertEq(subscriptions.subscriberOf(fan).paidUntil, before, "L5 time: paid time moved");
        _done(tier == Tier.FREE ? bytes32("cancelled") : bytes32("said how it goes on"));
    }

    function nameArtists(uint256 seed) external handles(seed) {
        address[] memory named = new address[](_random(0, 3));
        for (uint256 i = 0; i < named.length; ++i) {
            // Not everybody has a page.
            named[i] = people[_random(0, people.length - 1)];
        }
        if (_try(_anyFan(), address(subscriptions), abi.encodeCall(ISubscriptions.nameArtists, (named)))) {
            _done("named artists");
        }
    }

    function collectSubscription(uint256 seed) external handles(seed) {
        address fan = _anyFan();
        uint40 due = subscriptions.subscriberOf(fan).paidUntil;
        uint256 agreed = subscriptions.subscriberOf(fan).agreed;
        if (_onceIn(2) && due > block.timestamp && due < block.timestamp + 100 days) vm.warp(due + 1 hours);
        uint256 price = subscriptions.priceOf(subscriptions.subscriberOf(fan).renewTier);
        bytes memory call = abi.encodeCall(ISubscriptions.collect, (fan));
        if (!_subscribes(fan, keeper, call, price)) return;
        assertLe(price, agreed, "L3 subscriptions: more was collected than agreed to");
        assertGe(block.timestamp, due, "L5 time: collected before it was due");
        _done("collected a subscription");
    }

    /// @dev Of an epoch whose time is over, one song or all, as the view showed.
    function creditEpoch(uint256 seed) external handles(seed) {
        uint32 epoch = _anyEpoch();
        uint32[] memory songs = _onceIn(2) ? _allSongs() : _oneSong();
        (bool isShown, bytes memory shown) =
            address(subscriptions).call(abi.encodeCall(ISubscriptions.previewEpoch, (epoch, songs)));
        uint256 expected = 0;
        if (isShown) {
            uint64[] memory amounts = abi.decode(shown, (uint64[]));
            for (uint256 i = 0; i < amounts.length; ++i) {
                expected += amounts[i];
            }
        }
        _credit(epoch, songs, isShown, expected);
    }

    function changePrices(uint256 seed) external handles(seed) {
        uint32 basic = uint32(_random(1e6, 6e6));
        uint32 premium = basic + uint32(_random(1, 6e6));
        bytes memory call =
            abi.encodeCall(ISubscriptions.setPrices, (basic, premium, premium + uint32(_random(1, 6e6))));
        _govern(address(subscriptions), call);
        _done("announced prices");
    }

    function changePolicy(uint256 seed) external handles(seed) {
        // Governance waits some days, after which the epoch may have begun; so not the very next one.
        uint32 epoch = uint32(block.timestamp / EPOCH) + uint32(_random(2, 3));
        _govern(
            address(subscriptions), abi.encodeCall(ISubscriptions.setPolicy, (epoch, Policy(_random(0, 1))))
        );
        _done("chose how points are given");
    }

    /// @dev What is held: the pools, less what was credited. No cent is in two epochs, or in none.
    function _checkPools() internal view {
        uint256 held = 0;
        for (uint32 epoch = firstEpoch; epoch <= block.timestamp / EPOCH + 13; ++epoch) {
            Epoch memory stored = subscriptions.epochOf(epoch);
            held += stored.pool - stored.credited;
            assertLe(stored.creditedPoints, stored.points, "L3 subscriptions: points credited twice");
        }
        assertEq(held, pooled - poolCredited, "L3 subscriptions: a cent without an epoch");
        assertEq(usd.balanceOf(address(subscriptions)), held, "L3 subscriptions: pools held");
    }

    /// @dev Ends a run: when fourteen epochs are over, all that they hold is credited or rolls over.
    function _finishEpochs() internal {
        uint256 until = (uint256(firstEpoch) + EPOCHS) * EPOCH + SETTLEMENT_WINDOW;
        if (block.timestamp < until) vm.warp(until);
        for (uint32 epoch = firstEpoch; epoch < subscriptions.countingEpoch(); ++epoch) {
            if (subscriptions.epochOf(epoch).points == 0) {
                _try(keeper, address(subscriptions), abi.encodeCall(ISubscriptions.rollOver, (epoch)));
            } else {
                _credit(epoch, _oneSong(), false, 0);
                _credit(epoch, _allSongs(), false, 0);
            }
            Epoch memory stored = subscriptions.epochOf(epoch);
            assertEq(stored.credited, stored.pool, "L3 subscriptions: an epoch's credits are not its pool");
        }
    }

    function _credit(uint32 epoch, uint32[] memory songs, bool isShown, uint256 expected) private {
        uint256 open = subscriptions.epochOf(epoch).creditedPoints;
        bytes memory call = abi.encodeCall(ISubscriptions.creditEpoch, (epoch, songs));
        Flow memory flow = _flow(keeper, keeper, address(subscriptions), call);
        if (!flow.done) return;
        assertEq(
            flow.held, -int256(flow.credited), "L3 subscriptions: credited other than what left the pool"
        );
        if (isShown) assertEq(flow.credited, expected, "L3 subscriptions: credited other than shown");
        poolCredited += flow.credited;
        if (subscriptions.epochOf(epoch).creditedPoints != open) _done("credited songs");
        bytes memory rolling = abi.encodeCall(ISubscriptions.rollOver, (epoch));
        if (_onceIn(2) && _try(keeper, address(subscriptions), rolling)) _done("rolled a pool over");
    }

    /// @dev A payment of `price`: a fifth is the platform's and the keeper's, a tenth at most the named artists', and
    /// all the rest the pools'.
    function _subscribes(
        address fan,
        address caller,
        bytes memory call,
        uint256 price
    )
        private
        returns (bool)
    {
        uint256 had = usd.balanceOf(keeper);
        uint256 treasurys = splits.received(splits.TREASURY_SPLIT());
        Flow memory flow = _flow(fan, caller, address(subscriptions), call);
        if (!flow.done) return false;
        uint256 reward = usd.balanceOf(keeper) - had;
        purse[keeper] += reward;
        uint256 platform = splits.received(splits.TREASURY_SPLIT()) - treasurys;
        uint256 pool = uint256(flow.held);
        assertEq(flow.paid, price, "L3 subscriptions: paid other than the price");
        assertEq(flow.paid, flow.credited + reward + pool, "L3 subscriptions: a cent without an owner");
        assertEq(platform + reward, price * PLATFORM / 100, "L3 subscriptions: the platform's part");
        assertLe(
            flow.credited - platform, price * PATRONAGE / 100, "L3 subscriptions: the named artists' part"
        );
        pooled += pool;
        return true;
    }

    /// @dev What the paid time still ahead was bought for, in micro-USDC times seconds for 30 days.
    function _worth(address fan) private view returns (uint256) {
        Subscriber memory state = subscriptions.subscriberOf(fan);
        return state.rate * Math.saturatingSub(state.changesAt, block.timestamp) + state.laterRate
            * Math.saturatingSub(state.paidUntil, Math.max(state.changesAt, block.timestamp));
    }

    function _renew(address fan, uint8 periods, uint256 price) private returns (bool) {
        bytes memory call = abi.encodeCall(ISubscriptions.renew, (periods, type(uint64).max));
        return _subscribes(fan, fan, call, price);
    }

    function _upgrading(Tier tier) private pure returns (bytes memory) {
        return abi.encodeCall(ISubscriptions.upgrade, (tier, type(uint64).max));
    }

    /// @dev Mostly one that is over.
    function _anyEpoch() private returns (uint32) {
        return uint32(_random(firstEpoch, block.timestamp / EPOCH));
    }

    function _allSongs() private pure returns (uint32[] memory songs) {
        songs = new uint32[](SONGS);
        for (uint32 i = 0; i < SONGS; ++i) {
            songs[i] = i + 1;
        }
    }

    function _oneSong() private returns (uint32[] memory songs) {
        songs = new uint32[](1);
        songs[0] = _anySong();
    }
}
