// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fp8} from "./Fp8.sol";

/// @title One probability of a row of logits
/// @notice For local and test networks. Not audited.
library Softmax {
    /// @dev round(2^15 * e^(-i/16)), two bytes each: lab/number/table.json, which a test compares.
    bytes private constant EXPONENTIALS =
        hex"8000783f70f66a1e63b05da657f952a54da348ef4483405d3c7738cd355c32202f172c3c298e270a24ac2273205d1e671c901ad5193417ad"
        hex"163e14e513a11271115310460f4a0e5c0d7e0cac0be80b2f0a8209df094608b6082f07b0073906c9065f05fd05a0054804f704aa0461041d"
        hex"03de03a203690334030302d402a8027f02580234021201f201d301b7019c0183016c01560141012e011b010a00fa00eb00dd00cf00c300b7"
        hex"00ac00a20098008f0086007e0076006f00680062005c00560051004c00480043003f003b003800340031002e002b00290026002400220020"
        hex"001e001c001a00190017001600150013001200110010000f000e000d000c000c000b000a000a000900090008000800070007000600060006"
        hex"0005000500050004000400040004000300030003000300030002000200020002000200020002000200010001000100010001000100010001"
        hex"0001000100010001000100010001000100010001000000000000000000000000000000000000000000000000000000000000000000000000"
        hex"0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        hex"0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        hex"0000000000000000";

    /// @dev Probabilities are integers in units of 2^-20 before they become bytes.
    int256 private constant SHIFT = 20;

    /// @notice The byte of column `j` of the softmax of `row`, whose bytes are canonical.
    function entryOf(bytes calldata row, uint256 j) internal pure returns (uint256) {
        bytes memory table = EXPONENTIALS;
        int256 most = Fp8.decode(uint8(row[0]));
        for (uint256 k = 1; k < row.length; ++k) {
            int256 logit = Fp8.decode(uint8(row[k]));
            if (logit > most) most = logit;
        }
        uint256 sum = 0;
        for (uint256 k = 0; k < row.length; ++k) sum += _weight(table, most, row[k]);
        uint256 probability = ((_weight(table, most, row[j]) << uint256(SHIFT)) + sum / 2) / sum;
        return Fp8.quantize(int256(probability), SHIFT);
    }

    /// @dev The exponential of how far a logit lies below the largest, in sixteenths.
    function _weight(bytes memory table, int256 most, bytes1 code) private pure returns (uint256 weight) {
        uint256 place = uint256(most - Fp8.decode(uint8(code))) >> 5;
        if (place > 255) place = 255;
        // Two bytes of the table, read as the top of a word.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            weight := shr(240, mload(add(add(table, 32), mul(2, place))))
        }
    }
}
