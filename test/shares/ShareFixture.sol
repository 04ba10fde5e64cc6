// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RoyaltyShares} from "../../contracts/collectibles/RoyaltyShares.sol";
import {RoyaltyShare} from "../../contracts/tokens/RoyaltyShare.sol";
import {ShareTerms} from "../../contracts/types/RoyaltyShareTypes.sol";
import {Fixture} from "../utils/Fixture.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";

/// @notice alice has 30 % of a split, which she turns into a thousand shares; bob has the rest.
abstract contract ShareFixture is Fixture {
    uint32 internal constant SUPPLY = 1000;
    uint24 internal constant PARTS = 300_000;

    RoyaltyShares internal shares;
    RoyaltyShare internal share;
    uint32 internal split;

    function setUp() public virtual override {
        super.setUp();
        _deployShares();
    }

    /// @dev With a currency of that oddity.
    function _deployWith(Oddity oddity) internal {
        OddToken token = new OddToken(oddity);
        _deploy(address(token));
        usd.mint(address(this), 1e18);
        usd.approve(address(splits), type(uint256).max);
        _deployShares();
    }

    function _deployShares() internal {
        shares = new RoyaltyShares(splits);
        split = _createSplit(_between(alice, PARTS, bob));
        share = _wrapAll(alice, _shareTerms());
    }

    function _shareTerms() internal view returns (ShareTerms memory) {
        return ShareTerms({
            split: split, supply: SUPPLY, salt: 0, name: "Royalties of Five Thin Lines", symbol: "FIVE"
        });
    }

    /// @dev Hands all that the issuer has in the split over, and wraps it.
    function _wrapAll(address issuer, ShareTerms memory terms) internal returns (RoyaltyShare) {
        address to = shares.addressOf(issuer, terms);
        uint24[] memory position = splits.sharesOf(terms.split, issuer);
        vm.startPrank(issuer);
        splits.transferPosition(terms.split, to, position);
        address made = shares.wrap(terms);
        vm.stopPrank();
        return RoyaltyShare(payable(made));
    }

    /// @dev From alice.
    function _give(address to, uint256 quantity) internal {
        vm.prank(alice);
        share.transfer(to, quantity);
    }
}
