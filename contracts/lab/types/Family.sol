// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How the result of a task is verified.
/// @dev For local and test networks. Not audited. ReExecution, Sampling and Optimistic are one mechanism on chain, a window in
/// which anybody may open a game; they differ in who looks, and how often, off chain.
enum Family {
    Acceptance,
    ReExecution,
    Sampling,
    Optimistic,
    Bilinear
}

/// @notice Whether a result of `family` can be challenged in a game.
function hasGames(Family family) pure returns (bool) {
    return family != Family.Acceptance && family != Family.Bilinear;
}
