// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {CommonsCredit} from "../../contracts/tokens/CommonsCredit.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {GiftFixture} from "./GiftFixture.sol";

/// @notice What other systems got wrong with gifts and rewards, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | anyone awards themselves unlimited rewards for 1 wei | test_NobodyBuysRewards |
/// | the smallest payment reverts | test_TheSmallestTipArrives |
/// | free listens revert | test_AFreeListenWithoutTermsIsNoFault |
/// | many wallets earn many times the cap | test_ManyWalletsShareOneCap |
/// | a claim is paid twice | test_AClaimIsPaidOnce |
/// | a bonus is drained by coming back | test_ABonusIsNotDrainedByComingBack |
contract GiftsPitfallsTest is GiftFixture {
    function setUp() public override {
        super.setUp();
        _setRewards(song, RewardTerms(type(uint16).max, type(uint16).max, 100, 50));
    }

    function test_NobodyBuysRewards() public {
        usd.mint(bob, 100);
        vm.startPrank(bob);
        usd.approve(address(gifts), 100);
        for (uint256 i = 0; i < 100; ++i) {
            gifts.tip(song, 1, 0);
        }
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NotTabs.selector, bob));
        gifts.reward(bob, _item(song, Kind.GIFT, 1));
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NothingToClaim.selector, bob));
        gifts.claim(bob);
        vm.expectRevert(abi.encodeWithSelector(CommonsCredit.CommonsCredit_NotMinter.selector, bob));
        credit.mint(bob, 1);
        assertEq(credit.totalSupply(), 0);
    }

    function test_TheSmallestTipArrives() public {
        gifts.tip(song, 1, 0);
        assertEq(splits.withdraw(split, dave), 1);
    }

    function test_AFreeListenWithoutTermsIsNoFault() public {
        gifts.reward(bob, _item(_registerGift(), Kind.GIFT, 1));
        assertEq(_earned(bob), 0);
    }

    function test_ManyWalletsShareOneCap() public {
        for (uint160 i = 1; i <= 500; ++i) {
            _listen(address(i << 32), 0x3fff);
            if (_earned(address(i << 32)) != 0) gifts.claim(address(i << 32));
        }
        assertEq(credit.totalSupply(), uint256(EPOCH_CAP) * 1e15);
    }

    function test_AClaimIsPaidOnce() public {
        _listen(bob, 0x3fff);
        gifts.claim(bob);
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NothingToClaim.selector, bob));
        gifts.claim(bob);
        assertEq(credit.balanceOf(bob), uint256(DAILY_CAP) * 1e15);
    }

    function test_ABonusIsNotDrainedByComingBack() public {
        _setRewards(song, RewardTerms(0, 5, 100, 10));
        for (uint256 i = 0; i < 10; ++i) {
            _listen(bob, 1);
            skip(1 days);
        }
        assertEq(_earned(bob), 5);
        assertEq(gifts.rewardsOf(song).bonusesLeft, 99);
    }
}
