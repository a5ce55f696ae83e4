// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice A slug as ASCII bytes: left-aligned, zero padded, 1 to 32 characters of [a-z0-9-].
type Key is bytes32;

using KeyLibrary for Key global;

/// @notice The check of a slug, and its length.
library KeyLibrary {
    /// @dev Bit n is set when the character with code n may occur: "-", "0" to "9", "a" to "z".
    uint256 private constant ALLOWED = (1 << 45) | (0x3ff << 48) | (0x3ffffff << 97);

    /// @notice True for 1 to 32 allowed characters followed by nothing but zero bytes.
    function isValid(Key key) internal pure returns (bool) {
        uint256 rest = uint256(Key.unwrap(key));
        if (rest == 0) return false;
        // The loop ends at the zero padding; a zero byte before the last character is simply not allowed.
        while (rest != 0) {
            if ((ALLOWED >> (rest >> 248)) & 1 == 0) return false;
            rest <<= 8;
        }
        return true;
    }

    /// @notice Number of characters: what stands before the zero padding.
    function length(Key key) internal pure returns (uint256) {
        uint256 word = uint256(Key.unwrap(key));
        unchecked {
            // The lowest bit that is set lies in the last character.
            return word == 0 ? 0 : 32 - Math.log256(word & (0 - word));
        }
    }
}
