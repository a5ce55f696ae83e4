// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICouncil} from "../../../contracts/interfaces/ICouncil.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Head, Status} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, State} from "../../../contracts/types/Proposal.sol";
import {ProposalId, toProposalId} from "../../../contracts/types/ProposalId.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice Approving, rejecting and withdrawing: each end of a proposal, and each refusal.
contract JudgeTest is RegistryTest {
    Key private constant KEY = Key.wrap("gensyn");
    Proposal private _proposal;
    ProposalId private _id;

    function setUp() external {
        registry = deployRegistry();
        _proposal = propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest");
        _id = toProposalId(_proposal);
    }

    function test_aQuorumExecutes() external {
        approve(0, _proposal);
        approve(4, _proposal);
        Head memory head = registry.head(Kind.Project, 0, KEY);
        isTrue(head.digest == "digest" && head.status == Status.Active, "head");
        equal(head.version, 1, "version");
        equal(head.approvedAt, block.timestamp, "approvedAt");
        _stands(State.Executed, 2, 0);
    }

    function test_aRejectionQuorumEnds() external {
        reject(1);
        _stands(State.Open, 0, 1);
        reject(2);
        _stands(State.Rejected, 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IProposals.ProposalClosed.selector, _id, State.Rejected));
        approve(0, _proposal);
    }

    function test_theProposerWithdraws() external {
        vm.prank(CONTRIBUTOR);
        registry.withdraw(_proposal);
        _stands(State.Withdrawn, 0, 0);
    }

    function test_onlyTheProposerWithdraws() external {
        vm.expectRevert(abi.encodeWithSelector(IProposals.NotProposer.selector, curator(0), CONTRIBUTOR));
        vm.prank(curator(0));
        registry.withdraw(_proposal);
    }

    function test_anotherVersionMakesItStale() external {
        vm.warp(block.timestamp + 1);
        approve(0, _proposal);
        create(Kind.Project, 0, KEY);
        _stands(State.Stale, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IProposals.StaleBase.selector, 0, 1));
        approve(1, _proposal);
    }

    function test_timeMakesItExpire() external {
        vm.warp(_proposal.deadline);
        approve(0, _proposal);
        vm.warp(_proposal.deadline + 1);
        _stands(State.Expired, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IProposals.ProposalExpired.selector, _id, _proposal.deadline));
        approve(1, _proposal);
    }

    function test_refusesWhilePaused() external {
        registry.pause();
        vm.expectRevert(abi.encodeWithSelector(ICouncil.RegistryPaused.selector));
        approve(0, _proposal);
    }

    function test_refusesWithoutASeat() external {
        vm.expectRevert(abi.encodeWithSelector(ICouncil.NotCurator.selector, address(0xBAD)));
        vm.prank(address(0xBAD));
        registry.approve(_proposal);
    }

    function test_refusesAnOwnProposal() external {
        Proposal memory own = propose(curator(0), Action.Create, KEY, 0, "own");
        vm.expectRevert(abi.encodeWithSelector(IProposals.OwnProposal.selector, toProposalId(own), curator(0)));
        approve(0, own);
    }

    function test_refusesASecondVote() external {
        approve(0, _proposal);
        bytes memory reason = abi.encodeWithSelector(IProposals.AlreadyVoted.selector, _id, curator(0));
        vm.expectRevert(reason);
        approve(0, _proposal);
        vm.expectRevert(reason);
        reject(0);
    }

    function test_refusesARejectionWithoutReason() external {
        vm.expectRevert(abi.encodeWithSelector(IProposals.DigestMissing.selector));
        vm.prank(curator(0));
        registry.reject(_proposal, 0, false);
    }

    function test_refusesWhatNobodyProposed() external {
        _proposal.quorum = 1;
        _stands(State.Unknown, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IProposals.UnknownProposal.selector, toProposalId(_proposal)));
        approve(0, _proposal);
    }

    function reject(uint8 index) private {
        vm.prank(curator(index));
        registry.reject(_proposal, "reason", false);
    }

    function _stands(State expected, uint256 approvals, uint256 rejections) private view {
        (State state, uint256 approved, uint256 rejected) = registry.stateOf(_proposal);
        isTrue(state == expected, "state");
        equal(approved, approvals, "approvals");
        equal(rejected, rejections, "rejections");
    }
}
