// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "./Key.sol";
import {Kind} from "./Kind.sol";

/// @notice What a proposal does to its entry. Each carries the digest of a document. Dispute carries that of its evidence and
/// moves only the status; the others make a new version.
enum Action {
    Create,
    Update,
    Retire,
    Restore,
    Dispute
}

/// @notice Where a proposal stands. Expired and Stale are derived, never stored.
enum State {
    Unknown,
    Open,
    Executed,
    Rejected,
    Withdrawn,
    Expired,
    Stale
}

/// @notice How proposals of a kind are judged; frozen into each proposal when it is made.
/// @param quorum Approvals that execute a proposal.
/// @param rejectionQuorum Rejections that end it.
/// @param lifetime Seconds for which it can be judged.
/// @param bond Wei that the proposer pays in: back unless the rejection quorum calls it spam.
struct Rules {
    uint8 quorum;
    uint8 rejectionQuorum;
    uint32 lifetime;
    uint96 bond;
}

/// @notice A proposed revision, or a dispute. The chain keeps only its hash; callers bring the fields back in calldata.
/// @param action What it does.
/// @param kind Kind of the entry.
/// @param period Period of the entry.
/// @param key Slug of the entry.
/// @param baseVersion Version that the proposer saw; another one at execution makes the proposal stale.
/// @param digest SHA-256 of the proposed document.
/// @param proposer Account that made it.
/// @param quorum Approvals that execute it, frozen.
/// @param rejectionQuorum Rejections that end it, frozen.
/// @param deadline Last second at which it can be judged, frozen.
/// @param bond Wei that were paid in; zero for a revision that never opened on chain.
struct Proposal {
    Action action;
    Kind kind;
    uint32 period;
    Key key;
    uint32 baseVersion;
    bytes32 digest;
    address proposer;
    uint8 quorum;
    uint8 rejectionQuorum;
    uint40 deadline;
    uint96 bond;
}
