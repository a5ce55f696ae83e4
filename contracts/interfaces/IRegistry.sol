// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IBonds} from "./IBonds.sol";
import {ICouncil} from "./ICouncil.sol";
import {IEntries} from "./IEntries.sol";
import {IProposals} from "./IProposals.sol";
import {ISignatures} from "./ISignatures.sol";

/// @title The register of decentralized machine-learning systems
/// @notice Entries whose documents live on IPFS under the digests held here. Anybody proposes a revision, a quorum of
/// curators approves it, and the head of the entry moves on by one version. The contract cannot be upgraded.
/// @dev The reference of every function, event and error is in the parts.
// solhint-disable-next-line no-empty-blocks
interface IRegistry is ISignatures, ICouncil, IBonds, IProposals, IEntries, IERC5267 {}
