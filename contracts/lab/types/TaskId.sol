// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A task: the EIP-712 digest of the quote that it was funded by, so another on every chain and in every escrow.
/// @dev For local and test networks. Not audited.
type TaskId is bytes32;
