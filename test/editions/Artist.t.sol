// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {EditionTerms, Pass} from "../../contracts/types/EditionTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {Collector} from "./Collectors.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";

/// @notice What the artist does with an edition once it is there.
contract EditionArtistTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function test_Airdrop_GivesToEach() public {
        vm.expectEmit(address(editions));
        emit IEditions.EditionAirdropped(edition, song, 12, _list(carol, dave));
        vm.expectEmit(address(editions));
        emit IERC1155.TransferSingle(alice, address(0), carol, edition, 12);
        vm.prank(alice);
        editions.airdrop(edition, _list(carol, dave), 12);
        assertEq(editions.balanceOf(carol, edition), 12);
        assertEq(editions.balanceOf(dave, edition), 12);
        _assertSupply(edition, 100, 76, 0);
        assertEq(splits.received(split), 0);
        // It is above the limit of a wallet, and does not count towards it.
        assertEq(editions.boughtBy(edition, carol), 0);
        _buy(carol, edition, 10);
    }

    function test_Airdrop_OutsideTheWindow() public {
        EditionTerms memory terms = _editionTerms();
        (terms.startsAt, terms.endsAt) = (1, 2);
        edition = _create(terms);
        vm.prank(alice);
        editions.airdrop(edition, _list(carol), 1);
        assertEq(editions.balanceOf(carol, edition), 1);
    }

    function test_RevertWhen_AnAirdropIsAboveWhatIsLeft() public {
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 100, 102));
        vm.prank(alice);
        editions.airdrop(edition, _list(bob, carol, dave), 34);
        // Three times as many as 32 bits hold are not taken for fewer.
        uint256 wanted = 3 * uint256(type(uint32).max);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 100, wanted));
        vm.prank(alice);
        editions.airdrop(edition, _list(bob, carol, dave), type(uint32).max);
    }

    function test_RevertWhen_AnAirdropIsEmpty() public {
        vm.startPrank(alice);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        editions.airdrop(edition, new address[](0), 1);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        editions.airdrop(edition, _list(carol), 0);
    }

    function test_RevertWhen_AReceiverTakesNone() public {
        address wallet = address(new Wallet(carol, false));
        address[2] memory refusing = [wallet, address(0)];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, refusing[i])
            );
            vm.prank(alice);
            editions.airdrop(edition, _list(carol, refusing[i]), 1);
        }
    }

    function test_RevertGiven_AnAirdropOfASuspendedSong() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SongSuspended.selector, song));
        vm.prank(alice);
        editions.airdrop(edition, _list(carol), 1);
    }

    function test_Airdrop_ToOneWhoBuysMeanwhileStaysWithinTheSupply() public {
        Collector collector = new Collector();
        _fund(address(collector), address(editions));
        collector.plan(address(editions), abi.encodeCall(editions.buy, (edition, 10, 100e6, 0)));
        vm.prank(alice);
        editions.airdrop(edition, _list(address(collector), carol), 45);
        assertTrue(collector.answered());
        _assertSupply(edition, 100, 0, 0);
        assertEq(editions.balanceOf(address(collector), edition), 55);
    }

    function test_End_GivesUpWhatIsLeft() public {
        _buy(carol, edition, 4);
        vm.prank(minter);
        editions.reserve(edition, 3);
        vm.expectEmit(address(editions));
        emit IEditions.EditionEnded(edition, song, 7, 3);
        vm.prank(alice);
        editions.end(edition);
        _assertSupply(edition, 7, 0, 3);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 0, 1));
        _buy(carol, edition, 1);
        // What was set aside is still handed out, and what comes back is gone.
        vm.startPrank(minter);
        editions.deliver(edition, dave, 1);
        editions.release(edition, 2);
        _assertSupply(edition, 5, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 0, 1));
        editions.reserve(edition, 1);
    }

    function test_End_TwiceChangesNothing() public {
        _buy(carol, edition, 4);
        vm.startPrank(alice);
        editions.end(edition);
        editions.end(edition);
        _assertSupply(edition, 4, 0, 0);
    }

    function test_RevokePass_TakesOneBack() public {
        Pass memory pass = _pass(edition);
        bytes32 passId = editions.passIdOf(pass);
        vm.expectEmit(address(editions));
        emit IEditions.PassRevoked(edition, passId);
        vm.prank(alice);
        editions.revokePass(pass);
        assertTrue(editions.passUseOf(passId).revoked);
        Pass memory other = _pass(edition);
        other.salt = 2;
        assertFalse(editions.passUseOf(editions.passIdOf(other)).revoked);
    }

    function test_RevokePasses_BeginsTheNextSeries() public {
        vm.expectEmit(address(editions));
        emit IEditions.PassesRevoked(edition, 1);
        vm.startPrank(alice);
        assertEq(editions.revokePasses(edition), 1);
        assertEq(editions.revokePasses(edition), 2);
        assertEq(editions.editionOf(edition).series, 2);
    }

    function test_RevertWhen_AnotherIsTheArtist() public {
        Pass memory pass = _pass(edition);
        vm.startPrank(carol);
        vm.expectRevert(_notOwner(carol));
        editions.airdrop(edition, _list(carol), 1);
        vm.expectRevert(_notOwner(carol));
        editions.end(edition);
        vm.expectRevert(_notOwner(carol));
        editions.revokePass(pass);
        vm.expectRevert(_notOwner(carol));
        editions.revokePasses(edition);
        vm.stopPrank();
        // Nor the one that was before.
        vm.startPrank(alice);
        catalog.transferFrom(alice, dave, song);
        vm.expectRevert(abi.encodeWithSelector(ICatalog.Catalog_NotOwner.selector, alice, dave));
        editions.end(edition);
    }

    function test_RevertWhen_TheEditionIsUnknown() public {
        bytes memory unknown = abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, edition + 1);
        Pass memory pass = _pass(edition + 1);
        vm.startPrank(alice);
        vm.expectRevert(unknown);
        editions.airdrop(edition + 1, _list(carol), 1);
        vm.expectRevert(unknown);
        editions.end(edition + 1);
        vm.expectRevert(unknown);
        editions.revokePass(pass);
        vm.expectRevert(unknown);
        editions.revokePasses(edition + 1);
    }
}
