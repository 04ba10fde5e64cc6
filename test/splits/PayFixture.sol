// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {Fixture} from "../utils/Fixture.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";

/// @notice Three splits with one recipient each, and a look at the ledger's totals.
abstract contract PayFixture is Fixture {
    uint32 internal song;
    uint32 internal other;
    uint32 internal shop;

    function setUp() public virtual override {
        super.setUp();
        _createSplits();
    }

    function _createSplits() internal {
        song = _createSplit(_whole(alice));
        other = _createSplit(_whole(bob));
        shop = _createSplit(_whole(carol));
    }

    /// @dev The same on a ledger whose currency has an oddity.
    function _deployWith(Oddity oddity) internal returns (OddToken token) {
        token = new OddToken(oddity);
        _deploy(address(token));
        _createSplits();
        token.mint(address(this), 1e18);
        token.approve(address(splits), type(uint256).max);
    }

    function _assertTotals(uint256 accounted, uint256 fees) internal view {
        assertEq(splits.ledger().accounted, accounted, "accounted");
        assertEq(splits.ledger().fees, fees, "fees");
    }

    function _unknown(uint32 id) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_UnknownSplit.selector, id);
    }

    function _full(uint32 id, uint64 amount) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_SplitFull.selector, id, splits.received(id), amount);
    }

    function _ledgerFull(uint256 amount) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_LedgerFull.selector, amount);
    }

    /// @dev Pays so much into a split that its counter has `room` micro-USDC left.
    function _fill(uint32 id, uint64 room) internal {
        usd.mint(address(this), type(uint64).max);
        splits.tip(id, type(uint64).max - splits.received(id) - room);
    }

    function _notReceived(uint256 expected, uint256 arrived) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISplits.Splits_NotReceived.selector, expected, arrived);
    }

    /// @dev Sets bits of the ledger's totals, where `Ledger` says that they stand.
    function _raiseTotals(uint256 bits, uint256 fromBit) internal {
        vm.record();
        splits.ledger();
        (bytes32[] memory reads,) = vm.accesses(address(splits));
        uint256 slot = uint256(vm.load(address(splits), reads[0]));
        vm.store(address(splits), reads[0], bytes32(slot | (bits << fromBit)));
    }
}
