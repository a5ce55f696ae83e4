// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProposals} from "../interfaces/IProposals.sol";
import {EntryId} from "./EntryId.sol";
import {Proposal} from "./Proposal.sol";

/// @notice The name of a proposal: keccak256(abi.encode(proposal)).
type ProposalId is bytes32;

/// @notice The id that commits to every field of `proposal`.
/// @dev The eleven words of the struct in memory are its abi.encode.
function toProposalId(Proposal memory proposal) pure returns (ProposalId id) {
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
        id := keccak256(proposal, 352)
    }
}

/// @notice The same for a proposal that a caller brings back.
/// @dev So are its eleven words in calldata. Words that are no valid field hash to an id that nobody proposed.
function toProposalIdFromCalldata(Proposal calldata proposal) pure returns (ProposalId id) {
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
        let words := mload(0x40)
        calldatacopy(words, proposal, 352)
        id := keccak256(words, 352)
    }
}

/// @notice Emits IProposals.Proposed.
/// @dev The words are the data of the event as well, so they are logged from where they lie.
function logProposed(ProposalId id, EntryId entry, address proposer, Proposal memory proposal) {
    bytes32 topic = IProposals.Proposed.selector;
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
        log4(proposal, 352, topic, id, entry, proposer)
    }
}

/// @notice The same for a proposal that was never stored. Its fields have been read, so that none of its words is dirty.
function logProposedFromCalldata(ProposalId id, EntryId entry, address proposer, Proposal calldata proposal) {
    bytes32 topic = IProposals.Proposed.selector;
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
        let words := mload(0x40)
        calldatacopy(words, proposal, 352)
        log4(words, 352, topic, id, entry, proposer)
    }
}
