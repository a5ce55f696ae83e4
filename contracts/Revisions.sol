// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entries} from "./Entries.sol";
import {IProposals} from "./interfaces/IProposals.sol";
import {Head, Status} from "./types/Entry.sol";
import {EntryId} from "./types/EntryId.sol";
import {Action, Proposal} from "./types/Proposal.sol";
import {ProposalId} from "./types/ProposalId.sol";

/// @title What an approved proposal does to its entry
/// @dev Only the base version is compared when a proposal executes. Within one version the status moves at most from Active to
/// Disputed, and every action that may start from Active still makes sense then.
abstract contract Revisions is IProposals, Entries {
    /// @dev Carries out what a quorum has approved.
    function _execute(ProposalId id, EntryId entry, Proposal calldata proposal, uint80 approvals) internal {
        Head storage current = _heads[entry];
        _requireVersion(current, proposal.baseVersion);
        if (proposal.action == Action.Dispute) _uphold(id, entry, current, proposal, approvals);
        else _revise(id, entry, current, proposal, approvals);
    }

    /// @dev A dispute ends without a mark. A newer version has no part in it.
    function _dismiss(EntryId entry, uint32 baseVersion) internal {
        Head storage current = _heads[entry];
        if (current.version == baseVersion) --current.disputes;
    }

    /// @dev The entry must be at the base version, in a status that the action starts from.
    function _requireBase(EntryId entry, Action action, uint32 baseVersion) internal view {
        Head storage current = _heads[entry];
        _requireVersion(current, baseVersion);
        Status status = current.status;
        bool allowed;
        if (action == Action.Create) allowed = status == Status.None;
        else if (action == Action.Restore) allowed = status == Status.Retired;
        else allowed = status == Status.Active || (status == Status.Disputed && action != Action.Dispute);
        if (!allowed) revert ActionNotAllowed(action, status);
    }

    function _requireVersion(Head storage current, uint32 baseVersion) internal view {
        uint32 version = current.version;
        if (version != baseVersion) revert StaleBase(baseVersion, version);
    }

    /// @dev Moves the head on by one version.
    function _revise(
        ProposalId id,
        EntryId entry,
        Head storage current,
        Proposal calldata proposal,
        uint80 approvals
    ) private {
        bytes32 parent = current.digest;
        uint32 version = proposal.baseVersion + 1;
        Status status = proposal.action == Action.Retire ? Status.Retired : Status.Active;

        current.write(proposal.digest, version, status);
        if (proposal.action == Action.Create) _list(proposal.kind, proposal.period, proposal.key);
        emit Revised(entry, id, version, proposal.digest, parent, status, proposal.proposer, approvals);
    }

    /// @dev Marks the version; its document stays as it is.
    function _uphold(
        ProposalId id,
        EntryId entry,
        Head storage current,
        Proposal calldata proposal,
        uint80 approvals
    ) private {
        current.uphold();
        emit DisputeUpheld(entry, id, proposal.baseVersion, proposal.digest, proposal.proposer, approvals);
    }
}
