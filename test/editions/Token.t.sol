// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Editions} from "../../contracts/collectibles/Editions.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {EditionTerms, Pass} from "../../contracts/types/EditionTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Collector} from "./Collectors.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

/// @notice What the standards ask of the tokens: ERC-165, ERC-1155, ERC-2981, EIP-712 and ERC-5267.
contract EditionTokenTest is EditionFixture {
    uint32 private gold;
    uint32 private silver;

    function setUp() public override {
        super.setUp();
        gold = _createEdition();
        silver = _createEdition();
        _buy(carol, gold, 5);
        _buy(carol, silver, 5);
    }

    function test_SafeTransferFrom_MovesTheTokens() public {
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(carol, carol, dave, gold, 2);
        vm.prank(carol);
        editions.safeTransferFrom(carol, dave, gold, 2, "");
        assertEq(editions.balanceOf(carol, gold), 3);
        assertEq(editions.balanceOf(dave, gold), 2);
        assertEq(editions.boughtBy(gold, carol), 5);
        assertEq(editions.boughtBy(gold, dave), 0);
    }

    function test_SafeTransferFrom_ToOneselfChangesNothing() public {
        vm.prank(carol);
        editions.safeTransferFrom(carol, carol, gold, 5, "");
        assertEq(editions.balanceOf(carol, gold), 5);
    }

    function test_SafeTransferFrom_ToAContractThatTakesTokens() public {
        address collector = address(new Collector());
        vm.prank(carol);
        editions.safeTransferFrom(carol, collector, gold, 1, "");
        assertEq(editions.balanceOf(collector, gold), 1);
    }

    function test_SafeTransferFrom_ByAnOperator() public {
        vm.prank(carol);
        editions.setApprovalForAll(dave, true);
        vm.prank(dave);
        editions.safeTransferFrom(carol, dave, gold, 5, "");
        assertEq(editions.balanceOf(dave, gold), 5);
    }

    function test_SafeBatchTransferFrom_MovesSeveral() public {
        (uint256[] memory ids, uint256[] memory values) = _both(2, 5);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferBatch(carol, carol, dave, ids, values);
        vm.prank(carol);
        editions.safeBatchTransferFrom(carol, dave, ids, values, "");
        address[] memory owners = _list(carol, dave);
        uint256[] memory balances = editions.balanceOfBatch(owners, ids);
        assertEq(balances[0], 3);
        assertEq(balances[1], 5);
        // And into a contract.
        address collector = address(new Collector());
        (ids, values) = _both(1, 0);
        vm.prank(carol);
        editions.safeBatchTransferFrom(carol, collector, ids, values, "");
        assertEq(editions.balanceOf(collector, gold), 1);
    }

    function test_RevertWhen_TheReceiverTakesNone() public {
        address wallet = address(new Wallet(carol, false));
        (uint256[] memory ids, uint256[] memory values) = _both(1, 1);
        address[2] memory refusing = [wallet, address(0)];
        vm.startPrank(carol);
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, refusing[i]);
            vm.expectRevert(reason);
            editions.safeTransferFrom(carol, refusing[i], gold, 1, "");
            vm.expectRevert(reason);
            editions.safeBatchTransferFrom(carol, refusing[i], ids, values, "");
        }
    }

    function test_RevertWhen_MovedByAnother() public {
        (uint256[] memory ids, uint256[] memory values) = _both(1, 1);
        bytes memory reason =
            abi.encodeWithSelector(IERC1155Errors.ERC1155MissingApprovalForAll.selector, dave, carol);
        vm.startPrank(dave);
        vm.expectRevert(reason);
        editions.safeTransferFrom(carol, dave, gold, 1, "");
        vm.expectRevert(reason);
        editions.safeBatchTransferFrom(carol, dave, ids, values, "");
    }

    function test_RevertWhen_ThereAreFewer() public {
        bytes memory reason =
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, carol, 5, 6, gold);
        (uint256[] memory ids, uint256[] memory values) = _both(6, 1);
        vm.startPrank(carol);
        vm.expectRevert(reason);
        editions.safeTransferFrom(carol, dave, gold, 6, "");
        vm.expectRevert(reason);
        editions.safeBatchTransferFrom(carol, dave, ids, values, "");
        // A number whose lower half is small is not taken for that.
        uint256 wide = (1 << 128) + 1;
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InsufficientBalance.selector, carol, 5, wide, gold)
        );
        editions.safeTransferFrom(carol, dave, gold, wide, "");
    }

    function test_RevertWhen_TheListsDiffer() public {
        (uint256[] memory ids,) = _both(1, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidArrayLength.selector, 2, 1));
        vm.prank(carol);
        editions.safeBatchTransferFrom(carol, dave, ids, _numbers(1), "");
    }

    function test_SetApprovalForAll_CanBeTakenBack() public {
        vm.startPrank(carol);
        vm.expectEmit(address(editions));
        emit IERC1155.ApprovalForAll(carol, dave, true);
        editions.setApprovalForAll(dave, true);
        assertTrue(editions.isApprovedForAll(carol, dave));
        editions.setApprovalForAll(dave, false);
        assertFalse(editions.isApprovedForAll(carol, dave));
    }

    function test_RevertWhen_TheOperatorIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidOperator.selector, address(0)));
        vm.prank(carol);
        editions.setApprovalForAll(address(0), true);
    }

    function testFuzz_SafeTransferFrom_KeepsTheSum(uint256 seed) public {
        address[3] memory people = [bob, carol, dave];
        for (uint256 i = 0; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address from = people[seed % 3];
            address to = people[(seed >> 8) % 3];
            uint256 value = (seed >> 16) % 4;
            if (value > editions.balanceOf(from, gold)) continue;
            vm.prank(from);
            editions.safeTransferFrom(from, to, gold, value, "");
            uint256 sum = editions.balanceOf(bob, gold) + editions.balanceOf(carol, gold);
            assertEq(sum + editions.balanceOf(dave, gold), 5);
        }
    }

    function test_SupportsInterface() public view {
        bytes4[4] memory known =
            [bytes4(0x01ffc9a7), bytes4(0xd9b67a26), bytes4(0x0e89341c), bytes4(0x2a55205a)];
        for (uint256 i = 0; i < 4; ++i) {
            assertTrue(editions.supportsInterface(known[i]));
        }
        assertFalse(editions.supportsInterface(0xffffffff));
        assertFalse(editions.supportsInterface(0x80ac58cd));
    }

    function test_RoyaltyInfo_PointsToTheSplitsDepositAddress() public {
        (address receiver, uint256 amount) = editions.royaltyInfo(gold, 1999);
        assertEq(receiver, splits.depositAddress(split));
        // 5 % of it are 99.95.
        assertEq(amount, 99);
        // As a marketplace pays it, so it reaches the song's people.
        splits.withdraw(split, bob);
        usd.transfer(receiver, amount);
        splits.sweep(split, address(usd));
        assertEq(splits.withdraw(split, bob), amount);
    }

    function testFuzz_RoyaltyInfo_IsNeverMoreThanATenth(uint256 price, uint16 royalty) public {
        EditionTerms memory terms = _editionTerms();
        terms.royalty = uint16(bound(royalty, 0, 1000));
        (, uint256 amount) = editions.royaltyInfo(_create(terms), price);
        assertLe(amount, price / 10);
        if (price < 1 << 200) assertEq(amount, price * terms.royalty / 10_000);
    }

    function test_RevertWhen_TheEditionIsUnknown() public {
        uint256[3] memory unknown = [uint256(0), silver + 1, (1 << 32) + gold];
        for (uint256 i = 0; i < 3; ++i) {
            bytes memory reason =
                abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, unknown[i]);
            vm.expectRevert(reason);
            editions.uri(unknown[i]);
            vm.expectRevert(reason);
            editions.royaltyInfo(unknown[i], 1);
        }
        bytes memory next = abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, silver + 1);
        vm.expectRevert(next);
        editions.editionOf(silver + 1);
        vm.expectRevert(next);
        editions.songOf(silver + 1);
    }

    function testFuzz_DigestOf_IsEIP712s(Pass calldata pass) public view {
        assertEq(editions.passIdOf(pass), _structHashOf(pass));
        assertEq(editions.digestOf(pass), _digestOf(pass));
    }

    function test_DigestOf_IsAnotherOnAnotherChainAndContract() public {
        Pass memory pass = _pass(gold);
        bytes32 here = editions.digestOf(pass);
        Editions twin = new Editions(splits, catalog);
        assertNotEq(twin.digestOf(pass), here);
        vm.chainId(10);
        assertNotEq(editions.digestOf(pass), here);
        assertEq(editions.digestOf(pass), _digestOf(pass));
    }

    function test_Eip712Domain() public view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifier,
            bytes32 salt,
            uint256[] memory extensions
        ) = editions.eip712Domain();
        assertEq(fields, bytes1(0x0f));
        assertEq(name, "Stave Editions");
        assertEq(version, "1");
        assertEq(chainId, block.chainid);
        assertEq(verifier, address(editions));
        assertEq(salt, 0);
        assertEq(extensions.length, 0);
    }

    function test_Constructor_KnowsTheOthers() public view {
        assertEq(address(editions.SPLITS()), address(splits));
        assertEq(address(editions.CATALOG()), address(catalog));
        assertEq(address(editions.CURRENCY()), address(usd));
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
