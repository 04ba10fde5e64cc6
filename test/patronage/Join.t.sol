// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Patron, Renewal} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract PatronageJoinTest is PatronageFixture {
    function test_Join_PaysAndGivesAccess() public {
        Patron memory state = Patron({
            since: uint40(START),
            paidUntil: uint40(START + 3 * MONTH),
            tier: 2,
            version: 1,
            rate: SECOND_PRICE,
            renewal: Renewal.AUTOMATIC,
            contributed: 30e6,
            storefront: 0
        });
        vm.expectEmit(address(patronage));
        emit IPatronage.Joined(alice, bob, bob, split, 3, 30e6, state);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(patronage), 0, 29_700_000, 300_000, 0);
        _join(bob, 2, 3, Renewal.AUTOMATIC);
        assertEq(abi.encode(_patron(bob)), abi.encode(state));
        assertEq(_spent(bob), 30e6);
        assertEq(splits.received(split), 29_700_000);
        assertEq(usd.balanceOf(address(patronage)), 0);
        _assertAccess(bob, 2, START + 3 * MONTH + GRACE);
        assertEq(patronage.pageOf(alice).patrons, 1);
        assertEq(patronage.pageOf(alice).contributed, 30e6);
        assertEq(patronage.tierOf(alice, 2).patrons, 1);
    }

    function test_Join_GivesTheStorefrontItsPartAlsoLater() public {
        uint32 shop = _createSplit(_whole(carol));
        vm.prank(bob);
        patronage.join(alice, 1, 1, 1, shop, Renewal.AUTOMATIC);
        assertEq(splits.received(shop), 25_000);
        skip(MONTH);
        _collect(bob);
        assertEq(splits.received(shop), 50_000);
        _renew(bob, 1);
        assertEq(splits.received(shop), 75_000);
    }

    function test_Join_OnceMoreAcceptsTheTermsOfToday() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, 8e6);
        skip(10 days);
        vm.prank(bob);
        patronage.join(alice, 1, 2, 1, 0, Renewal.MANUAL);
        assertEq(_spent(bob), 13e6);
        assertEq(_patron(bob).version, 2);
        assertEq(_patron(bob).since, START);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
        // 20 days at 5 and 30 at 8, on average.
        assertEq(_patron(bob).rate, 6.8e6);
        assertEq(patronage.tierOf(alice, 1).patrons, 1);
    }

    function test_Join_HigherTierCountsWhatWasPaid() public {
        _join(bob, 1, 2, Renewal.MANUAL);
        skip(30 days);
        // 30 days at 5 USDC are worth 15 days at 10.
        (uint64 amount, uint40 paidUntil) = patronage.previewJoin(alice, bob, 2, 1);
        _join(bob, 2, 1, Renewal.MANUAL);
        assertEq(amount, 10e6);
        assertEq(paidUntil, START + 75 days);
        assertEq(_patron(bob).paidUntil, START + 75 days);
        assertEq(_patron(bob).since, START);
        assertEq(_patron(bob).rate, SECOND_PRICE);
        assertEq(_spent(bob), 20e6);
        assertEq(patronage.tierOf(alice, 1).patrons, 0);
        assertEq(patronage.tierOf(alice, 2).patrons, 1);
        assertEq(patronage.pageOf(alice).patrons, 1);
    }

    function test_Join_LowerTierCountsWhatWasPaid() public {
        _join(bob, 2, 1, Renewal.MANUAL);
        skip(15 days);
        _join(bob, 1, 1, Renewal.MANUAL);
        // 15 days at 10 USDC are 30 days at 5.
        assertEq(_patron(bob).paidUntil, START + 75 days);
    }

    function test_Join_AnotherTierWithinTheGraceCountsFromTheDueDate() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH + GRACE - 1);
        _join(bob, 2, 1, Renewal.MANUAL);
        assertEq(_patron(bob).since, START);
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
    }

    function test_Join_AfterTheGraceBeginsAnew() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH + GRACE);
        _join(bob, 1, 1, Renewal.MANUAL);
        assertEq(_patron(bob).since, block.timestamp);
        assertEq(_patron(bob).paidUntil, block.timestamp + MONTH);
        assertEq(_patron(bob).contributed, 2 * FIRST_PRICE);
        assertEq(patronage.tierOf(alice, 1).patrons, 1);
        assertEq(patronage.pageOf(alice).patrons, 1);
    }

    function test_Join_AfterLapsingOnAnotherTierMovesThePlace() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        skip(MONTH + GRACE);
        _join(bob, 2, 1, Renewal.MANUAL);
        assertEq(_patron(bob).paidUntil, block.timestamp + MONTH);
        assertEq(patronage.tierOf(alice, 1).patrons, 0);
        assertEq(patronage.tierOf(alice, 2).patrons, 1);
        assertEq(patronage.pageOf(alice).patrons, 1);
    }

    function test_Join_TakesTheLastPlace() public {
        _setLimit(1, 2);
        _join(bob, 1, 1, Renewal.MANUAL);
        _join(carol, 1, 1, Renewal.MANUAL);
        assertEq(patronage.tierOf(alice, 1).patrons, 2);
    }

    function test_RevertGiven_AllPlacesAreTaken() public {
        _setLimit(1, 1);
        _join(bob, 1, 1, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TierFull.selector, alice, 1, 1));
        _join(carol, 1, 1, Renewal.MANUAL);
        // Who has a place keeps it.
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    function test_RevertGiven_TheTierIsClosed() public {
        _setLimit(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TierFull.selector, alice, 1, 0));
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    function test_RevertWhen_TheTierIsUnknown() public {
        uint8[2] memory unknown = [0, 3];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory refused =
                abi.encodeWithSelector(IPatronage.Patronage_UnknownTier.selector, alice, unknown[i]);
            vm.expectRevert(refused);
            _join(bob, unknown[i], 1, Renewal.MANUAL);
            vm.expectRevert(refused);
            patronage.previewJoin(alice, bob, unknown[i], 1);
        }
    }

    function test_RevertGiven_OtherTermsMeanwhile() public {
        _setPrice(1, 9e6);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TermsChanged.selector, 1, 2));
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    function test_RevertWhen_NoMonthOrTooMany() public {
        uint8[2] memory bad = [0, 121];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_BadMonths.selector, bad[i]));
            _join(bob, 1, bad[i], Renewal.MANUAL);
        }
        _join(bob, 1, 120, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_BadMonths.selector, 1));
        _renew(bob, 1);
        skip(MONTH);
        _renew(bob, 1);
    }

    function test_RevertGiven_TimeThatWouldBeBoundlessOnACheaperTier() public {
        vm.prank(alice);
        patronage.addTier(alice, _tierTerms(type(uint48).max), 9);
        _setPrice(1, 1);
        deal(address(usd), bob, type(uint64).max);
        _join(bob, 3, 1, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_BadMonths.selector, 1));
        vm.prank(bob);
        patronage.join(alice, 1, 2, 1, 0, Renewal.MANUAL);
    }

    function test_RevertGiven_ATotalThatCannotHoldIt() public {
        vm.prank(alice);
        patronage.addTier(alice, _tierTerms(type(uint48).max), 9);
        uint64 paid = uint64(type(uint48).max) * 120;
        deal(address(usd), bob, type(uint128).max);
        for (uint256 i = 0; i < 546; ++i) {
            _join(bob, 3, 120, Renewal.MANUAL);
            skip(120 * MONTH);
            // Money leaves the ledger, which has as many bits for one split.
            splits.withdraw(split, alice);
        }
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TotalFull.selector, paid * 546, paid));
        _join(bob, 3, 120, Renewal.MANUAL);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    function test_RevertWhen_TheStorefrontIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 99));
        vm.prank(bob);
        patronage.join(alice, 1, 1, 1, 99, Renewal.MANUAL);
    }

    function test_RevertGiven_TooLittleMoney() public {
        deal(address(usd), bob, FIRST_PRICE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, bob, FIRST_PRICE - 1, FIRST_PRICE
            )
        );
        _join(bob, 1, 1, Renewal.MANUAL);
    }

    /// @dev Neither in time nor in money: one purchase of two months or two of one.
    function testFuzz_Join_BuyingTwiceGainsNothing(uint48 price, uint8 first, uint8 second) public {
        price = uint48(bound(price, 1, type(uint48).max));
        first = uint8(bound(first, 1, 60));
        second = uint8(bound(second, 1, 60));
        deal(address(usd), bob, type(uint128).max);
        deal(address(usd), carol, type(uint128).max);
        uint16 version = _setPrice(1, price);
        vm.startPrank(bob);
        patronage.join(alice, 1, version, first, 0, Renewal.MANUAL);
        patronage.join(alice, 1, version, second, 0, Renewal.MANUAL);
        vm.stopPrank();
        vm.prank(carol);
        patronage.join(alice, 1, version, first + second, 0, Renewal.MANUAL);
        assertEq(abi.encode(_patron(bob)), abi.encode(_patron(carol)));
        assertEq(usd.balanceOf(bob), usd.balanceOf(carol));
    }

    /// @dev Going up and down between tiers, time is never worth more than what was paid for it.
    function testFuzz_Join_MovingBetweenTiersGainsNothing(
        uint48 price,
        uint48 other,
        uint8 paidMonths,
        uint24 wait
    )
        public
    {
        price = uint48(bound(price, 1e6, 1e9));
        other = uint48(bound(other, 1e6, 1e7));
        paidMonths = uint8(bound(paidMonths, 1, 6));
        _setPrice(1, price);
        _setPrice(2, other);
        uint256 end = START + uint256(paidMonths) * MONTH;
        vm.startPrank(bob);
        patronage.join(alice, 1, 2, paidMonths, 0, Renewal.MANUAL);
        skip(bound(wait, 0, MONTH));
        uint256 left = end - block.timestamp;
        if (left * price / other + MONTH > 120 * MONTH) return;
        patronage.join(alice, 2, 2, 1, 0, Renewal.MANUAL);
        assertEq(_patron(bob).paidUntil, block.timestamp + left * price / other + MONTH);
        uint256 worth = left * price + uint256(MONTH) * other;
        assertLe((_patron(bob).paidUntil - block.timestamp) * _patron(bob).rate, worth);
    }
}
