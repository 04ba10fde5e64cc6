// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

/// @notice What the contract may do that the artist named.
contract EditionMinterTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function test_Reserve_SetsTokensAside() public {
        vm.expectEmit(address(editions));
        emit IEditions.EditionReserved(edition, minter, 95);
        vm.prank(minter);
        editions.reserve(edition, 95);
        _assertSupply(edition, 100, 5, 95);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 5, 6));
        _buy(carol, edition, 6);
        _buy(carol, edition, 5);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 0, 1));
        vm.prank(minter);
        editions.reserve(edition, 1);
    }

    function test_Release_PutsTokensBack() public {
        vm.startPrank(minter);
        editions.reserve(edition, 95);
        vm.expectEmit(address(editions));
        emit IEditions.EditionReleased(edition, minter, 50);
        editions.release(edition, 50);
        _assertSupply(edition, 100, 55, 45);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotReserved.selector, edition, 45, 46));
        editions.release(edition, 46);
    }

    function test_Release_OfAnEndedEditionMakesThemGone() public {
        vm.prank(minter);
        editions.reserve(edition, 10);
        vm.prank(alice);
        editions.end(edition);
        vm.prank(minter);
        editions.release(edition, 4);
        _assertSupply(edition, 6, 0, 6);
    }

    function test_Deliver_HandsOutWhatIsSetAside() public {
        vm.startPrank(minter);
        editions.reserve(edition, 20);
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(minter, address(0), carol, edition, 15);
        editions.deliver(edition, carol, 15);
        assertEq(editions.balanceOf(carol, edition), 15);
        assertEq(editions.boughtBy(edition, carol), 0);
        _assertSupply(edition, 100, 80, 5);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotReserved.selector, edition, 5, 6));
        editions.deliver(edition, carol, 6);
    }

    function test_Deliver_AlsoWhileTheSongIsSuspended() public {
        vm.prank(minter);
        editions.reserve(edition, 1);
        _suspend();
        vm.prank(minter);
        editions.deliver(edition, carol, 1);
        assertEq(editions.balanceOf(carol, edition), 1);
    }

    function test_RevertWhen_AReceiverTakesNone() public {
        address wallet = address(new Wallet(carol, false));
        vm.startPrank(minter);
        editions.reserve(edition, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, wallet));
        editions.deliver(edition, wallet, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(0)));
        editions.deliver(edition, address(0), 1);
    }

    function test_RevertWhen_TheQuantityIsZero() public {
        vm.startPrank(minter);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        editions.reserve(edition, 0);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        editions.release(edition, 0);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        editions.deliver(edition, carol, 0);
    }

    function test_RevertWhen_AnotherIsTheMinter() public {
        address[2] memory others = [alice, carol];
        for (uint256 i = 0; i < 2; ++i) {
            _assertNotMinter(edition, others[i]);
        }
        EditionTerms memory terms = _editionTerms();
        terms.minter = address(0);
        _assertNotMinter(_create(terms), minter);
        _assertNotMinter(99, minter);
    }

    function _assertNotMinter(uint32 edition_, address caller) private {
        bytes memory reason = abi.encodeWithSelector(IEditions.Editions_NotMinter.selector, edition_, caller);
        vm.startPrank(caller);
        vm.expectRevert(reason);
        editions.reserve(edition_, 1);
        vm.expectRevert(reason);
        editions.release(edition_, 1);
        vm.expectRevert(reason);
        editions.deliver(edition_, carol, 1);
        vm.stopPrank();
    }

    /// @dev Whatever is done in whatever order, there are never more tokens than the supply.
    function testFuzz_Reserve_KeepsTheSum(uint256 seed) public {
        uint256 minted = 0;
        for (uint256 i = 0; i < 30; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint32 quantity = uint32(seed >> 8) % 12;
            uint256 action = seed % 6;
            bool done = _try(action, quantity);
            // Buying, airdropping and delivering bring tokens about.
            if (done && action < 3) minted += quantity;
            (uint32 supply, uint32 left, uint32 reserved) = _supply();
            assertEq(uint256(supply), minted + left + reserved);
            assertEq(minted, editions.balanceOf(carol, edition) + editions.balanceOf(dave, edition));
        }
    }

    function _try(uint256 action, uint32 quantity) private returns (bool done) {
        bytes memory data;
        if (action == 0) data = abi.encodeCall(editions.buy, (edition, quantity, 1e12, 0));
        if (action == 1) data = abi.encodeCall(editions.airdrop, (edition, _list(dave), quantity));
        if (action == 2) data = abi.encodeCall(editions.deliver, (edition, dave, quantity));
        if (action == 3) data = abi.encodeCall(editions.reserve, (edition, quantity));
        if (action == 4) data = abi.encodeCall(editions.release, (edition, quantity));
        if (action == 5) data = quantity == 0 ? abi.encodeCall(editions.end, (edition)) : data;
        if (data.length == 0) return false;
        vm.prank(action == 0 ? carol : action == 1 || action == 5 ? alice : minter);
        (done,) = address(editions).call(data);
    }

    function _supply() private view returns (uint32 supply, uint32 left, uint32 reserved) {
        supply = editions.editionOf(edition).supply;
        left = editions.editionOf(edition).left;
        reserved = editions.editionOf(edition).reserved;
    }
}
