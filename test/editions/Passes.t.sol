// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {EditionTerms, Pass} from "../../contracts/types/EditionTypes.sol";
import {Wallet} from "../utils/Wallet.sol";
import {EditionFixture} from "./EditionFixture.sol";

contract EditionPassesTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function test_BuyWithPass_AtADiscount() public {
        Pass memory pass = _pass(edition);
        bytes32 passId = editions.passIdOf(pass);
        vm.expectEmit(address(editions));
        emit IEditions.PassUsed(edition, passId, carol, 2, 2000, 0, 0);
        vm.expectEmit(address(editions));
        emit IEditions.EditionBought(edition, song, carol, split, 2, 16e6, 0);
        _use(carol, pass, 2);
        assertEq(usd.balanceOf(carol), 1e12 - 16e6);
        assertEq(splits.received(split), 15.84e6);
        assertEq(editions.balanceOf(carol, edition), 2);
        assertEq(editions.boughtBy(edition, carol), 2);
        assertEq(editions.passUseOf(passId).used, 2);
        assertEq(editions.passUsedBy(passId, carol), 2);
    }

    function test_BuyWithPass_OfAnAllowListBeforeTheStart() public {
        EditionTerms memory terms = _editionTerms();
        terms.startsAt = terms.endsAt;
        edition = _create(terms);
        Pass memory pass = _pass(edition);
        (pass.holder, pass.discount) = (carol, 0);
        _use(carol, pass, 2);
        assertEq(usd.balanceOf(carol), 1e12 - 20e6);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotPassHolder.selector, carol, dave));
        _use(dave, pass, 1);
        // One holder's count is the pass' own.
        bytes32 passId = editions.passIdOf(pass);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_PassWalletLimit.selector, passId, carol, 2, 2)
        );
        _use(carol, pass, 1);
    }

    function test_BuyWithPass_PaysTheReferrer() public {
        uint32 friend = _createSplit(_whole(dave));
        uint32 shop = _createSplit(_whole(alice));
        Pass memory pass = _pass(edition);
        (pass.referrer, pass.commission) = (friend, 1000);
        bytes memory signature = _signBy(alice, pass);
        vm.expectEmit(address(editions));
        emit IEditions.PassUsed(edition, editions.passIdOf(pass), carol, 2, 2000, friend, 1.6e6);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(split, address(editions), shop, 14.256e6, 0.144e6, 0.072e6);
        vm.expectEmit(address(splits));
        emit ISplits.Paid(friend, address(editions), shop, 1.584e6, 0.016e6, 0.008e6);
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 2, 16e6, shop);
        assertEq(splits.received(split), 14.256e6);
        assertEq(splits.received(friend), 1.584e6);
        assertEq(splits.received(shop), 0.08e6);
        assertEq(usd.balanceOf(address(splits)), 16e6);
    }

    function test_BuyWithPass_Free() public {
        Pass memory pass = _pass(edition);
        (pass.discount, pass.commission, pass.referrer) = (10_000, 1000, split);
        // Without any money or allowance.
        _use(bob, pass, 1);
        assertEq(editions.balanceOf(bob, edition), 1);
        assertEq(splits.received(split), 0);
    }

    function test_BuyWithPass_SignedByAnOperator() public {
        vm.prank(alice);
        catalog.setApprovalForAll(dave, true);
        Pass memory pass = _pass(edition);
        pass.signer = dave;
        bytes memory signature = _signBy(dave, pass);
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
        assertEq(editions.balanceOf(carol, edition), 1);
        vm.prank(alice);
        catalog.setApprovalForAll(dave, false);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, dave));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
    }

    function test_BuyWithPass_SignedByASmartAccount() public {
        Wallet wallet = new Wallet(dave, false);
        vm.prank(alice);
        catalog.transferFrom(alice, address(wallet), song);
        Pass memory pass = _pass(edition);
        pass.signer = address(wallet);
        bytes memory good = _signBy(dave, pass);
        bytes memory bad = _signBy(alice, pass);
        vm.prank(carol);
        editions.buyWithPass(pass, good, 1, TOKEN_PRICE, 0);
        assertEq(editions.balanceOf(carol, edition), 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, address(wallet)));
        vm.prank(carol);
        editions.buyWithPass(pass, bad, 1, TOKEN_PRICE, 0);
    }

    function test_RevertWhen_AnotherSigned() public {
        Pass memory pass = _pass(edition);
        bytes memory signature = _signBy(carol, pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, alice));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
        // Nor does it help to say so, or to name nobody.
        pass.signer = carol;
        signature = _signBy(carol, pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, carol));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
        pass.signer = address(0);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, address(0)));
        vm.prank(carol);
        editions.buyWithPass(pass, new bytes(65), 1, TOKEN_PRICE, 0);
    }

    function test_RevertGiven_TheSignerHasSoldTheSong() public {
        Pass memory pass = _pass(edition);
        bytes memory signature = _signBy(alice, pass);
        vm.prank(alice);
        catalog.transferFrom(alice, dave, song);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, alice));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
    }

    /// @dev Whatever member is changed, the signature is for another pass.
    function testFuzz_RevertWhen_APassIsNotAsItWasSigned(uint8 member, uint256 salt) public {
        Pass memory pass = _pass(edition);
        bytes memory signature = _signBy(alice, pass);
        member = uint8(bound(member, 0, 8));
        if (member == 0) pass.edition = _createEdition();
        if (member == 1) pass.holder = carol;
        if (member == 2) pass.discount = 10_000;
        if (member == 3) (pass.commission, pass.referrer) = (1, split);
        if (member == 4) pass.limit = 11;
        if (member == 5) pass.walletLimit = 3;
        if (member == 6) pass.startsAt -= 1;
        if (member == 7) pass.endsAt += 1;
        if (member == 8) pass.salt = salt == 1 ? 2 : salt;
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, alice));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, TOKEN_PRICE, 0);
    }

    function test_RevertWhen_ThePassIsRevoked() public {
        Pass memory pass = _pass(edition);
        bytes32 passId = editions.passIdOf(pass);
        _use(carol, pass, 1);
        vm.prank(alice);
        editions.revokePass(pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassRevoked.selector, passId));
        _use(carol, pass, 1);
    }

    function test_RevertWhen_ItsSeriesIsRevoked() public {
        Pass memory pass = _pass(edition);
        Pass memory next = _pass(edition);
        next.series = 1;
        bytes32 nextId = editions.passIdOf(next);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassRevoked.selector, nextId));
        _use(carol, next, 1);
        vm.prank(alice);
        editions.revokePasses(edition);
        bytes32 passId = editions.passIdOf(pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassRevoked.selector, passId));
        _use(carol, pass, 1);
        _use(carol, next, 1);
    }

    function test_BuyWithPass_OpensAndClosesByTheSecond() public {
        Pass memory pass = _pass(edition);
        (pass.startsAt, pass.endsAt) = (uint40(START + 10), uint40(START + 20));
        bytes memory closed =
            abi.encodeWithSelector(IEditions.Editions_PassNotValid.selector, START + 10, START + 20);
        vm.warp(START + 9);
        vm.expectRevert(closed);
        _use(carol, pass, 1);
        vm.warp(START + 10);
        _use(carol, pass, 1);
        vm.warp(START + 19);
        _use(carol, pass, 1);
        vm.warp(START + 20);
        vm.expectRevert(closed);
        _use(dave, pass, 1);
    }

    function test_RevertWhen_TheTermsCannotBe() public {
        Pass[3] memory passes = [_pass(edition), _pass(edition), _pass(edition)];
        passes[0].discount = 10_001;
        (passes[1].commission, passes[1].referrer) = (1001, split);
        passes[2].commission = 1;
        for (uint256 i = 0; i < 3; ++i) {
            Pass memory pass = passes[i];
            vm.expectRevert(
                abi.encodeWithSelector(
                    IEditions.Editions_BadPassTerms.selector, pass.discount, pass.commission, pass.referrer
                )
            );
            _use(carol, pass, 1);
        }
    }

    function test_RevertWhen_ThePassIsUsedUp() public {
        Pass memory pass = _pass(edition);
        pass.limit = 3;
        bytes32 passId = editions.passIdOf(pass);
        _use(carol, pass, 2);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassLimit.selector, passId, 2, 3));
        _use(dave, pass, 2);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassLimit.selector, passId, 2, 3));
        _use(dave, pass, type(uint32).max);
        _use(dave, pass, 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassLimit.selector, passId, 3, 3));
        _use(dave, pass, 1);
    }

    function test_RevertWhen_TheWalletHasUsedItsPart() public {
        Pass memory pass = _pass(edition);
        bytes32 passId = editions.passIdOf(pass);
        _use(carol, pass, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_PassWalletLimit.selector, passId, carol, 1, 2)
        );
        _use(carol, pass, 2);
        _use(dave, pass, 2);
        _use(carol, pass, 1);
    }

    function test_RevertWhen_TheEditionSaysNo() public {
        Pass memory pass = _pass(edition);
        (pass.limit, pass.walletLimit) = (NO_LIMIT, NO_LIMIT);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_WalletLimit.selector, edition, carol, 0, 10)
        );
        _use(carol, pass, 11);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SoldOut.selector, edition, 100, 101));
        _use(carol, pass, 101);
        vm.expectRevert(IEditions.Editions_ZeroQuantity.selector);
        _use(carol, pass, 0);
        bytes memory signature = _signBy(alice, pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PriceAboveMaximum.selector, 8e6, 8e6 - 1));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, 8e6 - 1, 0);
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_SongSuspended.selector, song));
        _use(carol, pass, 1);
        Pass memory unknown = _pass(edition + 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_UnknownEdition.selector, edition + 1));
        _use(carol, unknown, 1);
    }

    function test_RevertGiven_AnUnknownReferrer() public {
        Pass memory pass = _pass(edition);
        (pass.commission, pass.referrer) = (1000, 99);
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, 99));
        _use(carol, pass, 1);
    }

    function testFuzz_BuyWithPass_CostsTheSameAtOnceAndOneByOne(
        uint48 price,
        uint16 discount,
        uint16 commission,
        uint8 quantity
    )
        public
    {
        quantity = uint8(bound(quantity, 1, 10));
        EditionTerms memory terms = _editionTerms();
        terms.price = uint48(bound(price, 0, 1e10));
        edition = _create(terms);
        Pass memory pass = _pass(edition);
        (pass.limit, pass.walletLimit) = (NO_LIMIT, NO_LIMIT);
        pass.discount = uint16(bound(discount, 0, 10_000));
        pass.commission = uint16(bound(commission, 0, 1000));
        pass.referrer = _createSplit(_whole(alice));
        _use(carol, pass, quantity);
        for (uint256 i = 0; i < quantity; ++i) {
            _use(dave, pass, 1);
        }
        uint256 paid = 1e12 - usd.balanceOf(carol);
        assertEq(usd.balanceOf(dave), usd.balanceOf(carol));
        // Rounded up: never below the exact price, and less than one micro-USDC a token above it.
        uint256 exact = uint256(terms.price) * quantity * (10_000 - pass.discount);
        assertGe(paid * 10_000, exact);
        assertLt(paid * 10_000, exact + 10_000 * uint256(quantity));
        // The referrer earns at most its part, before the fee.
        assertLe(splits.received(pass.referrer), 2 * paid * pass.commission / 10_000);
        assertEq(usd.balanceOf(address(splits)), 2 * paid);
        assertEq(splits.ledger().accounted, 2 * paid);
    }

    function _use(address fan, Pass memory pass, uint32 quantity) private {
        bytes memory signature = _signBy(alice, pass);
        vm.prank(fan);
        editions.buyWithPass(pass, signature, quantity, type(uint64).max, 0);
    }
}
