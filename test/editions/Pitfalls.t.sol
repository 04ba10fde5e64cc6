// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEditions} from "../../contracts/interfaces/IEditions.sol";
import {EditionTerms, Pass} from "../../contracts/types/EditionTypes.sol";
import {Collector} from "./Collectors.sol";
import {EditionFixture} from "./EditionFixture.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @notice What other systems got wrong with drops, allow lists and royalties, and why it does not happen here.
///
/// | mistake | test |
/// |---|---|
/// | an allow list entry is claimed twice | test_APassIsNotClaimedTwice |
/// | a claim is made anew by a signature written otherwise | test_ASignatureWrittenOtherwiseIsNoOtherPass |
/// | a claim is made anew while the token comes | test_APassIsNotClaimedTwiceByCallingBack |
/// | a claim holds on another chain | test_APassIsForOneChain |
/// | a limit is evaded by sending tokens away | test_SendingTokensAwayGivesNoRoom |
/// | a pass taken back comes back | test_ARevokedPassStaysRevoked |
/// | an ERC-2981 receiver asks for 100 % | test_NoRoyaltyIsAboveATenth |
/// | a signer drains the others' split by commissions | test_NoCommissionIsAboveATenth |
/// | excess payment refunds that drain | testFuzz_NobodyPaysMoreThanThePrice |
/// | `0 + grace` passes a deadline check | test_NoEndMeansNeverAndNotAlways |
/// | rounding makes a token free | testFuzz_NoDiscountBelowTheWholeMakesATokenFree |
/// | an airdrop to one who refuses loses the others' tokens | test_AnAirdropReachesAllOrNobody |
contract EditionPitfallsTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function test_APassIsNotClaimedTwice() public {
        Pass memory pass = _allowance();
        bytes memory signature = _signBy(alice, pass);
        bytes memory used = _walletLimit(pass, carol);
        vm.startPrank(carol);
        editions.buyWithPass(pass, signature, 1, 0, 0);
        vm.expectRevert(used);
        editions.buyWithPass(pass, signature, 1, 0, 0);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotPassHolder.selector, carol, dave));
        vm.prank(dave);
        editions.buyWithPass(pass, signature, 1, 0, 0);
    }

    function test_ASignatureWrittenOtherwiseIsNoOtherPass() public {
        Pass memory pass = _allowance();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[alice], _digestOf(pass));
        bytes32 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        bytes[3] memory others = [
            abi.encodePacked(r, bytes32(uint256(order) - uint256(s)), v == 27 ? uint8(28) : uint8(27)),
            abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255)),
            abi.encodePacked(r, s, v, uint8(0))
        ];
        vm.startPrank(carol);
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, alice));
            editions.buyWithPass(pass, others[i], 1, 0, 0);
        }
        editions.buyWithPass(pass, abi.encodePacked(r, s, v), 1, 0, 0);
        bytes memory used = _walletLimit(pass, carol);
        vm.expectRevert(used);
        editions.buyWithPass(pass, abi.encodePacked(r, s, v), 1, 0, 0);
    }

    function test_APassIsNotClaimedTwiceByCallingBack() public {
        Collector collector = new Collector();
        Pass memory pass = _allowance();
        pass.holder = address(collector);
        bytes memory call = abi.encodeCall(editions.buyWithPass, (pass, _signBy(alice, pass), 1, 0, 0));
        collector.plan(address(editions), call);
        collector.call(address(editions), call);
        assertEq(collector.answer(), _walletLimit(pass, address(collector)));
        assertEq(editions.balanceOf(address(collector), edition), 1);
    }

    function test_APassIsForOneChain() public {
        Pass memory pass = _allowance();
        bytes memory signature = _signBy(alice, pass);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassSignature.selector, alice));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, 0, 0);
    }

    function test_SendingTokensAwayGivesNoRoom() public {
        Pass memory pass = _pass(edition);
        bytes memory signature = _signBy(alice, pass);
        vm.startPrank(carol);
        editions.buyWithPass(pass, signature, 2, 16e6, 0);
        editions.buy(edition, 8, 80e6, 0);
        editions.safeTransferFrom(carol, dave, edition, 10, "");
        vm.expectRevert(
            abi.encodeWithSelector(
                IEditions.Editions_PassWalletLimit.selector, editions.passIdOf(pass), carol, 2, 2
            )
        );
        editions.buyWithPass(pass, signature, 1, 8e6, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IEditions.Editions_WalletLimit.selector, edition, carol, 10, 10)
        );
        editions.buy(edition, 1, 10e6, 0);
    }

    function test_ARevokedPassStaysRevoked() public {
        Pass memory pass = _allowance();
        Pass memory next = _allowance();
        next.series = 1;
        vm.startPrank(alice);
        editions.revokePass(next);
        editions.revokePasses(edition);
        // The one went with its series, the other by itself, though its series has come.
        vm.stopPrank();
        Pass[2] memory passes = [pass, next];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory signature = _signBy(alice, passes[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IEditions.Editions_PassRevoked.selector, editions.passIdOf(passes[i]))
            );
            vm.prank(carol);
            editions.buyWithPass(passes[i], signature, 1, 0, 0);
        }
    }

    function test_NoRoyaltyIsAboveATenth() public {
        EditionTerms memory terms = _editionTerms();
        uint16[3] memory greedy = [uint16(1001), 10_000, type(uint16).max];
        for (uint256 i = 0; i < 3; ++i) {
            terms.royalty = greedy[i];
            vm.expectRevert(
                abi.encodeWithSelector(IEditions.Editions_RoyaltyTooHigh.selector, greedy[i], 1000)
            );
            _create(terms);
        }
        terms.royalty = 1000;
        (, uint256 amount) = editions.royaltyInfo(_create(terms), type(uint256).max);
        assertEq(amount, type(uint256).max / 10);
    }

    function test_NoCommissionIsAboveATenth() public {
        Pass memory pass = _pass(edition);
        (pass.commission, pass.referrer) = (1001, split);
        bytes memory signature = _signBy(alice, pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_BadPassTerms.selector, 2000, 1001, split));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, 8e6, 0);
    }

    function testFuzz_NobodyPaysMoreThanThePrice(uint64 maximum) public {
        maximum = uint64(bound(maximum, TOKEN_PRICE, type(uint64).max));
        vm.startPrank(carol);
        editions.buy(edition, 1, maximum, 0);
        assertEq(usd.balanceOf(carol), 1e12 - TOKEN_PRICE);
        assertEq(usd.balanceOf(address(editions)), 0);
        // Coin has no way in.
        vm.deal(carol, 1);
        (bool done,) =
            address(editions).call{value: 1}(abi.encodeCall(editions.buy, (edition, 1, maximum, 0)));
        assertFalse(done);
    }

    function test_NoEndMeansNeverAndNotAlways() public {
        // On a young chain, where a grace would reach over zero.
        vm.warp(1);
        EditionTerms memory terms = _editionTerms();
        terms.endsAt = 0;
        uint32 closed = _create(terms);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_NotOnSale.selector, closed, 0, 0));
        _buy(carol, closed, 1);
        Pass memory pass = _allowance();
        (pass.startsAt, pass.endsAt) = (0, 0);
        bytes memory signature = _signBy(alice, pass);
        vm.expectRevert(abi.encodeWithSelector(IEditions.Editions_PassNotValid.selector, 0, 0));
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, 0, 0);
    }

    function testFuzz_NoDiscountBelowTheWholeMakesATokenFree(uint48 price, uint16 discount) public {
        EditionTerms memory terms = _editionTerms();
        terms.price = uint48(bound(price, 1, 1e10));
        edition = _create(terms);
        Pass memory pass = _pass(edition);
        pass.discount = uint16(bound(discount, 0, 9999));
        bytes memory signature = _signBy(alice, pass);
        vm.prank(carol);
        editions.buyWithPass(pass, signature, 1, terms.price, 0);
        assertLt(usd.balanceOf(carol), 1e12);
        assertGe(usd.balanceOf(carol), 1e12 - terms.price);
    }

    function test_AnAirdropReachesAllOrNobody() public {
        Collector collector = new Collector();
        // When the first receiver is asked, the others have theirs.
        collector.plan(address(editions), abi.encodeCall(editions.balanceOf, (dave, edition)));
        vm.prank(alice);
        editions.airdrop(edition, _list(address(collector), carol, dave), 2);
        assertEq(collector.answer(), abi.encode(2));
        vm.expectRevert(
            abi.encodeWithSelector(IERC1155Errors.ERC1155InvalidReceiver.selector, address(editions))
        );
        vm.prank(alice);
        editions.airdrop(edition, _list(carol, dave, address(editions)), 2);
        assertEq(editions.balanceOf(carol, edition), 2);
    }

    /// @dev One free token for carol.
    function _allowance() private view returns (Pass memory pass) {
        pass = _pass(edition);
        (pass.holder, pass.discount, pass.walletLimit) = (carol, 10_000, 1);
    }

    function _walletLimit(Pass memory pass, address wallet) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IEditions.Editions_PassWalletLimit.selector, editions.passIdOf(pass), wallet, 1, 1
        );
    }
}
