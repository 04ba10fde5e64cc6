// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Tab} from "../../contracts/types/TabTypes.sol";
import {LaneBooks} from "./LaneBooks.sol";

/// @notice Settle what listeners signed, in batches that repeat themselves, and name storefronts.
abstract contract Gateways is LaneBooks {
    Tab[] private _batch;

    function setUp() public virtual override {
        super.setUp();
        _handle(this.settle.selector, 5);
        _handle(this.settleAgain.selector, 1);
        _handle(this.settleOutOfOrder.selector, 1);
        _handle(this.settleForGateway.selector, 1);
        _handle(this.setStorefront.selector, 1);
    }

    /// @dev All that waits in some lanes of a gateway; old tabs and the same tab twice among it.
    function settle(uint256 seed) external handles(seed) {
        (, address gateway_) = _anyLaneThat(_hasTabs);
        delete _batch;
        for (uint256 i = 0; i < fans.length; ++i) {
            if (!_onceIn(4)) _gather(laneBooks[fans[i]][gateway_], gateway_);
        }
        _need(_batch.length != 0);
        Tab[] memory batch = _batch;
        vm.prank(gateway_);
        tabs.settle(batch);
        _noteSettled(gateway_, batch);
        _done("settled a batch");
    }

    /// @dev What is settled is passed over.
    function settleAgain(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasSettledTab);
        Tab[] memory batch = new Tab[](1);
        batch[0] = laneBooks[listener][gateway_].old;
        vm.prank(gateway_);
        tabs.settle(batch);
        _noteSettled(gateway_, batch);
        _done("settled again to no avail");
    }

    /// @dev The second of two tabs before the first, which would leave the first unpaid.
    function settleOutOfOrder(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasSeveralTabs);
        LaneBook storage lane = laneBooks[listener][gateway_];
        Tab[] memory batch = new Tab[](2);
        (batch[0], batch[1]) = (lane.waiting[1], lane.waiting[0]);
        vm.prank(gateway_);
        bytes memory call = abi.encodeCall(ITabs.settle, (batch));
        _refused(address(tabs), call, ITabs.Tabs_NonceGap.selector, "I4 tabs: settled out of order");
        _done("settling out of order refused");
    }

    /// @dev What waits is the gateway's to settle, and nobody else's.
    function settleForGateway(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasTabs);
        Tab memory tab = laneBooks[listener][gateway_].waiting[0];
        _seeStrangerRefused(_onceIn(2) ? listener : _anyAccount(), tab);
        _done("settling for the gateway refused");
    }

    function setStorefront(uint256 seed) external handles(seed) {
        (address gateway_, uint32 split) = (_anyGateway(), _onceIn(4) ? 0 : _anySplit());
        vm.prank(gateway_);
        tabs.setStorefront(split);
        storefronts[gateway_] = split;
        _done("named a storefront");
    }

    /// @dev Moves what waits in the lane to the batch, as far as its keys still settle.
    function _gather(LaneBook storage lane, address gateway_) private {
        if (lane.old.nonce != 0 && lane.old.nonce <= lane.nonce && _onceIn(2)) _batch.push(lane.old);
        for (uint256 i = 0; i < lane.waiting.length; ++i) {
            Tab storage tab = lane.waiting[i];
            if (_isExpired(lane, tab)) {
                if (i == 0) _seeRefused(tab, gateway_);
                break;
            }
            // One that this tab replaced may come before it, and is settled in its stead, or after it.
            bool isReplacing = lane.old.nonce == tab.nonce && !_isExpired(lane, lane.old);
            if (isReplacing && _onceIn(4)) _batch.push(lane.old);
            _batch.push(tab);
            if (isReplacing && _onceIn(4)) _batch.push(lane.old);
            if (_onceIn(4)) _batch.push(tab);
            lane.old = tab;
        }
        delete lane.waiting;
    }

    function _seeRefused(Tab storage tab, address gateway_) private {
        Tab[] memory batch = new Tab[](1);
        batch[0] = tab;
        vm.prank(gateway_);
        bytes memory call = abi.encodeCall(ITabs.settle, (batch));
        _refused(address(tabs), call, ITabs.Tabs_KeyExpired.selector, "I4 tabs: an expired key's tab settled");
        _done("expired key refused");
    }

    function _isExpired(LaneBook storage lane, Tab storage tab) private view returns (bool) {
        for (uint256 device = FIRST_DEVICE; device < FIRST_DEVICE + DEVICES; ++device) {
            (uint256 x,) = vm.publicKeyP256(device);
            if (bytes32(x) == tab.x) return block.timestamp > lane.expiry[device] + NOTICE_PERIOD;
        }
        return true;
    }
}
