// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What came of repeating what a document says was measured.
enum Outcome {
    Same,
    Different,
    Unfinished
}

/// @notice What somebody says to have got by repeating one version of an entry, in two storage slots.
/// @param account Account that said it.
/// @param at Block timestamp at which it was said.
/// @param version Version of the entry that was repeated; its digest is in the event, and in the event of that revision.
/// @param outcome What came of it.
/// @param evidence SHA-256 of the statement that shows on what, and what differed.
struct Reproduction {
    address account;
    uint40 at;
    uint32 version;
    Outcome outcome;
    bytes32 evidence;
}
