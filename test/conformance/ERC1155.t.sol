// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EditionFixture} from "../editions/EditionFixture.sol";
import {Answer, Receiver} from "./Receivers.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {stdError} from "forge-std/StdError.sol";
import {Vm} from "forge-std/Vm.sol";

/// @notice What ERC-1155 says, held against the editions.
///
/// | the standard | test |
/// |---|---|
/// | balances follow from TransferSingle and TransferBatch alone | testFuzz_BalancesFollowFromEvents |
/// | tokens come from the zero address, in an event of their own | test_TokensComeFromZero |
/// | owner and operator may move, nobody else; ApprovalForAll | test_WhoMayMove |
/// | not to the zero address, not more than there are | test_WhatCannotBeMoved |
/// | safeTransferFrom emits TransferSingle, then asks, with caller, owner, id, value and data | test_SafeTransferAsks |
/// | safeBatchTransferFrom emits TransferBatch in order, then asks once | test_SafeBatchTransferAsksOnce |
/// | tokens that are made are announced to their receiver as well | test_NewTokensAreAnnounced |
/// | all fails unless the answer is 0xf23a6e61 or 0xbc197c81 | test_NothingMovesUnlessTheReceiverAgrees |
/// | lists of a batch have one length | test_ListsOfABatchHaveOneLength |
/// | a batch is done in order, ids may repeat, and it is all or nothing | test_ABatchIsAllOrNothing |
/// | batches of none and of one, and values of zero | test_SmallBatches |
/// | balanceOfBatch: the pairs in order, lists of one length | test_BalanceOfBatch |
/// | uri, and the URI event | test_MetadataURI |
contract ERC1155ConformanceTest is EditionFixture {
    uint32 private gold;
    uint32 private silver;
    Receiver private receiver;

    function setUp() public override {
        super.setUp();
        receiver = new Receiver();
        gold = _createEdition();
        silver = _createEdition();
        _buy(carol, gold, 6);
        _buy(carol, silver, 6);
    }

    function testFuzz_BalancesFollowFromEvents(uint256 seed) public {
        address[3] memory people = [bob, carol, dave];
        vm.recordLogs();
        _buy(dave, gold, 3);
        vm.prank(alice);
        editions.airdrop(silver, _list(bob, dave), 2);
        for (uint256 i = 0; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _moveSome(people[seed % 3], people[(seed >> 8) % 3], seed >> 16);
        }
        // What carol had before is what the log begins with.
        int256[3][2] memory balances;
        balances[0][1] = balances[1][1] = 6;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != address(editions)) continue;
            (uint256[] memory ids, uint256[] memory values) = _transfersOf(logs[i]);
            for (uint256 j = 0; j < ids.length; ++j) {
                for (uint256 p = 0; p < 3; ++p) {
                    if (_topic(logs[i], 2) == people[p]) balances[ids[j] - gold][p] -= int256(values[j]);
                    if (_topic(logs[i], 3) == people[p]) balances[ids[j] - gold][p] += int256(values[j]);
                }
            }
        }
        for (uint256 p = 0; p < 3; ++p) {
            assertEq(int256(editions.balanceOf(people[p], gold)), balances[0][p]);
            assertEq(int256(editions.balanceOf(people[p], silver)), balances[1][p]);
        }
    }

    function test_TokensComeFromZero() public {
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(dave, address(0), dave, gold, 2);
        _buy(dave, gold, 2);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(alice, address(0), dave, gold, 1);
        vm.prank(alice);
        editions.airdrop(gold, _list(dave), 1);
        vm.startPrank(minter);
        editions.reserve(gold, 1);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(minter, address(0), dave, gold, 1);
        editions.deliver(gold, dave, 1);
        assertEq(editions.balanceOf(dave, gold), 4);
    }

    function test_WhoMayMove() public {
        (uint256[] memory ids, uint256[] memory values) = _both(1, 1);
        vm.expectEmit(address(editions));
        emit IERC1155.ApprovalForAll(carol, dave, true);
        vm.prank(carol);
        editions.setApprovalForAll(dave, true);
        vm.startPrank(dave);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(dave, carol, bob, gold, 1);
        editions.safeTransferFrom(carol, bob, gold, 1, "");
        vm.expectEmit(address(editions));
        emit IERC1155.TransferBatch(dave, carol, bob, ids, values);
        editions.safeBatchTransferFrom(carol, bob, ids, values, "");
        vm.stopPrank();
        // An operator of one is not one of another, and no operator after it was dismissed.
        vm.prank(carol);
        editions.setApprovalForAll(dave, false);
        address[2] memory owners = [bob, carol];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(IERC1155Errors.ERC1155MissingApprovalForAll.selector, dave, owners[i]);
            vm.startPrank(dave);
            vm.expectRevert(reason);
            editions.safeTransferFrom(owners[i], dave, gold, 1, "");
            vm.expectRevert(reason);
            editions.safeBatchTransferFrom(owners[i], dave, ids, values, "");
            vm.stopPrank();
        }
    }

    function test_WhatCannotBeMoved() public {
        (uint256[] memory ids, uint256[] memory values) = _both(1, 7);
        bytes memory nobody =
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(0));
        vm.startPrank(carol);
        vm.expectRevert(nobody);
        editions.safeTransferFrom(carol, address(0), gold, 1, "");
        vm.expectRevert(nobody);
        editions.safeBatchTransferFrom(carol, address(0), ids, values, "");
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, carol, 6, 7, gold)
        );
        editions.safeTransferFrom(carol, dave, gold, 7, "");
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, carol, 6, 7, silver)
        );
        editions.safeBatchTransferFrom(carol, dave, ids, values, "");
        // Not even of tokens that there are not.
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, carol, 0, 1, 99)
        );
        editions.safeTransferFrom(carol, dave, 99, 1, "");
    }

    function test_SafeTransferAsks() public {
        vm.prank(carol);
        editions.setApprovalForAll(dave, true);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(dave, carol, address(receiver), gold, 2);
        vm.prank(dave);
        editions.safeTransferFrom(carol, address(receiver), gold, 2, hex"c0ffee");
        assertEq(
            receiver.asked(),
            abi.encodeCall(IERC1155Receiver.onERC1155Received, (dave, carol, gold, 2, hex"c0ffee"))
        );
        assertEq(receiver.heldWhenAsked(), 2);
        assertEq(receiver.timesAsked(), 1);
        assertEq(IERC1155Receiver.onERC1155Received.selector, bytes4(0xf23a6e61));
    }

    function test_SafeBatchTransferAsksOnce() public {
        (uint256[] memory ids, uint256[] memory values) = _both(2, 3);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferBatch(carol, carol, address(receiver), ids, values);
        vm.prank(carol);
        editions.safeBatchTransferFrom(carol, address(receiver), ids, values, hex"c0ffee");
        assertEq(
            receiver.asked(),
            abi.encodeCall(IERC1155Receiver.onERC1155BatchReceived, (carol, carol, ids, values, hex"c0ffee"))
        );
        assertEq(receiver.heldWhenAsked(), 5);
        assertEq(receiver.timesAsked(), 1);
        assertEq(IERC1155Receiver.onERC1155BatchReceived.selector, bytes4(0xbc197c81));
    }

    function test_NewTokensAreAnnounced() public {
        _fund(address(receiver), address(editions));
        _buy(address(receiver), gold, 2);
        _assertAnnounced(address(receiver), 2, 2);
        vm.prank(alice);
        editions.airdrop(gold, _list(address(receiver)), 3);
        _assertAnnounced(alice, 3, 5);
        vm.startPrank(minter);
        editions.reserve(gold, 1);
        editions.deliver(gold, address(receiver), 1);
        _assertAnnounced(minter, 1, 6);
    }

    function test_NothingMovesUnlessTheReceiverAgrees() public {
        (uint256[] memory ids, uint256[] memory values) = _both(1, 1);
        _fund(address(receiver), address(editions));
        bytes memory invalid =
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(receiver));
        bytes[4] memory reasons = [
            invalid,
            invalid,
            abi.encodeWithSelector(Receiver.Receiver_NoThanks.selector),
            stdError.assertionError
        ];
        for (uint256 i = 0; i < 4; ++i) {
            receiver.behave(Answer(i + 1));
            vm.startPrank(carol);
            vm.expectRevert(reasons[i]);
            editions.safeTransferFrom(carol, address(receiver), gold, 1, "");
            vm.expectRevert(reasons[i]);
            editions.safeBatchTransferFrom(carol, address(receiver), ids, values, "");
            vm.stopPrank();
            vm.expectRevert(reasons[i]);
            _buy(address(receiver), gold, 1);
            assertEq(editions.balanceOf(carol, gold), 6);
        }
        assertEq(usd.balanceOf(address(receiver)), 1e12);
        // Nor does a contract agree that cannot be asked.
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(usd)));
        vm.prank(carol);
        editions.safeTransferFrom(carol, address(usd), gold, 1, "");
    }

    function test_ListsOfABatchHaveOneLength() public {
        (uint256[] memory ids,) = _both(1, 1);
        vm.startPrank(carol);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidArrayLength.selector, 2, 1));
        editions.safeBatchTransferFrom(carol, dave, ids, _numbers(1), "");
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidArrayLength.selector, 1, 2));
        editions.safeBatchTransferFrom(carol, dave, _numbers(gold), ids, "");
    }

    function test_ABatchIsAllOrNothing() public {
        uint256[] memory ids = new uint256[](3);
        uint256[] memory values = new uint256[](3);
        (ids[0], ids[1], ids[2]) = (silver, gold, silver);
        (values[0], values[1], values[2]) = (2, 3, 4);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferBatch(carol, carol, dave, ids, values);
        vm.prank(carol);
        editions.safeBatchTransferFrom(carol, dave, ids, values, "");
        assertEq(editions.balanceOf(dave, silver), 6);
        assertEq(editions.balanceOf(dave, gold), 3);
        // Dave has six of silver: two and five are one too many, though each is not.
        values[2] = 5;
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, dave, 4, 5, silver)
        );
        vm.prank(dave);
        editions.safeBatchTransferFrom(dave, carol, ids, values, "");
        assertEq(editions.balanceOf(dave, gold), 3);
    }

    function test_SmallBatches() public {
        vm.startPrank(carol);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferBatch(carol, carol, dave, new uint256[](0), new uint256[](0));
        editions.safeBatchTransferFrom(carol, dave, new uint256[](0), new uint256[](0), "");
        // A batch of one may be told of as one transfer.
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(carol, carol, address(receiver), gold, 1);
        editions.safeBatchTransferFrom(carol, address(receiver), _numbers(gold), _numbers(1), "");
        assertEq(receiver.timesAsked(), 1);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(carol, carol, dave, gold, 0);
        editions.safeTransferFrom(carol, dave, gold, 0, "");
        assertEq(editions.balanceOf(dave, gold), 0);
    }

    function test_BalanceOfBatch() public {
        vm.prank(carol);
        editions.safeTransferFrom(carol, dave, gold, 2, "");
        (uint256[] memory ids,) = _both(0, 0);
        uint256[] memory balances = editions.balanceOfBatch(_list(dave, carol), ids);
        assertEq(balances.length, 2);
        assertEq(balances[0], 2);
        assertEq(balances[1], 6);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidArrayLength.selector, 2, 1));
        editions.balanceOfBatch(_list(dave), ids);
    }

    function test_MetadataURI() public {
        string memory uri = editions.uri(gold);
        vm.expectEmit(address(editions));
        emit IERC1155.URI(uri, silver + 1);
        assertEq(editions.uri(_createEdition()), uri);
    }

    function _moveSome(address from, address to, uint256 seed) private {
        uint256 ofGold = seed % (editions.balanceOf(from, gold) + 1);
        uint256 ofSilver = (seed >> 8) % (editions.balanceOf(from, silver) + 1);
        (uint256[] memory ids, uint256[] memory values) = _both(ofGold, ofSilver);
        vm.prank(from);
        if (seed >> 16 & 1 == 0) editions.safeTransferFrom(from, to, gold, ofGold, "");
        else editions.safeBatchTransferFrom(from, to, ids, values, "");
    }

    function _transfersOf(Vm.Log memory log)
        private
        pure
        returns (uint256[] memory ids, uint256[] memory values)
    {
        if (log.topics[0] == IERC1155.TransferBatch.selector) {
            return abi.decode(log.data, (uint256[], uint256[]));
        }
        if (log.topics[0] != IERC1155.TransferSingle.selector) return (ids, values);
        (uint256 id, uint256 value) = abi.decode(log.data, (uint256, uint256));
        return (_numbers(id), _numbers(value));
    }

    function _topic(Vm.Log memory log, uint256 place) private pure returns (address) {
        return address(uint160(uint256(log.topics[place])));
    }

    function _assertAnnounced(address operator, uint256 value, uint256 held) private view {
        assertEq(
            receiver.asked(),
            abi.encodeCall(IERC1155Receiver.onERC1155Received, (operator, address(0), gold, value, ""))
        );
        assertEq(receiver.heldWhenAsked(), held);
    }

    function _both(
        uint256 ofGold,
        uint256 ofSilver
    )
        private
        view
        returns (uint256[] memory ids, uint256[] memory values)
    {
        (ids, values) = (new uint256[](2), new uint256[](2));
        (ids[0], ids[1]) = (gold, silver);
        (values[0], values[1]) = (ofGold, ofSilver);
    }
}
