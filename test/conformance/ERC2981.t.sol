// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {EditionFixture} from "../editions/EditionFixture.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";

/// @notice What ERC-2981 says, held against the editions.
///
/// | the standard | test |
/// |---|---|
/// | a fixed part of the price, whatever the price | testFuzz_TheRoyaltyIsAPartOfThePrice |
/// | in the unit of the price, and never above it | testFuzz_TheRoyaltyIsNeverAboveThePrice |
/// | one receiver, the same for every price and whoever asks | testFuzz_TheReceiverIsTheSame |
/// | zero for a price of zero, and for an edition without royalty | test_NothingOfNothing |
/// | a marketplace may pay in what it was paid in | test_TheReceiverTakesCoinAndTokens |
contract ERC2981ConformanceTest is EditionFixture {
    uint32 private edition;

    function setUp() public override {
        super.setUp();
        edition = _createEdition();
    }

    function testFuzz_TheRoyaltyIsAPartOfThePrice(uint16 royalty, uint128 price, uint8 times) public {
        EditionTerms memory terms = _editionTerms();
        terms.royalty = uint16(bound(royalty, 0, 1000));
        edition = _create(terms);
        assertEq(_royalty(uint256(price) * 10_000), uint256(price) * terms.royalty);
        // Rounded down, so many prices at once never owe less than one by one.
        assertGe(_royalty(uint256(price) * times), _royalty(price) * times);
    }

    function testFuzz_TheRoyaltyIsNeverAboveThePrice(uint256 price) public view {
        assertLe(_royalty(price), price);
    }

    function testFuzz_TheReceiverIsTheSame(address caller, uint256 price) public {
        vm.prank(caller);
        (address receiver,) = IERC2981(address(editions)).royaltyInfo(edition, price);
        assertEq(receiver, splits.depositAddress(split));
        assertNotEq(receiver, address(0));
    }

    function test_NothingOfNothing() public {
        assertEq(_royalty(0), 0);
        EditionTerms memory terms = _editionTerms();
        terms.royalty = 0;
        edition = _create(terms);
        assertEq(_royalty(1e30), 0);
    }

    function test_TheReceiverTakesCoinAndTokens() public {
        (address receiver, uint256 amount) = editions.royaltyInfo(edition, 100e6);
        usd.transfer(receiver, amount);
        vm.deal(address(this), amount);
        payable(receiver).transfer(amount);
        splits.sweep(split, address(usd));
        splits.sweep(split, address(0));
        assertEq(splits.withdraw(split, bob), amount);
        assertEq(receiver.balance, 0);
    }

    function _royalty(uint256 price) private view returns (uint256 amount) {
        (, amount) = editions.royaltyInfo(edition, price);
    }
}
