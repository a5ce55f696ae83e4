// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice A paused registry changes no head and opens no proposal; bonds move only by rejecting, withdrawing and collecting.
contract APauseStopsChangesTest is PromiseTest {
    function invariant_aPauseStopsChanges() external view {
        equal(actors.changedWhilePaused(), 0, "heads or proposals changed while paused");
        equal(actors.movedWhilePaused(), 0, "bonds moved by other calls while paused");
    }
}
