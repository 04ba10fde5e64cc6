// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ledger, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Lane} from "../../contracts/types/TabTypes.sol";
import {SlowShares} from "../utils/SlowShares.sol";
import {LaneBooks} from "./LaneBooks.sol";
import {TokenBooks} from "./TokenBooks.sol";

/// @notice What must hold whatever happened.
///
/// I1  ledger: currency held = what belongs to somebody + what strayed in; what belongs to somebody = sum over splits
///     of (received - released) + fees not yet collected, to the unit.
/// I2  income: each split has received what was paid into it, less the fee, and nothing else. Of a batch it is what
///     the split's counter could hold; the rest is fees, and the others of the batch are paid.
/// I3  entitlement: each recipient can withdraw what it earned and has not withdrawn, no more and no less; all of them
///     together never more than their split holds; every purse holds what it should.
/// I4  tabs: each settles once, in order, only as its listener signed it, and only by its gateway.
/// I5  deposits: what a listener deposited = balance + settled + withdrawn; notice is kept to.
/// I6  shares: nobody's falls without acceptance; each tranche's are always the whole.
/// I7  earned stays earned: a change of shares takes nothing; what all earned is the income, to the last millionth.
/// I8  tokens: I1 and I3 for foreign tokens and coin, arrival by arrival, shared as the shares stood.
/// I9  pause: nothing new is paid in, and nothing is kept from going out.
/// I10 deposit addresses: what lies there goes to their split alone.
/// I11 songs: a song's split never changes, its terms only by its owner.
/// I12 intruders: no call of theirs does what only others may, nor gets in from inside another.
///
/// Some hold at the moment of a call, so that its handler sees to them: I4, I5 (notice), I6, I7, I9, I12.
abstract contract Checks is TokenBooks, LaneBooks {
    function setUp() public virtual override(TokenBooks, LaneBooks) {
        super.setUp();
    }

    /// @dev After each call: sums over everything, and all of what the call touched.
    function _checkAfterCall() internal view override {
        _checkLedger();
        _checkPurses();
        _checkLanes();
        for (uint256 i = 0; i < touchedSplits.length; ++i) {
            _checkEntitlements(touchedSplits[i]);
            _checkShares(touchedSplits[i]);
        }
    }

    /// @dev At the end of a run, which is enough for what never heals.
    function _checkAtEnd() internal view {
        for (uint32 split = 1; split <= splitCount; ++split) {
            _checkEntitlements(split);
            _checkShares(split);
            _checkEarnings(split);
            assertEq(
                usd.balanceOf(depositOf[split]), purse[depositOf[split]], "I10 deposit addresses: currency"
            );
        }
        for (uint32 song = 1; song <= songCount; ++song) {
            _checkSong(song);
        }
        for (uint256 i = 0; i < tokens.length; ++i) {
            _checkToken(tokens[i]);
        }
        for (uint256 arrival = 0; arrival < arrivalCount; ++arrival) {
            _checkArrival(arrival);
        }
    }

    function _checkLedger() private view {
        Ledger memory ledger = splits.ledger();
        uint256 belongs = fees;
        for (uint32 split = 1; split <= splitCount; ++split) {
            uint64 received = splits.received(split);
            assertEq(received, splitBooks[split].income, "I2 income: what a split received");
            belongs += received - splitBooks[split].released;
        }
        assertEq(ledger.fees, fees, "I1 ledger: fees");
        assertEq(ledger.accounted, belongs, "I1 ledger: what belongs to somebody");
        assertEq(usd.balanceOf(address(splits)), belongs + stray, "I1 ledger: currency held");
    }

    function _checkPurses() private view {
        for (uint256 i = 0; i < accounts.length; ++i) {
            assertEq(usd.balanceOf(accounts[i]), purse[accounts[i]], "I3 entitlement: an account's purse");
        }
        assertEq(usd.balanceOf(elsewhere), purse[elsewhere], "I3 entitlement: the purse elsewhere");
        assertEq(usd.balanceOf(filler), purse[filler], "I3 entitlement: the filler's purse");
        assertEq(usd.balanceOf(address(splits)), purse[address(splits)], "I3 entitlement: the ledger's purse");
    }

    function _checkLanes() private view {
        uint256 held = lanesDust;
        for (uint256 i = 0; i < fans.length; ++i) {
            for (uint256 j = 0; j < gateways.length; ++j) {
                LaneBook storage book = laneBooks[fans[i]][gateways[j]];
                Lane memory lane = tabs.laneOf(fans[i], gateways[j]);
                assertEq(lane.nonce, book.nonce, "I4 tabs: how many settled");
                assertEq(
                    book.deposited, lane.balance + book.settled + book.returned, "I5 deposits: a lane's sum"
                );
                assertEq(lane.notice, book.notice, "I5 deposits: notice");
                held += lane.balance;
            }
        }
        assertEq(usd.balanceOf(address(tabs)), held, "I5 deposits: currency held");
    }

    function _checkEntitlements(uint32 split) private view {
        SplitBook storage book = splitBooks[split];
        uint256 all = 0;
        for (uint256 i = 0; i < book.holders.length; ++i) {
            uint64 withdrawable = splits.withdrawable(split, book.holders[i]);
            assertEq(withdrawable, _due(split, book.holders[i]), "I3 entitlement: what can be withdrawn");
            all += withdrawable;
        }
        assertLe(all, book.income - book.released, "I3 entitlement: all recipients together");
    }

    function _checkShares(uint32 split) private view {
        SplitBook storage book = splitBooks[split];
        Tranche[] memory present = book.inForce;
        uint256 full = _fullTranches(book);
        uint256[] memory totals = new uint256[](present.length - full);
        for (uint256 i = 0; i < book.holders.length; ++i) {
            uint24[] memory shares = splits.sharesOf(split, book.holders[i]);
            assertEq(shares.length, totals.length, "I6 shares: tranches not yet full");
            for (uint256 t = 0; t < shares.length; ++t) {
                uint64 start = t == 0 ? book.income : present[full + t - 1].until;
                uint24 share = SlowShares.shareAt(present, start, book.holders[i]);
                assertEq(shares[t], share, "I6 shares: a recipient's share");
                totals[t] += shares[t];
            }
        }
        for (uint256 t = 0; t < totals.length; ++t) {
            assertEq(totals[t], TOTAL_SHARES, "I6 shares: a tranche's sum");
        }
    }

    function _checkEarnings(uint32 split) private view {
        SplitBook storage book = splitBooks[split];
        uint256 sum = 0;
        for (uint256 i = 0; i < book.holders.length; ++i) {
            sum += book.earned[book.holders[i]];
        }
        assertEq(sum, uint256(book.income) * TOTAL_SHARES, "I7 earned stays earned: the sum");
    }

    function _checkSong(uint32 song) private view {
        SongBook storage book = songBooks[song];
        assertEq(catalog.songOf(song).split, book.split, "I11 songs: the split");
        (uint32 split, uint48 price) = catalog.streamTerms(song);
        assertEq(split, book.split, "I11 songs: the split that plays pay");
        assertEq(price, _isPlayable(book) ? book.terms.price : 0, "I11 songs: the price");
        assertEq(catalog.ownerOf(song), book.owner, "I11 songs: the owner");
    }

    function _checkToken(address token) private view {
        uint256 held = _tokensOf(token, address(splits));
        assertEq(held, tokenHeld[token] + tokenStray[token], "I8 tokens: what the ledger holds");
        assertLe(tokenDue[token], tokenHeld[token], "I8 tokens: more is due than is held");
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 expected = tokenPurse[token][accounts[i]];
            assertEq(_tokensOf(token, accounts[i]), expected, "I8 tokens: an account's purse");
        }
        assertEq(_tokensOf(token, elsewhere), tokenPurse[token][elsewhere], "I8 tokens: the purse elsewhere");
        for (uint32 split = 1; split <= splitCount; ++split) {
            uint256 lies = _tokensOf(token, depositOf[split]);
            assertEq(lies, tokenPurse[token][depositOf[split]], "I10 deposit addresses: tokens");
        }
    }

    function _checkArrival(uint256 arrival) private view {
        ArrivalBook storage book = arrivalBooks[arrival];
        assertEq(splits.arrivalOf(arrival).split, book.split, "I8 tokens: whose arrival");
        assertEq(splits.arrivalOf(arrival).amount, book.amount, "I8 tokens: how much arrived");
        for (uint256 i = 0; i < book.holders.length; ++i) {
            uint128 due = splits.withdrawableTokens(arrival, book.holders[i]);
            assertEq(due, book.due[book.holders[i]], "I8 tokens: what can be withdrawn");
        }
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint128 due = splits.withdrawableTokens(arrival, accounts[i]);
            assertEq(due, book.due[accounts[i]], "I8 tokens: what an account can withdraw");
        }
    }
}
