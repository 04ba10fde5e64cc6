// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {GiftFixture} from "./GiftFixture.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract GiftsTermsTest is GiftFixture {
    uint64 private constant MAX_EPOCH_CAP = 10_000_000_000;

    function testFuzz_SetRewards_StoresThem(RewardTerms memory terms) public {
        terms.multiplier = uint8(bound(terms.multiplier, 10, 50));
        vm.expectEmit(address(gifts));
        emit IGifts.RewardsSet(song, terms);
        _setRewards(song, terms);
        assertEq(abi.encode(gifts.rewardsOf(song)), abi.encode(terms));
    }

    function test_SetRewards_OfZeroEndsThem() public {
        _setRewards(song, _perListen(100));
        _setRewards(song, RewardTerms(0, 0, 0, 0));
        _listen(bob, 1);
        assertEq(_earned(bob), 0);
    }

    function test_SetRewards_ByOwnerApprovedAndOperator() public {
        vm.startPrank(alice);
        catalog.approve(bob, song);
        catalog.setApprovalForAll(carol, true);
        vm.stopPrank();
        address[3] memory callers = [alice, bob, carol];
        for (uint16 i = 0; i < 3; ++i) {
            vm.prank(callers[i]);
            gifts.setRewards(song, _perListen(i + 1));
            assertEq(gifts.rewardsOf(song).perListen, i + 1);
        }
    }

    function test_RevertWhen_SetByAnother() public {
        address[3] memory others = [bob, curator, dave];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NotOwner.selector, others[i], alice));
            vm.prank(others[i]);
            gifts.setRewards(song, _perListen(1));
        }
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, song + 1));
        gifts.setRewards(song + 1, _perListen(1));
    }

    function test_RevertWhen_TheMultiplierIsOutOfBounds() public {
        uint8[4] memory bad = [0, 9, 51, 255];
        vm.startPrank(alice);
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_BadMultiplier.selector, bad[i]));
            gifts.setRewards(song, RewardTerms(1, 0, 0, bad[i]));
        }
        gifts.setRewards(song, RewardTerms(1, 0, 0, 50));
    }

    function test_SetCaps_ByGovernance() public {
        vm.prank(admin);
        manager.schedule(address(gifts), abi.encodeCall(Gifts.setCaps, (MAX_EPOCH_CAP, 7)), 0);
        skip(ADMIN_DELAY);
        vm.expectEmit(address(gifts));
        emit IGifts.CapsSet(MAX_EPOCH_CAP, 7);
        vm.prank(admin);
        manager.execute(address(gifts), abi.encodeCall(Gifts.setCaps, (MAX_EPOCH_CAP, 7)));
        assertEq(gifts.emission().epochCap, MAX_EPOCH_CAP);
        assertEq(gifts.emission().dailyCap, 7);
    }

    function test_RevertWhen_TheCapIsTooHigh() public {
        bytes memory refused =
            abi.encodeWithSelector(IGifts.Gifts_CapTooHigh.selector, MAX_EPOCH_CAP + 1, MAX_EPOCH_CAP);
        bytes memory call = abi.encodeCall(Gifts.setCaps, (MAX_EPOCH_CAP + 1, 7));
        vm.prank(admin);
        manager.schedule(address(gifts), call, 0);
        skip(ADMIN_DELAY);
        vm.expectRevert(refused);
        vm.prank(admin);
        manager.execute(address(gifts), call);
        vm.expectRevert(refused);
        new Gifts(
            address(manager), ISplits(address(splits)), ICatalog(address(catalog)), MAX_EPOCH_CAP + 1, 1
        );
    }

    function test_RevertWhen_AnotherThanAnAdminGoverns() public {
        address[4] memory others = [alice, guardian, curator, gateway];
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory refused =
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i]);
            vm.startPrank(others[i]);
            vm.expectRevert(refused);
            gifts.setCaps(1, 1);
            vm.expectRevert(refused);
            gifts.setTabs(others[i]);
            vm.expectRevert(refused);
            gifts.setAuthority(others[i]);
            vm.stopPrank();
        }
    }

    function test_SetTabs_ByGovernance() public {
        bytes memory call = abi.encodeCall(Gifts.setTabs, (address(tabs)));
        vm.prank(admin);
        manager.schedule(address(gifts), call, 0);
        skip(ADMIN_DELAY);
        vm.expectEmit(address(gifts));
        emit IGifts.TabsSet(address(tabs));
        vm.prank(admin);
        manager.execute(address(gifts), call);
        assertEq(gifts.tabs(), address(tabs));
        // Who stood there before may not report any more.
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_NotTabs.selector, address(this)));
        _listen(bob, 1);
    }

    function test_SetAuthority_OnlyByTheManagerItself() public {
        address next = address(new AccessManager(admin));
        vm.startPrank(admin);
        manager.schedule(address(manager), abi.encodeCall(manager.updateAuthority, (address(gifts), next)), 0);
        skip(ADMIN_DELAY);
        vm.expectEmit(address(gifts));
        emit IAccessManaged.AuthorityUpdated(next);
        manager.updateAuthority(address(gifts), next);
        assertEq(gifts.authority(), next);
    }

    function test_RevertWhen_TheNextAuthorityIsNoContract() public {
        vm.startPrank(admin);
        manager.schedule(address(manager), abi.encodeCall(manager.updateAuthority, (address(gifts), bob)), 0);
        skip(ADMIN_DELAY);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedInvalidAuthority.selector, bob));
        manager.updateAuthority(address(gifts), bob);
    }
}
