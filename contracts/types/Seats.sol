// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A seat of the council as a view returns it.
/// @param index Position of its bit in every bitmap.
/// @param curator Account that holds it, or zero.
/// @param vacatedAt When it was last vacated, or zero.
struct Seat {
    uint8 index;
    address curator;
    uint40 vacatedAt;
}

/// @notice The approval of a curator as somebody else brings it.
/// @param seat Index of the curator's seat.
/// @param signature Of the typed data `Approval`: 65 bytes, 64 bytes (EIP-2098), or what a contract wallet understands
/// (ERC-1271). Empty when the curator of the seat sends the transaction.
struct SeatSignature {
    uint8 seat;
    bytes signature;
}

/// @notice Sets of seats as bitmaps: seat n is bit n.
library Seats {
    /// @notice Number of seats that exist: three bitmaps and a state share the slot of a ballot.
    uint8 internal constant MAX = 80;

    /// @notice The set that holds only the seat `index`.
    function only(uint8 index) internal pure returns (uint80) {
        return uint80(1) << index;
    }

    /// @notice Number of seats in `set`, by adding neighbours in parallel.
    function count(uint80 set) internal pure returns (uint256 total) {
        unchecked {
            uint256 x = set;
            x -= (x >> 1) & 0x55555555555555555555;
            x = (x & 0x33333333333333333333) + ((x >> 2) & 0x33333333333333333333);
            x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f0f0f;
            // The product's byte 9 is the sum of all 10 bytes, at most 80.
            total = ((x * 0x01010101010101010101) >> 72) & 0xff;
        }
    }
}
