// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Trees of rows as a worker builds them, written a second time from their definition.
library Trees {
    /// @notice Levels above the leaves.
    function depthOf(uint256 rows) internal pure returns (uint256 depth) {
        while (1 << depth < rows) ++depth;
    }

    /// @notice The nodes `height` levels above the leaves.
    function levelOf(bytes[] memory rows, uint256 height) internal pure returns (bytes32[] memory nodes) {
        nodes = new bytes32[](1 << depthOf(rows.length));
        for (uint256 k = 0; k < rows.length; ++k) nodes[k] = sha256(abi.encodePacked(uint8(0), rows[k]));
        for (; height > 0; --height) {
            bytes32[] memory above = new bytes32[](nodes.length / 2);
            for (uint256 k = 0; k < above.length; ++k) {
                above[k] = sha256(abi.encodePacked(uint8(1), nodes[2 * k], nodes[2 * k + 1]));
            }
            nodes = above;
        }
    }

    function rootOf(bytes[] memory rows) internal pure returns (bytes32) {
        return levelOf(rows, depthOf(rows.length))[0];
    }

    /// @notice The siblings of the node at `place`, `height` levels above the leaves, on `levels` levels.
    function siblingsOf(
        bytes[] memory rows,
        uint256 height,
        uint256 place,
        uint256 levels
    ) internal pure returns (bytes32[] memory path) {
        path = new bytes32[](levels);
        for (uint256 k = 0; k < levels; ++k) path[k] = levelOf(rows, height + k)[(place >> k) ^ 1];
    }

    function pathOf(bytes[] memory rows, uint256 index) internal pure returns (bytes32[] memory) {
        return siblingsOf(rows, 0, index, depthOf(rows.length));
    }

    /// @notice The nodes `levels` levels below the node at `place`, `height` levels above the leaves.
    function below(
        bytes[] memory rows,
        uint256 height,
        uint256 place,
        uint256 levels
    ) internal pure returns (bytes32[] memory nodes) {
        bytes32[] memory all = levelOf(rows, height - levels);
        nodes = new bytes32[](1 << levels);
        for (uint256 k = 0; k < nodes.length; ++k) nodes[k] = all[(place << levels) + k];
    }
}
