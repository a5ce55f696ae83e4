// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "../../../../contracts/types/Key.sol";
import {Kind} from "../../../../contracts/types/Kind.sol";
import {Action, Proposal} from "../../../../contracts/types/Proposal.sol";

/// @notice What a wallet signs, written a second time from the EIP-712 text and without the contract's code.
library TypedData {
    string private constant PROPOSAL =
        "Proposal(string action,string kind,uint32 period,string key,uint32 baseVersion,bytes32 digest,"
        "address proposer,uint8 quorum,uint8 rejectionQuorum,uint40 deadline,uint96 bond)";

    /// @notice The separator of a domain.
    function domain(
        string memory name,
        string memory version,
        uint256 chainId,
        address registry
    ) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        return keccak256(abi.encode(typeHash, keccak256(bytes(name)), keccak256(bytes(version)), chainId, registry));
    }

    /// @notice The separator of the domain of `registry` on this chain.
    function domain(address registry) internal view returns (bytes32) {
        return domain("DeML OS Registry", "1", block.chainid, registry);
    }

    /// @notice What a proposer signs.
    function offerDigest(bytes32 separator, Proposal memory proposal) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", separator, _hash(proposal)));
    }

    /// @notice What a curator signs.
    function approvalDigest(bytes32 separator, Proposal memory proposal) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(abi.encodePacked("Approval(Proposal proposal)", PROPOSAL));
        bytes32 hash = keccak256(abi.encode(typeHash, _hash(proposal)));
        return keccak256(abi.encodePacked(hex"1901", separator, hash));
    }

    function _hash(Proposal memory proposal) private pure returns (bytes32) {
        string[5] memory actions = ["create", "update", "retire", "restore", "dispute"];
        string[4] memory kinds = ["project", "metric", "note", "page"];
        bytes memory start = abi.encode(
            keccak256(bytes(PROPOSAL)),
            keccak256(bytes(actions[uint256(proposal.action)])),
            keccak256(bytes(kinds[uint256(proposal.kind)])),
            proposal.period,
            keccak256(_text(proposal.key)),
            proposal.baseVersion
        );
        bytes memory end = abi.encode(
            proposal.digest,
            proposal.proposer,
            proposal.quorum,
            proposal.rejectionQuorum,
            proposal.deadline,
            proposal.bond
        );
        return keccak256(bytes.concat(start, end));
    }

    function _text(Key key) private pure returns (bytes memory text) {
        bytes32 word = Key.unwrap(key);
        uint256 length;
        while (length < 32 && word[length] != 0) ++length;
        text = new bytes(length);
        for (uint256 i = 0; i < length; ++i) text[i] = word[i];
    }
}
