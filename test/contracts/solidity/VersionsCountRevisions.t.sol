// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head, Status} from "../../../contracts/types/Entry.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A version rises by exactly one, once for each executed proposal.
contract VersionsCountRevisionsTest is PromiseTest {
    function invariant_versionsCountRevisions() external view {
        equal(actors.versionJumps(), 0, "version jumps");
        for (uint256 i = 0; i < 3; ++i) {
            Head memory head = registry.head(Kind.Project, 0, actors.keyOf(i));
            equal(head.version, actors.revisionsOf(i), "version and revisions");
            isTrue((head.status == Status.None) == (head.version == 0), "a version has a status");
        }
    }
}
