// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICouncil} from "../../../contracts/interfaces/ICouncil.sol";
import {IProposals} from "../../../contracts/interfaces/IProposals.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {Key} from "../../../contracts/types/Key.sol";
import {Action, Proposal} from "../../../contracts/types/Proposal.sol";
import {toProposalId} from "../../../contracts/types/ProposalId.sol";
import {SignatureTest} from "./support/SignatureTest.sol";
import {TypedData} from "./support/TypedData.sol";

/// @notice Signatures of the wrong person, of the wrong type, or of the wrong bytes.
contract SignatureForgeryTest is SignatureTest {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_acceptsSixtyFiveBytes() external {
        accepted(0, approvalBy(0, open));
    }

    function test_acceptsTheSixtyFourBytesOfEip2098() external {
        for (uint8 i = 0; i < 4; ++i) {
            vm.warp(block.timestamp + 1);
            open = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "short");
            bytes memory short = signatureOf(i, TypedData.approvalDigest(separator, open), true);
            equal(short.length, 64, "length");
            accepted(i, short);
        }
    }

    function test_refusesTheOtherSOfTheSamePoint() external {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(0), TypedData.approvalDigest(separator, open));
        bytes32 other = bytes32(ORDER - uint256(s));
        refused(0, abi.encodePacked(r, other, v == 27 ? uint8(28) : uint8(27)));
        refused(0, abi.encodePacked(r, other, v));
        refused(0, abi.encodePacked(r, other)); // its highest bit reads as v
    }

    function test_refusesEveryVButTheRightOne() external {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(0), TypedData.approvalDigest(separator, open));
        uint8[6] memory wrong = [0, 1, 29, 26, 255, v == 27 ? 28 : 27];
        for (uint256 i = 0; i < wrong.length; ++i) refused(0, abi.encodePacked(r, s, wrong[i]));
    }

    /// @dev The bytes of a good signature, cut or with zeros behind. Of 64 bytes the highest bit of s is v, here the wrong one.
    function testFuzz_refusesAnyOtherLength(uint8 length) external {
        if (length == 65) return;
        _refusedAtLength(length);
    }

    function test_refusesTheLengthsAroundTheGoodOnes() external {
        uint8[6] memory lengths = [0, 1, 63, 64, 66, 130];
        for (uint256 i = 0; i < lengths.length; ++i) _refusedAtLength(lengths[i]);
    }

    function testFuzz_refusesJunk(bytes32 r, bytes32 s, uint8 v) external {
        refused(0, abi.encodePacked(r, s, v));
        refused(0, abi.encodePacked(r, s));
    }

    /// @dev ecrecover answers zero for what is no signature, and an empty seat has the curator zero.
    function test_refusesASignatureOfNobodyForAnEmptySeat() external {
        registry.vacate(0);
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatEmpty.selector, 0));
        registry.approveBySig(open, one(0, new bytes(65)));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatEmpty.selector, 79));
        registry.approveBySig(open, one(79, new bytes(65)));
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatOutOfRange.selector, 80, 80));
        registry.approveBySig(open, one(80, new bytes(65)));
    }

    function test_refusesAProposerWhoIsNobody() external {
        offer.proposer = address(0);
        bytes memory reason = abi.encodeWithSelector(ISignatures.InvalidProposerSignature.selector, address(0));
        vm.expectRevert(reason);
        registry.reviseBySig(offer, new bytes(65), two(0, approvalBy(0, offer), 1, approvalBy(1, offer)));
    }

    /// @dev Precompiled contracts answer calls or burn their gas; none of them agrees.
    function test_refusesAProposerThatIsAPrecompiledContract() external {
        for (uint160 i = 1; i <= 17; ++i) {
            offer.proposer = address(i);
            bytes memory signature = offerBy(PROPOSER, offer);
            bytes memory call = abi.encodeCall(
                registry.reviseBySig,
                (offer, signature, two(0, approvalBy(0, offer), 1, approvalBy(1, offer)))
            );
            (bool done, bytes memory reason) = address(registry).call{gas: 2_000_000}(call);
            bytes memory expected = abi.encodeWithSelector(ISignatures.InvalidProposerSignature.selector, address(i));
            isTrue(!done && keccak256(reason) == keccak256(expected), "refused");
        }
    }

    function test_refusesTheSignatureOfAnother() external {
        refused(0, approvalBy(1, open));
        refused(0, approvalBy(7, open));
    }

    function test_refusesAProposersSignatureAsAnApproval() external {
        refused(0, offerBy(0, open));
    }

    function test_refusesAnApprovalAsAProposersSignature() external {
        bytes memory approval = approvalBy(PROPOSER, offer);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidProposerSignature.selector, personAt(PROPOSER)));
        registry.reviseBySig(offer, approval, two(0, approvalBy(0, offer), 1, approvalBy(1, offer)));
    }

    function test_countsASignerOnceThatIsGivenTwice() external {
        bytes memory signature = approvalBy(0, open);
        registry.approveBySig(open, two(0, signature, 0, signature));
        counted(1);
        bytes memory signed = offerBy(PROPOSER, offer);
        bytes memory approval = approvalBy(0, offer);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.QuorumNotReached.selector, 1, 2));
        registry.reviseBySig(offer, signed, two(0, approval, 0, approval));
    }

    function test_refusesOneSignerOnTwoSeats() external {
        bytes memory signature = approvalBy(0, open);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidSignature.selector, 1, personAt(1)));
        registry.approveBySig(open, two(0, signature, 1, signature));
    }

    function test_refusesASignerWhoLostTheSeat() external {
        bytes memory signature = approvalBy(0, open);
        registry.vacate(0);
        vm.expectRevert(abi.encodeWithSelector(ICouncil.SeatEmpty.selector, 0));
        registry.approveBySig(open, one(0, signature));
    }

    function test_refusesASignerWhoseSeatHasAnother() external {
        registry.vacate(0);
        vm.warp(block.timestamp + registry.MAX_LIFETIME() + 1);
        registry.seat(0, personAt(7));
        open = propose(CONTRIBUTOR, Action.Create, Key.wrap("gensyn"), 0, "later");
        refused(0, approvalBy(0, open));
        accepted(0, approvalBy(7, open));
    }

    function test_countsASignerWhoMovedOnTheNewSeatOnly() external {
        bytes memory signature = approvalBy(0, open);
        accepted(0, signature);
        registry.vacate(0);
        counted(0);
        registry.seat(9, personAt(0));
        accepted(9, signature);
        registry.vacate(9);
        counted(0);
    }

    /// @dev A rejection outweighs an older signature as long as its seat is held, and goes with the seat.
    function test_passesOverASignerWhoHasRejectedUntilTheSeatIsLost() external {
        bytes memory signature = approvalBy(0, open);
        vm.prank(personAt(0));
        registry.reject(open, "reason", false);
        vm.expectRevert(abi.encodeWithSelector(IProposals.AlreadyVoted.selector, toProposalId(open), personAt(0)));
        registry.approveBySig(open, one(0, signature));
        registry.vacate(0);
        registry.seat(9, personAt(0));
        accepted(9, signature);
    }

    function test_refusesTheProposersOwnApproval() external {
        Proposal memory own = propose(personAt(0), Action.Create, Key.wrap("own"), 0, "digest");
        bytes memory reason = abi.encodeWithSelector(IProposals.OwnProposal.selector, toProposalId(own), personAt(0));
        bytes memory signature = approvalBy(0, own);
        vm.expectRevert(reason);
        registry.approveBySig(own, one(0, signature));
    }

    function test_acceptsAnEmptySignatureOfTheSenderOnly() external {
        refused(0, "");
        vm.prank(personAt(1));
        vm.expectRevert(abi.encodeWithSelector(ISignatures.InvalidSignature.selector, 0, personAt(0)));
        registry.approveBySig(open, one(0, ""));
        vm.prank(personAt(0));
        registry.approveBySig(open, one(0, ""));
        counted(1);
    }

    function _refusedAtLength(uint8 length) private {
        bytes memory good = approvalBy(0, open);
        bytes memory cut = new bytes(length);
        for (uint256 i = 0; i < length && i < 65; ++i) cut[i] = good[i];
        if (length == 64 && good[64] == bytes1(uint8(27))) cut[32] |= 0x80;
        refused(0, cut);
    }
}
