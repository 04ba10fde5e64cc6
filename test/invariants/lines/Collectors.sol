// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IDutchAuctions} from "../../../contracts/interfaces/IDutchAuctions.sol";
import {IEditions} from "../../../contracts/interfaces/IEditions.sol";
import {DutchTerms} from "../../../contracts/types/AuctionTypes.sol";
import {Edition, EditionTerms} from "../../../contracts/types/EditionTypes.sol";
import {Scene} from "./Scene.sol";

/// @notice Artists make editions, give them away and end them; fans buy them at a fixed price or a falling one.
abstract contract Collectors is Scene {
    uint32 internal constant MAX_EDITIONS = 24;

    function setUp() public virtual override {
        super.setUp();
        address[4] memory minters = [address(0), address(dutch), address(english), address(english)];
        for (uint32 song = 1; song <= SONGS; ++song) {
            _create(song, minters[song - 1], 5e6);
        }
        _handle(this.createEdition.selector, 1);
        _handle(this.buyEdition.selector, 3);
        _handle(this.airdrop.selector, 1);
        _handle(this.endEdition.selector, 1);
        _handle(this.createDutchAuction.selector, 2);
        _handle(this.buyFromDutchAuction.selector, 5);
        _handle(this.endDutchAuction.selector, 2);
    }

    function createEdition(uint256 seed) external handles(seed) {
        _need(editions.latestEdition() < MAX_EDITIONS);
        address minter = [address(0), address(dutch), address(english)][_random(0, 2)];
        _create(_anySong(), minter, uint48(_onceIn(4) ? 0 : _random(1, 50e6)));
        _done("created an edition");
    }

    /// @dev Two at once cost what two times one do.
    function buyEdition(uint256 seed) external handles(seed) {
        (address fan, uint32 edition) = (_anyFan(), _anyEdition());
        uint256 undo = vm.snapshotState();
        (bool done, uint256 twice) = _buy(fan, edition, 1);
        if (done) {
            uint256 more;
            (done, more) = _buy(fan, edition, 1);
            twice += more;
        }
        vm.revertToState(undo);
        (bool bought, uint256 paid) = _buy(fan, edition, 2);
        assertEq(bought, done, "L6 splitting: one of two ways to buy is refused");
        if (!bought) return;
        assertEq(paid, twice, "L6 splitting: buying an edition twice");
        _done("bought an edition");
    }

    function airdrop(uint256 seed) external handles(seed) {
        uint32 edition = _anyEdition();
        address[] memory receivers = new address[](2);
        (receivers[0], receivers[1]) = (carol, dave);
        bytes memory call = abi.encodeCall(IEditions.airdrop, (edition, receivers, uint32(_random(1, 2))));
        if (_try(_artistOf(editions.songOf(edition)), address(editions), call)) _done("gave editions away");
    }

    function endEdition(uint256 seed) external handles(seed) {
        _need(_onceIn(4));
        uint32 edition = _anyEdition();
        bytes memory call = abi.encodeCall(IEditions.end, (edition));
        if (_try(_artistOf(editions.songOf(edition)), address(editions), call)) _done("ended an edition");
    }

    function createDutchAuction(uint256 seed) external handles(seed) {
        uint32 edition = _anyEdition();
        _need(dutch.latestAuction() < MAX_EDITIONS && editions.editionOf(edition).minter == address(dutch));
        DutchTerms memory terms = DutchTerms({
            quantity: uint32(_random(1, 5)),
            startPrice: uint48(_random(10e6, 20e6)),
            floorPrice: uint48(_random(1, 10e6)),
            startsAt: 0,
            fall: uint24(_random(1 hours, 3 days)),
            rest: uint32(_random(1 days, 60 days))
        });
        bytes memory call = abi.encodeCall(IDutchAuctions.create, (edition, terms));
        if (!_try(_artistOf(editions.songOf(edition)), address(dutch), call)) return;
        _done("created a Dutch auction");
    }

    /// @dev At this second's price, which never rises.
    function buyFromDutchAuction(uint256 seed) external handles(seed) {
        (address fan, uint32 auction) = (_anyFan(), _anyDutchAuction());
        uint256 price = dutch.priceAt(auction, block.timestamp);
        assertLe(price, dutch.priceAt(auction, block.timestamp - 1 hours), "L8 auctions: a Dutch price rose");
        uint32 quantity = uint32(_random(1, 2));
        bytes memory call =
            abi.encodeCall(IDutchAuctions.buy, (auction, quantity, type(uint64).max, _anyStorefront()));
        (bool done, uint256 paid) = _pays(fan, address(dutch), call);
        if (!done) return;
        assertEq(paid, price * quantity, "L8 auctions: a Dutch price");
        _done("bought in a Dutch auction");
    }

    function endDutchAuction(uint256 seed) external handles(seed) {
        uint32 auction = _anyDutchAuction();
        uint32 song = editions.songOf(dutch.auctionOf(auction).edition);
        bool isCalledOff = _onceIn(3);
        bytes memory call = isCalledOff
            ? abi.encodeCall(IDutchAuctions.cancel, (auction))
            : abi.encodeCall(IDutchAuctions.close, (auction));
        if (_try(isCalledOff ? _artistOf(song) : keeper, address(dutch), call)) {
            _done("ended a Dutch auction");
        }
    }

    /// @dev Every token is somebody's, set aside for an auction, or left.
    function _checkEditions() internal view {
        for (uint32 id = 1; id <= editions.latestEdition(); ++id) {
            Edition memory edition = editions.editionOf(id);
            uint256 all = uint256(edition.left) + edition.reserved;
            for (uint256 i = 0; i < people.length; ++i) {
                all += editions.balanceOf(people[i], id);
            }
            assertEq(all, edition.supply, "L7 editions: a token too many or too few");
            assertEq(editions.balanceOf(address(market), id), 0, "L9 market: it holds a token");
        }
    }

    function _anyEdition() internal returns (uint32) {
        return uint32(_random(1, editions.latestEdition()));
    }

    /// @dev One of the newest, which may still run.
    function _anyDutchAuction() private returns (uint32) {
        uint32 latest = dutch.latestAuction();
        _need(latest != 0);
        return uint32(_random(latest < 3 ? 1 : latest - 2, latest));
    }

    function _buy(address fan, uint32 edition, uint32 quantity) private returns (bool, uint256) {
        bytes memory call = abi.encodeCall(IEditions.buy, (edition, quantity, type(uint64).max, 0));
        return _pays(fan, address(editions), call);
    }

    function _create(uint32 song, address minter, uint48 price) private {
        EditionTerms memory terms = EditionTerms({
            supply: 20,
            walletLimit: 8,
            price: price,
            startsAt: 0,
            endsAt: type(uint40).max,
            royalty: 1000,
            minter: minter
        });
        vm.prank(_artistOf(song));
        editions.create(song, METADATA, "Five Thin Lines", terms);
    }
}
