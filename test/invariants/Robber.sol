// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITokenReceiver} from "../utils/OddToken.sol";

/// @notice A recipient that, while it is being paid, tries to be paid again and to be credited with what is on its way.
contract Robber is ITokenReceiver {
    ISplits private immutable SPLITS;
    address private constant HIDEOUT = address(uint160(uint256(keccak256("hideout"))));

    uint32 private _own;
    uint256[] private _arrivals;

    /// @notice Whether a call from inside another one was let through.
    bool public hasReentered;

    constructor(ISplits splits) {
        SPLITS = splits;
    }

    /// @param own The robber's own split.
    /// @param arrivals What to ask for twice.
    function prepare(uint32 own, uint256[] calldata arrivals) external {
        _own = own;
        _arrivals = arrivals;
    }

    receive() external payable {
        _reenter(address(0));
    }

    function tokensReceived() external {
        _reenter(msg.sender);
    }

    function _reenter(address token) private {
        _try(abi.encodeCall(ISplits.sweep, (_own, token)));
        _try(abi.encodeCall(ISplits.withdrawTokens, (_arrivals, address(this))));
        _try(abi.encodeCall(ISplits.withdrawTokensTo, (_arrivals, HIDEOUT)));
    }

    function _try(bytes memory call) private {
        (bool done,) = address(SPLITS).call(call);
        if (done) hasReentered = true;
    }
}
