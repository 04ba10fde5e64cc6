// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Gifts} from "../../contracts/lines/Gifts.sol";
import {CommonsCredit} from "../../contracts/tokens/CommonsCredit.sol";
import {Terms} from "../../contracts/types/CatalogTypes.sol";
import {RewardTerms} from "../../contracts/types/GiftTypes.sol";
import {Kind} from "../../contracts/types/TabTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

/// @notice Alice's song takes gifts; this contract stands where the tabs stand, and reports listens.
abstract contract GiftFixture is Fixture {
    /// @dev 1,000 CGC an epoch for all, 100 CGC a day for one, in thousandths.
    uint64 internal constant EPOCH_CAP = 1_000_000;
    uint32 internal constant DAILY_CAP = 100_000;
    uint8 internal constant ONLY_GIFTS = 2;

    Gifts internal gifts;
    CommonsCredit internal credit;
    uint32 internal split;
    uint32 internal song;

    function setUp() public virtual override {
        super.setUp();
        _deployGifts();
    }

    function _deployGifts() internal {
        gifts = new Gifts(
            address(manager), ISplits(address(splits)), ICatalog(address(catalog)), EPOCH_CAP, DAILY_CAP
        );
        credit = gifts.CREDIT();
        _govern(abi.encodeCall(Gifts.setTabs, (address(this))));
        split = _createSplit(_whole(dave));
        song = _registerGift();
        usd.approve(address(gifts), type(uint256).max);
    }

    function _registerGift() internal returns (uint32) {
        return _registerSong(alice, split, Terms(0, 0, ONLY_GIFTS, 0, 0));
    }

    /// @dev As governance does it: scheduled, waited for, executed.
    function _govern(bytes memory call) internal {
        vm.prank(admin);
        manager.schedule(address(gifts), call, 0);
        skip(ADMIN_DELAY);
        vm.prank(admin);
        manager.execute(address(gifts), call);
    }

    function _setRewards(uint32 id, RewardTerms memory terms) internal {
        vm.prank(alice);
        gifts.setRewards(id, terms);
    }

    /// @dev So many thousandths of a CGC a listen, and nothing else.
    function _perListen(uint16 amount) internal pure returns (RewardTerms memory) {
        return RewardTerms({perListen: amount, bonus: 0, bonusesLeft: 0, multiplier: 10});
    }

    function _item(uint32 id, Kind kind, uint16 plays) internal pure returns (bytes memory) {
        return abi.encodePacked(id, uint16((uint16(kind) << 14) | plays), uint48(0));
    }

    function _listen(address listener, uint16 plays) internal {
        gifts.reward(listener, _item(song, Kind.GIFT, plays));
    }

    /// @dev Thousandths of a CGC that the listener has earned and not claimed.
    function _earned(address listener) internal view returns (uint64) {
        return gifts.earningsOf(listener).unclaimed;
    }
}
