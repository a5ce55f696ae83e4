// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Status} from "../types/Entry.sol";
import {EntryId} from "../types/EntryId.sol";
import {Key} from "../types/Key.sol";
import {Kind} from "../types/Kind.sol";
import {Action, Proposal, State} from "../types/Proposal.sol";
import {ProposalId} from "../types/ProposalId.sol";

/// @title How entries change: anybody proposes, curators judge
interface IProposals {
    /// @notice Emitted when a proposal opens. The event is the only place that holds its fields in the clear.
    event Proposed(ProposalId indexed id, EntryId indexed entry, address indexed proposer, Proposal proposal);

    /// @notice Emitted for each approval, before the revision that it may bring about.
    event Approved(ProposalId indexed id, address indexed curator, uint8 seat);

    /// @notice Emitted for each vote to reject, with the digest of the reason and whether it says spam.
    event RejectionVoted(ProposalId indexed id, address indexed curator, uint8 seat, bytes32 reason, bool spam);

    /// @notice Emitted when the rejection quorum has ended a proposal.
    /// @param rejections Seats whose votes counted, as a bitmap.
    /// @param spam Whether all of them said spam, so that the bond went to the treasury.
    event Rejected(ProposalId indexed id, EntryId indexed entry, uint80 rejections, bool spam);

    /// @notice Emitted when its proposer ends a proposal, or anybody an expired one. Signed offers that never opened can be
    /// ended too, so an id may occur here only.
    event Withdrawn(ProposalId indexed id, EntryId indexed entry, address indexed by);

    /// @notice Emitted when a quorum has upheld a dispute: the version is marked, and stays what it is.
    /// @param entry The disputed entry.
    /// @param proposal The dispute.
    /// @param version The disputed version.
    /// @param evidence Digest of the evidence.
    /// @param proposer Account that raised it.
    /// @param approvals Seats whose approvals counted, as a bitmap.
    event DisputeUpheld(
        EntryId indexed entry,
        ProposalId indexed proposal,
        uint32 version,
        bytes32 evidence,
        address proposer,
        uint80 approvals
    );

    /// @notice A period that is not a month YYYYMM (notes) or not 0 (every other kind).
    error InvalidPeriod(Kind kind, uint32 period);

    /// @notice Creating an entry with a key that is not 1 to 32 characters of [a-z0-9-], zero padded.
    error InvalidKey(Key key);

    /// @notice A digest, or a digest of a reason, that is zero.
    error DigestMissing();

    /// @notice The entry is at version `current`, not at the `base` that the proposal was written for.
    error StaleBase(uint32 base, uint32 current);

    /// @notice The action does not fit the entry, for instance an update of a retired one.
    error ActionNotAllowed(Action action, Status status);

    /// @notice The same account proposed the same content in the same second.
    error AlreadyProposed(ProposalId id);

    /// @notice No proposal has these fields.
    error UnknownProposal(ProposalId id);

    /// @notice The proposal was executed, rejected or withdrawn.
    error ProposalClosed(ProposalId id, State state);

    /// @notice The proposal could be judged until `deadline`.
    error ProposalExpired(ProposalId id, uint40 deadline);

    /// @notice A curator votes on an own proposal.
    error OwnProposal(ProposalId id, address curator);

    /// @notice A curator has voted on this proposal before.
    error AlreadyVoted(ProposalId id, address curator);

    /// @notice Withdrawing by somebody else than the proposer, before the deadline.
    error NotProposer(address account, address proposer);

    /// @notice Opens a proposal under the present rules of its kind, and takes the bond that they ask for.
    /// @param action What it does: create, update, retire, restore or dispute.
    /// @param kind Kind of the entry.
    /// @param period Month of a note, else 0.
    /// @param key Slug of the entry.
    /// @param baseVersion Version that the proposal was written for, 0 to create.
    /// @param digest SHA-256 of the proposed document; retiring and restoring have one too, which
    /// says why. A dispute has that of its evidence.
    /// @return id The hash that names the proposal from now on.
    function propose(
        Action action,
        Kind kind,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) external payable returns (ProposalId id);

    /// @notice Approves by a seated curator; the approval that reaches the quorum executes the revision.
    function approve(Proposal calldata proposal) external;

    /// @notice Votes to reject by a seated curator; the vote that reaches the rejection quorum ends the proposal.
    /// @param reason Digest of the document that gives the reason.
    /// @param spam Calls it spam. The bond is lost only if every counted rejection says so.
    function reject(Proposal calldata proposal, bytes32 reason, bool spam) external;

    /// @notice Ends a proposal: its proposer at any time, anybody after the deadline. The bond goes back to the proposer. A
    /// proposer also ends a signed offer that never opened, while its base version is current; it can be carried out no more.
    function withdraw(Proposal calldata proposal) external;

    /// @notice Where a proposal stands now, and the votes of curators that still hold their seats.
    function stateOf(
        Proposal calldata proposal
    ) external view returns (State state, uint256 approvals, uint256 rejections);

    /// @notice The stored votes on a proposal; those of vacated seats are included but do not count.
    function ballot(
        ProposalId id
    ) external view returns (State state, uint80 approvals, uint80 rejections, uint80 spam);
}
