// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Renewal, Standing} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

contract PatronageStandingTest is PatronageFixture {
    function test_StandingOf_NobodyIsAllZero() public view {
        Standing memory nobody;
        assertEq(abi.encode(_standing(bob)), abi.encode(nobody));
        _assertAccess(bob, 0, 0);
    }

    function test_StandingOf_SaysWhatThePatronHas() public {
        _join(bob, 2, 1, Renewal.MANUAL);
        Standing memory expected = Standing({
            tier: 2,
            loyalty: 1,
            unbrokenMonths: 0,
            earlyAccessHours: 48,
            until: uint40(START + MONTH + GRACE),
            renewalPrice: SECOND_PRICE
        });
        assertEq(abi.encode(_standing(bob)), abi.encode(expected));
    }

    function test_StandingOf_LoyaltyAtEachBoundary() public {
        _join(bob, 1, 13, Renewal.MANUAL);
        uint8[3] memory bounds = [3, 6, 12];
        for (uint8 i = 0; i < 3; ++i) {
            vm.warp(START + uint256(bounds[i]) * MONTH - 1);
            assertEq(_standing(bob).loyalty, i + 1);
            assertEq(_standing(bob).unbrokenMonths, bounds[i] - 1);
            skip(1);
            assertEq(_standing(bob).loyalty, i + 2);
            assertEq(_standing(bob).unbrokenMonths, bounds[i]);
        }
    }

    function test_StandingOf_GraceDaysAreNoLoyalty() public {
        _join(bob, 1, 3, Renewal.MANUAL);
        vm.warp(START + 3 * MONTH + GRACE - 1);
        assertEq(_standing(bob).unbrokenMonths, 3);
        assertEq(_standing(bob).loyalty, 2);
        skip(1);
        assertEq(_standing(bob).loyalty, 0);
    }

    function test_StandingOf_LoyaltyBeginsAnewAfterABreak() public {
        _join(bob, 1, 12, Renewal.MANUAL);
        vm.warp(START + 12 * MONTH);
        assertEq(_standing(bob).loyalty, 4);
        skip(GRACE);
        _join(bob, 1, 1, Renewal.MANUAL);
        assertEq(_standing(bob).loyalty, 1);
    }

    function test_StandingOf_KeepsEarlyAccessAsAgreed() public {
        _join(bob, 2, 1, Renewal.MANUAL);
        _setPrice(2, SECOND_PRICE);
        assertEq(_standing(bob).earlyAccessHours, 48);
        vm.prank(bob);
        patronage.acceptTerms(alice, 2);
        assertEq(_standing(bob).earlyAccessHours, 24);
    }

    /// @dev Prepaid, renewed each month by hand, or collected: the same loyalty on the same day.
    function testFuzz_StandingOf_IsTheSameHoweverItWasPaid(uint8 paidMonths, uint24 more) public {
        paidMonths = uint8(bound(paidMonths, 1, 24));
        more = uint24(bound(more, 0, MONTH + GRACE - 1));
        _join(bob, 1, paidMonths, Renewal.MANUAL);
        _join(carol, 1, 1, Renewal.AUTOMATIC);
        for (uint256 month = 1; month < paidMonths; ++month) {
            vm.warp(START + month * MONTH + uint256(more) % GRACE);
            if (month % 2 == 0) _collect(carol);
            else _renew(carol, 1);
        }
        vm.warp(START + (uint256(paidMonths) - 1) * MONTH + more);
        assertEq(abi.encode(_standing(bob)), abi.encode(_standing(carol)));
        assertEq(_spent(bob), _spent(carol));
    }
}
