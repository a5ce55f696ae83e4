// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entries} from "./Entries.sol";
import {IProposals} from "./interfaces/IProposals.sol";
import {Head, Status} from "./types/Entry.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Action, Proposal} from "./types/Proposal.sol";
import {ProposalId} from "./types/ProposalId.sol";

/// @title What an approved proposal does to its entry
/// @dev Only the base version is compared when a proposal executes. Within one version the status moves at most from Active to
/// Disputed, and every action that may start from Active still makes sense then.
abstract contract Revisions is IProposals, Entries {
    /// @dev Carries out what a quorum has approved.
    function _execute(ProposalId id, Proposal calldata proposal, uint80 approvals) internal {
        EntryId entry = toEntryId(proposal.kind, proposal.period, proposal.key);
        _requireVersion(entry, proposal.baseVersion);
        if (proposal.action == Action.Dispute) _uphold(id, entry, proposal, approvals);
        else _revise(id, entry, proposal, approvals);
    }

    /// @dev The dispute of a version ends, whatever its outcome. A newer version has no part in it.
    function _endDispute(Proposal calldata proposal) internal {
        Head storage current = _heads[toEntryId(proposal.kind, proposal.period, proposal.key)];
        if (current.version == proposal.baseVersion) --current.disputes;
    }

    /// @dev The entry must be at the base version, in a status that the action starts from.
    function _requireBase(EntryId entry, Action action, uint32 baseVersion) internal view {
        _requireVersion(entry, baseVersion);
        Status status = _heads[entry].status;
        bool allowed;
        if (action == Action.Create) allowed = status == Status.None;
        else if (action == Action.Restore) allowed = status == Status.Retired;
        else allowed = status == Status.Active || (status == Status.Disputed && action != Action.Dispute);
        if (!allowed) revert ActionNotAllowed(action, status);
    }

    function _requireVersion(EntryId entry, uint32 baseVersion) internal view {
        uint32 version = _heads[entry].version;
        if (version != baseVersion) revert StaleBase(baseVersion, version);
    }

    /// @dev Moves the head on by one version, which nobody has disputed yet.
    function _revise(ProposalId id, EntryId entry, Proposal calldata proposal, uint80 approvals) private {
        Head storage current = _heads[entry];
        bytes32 parent = current.digest;
        uint32 version = proposal.baseVersion + 1;
        Status status = proposal.action == Action.Retire ? Status.Retired : Status.Active;

        current.digest = proposal.digest;
        current.version = version;
        current.approvedAt = uint40(block.timestamp);
        current.status = status;
        current.disputes = 0;
        if (proposal.action == Action.Create) _list(proposal.kind, proposal.period, proposal.key);
        emit Revised(entry, id, version, proposal.digest, parent, status, proposal.proposer, approvals);
    }

    /// @dev Marks the version; its document stays as it is.
    function _uphold(ProposalId id, EntryId entry, Proposal calldata proposal, uint80 approvals) private {
        _heads[entry].status = Status.Disputed;
        emit DisputeUpheld(entry, id, proposal.baseVersion, proposal.digest, proposal.proposer, approvals);
    }
}
