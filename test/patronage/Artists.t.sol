// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {Page, PatronTier, Renewal, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {PatronageFixture} from "./PatronageFixture.sol";

contract PatronageArtistsTest is PatronageFixture {
    function test_SetPage_NamesSplitAndReward() public {
        uint32 other = _createSplit(_whole(dave));
        vm.expectEmit(address(patronage));
        emit IPatronage.PageSet(bob, other, 100);
        vm.prank(bob);
        patronage.setPage(bob, other, 100);
        Page memory page = patronage.pageOf(bob);
        assertEq(page.split, other);
        assertEq(page.keeperReward, 100);
        assertEq(page.tierCount, 0);
    }

    function test_SetPage_LeavesTiersAndCounts() public {
        _join(bob, 1, 2, Renewal.MANUAL);
        uint32 other = _createSplit(_whole(dave));
        vm.prank(alice);
        patronage.setPage(alice, other, 7);
        Page memory page = patronage.pageOf(alice);
        assertEq(page.tierCount, 2);
        assertEq(page.patrons, 1);
        assertEq(page.contributed, 2 * FIRST_PRICE);
        _renew(bob, 1);
        assertEq(splits.received(other), 4_950_000);
        assertEq(splits.received(split), 9_900_000);
    }

    function test_OperatorsAct() public {
        vm.prank(alice);
        catalog.setApprovalForAll(carol, true);
        vm.startPrank(carol);
        patronage.setPage(alice, split, 1);
        assertEq(patronage.addTier(alice, _tierTerms(1), 0), 3);
        assertEq(patronage.setTier(alice, 3, _tierTerms(2)), 2);
        patronage.setLimit(alice, 3, 9);
        assertEq(patronage.tierOf(alice, 3).limit, 9);
    }

    function test_RevertWhen_TheCallerIsNotTheArtist() public {
        bytes memory refused =
            abi.encodeWithSelector(IPatronage.Patronage_NotArtist.selector, address(this), alice);
        vm.expectRevert(refused);
        patronage.setPage(alice, split, 0);
        vm.expectRevert(refused);
        patronage.addTier(alice, _tierTerms(1), 0);
        vm.expectRevert(refused);
        patronage.setTier(alice, 1, _tierTerms(1));
        vm.expectRevert(refused);
        patronage.setLimit(alice, 1, 0);
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        uint32[2] memory unknown = [0, split + 1];
        vm.startPrank(alice);
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_UnknownSplit.selector, unknown[i]));
            patronage.setPage(alice, unknown[i], 0);
        }
    }

    function test_RevertWhen_TheRewardIsAboveOnePercent() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_RewardTooHigh.selector, 101, 100));
        patronage.setPage(alice, split, 101);
        patronage.setPage(alice, split, 100);
    }

    function test_AddTier_NumbersThem() public {
        TierTerms memory terms = _tierTerms(20e6);
        vm.expectEmit(address(patronage));
        emit IPatronage.TierSet(alice, 3, 1, terms);
        vm.expectEmit(address(patronage));
        emit IPatronage.LimitSet(alice, 3, 50);
        vm.prank(alice);
        assertEq(patronage.addTier(alice, terms, 50), 3);
        PatronTier memory tier = patronage.tierOf(alice, 3);
        assertEq(tier.version, 1);
        assertEq(tier.price, 20e6);
        assertEq(tier.limit, 50);
        assertEq(tier.patrons, 0);
        assertEq(patronage.pageOf(alice).tierCount, 3);
    }

    function test_RevertGiven_TenTiers() public {
        vm.startPrank(alice);
        for (uint8 tier = 3; tier <= 10; ++tier) {
            assertEq(patronage.addTier(alice, _tierTerms(1), 0), tier);
        }
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_TooManyTiers.selector, 10));
        patronage.addTier(alice, _tierTerms(1), 0);
    }

    function test_RevertGiven_NoPage() public {
        vm.expectRevert(abi.encodeWithSelector(IPatronage.Patronage_NoPage.selector, bob));
        vm.prank(bob);
        patronage.addTier(bob, _tierTerms(1), 0);
    }

    function test_RevertWhen_ThereIsNoPrice() public {
        vm.startPrank(alice);
        vm.expectRevert(IPatronage.Patronage_NoPrice.selector);
        patronage.addTier(alice, _tierTerms(0), 0);
        vm.expectRevert(IPatronage.Patronage_NoPrice.selector);
        patronage.setTier(alice, 1, _tierTerms(0));
    }

    function testFuzz_SetTier_KeepsEarlierTerms(uint48 price, uint16 earlyHours, bytes32 perks) public {
        price = uint48(bound(price, 1, type(uint48).max));
        TierTerms memory terms = TierTerms(price, earlyHours, perks);
        vm.expectEmit(address(patronage));
        emit IPatronage.TierSet(alice, 1, 2, terms);
        vm.prank(alice);
        assertEq(patronage.setTier(alice, 1, terms), 2);
        assertEq(patronage.tierOf(alice, 1).price, price);
        assertEq(patronage.tierOf(alice, 1).version, 2);
        assertEq(abi.encode(patronage.termsOf(alice, 1, 2)), abi.encode(terms));
        assertEq(abi.encode(patronage.termsOf(alice, 1, 1)), abi.encode(_tierTerms(FIRST_PRICE)));
    }

    function test_RevertWhen_TheTierIsUnknown() public {
        uint8[3] memory unknown = [0, 3, 255];
        vm.startPrank(alice);
        for (uint256 i = 0; i < 3; ++i) {
            bytes memory refused =
                abi.encodeWithSelector(IPatronage.Patronage_UnknownTier.selector, alice, unknown[i]);
            vm.expectRevert(refused);
            patronage.setTier(alice, unknown[i], _tierTerms(1));
            vm.expectRevert(refused);
            patronage.setLimit(alice, unknown[i], 1);
        }
    }

    function test_SetLimit_TakesNobodysPlace() public {
        _join(bob, 1, 1, Renewal.MANUAL);
        vm.expectEmit(address(patronage));
        emit IPatronage.LimitSet(alice, 1, 0);
        _setLimit(1, 0);
        _renew(bob, 1);
        _assertAccess(bob, 1, START + 2 * MONTH + GRACE);
        assertEq(patronage.tierOf(alice, 1).patrons, 1);
    }
}
