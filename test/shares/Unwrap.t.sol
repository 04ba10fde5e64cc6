// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShare} from "../../contracts/interfaces/IRoyaltyShare.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {ShareTerms} from "../../contracts/types/RoyaltyShareTypes.sol";
import {ShareFixture} from "./ShareFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract UnwrapTest is ShareFixture {
    function test_Unwrap_HandsThePositionBack() public {
        _give(carol, 1000);
        vm.expectEmit(address(share));
        emit IERC20.Transfer(carol, address(0), 1000);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.Unwrapped(carol, dave, _parts(PARTS));
        vm.prank(carol);
        share.unwrap(dave);
        assertEq(splits.sharesOf(split, dave), _parts(PARTS));
        assertEq(splits.sharesOf(split, address(share)), _parts(0));
        assertTrue(share.unwrapped());
        assertEq(share.totalSupply(), 0);
        assertEq(share.balanceOf(carol), 0);
        splits.tip(split, 1000);
        assertEq(splits.withdrawable(split, dave), 300);
        assertEq(share.income(), 0);
    }

    function test_Unwrap_LeavesWhatWasEarnedToPastHolders() public {
        splits.tip(split, 1000);
        _give(carol, 400);
        splits.tip(split, 1000);
        vm.prank(carol);
        share.transfer(alice, 400);
        splits.tip(split, 1000);
        vm.prank(alice);
        share.unwrap(alice);
        splits.tip(split, 1000);
        assertEq(share.claim(carol), 120);
        assertEq(share.claim(alice), 780);
        assertEq(splits.withdraw(split, alice), 300);
    }

    function test_Unwrap_InSeveralTranches() public {
        split = splits.create(address(0), _tranches(1000, _between(alice, 800_000, bob), _whole(alice)));
        share = _wrapAll(alice, _shareTerms());
        splits.tip(split, 500);
        vm.prank(alice);
        share.unwrap(alice);
        assertEq(splits.sharesOf(split, alice), _parts(800_000, 1_000_000));
        assertEq(share.claim(alice), 400);
    }

    function test_Unwrap_WhatComesLaterIsWhoseSharesTheyWere() public {
        TestUSD other = new TestUSD();
        vm.prank(alice);
        share.unwrap(alice);
        usd.transfer(address(share), 10);
        other.mint(address(share), 20);
        share.collectToken(address(other));
        assertEq(share.claim(alice), 10);
        share.claimTokens(_numbers(0), alice);
        assertEq(other.balanceOf(alice), 20);
        // A position handed over by mistake as well.
        vm.prank(bob);
        splits.transferPosition(split, address(share), _parts(700_000));
        splits.tip(split, 10);
        vm.prank(alice);
        share.unwrap(bob);
        assertEq(splits.sharesOf(split, bob), _parts(700_000));
        assertEq(share.claim(alice), 7);
    }

    function test_Unwrap_EndsTheShares() public {
        vm.startPrank(alice);
        share.approve(bob, 1);
        share.unwrap(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 0, 1));
        share.transfer(carol, 1);
        share.transfer(carol, 0);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 0, 1));
        vm.prank(bob);
        share.transferFrom(alice, carol, 1);
    }

    function test_Unwrap_AndAgainAsOtherShares() public {
        vm.prank(alice);
        share.unwrap(alice);
        ShareTerms memory terms = _shareTerms();
        terms.salt = "again";
        share = _wrapAll(alice, terms);
        splits.tip(split, 1000);
        assertEq(share.claim(alice), 300);
    }

    function test_RevertGiven_NotAllShares() public {
        vm.expectRevert(abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NotAll.selector, carol, 0, SUPPLY));
        vm.prank(carol);
        share.unwrap(carol);
        _give(carol, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NotAll.selector, alice, SUPPLY - 1, SUPPLY)
        );
        vm.prank(alice);
        share.unwrap(alice);
    }

    function test_RevertGiven_NoPosition() public {
        vm.startPrank(alice);
        share.unwrap(alice);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadShares.selector, split, 0, 0, 0));
        share.unwrap(alice);
    }

    function test_RevertWhen_TheReceiverCanBeNoRecipient() public {
        address[3] memory nobodies = [address(share), address(splits), address(0)];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nobodies[i]));
            vm.prank(alice);
            share.unwrap(nobodies[i]);
        }
        assertFalse(share.unwrapped());
    }

    function test_Change_CannotCutTheSharesUntilTheyAreUnwrapped() public {
        bytes32 change = splits.proposeChange(
            split, uint40(block.timestamp), _tranches(_between(address(share), 100_000, bob))
        );
        bytes memory refused =
            abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, address(share));
        address[] memory recipients = _sorted(address(share), bob);
        vm.expectRevert(refused);
        splits.applyChange(split, _tranches(_between(address(share), 100_000, bob)), recipients);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, address(share)));
        splits.acceptChangeBySig(split, address(share), "");
        // Nobody accepts for the token, but it may rise.
        vm.prank(bob);
        splits.acceptChange(split, change, true);
        change = splits.proposeChange(
            split, uint40(block.timestamp), _tranches(_between(address(share), 400_000, bob))
        );
        vm.prank(bob);
        splits.acceptChange(split, change, true);
        splits.tip(split, 1000);
        splits.applyChange(split, _tranches(_between(address(share), 400_000, bob)), recipients);
        splits.tip(split, 1000);
        assertEq(share.claim(alice), 700);
    }

    function _sorted(address one, address two) private pure returns (address[] memory) {
        return one < two ? _list(one, two) : _list(two, one);
    }
}
