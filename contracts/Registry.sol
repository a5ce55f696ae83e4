// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Council} from "./Council.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Proposals} from "./Proposals.sol";
import {Rules} from "./types/Proposal.sol";

/// @title The register of decentralized machine-learning systems
/// @notice Immutable. Its authority, an OpenZeppelin AccessManager, decides who is admin and guardian and how long they wait.
contract Registry is IRegistry, Proposals {
    /// @param authority The AccessManager that governs seats, rules, the pause and the successor.
    /// @param curators Curators of the seats 0, 1, 2 …, at most 104.
    /// @param rulesByKind Rules of projects, metrics, notes and pages, in the order of Kind.
    constructor(
        address authority,
        address[] memory curators,
        Rules[4] memory rulesByKind
    ) AccessManaged(authority) Council(curators, rulesByKind) {}
}
