// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What an entry is about. A kind has its own rules, its own collections and its own document schema.
enum Kind {
    Project,
    Metric,
    Note,
    Page
}
