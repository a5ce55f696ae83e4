// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Proposals} from "./Proposals.sol";
import {IProposals} from "./interfaces/IProposals.sol";
import {Ballot} from "./types/Ballot.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Proposal, State} from "./types/Proposal.sol";
import {ProposalId} from "./types/ProposalId.sol";
import {Seats} from "./types/Seats.sol";

/// @title How curators judge a proposal by transaction
/// @dev A proposer votes neither for nor against the own proposal: it can be withdrawn, and an own rejection could keep the
/// verdict of spam from being unanimous.
abstract contract Votes is Proposals {
    using Seats for uint8;
    using Seats for uint80;

    /// @inheritdoc IProposals
    function approve(Proposal calldata proposal) external {
        uint80 active = _requireNotPaused();
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        (uint8 index, uint80 vote) = _requireUnusedSeat(id, votes, proposal.proposer);
        emit Approved(id, msg.sender, index);
        _count(id, proposal, votes.withApprovals(vote), active);
    }

    /// @inheritdoc IProposals
    function reject(Proposal calldata proposal, bytes32 reason, bool spam) external {
        if (reason == 0) revert DigestMissing();
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        (uint8 index, uint80 vote) = _requireUnusedSeat(id, votes, proposal.proposer);

        votes = spam ? votes.withSpam(vote) : votes.withRejections(vote);
        emit RejectionVoted(id, msg.sender, index, reason, spam);
        uint80 counted = votes.rejections() & activeSeats();
        if (counted.count() < proposal.rejectionQuorum) {
            _ballots[id] = votes;
            return;
        }
        _ballots[id] = votes.withState(State.Rejected);
        bool forfeited = counted & ~votes.spam() == 0;
        EntryId entry = toEntryId(proposal.kind, proposal.period, proposal.key);
        emit Rejected(id, entry, counted, forfeited);
        _settle(id, entry, proposal, forfeited ? treasury : proposal.proposer);
    }

    /// @dev Stores the votes, and carries the proposal out when the approvals of active seats reach its quorum.
    function _count(ProposalId id, Proposal calldata proposal, Ballot votes, uint80 active) internal {
        uint80 counted = votes.approvals() & active;
        if (counted.count() < proposal.quorum) {
            _ballots[id] = votes;
            return;
        }
        _ballots[id] = votes.withState(State.Executed);
        _execute(id, toEntryId(proposal.kind, proposal.period, proposal.key), proposal, counted);
        _credit(proposal.proposer, proposal.bond, id);
    }

    /// @dev The seat of the calling curator, who has not voted on this proposal nor made it, and its bit.
    function _requireUnusedSeat(
        ProposalId id,
        Ballot votes,
        address proposer
    ) private view returns (uint8 index, uint80 vote) {
        if (msg.sender == proposer) revert OwnProposal(id, msg.sender);
        index = _requireSeat(msg.sender);
        vote = index.only();
        if (votes.voted() & vote != 0) revert AlreadyVoted(id, msg.sender);
    }
}
