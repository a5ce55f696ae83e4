// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Registry} from "../../../../contracts/Registry.sol";
import {Proposal, Rules} from "../../../../contracts/types/Proposal.sol";
import {ContractWallet} from "../../bench/ContractWallet.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {TypedData} from "./TypedData.sol";

/// @notice Eight people with keys. Five of them start on the council; one of those five is a contract wallet.
abstract contract People is RegistryTest {
    uint8 internal constant PEOPLE = 8;
    uint8 internal constant WALLET = 4;
    address internal constant GUARDIAN = address(0x6A);

    AccessManager internal manager;
    bytes32 internal separator;
    address[PEOPLE] private _people;

    constructor() {
        vm.warp(365 days);
        for (uint8 i = 0; i < PEOPLE; ++i) {
            address owner = vm.addr(keyOf(i));
            _people[i] = i == WALLET ? address(new ContractWallet(owner, true)) : owner;
            vm.deal(_people[i], 1000 ether);
        }
        address[] memory curators = new address[](CURATORS);
        for (uint8 i = 0; i < CURATORS; ++i) curators[i] = _people[i];
        manager = new AccessManager(address(this));
        Rules memory each = Rules({quorum: 2, rejectionQuorum: 2, lifetime: 30 days, bond: 0.01 ether});
        registry = new Registry(address(manager), curators, [each, each, each, each], TREASURY);
        bytes4[] memory pauses = new bytes4[](1);
        pauses[0] = registry.pause.selector;
        manager.setTargetFunctionRole(address(registry), pauses, 1);
        manager.grantRole(1, GUARDIAN, 0);
        separator = TypedData.domain(address(registry));
    }

    function personAt(uint256 index) public view returns (address) {
        return _people[index % PEOPLE];
    }

    function keyOf(uint256 index) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("person", index % PEOPLE))) >> 1;
    }

    /// @dev 65 bytes, or where the wallet allows it the 64 bytes of EIP-2098.
    function signatureOf(uint256 person, bytes32 digest, bool short) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(person), digest);
        if (person % PEOPLE == WALLET) return abi.encodePacked(bytes2(0), r, s, v); // as that wallet wants it
        if (!short) return abi.encodePacked(r, s, v);
        return abi.encodePacked(r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    function approvalBy(uint256 person, Proposal memory proposal) internal view returns (bytes memory) {
        return signatureOf(person, TypedData.approvalDigest(separator, proposal), false);
    }
}
