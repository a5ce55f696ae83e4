// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice No proposal executes twice, is judged past its deadline, or executes on another version than its base.
contract ExecutesOnceInTimeOnItsBaseTest is PromiseTest {
    function invariant_aProposalExecutesOnceInTimeOnItsBase() external view {
        equal(actors.executedTwice(), 0, "twice");
        equal(actors.judgedLate(), 0, "late");
        equal(actors.executedStale(), 0, "stale");
    }
}
