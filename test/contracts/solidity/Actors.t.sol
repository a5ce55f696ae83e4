// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Actors} from "./support/Actors.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The random actors of the promises do reach revisions: a promise is not kept by doing nothing.
contract ActorsTest is TestBase {
    function test_actorsReachRevisions() external {
        for (uint256 seed = 0; seed < 8; ++seed) {
            Actors actors = new Actors();
            for (uint256 i = 0; i < 120; ++i) {
                uint256 dice = uint256(keccak256(abi.encode(seed, i)));
                uint8 a = uint8(dice >> 8);
                uint8 b = uint8(dice >> 16);
                if (dice % 4 == 0) actors.proposeSomething(a, b, uint8(dice >> 24), 0, bytes32(dice));
                else if (dice % 16 == 1) actors.changeSeats(a, b);
                else actors.approveSomething(a, dice >> 32);
            }
            isTrue(actors.revisions() > 0, "revisions");
        }
    }
}
