// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAttestations} from "./interfaces/IAttestations.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Attestation, Verdict} from "./types/Attestation.sol";
import {Head} from "./types/Entry.sol";
import {EntryId, toEntryId} from "./types/EntryId.sol";
import {Key} from "./types/Key.sol";
import {Kind} from "./types/Kind.sol";
import {Outcome, Reproduction} from "./types/Reproduction.sol";

/// @title What auditors have found about the versions of the register, and what anybody got by repeating them
/// @dev Beside the Registry, not in it: it only reads heads, so no fault here can change one.
contract Attestations is IAttestations, AccessManaged {
    /// @inheritdoc IAttestations
    // solhint-disable-next-line immutable-vars-naming
    IRegistry public immutable registry;

    mapping(EntryId => Attestation[]) private _attestations;
    mapping(EntryId => Reproduction[]) private _reproductions;

    /// @param authority The AccessManager that says who is an auditor.
    /// @param registry_ The register whose entries are examined.
    constructor(address authority, IRegistry registry_) AccessManaged(authority) {
        registry = registry_;
    }

    /// @inheritdoc IAttestations
    function attest(
        Kind kind,
        uint32 period,
        Key key,
        uint32 version,
        Verdict verdict,
        bytes32 evidence
    ) external restricted {
        (EntryId entry, bytes32 digest) = _examined(kind, period, key, version, evidence);
        _attestations[entry].push(
            Attestation({
                auditor: msg.sender,
                at: uint40(block.timestamp),
                version: version,
                verdict: verdict,
                evidence: evidence
            })
        );
        emit Attested(entry, msg.sender, version, digest, verdict, evidence);
    }

    /// @inheritdoc IAttestations
    function reproduce(Kind kind, uint32 period, Key key, uint32 version, Outcome outcome, bytes32 evidence) external {
        (EntryId entry, bytes32 digest) = _examined(kind, period, key, version, evidence);
        _reproductions[entry].push(
            Reproduction({
                account: msg.sender,
                at: uint40(block.timestamp),
                version: version,
                outcome: outcome,
                evidence: evidence
            })
        );
        emit Reproduced(entry, msg.sender, version, digest, outcome, evidence);
    }

    /// @inheritdoc IAttestations
    function attestationsOf(
        Kind kind,
        uint32 period,
        Key key,
        uint256 cursor,
        uint256 limit
    ) external view returns (Attestation[] memory attestations, uint256 next) {
        Attestation[] storage all = _attestations[toEntryId(kind, period, key)];
        uint256 rest = cursor < all.length ? all.length - cursor : 0;
        attestations = new Attestation[](limit < rest ? limit : rest);
        for (uint256 i = 0; i < attestations.length; ++i) attestations[i] = all[cursor + i];
        uint256 end = cursor + attestations.length;
        next = end < all.length ? end : 0;
    }

    /// @inheritdoc IAttestations
    function reproductionsOf(
        Kind kind,
        uint32 period,
        Key key,
        uint256 cursor,
        uint256 limit
    ) external view returns (Reproduction[] memory reproductions, uint256 next) {
        Reproduction[] storage all = _reproductions[toEntryId(kind, period, key)];
        uint256 end = cursor == 0 || cursor > all.length ? all.length : cursor;
        reproductions = new Reproduction[](limit < end ? limit : end);
        next = end - reproductions.length;
        for (uint256 i = 0; i < reproductions.length; ++i) reproductions[i] = all[end - 1 - i];
    }

    /// @dev The entry and the digest of its head, whose version must be the one that was looked at.
    function _examined(
        Kind kind,
        uint32 period,
        Key key,
        uint32 version,
        bytes32 evidence
    ) private view returns (EntryId entry, bytes32 digest) {
        if (evidence == 0) revert EvidenceMissing();
        Head memory head = registry.head(kind, period, key);
        if (version == 0 || version != head.version) revert NotTheHead(version, head.version);
        return (toEntryId(kind, period, key), head.digest);
    }
}
