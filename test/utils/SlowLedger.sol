// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {NO_END, Share, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Fixture} from "./Fixture.sol";
import {Random} from "./Random.sol";
import {SlowShares} from "./SlowShares.sol";

/// @notice Random tranches among the four people, and a ledger of one split so slow that it is plainly right.
abstract contract SlowLedger is Fixture, Random {
    uint32 internal split;
    /// @dev The tranches in force.
    Tranche[] internal inForce;
    /// @dev Cumulative micro-USDC.
    uint64 internal income;
    /// @dev Micro-USDC times `TOTAL_SHARES`.
    mapping(address person => uint256) internal earned;
    mapping(address person => uint256) internal withdrawn;

    function _people() internal view returns (address[] memory people) {
        people = new address[](4);
        (people[0], people[1], people[2], people[3]) = (alice, bob, carol, dave);
    }

    /// @dev A split of the test contract's with random tranches.
    function _createRandom() internal {
        _putInForce(_randomTranches(0));
        split = splits.create(address(this), inForce);
    }

    /// @dev One to four tranches that end above `floor`.
    function _randomTranches(uint64 floor) internal returns (Tranche[] memory tranches) {
        tranches = new Tranche[](_random(1, 4));
        for (uint256 t = 0; t < tranches.length; ++t) {
            floor += uint64(_random(1, 2000));
            tranches[t] = Tranche(t + 1 == tranches.length ? NO_END : floor, _randomShares());
        }
    }

    /// @dev Shares of one to four of the people.
    function _randomShares() internal returns (Share[] memory shares) {
        address[] memory people = _people();
        uint256 chosen = _random(1, 15);
        uint256 count = 0;
        for (uint256 i = 0; i < 4; ++i) {
            count += (chosen >> i) & 1;
        }
        shares = new Share[](count);
        uint24 left = TOTAL_SHARES;
        uint256 next = 0;
        for (uint256 i = 0; i < 4; ++i) {
            if ((chosen >> i) & 1 == 0) continue;
            uint256 others = count - next - 1;
            uint24 share = others == 0 ? left : uint24(_random(1, left - others));
            shares[next++] = Share(people[i], share);
            left -= share;
        }
    }

    function _tip(uint64 amount) internal {
        splits.tip(split, amount);
        _noteIncome(amount);
    }

    /// @dev Writes down who earned what of the split's new income.
    function _noteIncome(uint64 amount) internal {
        income = SlowShares.earn(inForce, earned, income, amount);
    }

    function _withdraw(address person) internal {
        if (splits.withdrawable(split, person) != 0) withdrawn[person] += splits.withdraw(split, person);
    }

    /// @dev Proposes, lets all four accept, and applies.
    function _change(Tranche[] memory tranches) internal {
        bytes32 change = splits.proposeChange(split, uint40(block.timestamp), tranches);
        address[] memory people = _people();
        for (uint256 i = 0; i < people.length; ++i) {
            vm.prank(people[i]);
            splits.acceptChange(split, change, true);
        }
        splits.applyChange(split, tranches, people);
        _putInForce(tranches);
    }

    function _putInForce(Tranche[] memory tranches) internal {
        _copy(tranches, inForce);
    }

    function _copy(Tranche[] memory from, Tranche[] storage to) internal {
        SlowShares.copy(from, to);
    }

    /// @dev Hands on, in each tranche not yet full, nothing, all, or a part that is large enough.
    function _transfer(address from, address to) internal {
        uint24[] memory handed = splits.sharesOf(split, from);
        uint256 least = 20_000 * handed.length;
        uint256 total = 0;
        for (uint256 i = 0; i < handed.length; ++i) {
            uint256 choice = _random(0, 2);
            if (choice == 0) handed[i] = 0;
            if (choice == 1 && handed[i] >= 2 * least) handed[i] = uint24(_random(least, handed[i] - least));
            total += handed[i];
        }
        if (total == 0) return;
        vm.prank(from);
        splits.transferPosition(split, to, handed);
        uint256 full = inForce.length - handed.length;
        for (uint256 i = 0; i < handed.length; ++i) {
            SlowShares.handOn(inForce[full + i], from, to, handed[i]);
        }
    }

    /// @dev The person's share of the unit that follows an income of `upTo`.
    function _shareAt(Tranche[] memory tranches, uint64 upTo, address person) internal pure returns (uint24) {
        return SlowShares.shareAt(tranches, upTo, person);
    }

    /// @dev Whether the person's share is below the present one anywhere in the income to come.
    function _falls(Tranche[] memory tranches, address person) internal view returns (bool) {
        return SlowShares.falls(inForce, tranches, income, person);
    }

    /// @dev Everybody may withdraw what they earned, rounded down, less what they withdrew.
    function _assertLedger() internal view {
        address[] memory people = _people();
        for (uint256 i = 0; i < people.length; ++i) {
            uint256 due = earned[people[i]] / TOTAL_SHARES - withdrawn[people[i]];
            assertEq(splits.withdrawable(split, people[i]), due, vm.getLabel(people[i]));
        }
    }
}
