// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Layer, Spec} from "../lib/Spec.sol";

/// @notice How much work a spec asks for.
/// @dev For local and test networks. Not audited.
library Work {
    using Spec for bytes;

    /// @notice A spec that cannot be read (layer 0), or whose layer of this number does not fit.
    error InvalidSpec(uint256 layer);

    /// @notice The layers of a valid spec, and the multiply-accumulates of its linear layers.
    /// @dev Error: InvalidSpec. Whatever is computed for an invalid one would be fraud, so no worker is let into it.
    function measure(bytes calldata spec) internal pure returns (uint8 layers, uint64 macs) {
        if (!spec.isReadable()) revert InvalidSpec(0);
        layers = uint8(spec.layersOf());
        for (uint256 n = 1; n <= layers; ++n) {
            if (!spec.isWellFormed(n)) revert InvalidSpec(n);
            Layer memory layer = spec.layerOf(n);
            if (layer.op != Spec.LINEAR) continue;
            uint256 inner = layer.a == 0 ? uint16(bytes2(spec[2:4])) : spec.layerOf(layer.a).cols;
            macs += uint64(uint256(layer.rows) * layer.cols * inner); // 16 layers of 12 + 9 + 9 bits at most
        }
    }
}
