// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A digest once approved stays reachable: each revision's event names its version and the digest before, so the
/// events lead from the head through every approved digest to the first.
contract DigestsStayReachableTest is PromiseTest {
    function invariant_everyRevisionNamesTheOneBefore() external view {
        equal(actors.brokenChains(), 0, "revisions whose event does not name the digest before");
    }
}
