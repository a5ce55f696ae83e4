// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TaskState} from "../../../contracts/lab/types/Task.sol";
import {LabPromise} from "./support/lab/LabPromise.sol";

/// @notice Random calls of the actors reach every end, or the promises would say nothing.
contract LabActorsTest is LabPromise {
    function test_reachEveryOutcome() external {
        uint256 seed = 1;
        for (uint256 i = 0; i < 1500; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 11, seed >> 8);
        }
        uint256[6] memory counts = actors.states();
        isTrue(counts[uint256(TaskState.Final)] > 0, "final");
        isTrue(counts[uint256(TaskState.Slashed)] > 0, "slashed");
        isTrue(counts[uint256(TaskState.Refunded)] > 0, "refunded");
        isTrue(actors.claims() > 0, "claimed");
    }

    function _act(uint256 what, uint256 word) private {
        bool flag = word & 1 == 1;
        if (what == 0)
            actors.fundSomething(uint8(word), uint64(word >> 8), uint64(word >> 72), 500, flag, word & 2 == 2);
        if (what == 1) actors.submitSomething(word);
        if (what == 2) actors.acceptSomething(word);
        if (what == 3) actors.contestSomething(word, uint16(word >> 200));
        if (what == 4) actors.proveSomething(word);
        if (what == 5) actors.challengeSomething(word, flag);
        if (what == 6) actors.judgeSomething(word);
        if (what == 7) actors.moveOrTimeOut(word >> 1, flag);
        if (what == 8) actors.settleSomething(word >> 16, uint16(word));
        if (what == 9) actors.claimSomething(word, word % 16 == 0);
        if (what == 10) actors.withdrawSomething(uint8(word), uint64(word >> 8));
    }
}
