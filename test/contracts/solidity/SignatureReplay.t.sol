// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../../contracts/Registry.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Kind} from "../../../contracts/types/Kind.sol";
import {Action, Proposal, Rules, State} from "../../../contracts/types/Proposal.sol";
import {toProposalId} from "../../../contracts/types/ProposalId.sol";
import {SignatureTest} from "./support/SignatureTest.sol";
import {TypedData} from "./support/TypedData.sol";

/// @notice A signature holds for one proposal, on one registry, of one chain, once.
contract SignatureReplayTest is SignatureTest {
    function test_refusesASignatureForAnotherChain() external {
        refused(0, approvalFor(0, TypedData.domain("DeML OS Registry", "1", block.chainid + 1, address(registry))));
    }

    function test_refusesOldSignaturesAfterTheChainHasSplit() external {
        bytes memory before = approvalBy(0, open);
        vm.chainId(block.chainid + 1);
        refused(0, before);
        accepted(0, approvalFor(0, TypedData.domain(address(registry))));
    }

    function test_refusesASignatureForAnotherRegistryWithTheSameCode() external {
        address[] memory curators = new address[](2);
        for (uint256 i = 0; i < 2; ++i) curators[i] = personAt(i);
        Rules memory each = registry.rules(Kind.Project);
        Registry other = new Registry(address(manager), curators, [each, each, each, each], TREASURY);
        vm.deal(CONTRIBUTOR, each.bond);
        vm.prank(CONTRIBUTOR);
        other.propose{value: each.bond}(Action.Create, Kind.Project, 0, open.key, 0, open.digest);
        bytes memory signature = approvalBy(0, open);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidSignature.selector, 0, personAt(0)));
        other.approveBySig(open, one(0, signature));
        accepted(0, signature);
    }

    function test_refusesASignatureForAnotherVersionOrNameOfTheDomain() external {
        refused(0, approvalFor(0, TypedData.domain("DeML OS Registry", "2", block.chainid, address(registry))));
        refused(0, approvalFor(0, TypedData.domain("DeML OS Register", "1", block.chainid, address(registry))));
    }

    function test_refusesASignatureForAnotherProposal() external {
        Proposal memory other = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "another digest");
        refused(0, approvalBy(0, other));
    }

    /// @dev Every field is signed: a change of any one turns the signatures of proposer and curators into nothing.
    function testFuzz_refusesWhatDiffersInAnyField(uint8 field) external {
        bytes memory signed = offerBy(PROPOSER, offer);
        bytes memory first = approvalBy(0, offer);
        bytes memory second = approvalBy(1, offer);
        Proposal memory changed = offer;
        field = field % 8;
        if (field == 0) changed.kind = Kind.Page;
        if (field == 1) changed.key = Key.wrap("akasj");
        if (field == 2) changed.digest = "Digest";
        if (field == 3) changed.deadline -= 1;
        if (field == 4) (changed.kind, changed.period) = (Kind.Note, 202611);
        if (field == 5) changed.proposer = personAt(5);
        if (field == 6) changed.key = Key.wrap("akash-");
        if (field == 7) (changed.kind, changed.digest) = (Kind.Metric, "digest2");
        bytes memory reason = abi.encodeWithSelector(ISignatures.InvalidProposerSignature.selector, changed.proposer);
        vm.expectRevert(reason);
        registry.reviseBySig(changed, signed, two(0, first, 1, second));

        // With a good signature of the proposer, those of the curators are still for something else.
        signed = offerBy(field == 5 ? 5 : PROPOSER, changed);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidSignature.selector, 0, personAt(0)));
        registry.reviseBySig(changed, signed, two(0, first, 1, second));
    }

    function test_countsASignatureOnce() external {
        bytes memory signature = approvalBy(0, open);
        accepted(0, signature);
        vm.expectRevert(abi.encodeWithSelector(IProposals.AlreadyVoted.selector, toProposalId(open), personAt(0)));
        registry.approveBySig(open, one(0, signature));
        counted(1);
    }

    function test_refusesTheSignaturesOfAnExecutedProposal() external {
        registry.approveBySig(open, two(0, approvalBy(0, open), 1, approvalBy(1, open)));
        vm.expectRevert(abi.encodeWithSelector(IProposals.ProposalClosed.selector, toProposalId(open), State.Executed));
        registry.approveBySig(open, one(2, approvalBy(2, open)));
    }

    function test_carriesASignedRevisionOutOnce() external {
        bytes memory signed = offerBy(PROPOSER, offer);
        bytes memory first = approvalBy(0, offer);
        bytes memory second = approvalBy(1, offer);
        registry.reviseBySig(offer, signed, two(0, first, 1, second));
        vm.expectRevert(abi.encodeWithSelector(IProposals.StaleBase.selector, 0, 1));
        registry.reviseBySig(offer, signed, two(0, first, 1, second));
        equal(registry.head(Kind.Project, 0, offer.key).version, 1, "version");
    }

    function test_refusesARevisionThatItsProposerHasWithdrawn() external {
        vm.prank(personAt(PROPOSER));
        registry.withdraw(offer);
        bytes memory signed = offerBy(PROPOSER, offer);
        vm.expectRevert(
            abi.encodeWithSelector(IProposals.ProposalClosed.selector, toProposalId(offer), State.Withdrawn)
        );
        registry.reviseBySig(offer, signed, two(0, approvalBy(0, offer), 1, approvalBy(1, offer)));
    }

    function test_refusesSignaturesAfterTheDeadline() external {
        bytes memory signature = approvalBy(0, open);
        vm.warp(uint256(open.deadline) + 1);
        bytes memory reason = abi.encodeWithSelector(
            IProposals.ProposalExpired.selector,
            toProposalId(open),
            open.deadline
        );
        vm.expectRevert(reason);
        registry.approveBySig(open, one(0, signature));
    }
}
