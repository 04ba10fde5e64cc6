// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IMarket} from "../../../contracts/interfaces/IMarket.sol";
import {IRoyaltyShare} from "../../../contracts/interfaces/IRoyaltyShare.sol";
import {Receipt as SaleReceipt} from "../../../contracts/types/MarketTypes.sol";
import {Scene} from "./Scene.sol";

/// @notice Fans and artists sell tokens, songs and royalty shares to each other; whoever holds shares claims.
abstract contract Traders is Scene {
    function setUp() public virtual override {
        super.setUp();
        _handle(this.list.selector, 5);
        _handle(this.buyListed.selector, 5);
        _handle(this.offer.selector, 4);
        _handle(this.accept.selector, 4);
        _handle(this.takeBack.selector, 1);
        _handle(this.giveShares.selector, 1);
        _handle(this.claimShares.selector, 2);
    }

    function list(uint256 seed) external handles(seed) {
        (address collection, uint32 id) = _anyToken();
        address seller = _anyHolder(collection, id);
        if (collection == address(catalog)) {
            vm.prank(seller);
            catalog.approve(address(market), id);
        }
        bytes memory call = abi.encodeCall(
            IMarket.list, (collection, id, _anyPrice(), _anyQuantity(collection), _anyExpiry())
        );
        if (_try(seller, address(market), call)) _done("listed");
    }

    /// @dev Everybody gets what the view showed before.
    function buyListed(uint256 seed) external handles(seed) {
        (address collection, uint32 id) = _anyToken();
        (address seller, address buyer, uint32 quantity) =
            (_anySeller(collection, id), _anyPerson(), _anyQuantity(collection));
        _need(seller != buyer);
        (bool isShown, bytes memory shown) =
            address(market).call(abi.encodeCall(IMarket.preview, (collection, id, seller, quantity)));
        bytes memory call = abi.encodeCall(
            IMarket.buy, (collection, id, seller, quantity, type(uint64).max, _anyStorefront())
        );
        _trade(buyer, buyer, seller, call, isShown, shown);
    }

    function offer(uint256 seed) external handles(seed) {
        (address collection, uint32 id) = _anyToken();
        bytes memory call = abi.encodeCall(
            IMarket.offer,
            (collection, id, _anyPrice(), _anyQuantity(collection), _anyExpiry(), _anyStorefront())
        );
        if (_try(_anyPerson(), address(market), call)) _done("offered");
    }

    function accept(uint256 seed) external handles(seed) {
        (address collection, uint32 id) = _anyToken();
        (address seller, address bidder, uint32 quantity) =
            (_anyHolder(collection, id), _anyBidder(collection, id), _anyQuantity(collection));
        _need(seller != bidder);
        if (collection == address(catalog)) {
            vm.prank(seller);
            catalog.approve(address(market), id);
        }
        (bool isShown, bytes memory shown) = address(market)
            .call(abi.encodeCall(IMarket.previewOffer, (collection, id, bidder, seller, quantity)));
        bytes memory call = abi.encodeCall(IMarket.accept, (collection, id, bidder, quantity, 0));
        _trade(bidder, seller, seller, call, isShown, shown);
    }

    function takeBack(uint256 seed) external handles(seed) {
        (address collection, uint32 id) = _anyToken();
        bytes memory call = _onceIn(2)
            ? abi.encodeCall(IMarket.cancel, (collection, id))
            : _onceIn(4)
                ? abi.encodeCall(IMarket.cancelAll, ())
                : abi.encodeCall(IMarket.cancelOffer, (collection, id));
        if (_try(_anyPerson(), address(market), call)) _done("took a listing or an offer back");
    }

    /// @dev What was earned before stays with who held the shares then.
    function giveShares(uint256 seed) external handles(seed) {
        (address from, address to) = (_anyHolder(address(share), 0), _anyPerson());
        uint256 balance = share.balanceOf(from);
        _need(balance != 0);
        (uint80 before, uint80 others) = (share.claimable(from), share.claimable(to));
        vm.prank(from);
        share.transfer(to, _random(0, balance));
        assertEq(share.claimable(from), before, "L10 shares: a transfer took earnings");
        assertEq(share.claimable(to), others, "L10 shares: a transfer gave earnings");
        _done("gave shares");
    }

    function claimShares(uint256 seed) external handles(seed) {
        if (_claim(_anyHolder(address(share), 0))) _done("claimed with shares");
    }

    /// @dev All that the shares can claim is there, and they are as many as ever.
    function _checkTrade() internal view {
        uint256 claimable = 0;
        uint256 all = 0;
        for (uint256 i = 0; i < people.length; ++i) {
            claimable += share.claimable(people[i]);
            all += share.balanceOf(people[i]);
        }
        uint256 due = splits.withdrawable(share.SPLIT(), address(share)) + usd.balanceOf(address(share));
        assertLe(claimable, due, "L10 shares: more can be claimed than there is");
        assertLe(due - claimable, people.length, "L10 shares: more than fractions are nobody's");
        assertEq(all, share.SUPPLY(), "L10 shares: lost or made");
        assertEq(share.balanceOf(address(market)), 0, "L9 market: it holds shares");
        assertEq(catalog.balanceOf(address(market)), 0, "L9 market: it holds a song");
    }

    function _claim(address holder) internal returns (bool done) {
        uint256 amount = share.claimable(holder);
        uint256 accounted = splits.ledger().accounted;
        done = _try(keeper, address(share), abi.encodeCall(IRoyaltyShare.claim, (holder)));
        if (!done) return false;
        purse[holder] += amount;
        ledgerOut += accounted - splits.ledger().accounted;
    }

    function _trade(
        address payer,
        address caller,
        address seller,
        bytes memory call,
        bool isShown,
        bytes memory shown
    )
        private
    {
        uint256 had = usd.balanceOf(seller);
        Flow memory flow = _flow(payer, caller, address(market), call);
        if (!flow.done) return;
        assertTrue(isShown, "L9 market: sold, though the view said no");
        SaleReceipt memory receipt = abi.decode(shown, (SaleReceipt));
        uint256 proceeds = usd.balanceOf(seller) - had;
        purse[seller] += proceeds;
        assertEq(flow.paid, receipt.price, "L9 market: the price");
        assertEq(flow.credited, receipt.royalty + receipt.fee, "L9 market: royalty and fee");
        assertEq(proceeds, receipt.proceeds, "L9 market: the proceeds");
        assertEq(flow.paid, flow.credited + proceeds, "L9 market: a cent without an owner");
        _done(caller == payer ? bytes32("bought what was listed") : bytes32("accepted an offer"));
    }

    function _anyToken() private returns (address collection, uint32 id) {
        uint256 which = _random(0, 5);
        if (which == 0) return (address(catalog), _anySong());
        if (which < 3) return (address(share), 0);
        return (address(editions), uint32(_random(1, editions.latestEdition())));
    }

    /// @dev Somebody who has some of it, if anybody does.
    function _anyHolder(address collection, uint32 id) private returns (address) {
        if (collection == address(catalog)) return catalog.ownerOf(id);
        uint256 first = _random(0, people.length - 1);
        for (uint256 i = 0; i < people.length; ++i) {
            address person = people[(first + i) % people.length];
            uint256 balance =
                collection == address(share) ? share.balanceOf(person) : editions.balanceOf(person, id);
            if (balance != 0) return person;
        }
        return people[first];
    }

    /// @dev Somebody who has listed some of it, if anybody has.
    function _anySeller(address collection, uint32 id) private returns (address) {
        uint256 first = _random(0, people.length - 1);
        for (uint256 i = 0; i < people.length; ++i) {
            address person = people[(first + i) % people.length];
            if (market.listingOf(collection, id, person).price != 0) return person;
        }
        return people[first];
    }

    /// @dev Somebody who has offered to buy it, if anybody has.
    function _anyBidder(address collection, uint32 id) private returns (address) {
        uint256 first = _random(0, people.length - 1);
        for (uint256 i = 0; i < people.length; ++i) {
            address person = people[(first + i) % people.length];
            if (market.offerOf(collection, id, person).price != 0) return person;
        }
        return people[first];
    }

    function _anyPerson() private returns (address) {
        return people[_random(0, people.length - 1)];
    }

    function _anyPrice() private returns (uint48) {
        return uint48(_random(1, 30e6));
    }

    function _anyQuantity(address collection) private returns (uint32) {
        return collection == address(catalog) ? 1 : uint32(_random(1, 3));
    }

    function _anyExpiry() private returns (uint40) {
        return uint40(block.timestamp + _random(1 hours, 100 days));
    }
}
