// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Entries} from "../../../contracts/Entries.sol";
import {Head, Status} from "../../../contracts/types/Entry.sol";
import {EntryId, toEntryId} from "../../../contracts/types/EntryId.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {ProposalId} from "../../../contracts/types/ProposalId.sol";

/// @notice The entries of the Registry, written by an owner: what a Governor needs to do the same job.
contract GovernedRegistry is Entries, Ownable {
    error StaleBase(uint32 base, uint32 current);

    /// @param owner_ The timelock of the Governor.
    constructor(address owner_) Ownable(owner_) {}

    /// @notice Makes the next version of an entry, as an executed proposal does in the Registry.
    function revise(Kind kind, uint32 period, Key key, uint32 baseVersion, bytes32 digest) external onlyOwner {
        EntryId entry = toEntryId(kind, period, key);
        Head memory current = _heads[entry];
        if (current.version != baseVersion) revert StaleBase(baseVersion, current.version);
        if (baseVersion == 0) _list(kind, period, key);
        _heads[entry] = Head(digest, baseVersion + 1, uint40(block.timestamp), Status.Active, 0);
        emit Revised(entry, ProposalId.wrap(0), baseVersion + 1, digest, current.digest, Status.Active, msg.sender, 0);
    }
}
