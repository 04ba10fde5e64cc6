// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShares} from "../../contracts/interfaces/IRoyaltyShares.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {RoyaltyShare} from "../../contracts/tokens/RoyaltyShare.sol";
import {ShareTerms} from "../../contracts/types/RoyaltyShareTypes.sol";
import {ShareFixture} from "./ShareFixture.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

contract WrapTest is ShareFixture {
    function test_Constructor_KnowsTheLedger() public view {
        assertEq(address(shares.SPLITS()), address(splits));
        assertEq(shares.splitOf(address(share)), split);
        assertEq(shares.splitOf(address(this)), 0);
    }

    function test_Wrap_MakesTheRecipientAToken() public view {
        assertEq(share.name(), "Royalties of Five Thin Lines");
        assertEq(share.symbol(), "FIVE");
        assertEq(share.decimals(), 0);
        assertEq(share.totalSupply(), SUPPLY);
        assertEq(share.SUPPLY(), SUPPLY);
        assertEq(share.SPLIT(), split);
        assertEq(share.balanceOf(alice), SUPPLY);
        assertEq(address(share.CURRENCY()), address(usd));
        assertEq(address(share.SPLITS()), address(splits));
        assertFalse(share.unwrapped());
        assertEq(splits.sharesOf(split, address(share)), _parts(PARTS));
        assertEq(splits.sharesOf(split, alice), _parts(0));
    }

    function test_Wrap_PartOfAPosition() public {
        ShareTerms memory terms = _shareTerms();
        terms.supply = 7;
        address made = shares.addressOf(bob, terms);
        _hand(bob, made, _parts(500_000));
        vm.expectEmit(address(shares));
        emit IRoyaltyShares.Wrapped(made, split, bob, terms, _parts(500_000));
        vm.expectEmit(made);
        emit IERC20.Transfer(address(0), bob, 7);
        vm.prank(bob);
        assertEq(shares.wrap(terms), made);
        assertEq(RoyaltyShare(payable(made)).balanceOf(bob), 7);
        assertEq(splits.sharesOf(split, bob), _parts(200_000));
    }

    function test_Wrap_APositionOfALaterTranche() public {
        split = splits.create(address(0), _tranches(1000, _whole(alice), _whole(bob)));
        RoyaltyShare later = _wrapAll(bob, _shareTerms());
        splits.tip(split, 1500);
        assertEq(later.claim(bob), 500);
    }

    function test_Wrap_WhatCameBetweenTheStepsIsTheIssuers() public {
        ShareTerms memory terms = _shareTerms();
        address made = shares.addressOf(bob, terms);
        _hand(bob, made, _parts(700_000));
        splits.tip(split, 100);
        vm.prank(bob);
        shares.wrap(terms);
        assertEq(RoyaltyShare(payable(made)).claimable(bob), 70);
    }

    function test_Wrap_WhilePaymentsArePaused() public {
        _pause();
        _wrapAll(bob, _shareTerms());
    }

    function test_RevertWhen_TheTermsAreNotPossible() public {
        ShareTerms memory terms = _shareTerms();
        terms.supply = 0;
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadSupply.selector, 0, 1e9));
        terms.supply = 1e9 + 1;
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadSupply.selector, 1e9 + 1, 1e9));
        terms.supply = 1e9;
        terms.name = "";
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadLength.selector, 0, 31));
        terms.name = string(new bytes(32));
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadLength.selector, 32, 31));
        terms.name = string(new bytes(31));
        terms.symbol = "";
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadLength.selector, 0, 16));
        terms.symbol = "SEVENTEEN LETTERS";
        _refuses(terms, abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_BadLength.selector, 17, 16));
        terms.symbol = "SIXTEEN LETTERS.";
        _wrapAll(bob, terms);
    }

    function test_RevertGiven_NoPositionWasHandedOver() public {
        ShareTerms memory terms = _shareTerms();
        terms.salt = "other";
        address made = shares.addressOf(bob, terms);
        bytes memory reason =
            abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_NoPosition.selector, split, made);
        vm.expectRevert(reason);
        vm.prank(bob);
        shares.wrap(terms);
        // Nor can anybody wrap what another has handed over.
        _hand(bob, made, _parts(700_000));
        vm.prank(carol);
        vm.expectPartialRevert(IRoyaltyShares.RoyaltyShares_NoPosition.selector);
        shares.wrap(terms);
    }

    function test_RevertGiven_TheSharesExist() public {
        vm.expectRevert(abi.encodeWithSelector(IRoyaltyShares.RoyaltyShares_Exists.selector, address(share)));
        vm.prank(alice);
        shares.wrap(_shareTerms());
    }

    function test_RevertWhen_TheSplitIsUnknown() public {
        ShareTerms memory terms = _shareTerms();
        terms.split = split + 1;
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, split + 1));
        vm.prank(alice);
        shares.wrap(terms);
    }

    function testFuzz_AddressOf_TellsTermsAndIssuersApart(
        address issuer,
        uint32 supply,
        bytes32 salt
    )
        public
        view
    {
        supply = uint32(bound(supply, 1, 1e9));
        ShareTerms memory terms = _shareTerms();
        (terms.supply, terms.salt) = (supply, salt);
        bool same = issuer == alice && supply == SUPPLY && salt == 0;
        assertEq(shares.addressOf(issuer, terms) == address(share), same);
        terms.name = "Royalties of something else";
        assertNotEq(shares.addressOf(issuer, terms), address(share));
    }

    function _refuses(ShareTerms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        shares.addressOf(bob, terms);
        vm.expectRevert(reason);
        vm.prank(bob);
        shares.wrap(terms);
    }

    function _hand(address from, address to, uint24[] memory position) private {
        vm.prank(from);
        splits.transferPosition(split, to, position);
    }
}
