// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Layer, Spec} from "./Spec.sol";

/// @title Where a gathered entry comes from
/// @notice For local and test networks. Not audited.
library Gather {
    /// @notice Row and column of the operand that entry (i, j) of a well-formed gather repeats; outside the picture it is zero.
    /// @param cols Columns of the operand.
    function sourceOf(
        Layer memory layer,
        uint256 cols,
        uint256 i,
        uint256 j
    ) internal pure returns (bool inside, uint256 row, uint256 col) {
        if (layer.flags == Spec.TRANSPOSE) return (true, j, i);
        if (layer.flags == Spec.RESHAPE) {
            uint256 flat = i * layer.cols + j;
            return (true, flat / cols, flat % cols);
        }
        uint256 wide = (uint256(layer.width) + 2 * uint256(layer.pad) - layer.kernel) / layer.stride + 1;
        uint256 place = j / layer.channels;
        // Counted from the corner of the padding.
        uint256 y = (i / wide) * layer.stride + place / layer.kernel;
        uint256 x = (i % wide) * layer.stride + (place % layer.kernel);
        if (y < layer.pad || x < layer.pad) return (false, 0, 0);
        (y, x) = (y - layer.pad, x - layer.pad);
        return (y < layer.height && x < layer.width, y * layer.width + x, j % layer.channels);
    }
}
