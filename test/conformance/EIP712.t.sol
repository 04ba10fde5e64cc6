// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ISplits} from "../../contracts/interfaces/ISplits.sol";
import {CommonsCredit} from "../../contracts/tokens/CommonsCredit.sol";
import {Pass} from "../../contracts/types/EditionTypes.sol";
import {Share, Tranche} from "../../contracts/types/SplitTypes.sol";
import {EditionFixture} from "../editions/EditionFixture.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @notice What EIP-712 and ERC-5267 say, held against every contract that takes signatures. Domains and structs are
/// worked out here, by hand and as wallets do it, from JSON.
///
/// | the standard | test |
/// |---|---|
/// | a contract tells its domain: name, version, chain, contract, no salt, no extensions | test_EachTellsItsDomain |
/// | the domain is the chain's, also after a fork | test_TheDomainMovesWithTheChain |
/// | no two contracts share a domain | test_NoTwoDomainsAreTheSame |
/// | a pass is hashed member by member | testFuzz_APassIsHashedAsWalletsDo |
/// | a tab's items are bytes, hashed first | testFuzz_ATabIsHashedAsWalletsDo |
/// | nested structs and arrays are hashed from the inside, types sorted | testFuzz_AChangeIsHashedAsWalletsDo |
contract EIP712ConformanceTest is EditionFixture {
    using Strings for address;
    using Strings for uint256;

    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    string private constant DOMAIN_TYPE =
        '"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}]';
    string private constant PASS_TYPE =
        '"Pass":[{"name":"signer","type":"address"},{"name":"edition","type":"uint32"},{"name":"holder","type":"address"},{"name":"discount","type":"uint16"},{"name":"commission","type":"uint16"},{"name":"referrer","type":"uint32"},{"name":"limit","type":"uint32"},{"name":"walletLimit","type":"uint32"},{"name":"series","type":"uint32"},{"name":"startsAt","type":"uint40"},{"name":"endsAt","type":"uint40"},{"name":"salt","type":"uint256"}]';
    string private constant TAB_TYPE =
        '"Tab":[{"name":"listener","type":"address"},{"name":"gateway","type":"address"},{"name":"nonce","type":"uint64"},{"name":"items","type":"bytes"}]';
    string private constant CHANGE_TYPE =
        '"ShareChange":[{"name":"split","type":"uint32"},{"name":"nonce","type":"uint64"},{"name":"deadline","type":"uint40"},{"name":"tranches","type":"Tranche[]"}],"Tranche":[{"name":"until","type":"uint64"},{"name":"shares","type":"Share[]"}],"Share":[{"name":"recipient","type":"address"},{"name":"share","type":"uint24"}]';

    address[5] private verifiers;
    string[5] private names;

    function setUp() public override {
        super.setUp();
        verifiers =
            [address(splits), address(tabs), address(editions), address(new CommonsCredit()), address(usd)];
        names = ["Stave Splits", "Stave Tabs", "Stave Editions", "Commons Gift Credit", "Test USD"];
    }

    function test_EachTellsItsDomain() public view {
        for (uint256 i = 0; i < 5; ++i) {
            (
                bytes1 fields,
                string memory name,
                string memory version,
                uint256 chainId,
                address verifier,
                bytes32 salt,
                uint256[] memory extensions
            ) = IERC5267(verifiers[i]).eip712Domain();
            assertEq(fields, bytes1(0x0f));
            assertEq(name, names[i]);
            assertEq(version, "1");
            assertEq(chainId, block.chainid);
            assertEq(verifier, verifiers[i]);
            assertEq(salt, 0);
            assertEq(extensions.length, 0);
        }
    }

    function test_TheDomainMovesWithTheChain() public {
        Pass memory pass = _pass(1);
        bytes32[2] memory structs = [editions.passIdOf(pass), _tabHash(carol, 7, "items")];
        for (uint256 chain = 1; chain < 4; ++chain) {
            vm.chainId(chain);
            assertEq(editions.digestOf(pass), _digest(2, structs[0]));
            assertEq(tabs.digestOf(carol, gateway, 7, "items"), _digest(1, structs[1]));
            assertEq(CommonsCredit(verifiers[3]).DOMAIN_SEPARATOR(), _domain(3));
            assertEq(usd.DOMAIN_SEPARATOR(), _domain(4));
            (,,, uint256 chainId,,,) = IERC5267(verifiers[0]).eip712Domain();
            assertEq(chainId, chain);
        }
    }

    function test_NoTwoDomainsAreTheSame() public view {
        for (uint256 i = 0; i < 5; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                assertNotEq(_domain(i), _domain(j));
                // Not by the contract's address alone either.
                assertNotEq(keccak256(bytes(names[i])), keccak256(bytes(names[j])));
            }
        }
    }

    function testFuzz_APassIsHashedAsWalletsDo(Pass calldata pass) public view {
        string memory first = string.concat(
            _member("signer", pass.signer),
            _member("edition", pass.edition),
            _member("holder", pass.holder),
            _member("discount", pass.discount),
            _member("commission", pass.commission),
            _member("referrer", pass.referrer)
        );
        string memory second = string.concat(
            _member("limit", pass.limit),
            _member("walletLimit", pass.walletLimit),
            _member("series", pass.series),
            _member("startsAt", pass.startsAt),
            _member("endsAt", pass.endsAt),
            '"salt":"',
            pass.salt.toString(),
            '"'
        );
        assertEq(editions.digestOf(pass), _byWallet(2, "Pass", PASS_TYPE, string.concat(first, second)));
        assertEq(editions.digestOf(pass), _digest(2, editions.passIdOf(pass)));
    }

    function testFuzz_ATabIsHashedAsWalletsDo(
        address listener,
        uint64 nonce,
        bytes calldata items
    )
        public
        view
    {
        string memory message = string.concat(
            _member("listener", listener),
            _member("gateway", gateway),
            _member("nonce", nonce),
            '"items":"',
            vm.toString(items),
            '"'
        );
        bytes32 digest = tabs.digestOf(listener, gateway, nonce, items);
        assertEq(digest, _byWallet(1, "Tab", TAB_TYPE, message));
        assertEq(digest, _digest(1, _tabHash(listener, nonce, items)));
    }

    function testFuzz_AChangeIsHashedAsWalletsDo(uint64 until, uint24 share, uint32 wait) public {
        Tranche[] memory tranches = _tranches(
            uint64(bound(until, 1, type(uint64).max - 1)),
            _between(alice, uint24(bound(share, 20_000, 980_000)), bob),
            _whole(alice)
        );
        uint40 deadline = uint40(START + wait);
        uint32 shared = _createSplit(_between(alice, 500_000, bob));
        bytes32 change = splits.proposeChange(shared, deadline, tranches);
        string memory message = string.concat(
            _member("split", shared),
            _member("nonce", 1),
            _member("deadline", deadline),
            '"tranches":[',
            _tranche(tranches[0]),
            ",",
            _tranche(tranches[1]),
            "]"
        );
        bytes32 digest = _byWallet(0, "ShareChange", CHANGE_TYPE, message);
        assertEq(digest, _digest(0, change));
        // What the wallet has hashed is what the contract takes.
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf[alice], digest);
        vm.expectEmit(address(splits));
        emit ISplits.ChangeAccepted(shared, change, alice, true);
        splits.acceptChangeBySig(shared, alice, abi.encodePacked(r, s, v));
    }

    function _tabHash(address listener, uint64 nonce, bytes memory items) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("Tab(address listener,address gateway,uint64 nonce,bytes items)"),
                listener,
                gateway,
                nonce,
                keccak256(items)
            )
        );
    }

    function _domain(uint256 which) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                DOMAIN_TYPEHASH,
                keccak256(bytes(names[which])),
                keccak256("1"),
                block.chainid,
                verifiers[which]
            )
        );
    }

    function _digest(uint256 which, bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domain(which), structHash));
    }

    /// @dev As a wallet hashes what it shows to be signed.
    function _byWallet(
        uint256 which,
        string memory primaryType,
        string memory types,
        string memory message
    )
        private
        view
        returns (bytes32)
    {
        string memory domain =
            string.concat('{"name":"', names[which], '","version":"1",', _member("chainId", block.chainid));
        domain = string.concat(domain, '"verifyingContract":"', verifiers[which].toHexString(), '"}');
        string memory json = string.concat('{"types":{', DOMAIN_TYPE, ",", types, '},"primaryType":"');
        json = string.concat(json, primaryType, '","domain":', domain, ',"message":{', message, "}}");
        return vm.eip712HashTypedData(json);
    }

    function _tranche(Tranche memory tranche) private pure returns (string memory) {
        string memory shares = "";
        for (uint256 i = 0; i < tranche.shares.length; ++i) {
            Share memory share = tranche.shares[i];
            shares = string.concat(shares, i == 0 ? "{" : ",{", _member("recipient", share.recipient));
            shares = string.concat(shares, '"share":', uint256(share.share).toString(), "}");
        }
        return string.concat("{", _member("until", tranche.until), '"shares":[', shares, "]}");
    }

    function _member(string memory name, uint256 value) private pure returns (string memory) {
        return string.concat('"', name, '":"', value.toString(), '",');
    }

    function _member(string memory name, address value) private pure returns (string memory) {
        return string.concat('"', name, '":"', value.toHexString(), '",');
    }
}
