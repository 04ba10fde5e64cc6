// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../../contracts/interfaces/IPatronage.sol";
import {NO_LIMIT, Patron, Renewal, TierTerms} from "../../../contracts/types/PatronageTypes.sol";
import {Scene} from "./Scene.sol";

/// @notice Patrons join, renew, give, cancel and agree to other terms; keepers collect; artists change their tiers.
abstract contract Patrons is Scene {
    uint16 private constant KEEPER_REWARD = 100;
    uint8 private constant TIERS = 3;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i = 0; i < artists.length; ++i) {
            vm.startPrank(artists[i]);
            patronage.setPage(artists[i], catalog.songOf(uint32(2 * i + 1)).split, KEEPER_REWARD);
            for (uint48 tier = 1; tier <= TIERS; ++tier) {
                patronage.addTier(artists[i], TierTerms(tier * 3e6, 24, METADATA), tier == 3 ? 2 : NO_LIMIT);
            }
            vm.stopPrank();
        }
        _handle(this.join.selector, 4);
        _handle(this.renewPatronage.selector, 2);
        _handle(this.giftPatronage.selector, 1);
        _handle(this.changePatronage.selector, 2);
        _handle(this.collectPatronage.selector, 4);
        _handle(this.changeTier.selector, 1);
    }

    function join(uint256 seed) external handles(seed) {
        (address fan, address artist) = (_anyFan(), _anyArtist());
        (bytes memory call, bytes memory preview) = _joining(fan, artist);
        (bool isShown, bytes memory shown) = address(patronage).call(preview);
        uint256 before = _worth(artist, fan);
        (bool done, uint256 paid) = _pays(fan, address(patronage), call);
        if (!done) return;
        assertTrue(isShown, "L2 lines: joined, though the view said no");
        (uint64 amount, uint40 until) = abi.decode(shown, (uint64, uint40));
        assertEq(paid, amount, "L2 lines: joining cost other than shown");
        assertEq(patronage.patronOf(artist, fan).paidUntil, until, "L5 time: joining gave other than shown");
        _checkWorth(artist, fan, before, before + paid * 30 days);
        _done("joined");
    }

    /// @dev Two months at once cost and give what two times one do.
    function renewPatronage(uint256 seed) external handles(seed) {
        (address fan, address artist) = (_anyFan(), _anyArtist());
        uint40 before = patronage.patronOf(artist, fan).paidUntil;
        uint256 undo = vm.snapshotState();
        (bool done, uint256 twice) = _renew(fan, artist, 1);
        if (done) {
            uint256 more;
            (done, more) = _renew(fan, artist, 1);
            twice += more;
        }
        vm.revertToState(undo);
        (bool renewed, uint256 paid) = _renew(fan, artist, 2);
        assertEq(done, renewed, "L6 splitting: one of two ways to renew is refused");
        if (!done) return;
        assertEq(paid, twice, "L6 splitting: renewing a patronage twice");
        assertEq(
            patronage.patronOf(artist, fan).paidUntil,
            before + 60 days,
            "L5 time: renewing a patronage lost some"
        );
        _done("renewed a patronage");
    }

    function giftPatronage(uint256 seed) external handles(seed) {
        (address fan, address artist, uint8 tier) = (_anyFan(), _anyArtist(), uint8(_random(1, TIERS)));
        uint16 version = patronage.tierOf(artist, tier).version;
        bytes memory call = abi.encodeCall(IPatronage.gift, (artist, _anyFan(), tier, version, 1, 0));
        (bool done,) = _pays(fan, address(patronage), call);
        if (done) _done("gave a patronage");
    }

    function changePatronage(uint256 seed) external handles(seed) {
        (address fan, address artist, uint256 way) = (_anyFan(), _anyArtist(), _random(0, 2));
        uint40 before = patronage.patronOf(artist, fan).paidUntil;
        uint16 version = patronage.tierOf(artist, uint8(_random(1, TIERS))).version;
        bytes memory call = way == 0
            ? abi.encodeCall(IPatronage.cancel, (artist))
            : way == 1
                ? abi.encodeCall(IPatronage.setAutomatic, (artist, true, type(uint48).max))
                : abi.encodeCall(IPatronage.acceptTerms, (artist, version));
        if (!_try(fan, address(patronage), call)) return;
        assertEq(patronage.patronOf(artist, fan).paidUntil, before, "L5 time: a patron's paid time moved");
        _done("changed a patronage");
    }

    /// @dev What was agreed to is the most that is ever collected.
    function collectPatronage(uint256 seed) external handles(seed) {
        (address fan, address artist) = (_anyFan(), _anyArtist());
        uint8 tier = patronage.patronOf(artist, fan).tier;
        uint40 due = patronage.patronOf(artist, fan).paidUntil;
        _need(tier != 0 && due + 7 days > block.timestamp);
        uint256 agreed = patronage.termsOf(artist, tier, patronage.patronOf(artist, fan).version).price;
        if (_onceIn(2) && due > block.timestamp && due < block.timestamp + 100 days) vm.warp(due + 1 hours);
        uint256 had = usd.balanceOf(keeper);
        bytes memory call = abi.encodeCall(IPatronage.collect, (artist, fan));
        Flow memory flow = _flow(fan, keeper, address(patronage), call);
        if (!flow.done) return;
        uint256 reward = usd.balanceOf(keeper) - had;
        purse[keeper] += reward;
        assertLe(flow.paid, agreed, "L2 lines: more was collected than agreed to");
        assertEq(reward, flow.paid * KEEPER_REWARD / 10_000, "L2 lines: the keeper's reward");
        assertEq(flow.credited, flow.paid - reward, "L2 lines: collected, and not all of it credited");
        assertGe(block.timestamp, due, "L5 time: collected before it was due");
        _done("collected a patronage");
    }

    function changeTier(uint256 seed) external handles(seed) {
        (address artist, uint8 tier) = (_anyArtist(), uint8(_random(1, TIERS)));
        vm.prank(artist);
        patronage.setTier(artist, tier, TierTerms(uint48(_random(1, 10e6)), 24, METADATA));
        if (_onceIn(2)) patronage.vacate(artist, fans);
        _done("changed a tier");
    }

    function _joining(address fan, address artist) private returns (bytes memory call, bytes memory preview) {
        (uint8 tier, uint8 months) = (uint8(_random(1, TIERS)), uint8(_random(1, 3)));
        uint16 version = patronage.tierOf(artist, tier).version;
        Renewal renewal = Renewal(_random(1, 2));
        call = abi.encodeCall(IPatronage.join, (artist, tier, version, months, _anyStorefront(), renewal));
        preview = abi.encodeCall(IPatronage.previewJoin, (artist, fan, tier, months));
    }

    /// @dev What the paid time still ahead was bought for, in micro-USDC times seconds for 30 days.
    function _worth(address artist, address fan) private view returns (uint256) {
        Patron memory patron = patronage.patronOf(artist, fan);
        if (patron.paidUntil <= block.timestamp) return 0;
        return (patron.paidUntil - block.timestamp) * uint256(patron.rate);
    }

    /// @dev Another tier or price gives time worth what was paid, but for a second and a micro-USDC rounded down. Who
    /// had none left may be paying for days already gone.
    function _checkWorth(address artist, address fan, uint256 before, uint256 worth) private view {
        assertLe(_worth(artist, fan), worth, "L6 splitting: time gained worth by joining again");
        if (before == 0) return;
        Patron memory patron = patronage.patronOf(artist, fan);
        uint256 rounding = patron.rate + (patron.paidUntil - block.timestamp);
        assertGe(_worth(artist, fan) + rounding, worth, "L5 time: time lost worth by joining again");
    }

    function _renew(address fan, address artist, uint8 months) private returns (bool, uint256) {
        bytes memory call = abi.encodeCall(IPatronage.renew, (artist, months, type(uint64).max));
        return _pays(fan, address(patronage), call);
    }
}
