// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IGifts} from "../../contracts/interfaces/IGifts.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {GiftFixture} from "./GiftFixture.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

contract GiftsTipTest is GiftFixture {
    bytes32 private constant MESSAGE = keccak256("thank you");

    function testFuzz_Tip_ReachesTheSplitWhole(uint64 amount, bytes32 message) public {
        amount = uint64(bound(amount, 1, 1e18));
        usd.mint(bob, amount);
        vm.startPrank(bob);
        usd.approve(address(gifts), amount);
        vm.expectEmit(address(gifts));
        emit IGifts.Tipped(song, bob, amount, message);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(gifts), 0, amount, 0, 0);
        gifts.tip(song, amount, message);
        vm.stopPrank();
        assertEq(splits.received(split), amount);
        assertEq(splits.withdrawable(split, dave), amount);
        assertEq(usd.balanceOf(bob), 0);
        assertEq(usd.balanceOf(address(gifts)), 0);
    }

    function test_Tip_IsTakenBeforeTheRelease() public {
        song = _registerSong(alice, split, Terms(0, uint40(block.timestamp + 9 days), ONLY_GIFTS, 0, 0));
        gifts.tip(song, 5e6, 0);
        assertEq(splits.received(split), 5e6);
    }

    function test_Tip_EarnsNoCredit() public {
        _setRewards(song, _perListen(1000));
        gifts.tip(song, 1, MESSAGE);
        gifts.tip(song, 1000e6, MESSAGE);
        assertEq(_earned(address(this)), 0);
        assertEq(credit.totalSupply(), 0);
    }

    function test_RevertWhen_TheAmountIsZero() public {
        vm.expectRevert(IGifts.Gifts_ZeroAmount.selector);
        gifts.tip(song, 0, 0);
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_UnknownSong.selector, song + 1));
        gifts.tip(song + 1, 1, 0);
    }

    function test_RevertGiven_TheSongIsSuspended() public {
        vm.prank(curator);
        catalog.setSuspended(song, true);
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_Closed.selector, song));
        gifts.tip(song, 1, 0);
        vm.prank(curator);
        catalog.setSuspended(song, false);
        gifts.tip(song, 1, 0);
    }

    function test_RevertGiven_TheLineIsClosed() public {
        song = _registerSong(alice, split, Terms(PRICE, 0, 0x1f ^ ONLY_GIFTS, 0, 0));
        vm.expectRevert(abi.encodeWithSelector(IGifts.Gifts_Closed.selector, song));
        gifts.tip(song, 1, 0);
    }

    function test_RevertGiven_APause() public {
        _pause();
        vm.expectRevert(ISplits.Splits_Paused.selector);
        gifts.tip(song, 1, 0);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(gifts), 0, 1)
        );
        vm.prank(bob);
        gifts.tip(song, 1, 0);
    }

    function test_RevertGiven_ACurrencyThatTakesAFee() public {
        OddToken token = new OddToken(Oddity.TAKES_FEE);
        _deploy(address(token));
        _deployGifts();
        token.mint(address(this), 1000);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, 1000, 990));
        gifts.tip(song, 1000, 0);
    }
}
