// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Actors} from "./support/Actors.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The random actors of the promises reach every outcome: a promise is not kept by doing nothing.
contract ActorsTest is TestBase {
    function test_actorsReachEveryOutcome() external {
        uint256[4] memory reached;
        for (uint256 seed = 0; seed < 6; ++seed) {
            Actors actors = new Actors();
            for (uint256 turn = 0; turn < 300; ++turn) _act(actors, keccak256(abi.encode(seed, turn)));
            reached[0] += actors.revisions() - actors.signedRevisions();
            reached[1] += actors.signedRevisions();
            reached[2] += actors.upheld();
            reached[3] += actors.forfeits();
        }
        isTrue(reached[0] > 40, "revisions of open proposals");
        isTrue(reached[1] > 40, "revisions by signatures alone");
        isTrue(reached[2] > 0, "upheld disputes");
        isTrue(reached[3] > 0, "bonds of spam");
    }

    function _act(Actors actors, bytes32 dice) private {
        uint8 a = uint8(dice[1]);
        uint8 b = uint8(dice[2]);
        uint8 c = uint8(dice[3]);
        uint8 what = uint8(dice[0]) % 16;
        uint256 which = uint256(dice) >> 8;
        if (what < 4) actors.proposeSomething(a, b, c, uint8(dice[4]), dice, uint8(dice[5]));
        else if (what < 7) actors.approveSomething(a, which);
        else if (what < 9) actors.approveSigned(a, which, b, c);
        else if (what < 12) actors.reviseSigned(bytes8(dice), keccak256(abi.encode(dice)));
        else if (what < 14) actors.rejectSomething(a, which, b % 4 > 0);
        else if (what == 14) actors.collectSomething(a);
        else if (b < 64) actors.changeSeats(a, b);
        else if (b < 128) actors.wait_(uint32(which));
    }
}
