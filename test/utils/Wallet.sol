// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice A smart account of one owner: it calls what it is told, signs by ERC-1271 and can refuse the chain's coin.
contract Wallet is IERC1271 {
    address private immutable OWNER;
    bool private immutable TAKES_COIN;

    error Wallet_NoCoin();

    constructor(address owner, bool takesCoin) {
        OWNER = owner;
        TAKES_COIN = takesCoin;
    }

    receive() external payable {
        if (!TAKES_COIN) revert Wallet_NoCoin();
    }

    function call(address target, bytes calldata data) external returns (bytes memory) {
        return Address.functionCall(target, data);
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return ECDSA.recover(hash, signature) == OWNER ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
