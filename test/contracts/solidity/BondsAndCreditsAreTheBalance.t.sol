// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PromiseTest} from "./support/PromiseTest.sol";

/// @notice The bonds of open proposals and all credits together are the balance, and each bond is credited once, to whom it
/// is due.
contract BondsAndCreditsAreTheBalanceTest is PromiseTest {
    function invariant_bondsAndCreditsAreTheBalance() external view {
        address treasury = actors.treasuryOfSpam();
        uint256 owed = actors.locked() + registry.creditOf(treasury);
        equal(registry.creditOf(treasury), actors.credits(treasury), "credit of the treasury");
        for (uint256 i = 0; i < 8; ++i) {
            address person = actors.personAt(i);
            equal(registry.creditOf(person), actors.credits(person), "credit of a person");
            owed += registry.creditOf(person);
        }
        equal(address(registry).balance, owed, "balance");
        equal(actors.paidTwice(), 0, "bonds or credits paid twice");
    }
}
