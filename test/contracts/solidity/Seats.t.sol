// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Seats} from "../../../contracts/types/Seats.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The bit arithmetic of seats against the slow and obvious way.
contract SeatsTest is TestBase {
    function testFuzz_countAddsTheBits(uint80 set) external pure {
        uint256 bits;
        for (uint256 i = 0; i < Seats.MAX; ++i) bits += (set >> i) & 1;
        equal(Seats.count(set), bits, "count");
    }

    function test_countOfNoneAndAll() external pure {
        equal(Seats.count(0), 0, "none");
        equal(Seats.count(type(uint80).max), Seats.MAX, "all");
    }

    function test_onlyIsOneBitForEachSeat() external pure {
        uint80 all;
        for (uint8 i = 0; i < Seats.MAX; ++i) {
            equal(Seats.count(Seats.only(i)), 1, "one bit");
            isTrue(all & Seats.only(i) == 0, "a bit of its own");
            all |= Seats.only(i);
        }
        equal(all, type(uint80).max, "all bits");
    }
}
