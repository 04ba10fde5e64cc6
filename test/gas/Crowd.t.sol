// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {NO_END, Share, TOTAL_SHARES, Tranche} from "../../contracts/types/SplitTypes.sol";
import {Fixture} from "../utils/Fixture.sol";

/// @notice However crowded a split is, its shares can be changed in one transaction. How many recipients may follow
/// depends on the tranches, and on how many of all of them had other shares before.
/// @dev Stands among the gas tests, as only optimized code fits. All but the measured call is done in `setUp`, so that
/// storage is as cold and as full as in a new transaction.
contract CrowdTest is Fixture {
    /// @dev The most gas that a transaction may use, https://eips.ethereum.org/EIPS/eip-7825.
    uint256 private constant TRANSACTION_GAS = 1 << 24;
    uint40 private constant DEADLINE = uint40(START + 1 days);

    /// @dev Recipients come in three groups, ascending: the first, those they hand shares on to, the last.
    uint256 private constant HUNDRED = 100;
    uint256 private constant CROWD = 48;

    bytes private hundred;
    bytes private crowded;
    bytes private crowdedInTwo;
    bytes private crowdedInEight;
    bytes private crowdedBefore;

    function setUp() public override {
        super.setUp();
        hundred = _ofAHundred();
        crowded = _ofACrowd();
        crowdedInTwo = _ofACrowdInTwoTranches();
        crowdedInEight = _ofACrowdInEightTranches();
        crowdedBefore = _ofACrowdWithChangesBehindIt();
    }

    function test_ApplyChange_OfAHundredRecipientsFitsATransaction() public {
        assertLt(_gasOf("a hundred recipients for a hundred", hundred), TRANSACTION_GAS);
    }

    function test_ApplyChange_OfACrowdedSplitFitsATransaction() public {
        assertLt(_gasOf("a crowd for a hundred", crowded), TRANSACTION_GAS);
    }

    function test_ApplyChange_OfACrowdInTwoTranchesFitsATransaction() public {
        assertLt(_gasOf("a crowd in two tranches for a hundred", crowdedInTwo), TRANSACTION_GAS);
    }

    function test_ApplyChange_OfACrowdInEightTranchesFitsATransaction() public {
        assertLt(_gasOf("a crowd in eight tranches for one", crowdedInEight), TRANSACTION_GAS);
    }

    function test_ApplyChange_OfACrowdWithChangesBehindItFitsATransaction() public {
        assertLt(_gasOf("a crowd for fifty, all with changes behind them", crowdedBefore), TRANSACTION_GAS);
    }

    function test_RevertWhen_ACrowdWouldGrowFurther() public {
        uint32 split = _createSplit(_tiny(0));
        _handOn(split, _person(HUNDRED - 1), HUNDRED, 1);
        // Of 999,901 parts, 48 times two percent leave less than twice two percent.
        vm.prank(_person(HUNDRED - 1));
        vm.expectRevert(abi.encodeWithSelector(ISplits.Splits_PartTooSmall.selector, split, 0, 20_000));
        splits.transferPosition(split, _person(HUNDRED + CROWD), _parts(20_000));
    }

    function _ofAHundred() private returns (bytes memory) {
        uint32 split = _createSplit(_equal(0, HUNDRED));
        return _prepare(split, _people(0, 2 * HUNDRED), _tranches(_equal(HUNDRED, HUNDRED)));
    }

    /// @dev Of 99 tiny shares and one that is handed on in as many parts as can be, to a hundred others.
    function _ofACrowd() private returns (bytes memory) {
        uint32 split = _createSplit(_tiny(0));
        uint256 last = _handOn(split, _person(99), 100, 1);
        assertEq(last, HUNDRED + CROWD);
        return _prepare(split, _people(0, last + 100), _tranches(_equal(last, 100)));
    }

    /// @dev Of fifty shares in each of two tranches.
    function _ofACrowdInTwoTranches() private returns (bytes memory) {
        uint32 split = splits.create(address(this), _two(0));
        uint256 last = _handOn(split, _person(49), 99, 2);
        return _prepare(split, _people(0, last + 99), _two(last));
    }

    /// @dev Of a hundred shares in eight tranches, of which each is handed on in as many parts as can be.
    function _ofACrowdInEightTranches() private returns (bytes memory) {
        uint32 split = splits.create(address(this), _eight());
        uint256 last = _handOn(split, _person(92), 93, 8);
        return _prepare(split, _people(0, last + 1), _tranches(_whole(_person(last))));
    }

    /// @dev As the first one; but fifty others had the shares at first, and get them back.
    function _ofACrowdWithChangesBehindIt() private returns (bytes memory) {
        uint256 last = HUNDRED + CROWD;
        uint32 split = _createSplit(_equal(last, 50));
        _apply(_prepare(split, _people(0, last + 50), _tranches(_tiny(0))));
        _handOn(split, _person(99), 100, 1);
        return _prepare(split, _people(0, last + 50), _tranches(_equal(last, 50)));
    }

    /// @dev Proposes the tranches, lets everybody accept, and pays something in.
    function _prepare(
        uint32 split,
        address[] memory all,
        Tranche[] memory next
    )
        private
        returns (bytes memory)
    {
        bytes32 change = splits.proposeChange(split, DEADLINE, next);
        for (uint256 i = 0; i < all.length; ++i) {
            vm.prank(all[i]);
            splits.acceptChange(split, change, true);
        }
        splits.tip(split, 1000);
        return abi.encodeCall(splits.applyChange, (split, next, all));
    }

    /// @dev What a transaction with this call uses, the calldata and what it costs to send any counted too.
    function _gasOf(string memory what, bytes memory call) private returns (uint256 gas) {
        gas = 21_000;
        for (uint256 i = 0; i < call.length; ++i) {
            gas += call[i] == 0 ? 4 : 16;
        }
        uint256 left = gasleft();
        _apply(call);
        gas += left - gasleft();
        emit log_named_uint(what, gas);
    }

    function _apply(bytes memory call) private {
        (bool applied,) = address(splits).call(call);
        assertTrue(applied);
    }

    /// @dev Hands on, to newcomers one by one, the smallest parts of each tranche that there may be.
    /// @return next The one after the last newcomer.
    function _handOn(uint32 split, address from, uint256 first, uint24 count) private returns (uint256 next) {
        next = first;
        uint24 part = 20_000 * count;
        for (uint256 t = 0; t < count; ++t) {
            while (splits.sharesOf(split, from)[t] >= 2 * part) {
                uint24[] memory parts = new uint24[](count);
                parts[t] = part;
                vm.prank(from);
                splits.transferPosition(split, _person(next++), parts);
            }
        }
    }

    function _equal(uint256 first, uint256 count) private pure returns (Share[] memory shares) {
        shares = new Share[](count);
        for (uint256 i = 0; i < count; ++i) {
            shares[i] = Share(_person(first + i), uint24(TOTAL_SHARES / count));
        }
        shares[count - 1].share += uint24(TOTAL_SHARES % count);
    }

    /// @dev A hundred, all but the last one of them with the least share there is.
    function _tiny(uint256 first) private pure returns (Share[] memory shares) {
        shares = new Share[](HUNDRED);
        for (uint256 i = 0; i < HUNDRED; ++i) {
            shares[i] = Share(_person(first + i), i + 1 == HUNDRED ? uint24(TOTAL_SHARES - HUNDRED + 1) : 1);
        }
    }

    /// @dev Two tranches of fifty recipients, of whom one has nearly all of both.
    function _two(uint256 first) private pure returns (Tranche[] memory) {
        Share[] memory early = new Share[](50);
        Share[] memory late = new Share[](50);
        for (uint256 i = 0; i < 50; ++i) {
            early[i] = Share(_person(first + i), i == 49 ? uint24(TOTAL_SHARES - 49) : 1);
            late[i] = Share(_person(first + 49 + i), i == 0 ? uint24(TOTAL_SHARES - 49) : 1);
        }
        return _tranches(1e9, early, late);
    }

    /// @dev Seven tranches of one recipient, and one of 93, the same one among them: a hundred shares.
    function _eight() private pure returns (Tranche[] memory tranches) {
        tranches = new Tranche[](8);
        for (uint64 t = 0; t < 7; ++t) {
            tranches[t] = Tranche((t + 1) * 1e6, _whole(_person(92)));
        }
        Share[] memory shares = new Share[](93);
        for (uint256 i = 0; i < 93; ++i) {
            shares[i] = Share(_person(i), i == 92 ? uint24(TOTAL_SHARES - 92) : 1);
        }
        tranches[7] = Tranche(NO_END, shares);
    }

    function _people(uint256 first, uint256 count) private pure returns (address[] memory people) {
        people = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            people[i] = _person(first + i);
        }
    }

    /// @dev Addresses ascend, and have no more zeros in them than others: zeros are cheaper to send.
    function _person(uint256 number) private pure returns (address) {
        return address((uint160(number + 1) << 152) | (uint160(uint256(keccak256(abi.encode(number)))) >> 8));
    }
}
