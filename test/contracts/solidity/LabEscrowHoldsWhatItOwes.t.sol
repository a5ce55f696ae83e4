// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LabPromise} from "./support/lab/LabPromise.sol";

/// @notice What the escrow has is what it owes: every balance, what is condemned, and price and bond of each task that has not ended.
contract LabEscrowHoldsWhatItOwesTest is LabPromise {
    function invariant_theEscrowHoldsWhatItOwes() external view {
        equal(token.balanceOf(address(escrow)), escrow.owed(token), "balance");
        equal(escrow.owed(token), free() + actors.locked(), "owed");
    }
}
