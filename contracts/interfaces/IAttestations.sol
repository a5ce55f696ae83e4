// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Attestation, Verdict} from "../types/Attestation.sol";
import {EntryId} from "../types/EntryId.sol";
import {Key} from "../types/Key.sol";
import {Kind} from "../types/Kind.sol";
import {Outcome, Reproduction} from "../types/Reproduction.sol";
import {IRegistry} from "./IRegistry.sol";

/// @title What auditors have found about the versions of the register, and what anybody got by repeating them, readable without logs
/// @notice Neither changes an entry. Nothing is ever removed: an auditor who errs attests again, and no role can keep a failure out.
/// The two are apart, so that whoever writes many reproductions hides no attestation.
interface IAttestations {
    /// @notice Emitted when an auditor has examined a version.
    /// @param entry The entry.
    /// @param auditor Account that examined it.
    /// @param version The version that was current, and that was examined.
    /// @param digest Digest of that version.
    /// @param verdict What was found.
    /// @param evidence Digest of the document that shows how.
    event Attested(
        EntryId indexed entry,
        address indexed auditor,
        uint32 version,
        bytes32 digest,
        Verdict verdict,
        bytes32 evidence
    );

    /// @notice Emitted when an account has repeated what a version says was measured.
    /// @param entry The entry.
    /// @param account Account that repeated it.
    /// @param version The version that was current, and that was repeated.
    /// @param digest Digest of that version.
    /// @param outcome What came of it; indexed, so that failures are found however many successes there are.
    /// @param evidence Digest of the statement that shows on what, and what differed.
    event Reproduced(
        EntryId indexed entry,
        address indexed account,
        uint32 version,
        bytes32 digest,
        Outcome indexed outcome,
        bytes32 evidence
    );

    /// @notice The entry is at version `current` (0: there is none), not at the `version` that was examined or repeated.
    error NotTheHead(uint32 version, uint32 current);

    /// @notice Attesting or reproducing without the digest of a document that shows how.
    error EvidenceMissing();

    /// @notice Writes down the verdict of the calling auditor on the current version of an entry.
    /// @param kind Kind of the entry.
    /// @param period Month of a note, else 0.
    /// @param key Slug of the entry.
    /// @param version The version that was examined; it must still be the head's, so that no verdict lands on another text.
    /// @param verdict What was found.
    /// @param evidence SHA-256 of the document that shows how.
    function attest(Kind kind, uint32 period, Key key, uint32 version, Verdict verdict, bytes32 evidence) external;

    /// @notice Writes down what came of repeating the current version of an entry. Anybody may; it has no weight but its evidence.
    /// @param kind Kind of the entry.
    /// @param period Month of a note, else 0.
    /// @param key Slug of the entry.
    /// @param version The version that was repeated; it must still be the head's, so that no outcome lands on other readings.
    /// @param outcome What came of it.
    /// @param evidence SHA-256 of the statement that shows on what, and what differed.
    function reproduce(Kind kind, uint32 period, Key key, uint32 version, Outcome outcome, bytes32 evidence) external;

    /// @notice Up to `limit` attestations on all versions of an entry from position `cursor`, newest last.
    /// @return attestations The attestations.
    /// @return next The cursor of the next page, 0 when this was the last.
    function attestationsOf(
        Kind kind,
        uint32 period,
        Key key,
        uint256 cursor,
        uint256 limit
    ) external view returns (Attestation[] memory attestations, uint256 next);

    /// @notice Up to `limit` reproductions of all versions of an entry that lie before position `cursor`, newest first.
    /// @param kind Kind of the entry.
    /// @param period Month of a note, else 0.
    /// @param key Slug of the entry.
    /// @param cursor 0 to begin at the newest, then what the last page gave as `next`: new ones move no page.
    /// @param limit Reproductions a page.
    /// @return reproductions The reproductions.
    /// @return next The cursor of the next page, 0 when this was the last.
    function reproductionsOf(
        Kind kind,
        uint32 period,
        Key key,
        uint256 cursor,
        uint256 limit
    ) external view returns (Reproduction[] memory reproductions, uint256 next);

    /// @notice The register whose entries are examined.
    function registry() external view returns (IRegistry);
}
