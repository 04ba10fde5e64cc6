// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Lane, Permit} from "../../contracts/types/TabTypes.sol";
import {OddToken, Oddity} from "../utils/OddToken.sol";
import {TabFixture} from "../utils/TabFixture.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice Alice has a thousand micro-USDC and may open a lane with the gateway.
abstract contract LaneFixture is TabFixture {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function setUp() public virtual override {
        super.setUp();
        usd.mint(alice, 1000);
    }

    /// @dev Deploys all once more, on a token with an oddity that this contract and alice hold.
    function _deployWith(Oddity oddity) internal returns (OddToken token) {
        token = new OddToken(oddity);
        _deploy(address(token));
        token.mint(address(this), 1e18);
        token.approve(address(tabs), type(uint256).max);
        token.mint(alice, 1000);
        vm.prank(alice);
        token.approve(address(tabs), type(uint256).max);
    }

    /// @dev The owner's first permit for the tabs.
    function _permit(address owner, uint256 amount, uint256 deadline) internal view returns (Permit memory) {
        return _permit(keyOf[owner], owner, amount, deadline);
    }

    function _permit(
        uint256 key,
        address owner,
        uint256 amount,
        uint256 deadline
    )
        internal
        view
        returns (Permit memory)
    {
        bytes32 permit = keccak256(abi.encode(PERMIT_TYPEHASH, owner, address(tabs), amount, 0, deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, MessageHashUtils.toTypedDataHash(usd.DOMAIN_SEPARATOR(), permit));
        return Permit(deadline, v, r, s);
    }

    /// @dev A permit as signed, but for one bit.
    function _wrongPermit(uint256 amount) internal view returns (Permit memory permit) {
        permit = _permit(alice, amount, START);
        permit.s = bytes32(uint256(permit.s) ^ 1);
    }

    function _allow(address owner, uint256 amount) internal {
        vm.prank(owner);
        usd.approve(address(tabs), amount);
    }

    function _giveNotice(uint64 amount) internal {
        vm.prank(alice);
        tabs.giveNotice(gateway, amount);
    }

    function _assertLane(uint64 balance, uint64 notice, uint40 withdrawableAt) internal view {
        Lane memory lane = tabs.laneOf(alice, gateway);
        assertEq(lane.balance, balance, "balance");
        assertEq(lane.notice, notice, "notice");
        assertEq(lane.withdrawableAt, withdrawableAt, "withdrawableAt");
    }
}
