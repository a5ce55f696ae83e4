// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title The positional SHA-256 tree of a tensor's rows
/// @notice For local and test networks. Not audited.
/// @dev Leaf = H(0x00, row), node = H(0x01, left, right), so no row passes for a node. A place without a row holds 32 zero bytes. The
/// bits of an index say the side at each level, so that a path proves one place: a tree of sorted pairs would prove none.
library Tree {
    /// @notice Levels above the leaves of `rows` rows.
    function depthOf(uint256 rows) internal pure returns (uint256) {
        return Math.log2(rows, Math.Rounding.Ceil);
    }

    /// @notice The hash that stands for a row.
    function leafOf(bytes calldata row) internal view returns (bytes32) {
        // Assembly for the same reason as in parentOf.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore8(data, 0)
            calldatacopy(add(data, 1), row.offset, row.length)
        }
        return _hashFree(row.length + 1);
    }

    /// @notice Row `index` of rows of `width` bytes, one after the other.
    function rowOf(bytes calldata rows, uint256 width, uint256 index) internal pure returns (bytes calldata) {
        return rows[index * width:(index + 1) * width];
    }

    /// @notice The root of a whole tensor: rows of `width` bytes, one after the other.
    function rootOf(bytes calldata rows, uint256 width) internal view returns (bytes32) {
        uint256 count = rows.length / width;
        bytes32[] memory leaves = new bytes32[](1 << depthOf(count));
        for (uint256 k = 0; k < count; ++k) leaves[k] = leafOf(rowOf(rows, width, k));
        return fold(leaves);
    }

    /// @notice The node that `node` at place `index` of its level leads to by the siblings of `path`, the nearest first.
    function climb(bytes32 node, uint256 index, bytes32[] calldata path) internal view returns (bytes32) {
        for (uint256 level = 0; level < path.length; ++level) {
            node = (index >> level) & 1 == 0 ? parentOf(node, path[level]) : parentOf(path[level], node);
        }
        return node;
    }

    /// @notice The node above `nodes`, a power of two of them side by side. Overwrites them.
    function fold(bytes32[] memory nodes) internal view returns (bytes32) {
        for (uint256 length = nodes.length >> 1; length > 0; length >>= 1) {
            for (uint256 k = 0; k < length; ++k) nodes[k] = parentOf(nodes[2 * k], nodes[2 * k + 1]);
        }
        return nodes[0];
    }

    /// @notice The node above two.
    function parentOf(bytes32 left, bytes32 right) internal view returns (bytes32) {
        // Assembly, since each path has up to twelve and each tensor hundreds: the 65 bytes are laid out without being allocated.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore8(data, 1)
            mstore(add(data, 1), left)
            mstore(add(data, 33), right)
        }
        return _hashFree(65);
    }

    /// @dev SHA-256 of the first bytes of the memory that is free.
    function _hashFree(uint256 length) private view returns (bytes32 hash) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            // It fails only for lack of gas, and then so must the caller: half an answer must not become a verdict.
            if iszero(staticcall(gas(), 2, mload(0x40), length, 0, 32)) {
                revert(0, 0)
            }
            hash := mload(0)
        }
    }
}
