// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Attestation, Verdict} from "../types/Attestation.sol";
import {EntryId} from "../types/EntryId.sol";
import {Key} from "../types/Key.sol";
import {Kind} from "../types/Kind.sol";
import {IRegistry} from "./IRegistry.sol";

/// @title What auditors have found about the versions of the register, readable without logs
/// @notice An attestation changes no entry. Nothing is ever removed: an auditor who errs attests again.
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

    /// @notice The entry is at version `current` (0: there is none), not at the `version` that was examined.
    error NotTheHead(uint32 version, uint32 current);

    /// @notice Attesting without the digest of a document that shows how.
    error EvidenceMissing();

    /// @notice Writes down the verdict of the calling auditor on the current version of an entry.
    /// @param kind Kind of the entry.
    /// @param period Month of a note, else 0.
    /// @param key Slug of the entry.
    /// @param version The version that was examined; it must still be the head's, so that no verdict lands on another text.
    /// @param verdict What was found.
    /// @param evidence SHA-256 of the document that shows how.
    function attest(Kind kind, uint32 period, Key key, uint32 version, Verdict verdict, bytes32 evidence) external;

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

    /// @notice The register whose entries are examined.
    function registry() external view returns (IRegistry);
}
