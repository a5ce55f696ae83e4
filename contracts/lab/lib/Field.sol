// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Fp8} from "./Fp8.sol";

/// @title Sums of tensors weighted by powers of a challenge, modulo the order of BN254
/// @notice For local and test networks. Not audited.
/// @dev The inner loops are assembly: a product of 96 x 96 has 27,648 entries to visit. Sums are reduced by the next mulmod only; none
/// exceeds two P and 2^63. An entry below zero stands as P less its size.
library Field {
    uint256 internal constant P = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice The number of each canonical byte, in units of 2^-9.
    function units() internal pure returns (uint256[256] memory table) {
        unchecked {
            for (uint256 code = 0; code < 256; ++code) {
                int256 unit = Fp8.decode(code);
                table[code] = unit < 0 ? P - uint256(-unit) : uint256(unit);
            }
        }
    }

    /// @notice For each column the sum of factor^j times its entry in row j. A row is `skip` bytes and one byte a column.
    function columns(
        uint256[256] memory table,
        bytes calldata rows,
        uint256 width,
        uint256 skip,
        uint256 factor
    ) internal pure returns (uint256[] memory sums) {
        sums = new uint256[](width - skip);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let end := add(add(sums, 32), mul(32, sub(width, skip)))
            for {
                let row := add(rows.offset, rows.length)
            } gt(row, rows.offset) {} {
                row := sub(row, width)
                let entry := add(row, skip)
                for {
                    let sum := add(sums, 32)
                } lt(sum, end) {
                    sum := add(sum, 32)
                } {
                    let unit := mload(add(table, shl(5, byte(0, calldataload(entry)))))
                    mstore(sum, add(mulmod(mload(sum), factor, P), unit))
                    entry := add(entry, 1)
                }
            }
        }
    }

    /// @notice The sum of the entries of a row, each times its weight.
    function weigh(
        uint256[256] memory table,
        bytes calldata row,
        uint256[] memory weights
    ) internal pure returns (uint256 sum) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let weight := add(weights, 32)
            for {
                let entry := row.offset
                let end := add(entry, row.length)
            } lt(entry, end) {
                entry := add(entry, 1)
            } {
                let unit := mload(add(table, shl(5, byte(0, calldataload(entry)))))
                sum := addmod(sum, mulmod(unit, mload(weight), P), P)
                weight := add(weight, 32)
            }
        }
    }

    /// @notice The sum of factor^j times number j. Numbers are eight bytes, signed, one each `width` bytes.
    function series(bytes calldata numbers, uint256 width, uint256 factor) internal pure returns (uint256 sum) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            for {
                let place := add(numbers.offset, numbers.length)
            } gt(place, numbers.offset) {} {
                place := sub(place, width)
                let value := signextend(7, shr(192, calldataload(place)))
                sum := add(mulmod(sum, factor, P), add(P, value))
            }
        }
    }
}
