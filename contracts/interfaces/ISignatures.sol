// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Action, Proposal} from "../types/Proposal.sol";
import {ProposalId} from "../types/ProposalId.sol";
import {SeatSignature} from "../types/Seats.sol";

/// @title Approving by signatures that anybody may submit
/// @notice Typed data (EIP-712) of the domain that `eip712Domain` names: `Proposal` is signed by a proposer, `Approval` by a
/// curator. A signature holds for one proposal on one registry of one chain, until the deadline of the proposal.
interface ISignatures {
    /// @notice The signature is not one of the curator of the seat over this proposal.
    error InvalidSignature(uint8 seat, address curator);

    /// @notice The signature is not one of the proposer over this proposal.
    error InvalidProposerSignature(address proposer);

    /// @notice The signatures hold `counted` approvals, and the proposal needs `needed`.
    error QuorumNotReached(uint256 counted, uint256 needed);

    /// @notice The proposal was signed for other quorums than the present rules ask for.
    error RulesChanged(uint8 quorum, uint8 rejectionQuorum, uint8 presentQuorum, uint8 presentRejectionQuorum);

    /// @notice The proposal was signed with a deadline beyond the longest that the present rules allow.
    error DeadlineTooFar(uint40 deadline, uint256 latest);

    /// @notice An action that has to be proposed on chain, with its bond, before it can be approved.
    error MustBeProposed(Action action);

    /// @notice No signature was given.
    error SignaturesMissing(ProposalId id);

    /// @notice Counts signed approvals of an open proposal; anybody submits them. Seats that have voted are passed over, so
    /// that somebody who submits one of the signatures first does not spoil the others.
    function approveBySig(Proposal calldata proposal, SeatSignature[] calldata approvals) external;

    /// @notice Carries out a revision that was never proposed on chain: signed by its proposer and by a quorum of curators.
    /// @dev Nothing is stored but the new head: its version makes every base version before it stale, so no proposal can be
    /// carried out twice. A dispute makes no version, so it cannot come this way.
    /// @param proposal Its quorums must be those of the present rules, its bond zero, its deadline within the lifetime.
    /// @param proposerSignature Empty when the proposer sends the transaction.
    /// @param approvals Signatures of seated curators. That of the sender may be empty.
    function reviseBySig(
        Proposal calldata proposal,
        bytes calldata proposerSignature,
        SeatSignature[] calldata approvals
    ) external;
}
