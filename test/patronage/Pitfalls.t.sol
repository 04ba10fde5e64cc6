// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {NO_LIMIT, Renewal, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {ITokenReceiver, OddToken, Oddity} from "../utils/OddToken.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

/// @notice Tries to collect once more while it is being paid.
contract GreedyKeeper is ITokenReceiver {
    Patronage private immutable PATRONAGE;
    address private immutable ARTIST;
    address private immutable PATRON;
    bytes public answer;

    constructor(Patronage patronage, address artist, address patron) {
        PATRONAGE = patronage;
        ARTIST = artist;
        PATRON = patron;
    }

    function collect() external {
        PATRONAGE.collect(ARTIST, PATRON);
    }

    function tokensReceived() external {
        (, answer) = address(PATRONAGE).call(abi.encodeCall(Patronage.collect, (ARTIST, PATRON)));
    }
}

/// @notice What other systems got wrong with recurring payments, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | cancelling ends paid time | test_CancellingEndsNoPaidTime |
/// | an early renewal loses paid time | testFuzz_AnEarlyRenewalLosesNoTime |
/// | terms change under a subscriber | test_TermsDoNotChangeUnderAPatron |
/// | a keeper works and nobody pays it | test_TheKeeperIsPaid |
/// | `0 + grace` passes a deadline check | test_NobodyHasGraceWhoNeverJoined |
/// | a recipient that cannot receive stops payments | test_AnArtistWhoIsBlockedStopsNoPatron |
/// | a currency that takes a fee is credited in full | test_ACurrencyThatTakesAFeeIsRefused |
/// | who is paid calls back and is paid twice | test_AKeeperWhoCallsBackIsPaidOnce |
/// | a keeper that cannot receive blocks renewals | test_AKeeperWhoIsBlockedStopsNobodyElse |
contract PatronagePitfallsTest is PatronageFixture {
    function test_CancellingEndsNoPaidTime() public {
        _join(bob, 2, 6, Renewal.AUTOMATIC);
        skip(1);
        _cancel(bob);
        assertEq(_patron(bob).paidUntil, START + 6 * MONTH);
        vm.warp(START + 6 * MONTH - 1);
        _assertAccess(bob, 2, START + 6 * MONTH);
    }

    function testFuzz_AnEarlyRenewalLosesNoTime(uint24 wait, uint8 paidMonths) public {
        paidMonths = uint8(bound(paidMonths, 1, 60));
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(bound(wait, 0, MONTH + GRACE - 1));
        _renew(bob, paidMonths);
        assertEq(_patron(bob).paidUntil, START + (uint256(paidMonths) + 1) * MONTH);
    }

    function test_TermsDoNotChangeUnderAPatron() public {
        _join(bob, 2, 1, Renewal.AUTOMATIC);
        vm.startPrank(alice);
        patronage.setTier(alice, 2, TierTerms(100e6, 0, keccak256("nothing")));
        patronage.setLimit(alice, 2, 0);
        vm.stopPrank();
        skip(MONTH);
        _collect(bob);
        assertEq(_spent(bob), 2 * SECOND_PRICE);
        assertEq(_standing(bob).earlyAccessHours, 48);
        assertEq(patronage.termsOf(alice, 2, _patron(bob).version).perks, PERKS);
    }

    function test_TheKeeperIsPaid() public {
        _setReward(100);
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        skip(MONTH);
        assertEq(_collect(bob), FIRST_PRICE / 100);
        assertEq(usd.balanceOf(dave), PURSE + FIRST_PRICE / 100);
        // By the artist: the patron pays the price and no more.
        assertEq(_spent(bob), 2 * FIRST_PRICE);
    }

    function test_NobodyHasGraceWhoNeverJoined() public {
        // On a chain that is younger than the grace.
        vm.warp(1);
        _assertAccess(bob, 0, 0);
        vm.expectRevert(_notPatron(bob));
        _collect(bob);
        vm.expectRevert(_notPatron(bob));
        _renew(bob, 1);
    }

    function test_AnArtistWhoIsBlockedStopsNoPatron() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        token.setBlocked(alice, true);
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        skip(MONTH);
        _collect(bob);
        assertEq(splits.withdrawable(split, alice), 9_900_000);
    }

    function test_ACurrencyThatTakesAFeeIsRefused() public {
        _deployWith(Oddity.TAKES_FEE);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 5e6, 4.95e6));
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    function test_AKeeperWhoCallsBackIsPaidOnce() public {
        OddToken token = _deployWith(Oddity.CALLS_BACK);
        _setReward(100);
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        skip(MONTH);
        GreedyKeeper keeper = new GreedyKeeper(patronage, alice, bob);
        keeper.collect();
        assertEq(token.balanceOf(address(keeper)), FIRST_PRICE / 100);
        assertEq(token.balanceOf(bob), PURSE - 2 * FIRST_PRICE);
        assertEq(
            keeper.answer(), abi.encodeWithSelector(IPatronage.Patronage_NotDue.selector, START + 2 * MONTH)
        );
    }

    function test_AKeeperWhoIsBlockedStopsNobodyElse() public {
        OddToken token = _deployWith(Oddity.BLOCKS);
        _setReward(100);
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        skip(MONTH);
        token.setBlocked(dave, true);
        vm.expectRevert(abi.encodeWithSelector(OddToken.OddToken_Blocked.selector, dave));
        _collect(bob);
        vm.prank(carol);
        assertEq(patronage.collect(alice, bob), FIRST_PRICE / 100);
    }

    /// @dev Deploys all once more on an odd token, with alice's first tier and bob's money.
    function _deployWith(Oddity oddity) private returns (OddToken token) {
        token = new OddToken(oddity);
        _deploy(address(token));
        patronage = new Patronage(ISplits(address(splits)), ICatalog(address(catalog)));
        split = _createSplit(_whole(alice));
        vm.startPrank(alice);
        patronage.setPage(alice, split, 0);
        patronage.addTier(alice, _tierTerms(FIRST_PRICE), NO_LIMIT);
        vm.stopPrank();
        token.mint(bob, PURSE);
        vm.prank(bob);
        token.approve(address(patronage), type(uint256).max);
    }
}
