// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../../../contracts/types/Ballot.sol";
import {State} from "../../../contracts/types/Proposal.sol";
import {TestBase} from "./support/TestBase.sol";

/// @notice The fields of a packed ballot do not touch each other.
contract BallotTest is TestBase {
    function testFuzz_fieldsAreApart(uint80 approvals, uint80 rejections, uint80 spam, uint8 state) external pure {
        State to = State(state % 7);
        Ballot ballot = Ballot.wrap(0).withState(State.Open).withApprovals(approvals).withRejections(rejections);
        ballot = ballot.withSpam(spam);
        ballot = ballot.withState(to);
        isTrue(ballot.state() == to, "state");
        equal(ballot.approvals(), approvals, "approvals");
        equal(ballot.rejections(), rejections | spam, "rejections, those for spam among them");
        equal(ballot.spam(), spam, "spam");
        equal(ballot.voted(), approvals | rejections | spam, "voted");
        equal(Ballot.unwrap(ballot) >> 248, 0, "the rest stays free");
    }

    function testFuzz_votesAreAdded(uint80 first, uint80 second) external pure {
        Ballot ballot = Ballot.wrap(0).withApprovals(first).withApprovals(second);
        equal(ballot.approvals(), first | second, "approvals");
        equal(ballot.rejections(), 0, "rejections");
    }
}
