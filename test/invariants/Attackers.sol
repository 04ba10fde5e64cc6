// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../../contracts/interfaces/ICatalog.sol";
import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {ITabs} from "../../contracts/interfaces/ITabs.sol";
import {Tab} from "../../contracts/types/TabTypes.sol";
import {Changes} from "./Changes.sol";
import {LaneBooks} from "./LaneBooks.sol";
import {TokenBooks} from "./TokenBooks.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @notice Try what they must not, and see that it is refused with the right words, or does them no good.
abstract contract Attackers is TokenBooks, LaneBooks, Changes {
    function setUp() public virtual override(TokenBooks, LaneBooks, Changes) {
        super.setUp();
        _handle(this.stealWithdrawals.selector, 1);
        _handle(this.creditUnpaid.selector, 1);
        _handle(this.sweepOthers.selector, 1);
        _handle(this.reenter.selector, 1);
        _handle(this.sendDust.selector, 1);
        _handle(this.replayTab.selector, 1);
        _handle(this.forgeTab.selector, 1);
        _handle(this.replayAcceptance.selector, 1);
        _handle(this.omitRecipients.selector, 1);
        _handle(this.usurp.selector, 1);
        _handle(this.equivocate.selector, 1);
        _handle(this.fill.selector, 1);
    }

    /// @dev To themselves they get their own, if anything; pushed money goes to its owner.
    function stealWithdrawals(uint256 seed) external handles(seed) {
        uint32[] memory list = new uint32[](splitCount);
        uint64 own = 0;
        for (uint32 split = 1; split <= splitCount; ++split) {
            list[split - 1] = split;
            own += _due(split, address(robber));
        }
        vm.startPrank(address(robber));
        if (own == 0) {
            bytes memory call = abi.encodeCall(ISplits.withdrawTo, (list, elsewhere));
            _refused(
                address(splits),
                call,
                ISplits.Splits_NothingToWithdraw.selector,
                "I12 intruders: paid for nothing"
            );
        } else {
            assertEq(splits.withdrawTo(list, elsewhere), own, "I12 intruders: paid another's money");
            for (uint32 split = 1; split <= splitCount; ++split) {
                _noteRelease(split, address(robber), elsewhere);
            }
        }
        vm.stopPrank();
        _done("tried to withdraw for others");
    }

    /// @dev Only what strayed in can be credited, by whoever comes first.
    function creditUnpaid(uint256 seed) external handles(seed) {
        uint32 split = _anySplit();
        uint64 amount = uint64(_random(stray / 2 + 1, stray + 1));
        uint256 way = _random(0, 2);
        bytes[3] memory calls = [
            abi.encodeCall(ISplits.credit, (_payments(split, amount), 6)),
            abi.encodeCall(ISplits.creditOne, (split, amount, 6)),
            abi.encodeCall(ISplits.creditWithoutFee, (split, amount))
        ];
        // A batch is credited even now: tabs must be settled.
        if (way != 0 && _isPausedFor(alice, address(splits), calls[way], ISplits.Splits_Paused.selector)) {
            return;
        }
        if (amount > stray) {
            _refused(
                address(splits),
                calls[way],
                ISplits.Splits_NotReceived.selector,
                "I1 ledger: credited unpaid money"
            );
            return _done("unpaid credit refused");
        }
        (bool done,) = address(splits).call(calls[way]);
        assertTrue(done, "what strayed in can be credited");
        stray -= amount;
        if (way == 2) _receive(split, amount);
        else _noteFees(_noteIncome(split, amount, protocolFee), 6);
        _done("credited what strayed in");
    }

    /// @dev What lies at another's deposit address cannot be had by sweeping one's own empty one.
    function sweepOthers(uint256 seed) external handles(seed) {
        uint256 which = _random(0, 3);
        address token = which == 3 ? address(usd) : tokens[which];
        bool isEmpty = which == 3 ? purse[depositOf[6]] == 0 : tokenPurse[token][depositOf[6]] == 0;
        _need(isEmpty && tokenStray[token] == 0);
        bytes memory call = abi.encodeCall(ISplits.sweep, (6, token));
        _refused(
            address(splits), call, ISplits.Splits_NothingToSweep.selector, "I10 deposits: swept another's"
        );
        _done("sweeping others' refused");
    }

    /// @dev Is paid in coin, or in a token that calls back, and calls the ledger from inside that payment.
    function reenter(uint256 seed) external handles(seed) {
        address token = tokens[_random(1, 2)];
        _send(token, depositOf[6], uint128(_random(1, 3000)));
        splits.sweep(6, token);
        _noteSweep(6, token);
        uint256[] memory arrivals = _numbers(arrivalCount - 1);
        _need(arrivalBooks[arrivals[0]].due[address(robber)] != 0);
        robber.prepare(6, arrivals);
        splits.withdrawTokens(arrivals, address(robber));
        _notePaidOut(arrivals, address(robber), address(robber));
        assertFalse(robber.hasReentered(), "I12 intruders: reentered");
        _done("reentering refused");
    }

    /// @dev To the ledger and to the tabs, where it must upset nothing.
    function sendDust(uint256 seed) external handles(seed) {
        uint256 choice = _random(0, 3);
        if (choice == 3) {
            address token = tokens[_random(0, 2)];
            uint128 amount = uint128(_random(1, 100));
            _send(token, address(splits), amount);
            tokenStray[token] += amount;
        } else {
            address to = choice == 0 ? address(tabs) : address(splits);
            uint64 amount = uint64(_random(1, 100));
            vm.prank(alice);
            usd.transfer(to, amount);
            _moved(alice, to, amount);
            if (choice == 0) lanesDust += amount;
            else stray += amount;
        }
        _done("sent dust");
    }

    /// @dev With another gateway, whose lane of the same listener it would empty.
    function replayTab(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasOldTab);
        Tab memory tab = laneBooks[listener][gateway_].old;
        address other = gateway_ == gateways[0] ? gateways[1] : gateways[0];
        uint64 settled = laneBooks[listener][other].nonce;
        vm.prank(other);
        (bool done,) = address(tabs).call(abi.encodeCall(ITabs.settle, (_one(tab))));
        // One with a nonce that is past there is passed over.
        assertEq(done, tab.nonce <= settled, "I4 tabs: settled with another gateway");
        _done("tab of another lane refused");
    }

    /// @dev Higher amounts, the next nonce, another listener, a high s.
    function forgeTab(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasTabs);
        Tab memory tab = laneBooks[listener][gateway_].waiting[0];
        uint256 way = _random(0, 2);
        if (way == 0) tab.items[tab.items.length - 1] ^= 0x01;
        if (way == 1) tab.listener = fans[_random(0, fans.length - 1)];
        if (way == 2) tab.s = bytes32(uint256(tab.s) ^ 1);
        tab.nonce = laneBooks[tab.listener][gateway_].nonce + 1;
        // Unless it is the very tab that was signed.
        _need(way != 1 || tab.listener != listener);
        vm.prank(gateway_);
        (bool done,) = address(tabs).call(abi.encodeCall(ITabs.settle, (_one(tab))));
        assertFalse(done, "I4 tabs: settled though not signed");
        _done("forged tab refused");
    }

    /// @dev A listener signs a nonce once more, with cheaper plays, and has that tab settled before the gateway's.
    function equivocate(uint256 seed) external handles(seed) {
        (address listener, address gateway_) = _anyLaneThat(_hasTabs);
        uint64 nonce = laneBooks[listener][gateway_].nonce + 1;
        bytes memory items = _paid(_anySong(), 0);
        bytes32 digest = tabs.digestOf(listener, gateway_, nonce, items);
        Tab memory cheaper = _signedTab(FIRST_DEVICE, digest, listener, nonce, items);
        _seeStrangerRefused(_onceIn(2) ? listener : _anyAccount(), cheaper);
        _done("second tab of a nonce refused");
    }

    /// @dev Fills a split's counter, but for a little room at most, by paying oneself; tips bear no fee.
    function fill(uint256 seed) external handles(seed) {
        uint64 room = type(uint64).max - splitBooks[FILLED].income;
        uint64 left = uint64(_random(0, room < 10_000 ? room : 10_000));
        _need(!isPaused && left != room);
        usd.mint(filler, room - left);
        vm.startPrank(filler);
        usd.approve(address(splits), room - left);
        splits.tip(FILLED, room - left);
        vm.stopPrank();
        purse[address(splits)] += room - left;
        _receive(FILLED, room - left);
        _done("filled a split");
    }

    /// @dev For another change than the one that was signed.
    function replayAcceptance(uint256 seed) external handles(seed) {
        _need(oldSigner != address(0));
        uint32 split = _anySplitThat(_isProposed);
        _need(splitBooks[split].change != oldChange);
        vm.prank(address(robber));
        bytes memory call = abi.encodeCall(ISplits.acceptChangeBySig, (split, oldSigner, oldSignature));
        (bool done,) = address(splits).call(call);
        assertFalse(done, "I6 shares: an old signature accepted another change");
        _done("old acceptance refused");
    }

    /// @dev Applies a change without naming one of those who hold shares.
    function omitRecipients(uint256 seed) external handles(seed) {
        uint32 split = _anySplitThat(_isProposed);
        address[] memory holders = _holdersOfRest(split);
        address left = holders[_random(0, holders.length - 1)];
        address[] memory everybody = _everybody(split);
        address[] memory most = new address[](everybody.length - 1);
        uint256 count = 0;
        for (uint256 i = 0; i < everybody.length; ++i) {
            if (everybody[i] != left) most[count++] = everybody[i];
        }
        (bool done,) = address(splits)
            .call(abi.encodeCall(ISplits.applyChange, (split, splitBooks[split].proposed, most)));
        assertFalse(done, "I6 shares: a change left a recipient out");
        _done("omitting a recipient refused");
    }

    /// @dev What only a controller, an owner or a role may do.
    function usurp(uint256 seed) external handles(seed) {
        (uint32 split, uint32 song) = (_anySplit(), _anySong());
        _need(splitBooks[split].controller != address(robber) && songBooks[song].owner != address(robber));
        bytes memory propose = abi.encodeCall(
            ISplits.proposeChange, (split, type(uint40).max, _tranches(_whole(address(robber))))
        );
        bytes memory control = abi.encodeCall(ISplits.setController, (split, address(robber)));
        bytes memory terms = abi.encodeCall(ICatalog.setTerms, (song, _terms()));
        string memory why = "I12 intruders: did what only others may";
        vm.startPrank(address(robber));
        _refused(address(splits), propose, ISplits.Splits_NotController.selector, why);
        _refused(address(splits), control, ISplits.Splits_NotController.selector, why);
        _refused(address(catalog), terms, ICatalog.Catalog_NotOwner.selector, why);
        bytes4 unauthorized = IAccessManaged.AccessManagedUnauthorized.selector;
        _refused(address(splits), abi.encodeCall(ISplits.setFees, (0, 0)), unauthorized, why);
        _refused(address(splits), abi.encodeCall(ISplits.setPaused, (true)), unauthorized, why);
        _refused(address(catalog), abi.encodeCall(ICatalog.setSuspended, (song, true)), unauthorized, why);
        vm.stopPrank();
        _done("usurping refused");
    }
}
