// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {TOTAL_SHARES} from "../../contracts/types/SplitTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {SlowLedger} from "../utils/SlowLedger.sol";
import {Glutton, Thief} from "../utils/Thieves.sol";
import {Wallet} from "../utils/Wallet.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @notice Withdrawing tokens other than the currency, and the chain's own coin.
contract TokensTest is SlowLedger {
    OddToken private token;

    function setUp() public override {
        super.setUp();
        token = new OddToken(Oddity.RETURNS_NOTHING);
        split = _createSplit(_between(alice, 250_000, bob));
    }

    function test_WithdrawTokens_PaysTheRecipientWhoeverCalls() public {
        _arrive(token, 1000);
        _arrive(token, 500);
        uint256[] memory both = new uint256[](2);
        both[1] = 1;
        vm.expectEmit(address(splits));
        emit ISplits.TokenWithdrawn(0, alice, alice, 250);
        vm.expectEmit(address(splits));
        emit ISplits.TokenWithdrawn(1, alice, alice, 125);
        vm.prank(dave);
        splits.withdrawTokens(both, alice);
        assertEq(token.balanceOf(alice), 375);
        assertEq(splits.withdrawableTokens(0, alice), 0);

        splits.withdrawTokens(both, bob);
        assertEq(token.balanceOf(address(splits)), 0);
    }

    function test_WithdrawTokens_PassesOverWhatIsPaid() public {
        _arrive(token, 1000);
        _arrive(token, 500);
        splits.withdrawTokens(_numbers(1), alice);
        uint256[] memory list = new uint256[](4);
        (list[0], list[1], list[2], list[3]) = (1, 0, 0, 99);
        splits.withdrawTokens(list, alice);
        assertEq(token.balanceOf(alice), 375);
    }

    function test_WithdrawTokensTo_PaysTheCallersPartElsewhere() public {
        _arrive(token, 1000);
        vm.expectEmit(address(splits));
        emit ISplits.TokenWithdrawn(0, alice, dave, 250);
        vm.prank(alice);
        splits.withdrawTokensTo(_numbers(0), dave);
        assertEq(token.balanceOf(dave), 250);
        vm.prank(carol);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, carol));
        splits.withdrawTokensTo(_numbers(0), dave);
    }

    function test_RevertWhen_TokensWouldGoNowhere() public {
        _arrive(token, 1000);
        address[] memory nowhere = _list(address(0), _asRecipient(split), address(splits));
        for (uint256 i = 0; i < nowhere.length; ++i) {
            vm.prank(alice);
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadRecipient.selector, nowhere[i]));
            splits.withdrawTokensTo(_numbers(0), nowhere[i]);
        }
    }

    function test_RevertWhen_NothingIsListed() public {
        _arrive(token, 1000);
        bytes memory nothing = abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, alice);
        vm.expectRevert(nothing);
        splits.withdrawTokens(new uint256[](0), alice);
        vm.prank(alice);
        vm.expectRevert(nothing);
        splits.withdrawTokensTo(new uint256[](0), dave);
    }

    function test_RevertWhen_NothingIsOwed() public {
        _arrive(token, 3);
        // A quarter of three is none; dave has no share; there is no arrival 7.
        _nothing(alice, 0);
        _nothing(dave, 0);
        _nothing(bob, 7);
        _nothing(bob, type(uint256).max);
        splits.withdrawTokens(_numbers(0), bob);
        _nothing(bob, 0);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, bob));
        splits.withdrawTokensTo(_numbers(0), dave);
    }

    function testFuzz_WithdrawTokens_RoundsDown(uint128 amount, uint24 share) public {
        share = uint24(bound(share, 1, TOTAL_SHARES - 1));
        amount = uint128(bound(amount, TOTAL_SHARES, type(uint128).max));
        split = _createSplit(_between(alice, share, bob));
        _arrive(token, amount);
        splits.withdrawTokens(_numbers(0), alice);
        splits.withdrawTokens(_numbers(0), bob);
        assertEq(token.balanceOf(alice), uint256(amount) * share / TOTAL_SHARES);
        assertEq(token.balanceOf(bob), uint256(amount) * (TOTAL_SHARES - share) / TOTAL_SHARES);
        assertLe(token.balanceOf(address(splits)), 1);
    }

    function test_WithdrawTokensTo_CannotBeReentered() public {
        Glutton glutton = new Glutton(splits);
        split = _createSplit(_between(address(glutton), 500_000, bob));
        vm.deal(splits.depositAddress(split), 1 ether);
        splits.sweep(split, address(0));
        vm.prank(bob);
        splits.withdrawTokensTo(_numbers(0), address(glutton));
        bytes memory refused =
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(glutton.answer(), refused);
        assertEq(address(glutton).balance, 0.5 ether);
    }

    function test_WithdrawTokens_SharesAsItStoodOnArrival() public {
        _arrive(token, 1000);
        vm.prank(bob);
        splits.transferPosition(split, carol, _parts(500_000));
        _arrive(token, 1000);
        _change(_tranches(_whole(dave)));
        _arrive(token, 1000);
        _change(_tranches(_between(alice, 100_000, dave)));
        _arrive(token, 1000);
        _assertParts(alice, [uint128(250), 250, 0, 100]);
        _assertParts(bob, [uint128(750), 250, 0, 0]);
        _assertParts(carol, [uint128(0), 500, 0, 0]);
        _assertParts(dave, [uint128(0), 0, 1000, 900]);
    }

    function test_WithdrawTokens_SharesByTheLastTranche() public {
        split = splits.create(address(this), _tranches(1000, _whole(alice), _between(alice, 100_000, bob)));
        _arrive(token, 1000);
        splits.tip(split, 2000);
        _arrive(token, 1000);
        _change(_tranches(9000, _whole(bob), _whole(carol)));
        _arrive(token, 1000);
        vm.prank(carol);
        splits.transferPosition(split, dave, _parts(0, 300_000));
        _arrive(token, 1000);
        _assertParts(alice, [uint128(100), 100, 0, 0]);
        _assertParts(bob, [uint128(900), 900, 0, 0]);
        _assertParts(carol, [uint128(0), 0, 1000, 700]);
        _assertParts(dave, [uint128(0), 0, 0, 300]);
    }

    function testFuzz_WithdrawTokens_AmongChangesAndTransfers(uint256 seed) public {
        _seedWith(seed);
        _createRandom();
        address[] memory people = _people();
        uint256[] memory parts = new uint256[](4);
        for (uint256 i = 0; i < 8; ++i) {
            uint128 amount = uint128(_random(1, 1e24));
            _arrive(token, amount);
            for (uint256 p = 0; p < 4; ++p) {
                parts[p] += amount * uint256(_shareAt(inForce, type(uint64).max - 1, people[p]))
                    / TOTAL_SHARES;
            }
            uint256 step = _random(0, 2);
            if (step == 0) _change(_randomTranches(income));
            if (step == 1) _transfer(people[_random(0, 1)], people[_random(2, 3)]);
            if (step == 2) _tip(uint64(_random(1, 2000)));
        }
        uint256[] memory all = new uint256[](8);
        for (uint256 i = 0; i < 8; ++i) {
            all[i] = i;
        }
        for (uint256 p = 0; p < 4; ++p) {
            if (parts[p] != 0) splits.withdrawTokens(all, people[p]);
            assertEq(token.balanceOf(people[p]), parts[p]);
        }
        // Each arrival is rounded once a recipient.
        assertLt(token.balanceOf(address(splits)), 8 * 4);
    }

    function test_WithdrawTokens_ArrivesInANestedSplit() public {
        uint32 band = _createSplit(_between(bob, 500_000, carol));
        split = _createSplit(_between(alice, 400_000, _asRecipient(band)));
        vm.deal(splits.depositAddress(split), 1 ether);
        splits.sweep(split, address(0));
        vm.expectEmit(address(splits));
        emit ISplits.TokenWithdrawn(0, _asRecipient(band), _asRecipient(band), 0.6 ether);
        vm.expectEmit(address(splits));
        emit ISplits.TokenArrived(1, band, address(0), 0.6 ether);
        splits.withdrawTokens(_numbers(0), _asRecipient(band));

        assertEq(address(splits).balance, 1 ether);
        splits.withdrawTokens(_numbers(1), bob);
        splits.withdrawTokens(_numbers(1), carol);
        splits.withdrawTokens(_numbers(0), alice);
        assertEq(bob.balance, 0.3 ether);
        assertEq(carol.balance, 0.3 ether);
        assertEq(alice.balance, 0.4 ether);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToSweep.selector, split, address(0)));
        splits.sweep(split, address(0));
    }

    function test_WithdrawTokens_IsNotPaused() public {
        _pause();
        _arrive(token, 1000);
        splits.withdrawTokens(_numbers(0), alice);
        assertEq(token.balanceOf(alice), 250);
    }

    function test_WithdrawTokensTo_HelpsWhoeverRefusesTheCoin() public {
        Wallet wallet = new Wallet(alice, false);
        split = _createSplit(_between(address(wallet), 250_000, bob));
        vm.deal(splits.depositAddress(split), 1 ether);
        splits.sweep(split, address(0));
        vm.expectRevert(
            abi.encodeWithSelector(ISplits.Splits_TransferFailed.selector, address(wallet), 0.25 ether)
        );
        splits.withdrawTokens(_numbers(0), address(wallet));
        splits.withdrawTokens(_numbers(0), bob);
        wallet.call(address(splits), abi.encodeCall(splits.withdrawTokensTo, (_numbers(0), dave)));
        assertEq(dave.balance, 0.25 ether);
        assertEq(bob.balance, 0.75 ether);
    }

    function test_WithdrawTokens_PaysNobodyTwiceAtATime() public {
        Glutton glutton = new Glutton(splits);
        split = _createSplit(_between(address(glutton), 500_000, bob));
        vm.deal(splits.depositAddress(split), 1 ether);
        splits.sweep(split, address(0));
        splits.withdrawTokens(_numbers(0), address(glutton));
        assertEq(address(glutton).balance, 0.5 ether);
        bytes memory refused =
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(glutton.answer(), refused);
    }

    function test_WithdrawTokens_OfABlocklist() public {
        OddToken blocks = new OddToken(Oddity.BLOCKS);
        _arrive(blocks, 1000);
        blocks.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, alice));
        splits.withdrawTokens(_numbers(0), alice);
        splits.withdrawTokens(_numbers(0), bob);
        vm.prank(alice);
        splits.withdrawTokensTo(_numbers(0), dave);
        assertEq(blocks.balanceOf(dave), 250);
    }

    function test_RevertWhen_TheTokenSaysThatItFailed() public {
        OddToken returnsFalse = new OddToken(Oddity.RETURNS_FALSE);
        _arrive(returnsFalse, 1000);
        returnsFalse.setBlocked(alice, true);
        vm.expectRevert(
            abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(returnsFalse))
        );
        splits.withdrawTokens(_numbers(0), alice);
        assertEq(splits.withdrawableTokens(0, alice), 250);
    }

    function test_WithdrawTokens_PaysOutWhatAFeeLeft() public {
        OddToken takesFee = new OddToken(Oddity.TAKES_FEE);
        _arrive(takesFee, 1000);
        assertEq(splits.arrivalOf(0).amount, 990);
        splits.withdrawTokens(_numbers(0), bob);
        assertEq(takesFee.balanceOf(bob), 735);
        assertEq(takesFee.balanceOf(address(splits)), 248);
    }

    function test_WithdrawTokens_CannotBeUsedToSweepWhatIsOnItsWay() public {
        OddToken callsBack = new OddToken(Oddity.CALLS_BACK);
        Thief thief = new Thief(splits);
        split = _createSplit(_between(address(thief), 500_000, alice));
        thief.own(_createSplit(_whole(address(thief))));
        _arrive(callsBack, 1000);
        splits.withdrawTokens(_numbers(0), address(thief));
        assertEq(callsBack.balanceOf(address(thief)), 500);
        assertEq(splits.withdrawableTokens(1, address(thief)), 0);
        splits.withdrawTokens(_numbers(0), alice);
        assertEq(callsBack.balanceOf(alice), 500);
    }

    function _arrive(OddToken what, uint128 amount) private {
        what.mint(splits.depositAddress(split), amount);
        splits.sweep(split, address(what));
    }

    function _nothing(address recipient, uint256 arrival) private {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, recipient));
        splits.withdrawTokens(_numbers(arrival), recipient);
    }

    function _assertParts(address person, uint128[4] memory parts) private view {
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(splits.withdrawableTokens(i, person), parts[i], vm.getLabel(person));
        }
    }
}
