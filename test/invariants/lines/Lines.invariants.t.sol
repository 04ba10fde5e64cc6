// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Bidders} from "./Bidders.sol";
import {Givers} from "./Givers.sol";
import {Patrons} from "./Patrons.sol";
import {Subscribers} from "./Subscribers.sol";
import {Traders} from "./Traders.sol";

/// @notice All lines and collectibles at once, in any order, over fourteen epochs.
///
/// L1  total: everybody's purse and every contract hold what was written down; together they hold all there is.
/// L2  lines: what a fan pays reaches the ledger in the same call; patronage, gifts, editions, Dutch auctions and the
///     market hold nothing.
/// L3  subscriptions: of each payment every unit is the platform's, the keeper's, a named artist's or an epoch's; the
///     credits of an epoch are its pool; views and calls agree.
/// L4  tabs: what tabs with all kinds of items move is what is paid in them.
/// L5  time: paid time never falls; nothing is collected before it is due.
/// L6  splitting: nobody gains from doing something in two steps.
/// L7  editions: every token is somebody's, set aside or left.
/// L8  auctions: bids held = highest bids + deposits to be taken back; an ended auction leaves token and money where
///     they belong, whoever cannot receive them.
/// L9  market: a sale pays what the view showed; nothing is in its custody.
/// L10 shares: as many as ever; what they can claim is there, and a transfer moves none of it.
/// L11 gifts: credit comes from attested free listens alone, under both caps.
contract LinesInvariants is Patrons, Givers, Bidders, Subscribers, Traders {
    string[] private _outcomes = [
        "accepted an offer",
        "announced prices",
        "bid",
        "bought an edition",
        "bought at once",
        "bought in a Dutch auction",
        "bought what was listed",
        "called an auction off",
        "cancelled",
        "changed a patronage",
        "changed a tier",
        "chose how points are given",
        "claimed a token elsewhere",
        "claimed credit",
        "claimed with shares",
        "collected a patronage",
        "collected a subscription",
        "created a Dutch auction",
        "created an edition",
        "created an English auction",
        "credited songs",
        "earned credit",
        "ended a Dutch auction",
        "ended an edition",
        "gave a patronage",
        "gave editions away",
        "gave shares",
        "joined",
        "listed",
        "listened",
        "named artists",
        "offered",
        "refused",
        "renewed a patronage",
        "renewed a subscription",
        "rolled a pool over",
        "said how it goes on",
        "settled a sale",
        "settled without a sale",
        "subscribed",
        "tipped",
        "took a deposit back",
        "took a listing or an offer back",
        "upgraded",
        "upgraded, or in two steps",
        "waited",
        "withdrew"
    ];

    function setUp() public override(Patrons, Givers, Bidders, Subscribers, Traders) {
        super.setUp();
        _handle(this.wait.selector, 6);
        _handle(this.withdraw.selector, 2);
    }

    function invariant_EveryUnitHasItsOwner() public view {
        _checkAfterCall();
    }

    /// @dev After fourteen epochs, and when everybody has taken what is theirs, only dust is left in the ledger.
    function afterInvariant() public {
        _checkAtEnd();
        _finishEpochs();
        for (uint32 split = 1; split <= SONGS + 1; ++split) {
            _withdrawAll(split);
        }
        for (uint256 i = 0; i < people.length; ++i) {
            _claim(people[i]);
        }
        _checkAfterCall();
        _checkAtEnd();
        uint256 left = splits.ledger().accounted - splits.ledger().fees;
        assertLe(left, 3 * (SONGS + 1), "L1 total: stuck in the ledger");
    }

    /// @dev Each handler gets through, in every way it knows.
    function test_EverythingHappens() public {
        vm.pauseGasMetering();
        _walk(6000, _outcomes);
        _checkAtEnd();
    }

    function wait(uint256 seed) external handles(seed) {
        skip(_onceIn(3) ? _random(1 days, 45 days) : _random(1 minutes, 5 days));
        _done("waited");
    }

    function withdraw(uint256 seed) external handles(seed) {
        _withdrawAll(uint32(_random(1, SONGS + 1)));
        _done("withdrew");
    }

    function _checkAfterCall() internal view override {
        _checkPurses();
        _checkGifts();
    }

    /// @dev At the end of a run, which is enough for what never heals.
    function _checkAtEnd() private view {
        _checkEditions();
        _checkBids();
        _checkTrade();
        _checkPools();
    }

    function _withdrawAll(uint32 split) private {
        address[3] memory recipients = [alice, bob, treasury];
        for (uint256 i = 0; i < recipients.length; ++i) {
            uint64 due = splits.withdrawable(split, recipients[i]);
            if (due == 0) continue;
            assertEq(splits.withdraw(split, recipients[i]), due, "L1 total: withdrew other than shown");
            ledgerOut += due;
            purse[recipients[i]] += due;
        }
    }

    function _checkPurses() private view {
        uint256 all = 0;
        for (uint256 i = 0; i < people.length; ++i) {
            assertEq(usd.balanceOf(people[i]), purse[people[i]], "L1 total: somebody's purse");
            all += purse[people[i]];
        }
        assertEq(usd.balanceOf(treasury), purse[treasury], "L1 total: the treasury's purse");
        assertEq(splits.ledger().accounted, ledgerIn - ledgerOut, "L1 total: what the ledger owes");
        assertEq(usd.balanceOf(address(splits)), splits.ledger().accounted, "L1 total: what the ledger holds");
        all += purse[treasury] + usd.balanceOf(address(splits)) + usd.balanceOf(address(tabs));
        all += usd.balanceOf(address(english)) + usd.balanceOf(address(subscriptions));
        all += usd.balanceOf(address(share));
        assertEq(all, FIRST_PURSE * people.length, "L1 total: money made or lost");
        address[5] memory holders =
            [address(patronage), address(gifts), address(editions), address(dutch), address(market)];
        for (uint256 i = 0; i < holders.length; ++i) {
            assertEq(usd.balanceOf(holders[i]), 0, "L2 lines: something stayed behind");
        }
    }
}
