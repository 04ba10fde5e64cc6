// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Editions} from "../../../contracts/collectibles/Editions.sol";
import {Market} from "../../../contracts/collectibles/Market.sol";
import {DutchAuctions} from "../../../contracts/lines/DutchAuctions.sol";
import {EnglishAuctions} from "../../../contracts/lines/EnglishAuctions.sol";
import {Gifts} from "../../../contracts/lines/Gifts.sol";
import {Patronage} from "../../../contracts/lines/Patronage.sol";
import {Subscriptions} from "../../../contracts/lines/Subscriptions.sol";
import {RoyaltyShare} from "../../../contracts/tokens/RoyaltyShare.sol";
import {ALL_LINES, Terms} from "../../../contracts/types/CatalogTypes.sol";
import {ShareTerms} from "../../../contracts/types/RoyaltyShareTypes.sol";
import {Walk} from "../Walk.sol";

/// @notice Two artists with two songs each, open on every line, and three fans, of whom one takes no tokens. What
/// everybody's purse and the ledger should hold is written down as money moves.
abstract contract Scene is Walk {
    uint256 internal constant FIRST_PURSE = 1e13;
    uint32 internal constant SONGS = 4;
    uint40 internal constant EPOCHS = 14;

    Gifts internal gifts;
    Patronage internal patronage;
    Subscriptions internal subscriptions;
    Editions internal editions;
    DutchAuctions internal dutch;
    EnglishAuctions internal english;
    Market internal market;
    /// @dev bob's position in the split of the last song, which {market} trades too.
    RoyaltyShare internal share;

    address[] internal fans;
    address[] internal artists;
    /// @dev Fans, artists and the keeper.
    address[] internal people;
    address internal keeper = makeAddr("keeper");
    /// @dev A contract that refuses all calls: no ERC-1155 token can be sent there.
    address internal deaf = makeAddr("deaf");

    /// @dev Micro-USDC that everybody should have.
    mapping(address person => uint256) internal purse;
    /// @dev Micro-USDC that went into the ledger, and that it paid out.
    uint256 internal ledgerIn;
    uint256 internal ledgerOut;
    /// @dev Micro-USDC that subscribers' payments added to the pools, and that songs were credited with.
    uint256 internal pooled;
    uint256 internal poolCredited;
    /// @dev The end of everybody's subscription when last seen.
    mapping(address fan => uint40) internal seenPaidUntil;

    /// @notice What one call moved, in micro-USDC.
    /// @param paid What the payer has less.
    /// @param credited What the ledger accounts for more.
    /// @param held What the called contract holds more; negative for less.
    struct Flow {
        bool done;
        uint256 paid;
        uint256 credited;
        int256 held;
    }

    /// @dev Every handler starts with this. Paid time is never taken away.
    modifier handles(uint256 seed) {
        _seedWith(seed);
        _;
        for (uint256 i = 0; i < fans.length; ++i) {
            uint40 paidUntil = subscriptions.subscriberOf(fans[i]).paidUntil;
            assertGe(paidUntil, seenPaidUntil[fans[i]], "L5 time: a subscription's paid time fell");
            seenPaidUntil[fans[i]] = paidUntil;
        }
    }

    function setUp() public virtual override {
        super.setUp();
        gifts = deployment.gifts;
        patronage = deployment.patronage;
        subscriptions = deployment.subscriptions;
        editions = deployment.editions;
        dutch = deployment.dutchAuctions;
        english = deployment.englishAuctions;
        market = deployment.market;
        vm.etch(deaf, hex"5f5ffd");
        fans = [carol, dave, deaf];
        artists = [alice, bob];
        people = [carol, dave, deaf, alice, bob, keeper];
        for (uint256 i = 0; i < SONGS; ++i) {
            address artist = artists[i / 2];
            uint32 split = _createSplit(i == SONGS - 1 ? _whole(bob) : _between(artist, 300_000, treasury));
            Terms memory terms =
                Terms({price: PRICE, releaseAt: 0, lines: ALL_LINES, patronTier: 1, earlyAccessHours: 0});
            _registerSong(artist, split, terms);
        }
        vm.prank(curator);
        subscriptions.setAdmitted(artists, true);
        _wrapShares();
        for (uint256 i = 0; i < people.length; ++i) {
            _fund(people[i]);
        }
    }

    /// @dev Calls `target` as `caller` and writes down what `payer` and the ledger have then.
    function _flow(
        address payer,
        address caller,
        address target,
        bytes memory call
    )
        internal
        returns (Flow memory flow)
    {
        (uint256 had, uint256 accounted, uint256 held) =
            (usd.balanceOf(payer), splits.ledger().accounted, usd.balanceOf(target));
        flow.done = _try(caller, target, call);
        if (!flow.done) return flow;
        flow.paid = had - usd.balanceOf(payer);
        flow.credited = splits.ledger().accounted - accounted;
        flow.held = int256(usd.balanceOf(target)) - int256(held);
        purse[payer] -= flow.paid;
        ledgerIn += flow.credited;
    }

    /// @dev The same for a payer who calls, when all that is paid must reach the ledger in the same call.
    function _pays(address payer, address target, bytes memory call) internal returns (bool, uint256) {
        Flow memory flow = _flow(payer, payer, target, call);
        assertEq(flow.credited, flow.paid, "L2 lines: paid, and not all of it credited");
        assertEq(flow.held, 0, "L2 lines: something stayed behind");
        return (flow.done, flow.paid);
    }

    /// @dev Whether the call was done. It may be refused, in the words of a contract; it may not break.
    function _try(address caller, address target, bytes memory call) internal returns (bool done) {
        bytes memory reason;
        vm.prank(caller);
        (done, reason) = target.call(call);
        if (done) return true;
        bytes4 what = bytes4(reason);
        if (reason.length < 4 || what == 0x4e487b71 || what == 0x08c379a0) _fail(reason);
        _done("refused");
    }

    /// @dev As governance does it: scheduled, waited for, executed.
    function _govern(address target, bytes memory call) internal {
        vm.prank(admin);
        manager.schedule(target, call, 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(target, call);
    }

    function _anyFan() internal returns (address) {
        return fans[_random(0, fans.length - 1)];
    }

    function _anyArtist() internal returns (address) {
        return artists[_random(0, 1)];
    }

    function _anySong() internal returns (uint32) {
        return uint32(_random(1, SONGS));
    }

    /// @dev No storefront, or the split of a song.
    function _anyStorefront() internal returns (uint32) {
        return _onceIn(2) ? 0 : catalog.songOf(_anySong()).split;
    }

    function _artistOf(uint32 song) internal view returns (address) {
        return catalog.ownerOf(song);
    }

    function _fund(address person) private {
        usd.mint(person, FIRST_PURSE);
        purse[person] = FIRST_PURSE;
        address[9] memory spenders = [
            address(splits),
            address(tabs),
            address(gifts),
            address(patronage),
            address(subscriptions),
            address(editions),
            address(dutch),
            address(english),
            address(market)
        ];
        vm.startPrank(person);
        for (uint256 i = 0; i < spenders.length; ++i) {
            usd.approve(spenders[i], type(uint256).max);
        }
        editions.setApprovalForAll(address(market), true);
        share.approve(address(market), type(uint256).max);
        vm.stopPrank();
    }

    function _wrapShares() private {
        ShareTerms memory terms = ShareTerms(catalog.songOf(SONGS).split, 1000, 0, "Royalties", "ROY");
        address to = deployment.royaltyShares.addressOf(bob, terms);
        vm.startPrank(bob);
        splits.transferPosition(terms.split, to, _parts(1_000_000));
        share = RoyaltyShare(payable(deployment.royaltyShares.wrap(terms)));
        vm.stopPrank();
    }
}
