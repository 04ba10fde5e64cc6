// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IGifts} from "../../../contracts/interfaces/IGifts.sol";
import {MILLI_CGC, RewardTerms} from "../../../contracts/types/GiftTypes.sol";
import {Kind, Tab} from "../../../contracts/types/TabTypes.sol";
import {Scene} from "./Scene.sol";

/// @notice Fans tip, listen under all kinds, and claim what free listens earned; the gateway settles their tabs.
abstract contract Givers is Scene {
    /// @dev Thousandths of a CGC: low, so that both caps are met.
    uint64 private constant EPOCH_CAP = 2000;
    uint32 private constant DAILY_CAP = 300;

    /// @dev Thousandths of a CGC that listeners earned in an epoch, and in all.
    mapping(uint256 epoch => uint256) private _earnedIn;
    uint256 private _earned;
    /// @dev Micro-USDC deposited with the gateway and not spent.
    mapping(address fan => uint256) private _deposits;

    function setUp() public virtual override {
        super.setUp();
        _govern(address(gifts), abi.encodeCall(IGifts.setCaps, (EPOCH_CAP, DAILY_CAP)));
        for (uint32 song = 1; song <= SONGS; ++song) {
            vm.prank(_artistOf(song));
            gifts.setRewards(song, RewardTerms({perListen: 20, bonus: 50, bonusesLeft: 2, multiplier: 20}));
        }
        _handle(this.tip.selector, 2);
        _handle(this.listen.selector, 8);
        _handle(this.claimCredit.selector, 1);
    }

    function tip(uint256 seed) external handles(seed) {
        (address fan, uint64 amount) = (_anyFan(), uint64(_random(1, 5e6)));
        uint256 fees = splits.ledger().fees;
        (bool done, uint256 paid) =
            _pays(fan, address(gifts), abi.encodeCall(IGifts.tip, (_anySong(), amount, METADATA)));
        if (!done) return;
        assertEq(paid, amount, "L2 lines: a tip cost other than its amount");
        assertEq(splits.ledger().fees, fees, "L2 lines: a tip bore a fee");
        _done("tipped");
    }

    /// @dev One tab of one to four items, settled at once. Only paid plays move money.
    function listen(uint256 seed) external handles(seed) {
        address fan = _anyFan();
        if (_deposits[fan] < 1e6) _deposit(fan, 10e6);
        vm.prank(fan);
        tabs.addKey(gateway, _key(DEVICE));
        (bytes memory items, uint256 owed) = _anyItems();
        Tab memory tab = _tab(fan, tabs.laneOf(fan, gateway).nonce + 1, items);
        uint256 before = gifts.earningsOf(fan).unclaimed;
        Flow memory flow = _flow(fan, gateway, address(tabs), abi.encodeCall(tabs.settle, (_one(tab))));
        assertTrue(flow.done, "L4 tabs: a good tab was refused");
        assertEq(flow.credited, owed, "L4 tabs: what was credited");
        assertEq(flow.held, -int256(owed), "L4 tabs: what left the deposits");
        _deposits[fan] -= owed;
        _noteRewards(fan, gifts.earningsOf(fan).unclaimed - before);
        _done("listened");
    }

    function claimCredit(uint256 seed) external handles(seed) {
        if (_try(keeper, address(gifts), abi.encodeCall(IGifts.claim, (_anyFan())))) _done("claimed credit");
    }

    /// @dev No more credit than the caps let be, however many listeners there are.
    function _checkGifts() internal view {
        uint256 all = gifts.CREDIT().totalSupply() / MILLI_CGC;
        uint256 held = 0;
        for (uint256 i = 0; i < fans.length; ++i) {
            all += gifts.earningsOf(fans[i]).unclaimed;
            held += _deposits[fans[i]];
        }
        assertEq(all, _earned, "L11 gifts: credit from nowhere");
        assertEq(usd.balanceOf(address(tabs)), held, "L4 tabs: deposits held");
    }

    function _noteRewards(address fan, uint256 earned) private {
        uint256 epoch = block.timestamp / 30 days;
        _earnedIn[epoch] += earned;
        _earned += earned;
        assertLe(_earnedIn[epoch], EPOCH_CAP, "L11 gifts: the cap of an epoch");
        assertLe(gifts.earningsOf(fan).today, DAILY_CAP, "L11 gifts: the cap of a day");
        if (earned != 0) _done("earned credit");
    }

    function _deposit(address fan, uint64 amount) private {
        vm.prank(fan);
        tabs.deposit(fan, gateway, amount, noPermit);
        purse[fan] -= amount;
        _deposits[fan] += amount;
    }

    function _anyItems() private returns (bytes memory items, uint256 owed) {
        uint256 count = _random(1, 4);
        for (uint256 i = 0; i < count; ++i) {
            Kind kind = Kind(_random(0, 3));
            uint48 amount = kind == Kind.PAID ? uint48(_random(1, 1e5)) : 0;
            uint16 plays = uint16(_onceIn(8) ? _random(100, 600) : _random(1, 9));
            items = bytes.concat(items, _item(_anySong(), kind, plays, amount));
            owed += amount;
        }
    }
}
