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

/// @title What auditors have found about the versions of the register
/// @dev Beside the Registry, not in it: it only reads heads, so no fault here can change one.
contract Attestations is IAttestations, AccessManaged {
    /// @inheritdoc IAttestations
    // solhint-disable-next-line immutable-vars-naming
    IRegistry public immutable registry;

    mapping(EntryId => Attestation[]) private _attestations;

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
        if (evidence == 0) revert EvidenceMissing();
        Head memory head = registry.head(kind, period, key);
        if (version == 0 || version != head.version) revert NotTheHead(version, head.version);

        EntryId entry = toEntryId(kind, period, key);
        _attestations[entry].push(
            Attestation({
                auditor: msg.sender,
                at: uint40(block.timestamp),
                version: version,
                verdict: verdict,
                evidence: evidence
            })
        );
        emit Attested(entry, msg.sender, version, head.digest, verdict, evidence);
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
}
