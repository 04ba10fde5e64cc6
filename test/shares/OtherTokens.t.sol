// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShare} from "../../contracts/interfaces/IRoyaltyShare.sol";
import {TestUSD} from "../../contracts/tokens/TestUSD.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {Random} from "../utils/Random.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Holder} from "./Holder.sol";
import {ShareFixture} from "./ShareFixture.sol";

contract OtherTokensTest is ShareFixture, Random {
    address private constant COIN = address(0);

    TestUSD private other;

    function setUp() public override {
        super.setUp();
        other = new TestUSD();
    }

    function test_CollectToken_SharesWhatCameThroughTheSplit() public {
        other.mint(splits.depositAddress(split), 1000);
        splits.sweep(split, address(other));
        splits.withdrawTokens(_numbers(0), address(share));
        _give(carol, 250);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.TokenCollected(0, address(other), 300);
        vm.prank(dave);
        assertEq(share.collectToken(address(other)), 0);
        assertEq(share.arrivalOf(0).token, address(other));
        assertEq(share.arrivalOf(0).amount, 300);
        assertEq(share.claimableTokens(0, alice), 225);
        assertEq(share.claimableTokens(0, carol), 75);
    }

    function test_CollectToken_TheChainsCoin() public {
        vm.deal(splits.depositAddress(split), 1000);
        splits.sweep(split, COIN);
        splits.withdrawTokens(_numbers(0), address(share));
        share.collectToken(COIN);
        share.claimTokens(_numbers(0), alice);
        assertEq(alice.balance, 300);
    }

    function test_Receive_TakesTheChainsCoin() public {
        vm.deal(address(this), 7);
        (bool sent,) = address(share).call{value: 7}("");
        assertTrue(sent);
        share.collectToken(COIN);
        assertEq(share.claimableTokens(0, alice), 7);
    }

    function test_CollectToken_CountsOnlyWhatIsNew() public {
        _arrive(100);
        _arrive(50);
        share.claimTokens(_numbers(0), alice);
        _arrive(1);
        assertEq(share.arrivalOf(1).amount, 50);
        assertEq(share.arrivalOf(2).amount, 1);
    }

    function test_RevertGiven_NothingToCollect() public {
        bytes4 nothing = IRoyaltyShare.RoyaltyShare_NothingToCollect.selector;
        vm.expectRevert(abi.encodeWithSelector(nothing, address(other)));
        share.collectToken(address(other));
        _arrive(100);
        vm.expectRevert(abi.encodeWithSelector(nothing, address(other)));
        share.collectToken(address(other));
        vm.expectRevert(abi.encodeWithSelector(nothing, COIN));
        share.collectToken(COIN);
        // Nor its own shares: it can hold none.
        vm.expectRevert(abi.encodeWithSelector(nothing, address(share)));
        share.collectToken(address(share));
    }

    function test_RevertWhen_TheCurrencyIsCollected() public {
        usd.transfer(address(share), 100);
        vm.expectRevert(
            abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_NothingToCollect.selector, address(usd))
        );
        share.collectToken(address(usd));
    }

    function test_ClaimTokens_PaysThoseWhoHeldThen() public {
        _arrive(1000);
        _give(carol, 400);
        _arrive(1000);
        _give(carol, 600);
        vm.prank(carol);
        share.transfer(dave, 100);
        _arrive(1000);
        assertEq(share.claimableTokens(0, alice), 1000);
        assertEq(share.claimableTokens(1, alice), 600);
        assertEq(share.claimableTokens(2, alice), 0);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.TokenClaimed(1, carol, carol, 400);
        share.claimTokens(_three(), carol);
        assertEq(other.balanceOf(carol), 400 + 900);
        share.claimTokens(_three(), dave);
        assertEq(other.balanceOf(dave), 100);
        share.claimTokens(_three(), alice);
        assertEq(other.balanceOf(alice), 1600);
        assertEq(other.balanceOf(address(share)), 0);
    }

    function test_ClaimTokens_RoundsDown() public {
        _give(carol, 333);
        _arrive(10);
        assertEq(share.claimableTokens(0, carol), 3);
        assertEq(share.claimableTokens(0, alice), 6);
    }

    function test_RevertGiven_NothingToClaim() public {
        _arrive(1000);
        bytes4 nothing = IRoyaltyShare.RoyaltyShare_NothingToClaim.selector;
        vm.expectRevert(abi.encodeWithSelector(nothing, carol));
        share.claimTokens(_numbers(0), carol);
        vm.expectRevert(abi.encodeWithSelector(nothing, alice));
        share.claimTokens(_numbers(1), alice);
        share.claimTokens(_numbers(0), alice);
        vm.expectRevert(abi.encodeWithSelector(nothing, alice));
        share.claimTokens(_numbers(0), alice);
        vm.expectRevert(abi.encodeWithSelector(nothing, alice));
        vm.prank(alice);
        share.claimTokensTo(new uint256[](0), bob);
    }

    function test_RevertGiven_ACallerThatTakesNoCoin() public {
        Wallet wallet = new Wallet(carol, false);
        _give(address(wallet), 1000);
        vm.deal(address(share), 10);
        share.collectToken(COIN);
        bytes4 failed = IRoyaltyShare.RoyaltyShare_TransferFailed.selector;
        vm.expectRevert(abi.encodeWithSelector(failed, address(wallet), 10));
        share.claimTokens(_numbers(0), address(wallet));
        vm.prank(address(wallet));
        share.claimTokensTo(_numbers(0), carol);
        assertEq(carol.balance, 10);
    }

    function test_ClaimTokensTo_PaysAnother() public {
        _arrive(1000);
        vm.expectEmit(address(share));
        emit IRoyaltyShare.TokenClaimed(0, alice, bob, 1000);
        vm.prank(alice);
        share.claimTokensTo(_numbers(0), bob);
        assertEq(other.balanceOf(bob), 1000);
    }

    function test_RevertWhen_TheReceiverIsNoOwner() public {
        _arrive(1000);
        address[2] memory nobodies = [address(splits), address(share)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IRoyaltyShare.RoyaltyShare_BadReceiver.selector, nobodies[i])
            );
            vm.prank(alice);
            share.claimTokensTo(_numbers(0), nobodies[i]);
        }
    }

    function test_ClaimTokens_AgainWhileTheyArePaid() public {
        OddToken odd = new OddToken(Oddity.CALLS_BACK);
        Holder holder = new Holder();
        _give(address(holder), 600);
        odd.mint(address(share), 1000);
        share.collectToken(address(odd));
        holder.plan(address(share), abi.encodeCall(IRoyaltyShare.claimTokens, (_numbers(0), address(holder))));
        share.claimTokens(_numbers(0), address(holder));
        assertFalse(holder.answered());
        assertEq(odd.balanceOf(address(holder)), 600);
        // Nor does what is on its way arrive once more.
        vm.prank(address(holder));
        share.transfer(alice, 0);
        odd.mint(address(share), 10);
        share.collectToken(address(odd));
        holder.plan(address(share), abi.encodeCall(IRoyaltyShare.collectToken, (address(odd))));
        share.claimTokens(_numbers(1), address(holder));
        assertFalse(holder.answered());
        share.claimTokens(_numbers(0), alice);
        share.claimTokens(_numbers(1), alice);
        assertEq(odd.balanceOf(alice), 404);
    }

    function testFuzz_ClaimTokens_AsTheBalancesStood(uint256 seed) public {
        _seedWith(seed);
        address[4] memory people = [alice, bob, carol, dave];
        uint256[4][8] memory due;
        uint256 count = 0;
        for (uint256 i = 0; i < 24; ++i) {
            if (count < 8 && _onceIn(3)) {
                uint256 amount = _random(1, 5000);
                _arrive(amount);
                for (uint256 p = 0; p < 4; ++p) {
                    due[count][p] = amount * share.balanceOf(people[p]) / SUPPLY;
                }
                ++count;
            } else {
                address from = people[_random(0, 3)];
                uint256 quantity = _random(0, share.balanceOf(from));
                vm.prank(from);
                share.transfer(people[_random(0, 3)], quantity);
            }
        }
        for (uint256 p = 0; p < 4; ++p) {
            for (uint256 i = 0; i < count; ++i) {
                assertEq(share.claimableTokens(i, people[p]), due[i][p]);
            }
        }
    }

    function _arrive(uint256 amount) private {
        other.mint(address(share), amount);
        share.collectToken(address(other));
    }

    function _three() private pure returns (uint256[] memory numbers) {
        numbers = new uint256[](3);
        (numbers[1], numbers[2]) = (1, 2);
    }
}
