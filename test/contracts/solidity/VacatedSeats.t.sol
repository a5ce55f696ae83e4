// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICouncil} from "../../../contracts/interfaces/ICouncil.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../contracts/types/Proposal.sol";
import {toProposalId} from "../../../contracts/types/ProposalId.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice A vote of a vacated seat never counts, not even after the seat has a new curator.
contract VacatedSeatsTest is RegistryTest {
    function setUp() external {
        registry = deployRegistry();
    }

    /// @dev The longest lifetime is the dangerous case: the proposal lives as long as the seat rests.
    function testFuzz_aSeatIsFreeOnlyAfterEveryProposalThatHoldsItsVote(uint32 voteAfter, uint32 vacateAfter) external {
        uint32 longest = registry.MAX_LIFETIME();
        registry.setRules(Kind.Project, Rules({quorum: 2, rejectionQuorum: 2, lifetime: longest, bond: 0}));
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");

        vm.warp(block.timestamp + (voteAfter % (longest + 1)));
        approve(0, proposal);
        vm.warp(block.timestamp + (vacateAfter % longest));
        registry.vacate(0);
        uint256 freeAfter = block.timestamp + longest;

        vm.warp(freeAfter);
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatResting.selector, 0, freeAfter));
        registry.seat(0, address(0xBEEF));
        vm.warp(freeAfter + 1);
        registry.seat(0, address(0xBEEF));

        (State state, , ) = registry.stateOf(proposal);
        isTrue(state == State.Expired, "expired before the seat was free");
        vm.expectRevert(
            abi.encodeWithSelector(IProposals.ProposalExpired.selector, toProposalId(proposal), proposal.deadline)
        );
        approve(1, proposal);
    }

    function testFuzz_onlySeatedVotesMakeTheQuorum(uint8 vacated) external {
        registry.setRules(Kind.Project, rulesOf(3, 3));
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");
        approve(0, proposal);
        approve(1, proposal);
        registry.vacate(vacated % 2);
        approve(2, proposal);
        (State state, uint256 approvals, ) = registry.stateOf(proposal);
        isTrue(state == State.Open, "three votes, one of them vacated");
        equal(approvals, 2, "counted");
        approve(3, proposal);
        (state, approvals, ) = registry.stateOf(proposal);
        isTrue(state == State.Executed, "three seated votes");
        equal(approvals, 3, "counted at the end");
    }

    function testFuzz_onlySeatedVotesMakeTheRejectionQuorum(uint8 vacated) external {
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "digest");
        _reject(vacated % 5, proposal);
        registry.vacate(vacated % 5);
        _reject(((vacated % 5) + 1) % 5, proposal);
        (State state, , uint256 rejections) = registry.stateOf(proposal);
        isTrue(state == State.Open, "two votes, one of them vacated");
        equal(rejections, 1, "counted");
        _reject(((vacated % 5) + 2) % 5, proposal);
        (state, , rejections) = registry.stateOf(proposal);
        isTrue(state == State.Rejected, "two seated votes");
    }

    function _reject(uint8 index, Proposal memory proposal) private {
        vm.prank(curator(index));
        registry.reject(proposal, "reason", false);
    }
}
