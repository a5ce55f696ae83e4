// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

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
