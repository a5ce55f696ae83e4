// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "./Key.sol";
import {Kind} from "./Kind.sol";
import {Action, Proposal} from "./Proposal.sol";

/// @title What a proposer and a curator sign
/// @notice EIP-712 structs that a wallet can show in words: action, kind and key are strings there.
library TypedProposal {
    // solhint-disable gas-small-strings
    /// @notice Signed by a proposer.
    bytes32 internal constant PROPOSAL_TYPE = keccak256(
        "Proposal(string action,string kind,uint32 period,string key,uint32 baseVersion,bytes32 digest,address proposer,uint8 quorum,uint8 rejectionQuorum,uint40 deadline,uint96 bond)"
    );

    /// @notice Signed by a curator: another type, so that neither signature passes for the other.
    bytes32 internal constant APPROVAL_TYPE = keccak256(
        "Approval(Proposal proposal)Proposal(string action,string kind,uint32 period,string key,uint32 baseVersion,bytes32 digest,address proposer,uint8 quorum,uint8 rejectionQuorum,uint40 deadline,uint96 bond)"
    );

    // solhint-enable gas-small-strings

    /// @notice The struct hash of `proposal`.
    /// @dev The words lie in calldata as they lie in the encoding, except for the three that are strings.
    function toProposalHash(Proposal calldata proposal) internal pure returns (bytes32 hash) {
        bytes32 typeHash = PROPOSAL_TYPE;
        bytes32 action = nameOf(proposal.action);
        bytes32 kind = nameOf(proposal.kind);
        bytes32 key = hashOf(proposal.key);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let words := mload(0x40)
            calldatacopy(add(words, 0x20), proposal, 352)
            mstore(words, typeHash)
            mstore(add(words, 0x20), action)
            mstore(add(words, 0x40), kind)
            mstore(add(words, 0x80), key)
            hash := keccak256(words, 384)
        }
    }

    /// @notice The struct hash of the approval of a proposal with the struct hash `proposalHash`.
    function toApprovalHash(bytes32 proposalHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(APPROVAL_TYPE, proposalHash));
    }

    /// @notice The hash of an action's name.
    function nameOf(Action action) internal pure returns (bytes32) {
        if (action == Action.Create) return keccak256("create");
        if (action == Action.Update) return keccak256("update");
        if (action == Action.Retire) return keccak256("retire");
        return action == Action.Restore ? keccak256("restore") : keccak256("dispute");
    }

    /// @notice The hash of a kind's name.
    function nameOf(Kind kind) internal pure returns (bytes32) {
        if (kind == Kind.Project) return keccak256("project");
        if (kind == Kind.Metric) return keccak256("metric");
        return kind == Kind.Note ? keccak256("note") : keccak256("page");
    }

    /// @notice The hash of a key's characters, without the zero bytes after them.
    function hashOf(Key key) internal pure returns (bytes32 hash) {
        uint256 length = key.length();
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0x00, key)
            hash := keccak256(0x00, length)
        }
    }
}
