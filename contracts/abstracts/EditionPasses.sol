// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {IEditions} from "../interfaces/IEditions.sol";
import {SongControl} from "../libraries/SongControl.sol";
import {Pass, PassUse} from "../types/EditionTypes.sol";
import {BASIS_POINTS} from "../types/SplitTypes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title EditionPasses
/// @notice What the artist signs for some to buy earlier or for less, and how often it was used. See {IEditions}.
abstract contract EditionPasses is IEditions, EIP712 {
    using SongControl for ICatalog;

    bytes32 private constant PASS_TYPEHASH = keccak256(
        "Pass(address signer,uint32 edition,address holder,uint16 discount,uint16 commission,uint32 referrer,"
        "uint32 limit,uint32 walletLimit,uint32 series,uint40 startsAt,uint40 endsAt,uint256 salt)"
    );

    /// @dev 10 %, in basis points: a commission is paid by everyone who shares the song's split.
    uint16 private constant MAX_COMMISSION = 1000;

    /// @inheritdoc IEditions
    mapping(bytes32 passId => mapping(address wallet => uint32)) public passUsedBy;

    mapping(bytes32 passId => PassUse) private _passUses;

    constructor() EIP712("Stave Editions", "1") {}

    /// @inheritdoc IEditions
    function passUseOf(bytes32 passId) external view returns (PassUse memory) {
        return _passUses[passId];
    }

    /// @inheritdoc IEditions
    function passIdOf(Pass calldata pass) public pure returns (bytes32) {
        return keccak256(abi.encode(PASS_TYPEHASH, pass));
    }

    /// @inheritdoc IEditions
    function digestOf(Pass calldata pass) external view returns (bytes32) {
        return _hashTypedDataV4(passIdOf(pass));
    }

    /// @dev Reverts unless the caller may use the pass now.
    /// @param song Of the pass' edition.
    /// @param series The one that counts for the edition.
    function _checkPass(
        ICatalog catalog,
        uint32 song,
        uint32 series,
        Pass calldata pass,
        bytes calldata signature
    )
        internal
        view
    {
        if (pass.holder != address(0) && pass.holder != msg.sender) {
            revert Editions_NotPassHolder(pass.holder, msg.sender);
        }
        if (block.timestamp < pass.startsAt || block.timestamp >= pass.endsAt) {
            revert Editions_PassNotValid(pass.startsAt, pass.endsAt);
        }
        bool paysNobody = pass.commission != 0 && pass.referrer == 0;
        if (pass.discount > BASIS_POINTS || pass.commission > MAX_COMMISSION || paysNobody) {
            revert Editions_BadPassTerms(pass.discount, pass.commission, pass.referrer);
        }
        bytes32 passId = passIdOf(pass);
        if (_passUses[passId].revoked || pass.series != series) {
            revert Editions_PassRevoked(passId);
        }
        bytes32 digest = _hashTypedDataV4(passId);
        if (
            !catalog.isController(song, pass.signer)
                || !SignatureChecker.isValidSignatureNowCalldata(pass.signer, digest, signature)
        ) revert Editions_BadPassSignature(pass.signer);
    }

    /// @dev Counts what is bought with a pass. With a holder, the pass' own count is that wallet's.
    /// @return commission Micro-USDC of `paid` that the referrer earns, rounded down.
    function _usePass(Pass calldata pass, uint32 quantity, uint64 paid) internal returns (uint64 commission) {
        bytes32 passId = passIdOf(pass);
        uint32 used = _passUses[passId].used;
        if (quantity > pass.limit || used > pass.limit - quantity) {
            revert Editions_PassLimit(passId, used, pass.limit);
        }
        _passUses[passId].used = used + quantity;
        if (pass.holder == address(0)) {
            uint32 usedByWallet = passUsedBy[passId][msg.sender];
            _checkWalletLimit(pass, passId, usedByWallet, quantity);
            passUsedBy[passId][msg.sender] = usedByWallet + quantity;
        } else {
            _checkWalletLimit(pass, passId, used, quantity);
        }
        // Not above what is paid.
        commission = uint64(uint256(paid) * pass.commission / BASIS_POINTS);
        emit PassUsed(pass.edition, passId, msg.sender, quantity, pass.discount, pass.referrer, commission);
    }

    function _checkWalletLimit(
        Pass calldata pass,
        bytes32 passId,
        uint32 used,
        uint32 quantity
    )
        private
        view
    {
        if (quantity > pass.walletLimit || used > pass.walletLimit - quantity) {
            revert Editions_PassWalletLimit(passId, msg.sender, used, pass.walletLimit);
        }
    }

    function _revokePass(Pass calldata pass) internal {
        bytes32 passId = passIdOf(pass);
        _passUses[passId].revoked = true;
        emit PassRevoked(pass.edition, passId);
    }
}
