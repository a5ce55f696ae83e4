// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Proposal} from "./Proposal.sol";

/// @notice The name of a proposal: keccak256(abi.encode(proposal)).
type ProposalId is bytes32;

/// @notice The id that commits to every field of `proposal`.
function toProposalId(Proposal memory proposal) pure returns (ProposalId) {
    return ProposalId.wrap(keccak256(abi.encode(proposal)));
}
