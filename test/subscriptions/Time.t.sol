// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISubscriptions} from "../../contracts/interfaces/ISubscriptions.sol";
import {SubscriptionTime} from "../../contracts/libraries/SubscriptionTime.sol";
import {SubscriberState, Tier} from "../../contracts/types/SubscriptionTypes.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Paid time in one slot, beside a list that forgets nothing.
contract SubscriptionTimeTest is Test {
    using SubscriptionTime for SubscriberState;

    uint256 private constant PERIOD = 30 days;
    uint256 private constant START = 1_800_000_000;

    /// @dev Time bought on one tier at one price.
    struct Stretch {
        uint256 from;
        uint256 until;
        uint256 tier;
        uint256 rate;
    }

    Stretch[] private _list;
    uint256 private _now;

    /// @dev Renewals and upgrades of all kinds, at prices that change each time.
    function testFuzz_Time_IsThatOfASlowList(uint256[12] memory seeds) public {
        SubscriberState memory state = _begin(seeds[0]);
        for (uint256 i = 1; i < 12; ++i) {
            uint256 seed = seeds[i];
            _now += seed % 40 days;
            if (_now >= _end() + 3 days) break;
            state.renewTier = 1 + (seed >> 32) % 3;
            uint256 price = 1 + (seed >> 64) % 20e6;
            if (seed >> 255 == 0) _prolong(state, price, PERIOD * (1 + (seed >> 128) % 3));
            else if (_now < _end()) _lift(state, 1 + (seed >> 32) % 3, price);
            _assertSame(state);
        }
    }

    /// @dev A subscriber's time never weighs more than was paid, and just as much while one stretch lies behind.
    function testFuzz_Contribution_IsNeverMoreThanWasPaid(uint256[6] memory seeds, bool named) public {
        SubscriberState memory state = _begin(seeds[0]);
        uint256 epochStart = SubscriptionTime.countingEpoch(_now) * PERIOD;
        uint256 stretchesBehind = 0;
        for (uint256 i = 1; i < 6; ++i) {
            _now += seeds[i] % 4 days;
            uint256 tier = 1 + (seeds[i] >> 32) % 3;
            if (tier <= state.tier) continue;
            if (_now > state.since) ++stretchesBehind;
            // Prices of tiers ascend.
            _lift(state, tier, tier * 5e6 + (seeds[0] >> 200) % 1e6);
        }
        if (SubscriptionTime.countingEpoch(_now) * PERIOD != epochStart) return;
        uint256 value = state.contribution(START, _now + 1 days, named);
        uint256 slow = _slowContribution(START, _now + 1 days, named);
        if (stretchesBehind < 2) assertEq(value, slow);
        // A day and more of PREMIUM may be taken as that of BASIC, and nothing as more than it was.
        if (!named) assertLe(value, slow);
    }

    function test_Contribution_OfNoTimeIsNothing() public {
        SubscriberState memory state = _begin(0);
        assertEq(state.contribution(START, START, false), 0);
        assertEq(state.contribution(START + 2, START + 1, false), 0);
        assertEq(state.contribution(_end(), _end() + 1 days, false), 0);
    }

    /// @dev What a first stretch that is over does to what lies behind it.
    function test_Fold_RemembersTheCheaperOfTwoThatMayCount() public {
        SubscriberState memory state = _begin(0);
        state.prolong(7e6, PERIOD);
        (state.changesAt, state.paidUntil) = (START + 1 days, START + 20 days);
        (state.priorTier, state.priorRate, state.since) = (1, 4e6, START - 1);
        // The epoch that is counted began before; 5 is more than 4.
        state.rate = 5e6;
        state.fold(START + 1 days);
        assertEq(state.priorRate, 4e6);
        assertEq(state.since, START + 1 days);
        // Cheaper, or as dear: the newer one.
        (state.laterTier, state.laterRate, state.changesAt) = (2, 8e6, START + 2 days);
        (state.tier, state.rate) = (2, 4e6);
        state.fold(START + 2 days);
        assertEq(state.priorTier, 2);
        // Long ago: the newer one too.
        (state.laterTier, state.laterRate, state.changesAt) = (1, 1e6, START + 70 days);
        (state.rate, state.paidUntil) = (9e6, START + 80 days);
        state.fold(START + 70 days);
        assertEq(state.priorRate, 9e6);
    }

    function test_CountingEpoch_OfAYoungChain() public pure {
        assertEq(SubscriptionTime.countingEpoch(0), 0);
        assertEq(SubscriptionTime.countingEpoch(33 days - 1), 0);
        assertEq(SubscriptionTime.countingEpoch(33 days), 1);
    }

    function _begin(uint256 seed) private returns (SubscriberState memory state) {
        _now = START;
        uint256 tier = 1 + seed % 3;
        uint256 price = 1 + (seed >> 64) % 5e6;
        (state.since, state.tier, state.rate, state.renewTier) = (START, tier, price, tier);
        state.paidUntil = START + PERIOD * (1 + (seed >> 128) % 2);
        state.changesAt = state.paidUntil;
        _list.push(Stretch(START, state.paidUntil, tier, price));
    }

    function _prolong(SubscriberState memory state, uint256 price, uint256 added) private {
        state.fold(_now);
        Stretch memory last = _list[_list.length - 1];
        bool isSame = last.tier == state.renewTier && last.rate == price;
        // Two stretches lie ahead, and this would be the third.
        if (!isSame && last.from > _now && _list[_list.length - 2].until > _now) {
            vm.expectRevert(
                abi.encodeWithSelector(ISubscriptions.Subscriptions_ChangePending.selector, last.from)
            );
            this.prolong(state, price, added);
            return;
        }
        state.prolong(price, added);
        state.fold(_now);
        if (isSame) _list[_list.length - 1].until += added;
        else _list.push(Stretch(last.until, last.until + added, state.renewTier, price));
    }

    function prolong(SubscriberState memory state, uint256 price, uint256 added) external pure {
        state.prolong(price, added);
    }

    /// @dev Cuts the list at now, and lifts what follows up to the first stretch that is as high.
    function _lift(SubscriberState memory state, uint256 tier, uint256 price) private {
        state.fold(_now);
        if (tier <= state.tier) return;
        Stretch[] memory old = _list;
        delete _list;
        uint256 paid = 0;
        uint256 end = _now;
        for (uint256 i = 0; i < old.length; ++i) {
            Stretch memory part = old[i];
            if (part.from < _now) {
                _list.push(Stretch(part.from, part.until < _now ? part.until : _now, part.tier, part.rate));
            }
            if (part.until <= _now || part.tier >= tier) continue;
            paid += part.rate * (part.until - (part.from > _now ? part.from : _now));
            end = part.until;
        }
        uint256 left = end - _now;
        _list.push(Stretch(_now, end, tier, price > paid / left ? price : paid / left));
        Stretch memory last = old[old.length - 1];
        if (last.from == end) _append(last);
        (uint256 cost, uint256 until) = state.lift(tier, price, _now);
        assertEq(until, end, "lifted until");
        uint256 worth = (price * left + PERIOD - 1) / PERIOD;
        assertEq(cost, worth > paid / PERIOD ? worth - paid / PERIOD : 0, "cost");
    }

    /// @dev A stretch like the last one makes it longer.
    function _append(Stretch memory next) private {
        Stretch storage last = _list[_list.length - 1];
        if (last.tier == next.tier && last.rate == next.rate) last.until = next.until;
        else _list.push(next);
    }

    function _end() private view returns (uint256) {
        return _list[_list.length - 1].until;
    }

    /// @dev The last stretches of the list are those of the state.
    function _assertSame(SubscriberState memory state) private view {
        uint256 last = _list.length - 1;
        bool isTwo = state.changesAt != state.paidUntil;
        Stretch memory first = _list[isTwo ? last - 1 : last];
        assertEq(state.since, first.from, "since");
        assertEq(state.tier, first.tier, "tier");
        assertEq(state.rate, first.rate, "rate");
        assertEq(state.changesAt, first.until, "changes at");
        assertEq(state.paidUntil, _end(), "paid until");
        assertEq(state.laterTier, isTwo ? _list[last].tier : 0, "later tier");
        assertEq(state.laterRate, isTwo ? _list[last].rate : 0, "later rate");
        if (_now < _end()) _assertTier(state);
    }

    function _assertTier(SubscriberState memory state) private view {
        (uint256 tier, uint256 until) = state.tierAt(_now);
        for (uint256 i = 0; i < _list.length; ++i) {
            if (_list[i].from > _now || _list[i].until <= _now) continue;
            assertEq(tier, _list[i].tier, "tier of now");
            bool changes = i + 1 < _list.length && _list[i + 1].tier != tier;
            assertEq(until, changes ? _list[i].until : _end() + 3 days, "until");
        }
    }

    function _slowContribution(uint256 from, uint256 to, bool named) private view returns (uint256 sum) {
        for (uint256 i = 0; i < _list.length; ++i) {
            uint256 start = _list[i].from > from ? _list[i].from : from;
            uint256 end = _list[i].until < to ? _list[i].until : to;
            uint256 percent = named && _list[i].tier == uint256(Tier.SUPPORTER) ? 70 : 80;
            if (end > start) sum += (end - start) * _list[i].rate * percent;
        }
        sum /= PERIOD * 100;
    }
}
