// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Head, Status} from "../../../contracts/types/Entry.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A version rises by exactly one, once for each executed revision.
contract VersionsCountRevisionsTest is PromiseTest {
    function invariant_versionsCountRevisions() external view {
        for (uint256 i = 0; i < 3; ++i) {
            Head memory head = actors.headAt(i);
            equal(head.version, actors.revisionsOf(i), "version and revisions");
            isTrue((head.status == Status.None) == (head.version == 0), "a version has a status");
        }
    }
}
