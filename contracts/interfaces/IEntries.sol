// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Entry, FirstPage, Head, Status} from "../types/Entry.sol";
import {EntryId} from "../types/EntryId.sol";
import {Key} from "../types/Key.sol";
import {Kind} from "../types/Kind.sol";
import {ProposalId} from "../types/ProposalId.sol";

/// @title The approved entries, readable without logs
interface IEntries {
    /// @notice Emitted when a quorum has approved a revision and the head has changed.
    /// @param entry The revised entry.
    /// @param proposal The proposal that did it.
    /// @param version The new version.
    /// @param digest The new digest.
    /// @param parent The digest before, zero for a new entry.
    /// @param status The new status.
    /// @param proposer Account that made the proposal.
    /// @param approvals Seats whose approvals counted, as a bitmap.
    event Revised(
        EntryId indexed entry,
        ProposalId indexed proposal,
        uint32 version,
        bytes32 digest,
        bytes32 parent,
        Status status,
        address proposer,
        uint80 approvals
    );

    /// @notice The head of an entry; all zero when there is none.
    function head(Kind kind, uint32 period, Key key) external view returns (Head memory);

    /// @notice Up to `limit` entries of a collection from position `cursor`, in the order of their creation.
    /// @return entries The entries.
    /// @return next The cursor of the next page, 0 when this was the last.
    function heads(
        Kind kind,
        uint32 period,
        uint256 cursor,
        uint256 limit
    ) external view returns (Entry[] memory entries, uint256 next);

    /// @notice Number of entries in a collection, retired ones included.
    function count(Kind kind, uint32 period) external view returns (uint256);

    /// @notice The periods in which `kind` has entries, in the order of their first entry.
    function periods(Kind kind) external view returns (uint32[] memory);

    /// @notice What a first page needs, in one call.
    /// @param limit Most entries of each kind, and of each month of notes (of a fuller month, the latest).
    /// @param notes Whole months are added, newest first, until they hold at least this many notes.
    function firstPage(uint256 limit, uint256 notes) external view returns (FirstPage memory);
}
