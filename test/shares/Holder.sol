// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITokenReceiver} from "../utils/OddToken.sol";

/// @notice Holds shares, and makes one call whenever a token that says so is on its way to it.
contract Holder is ITokenReceiver {
    address private _target;
    bytes private _data;
    bool public answered;
    bytes public answer;

    function plan(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function tokensReceived() external {
        (answered, answer) = _target.call(_data);
    }
}
