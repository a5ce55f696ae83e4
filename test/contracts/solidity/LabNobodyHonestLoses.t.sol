// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LabPromise} from "./support/lab/LabPromise.sol";

/// @notice A worker that told the truth and answered in time is never slashed; no lie is held to be proved.
contract LabNobodyHonestLosesTest is LabPromise {
    function invariant_nobodyHonestLoses() external view {
        equal(actors.injustices(), 0, "injustices");
    }
}
