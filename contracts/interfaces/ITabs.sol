// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Kind, Lane, Permit, SessionKey, Tab} from "../types/TabTypes.sol";

/// @title ITabs
/// @notice Pay per stream: a listener deposits with a gateway once, signs each play with a session key, and anyone
/// settles many plays in one transaction.
/// @dev A lane is a listener's deposit with one gateway. Nonces in a lane go up one by one, so a tab settles once.
interface ITabs {
    /// @notice `payer` deposited `amount` micro-USDC for the listener; the lane then held `balance`.
    event Deposited(
        address indexed listener, address indexed gateway, address payer, uint64 amount, uint64 balance
    );

    /// @notice The listener lets a session key sign for the lane until `expiresAt`.
    /// @param keyId `keccak256(x, y)`.
    event KeyAdded(
        address indexed listener,
        address indexed gateway,
        bytes32 indexed keyId,
        bytes32 x,
        bytes32 y,
        uint40 expiresAt
    );

    /// @notice The listener revoked a session key; what it signed settles for one more day after `revokedAt`.
    event KeyRevoked(
        address indexed listener, address indexed gateway, bytes32 indexed keyId, uint40 revokedAt
    );

    /// @notice The listener will withdraw `amount` micro-USDC, from `withdrawableAt` on.
    event NoticeGiven(
        address indexed listener, address indexed gateway, uint64 amount, uint40 withdrawableAt
    );

    /// @notice The listener was paid `amount` micro-USDC back; the lane then held `balance`.
    event Withdrawn(address indexed listener, address indexed gateway, uint64 amount, uint64 balance);

    /// @notice A tab was settled.
    /// @param keyId The session key that signed it.
    /// @param attested Whether its unpaid plays count: the gateway that settled them holds the GATEWAY role.
    /// @param owed Micro-USDC that the tab's paid items add up to.
    /// @param paid Micro-USDC taken from the deposit: less than `owed` when that ran out. Items are paid in order.
    /// @param items As signed, twelve bytes each; see `Tab`.
    event TabSettled(
        address indexed listener,
        address indexed gateway,
        uint64 nonce,
        bytes32 keyId,
        bool attested,
        uint64 owed,
        uint64 paid,
        bytes items
    );

    /// @notice The plays of that kind in an attested tab could not be counted. The tab is settled all the same.
    event NotCounted(address indexed listener, address indexed gateway, uint64 nonce, Kind kind);

    /// @notice A tab was passed over because its nonce is settled already.
    event TabSkipped(address indexed listener, address indexed gateway, uint64 nonce);

    /// @notice The listener paid `amount` micro-USDC for one play, without a tab, brought by `gateway` or nobody.
    event Played(uint32 indexed song, address listener, address gateway, uint64 amount);

    /// @notice The gateway earns its part of the protocol fee in the split `storefront`.
    event StorefrontSet(address indexed gateway, uint32 storefront);

    /// @notice An amount of zero.
    error Tabs_ZeroAmount();

    /// @notice Neither the listener nor the gateway may be the zero address.
    error Tabs_ZeroAddress();

    /// @notice Payments in are paused; settling and withdrawing are not.
    error Tabs_Paused();

    /// @notice Less currency arrived than was to be deposited; a currency that takes a fee on transfer does this.
    error Tabs_NotReceived(uint256 expected, uint256 arrived);

    /// @notice The coordinates are no point of the P-256 curve.
    error Tabs_BadKey(bytes32 x, bytes32 y);

    /// @notice A key must expire in the future, at most 366 days from now.
    error Tabs_BadExpiry(uint40 expiresAt);

    /// @notice The key was never registered for this lane.
    error Tabs_UnknownKey(address listener, bytes32 keyId);

    /// @notice The key expired or was revoked at `expiredAt`, and the day in which it still settles is over.
    error Tabs_KeyExpired(address listener, bytes32 keyId, uint40 expiredAt);

    /// @notice The signature is not the session key's over this tab, or its s is high.
    error Tabs_BadSignature(address listener, uint64 nonce);

    /// @notice The tab before this one is not settled yet.
    error Tabs_NonceGap(address listener, uint64 expected, uint64 nonce);

