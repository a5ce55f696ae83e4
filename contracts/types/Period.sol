// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Kind} from "./Kind.sol";

/// @notice Notes live in a month, written YYYYMM; every other kind has the single period 0.
library Period {
    /// @notice True when `period` names a month from 200001 to 999912 (notes) or is 0 (every other kind).
    function isValid(uint32 period, Kind kind) internal pure returns (bool) {
        if (kind != Kind.Note) return period == 0;
        uint32 month = period % 100;
        return period >= 200001 && period <= 999912 && month >= 1 && month <= 12;
    }
}
