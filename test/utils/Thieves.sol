// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITokenReceiver} from "./OddToken.sol";

/// @notice Tries to be credited with another split's tokens while these are on their way to it.
contract Thief is ITokenReceiver {
    ISplits private immutable SPLITS;
    uint32 private _own;

    constructor(ISplits splits) {
        SPLITS = splits;
    }

    function own(uint32 split) external {
        _own = split;
    }

    function tokensReceived() external {
        SPLITS.sweep(_own, msg.sender);
    }
}

/// @notice Tries to be paid twice while it is being paid.
contract Glutton {
    ISplits private immutable SPLITS;
    bytes public answer;

    constructor(ISplits splits) {
        SPLITS = splits;
    }

    receive() external payable {
        (, answer) =
            address(SPLITS).call(abi.encodeCall(ISplits.withdrawTokens, (new uint256[](1), address(this))));
    }
}
