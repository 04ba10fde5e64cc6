// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {Patron, Renewal} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

contract PatronageGiftTest is PatronageFixture {
    function test_Gift_MakesAPatron() public {
        Patron memory state = Patron({
            since: uint40(START),
            paidUntil: uint40(START + 3 * MONTH),
            tier: 2,
            version: 1,
            rate: SECOND_PRICE,
            renewal: Renewal.MANUAL,
            contributed: 30e6,
            storefront: 1
        });
        vm.expectEmit(address(patronage));
        emit IPatronage.Joined(alice, bob, carol, split, 3, 30e6, state);
        vm.prank(carol);
        patronage.gift(alice, bob, 2, 1, 3, 1);
        assertEq(abi.encode(_patron(bob)), abi.encode(state));
        assertEq(_spent(carol), 30e6);
        assertEq(_spent(bob), 0);
        assertEq(_patron(carol).tier, 0);
        _assertAccess(bob, 2, START + 3 * MONTH + GRACE);
    }

    function test_Gift_AddsToAPatronsTime() public {
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        vm.expectEmit(address(patronage));
        emit IPatronage.Renewed(alice, bob, carol, split, 2, 10e6, uint40(START + 3 * MONTH));
        _gift(carol, bob, 1, 2);
        assertEq(_spent(carol), 10e6);
        assertEq(_spent(bob), 5e6);
        assertTrue(_patron(bob).renewal == Renewal.AUTOMATIC);
    }

    function test_Gift_LeavesThePatronsTermsAndCostsNoMore() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, 8e6);
        vm.prank(carol);
        patronage.gift(alice, bob, 1, 2, 1, 0);
        assertEq(_spent(carol), FIRST_PRICE);
        assertEq(_patron(bob).version, 1);
        assertEq(_standing(bob).renewalPrice, FIRST_PRICE);
    }

    function test_Gift_LeavesACancellingAsItIs() public {
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        _cancel(bob);
        _gift(carol, bob, 1, 1);
        _assertAccess(bob, 1, START + 2 * MONTH);
    }

    function test_Gift_AfterLapsingAgreesToNothingForThePatron() public {
        _join(bob, 1, 1, Renewal.AUTOMATIC);
        skip(MONTH + GRACE);
        _setPrice(1, 1000e6);
        vm.prank(carol);
        patronage.gift(alice, bob, 1, 2, 1, 0);
        skip(MONTH);
        // Bob agreed to 5 a month once, and never to a thousand.
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NotAutomatic.selector, alice, bob));
        _collect(bob);
        assertEq(_spent(bob), FIRST_PRICE);
    }

    function test_Gift_OfOneTierIsNoHindranceForAnother() public {
        _gift(carol, bob, 1, 2);
        _join(bob, 2, 1, Renewal.MANUAL);
        // Two months at 5 are one at 10.
        assertEq(_patron(bob).paidUntil, START + 2 * MONTH);
    }

    function test_RevertGiven_ThePatronHasAnotherTier() public {
        _join(bob, 2, 1, Renewal.MANUAL);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_OtherTier.selector, bob, 2));
        _gift(carol, bob, 1, 1);
    }

    function test_RevertWhen_ForNobody() public {
        vm.expectRevert(IPatronage.Patronage_ZeroAddress.selector);
        _gift(carol, address(0), 1, 1);
    }

    function test_RevertWhen_TermsAreNotThoseOfToday() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        _setPrice(1, 8e6);
        bytes memory refused = abi.encodeWithSelector(IPatronage.Patronage_TermsChanged.selector, 1, 2);
        vm.expectRevert(refused);
        _gift(carol, bob, 1, 1);
        vm.expectRevert(refused);
        _gift(carol, dave, 1, 1);
    }

    function test_RevertWhen_TheTierIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_UnknownTier.selector, alice, 3));
        _gift(carol, bob, 3, 1);
    }

    function test_RevertGiven_AllPlacesAreTaken() public {
        _setLimit(1, 1);
        _gift(carol, bob, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TierFull.selector, alice, 1, 1));
        _gift(carol, dave, 1, 1);
    }
}
