// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {TabFixture} from "../utils/TabFixture.sol";

contract SetStorefrontTest is TabFixture {
    uint32 private shop;

    function setUp() public override {
        super.setUp();
        shop = _createSplit(_whole(carol));
    }

    function test_SetStorefront_IsTheCallers() public {
        vm.expectEmit(address(tabs));
        emit ITabs.StorefrontSet(gateway, shop);
        vm.prank(gateway);
        tabs.setStorefront(shop);
        assertEq(tabs.storefrontOf(gateway), shop);
        assertEq(tabs.storefrontOf(carol), 0);
    }

    function test_SetStorefront_ReplacesTheOneBefore() public {
        vm.startPrank(gateway);
        tabs.setStorefront(shop);
        tabs.setStorefront(splits.TREASURY_SPLIT());
        assertEq(tabs.storefrontOf(gateway), 1);
    }

    function test_SetStorefront_ToZeroIsNone() public {
        vm.startPrank(gateway);
        tabs.setStorefront(shop);
        vm.expectEmit(address(tabs));
        emit ITabs.StorefrontSet(gateway, 0);
        tabs.setStorefront(0);
        assertEq(tabs.storefrontOf(gateway), 0);
    }

    function testFuzz_RevertWhen_TheSplitIsUnknown(uint32 split) public {
        split = uint32(bound(split, shop + 1, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownSplit.selector, split));
        tabs.setStorefront(split);
    }
}
