// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../../contracts/Registry.sol";

/// @notice Asks for its credit again while it is paid, and keeps what it gets either way.
contract GreedyProposer {
    Registry private immutable _registry;
    uint256 public tries;

    constructor(Registry registry) {
        _registry = registry;
    }

    receive() external payable {
        ++tries;
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = address(_registry).call(abi.encodeCall(_registry.collect, (address(this))));
        if (done) ++tries;
    }
}
