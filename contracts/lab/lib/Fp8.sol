// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Exact arithmetic on E4M3 bytes
/// @notice For local and test networks. Not audited.
/// @dev Every value is u * 2^-9 with an integer u, so a product is an integer in units of 2^-18 and a sum of products is exact in
/// any order. The same rules in TypeScript: lab/number.
library Fp8 {
    /// @dev 448; the byte above it is no number.
    uint256 private constant LARGEST = 0x7e;

    /// @dev By exponent, a byte each: how far the mantissa is shifted, and its leading one (none for exponent 0).
    uint256 private constant SHIFTS = 0x00000102030405060708090a0b0c0d0e << 128;
    uint256 private constant LEADS = 0x00080808080808080808080808080808 << 128;

    /// @dev The place of the highest bit of 0 to 15, a byte each.
    uint256 private constant LOGARITHMS = 0x00000101020202020303030303030303 << 128;

    uint256 private constant ONES = 0x0101010101010101010101010101010101010101010101010101010101010101;
    uint256 private constant HIGHS = 0x8080808080808080808080808080808080808080808080808080808080808080;

    /// @notice Whether no byte of `row` is 0x7f, 0xff (no numbers) or 0x80 (a second zero).
    function isCanonical(bytes calldata row) internal pure returns (bool) {
        uint256 foreign;
        unchecked {
            for (uint256 k = 0; k < row.length; k += 32) {
                uint256 word;
                // solhint-disable-next-line no-inline-assembly
                assembly ("memory-safe") {
                    word := calldataload(add(row.offset, k))
                }
                // What follows the row in calldata is not part of it.
                if (k + 32 > row.length) word &= type(uint256).max << (8 * (k + 32 - row.length));
                uint256 number = ~(word | HIGHS); // a zero byte where 0x7f or 0xff stood
                uint256 zero = word ^ HIGHS; // a zero byte where 0x80 stood
                foreign |= ((number - ONES) & ~number & HIGHS) | ((zero - ONES) & ~zero & HIGHS);
            }
        }
        return foreign == 0;
    }

    /// @notice The integer u of a canonical byte.
    function decode(uint256 code) internal pure returns (int256) {
        unchecked {
            uint256 exponent = (code >> 3) & 15;
            uint256 size = exponent == 0 ? code & 7 : (8 + (code & 7)) << (exponent - 1);
            return code & 0x80 == 0 ? int256(size) : -int256(size);
        }
    }

    /// @notice The sum of the products of two rows of equal length, in units of 2^-18. Bytes are taken as canonical.
    function dot(bytes calldata a, bytes calldata b) internal pure returns (int256 sum) {
        uint256 length = a.length;
        // Assembly for the gas of 512 products: a word of each row is loaded once, and decoding is two look-ups by exponent.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            for {
                let k := 0
            } lt(k, length) {
                k := add(k, 32)
            } {
                let x := calldataload(add(a.offset, k))
                let y := calldataload(add(b.offset, k))
                let end := sub(length, k)
                if gt(end, 32) {
                    end := 32
                }
                for {
                    let i := 0
                } lt(i, end) {
                    i := add(i, 1)
                } {
                    let p := byte(i, x)
                    let q := byte(i, y)
                    let e := and(shr(3, p), 15)
                    let size := shl(byte(e, SHIFTS), add(and(p, 7), byte(e, LEADS)))
                    e := and(shr(3, q), 15)
                    size := mul(size, shl(byte(e, SHIFTS), add(and(q, 7), byte(e, LEADS))))
                    // times 1 - 2 * (the signs differ)
                    sum := add(sum, mul(size, sub(1, shr(6, and(xor(p, q), 0x80)))))
                }
            }
        }
    }

    /// @notice The canonical byte nearest to sum * 2^-shift: ties to even, saturated at 448, one zero.
    /// @param sum An accumulator below 2^64 in size; a shift of 18 is scale 1.
    function quantize(int256 sum, int256 shift) internal pure returns (uint256 code) {
        if (sum == 0) return 0;
        unchecked {
            uint256 size = sum < 0 ? uint256(-sum) : uint256(sum);
            // In units of 2^-9 the value is size / 2^unit. Four significant bits are kept, and nothing below one unit.
            int256 unit = shift - 9;
            int256 cut = int256(_log2(size)) - 3;
            if (cut < unit) cut = unit;
            // Taken 2^64 times, so that whatever the shift at least one bit is cut off.
            uint256 bits = uint256(cut + 64);
            size <<= 64;
            // Just below one half is added, and the last bit that is kept: a tie goes up to an even mantissa only.
            uint256 mantissa = (size + (1 << (bits - 1)) - 1 + ((size >> bits) & 1)) >> bits;
            // A mantissa of 8 to 15 carries the exponent's lowest bit, and one of 16 rounds into the next binade by itself.
            code = (uint256(cut - unit) << 3) + mantissa;
            if (code > LARGEST) code = LARGEST;
            if (sum < 0 && code != 0) code |= 0x80;
        }
    }

    /// @dev The place of the highest bit of a number below 2^64: a quarter of the gas of one of any size.
    function _log2(uint256 size) private pure returns (uint256 place) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            place := shl(5, gt(size, 0xffffffff))
            place := or(place, shl(4, gt(shr(place, size), 0xffff)))
            place := or(place, shl(3, gt(shr(place, size), 0xff)))
            place := or(place, shl(2, gt(shr(place, size), 0xf)))
            place := or(place, byte(shr(place, size), LOGARITHMS))
        }
    }
}
