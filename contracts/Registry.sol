// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";
import {Bonds} from "./Bonds.sol";
import {Council} from "./Council.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Signatures} from "./Signatures.sol";
import {Rules} from "./types/Proposal.sol";

/// @title The register of decentralized machine-learning systems
/// @notice Immutable. Its authority, an OpenZeppelin AccessManager, decides who is admin and guardian and how long they wait.
/// @dev `multicall` makes a batch of judgements one transaction, all or nothing. It takes no value, so no bond is spent twice.
contract Registry is IRegistry, Signatures, Multicall {
    /// @param authority The AccessManager that governs seats, rules, the treasury, the pause and the successor.
    /// @param curators Curators of the seats 0, 1, 2 …, at most 80.
    /// @param rulesByKind Rules of projects, metrics, notes and pages, in the order of Kind.
    /// @param treasury_ Account that bonds of spam are credited to.
    constructor(
        address authority,
        address[] memory curators,
        Rules[4] memory rulesByKind,
        address treasury_
    ) AccessManaged(authority) Council(curators, rulesByKind) Bonds(treasury_) {}
}
