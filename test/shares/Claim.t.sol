// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShare} from "../../contracts/interfaces/IRoyaltyShare.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {Holder} from "./Holder.sol";
import {ShareFixture} from "./ShareFixture.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract ClaimTest is ShareFixture {
    function test_Claim_PaysTheHolder() public {
        _give(carol, 250);
        splits.tip(split, 1000);
        assertEq(share.claimable(alice), 225);
        assertEq(share.claimable(carol), 75);
        vm.expectEmit(address(splits));
        emit ISplits.Withdrawn(split, address(share), address(share), 300);
        vm.prank(dave);
        assertEq(share.claim(carol), 75);
        assertEq(usd.balanceOf(carol), 75);
        // The rest is here by now.
        assertEq(usd.balanceOf(address(share)), 225);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.Claimed(alice, alice, 225);
        assertEq(share.claim(alice), 225);
        assertEq(usd.balanceOf(address(share)), 0);
        assertEq(share.income(), 300);
    }

    function test_Claim_WhatAnyoneHasWithdrawn() public {
        splits.tip(split, 1000);
        splits.withdraw(split, address(share));
        splits.tip(split, 100);
        assertEq(share.claimable(alice), 330);
        assertEq(share.claim(alice), 330);
    }

    function test_Claim_WhatWasSentToTheToken() public {
        usd.transfer(address(share), 50);
        assertEq(share.income(), 50);
        assertEq(share.claim(alice), 50);
    }

    function test_Claim_KeepsTheFraction() public {
        _give(carol, 333);
        splits.tip(split, 10);
        // 3 * 0.333
        assertEq(share.claimable(carol), 0);
        assertEq(share.claimable(alice), 2);
        share.claim(alice);
        splits.tip(split, 10);
        assertEq(share.claim(carol), 1);
        assertEq(share.claim(alice), 2);
        splits.tip(split, 10);
        splits.tip(split, 10);
        // Of 12 in all, 4 * 0.999 and 4 * 2.001.
        assertEq(share.claim(carol), 2);
        assertEq(share.claim(alice), 4);
    }

    function test_Claim_WhilePaymentsArePaused() public {
        splits.tip(split, 1000);
        _pause();
        _give(carol, 1000);
        assertEq(share.claim(alice), 300);
    }

    function test_Claim_GoesToASplitByItsDepositAddress() public {
        uint32 band = _createSplit(_whole(dave));
        address deposit = splits.depositAddress(band);
        _give(deposit, 1000);
        splits.tip(split, 1000);
        share.claim(deposit);
        splits.sweep(band, address(usd));
        assertEq(splits.withdrawable(band, dave), 300);
        // The shares as well.
        splits.sweep(band, address(share));
        splits.withdrawTokens(_numbers(0), dave);
        assertEq(share.balanceOf(dave), 1000);
    }

    function test_Claim_GoesToOtherSharesThatHoldShares() public {
        address other = address(_wrapAll(bob, _shareTerms()));
        _give(other, 500);
        splits.tip(split, 1000);
        share.claim(other);
        assertEq(usd.balanceOf(other), 150);
    }

    function test_RevertGiven_NothingWasEarned() public {
        vm.expectRevert(abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NothingToClaim.selector, alice));
        share.claim(alice);
        splits.tip(split, 1000);
        vm.expectRevert(abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NothingToClaim.selector, carol));
        share.claim(carol);
        vm.expectRevert(abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NothingToClaim.selector, carol));
        vm.prank(carol);
        share.claimTo(dave);
    }

    function test_RevertGiven_TheLedgerHoldsShares() public {
        _give(address(splits), 1000);
        splits.tip(split, 1000);
        vm.expectRevert(
            abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_BadReceiver.selector, address(splits))
        );
        share.claim(address(splits));
    }

    function test_Claim_OfAHolderThatCannotReceiveBlocksNobody() public {
        _deployWith(Oddity.BLOCKS);
        _give(carol, 500);
        splits.tip(split, 1000);
        OddToken(address(usd)).setBlocked(carol, true);
        vm.expectPartialRevert(OddToken.OddToken_Blocked.selector);
        share.claim(carol);
        assertEq(share.claim(alice), 150);
        vm.prank(carol);
        assertEq(share.claimTo(dave), 150);
    }

    function test_Claim_OfATokenThatCannotReceiveWaits() public {
        _deployWith(Oddity.BLOCKS);
        splits.tip(split, 1000);
        OddToken(address(usd)).setBlocked(address(share), true);
        // Shares move on, and what was earned before is still the first holder's.
        _give(carol, 1000);
        splits.tip(split, 1000);
        vm.expectPartialRevert(OddToken.OddToken_Blocked.selector);
        share.claim(alice);
        OddToken(address(usd)).setBlocked(address(share), false);
        assertEq(share.claim(alice), 300);
        assertEq(share.claim(carol), 300);
    }

    function test_Claim_AgainWhileItIsPaid() public {
        _deployWith(Oddity.CALLS_BACK);
        Holder holder = new Holder();
        _give(address(holder), 500);
        splits.tip(split, 1000);
        holder.plan(address(share), abi.encodeCall(IRoyaltyShare.claim, (address(holder))));
        assertEq(share.claim(address(holder)), 150);
        assertFalse(holder.answered());
        assertEq(
            holder.answer(),
            abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NothingToClaim.selector, address(holder))
        );
        // Nor does what is on its way count as new income when shares move meanwhile.
        splits.tip(split, 1000);
        splits.withdraw(split, address(share));
        holder.plan(address(share), abi.encodeCall(IERC20.transfer, (carol, 100)));
        assertEq(share.claim(address(holder)), 150);
        assertTrue(holder.answered());
        assertEq(share.income(), 600);
        assertEq(share.claim(alice), 300);
        assertEq(usd.balanceOf(address(share)), 0);
    }

    function test_ClaimTo_PaysAnother() public {
        splits.tip(split, 1000);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.Claimed(alice, carol, 300);
        vm.prank(alice);
        assertEq(share.claimTo(carol), 300);
        assertEq(usd.balanceOf(carol), 300);
        assertEq(share.claimable(alice), 0);
    }

    function test_RevertWhen_TheReceiverIsNoOwner() public {
        splits.tip(split, 1000);
        address[2] memory nobodies = [address(splits), address(share)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_BadReceiver.selector, nobodies[i])
            );
            vm.prank(alice);
            share.claimTo(nobodies[i]);
        }
    }

    function test_Income_StopsAtWhatCanBeCounted() public {
        usd.mint(address(share), type(uint128).max);
        assertEq(share.income(), type(uint80).max);
        _give(carol, 1);
        splits.tip(split, 1000);
        _give(carol, 1);
        assertEq(share.income(), type(uint80).max);
        assertEq(share.claim(alice), type(uint80).max);
        vm.prank(carol);
        share.transfer(alice, 2);
    }
}
