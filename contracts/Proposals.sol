// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Council} from "./Council.sol";
import {Entries} from "./Entries.sol";
import {IProposals} from "./interfaces/IProposals.sol";
import {Ballot} from "./types/Ballot.sol";
import {Head, Status} from "./types/Entry.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Key} from "./types/Key.sol";
import {Kind} from "./types/Kind.sol";
import {Period} from "./types/Period.sol";
import {Action, Proposal, Rules, State} from "./types/Proposal.sol";
import {ProposalId, toProposalId, toProposalIdFromCalldata} from "./types/ProposalId.sol";
import {Seats} from "./types/Seats.sol";

/// @title Proposals and their judgement
/// @dev A proposal is stored as a hash with one slot of votes. The hash authenticates the fields that callers bring back,
/// the frozen rules among them, so later rules never rewrite how an open proposal is judged.
abstract contract Proposals is IProposals, Council, Entries {
    using Period for uint32;
    using Seats for uint8;
    using Seats for uint104;

    mapping(ProposalId => Ballot) private _ballots;

    /// @inheritdoc IProposals
    function propose(
        Action action,
        Kind kind,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) external returns (ProposalId id) {
        _requireNotPaused();
        if (digest == 0) revert DigestMissing();
        if (!period.isValid(kind)) revert InvalidPeriod(kind, period);
        if (action == Action.Create && !key.isValid()) revert InvalidKey(key);
        EntryId entry = toEntryId(kind, period, key);
        _requireBase(entry, action, baseVersion);
        Rules memory frozen = rules(kind);

        Proposal memory proposal = Proposal({
            action: action,
            kind: kind,
            period: period,
            key: key,
            baseVersion: baseVersion,
            digest: digest,
            proposer: msg.sender,
            quorum: frozen.quorum,
            rejectionQuorum: frozen.rejectionQuorum,
            deadline: uint40(block.timestamp + frozen.lifetime)
        });
        id = toProposalId(proposal);
        if (_ballots[id].state() != State.Unknown) revert AlreadyProposed(id);
        _ballots[id] = Ballot.wrap(0).withState(State.Open);
        emit Proposed(id, entry, msg.sender, proposal);
    }

    /// @inheritdoc IProposals
    function approve(Proposal calldata proposal) external {
        uint104 active = _requireNotPaused();
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        if (msg.sender == proposal.proposer) revert OwnProposal(id, msg.sender);
        (uint8 index, uint104 vote) = _requireUnusedSeat(id, votes);

        votes = votes.withApprovals(vote);
        emit Approved(id, msg.sender, index);
        uint104 counted = votes.approvals() & active;
        if (counted.count() >= proposal.quorum) {
            votes = votes.withState(State.Executed);
            _revise(id, proposal, counted);
        }
        _ballots[id] = votes;
    }

    /// @inheritdoc IProposals
    function reject(Proposal calldata proposal, bytes32 reason) external {
        if (reason == 0) revert DigestMissing();
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        (uint8 index, uint104 vote) = _requireUnusedSeat(id, votes);

        votes = votes.withRejections(vote);
        emit RejectionVoted(id, msg.sender, index, reason);
        uint104 counted = votes.rejections() & activeSeats();
        if (counted.count() >= proposal.rejectionQuorum) {
            votes = votes.withState(State.Rejected);
            emit Rejected(id, toEntryId(proposal.kind, proposal.period, proposal.key), counted);
        }
        _ballots[id] = votes;
    }

    /// @inheritdoc IProposals
    function withdraw(Proposal calldata proposal) external {
        if (msg.sender != proposal.proposer) revert NotProposer(msg.sender, proposal.proposer);
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        _ballots[id] = votes.withState(State.Withdrawn);
        emit Withdrawn(id, toEntryId(proposal.kind, proposal.period, proposal.key), msg.sender);
    }

    /// @inheritdoc IProposals
    function stateOf(
        Proposal calldata proposal
    ) external view returns (State state, uint256 approvals, uint256 rejections) {
        Ballot votes = _ballots[toProposalIdFromCalldata(proposal)];
        state = votes.state();
        if (state == State.Open) {
            Head storage current = _heads[toEntryId(proposal.kind, proposal.period, proposal.key)];
            if (block.timestamp > proposal.deadline) state = State.Expired;
            else if (current.version != proposal.baseVersion) state = State.Stale;
        }
        approvals = (votes.approvals() & activeSeats()).count();
        rejections = (votes.rejections() & activeSeats()).count();
    }

    /// @inheritdoc IProposals
    function ballot(ProposalId id) external view returns (State state, uint104 approvals, uint104 rejections) {
        Ballot votes = _ballots[id];
        return (votes.state(), votes.approvals(), votes.rejections());
    }

    /// @dev Moves the head on. The base version stands for the status too: no version has two.
    function _revise(ProposalId id, Proposal calldata proposal, uint104 approvals) private {
        EntryId entry = toEntryId(proposal.kind, proposal.period, proposal.key);
        Head storage current = _heads[entry];
        if (current.version != proposal.baseVersion) revert StaleBase(proposal.baseVersion, current.version);
        bytes32 parent = current.digest;
        uint32 version = proposal.baseVersion + 1;
        Status status = proposal.action == Action.Retire ? Status.Retired : Status.Active;

        current.digest = proposal.digest;
        current.version = version;
        current.approvedAt = uint40(block.timestamp);
        current.status = status;
        if (proposal.action == Action.Create) _list(proposal.kind, proposal.period, proposal.key);
        emit Revised(entry, id, version, proposal.digest, parent, status, proposal.proposer, approvals);
    }

    /// @dev The entry must be at the base version, in a status that the action starts from.
    function _requireBase(EntryId entry, Action action, uint32 baseVersion) private view {
        Head storage current = _heads[entry];
        if (current.version != baseVersion) revert StaleBase(baseVersion, current.version);
        Status needed =
            action == Action.Create
                ? Status.None
                : action == Action.Restore
                    ? Status.Retired
                    : Status.Active;
        if (current.status != needed) revert ActionNotAllowed(action, current.status);
    }

    /// @dev The id and the votes of a proposal that can be judged now.
    function _requireOpen(Proposal calldata proposal) private view returns (ProposalId id, Ballot votes) {
        id = toProposalIdFromCalldata(proposal);
        votes = _ballots[id];
        State state = votes.state();
        if (state == State.Unknown) revert UnknownProposal(id);
        if (state != State.Open) revert ProposalClosed(id, state);
        if (block.timestamp > proposal.deadline) revert ProposalExpired(id, proposal.deadline);
    }

    /// @dev The seat of the calling curator, who has not voted on this proposal, and its bit.
    function _requireUnusedSeat(ProposalId id, Ballot votes) private view returns (uint8 index, uint104 vote) {
        index = _requireSeat(msg.sender);
        vote = index.only();
        if ((votes.approvals() | votes.rejections()) & vote != 0) revert AlreadyVoted(id, msg.sender);
    }
}
