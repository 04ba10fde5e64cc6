// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EditionFixture} from "../editions/EditionFixture.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155MetadataURI} from "@openzeppelin/contracts/token/ERC1155/extensions/IERC1155MetadataURI.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @notice What the standards say of telling which interfaces a contract has, held against the songs and the editions.
///
/// | the standard | test |
/// |---|---|
/// | ERC-165: an interface's id is the XOR of its selectors | test_IdsAreTheXorOfTheSelectors |
/// | ERC-165: true for 0x01ffc9a7, false for 0xffffffff | test_TheCheckItself |
/// | ERC-165: at most 30,000 gas | test_TheAnswerIsCheap |
/// | ERC-165: true for what is implemented | test_CatalogIsAnNFT, test_EditionsAreMultiTokensWithRoyalties |
/// | ERC-165: false for the rest | testFuzz_NothingElseIsPromised |
contract ERC165ConformanceTest is EditionFixture {
    bytes4 private constant ERC165_ID = 0x01ffc9a7;
    bytes4 private constant ERC721_ID = 0x80ac58cd;
    bytes4 private constant ERC721_METADATA_ID = 0x5b5e139f;
    bytes4 private constant ERC1155_ID = 0xd9b67a26;
    bytes4 private constant ERC1155_METADATA_ID = 0x0e89341c;
    bytes4 private constant ERC2981_ID = 0x2a55205a;

    function test_IdsAreTheXorOfTheSelectors() public pure {
        assertEq(_selector("supportsInterface(bytes4)"), ERC165_ID);
        bytes4 transfers = _selector("transferFrom(address,address,uint256)")
            ^ _selector("safeTransferFrom(address,address,uint256)")
            ^ _selector("safeTransferFrom(address,address,uint256,bytes)");
        bytes4 approvals = _selector("approve(address,uint256)") ^ _selector("getApproved(uint256)")
            ^ _selector("setApprovalForAll(address,bool)") ^ _selector("isApprovedForAll(address,address)");
        assertEq(
            _selector("balanceOf(address)") ^ _selector("ownerOf(uint256)") ^ transfers ^ approvals, ERC721_ID
        );
        assertEq(
            _selector("name()") ^ _selector("symbol()") ^ _selector("tokenURI(uint256)"), ERC721_METADATA_ID
        );
        transfers = _selector("safeTransferFrom(address,address,uint256,uint256,bytes)")
            ^ _selector("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");
        approvals =
            _selector("setApprovalForAll(address,bool)") ^ _selector("isApprovedForAll(address,address)");
        bytes4 balances =
            _selector("balanceOf(address,uint256)") ^ _selector("balanceOfBatch(address[],uint256[])");
        assertEq(balances ^ transfers ^ approvals, ERC1155_ID);
        assertEq(_selector("uri(uint256)"), ERC1155_METADATA_ID);
        assertEq(_selector("royaltyInfo(uint256,uint256)"), ERC2981_ID);
        // And the compiler finds the same.
        assertEq(type(IERC721).interfaceId, ERC721_ID);
        assertEq(type(IERC721Metadata).interfaceId, ERC721_METADATA_ID);
        assertEq(type(IERC1155).interfaceId, ERC1155_ID);
        assertEq(type(IERC1155MetadataURI).interfaceId, ERC1155_METADATA_ID);
        assertEq(type(IERC2981).interfaceId, ERC2981_ID);
    }

    function test_TheCheckItself() public view {
        IERC165[2] memory both = [IERC165(address(catalog)), IERC165(address(editions))];
        for (uint256 i = 0; i < 2; ++i) {
            assertTrue(both[i].supportsInterface(ERC165_ID));
            assertFalse(both[i].supportsInterface(0xffffffff));
        }
    }

    function test_TheAnswerIsCheap() public view {
        assertTrue(catalog.supportsInterface{gas: 30_000}(ERC721_ID));
        assertFalse(catalog.supportsInterface{gas: 30_000}(0xffffffff));
        assertTrue(editions.supportsInterface{gas: 30_000}(ERC1155_ID));
        assertFalse(editions.supportsInterface{gas: 30_000}(0xffffffff));
    }

    function test_CatalogIsAnNFT() public view {
        assertTrue(catalog.supportsInterface(ERC721_ID));
        assertTrue(catalog.supportsInterface(ERC721_METADATA_ID));
    }

    function test_EditionsAreMultiTokensWithRoyalties() public view {
        assertTrue(editions.supportsInterface(ERC1155_ID));
        assertTrue(editions.supportsInterface(ERC1155_METADATA_ID));
        assertTrue(editions.supportsInterface(ERC2981_ID));
    }

    function testFuzz_NothingElseIsPromised(bytes4 id) public view {
        bool ofCatalog = id == ERC165_ID || id == ERC721_ID || id == ERC721_METADATA_ID;
        bool ofEditions = id == ERC165_ID || id == ERC1155_ID || id == ERC1155_METADATA_ID || id == ERC2981_ID;
        assertEq(catalog.supportsInterface(id), ofCatalog);
        assertEq(editions.supportsInterface(id), ofEditions);
    }

    function _selector(string memory signature) private pure returns (bytes4) {
        return bytes4(keccak256(bytes(signature)));
    }
}
