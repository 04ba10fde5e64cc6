// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SplitDeposit} from "../../contracts/SplitDeposit.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Arrival} from "../../contracts/types/SplitTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {PayFixture} from "./PayFixture.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice A token that asks the ledger to sweep it once more while it is being swept.
contract GreedyToken is ERC20 {
    ISplits private immutable SPLITS;
    uint32 private immutable SPLIT;
    bytes public answer;

    constructor(ISplits splits, uint32 split) ERC20("Greedy Token", "MORE") {
        SPLITS = splits;
        SPLIT = split;
        _mint(splits.depositAddress(split), 1000);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        super.transfer(to, amount);
        (, answer) = address(SPLITS).call(abi.encodeCall(ISplits.sweep, (SPLIT, address(this))));
        return true;
    }
}

/// @notice What reaches a split's deposit address, and how it gets from there to the ledger.
contract SweepTest is PayFixture {
    OddToken private token;

    function setUp() public override {
        super.setUp();
        token = new OddToken(Oddity.RETURNS_NOTHING);
    }

    function test_Sweep_CreditsTheCurrencyWithoutAFee() public {
        usd.transfer(splits.depositAddress(song), 700);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(song, dave, 0, 700, 0, 0);
        vm.expectEmit(address(splits));
        emit ISplits.DepositSwept(song, 700);
        vm.prank(dave);
        splits.sweep(song, address(usd));
        assertEq(splits.received(song), 700);
        // The deposit contract stands now, and serves again.
        assertGt(splits.depositAddress(song).code.length, 0);
        usd.transfer(splits.depositAddress(song), 5);
        splits.sweep(song, address(usd));
        assertEq(splits.received(song), 705);
        _assertTotals(705, 0);
    }

    function test_Sweep_LeavesOthersCurrencyAlone() public {
        usd.transfer(splits.depositAddress(song), 700);
        usd.transfer(splits.depositAddress(other), 50);
        usd.transfer(address(splits), 30);
        splits.sweep(song, address(usd));
        assertEq(splits.received(song), 700);
        assertEq(usd.balanceOf(splits.depositAddress(other)), 50);
        splits.creditWithoutFee(other, 30);
        splits.sweep(other, address(usd));
        assertEq(splits.received(other), 80);
    }

    function test_Sweep_WaitsForTheSplitToExist() public {
        uint32 next = shop + 1;
        usd.transfer(splits.depositAddress(next), 700);
        vm.expectRevert(_unknown(next));
        splits.sweep(next, address(usd));
        _createSplit(_whole(dave));
        splits.sweep(next, address(usd));
        assertEq(splits.withdrawable(next, dave), 700);
    }

    function test_Sweep_WhilePaymentsArePaused() public {
        _pause();
        usd.transfer(splits.depositAddress(song), 40);
        splits.sweep(song, address(usd));
        _arrive(token, 7);
        assertEq(splits.received(song), 40);
        assertEq(splits.arrivalOf(0).amount, 7);
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        uint32[2] memory nowhere = [0, shop + 1];
        for (uint256 i = 0; i < 2; ++i) {
            usd.transfer(splits.depositAddress(nowhere[i]), 5);
            vm.expectRevert(_unknown(nowhere[i]));
            splits.sweep(nowhere[i], address(usd));
            vm.expectRevert(_unknown(nowhere[i]));
            splits.sweep(nowhere[i], address(token));
            vm.expectRevert(_unknown(nowhere[i]));
            splits.sweep(nowhere[i], address(0));
        }
    }

    function test_RevertGiven_NothingAtTheDepositAddress() public {
        usd.transfer(address(splits), 30);
        _nothingToSweep(address(usd));
        _nothingToSweep(address(token));
        _nothingToSweep(address(0));
        _arrive(token, 5);
        _nothingToSweep(address(token));
    }

    function test_RevertGiven_TheLedgersTokensHaveShrunk() public {
        _arrive(token, 1000);
        deal(address(token), address(splits), 900);
        token.mint(splits.depositAddress(song), 100);
        _nothingToSweep(address(token));
    }

    function test_RevertGiven_ADepositBeyondTheCounter() public {
        uint256 amount = uint256(type(uint64).max) + 1;
        usd.mint(splits.depositAddress(song), amount);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 64, amount));
        splits.sweep(song, address(usd));
    }

    function test_RevertGiven_AFullCounter() public {
        usd.mint(address(this), type(uint64).max);
        splits.tip(song, type(uint64).max);
        usd.transfer(splits.depositAddress(song), 1);
        vm.expectRevert(_full(song, 1));
        splits.sweep(song, address(usd));
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        OddToken odd = _deployWith(Oddity.TAKES_FEE);
        odd.mint(splits.depositAddress(song), 1000);
        vm.expectRevert(_notReceived(1000, 990));
        splits.sweep(song, address(odd));
    }

    function test_Sweep_BringsInAToken() public {
        token.mint(splits.depositAddress(song), 1000);
        vm.expectEmit(address(splits));
        emit ISplits.TokenArrived(0, song, address(token), 1000);
        vm.prank(dave);
        splits.sweep(song, address(token));

        Arrival memory arrival = splits.arrivalOf(0);
        assertEq(arrival.token, address(token));
        assertEq(arrival.split, song);
        assertEq(arrival.clock, 0);
        assertEq(arrival.amount, 1000);
        assertEq(token.balanceOf(address(splits)), 1000);
        assertEq(splits.withdrawableTokens(0, alice), 1000);
        assertEq(splits.withdrawableTokens(0, dave), 0);
        assertEq(splits.withdrawableTokens(1, alice), 0);
        assertEq(splits.received(song), 0);
    }

    function test_Sweep_TakesInWhatWasSentToTheLedgerItself() public {
        token.mint(address(splits), 30);
        token.mint(splits.depositAddress(song), 70);
        splits.sweep(song, address(token));
        assertEq(splits.arrivalOf(0).amount, 100);
    }

    function testFuzz_Sweep_CountsEachArrivalOnce(uint120[4] memory amounts) public {
        uint256 total = 0;
        for (uint256 i = 0; i < 4; ++i) {
            uint120 amount = uint120(bound(amounts[i], 1, type(uint120).max));
            uint32 split = i % 2 == 0 ? song : other;
            token.mint(splits.depositAddress(split), amount);
            splits.sweep(split, address(token));
            assertEq(splits.arrivalOf(i).split, split);
            assertEq(splits.arrivalOf(i).amount, amount);
            total += amount;
            if (i == 1) {
                splits.withdrawTokens(_numbers(0), alice);
                total -= splits.arrivalOf(0).amount;
            }
        }
        assertEq(token.balanceOf(address(splits)), total);
    }

    function test_Sweep_CountsWhatAFeeLeaves() public {
        _arrive(new OddToken(Oddity.TAKES_FEE), 1000);
        assertEq(splits.arrivalOf(0).amount, 990);
    }

    function test_RevertGiven_ATokenThatSaysItFailed() public {
        OddToken odd = new OddToken(Oddity.RETURNS_FALSE);
        odd.mint(splits.depositAddress(song), 1000);
        odd.setBlocked(address(splits), true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(odd)));
        splits.sweep(song, address(odd));
    }

    function test_RevertGiven_ATokenThatBlocksTheDeposit() public {
        OddToken odd = new OddToken(Oddity.BLOCKS);
        address deposit = splits.depositAddress(song);
        odd.mint(deposit, 1000);
        odd.setBlocked(deposit, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, deposit));
        splits.sweep(song, address(odd));
        odd.setBlocked(deposit, false);
        splits.sweep(song, address(odd));
        assertEq(splits.arrivalOf(0).amount, 1000);
    }

    function test_RevertGiven_AnAmountBeyondAnArrival() public {
        uint256 amount = uint256(type(uint128).max) + 1;
        token.mint(splits.depositAddress(song), amount);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, amount));
        splits.sweep(song, address(token));
    }

    function test_RevertWhen_TheTokenIsNone() public {
        vm.expectRevert();
        splits.sweep(song, dave);
        // An NFT has balances, and cannot be sent like a token.
        vm.expectRevert(bytes(""));
        splits.sweep(song, address(catalog));
    }

    function test_Sweep_CannotBeReentered() public {
        GreedyToken greedy = new GreedyToken(splits, song);
        splits.sweep(song, address(greedy));
        bytes memory refused =
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(greedy.answer(), refused);
        assertEq(splits.arrivalOf(0).amount, 1000);
        vm.expectRevert();
        splits.arrivalOf(1);
    }

    function test_Sweep_BringsInTheChainsCoin() public {
        vm.deal(splits.depositAddress(song), 1 ether);
        vm.expectEmit(address(splits));
        emit ISplits.TokenArrived(0, song, address(0), 1 ether);
        splits.sweep(song, address(0));
        assertEq(splits.arrivalOf(0).token, address(0));
        assertEq(address(splits).balance, 1 ether);
    }

    function test_Receive_CoinGoesToTheNextSweep() public {
        vm.deal(dave, 1 ether);
        vm.prank(dave);
        (bool sent,) = address(splits).call{value: 1 ether}("");
        assertTrue(sent);
        splits.sweep(other, address(0));
        assertEq(splits.withdrawableTokens(0, bob), 1 ether);
    }

    function test_Deposit_TakesCoinAfterItsFirstSweep() public {
        vm.deal(splits.depositAddress(song), 1 ether);
        splits.sweep(song, address(0));
        vm.deal(dave, 1 ether);
        vm.prank(dave);
        (bool sent,) = splits.depositAddress(song).call{value: 1 ether}("");
        assertTrue(sent);
        splits.sweep(song, address(0));
        assertEq(splits.arrivalOf(1).amount, 1 ether);
    }

    function testFuzz_Deposit_IsEachSplitsOwn(uint32 one, uint32 two) public view {
        bytes32 code = keccak256(type(SplitDeposit).creationCode);
        assertEq(
            splits.depositAddress(one), vm.computeCreate2Address(bytes32(uint256(one)), code, address(splits))
        );
        if (one != two) assertNotEq(splits.depositAddress(one), splits.depositAddress(two));
    }

    function test_Flush_SendsTheLedgerAllItHolds() public {
        // Its ledger is this test.
        SplitDeposit deposit = new SplitDeposit();
        token.mint(address(deposit), 9);
        deposit.flush(address(token));
        assertEq(token.balanceOf(address(this)), 9);
        deposit.flush(address(token));
        assertEq(token.balanceOf(address(deposit)), 0);
    }

    function test_RevertWhen_AnotherThanTheLedgerFlushes() public {
        vm.deal(splits.depositAddress(song), 1 ether);
        splits.sweep(song, address(0));
        SplitDeposit deposit = SplitDeposit(payable(splits.depositAddress(song)));
        address[3] memory others = [alice, address(this), address(deposit)];
        for (uint256 i = 0; i < 3; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(SplitDeposit.SplitDeposit_NotLedger.selector, others[i]);
            vm.startPrank(others[i]);
            vm.expectRevert(reason);
            deposit.flush(address(0));
            vm.expectRevert(reason);
            deposit.flush(address(usd));
            vm.stopPrank();
        }
    }

    function test_RevertGiven_ALedgerThatTakesNoCoin() public {
        // Its ledger is this test, which has no function to receive coin.
        SplitDeposit deposit = new SplitDeposit();
        vm.deal(address(deposit), 5);
        vm.expectRevert(abi.encodeWithSelector(SplitDeposit.SplitDeposit_TransferFailed.selector, 5));
        deposit.flush(address(0));
    }

    function _arrive(OddToken what, uint128 amount) private {
        what.mint(splits.depositAddress(song), amount);
        splits.sweep(song, address(what));
    }

    function _nothingToSweep(address what) private {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToSweep.selector, song, what));
        splits.sweep(song, what);
    }
}
