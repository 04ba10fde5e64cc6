// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../contracts/interfaces/ISplits.sol";
import {Ledger, TOTAL_SHARES, Tranche} from "../contracts/types/SplitTypes.sol";
import {Lane} from "../contracts/types/TabTypes.sol";
import {SlowLedger} from "./utils/SlowLedger.sol";
import {TabFixture} from "./utils/TabFixture.sol";

/// @notice Whatever is paid, played, changed, handed on and withdrawn in whatever order, nobody's money is lost, made
/// up or anybody else's. The test is its own handler; four people share `split`, which is nested in `album`.
contract LedgerInvariants is SlowLedger, TabFixture {
    uint32 private album;
    uint32 private shop;
    uint32 private song;

    /// @dev Micro-USDC that left a split, to a recipient or to another split.
    mapping(uint32 split => uint256) private released;
    uint256 private deposited;
    uint256 private settled;
    uint256 private returned;
    /// @dev Whether a change took effect that somebody lost by and had not accepted.
    bool private fellUnaccepted;
    uint64 private nonce;

    function setUp() public override {
        super.setUp();
        _seedWith(uint256(keccak256("a song in five lines")));
        _createRandom();
        album = _createSplit(_between(_asRecipient(split), 700_000, carol));
        shop = _createSplit(_whole(dave));
        song = _registerSong(album);
        vm.prank(gateway);
        tabs.setStorefront(shop);
        vm.prank(bob);
        tabs.addKey(gateway, _key(DEVICE, uint40(block.timestamp + 366 days)));

        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = this.pay.selector;
        selectors[1] = this.tip.selector;
        selectors[2] = this.sweep.selector;
        selectors[3] = this.collect.selector;
        selectors[4] = this.withdraw.selector;
        selectors[5] = this.change.selector;
        selectors[6] = this.transfer.selector;
        selectors[7] = this.deposit.selector;
        selectors[8] = this.settle.selector;
        targetContract(address(this));
        targetSelector(FuzzSelector(address(this), selectors));
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    WHAT MAY HAPPEN
    //////////////////////////////////////////////////////////////////////////*/

    function pay(uint64 amount, uint256 choice) external {
        amount = uint64(bound(amount, 1, 2000));
        splits.pay(choice % 2 == 0 ? split : album, amount, choice % 3 == 0 ? shop : 0);
        _look();
    }

    function tip(uint64 amount) external {
        splits.tip(split, uint64(bound(amount, 1, 300)));
        _look();
    }

    function sweep(uint64 amount) external {
        usd.transfer(splits.depositAddress(split), bound(amount, 1, 500));
        splits.sweep(split, address(usd));
        _look();
    }

    function collect() external {
        if (splits.ledger().fees != 0) splits.collectFees();
    }

    function withdraw(uint256 choice) external {
        address person = _people()[choice % 4];
        uint64 due = splits.withdrawable(split, person);
        if (due != 0) {
            withdrawn[person] += splits.withdraw(split, person);
            released[split] += due;
        }
        _releaseAll(album, choice % 3 == 0 ? carol : _asRecipient(split));
        _releaseAll(shop, dave);
        _releaseAll(1, treasury);
        _look();
    }

    /// @dev Somebody proposes anything, some accept.
    function change(uint256 seed) external {
        _seedWith(seed);
        Tranche[] memory tranches = _randomTranches(income);
        bytes32 hash = splits.proposeChange(split, uint40(block.timestamp), tranches);
        address[] memory people = _people();
        uint256 accepting = _random(0, 2) == 0 ? _random(0, 15) : 15;
        bool refused = false;
        for (uint256 i = 0; i < 4; ++i) {
            if ((accepting >> i) & 1 == 1) {
                vm.prank(people[i]);
                splits.acceptChange(split, hash, true);
            } else if (_falls(tranches, people[i])) {
                refused = true;
            }
        }
        try splits.applyChange(split, tranches, people) {
            if (refused) fellUnaccepted = true;
            _putInForce(tranches);
        } catch (bytes memory reason) {
            assertTrue(refused);
            assertEq(bytes4(reason), ISplits.Splits_NotAccepted.selector);
        }
    }

    function transfer(uint256 seed) external {
        _seedWith(seed);
        uint256 from = _random(0, 3);
        _transfer(_people()[from], _people()[(from + _random(1, 3)) % 4]);
    }

    function deposit(uint64 amount, bool notice) external {
        amount = uint64(bound(amount, 1, 5000));
        tabs.deposit(bob, gateway, amount, noPermit);
        deposited += amount;
        Lane memory lane = tabs.laneOf(bob, gateway);
        if (lane.notice != 0 && lane.balance != 0) {
            vm.warp(lane.withdrawableAt);
            returned += tabs.withdraw(bob, gateway);
        } else if (notice) {
            vm.prank(bob);
            tabs.giveNotice(gateway, amount);
        }
    }

    function settle(uint48 amount) external {
        amount = uint48(bound(amount, 0, 4000));
        // Now and then the key must be renewed.
        vm.prank(bob);
        tabs.addKey(gateway, _key(DEVICE));
        uint64 before = tabs.laneOf(bob, gateway).balance;
        _settle(_tab(bob, ++nonce, _paid(song, amount)));
        settled += before - tabs.laneOf(bob, gateway).balance;
        _look();
    }

    /*//////////////////////////////////////////////////////////////////////////
                                    WHAT MUST HOLD
    //////////////////////////////////////////////////////////////////////////*/

    function invariant_MoneyIsWhereItBelongs() public view {
        Ledger memory ledger = splits.ledger();
        uint256 belongs = ledger.fees;
        for (uint32 id = 1; id <= ledger.splitCount; ++id) {
            belongs += splits.received(id) - released[id];
        }
        assertEq(ledger.accounted, belongs, "the ledger's sum");
        assertLe(ledger.accounted, usd.balanceOf(address(splits)), "the ledger's currency");

        uint64 balance = tabs.laneOf(bob, gateway).balance;
        assertEq(deposited, balance + settled + returned, "the lane's sum");
        assertEq(usd.balanceOf(address(tabs)), balance, "the lanes' currency");
        assertFalse(fellUnaccepted, "a share fell without consent");
    }

    /// @dev At the end of a run, which is enough for what never heals: nobody can withdraw more, or less, than the
    /// shares that were in force gave them.
    function afterInvariant() public view {
        _assertLedger();
        address[] memory people = _people();
        uint256 sum = 0;
        for (uint256 i = 0; i < people.length; ++i) {
            sum += earned[people[i]];
        }
        assertEq(sum, uint256(income) * TOTAL_SHARES, "the shares' sum");
    }

    function _releaseAll(uint32 id, address recipient) private {
        if (splits.withdrawable(id, recipient) != 0) released[id] += splits.withdraw(id, recipient);
    }

    /// @dev Notes what `split` has received since.
    function _look() private {
        _noteIncome(splits.received(split) - income);
    }
}
