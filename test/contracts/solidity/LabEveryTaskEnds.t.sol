// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LabPromise} from "./support/lab/LabPromise.sol";

/// @notice From wherever calls have led, time and calls that anybody may make end every task, and all of the money leaves.
contract LabEveryTaskEndsTest is LabPromise {
    function invariant_everyTaskEndsByTimeAlone() external {
        actors.everybodyWaits();
        equal(actors.open(), 0, "tasks without an exit");
        actors.everybodyLeaves();
        equal(escrow.owed(token), 0, "owed");
        equal(token.balanceOf(address(escrow)), 0, "left in the escrow");
    }
}
