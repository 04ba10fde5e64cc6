// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ICatalog} from "../interfaces/ICatalog.sol";
import {Line} from "../types/CatalogTypes.sol";

/// @notice Asks the catalog who owns many songs. In assembly, because encoding and decoding lists costs more than a
/// settlement pays for the whole question.
library SongOwners {
    /// @notice The catalog did not tell the owners.
    error SongOwners_Unknown(ICatalog catalog);

    /// @dev See {ICatalog}.
    /// @param songs Ids, of 32 bits each.
    function ownersOf(
        ICatalog catalog,
        uint256[] memory songs,
        Line line
    )
        internal
        view
        returns (address[] memory owners)
    {
        bytes4 selector = ICatalog.ownersOpenTo.selector;
        bool told;
        assembly ("memory-safe") {
            let size := shl(5, add(mload(songs), 1))
            let start := mload(0x40)
            mstore(start, selector)
            mstore(add(start, 0x04), 0x40)
            mstore(add(start, 0x24), line)
            mcopy(add(start, 0x44), songs, size)
            told := staticcall(gas(), catalog, start, add(size, 0x44), 0x00, 0x00)
            told := and(told, eq(returndatasize(), add(size, 0x20)))
            if told {
                // After the offset, the answer is laid out like a list in memory.
                returndatacopy(start, 0x20, size)
                owners := start
                mstore(0x40, add(start, size))
            }
        }
        if (!told) revert SongOwners_Unknown(catalog);
    }
}
