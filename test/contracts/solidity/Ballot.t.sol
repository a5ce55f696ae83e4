// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../../../contracts/types/Ballot.sol";
import {State} from "../../../contracts/types/Proposal.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The fields of a packed ballot do not touch each other.
contract BallotTest is TestBase {
    function testFuzz_fieldsAreApart(uint104 approvals, uint104 rejections, uint8 state) external pure {
        State to = State(state % 7);
        Ballot ballot = Ballot.wrap(0).withState(State.Open).withApprovals(approvals).withRejections(rejections);
        ballot = ballot.withState(to);
        isTrue(ballot.state() == to, "state");
        equal(ballot.approvals(), approvals, "approvals");
        equal(ballot.rejections(), rejections, "rejections");
        equal(Ballot.unwrap(ballot) >> 216, 0, "the rest stays free");
    }

    function testFuzz_votesAreAdded(uint104 first, uint104 second) external pure {
        Ballot ballot = Ballot.wrap(0).withApprovals(first).withApprovals(second);
        equal(ballot.approvals(), first | second, "approvals");
        equal(ballot.rejections(), 0, "rejections");
    }
}
