// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EscrowScene} from "./EscrowScene.sol";
import {LabActors} from "./LabActors.sol";

/// @notice A promise of the Lab's contracts holds after any sequence of calls by anybody; each has a file of its own.
/// @dev LabActors.t.sol shows that such sequences do reach every outcome.
abstract contract LabPromise is EscrowScene {
    LabActors internal actors;

    function setUp() external {
        actors = new LabActors(escrow, pool, game, verifier);
        targetContract(address(actors));
    }

    /// @dev All that accounts may withdraw, and what waits to be destroyed.
    function free() internal view returns (uint256 sum) {
        sum = escrow.condemned(token);
        for (uint256 i = 0; i < 4; ++i) sum += escrow.balanceOf(token, actors.personAt(i));
    }
}
