// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../contracts/interfaces/ISplits.sol";
import {ITabs} from "../contracts/interfaces/ITabs.sol";
import {ITokenReceiver, OddToken, Oddity} from "./utils/OddToken.sol";
import {TabFixture} from "./utils/TabFixture.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice An account that makes one call whenever the currency tells it that money is on its way.
contract Caller is ITokenReceiver {
    address private _target;
    bytes private _data;
    bytes public answer;

    function plan(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function tokensReceived() external {
        (, answer) = _target.call(_data);
    }
}

/// @notice Currencies that are not as well-behaved as the test one.
contract OddCurrencyTest is TabFixture {
    OddToken private token;
    uint32 private split;
    uint32 private song;

    function test_ACurrencyThatReturnsNothing() public {
        _deployWith(Oddity.RETURNS_NOTHING);
        splits.pay(split, 1000, 0);
        tabs.play(song, address(0), PRICE);
        _open(carol, 500);
        _settle(_tab(carol, 1, _paid(song, 200)));
        vm.prank(carol);
        tabs.giveNotice(gateway, 300);
        skip(1 days);
        tabs.withdraw(carol, gateway);
        assertEq(token.balanceOf(carol), 300);
        assertEq(splits.withdraw(split, alice), (990 + 2970 + 198) / 2);
    }

    function test_RevertWhen_TheCurrencyTakesAFee() public {
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1000, 990));
        splits.pay(split, 1000, 0);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1000, 990));
        splits.tip(split, 1000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, PRICE, 2970));
        tabs.play(song, address(0), PRICE);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NotReceived.selector, 1000, 990));
        tabs.deposit(carol, gateway, 1000, noPermit);
        token.mint(splits.depositAddress(split), 1000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1000, 990));
        splits.sweep(split, address(token));
    }

    function test_ABlockedRecipientBlocksNobody() public {
        _deployWith(Oddity.BLOCKS);
        splits.tip(split, 1000);
        token.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, alice));
        splits.withdraw(split, alice);
        assertEq(splits.withdraw(split, bob), 500);
        splits.tip(split, 1000);
        // What it earned waits, and can go elsewhere.
        assertEq(splits.withdrawable(split, alice), 1000);
        vm.prank(alice);
        assertEq(splits.withdrawTo(_ids(split), dave), 1000);
        assertEq(token.balanceOf(dave), 1000);
    }

    function test_ABlockedListenerIsStillSettled() public {
        _deployWith(Oddity.BLOCKS);
        _open(carol, 500);
        token.setBlocked(carol, true);
        _settle(_tab(carol, 1, _paid(song, 200)));
        assertEq(splits.received(split), 198);
        assertEq(tabs.laneOf(carol, gateway).balance, 300);
    }

    function test_ACurrencyThatCallsBack_PaysNoRecipientTwice() public {
        Caller caller = _deployWithCaller();
        caller.plan(address(splits), abi.encodeCall(splits.withdraw, (split, address(caller))));
        assertEq(splits.withdraw(split, address(caller)), 500);
        assertEq(
            caller.answer(),
            abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, address(caller))
        );
        assertEq(token.balanceOf(address(caller)), 500);
        assertEq(splits.ledger().accounted, token.balanceOf(address(splits)));
    }

    function test_ACurrencyThatCallsBack_CreditsNobodyWithMoneyOnItsWay() public {
        Caller caller = _deployWithCaller();
        uint32 own = _createSplit(_whole(address(caller)));
        caller.plan(address(splits), abi.encodeCall(splits.creditWithoutFee, (own, 500)));
        splits.withdraw(split, address(caller));
        assertEq(caller.answer(), abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 500, 0));
        assertEq(splits.received(own), 0);
        assertEq(splits.ledger().accounted, token.balanceOf(address(splits)));
    }

    function test_ACurrencyThatCallsBack_PaysNoListenerTwice() public {
        Caller caller = _deployWithCaller();
        tabs.deposit(address(caller), gateway, 500, noPermit);
        vm.prank(address(caller));
        tabs.giveNotice(gateway, 500);
        skip(1 days);
        caller.plan(address(tabs), abi.encodeCall(tabs.withdraw, (address(caller), gateway)));
        assertEq(tabs.withdraw(address(caller), gateway), 500);
        assertEq(
            caller.answer(),
            abi.encodeWithSelector(ITabs.Tabs_NothingToWithdraw.selector, address(caller), gateway)
        );
        assertEq(token.balanceOf(address(caller)), 500);
        assertEq(token.balanceOf(address(tabs)), 0);
    }

    function test_RevertWhen_TheCurrencySaysThatItFailed() public {
        _deployWith(Oddity.RETURNS_FALSE);
        splits.tip(split, 1000);
        token.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        splits.withdraw(split, alice);
        assertEq(splits.withdrawable(split, alice), 500);
        token.setBlocked(address(splits), true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        splits.tip(split, 1000);
        assertEq(splits.received(split), 1000);
    }

    /// @dev A caller is owed 500, as is bob.
    function _deployWithCaller() private returns (Caller caller) {
        _deployWith(Oddity.CALLS_BACK);
        caller = new Caller();
        split = _createSplit(_between(address(caller), 500_000, bob));
        splits.tip(split, 1000);
    }

    function _deployWith(Oddity oddity) private {
        token = new OddToken(oddity);
        _deploy(address(token));
        token.mint(address(this), 1e18);
        token.approve(address(splits), type(uint256).max);
        token.approve(address(tabs), type(uint256).max);
        split = _createSplit(_between(alice, 500_000, bob));
        song = _registerSong(split);
    }
}
