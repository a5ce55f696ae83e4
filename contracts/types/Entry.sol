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

using HeadLibrary for Head global;

/// @notice The writes of a revision and of an upheld dispute.
library HeadLibrary {
    /// @notice Makes `head` the version `version` with `digest`, approved now and disputed by nobody.
    /// @dev The second slot is written at once, where assignments would read and write it for every field: version in the
    /// bits 0 to 31, approvedAt 32 to 71, status 72 to 79, disputes 80 to 95.
    function write(Head storage head, bytes32 digest, uint32 version, Status status) internal {
        head.digest = digest;
        uint256 rest = version | (uint256(uint40(block.timestamp)) << 32) | (uint256(status) << 72);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            sstore(add(head.slot, 1), rest)
        }
    }

    /// @notice Marks `head` as disputed; one of its open disputes has ended.
    function uphold(Head storage head) internal {
        unchecked {
            // What is upheld was counted when it opened.
            uint16 others = head.disputes - 1;
            head.status = Status.Disputed;
            head.disputes = others;
        }
    }
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
