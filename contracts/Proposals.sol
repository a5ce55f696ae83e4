// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bonds} from "./Bonds.sol";
import {Council} from "./Council.sol";
import {IProposals} from "./interfaces/IProposals.sol";
import {Revisions} from "./Revisions.sol";
import {Ballot} from "./types/Ballot.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Key} from "./types/Key.sol";
import {Kind} from "./types/Kind.sol";
import {Period} from "./types/Period.sol";
import {Action, Proposal, Rules, State} from "./types/Proposal.sol";
import {logProposed, ProposalId, toProposalId, toProposalIdFromCalldata} from "./types/ProposalId.sol";
import {Seats} from "./types/Seats.sol";

/// @title How proposals open and end
/// @dev A proposal is stored as a hash with one slot of votes. The hash authenticates the fields that callers bring back,
/// the frozen rules and the bond among them, so later rules never rewrite how an open proposal is judged.
abstract contract Proposals is IProposals, Council, Bonds, Revisions {
    using Period for uint32;
    using Seats for uint80;

    mapping(ProposalId => Ballot) internal _ballots;

    /// @inheritdoc IProposals
    function propose(
        Action action,
        Kind kind,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) external payable returns (ProposalId id) {
        _requireNotPaused();
        EntryId entry = _requireContent(action, kind, period, key, baseVersion, digest);
        Rules memory frozen = rules(kind);
        if (msg.value != frozen.bond) revert WrongBond(frozen.bond, msg.value);

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
            deadline: uint40(block.timestamp + frozen.lifetime),
            bond: frozen.bond
        });
        id = toProposalId(proposal);
        if (_ballots[id].state() != State.Unknown) revert AlreadyProposed(id);
        _ballots[id] = Ballot.wrap(0).withState(State.Open);
        if (action == Action.Dispute) ++_heads[entry].disputes;
        logProposed(id, entry, msg.sender, proposal);
    }

    /// @inheritdoc IProposals
    function withdraw(Proposal calldata proposal) external {
        ProposalId id = toProposalIdFromCalldata(proposal);
        Ballot votes = _ballots[id];
        State state = votes.state();
        bool expired = state == State.Open && block.timestamp > proposal.deadline;
        if (msg.sender != proposal.proposer && !expired) revert NotProposer(msg.sender, proposal.proposer);
        EntryId entry = toEntryId(proposal.kind, proposal.period, proposal.key);
        // An offer that was only signed. Once its base is gone it can do nothing, and may have been carried out.
        if (state == State.Unknown) _requireVersion(_heads[entry], proposal.baseVersion);
        else if (state != State.Open) revert ProposalClosed(id, state);

        _ballots[id] = votes.withState(State.Withdrawn);
        emit Withdrawn(id, entry, msg.sender);
        if (state == State.Open) _settle(id, entry, proposal, proposal.proposer);
    }

    /// @inheritdoc IProposals
    function stateOf(
        Proposal calldata proposal
    ) external view returns (State state, uint256 approvals, uint256 rejections) {
        Ballot votes = _ballots[toProposalIdFromCalldata(proposal)];
        state = votes.state();
        if (state == State.Open) {
            EntryId entry = toEntryId(proposal.kind, proposal.period, proposal.key);
            if (block.timestamp > proposal.deadline) state = State.Expired;
            else if (_heads[entry].version != proposal.baseVersion) state = State.Stale;
        }
        approvals = (votes.approvals() & activeSeats()).count();
        rejections = (votes.rejections() & activeSeats()).count();
    }

    /// @inheritdoc IProposals
    function ballot(
        ProposalId id
    ) external view returns (State state, uint80 approvals, uint80 rejections, uint80 spam) {
        Ballot votes = _ballots[id];
        return (votes.state(), votes.approvals(), votes.rejections(), votes.spam());
    }

    /// @dev What a proposal leaves behind that ends without being carried out.
    function _settle(ProposalId id, EntryId entry, Proposal calldata proposal, address bondTo) internal {
        if (proposal.action == Action.Dispute) _dismiss(entry, proposal.baseVersion);
        _credit(bondTo, proposal.bond, id);
    }

    /// @dev The entry of a content that may be proposed now.
    function _requireContent(
        Action action,
        Kind kind,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) internal view returns (EntryId entry) {
        if (digest == 0) revert DigestMissing();
        if (!period.isValid(kind)) revert InvalidPeriod(kind, period);
        if (action == Action.Create && !key.isValid()) revert InvalidKey(key);
        entry = toEntryId(kind, period, key);
        _requireBase(entry, action, baseVersion);
    }

    /// @dev The id and the votes of a proposal that can be judged now.
    function _requireOpen(Proposal calldata proposal) internal view returns (ProposalId id, Ballot votes) {
        id = toProposalIdFromCalldata(proposal);
        votes = _ballots[id];
        State state = votes.state();
        if (state == State.Unknown) revert UnknownProposal(id);
        if (state != State.Open) revert ProposalClosed(id, state);
        if (block.timestamp > proposal.deadline) revert ProposalExpired(id, proposal.deadline);
    }
}
