// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Proposals} from "./Proposals.sol";

/// @title The register of decentralized machine-learning systems
/// @notice Immutable. Its authority, an OpenZeppelin AccessManager, decides who is admin and guardian and how long they wait.
contract Registry is IRegistry, Proposals {
    /// @param authority The AccessManager that governs seats, rules, the pause and the successor.
    constructor(address authority) AccessManaged(authority) {}
}