    /// @notice Items are twelve bytes each; `length` is no multiple of it, or zero.
    error Tabs_BadItems(address listener, uint256 length);

    /// @notice The tab names a song that does not exist.
    error Tabs_UnknownSong(address listener, uint32 song);

    /// @notice Only paid items have an amount.
    error Tabs_AmountNotPaid(address listener, uint32 song);

    /// @notice So much gas was left for counting the unpaid plays of a tab, and it was not enough. Send more, or settle
    /// fewer tabs.
    error Tabs_NotEnoughGas(uint256 gasLeft);

    /// @notice The lane holds `balance` micro-USDC, less than the notice asks for.
    error Tabs_NoticeAboveBalance(uint64 notice, uint64 balance);

    /// @notice No notice has been given, or the lane is empty.
    error Tabs_NothingToWithdraw(address listener, address gateway);

    /// @notice The notice ends at `withdrawableAt`.
    error Tabs_NoticeRunning(uint40 withdrawableAt);

    /// @notice The song is suspended, not released yet, or not sold by the play.
    error Tabs_NotPlayable(uint32 song);

    /// @notice The song costs `price` micro-USDC, more than the caller allowed.
    error Tabs_PriceAboveMaximum(uint64 price, uint64 maximum);

    /// @notice No split has this id.
    error Tabs_UnknownSplit(uint32 split);

    /// @notice Deposits the caller's currency and registers a session key, in one transaction.
    /// @param amount Micro-USDC.
    /// @param permit EIP-2612 permit for this contract; one that was used already does no harm.
    function open(address gateway, uint64 amount, SessionKey calldata key, Permit calldata permit) external;

    /// @notice Deposits the caller's currency for `listener`.
    function deposit(address listener, address gateway, uint64 amount, Permit calldata permit) external;

    /// @notice Lets another key (another device) sign for the caller's lane, or extends one that stands.
    function addKey(address gateway, SessionKey calldata key) external;

    /// @notice Revokes a key. The gateway stops serving it at once; what it signed settles for one more day.
    function revokeKey(address gateway, bytes32 keyId) external;

    /// @notice Gives one day's notice to withdraw `amount` micro-USDC. A notice that stood before is replaced.
    /// @dev A gateway serves no play beyond `balance - notice`.
    function giveNotice(address gateway, uint64 amount) external;

    /// @notice Pays the listener what was given notice of, up to the balance left. Anyone may call.
    /// @return amount Micro-USDC.
    function withdraw(address listener, address gateway) external returns (uint64 amount);

    /// @notice Settles tabs of the caller's lanes. Nobody but a lane's gateway settles it: else a listener could sign a
    /// nonce twice and have the cheaper tab settled.
    /// @dev A tab whose nonce is settled already is passed over; one above the deposit settles up to the deposit.
    /// Plays of the kinds GIFT and SUBSCRIPTION move nothing; if the caller holds the GATEWAY role, {IGifts} and
    /// {ISubscriptions} count them, by their own terms.
    function settle(Tab[] calldata tabs) external;

    /// @notice Pays for one play with the caller's currency, without a lane.
    /// @param gateway Whose storefront brought the play, or zero.
    /// @param maximum The most micro-USDC that the caller will pay.
    function play(uint32 song, address gateway, uint64 maximum) external;

    /// @notice Names the split in which the caller, a gateway, earns its part of the protocol fee; zero is none.
    function setStorefront(uint32 split) external;

    /// @notice Deposit, nonce and notice of a lane.
    function laneOf(address listener, address gateway) external view returns (Lane memory);

    /// @notice Unix seconds until which the key signs; zero when it was never registered.
    function keyExpiry(address listener, address gateway, bytes32 keyId) external view returns (uint40);

    /// @notice The gateway's storefront split, or zero.
    function storefrontOf(address gateway) external view returns (uint32);

    /// @notice EIP-712 digest of `Tab(address listener,address gateway,uint64 nonce,bytes items)`.
    /// @dev A session key signs it as a message, so that the signature is over `sha256(digest)`.
    function digestOf(
        address listener,
        address gateway,
        uint64 nonce,
        bytes calldata items
    )
        external
        view
        returns (bytes32);
}
