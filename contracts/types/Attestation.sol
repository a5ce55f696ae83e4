// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What an auditor found.
enum Verdict {
    Confirmed,
    Refuted,
    Inconclusive
}

/// @notice What an auditor has said about one version of an entry, in two storage slots.
/// @param auditor Account that said it.
/// @param at Block timestamp at which it was said.
/// @param version Version of the entry that was examined; its digest is in the event, and in the event of that revision.
/// @param verdict What was found.
/// @param evidence SHA-256 of the document that shows how.
struct Attestation {
    address auditor;
    uint40 at;
    uint32 version;
    Verdict verdict;
    bytes32 evidence;
}
