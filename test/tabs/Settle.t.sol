// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {Kind, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";

/// @notice Which tabs settle. Keys and signatures are in `SettleKeys.t.sol`, sums in `SettleMoney.t.sol`.
contract SettleTest is TabFixture {
    uint32 private song;

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(dave)));
        _open(alice, 10_000);
        _open(bob, 10_000);
    }

    function test_Settle_MovesTheLaneOn() public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _tab(alice, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 3000, 3000, items);
        _settle(tab);
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
        assertEq(tabs.laneOf(bob, gateway).balance, 10_000);
        assertEq(splits.received(2), 2970);
        assertEq(usd.balanceOf(address(tabs)), 17_000);
    }

    function test_Settle_OfNothingDoesNothing() public {
        vm.recordLogs();
        _settle(new Tab[](0));
        assertEq(vm.getRecordedLogs().length, 0);
    }

    function test_Settle_PassesOverWhatIsSettled() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        _settle(tab);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 1);
        _settle(tab);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_Settle_PassesOverANonceOfZero() public {
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 0);
        _settle(_tab(alice, 0, _paid(song, 3000)));
        assertEq(tabs.laneOf(alice, gateway).balance, 10_000);
    }

    function test_Settle_PassesOverAnotherVersionOfWhatIsSettled() public {
        _settle(_tab(alice, 1, _paid(song, 3000)));
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 1);
        _settle(_tab(alice, 1, _paid(song, 4000)));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_Settle_DoesNotLookAtWhatItPassesOver() public {
        Tab memory stale = Tab(alice, 0, 0, 0, 0, 0, "no items");
        _settle(_two(stale, _tab(bob, 1, _paid(song, 500))));
        assertEq(tabs.laneOf(bob, gateway).balance, 9500);
    }

    function test_Settle_PaysATabOnceThatComesTwiceInABatch() public {
        Tab memory first = _tab(alice, 1, _paid(song, 1000));
        Tab memory second = _tab(alice, 2, _paid(song, 2000));
        Tab[] memory batch = new Tab[](5);
        (batch[0], batch[1], batch[2], batch[3]) = (first, first, second, first);
        batch[4] = _tab(bob, 1, _paid(song, 500));
        _settle(batch);
        assertEq(tabs.laneOf(alice, gateway).nonce, 2);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
        assertEq(tabs.laneOf(bob, gateway).balance, 9500);
        assertEq(splits.received(2), 3465);
    }

    function testFuzz_Settle_EachNonceOnceInAnyOrderThatHasNoGap(uint8[12] memory nonces) public {
        uint64 last = 0;
        Tab[] memory batch = new Tab[](nonces.length);
        for (uint256 i = 0; i < nonces.length; ++i) {
            // Any nonce so far, or the next one.
            uint64 nonce = nonces[i] % (last + 2);
            if (nonce > last) last = nonce;
            batch[i] = _tab(alice, nonce, _paid(song, 100));
        }
        _settle(batch);
        assertEq(tabs.laneOf(alice, gateway).nonce, last);
        assertEq(tabs.laneOf(alice, gateway).balance, 10_000 - 100 * last);
    }

    function test_RevertWhen_ATabIsMissing() public {
        uint64[2] memory nonces = [2, type(uint64).max];
        for (uint256 i = 0; i < nonces.length; ++i) {
            Tab memory tab = _tab(alice, nonces[i], _paid(song, 1));
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 1, nonces[i]));
            _settle(tab);
        }
    }

    function test_RevertWhen_ATabIsMissingWithinABatch() public {
        Tab[] memory batch = _two(_tab(alice, 1, _paid(song, 1)), _tab(alice, 3, _paid(song, 1)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 2, 3));
        _settle(batch);
        assertEq(tabs.laneOf(alice, gateway).nonce, 0);
    }

    function test_RevertWhen_ABatchIsOutOfOrder() public {
        Tab memory first = _tab(alice, 1, _paid(song, 1000));
        Tab memory second = _tab(alice, 2, _paid(song, 2000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 1, 2));
        _settle(_two(second, first));
        _settle(_two(first, second));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_RevertWhen_OneTabOfABatchIsBad() public {
        Tab[] memory batch = _two(_tab(alice, 1, _paid(song, 1)), _tab(carol, 1, _paid(song, 1)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, carol, _keyId(DEVICE)));
        _settle(batch);
        assertEq(tabs.laneOf(alice, gateway).nonce, 0);
        assertEq(splits.received(2), 0);
    }

    function test_RevertWhen_TheKeyEndedMoreThanADayAgo() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        skip(31 days + 1);
        uint256 end = START + 30 days;
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), end));
        _settle(tab);
    }

    function test_RevertWhen_TheSignatureIsAnothers() public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 1, items), alice, 1, items);
        (tab.x, tab.y) = (_key(DEVICE).x, _key(DEVICE).y);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_TheItemsAreNotWhole(uint8 length) public {
        vm.assume(length == 0 || length % 12 != 0);
        bytes memory items = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            items[i] = _paid(song, 3000)[i % 12];
        }
        Tab memory tab = _tab(alice, 1, items);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadItems.selector, alice, length));
        _settle(tab);
    }

    function test_RevertWhen_ThereAreNoItems() public {
        Tab memory tab = _tab(alice, 1, "");
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadItems.selector, alice, 0));
        _settle(tab);
    }

    function test_RevertWhen_TheSongIsUnknown() public {
        uint32[3] memory unknown = [0, song + 1, type(uint32).max];
        for (uint8 kind = 0; kind < 4; ++kind) {
            for (uint256 i = 0; i < unknown.length; ++i) {
                bytes memory items = bytes.concat(_paid(song, 1), _item(unknown[i], Kind(kind), 1, 0));
                Tab memory tab = _tab(alice, 1, items);
                vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownSong.selector, alice, unknown[i]));
                _settle(tab);
            }
        }
    }

    function testFuzz_RevertWhen_AnUnpaidPlayHasAnAmount(uint8 kind, uint16 plays, uint48 amount) public {
        kind = uint8(bound(kind, 1, 3));
        amount = uint48(bound(amount, 1, type(uint48).max));
        Tab memory tab = _tab(alice, 1, _item(song, Kind(kind), plays % (1 << 14), amount));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_AmountNotPaid.selector, alice, song));
        _settle(tab);
    }

    function test_RevertWhen_AnotherSettles() public {
        address[6] memory others = [alice, bob, dave, admin, curator, address(this)];
        for (uint8 kind = 0; kind < 4; ++kind) {
            Tab memory tab = _tab(alice, 1, bytes.concat(_paid(song, 1), _item(song, Kind(kind), 1, 0)));
            for (uint256 i = 0; i < others.length; ++i) {
                vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
                vm.prank(others[i]);
                tabs.settle(_one(tab));
            }
        }
        assertEq(tabs.laneOf(alice, gateway).nonce, 0);
        // In a lane of the caller's no tab has been settled yet.
        _settle(_tab(alice, 1, _paid(song, 1)));
        Tab memory second = _tab(alice, 2, _paid(song, 1));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_NonceGap.selector, alice, 1, 2));
        vm.prank(alice);
        tabs.settle(_one(second));
    }

    function test_RevertWhen_AListenerSettlesACheaperTabThanItGave() public {
        Tab memory given = _tab(alice, 1, _paid(song, 3000));
        Tab memory cheaper = _tab(alice, 1, _paid(song, 0));
        // Neither directly, nor through another, nor by being a gateway of its own with the same key.
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
        vm.prank(alice);
        tabs.settle(_one(cheaper));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(DEVICE)));
        vm.prank(carol);
        tabs.settle(_one(cheaper));
        vm.startPrank(alice);
        tabs.addKey(alice, _key(DEVICE));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        tabs.settle(_one(cheaper));
        vm.stopPrank();
        // The gateway's tab is worth what was played.
        _settle(given);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
        assertEq(splits.received(2), 2970);
    }

    function test_Settle_InALaneOfOnesOwnLeavesTheGatewaysAlone() public {
        vm.startPrank(alice);
        tabs.addKey(alice, _key(DEVICE));
        bytes memory items = _paid(song, 0);
        Tab memory own = _signedTab(DEVICE, tabs.digestOf(alice, alice, 1, items), alice, 1, items);
        tabs.settle(_one(own));
        vm.stopPrank();
        assertEq(tabs.laneOf(alice, alice).nonce, 1);
        assertEq(tabs.laneOf(alice, gateway).nonce, 0);
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_Settle_AttestsUnpaidPlaysOfTheGateway() public {
        for (uint8 kind = 1; kind < 4; ++kind) {
            bytes memory items = bytes.concat(_item(song, Kind(kind), 9, 0), _paid(song, 100));
            Tab memory tab = _tab(alice, kind, items);
            vm.expectEmit(address(tabs));
            emit ITabs.TabSettled(alice, gateway, kind, _keyId(DEVICE), true, 100, 100, items);
            _settle(tab);
        }
        assertEq(tabs.laneOf(alice, gateway).balance, 9700);
        assertEq(splits.received(2), 297);
    }

    function test_Settle_AttestsNothingWhenAllPlaysArePaid() public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _tab(alice, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 3000, 3000, items);
        _settle(tab);
    }

    function test_Settle_MovesNoMoneyForUnpaidPlaysAlone() public {
        Tab memory tab = _tab(alice, 1, _item(song, Kind.GIFT, 1, 0));
        vm.expectCall(address(splits), abi.encodePacked(splits.credit.selector), 0);
        _settle(tab);
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
        assertEq(usd.balanceOf(address(tabs)), 20_000);
    }

    function test_Settle_DoesNotAttestForAGatewayWithoutTheRole() public {
        bytes memory revocation = abi.encodeCall(manager.revokeRole, (Roles.GATEWAY, gateway));
        vm.prank(admin);
        manager.schedule(address(manager), revocation, 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(address(manager), revocation);

        bytes memory items = _item(song, Kind.SUBSCRIPTION, 1, 0);
        Tab memory tab = _tab(alice, 1, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 0, 0, items);
        _settle(tab);
    }

    function test_Settle_SaysWhatCouldNotBeCounted() public {
        Gifts gifts = deployment.gifts;
        vm.mockCallRevert(address(gifts), abi.encodePacked(gifts.reward.selector), "broken");
        Tab memory tab = _tab(alice, 1, bytes.concat(_paid(song, 3000), _item(song, Kind.GIFT, 1, 0)));
        vm.expectEmit(address(tabs));
        emit ITabs.NotCounted(alice, gateway, 1, Kind.GIFT);
        _settle(tab);
        assertEq(splits.received(2), 2970);
    }

    function test_RevertWhen_TooLittleGasIsSentToCount() public {
        Gifts gifts = deployment.gifts;
        bytes memory burning = hex"fe";
        vm.etch(address(gifts), burning);
        Tab memory tab = _tab(alice, 1, _item(song, Kind.GIFT, 1, 0));
        vm.prank(gateway);
        try tabs.settle{gas: 1_000_000}(_one(tab)) {
            fail();
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), ITabs.Tabs_NotEnoughGas.selector);
        }
        // What burns all gas, however much there is, holds up nothing either.
        vm.prank(gateway);
        vm.expectEmit(address(tabs));
        emit ITabs.NotCounted(alice, gateway, 1, Kind.GIFT);
        tabs.settle{gas: 11_000_000}(_one(tab));
        assertEq(tabs.laneOf(alice, gateway).nonce, 1);
    }

    function test_Settle_IsNotPaused() public {
        _pause();
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(splits.received(2), 2970);
    }

    function test_Settle_PaysASuspendedSongWhatItIsOwed() public {
        vm.prank(curator);
        catalog.setSuspended(song, true);
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(splits.received(2), 2970);
    }

    function test_Settle_PaysWhatWasSignedWhateverTheTermsNow() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        vm.prank(alice);
        catalog.setTerms(song, Terms(PRICE * 2, uint40(START + 1 days), 0, 0, 0));
        _settle(tab);
        assertEq(splits.received(2), 2970);
    }
}
