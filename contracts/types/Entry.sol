// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Key} from "./Key.sol";

/// @notice Whether an entry exists, and whether its register page is kept current. Disputed: a quorum upheld a
/// dispute of this version; the next update or retirement ends it.
enum Status {
    None,
    Active,
    Retired,
    Disputed
}

/// @notice The approved state of an entry, in two storage slots.
/// @param digest SHA-256 of the approved document.
/// @param version 1 for the first revision, then one more for each revision.
/// @param approvedAt Block timestamp of the last revision.
/// @param status None until the first revision.
/// @param disputes Open disputes of this version.
struct Head {
    bytes32 digest;
    uint32 version;
    uint40 approvedAt;
    Status status;
    uint16 disputes;
}

/// @notice An entry as a view returns it.
struct Entry {
    Key key;
    Head head;
}

/// @notice The entries of one month of notes.
struct Notes {
    uint32 period;
    Entry[] entries;
}

/// @notice What a first page needs, read at one block.
/// @param blockNumber Block that the answer describes.
/// @param timestamp Its timestamp.
/// @param projects The first projects in the order of their approval.
/// @param metrics The first metrics likewise.
/// @param pages The first pages likewise.
/// @param periods Every month that has notes, newest first.
/// @param newest The newest months with their latest notes.
/// @param projectCount All projects, those beyond the limit included.
struct FirstPage {
    uint256 blockNumber;
    uint256 timestamp;
    Entry[] projects;
    Entry[] metrics;
    Entry[] pages;
    uint32[] periods;
    Notes[] newest;
    uint256 projectCount;
}
