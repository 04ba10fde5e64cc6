// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IRoyaltyShares} from "../interfaces/IRoyaltyShares.sol";
import {ISplits} from "../interfaces/ISplits.sol";
import {RoyaltyShare} from "../tokens/RoyaltyShare.sol";
import {ShareTerms} from "../types/RoyaltyShareTypes.sol";
import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";

/// @title RoyaltyShares
/// @notice See {IRoyaltyShares}. The tokens are {RoyaltyShare}s.
contract RoyaltyShares is IRoyaltyShares {
    uint32 private constant MAX_SUPPLY = 1e9;
    /// @dev What OpenZeppelin's EIP-712 domain can hold.
    uint256 private constant MAX_NAME = 31;
    uint256 private constant MAX_SYMBOL = 16;

    /// @notice The ledger that positions stand in.
    ISplits public immutable SPLITS;

    /// @inheritdoc IRoyaltyShares
    mapping(address share => uint32 split) public splitOf;

    constructor(ISplits splits_) {
        SPLITS = splits_;
    }

    /// @inheritdoc IRoyaltyShares
    function wrap(ShareTerms calldata terms) external returns (address share) {
        // Check: a new token, to which a position was handed.
        share = addressOf(msg.sender, terms);
        if (splitOf[share] != 0) revert RoyaltyShares_Exists(share);
        uint24[] memory position = SPLITS.sharesOf(terms.split, share);
        if (_isEmpty(position)) revert RoyaltyShares_NoPosition(terms.split, share);

        // Effect: the token, all shares the caller's.
        splitOf[share] = terms.split;
        emit Wrapped(share, terms.split, msg.sender, terms, position);
        new RoyaltyShare{salt: terms.salt}(SPLITS, msg.sender, terms);
    }

    /// @inheritdoc IRoyaltyShares
    function addressOf(address issuer, ShareTerms calldata terms) public view returns (address) {
        if (terms.supply == 0 || terms.supply > MAX_SUPPLY) {
            revert RoyaltyShares_BadSupply(terms.supply, MAX_SUPPLY);
        }
        _checkLength(terms.name, MAX_NAME);
        _checkLength(terms.symbol, MAX_SYMBOL);
        bytes memory code =
            abi.encodePacked(type(RoyaltyShare).creationCode, abi.encode(SPLITS, issuer, terms));
        return Create2.computeAddress(terms.salt, keccak256(code));
    }

    function _isEmpty(uint24[] memory position) private pure returns (bool) {
        for (uint256 i = 0; i < position.length; ++i) {
            if (position[i] != 0) return false;
        }
        return true;
    }

    function _checkLength(string calldata text, uint256 maximum) private pure {
        uint256 length = bytes(text).length;
        if (length == 0 || length > maximum) revert RoyaltyShares_BadLength(length, maximum);
    }
}
