// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {IPatronage} from "../../contracts/interfaces/IPatronage.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Patronage} from "../../contracts/lines/Patronage.sol";
import {NO_LIMIT, Patron, Renewal, Standing, TierTerms} from "../../contracts/types/PatronageTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

/// @notice Alice has two tiers, 5 and 10 USDC a month; bob, carol and dave have money and allow patronage to take it.
abstract contract PatronageFixture is Fixture {
    uint48 internal constant FIRST_PRICE = 5e6;
    uint48 internal constant SECOND_PRICE = 10e6;
    uint40 internal constant MONTH = 30 days;
    uint40 internal constant GRACE = 7 days;
    uint256 internal constant PURSE = 1e15;
    bytes32 internal constant PERKS = keccak256("perks");

    Patronage internal patronage;
    uint32 internal split;

    function setUp() public virtual override {
        super.setUp();
        patronage = new Patronage(ISplits(address(splits)), ICatalog(address(catalog)));
        split = _createSplit(_whole(alice));
        vm.startPrank(alice);
        patronage.setPage(alice, split, 0);
        patronage.addTier(alice, _tierTerms(FIRST_PRICE), NO_LIMIT);
        patronage.addTier(alice, TierTerms(SECOND_PRICE, 48, PERKS), NO_LIMIT);
        vm.stopPrank();
        address[3] memory fans = [bob, carol, dave];
        for (uint256 i = 0; i < 3; ++i) {
            usd.mint(fans[i], PURSE);
            vm.prank(fans[i]);
            usd.approve(address(patronage), type(uint256).max);
        }
    }

    function _tierTerms(uint48 price) internal pure returns (TierTerms memory) {
        return TierTerms({price: price, earlyAccessHours: 24, perks: PERKS});
    }

    function _setPrice(uint8 tier, uint48 price) internal returns (uint16) {
        vm.prank(alice);
        return patronage.setTier(alice, tier, _tierTerms(price));
    }

    function _setLimit(uint8 tier, uint32 limit) internal {
        vm.prank(alice);
        patronage.setLimit(alice, tier, limit);
    }

    function _setReward(uint16 reward) internal {
        vm.prank(alice);
        patronage.setPage(alice, split, reward);
    }

    /// @dev On the first terms of the tier.
    function _join(address fan, uint8 tier, uint8 paidMonths, Renewal renewal) internal {
        vm.prank(fan);
        patronage.join(alice, tier, 1, paidMonths, 0, renewal);
    }

    function _renew(address fan, uint8 paidMonths) internal {
        vm.prank(fan);
        patronage.renew(alice, paidMonths, type(uint64).max);
    }

    function _cancel(address fan) internal {
        vm.prank(fan);
        patronage.cancel(alice);
    }

    function _gift(address giver, address fan, uint8 tier, uint8 paidMonths) internal {
        vm.prank(giver);
        patronage.gift(alice, fan, tier, 1, paidMonths, 0);
    }

    function _collect(address fan) internal returns (uint64) {
        vm.prank(dave);
        return patronage.collect(alice, fan);
    }

    function _patron(address fan) internal view returns (Patron memory) {
        return patronage.patronOf(alice, fan);
    }

    function _standing(address fan) internal view returns (Standing memory) {
        return patronage.standingOf(alice, fan);
    }

    /// @dev Micro-USDC that the fan has paid out so far.
    function _spent(address fan) internal view returns (uint256) {
        return PURSE - usd.balanceOf(fan);
    }

    function _assertAccess(address fan, uint8 tier, uint256 until) internal view {
        (uint8 actual, uint40 end) = patronage.accessOf(alice, fan);
        assertEq(actual, tier, "tier");
        assertEq(end, until, "until");
        assertEq(_standing(fan).tier, tier, "standing");
        assertEq(_standing(fan).until, until, "standing until");
    }

    function _notPatron(address fan) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IPatronage.Patronage_NotPatron.selector, alice, fan);
    }
}
