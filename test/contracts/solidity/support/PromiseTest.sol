// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../../contracts/Registry.sol";
import {Actors} from "./Actors.sol";
import {TestBase} from "./TestBase.sol";

/// @notice A promise holds after any sequence of calls by anybody; each has a file of its own.
/// @dev Actors.t.sol shows that such sequences do reach every outcome.
abstract contract PromiseTest is TestBase {
    Actors internal actors;
    Registry internal registry;

    function setUp() external {
        actors = new Actors();
        registry = actors.target();
        targetContract(address(actors));
    }
}
