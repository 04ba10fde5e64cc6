// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEnglishAuctions} from "../../../contracts/interfaces/IEnglishAuctions.sol";
import {EnglishAuction, EnglishTerms, Stage} from "../../../contracts/types/AuctionTypes.sol";
import {Collectors} from "./Collectors.sol";

/// @notice Artists put tokens up; fans bid, buy at once, take what is theirs; anyone settles.
abstract contract Bidders is Collectors {
    uint256 private constant MAX_AUCTIONS = 60;

    function setUp() public virtual override {
        super.setUp();
        _handle(this.createEnglishAuction.selector, 3);
        _handle(this.bid.selector, 9);
        _handle(this.buyNow.selector, 3);
        _handle(this.settleAuction.selector, 5);
        _handle(this.cancelAuction.selector, 2);
        _handle(this.returnDeposit.selector, 2);
        _handle(this.claimToken.selector, 1);
    }

    function createEnglishAuction(uint256 seed) external handles(seed) {
        uint32 edition = _anyEdition();
        _need(
            english.latestAuction() < MAX_AUCTIONS && editions.editionOf(edition).minter == address(english)
        );
        uint48 reserve = uint48(_random(5e6, 20e6));
        EnglishTerms memory terms = EnglishTerms({
            opening: uint48(_random(1, 5e6)),
            reserve: reserve,
            buyNow: _onceIn(3) ? 0 : 2 * reserve,
            raise: uint8(_random(1, 20)),
            startsAt: 0,
            duration: uint32(_random(1 days, 60 days))
        });
        bytes memory call = abi.encodeCall(IEnglishAuctions.create, (edition, terms));
        if (!_try(_artistOf(editions.songOf(edition)), address(english), call)) return;
        _done("created an English auction");
    }

    /// @dev Often in the last minutes, which makes the auction longer.
    function bid(uint256 seed) external handles(seed) {
        (address fan, uint32 auction) = (_onceIn(3) ? deaf : _anyFan(), _runningAuction());
        EnglishAuction memory before = english.auctionOf(auction);
        if (_onceIn(8) && before.endsAt > block.timestamp) vm.warp(before.endsAt - 1);
        uint256 minimum = english.minimumBid(auction);
        if (_onceIn(3) && minimum < before.reserve) minimum = before.reserve;
        uint48 amount = uint48(minimum + (_onceIn(2) ? 0 : _random(0, 1e6)));
        uint256 had = english.depositOf(auction, fan).amount;
        bytes memory call = abi.encodeCall(IEnglishAuctions.bid, (auction, amount, _anyStorefront()));
        Flow memory flow = _flow(fan, fan, address(english), call);
        if (!flow.done) return;
        assertEq(flow.paid, amount - had, "L8 auctions: a bid took more than what it lacked");
        assertEq(uint256(flow.held), flow.paid, "L8 auctions: a bid is not all held");
        assertGe(english.auctionOf(auction).endsAt, before.endsAt, "L8 auctions: the end came nearer");
        _done("bid");
    }

    function buyNow(uint256 seed) external handles(seed) {
        (address fan, uint32 auction) = (_anyFan(), _runningAuction());
        uint256 deposits = usd.balanceOf(address(english));
        bytes memory call = abi.encodeCall(IEnglishAuctions.buyNow, (auction, type(uint48).max, 0));
        (bool done, uint256 paid) = _pays(fan, address(english), call);
        if (!done) return;
        assertEq(paid, english.auctionOf(auction).buyNow, "L8 auctions: the buy-now price");
        assertEq(usd.balanceOf(address(english)), deposits, "L8 auctions: buying at once moved a deposit");
        _done("bought at once");
    }

    /// @dev The highest bid goes to the ledger if it met the reserve, and is its bidder's if not.
    function settleAuction(uint256 seed) external handles(seed) {
        uint32 auction = _anyAuction();
        EnglishAuction memory before = english.auctionOf(auction);
        _need(before.stage == Stage.OPEN && (before.endsAt <= block.timestamp || _onceIn(4)));
        if (before.endsAt > block.timestamp) vm.warp(before.endsAt);
        bytes memory call = abi.encodeCall(IEnglishAuctions.settle, (auction));
        Flow memory flow = _flow(keeper, keeper, address(english), call);
        bool isSold = before.bidder != address(0) && before.bid >= before.reserve;
        assertTrue(flow.done, "L8 auctions: not settled when its time was over");
        assertEq(flow.credited, isSold ? before.bid : 0, "L8 auctions: what the song got");
        assertEq(flow.held, -int256(flow.credited), "L8 auctions: settling moved a deposit");
        Stage wanted = !isSold ? Stage.UNSOLD : before.bidder == deaf ? Stage.UNCLAIMED : Stage.SOLD;
        assertEq(uint8(english.auctionOf(auction).stage), uint8(wanted), "L8 auctions: where the token went");
        _done(isSold ? bytes32("settled a sale") : bytes32("settled without a sale"));
    }

    function cancelAuction(uint256 seed) external handles(seed) {
        uint32 auction = _anyAuction();
        address artist = _artistOf(english.auctionOf(auction).song);
        bytes memory call = abi.encodeCall(IEnglishAuctions.cancel, (auction));
        if (_try(artist, address(english), call)) _done("called an auction off");
    }

    function returnDeposit(uint256 seed) external handles(seed) {
        (address fan, uint32 auction) = (_anyFan(), _anyAuction());
        uint256 amount = english.returnable(auction, fan);
        _need(amount != 0);
        bytes memory call = abi.encodeCall(IEnglishAuctions.returnDeposit, (auction, fan));
        if (!_try(_onceIn(2) ? fan : keeper, address(english), call)) return;
        purse[fan] += amount;
        _done("took a deposit back");
    }

    /// @dev The one who takes no tokens says where else it shall go.
    function claimToken(uint256 seed) external handles(seed) {
        uint32 auction = english.latestAuction();
        while (auction != 0 && english.auctionOf(auction).stage != Stage.UNCLAIMED) --auction;
        _need(auction != 0);
        uint256 balance = editions.balanceOf(carol, english.auctionOf(auction).edition);
        bytes memory call = abi.encodeCall(IEnglishAuctions.claim, (auction, carol));
        assertTrue(_try(deaf, address(english), call), "L8 auctions: a token that waited was kept back");
        uint256 more = editions.balanceOf(carol, english.auctionOf(auction).edition) - balance;
        assertEq(more, 1, "L8 auctions: a token that waited was lost");
        _done("claimed a token elsewhere");
    }

    /// @dev What is held: the highest bids of open auctions, and what bidders may take back.
    function _checkBids() internal view {
        uint256 due = 0;
        for (uint32 id = 1; id <= english.latestAuction(); ++id) {
            EnglishAuction memory auction = english.auctionOf(id);
            if (auction.stage == Stage.OPEN) due += auction.bid;
            for (uint256 i = 0; i < fans.length; ++i) {
                due += english.returnable(id, fans[i]);
            }
        }
        assertEq(usd.balanceOf(address(english)), due, "L8 auctions: bids held");
    }

    /// @dev The newest that still runs, or that has not been settled.
    function _runningAuction() private returns (uint32 auction) {
        auction = english.latestAuction();
        while (auction != 0 && english.auctionOf(auction).stage != Stage.OPEN) --auction;
        _need(auction != 0);
        if (english.auctionOf(auction).endsAt <= block.timestamp) _need(_onceIn(4));
    }

    /// @dev One of the newest, which may still run.
    function _anyAuction() private returns (uint32) {
        uint32 latest = english.latestAuction();
        _need(latest != 0);
        return uint32(_random(latest < 3 ? 1 : latest - 2, latest));
    }
}
