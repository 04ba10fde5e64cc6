// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Market} from "../../contracts/collectibles/Market.sol";
import {RoyaltyShares} from "../../contracts/collectibles/RoyaltyShares.sol";
import {RoyaltyShare} from "../../contracts/tokens/RoyaltyShare.sol";
import {EditionTerms} from "../../contracts/types/EditionTypes.sol";
import {Listing, Offer, Receipt as Bill} from "../../contracts/types/MarketTypes.sol";
import {ShareTerms} from "../../contracts/types/RoyaltyShareTypes.sol";
import {EditionFixture} from "../editions/EditionFixture.sol";

/// @notice carol has ten tokens of an edition of alice's song, whose money is bob's, and bob a thousand shares of
/// another split; carol, dave and bob let the market move what they have.
abstract contract MarketFixture is EditionFixture {
    uint48 internal constant ASKED = 20e6;

    Market internal market;
    RoyaltyShares internal shares;
    RoyaltyShare internal share;
    uint32 internal edition;
    uint40 internal expiry;

    /// @dev What somebody had before a sale.
    struct Purse {
        uint256 buyer;
        uint256 seller;
        uint256 split;
        uint256 protocol;
        uint256 ledger;
    }

    function _deployCollectibles() internal override {
        super._deployCollectibles();
        shares = new RoyaltyShares(splits);
        market = new Market(splits, catalog, editions, shares, MARKET_FEE);
        expiry = uint40(block.timestamp + 30 days);
        edition = _createFree();
        _buy(carol, edition, 10);
        share = _wrapShares();
        _fund(carol, address(market));
        _fund(dave, address(market));
        vm.prank(alice);
        catalog.approve(address(market), song);
        vm.prank(bob);
        share.approve(address(market), type(uint256).max);
        vm.prank(carol);
        editions.setApprovalForAll(address(market), true);
    }

    function _wrapShares() private returns (RoyaltyShare) {
        uint32 other = _createSplit(_whole(bob));
        ShareTerms memory terms = ShareTerms(other, 1000, 0, "Royalties", "ROY");
        address to = shares.addressOf(bob, terms);
        vm.startPrank(bob);
        splits.transferPosition(other, to, _parts(1_000_000));
        address made = shares.wrap(terms);
        vm.stopPrank();
        return RoyaltyShare(payable(made));
    }

    /// @dev Given away, so that only later sales move money.
    function _createFree() internal returns (uint32) {
        return _createWithRoyalty(500);
    }

    function _createWithRoyalty(uint16 royalty) internal returns (uint32) {
        EditionTerms memory terms = _editionTerms();
        (terms.royalty, terms.price) = (royalty, 0);
        return _create(terms);
    }

    /// @dev carol's, five at 20 USDC.
    function _list() internal {
        _list(carol, address(editions), edition, ASKED, 5);
    }

    function _list(address seller, address collection, uint32 id, uint48 price, uint32 quantity) internal {
        vm.prank(seller);
        market.list(collection, id, price, quantity, expiry);
    }

    /// @dev dave's, five at 20 USDC.
    function _offer() internal {
        _offer(dave, address(editions), edition, ASKED, 5);
    }

    function _offer(address bidder, address collection, uint32 id, uint48 price, uint32 quantity) internal {
        vm.prank(bidder);
        market.offer(collection, id, price, quantity, expiry, 0);
    }

    /// @dev dave buys of carol's listing.
    function _purchase(uint32 quantity) internal returns (uint64) {
        vm.prank(dave);
        return market.buy(address(editions), edition, carol, quantity, type(uint64).max, 0);
    }

    /// @dev carol accepts dave's offer.
    function _accept(uint32 quantity) internal returns (uint64) {
        vm.prank(carol);
        return market.accept(address(editions), edition, dave, quantity, 0);
    }

    function _purse(address buyer, address seller, uint32 earner) internal view returns (Purse memory) {
        return Purse({
            buyer: usd.balanceOf(buyer),
            seller: usd.balanceOf(seller),
            split: splits.received(earner),
            protocol: splits.received(splits.TREASURY_SPLIT()) + splits.ledger().fees,
            ledger: usd.balanceOf(address(splits))
        });
    }

    /// @dev Everybody paid and got what the receipt says, and the market nothing.
    function _assertPaid(Purse memory before, Purse memory later, Bill memory receipt) internal view {
        assertEq(uint256(receipt.royalty) + receipt.fee + receipt.proceeds, receipt.price, "price");
        assertEq(before.buyer - later.buyer, receipt.price, "buyer");
        assertEq(later.seller - before.seller, receipt.proceeds, "seller");
        assertEq(later.split - before.split, receipt.royalty, "split");
        assertEq(later.protocol - before.protocol, receipt.fee, "protocol");
        assertEq(later.ledger - before.ledger, uint256(receipt.royalty) + receipt.fee, "ledger");
        assertEq(usd.balanceOf(address(market)), 0, "market");
    }

    function _assertListing(uint48 price, uint32 quantity) internal view {
        Listing memory listing = market.listingOf(address(editions), edition, carol);
        assertEq(listing.price, price, "price");
        assertEq(listing.quantity, quantity, "quantity");
    }

    function _assertOffer(uint48 price, uint32 quantity) internal view {
        Offer memory stored = market.offerOf(address(editions), edition, dave);
        assertEq(stored.price, price, "price");
        assertEq(stored.quantity, quantity, "quantity");
    }
}
