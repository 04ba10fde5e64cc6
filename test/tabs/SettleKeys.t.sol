// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Kind, SessionKey, Tab} from "../../contracts/types/TabTypes.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @notice Whose signatures settle a tab, and until when. The chain verifies by its P-256 precompile.
contract SettleKeysTest is TabFixture {
    bytes32 private constant TAB_TYPEHASH =
        keccak256("Tab(address listener,address gateway,uint64 nonce,bytes items)");

    uint32 private song;
    uint40 private end;

    function setUp() public override {
        super.setUp();
        song = _registerSong(_createSplit(_whole(dave)));
        _open(alice, 10_000);
        _open(bob, 10_000);
        end = uint40(START + 30 days);
    }

    function test_TheChainVerifiesAsThisTestSupposes() public view virtual {
        assertEq(_hasPrecompile(), true);
    }

    function test_Settle_EachSecondOfAKeysEnd() public {
        uint40[5] memory seconds_ = [end - 1, end, end + 1, end + 1 days - 1, end + 1 days];
        for (uint64 i = 0; i < seconds_.length; ++i) {
            vm.warp(seconds_[i]);
            _settle(_tab(alice, i + 1, _paid(song, 1000)));
        }
        assertEq(tabs.laneOf(alice, gateway).balance, 5000);
        Tab memory tab = _tab(alice, 6, _paid(song, 1000));
        vm.warp(end + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), end));
        _settle(tab);
    }

    function test_Settle_EachSecondOfARevokedKey() public {
        skip(1 hours);
        end = uint40(block.timestamp);
        vm.prank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        uint40[4] memory seconds_ = [end, end + 1, end + 1 days - 1, end + 1 days];
        for (uint64 i = 0; i < seconds_.length; ++i) {
            vm.warp(seconds_[i]);
            _settle(_tab(alice, i + 1, _paid(song, 1000)));
        }
        assertEq(tabs.laneOf(alice, gateway).balance, 6000);
        Tab memory tab = _tab(alice, 5, _paid(song, 1000));
        vm.warp(end + 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_KeyExpired.selector, alice, _keyId(DEVICE), end));
        _settle(tab);
    }

    function test_Settle_ARevokedKeyThatWasAddedAgain() public {
        vm.startPrank(alice);
        tabs.revokeKey(gateway, _keyId(DEVICE));
        skip(2 days);
        tabs.addKey(gateway, _key(DEVICE));
        vm.stopPrank();
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_Settle_AKeyThatWasShortenedForOneMoreDay() public {
        SessionKey memory key = _key(DEVICE, uint40(START + 1));
        vm.prank(alice);
        tabs.addKey(gateway, key);
        vm.warp(START + 1 + 1 days);
        _settle(_tab(alice, 1, _paid(song, 3000)));
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function test_Settle_TabsOfTwoDevicesInOneOrder() public {
        vm.prank(alice);
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        bytes memory items = _paid(song, 3000);
        Tab memory second = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 2, items), alice, 2, items);
        Tab[] memory batch = _two(_tab(alice, 1, items), second);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 1, _keyId(DEVICE), false, 3000, 3000, items);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSettled(alice, gateway, 2, _keyId(OTHER_DEVICE), false, 3000, 3000, items);
        _settle(batch);
    }

    function test_Settle_OneOfTwoDevicesThatSignedTheSameNonce() public {
        vm.prank(alice);
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        bytes memory items = _paid(song, 2000);
        Tab memory other = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 1, items), alice, 1, items);
        Tab[] memory batch = _two(_tab(alice, 1, _paid(song, 3000)), other);
        vm.expectEmit(address(tabs));
        emit ITabs.TabSkipped(alice, gateway, 1);
        _settle(batch);
        assertEq(tabs.laneOf(alice, gateway).balance, 7000);
    }

    function testFuzz_Settle_WhateverTheKeyAndTheTab(uint256 device, uint64 nonces, bytes12 seed) public {
        device = bound(device, 1, P256.N - 1);
        vm.prank(alice);
        tabs.addKey(gateway, _key(device));
        uint16 plays = uint16(bytes2(seed)) % (1 << 14);
        uint48 amount = uint48(uint96(seed)) % 5000;
        nonces = uint64(bound(nonces, 1, 2));
        for (uint64 nonce = 1; nonce <= nonces; ++nonce) {
            bytes memory items = bytes.concat(_item(song, Kind.PAID, plays, amount), _paid(song, 1));
            bytes32 digest = tabs.digestOf(alice, gateway, nonce, items);
            _settle(_signedTab(device, digest, alice, nonce, items));
        }
        assertEq(tabs.laneOf(alice, gateway).balance, 10_000 - nonces * (amount + 1));
    }

    function test_RevertWhen_TheKeyIsUnknownToTheLane() public {
        bytes memory items = _paid(song, 3000);
        Tab memory tab = _signedTab(OTHER_DEVICE, tabs.digestOf(alice, gateway, 1, items), alice, 1, items);
        bytes memory reason =
            abi.encodeWithSelector(ITabs.Tabs_UnknownKey.selector, alice, _keyId(OTHER_DEVICE));
        vm.expectRevert(reason);
        _settle(tab);
        // An expiry of zero gets no day of grace, even in the first day of time.
        vm.warp(1 hours);
        vm.expectRevert(reason);
        _settle(tab);
        // Another listener's key, and the same listener's for another gateway, are as unknown.
        vm.prank(bob);
        tabs.addKey(gateway, _key(OTHER_DEVICE));
        vm.prank(alice);
        tabs.addKey(carol, _key(OTHER_DEVICE));
        vm.expectRevert(reason);
        _settle(tab);
    }

    function test_RevertWhen_TheTabIsAnotherGateways() public {
        tabs.deposit(alice, carol, 10_000, noPermit);
        vm.prank(alice);
        tabs.addKey(carol, _key(DEVICE));
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        vm.prank(carol);
        tabs.settle(_one(tab));
    }

    function test_RevertWhen_TheTabIsAnotherListeners() public {
        Tab memory tab = _tab(bob, 1, _paid(song, 3000));
        tab.listener = alice;
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_TheTabBearsAnotherNonce() public {
        Tab memory tab = _tab(alice, 2, _paid(song, 3000));
        tab.nonce = 1;
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_TheItemsWereChanged(uint8 bit) public {
        bytes memory items = bytes.concat(_paid(song, 1), _paid(song, 3000));
        Tab memory tab = _tab(alice, 1, items);
        tab.items[bit % 24] ^= bytes1(uint8(1 << (bit % 8)));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_AnItemWasAppended() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        tab.items = bytes.concat(tab.items, _paid(song, 3000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_TheSignatureIsForAnotherChain(uint64 chainId) public {
        vm.assume(chainId != block.chainid);
        Tab memory tab = _signedTab(DEVICE, _digestFor(chainId, address(tabs)), alice, 1, _paid(song, 3000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_TheSignatureIsForAnotherContract(address verifier) public {
        vm.assume(verifier != address(tabs));
        Tab memory tab = _signedTab(DEVICE, _digestFor(block.chainid, verifier), alice, 1, _paid(song, 3000));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertGiven_AForkOfTheChain() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_TheDigestWasNotHashedAsAMessage() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        (tab.r, tab.s) = vm.signP256(DEVICE, tabs.digestOf(alice, gateway, 1, tab.items));
        if (uint256(tab.s) > P256.N / 2) tab.s = bytes32(P256.N - uint256(tab.s));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function testFuzz_RevertWhen_SIsHigh(uint48 amount) public {
        Tab memory tab = _tab(alice, 1, _paid(song, amount));
        tab.s = bytes32(P256.N - uint256(tab.s));
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_RevertWhen_TheSignatureIsOutOfRange() public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        bytes32[2][5] memory signatures = [
            [bytes32(0), tab.s],
            [tab.r, bytes32(0)],
            [bytes32(P256.N), tab.s],
            [tab.r, bytes32(P256.N)],
            [bytes32(0), bytes32(0)]
        ];
        for (uint256 i = 0; i < signatures.length; ++i) {
            (tab.r, tab.s) = (signatures[i][0], signatures[i][1]);
            vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
            _settle(tab);
        }
    }

    function testFuzz_RevertWhen_TheSignatureIsMadeUp(bytes32 r, bytes32 s) public {
        Tab memory tab = _tab(alice, 1, _paid(song, 3000));
        (tab.r, tab.s) = (r, s);
        vm.expectRevert(abi.encodeWithSelector(ITabs.Tabs_BadSignature.selector, alice, 1));
        _settle(tab);
    }

    function test_DigestOf_IsWhatAWalletWouldSign() public view {
        string memory json = string.concat(
            '{"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},',
            '{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],',
            '"Tab":[{"name":"listener","type":"address"},{"name":"gateway","type":"address"},',
            '{"name":"nonce","type":"uint64"},{"name":"items","type":"bytes"}]},"primaryType":"Tab",',
            '"domain":{"name":"Stave Tabs","version":"1","chainId":'
        );
        json = string.concat(
            json, vm.toString(block.chainid), ',"verifyingContract":"', vm.toString(address(tabs)), '"},'
        );
        json = string.concat(
            json, '"message":{"listener":"', vm.toString(alice), '","gateway":"', vm.toString(gateway)
        );
        json = string.concat(json, '","nonce":7,"items":"0x00ff"}}');
        assertEq(tabs.digestOf(alice, gateway, 7, hex"00ff"), vm.eip712HashTypedData(json));
    }

    /// @dev Whether address 0x100 verifies a signature that is known to be good (of the Wycheproof vectors).
    function _hasPrecompile() internal view returns (bool) {
        (, bytes memory answer) = address(0x100)
            .staticcall(
                abi.encode(
                    0xbb5a52f42f9c9261ed4361f59422a1e30036e7c32b270c8807a419feca605023,
                    5,
                    1,
                    0xa71af64de5126a4a4e02b7922d66ce9415ce88a4c9d25514d91082c8725ac957,
                    0x5d47723c8fbe580bb369fec9c2665d8e30a435b9932645482e7c9f11e872296b
                )
            );
        return answer.length == 32;
    }

    /// @dev The first tab of alice, as it would be signed for another chain or contract.
    function _digestFor(uint256 chainId, address verifier) private view returns (bytes32) {
        bytes32 domainTypehash =
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        bytes32 domain =
            keccak256(abi.encode(domainTypehash, keccak256("Stave Tabs"), keccak256("1"), chainId, verifier));
        bytes32 tab = keccak256(abi.encode(TAB_TYPEHASH, alice, gateway, 1, keccak256(_paid(song, 3000))));
        return MessageHashUtils.toTypedDataHash(domain, tab);
    }
}

/// @notice The same on a chain without the precompile: OpenZeppelin's Solidity verifies.
/// forge-config: default.evm_version = "prague"
contract SettleKeysWithoutPrecompileTest is SettleKeysTest {
    function test_TheChainVerifiesAsThisTestSupposes() public view override {
        assertEq(_hasPrecompile(), false);
    }
}
