// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Share} from "../../contracts/types/SplitTypes.sol";
import {Tab} from "../../contracts/types/TabTypes.sol";
import {LaneFixture} from "../tabs/LaneFixture.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";

/// @notice What other systems of this kind paid for, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | a recipient that cannot receive stops all others | test_ARecipientThatCannotReceiveStopsNobody |
/// | so does a listener in a batch | test_AListenerWhoIsBlockedStopsNoSettlement |
/// | recipients without bound make a payment too dear | test_APaymentCostsTheSameForAnyNumberOfRecipients |
/// | and crowd a split until nothing fits a transaction | test_NobodyCrowdsASplitWithRecipients |
/// | many tiny payments steal by rounding | test_TinyPaymentsStealNothingByRounding |
/// | a voucher is replayed in another channel | test_ATabIsNotReplayedInAnotherLane |
/// | a voucher is replayed on another chain | test_ATabIsNotReplayedOnAnotherChain |
/// | a voucher is replayed in a channel opened again | test_ATabIsNotReplayedInALaneOpenedAgain |
/// | a signed consent is replayed | test_AnAcceptanceIsNotReplayedForTheNextProposal |
/// | `0 + grace` passes for a deadline | test_AKeyThatWasNeverAddedHasNoGrace |
/// | a refund of what was paid in excess drains the rest | test_APlayTakesThePriceSoThatThereIsNothingToRefund |
/// | one claim is paid twice | test_AClaimIsPaidOnceHoweverOftenItIsNamed |
/// | terms change under somebody who has agreed to others | test_TermsThatChangeDoNotTouchWhatWasAgreed |
/// | a keeper works and nobody pays it | test_SettlingEarnsTheGatewayItsPartOfTheFee |
///
/// Auctions, royalties of marketplaces and renewals have pitfalls of their own, and no contract here yet.
contract OldPitfallsTest is LaneFixture {
    uint32 private split;
    uint32 private song;

    function setUp() public override {
        super.setUp();
        split = _createSplit(_between(alice, 500_000, bob));
        song = _registerSong(split);
    }

    function test_ARecipientThatCannotReceiveStopsNobody() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        token.approve(address(splits), 2000);
        split = _createSplit(_between(alice, 500_000, bob));
        token.setBlocked(alice, true);
        splits.tip(split, 1000);
        assertEq(splits.withdraw(split, bob), 500);
        splits.tip(split, 1000);
        assertEq(splits.withdraw(split, bob), 500);
        assertEq(splits.withdrawable(split, alice), 1000);
    }

    function test_AListenerWhoIsBlockedStopsNoSettlement() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        song = _registerSong(_createSplit(_whole(dave)));
        _open(alice, 500);
        _open(bob, 500);
        token.setBlocked(alice, true);
        _settle(_two(_tab(alice, 1, _paid(song, 200)), _tab(bob, 1, _paid(song, 200))));
        assertEq(tabs.laneOf(alice, gateway).balance, 300);
        assertEq(tabs.laneOf(bob, gateway).balance, 300);
    }

    function test_APaymentCostsTheSameForAnyNumberOfRecipients() public {
        Share[] memory tooMany = _equally(101);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadShareCount.selector, 0, 101));
        splits.create(address(0), _tranches(tooMany));
        uint32 small = _createSplit(_equally(2));
        uint32 large = _createSplit(_equally(100));
        // Paid once before, so that both are measured on storage that is not empty.
        splits.pay(small, 3000, 0);
        splits.pay(large, 3000, 0);
        assertApproxEqAbs(_gasOfPayment(large), _gasOfPayment(small), 100);
    }

    function test_NobodyCrowdsASplitWithRecipients() public {
        // Of the 50 % that alice holds no crumb below 2 % can be handed on, nor left.
        vm.startPrank(alice);
        uint24[2] memory crumbs = [uint24(19_999), 480_001];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_PartTooSmall.selector, split, 0, 20_000));
            splits.transferPosition(split, carol, _parts(crumbs[i]));
        }
        splits.transferPosition(split, carol, _parts(20_000));
    }

    function test_TinyPaymentsStealNothingByRounding() public {
        uint32 thirds = _createSplit(_among(alice, 333_333, bob, 333_333, carol));
        uint256 taken = 0;
        for (uint256 i = 0; i < 300; ++i) {
            splits.tip(thirds, 1);
            // The last recipient is pushed to after each payment, when a rounded claim would favour or rob it.
            if (splits.withdrawable(thirds, carol) != 0) taken += splits.withdraw(thirds, carol);
        }
        // 300 x 0.333334 = 100.0002, and 99.9999 for the others.
        assertEq(taken, 100);
        assertEq(splits.withdraw(thirds, alice), 99);
        assertEq(splits.withdraw(thirds, bob), 99);
        // The fractions are still owed: ten units more make them whole.
        splits.tip(thirds, 10);
        assertEq(splits.withdrawable(thirds, alice), 4);
        assertEq(splits.withdrawable(thirds, bob), 4);
        assertEq(splits.withdrawable(thirds, carol), 3);
    }

    function test_ATabIsNotReplayedInAnotherLane() public {
        Tab memory tab = _openAndSettleFirstTab();
        tabs.deposit(alice, dave, 1000, noPermit);
        vm.prank(alice);
        tabs.addKey(dave, _key(DEVICE));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        vm.prank(dave);
        tabs.settle(_one(tab));
        // Nor in the lane of another listener who shares the device.
        _open(bob, 1000);
        tab.listener = bob;
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, bob, 1));
        _settle(tab);
    }

    function test_ASecondTabOfANonceServesNobodyButTheGateway() public {
        _open(alice, 1000);
        Tab memory given = _tab(alice, 1, _paid(song, 900));
        Tab memory cheaper = _tab(alice, 1, _paid(song, 1));
        address[2] memory others = [alice, dave];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
            vm.prank(others[i]);
            tabs.settle(_one(cheaper));
        }
        _settle(given);
        assertEq(tabs.laneOf(alice, gateway).balance, 100);
    }

    function test_WhoFillsASplitStopsNoBatch() public {
        uint32 full = _createSplit(_whole(dave));
        usd.mint(address(this), type(uint64).max);
        splits.tip(full, type(uint64).max);
        splits.withdraw(full, dave);
        uint32 his = _registerSong(full);
        _open(alice, 1000);
        _settle(_tab(alice, 1, bytes.concat(_paid(his, 100), _paid(song, 500))));
        assertEq(tabs.laneOf(alice, gateway).balance, 400);
        assertEq(splits.received(split), 495);
        assertEq(splits.ledger().fees, 1 + 5 + 99);
    }

    function test_ATabIsNotReplayedOnAnotherChain() public {
        _open(alice, 1000);
        Tab memory tab = _tab(alice, 1, _paid(song, 100));
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_ATabIsNotReplayedInALaneOpenedAgain() public {
        Tab memory tab = _openAndSettleFirstTab();
        vm.startPrank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        tabs.giveNotice(gateway, 900);
        skip(1 days);
        tabs.withdraw(alice, gateway);
        vm.stopPrank();
        _open(alice, 1000);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 1);
        _settle(tab);
        assertEq(tabs.laneOf(alice, gateway).balance, 1000);
    }

    function test_AnAcceptanceIsNotReplayedForTheNextProposal() public {
        Share[] memory less = _between(alice, 900_000, bob);
        bytes32 change = splits.proposeChange(split, uint40(START), _tranches(less));
        bytes memory signature = _signChange(bob, change);
        splits.acceptChangeBySig(split, bob, signature);
        // The same shares, proposed once more, are another proposal.
        splits.proposeChange(split, uint40(START), _tranches(less));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_BadSignature.selector, bob));
        splits.acceptChangeBySig(split, bob, signature);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotAccepted.selector, split, bob));
        splits.applyChange(split, _tranches(less), _list(alice, bob));
    }

    function test_AKeyThatWasNeverAddedHasNoGrace() public {
        tabs.deposit(alice, gateway, 1000, noPermit);
        Tab memory tab = _tab(alice, 1, _paid(song, 100));
        // Its expiry is zero, and a day after zero is not over yet.
        vm.warp(1 hours);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
        _settle(tab);
    }

    function test_APlayTakesThePriceSoThatThereIsNothingToRefund() public {
        usd.mint(address(tabs), 1e9);
        uint256 before = usd.balanceOf(address(this));
        tabs.play(song, gateway, type(uint64).max);
        assertEq(usd.balanceOf(address(this)), before - PRICE);
        assertEq(usd.balanceOf(address(tabs)), 1e9);
    }

    function test_AClaimIsPaidOnceHoweverOftenItIsNamed() public {
        uint32 alone = _createSplit(_whole(dave));
        splits.tip(alone, 1000);
        splits.tip(split, 1000);
        assertEq(splits.withdrawBatch(_ids(alone, alone), dave), 1000);
        OddToken other = new OddToken(Oddity.RETURNS_NOTHING);
        other.mint(splits.depositAddress(alone), 700);
        splits.sweep(alone, address(other));
        uint256[] memory twice = new uint256[](2);
        splits.withdrawTokens(twice, dave);
        assertEq(other.balanceOf(dave), 700);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NothingToWithdraw.selector, dave));
        splits.withdrawTokens(twice, dave);
    }

    function test_TermsThatChangeDoNotTouchWhatWasAgreed() public {
        _open(alice, 10_000);
        Tab memory tab = _tab(alice, 1, _paid(song, PRICE));
        vm.prank(alice);
        catalog.setTerms(song, Terms(PRICE * 3, uint40(START + 1 days), 1, 0, 0));
        _settle(tab);
        assertEq(tabs.laneOf(alice, gateway).balance, 10_000 - PRICE);
        // Who plays directly has said what it may cost at most.
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_PriceAboveMaximum.selector, PRICE * 3, PRICE));
        tabs.play(song, gateway, PRICE);
    }

    function test_SettlingEarnsTheGatewayItsPartOfTheFee() public {
        uint32 shop = _createSplit(_whole(gateway));
        vm.prank(gateway);
        tabs.setStorefront(shop);
        _open(alice, 10_000);
        _settle(_tab(alice, 1, _paid(song, 10_000)));
        assertEq(splits.withdraw(shop, gateway), 50);
    }

    function _openAndSettleFirstTab() private returns (Tab memory tab) {
        _open(alice, 1000);
        tab = _tab(alice, 1, _paid(song, 100));
        _settle(tab);
    }

    function _gasOfPayment(uint32 to) private returns (uint256) {
        uint256 before = gasleft();
        splits.pay(to, 3000, 0);
        return before - gasleft();
    }

    function _signChange(address recipient, bytes32 change) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Stave Splits"),
                keccak256("1"),
                block.chainid,
                address(splits)
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(keyOf[recipient], keccak256(abi.encodePacked("\x19\x01", domain, change)));
        return abi.encodePacked(r, s, v);
    }
}
