// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Seat, Seats} from "../../../contracts/types/Seats.sol";
import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice The bitmap, the seats and the accounts tell one story.
contract SeatsAgreeTest is PromiseTest {
    function invariant_seatsAgree() external view {
        Seat[] memory seats = registry.seats();
        uint80 taken;
        for (uint256 i = 0; i < seats.length; ++i) {
            if (seats[i].curator == address(0)) continue;
            taken |= Seats.only(seats[i].index);
            (bool seated, uint8 index) = registry.seatOf(seats[i].curator);
            isTrue(seated && index == seats[i].index, "seat of the curator");
        }
        equal(taken, registry.activeSeats(), "active seats");
    }
}
