// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICouncil} from "../../../contracts/interfaces/ICouncil.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {Status} from "../../../contracts/types/Entry.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, State} from "../../../contracts/types/Proposal.sol";
import {ProposalId, toProposalId} from "../../../contracts/types/ProposalId.sol";
import {RegistryTest} from "./support/RegistryTest.sol";

/// @notice Every way in which a proposal can be refused at once, and what an accepted one is.
contract ProposeTest is RegistryTest {
    Key private constant KEY = Key.wrap("gensyn");

    function setUp() external {
        registry = deployRegistry();
    }

    function test_opensWithoutVotes() external {
        Proposal memory proposal = propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest");
        (State state, uint80 approvals, uint80 rejections, uint80 spam) = registry.ballot(toProposalId(proposal));
        isTrue(state == State.Open && approvals == 0 && rejections == 0 && spam == 0, "open");
    }

    function test_refusesWhilePaused() external {
        registry.pause();
        _refused(abi.encodeWithSelector(ICouncil.RegistryPaused.selector), Action.Create, 0, KEY, 0, "digest");
    }

    function test_refusesAMissingDigest() external {
        _refused(abi.encodeWithSelector(IProposals.DigestMissing.selector), Action.Create, 0, KEY, 0, 0);
    }

    function test_refusesAPeriodOfAnotherKind() external {
        bytes memory reason = abi.encodeWithSelector(IProposals.InvalidPeriod.selector, Kind.Project, 202611);
        _refused(reason, Action.Create, 202611, KEY, 0, "digest");
    }

    function test_refusesAKeyThatIsNoSlug() external {
        bytes memory reason = abi.encodeWithSelector(IProposals.InvalidKey.selector, bytes32("No slug"));
        _refused(reason, Action.Create, 0, Key.wrap("No slug"), 0, "digest");
    }

    function test_refusesAnotherVersion() external {
        bytes memory reason = abi.encodeWithSelector(IProposals.StaleBase.selector, 7, 0);
        _refused(reason, Action.Update, 0, KEY, 7, "digest");
    }

    function test_refusesAnActionFromAnotherStatus() external {
        _refusedFrom(Status.None, Action.Update, 0);
        _refusedFrom(Status.None, Action.Retire, 0);
        _refusedFrom(Status.None, Action.Restore, 0);
        create(Kind.Project, 0, KEY);
        _refusedFrom(Status.Active, Action.Create, 1);
        _refusedFrom(Status.Active, Action.Restore, 1);
        Proposal memory retire = propose(CONTRIBUTOR, Action.Retire, KEY, 1, "why");
        approve(0, retire);
        approve(1, retire);
        _refusedFrom(Status.Retired, Action.Create, 2);
        _refusedFrom(Status.Retired, Action.Update, 2);
        _refusedFrom(Status.Retired, Action.Retire, 2);
    }

    function test_refusesTheSameTwiceInASecond() external {
        ProposalId id = toProposalId(propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest"));
        bytes memory reason = abi.encodeWithSelector(IProposals.AlreadyProposed.selector, id);
        _refused(reason, Action.Create, 0, KEY, 0, "digest");
        vm.warp(block.timestamp + 1);
        isTrue(
            ProposalId.unwrap(toProposalId(propose(CONTRIBUTOR, Action.Create, KEY, 0, "digest"))) !=
                ProposalId.unwrap(id),
            "another second, another proposal"
        );
    }

    function _refusedFrom(Status status, Action action, uint32 baseVersion) private {
        bytes memory reason = abi.encodeWithSelector(IProposals.ActionNotAllowed.selector, action, status);
        _refused(reason, action, 0, KEY, baseVersion, "digest");
    }

    function _refused(
        bytes memory reason,
        Action action,
        uint32 period,
        Key key,
        uint32 baseVersion,
        bytes32 digest
    ) private {
        vm.expectRevert(reason);
        vm.prank(CONTRIBUTOR);
        registry.propose(action, Kind.Project, period, key, baseVersion, digest);
    }
}
