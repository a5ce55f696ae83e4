// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ISignatures} from "./interfaces/ISignatures.sol";
import {Ballot} from "./types/Ballot.sol";
import {EntryId} from "./types/EntryId.sol";
import {Action, Proposal, Rules, State} from "./types/Proposal.sol";
import {logProposedFromCalldata, ProposalId, toProposalIdFromCalldata} from "./types/ProposalId.sol";
import {Seats, SeatSignature} from "./types/Seats.sol";
import {TypedProposal} from "./types/TypedProposal.sol";
import {Votes} from "./Votes.sol";

/// @title Approvals that are signed off the chain
/// @dev The same checks, errors and events as for votes by transaction, so whoever follows the events needs no second path.
abstract contract Signatures is ISignatures, Votes, EIP712 {
    using Seats for uint8;
    using Seats for uint80;

    constructor() EIP712("DeML OS Registry", "1") {}

    /// @inheritdoc ISignatures
    function approveBySig(Proposal calldata proposal, SeatSignature[] calldata approvals) external {
        uint80 active = _requireNotPaused();
        (ProposalId id, Ballot votes) = _requireOpen(proposal);
        uint80 added = _signed(id, proposal, TypedProposal.toProposalHash(proposal), approvals, votes.voted());
        _count(id, proposal, votes.withApprovals(added), active);
    }

    /// @inheritdoc ISignatures
    function reviseBySig(
        Proposal calldata proposal,
        bytes calldata proposerSignature,
        SeatSignature[] calldata approvals
    ) external {
        _requireNotPaused();
        ProposalId id = toProposalIdFromCalldata(proposal);
        EntryId entry = _requireOffer(id, proposal);
        bytes32 hash = TypedProposal.toProposalHash(proposal);
        if (!_isBy(proposal.proposer, _hashTypedDataV4(hash), proposerSignature)) {
            revert InvalidProposerSignature(proposal.proposer);
        }
        logProposedFromCalldata(id, entry, proposal.proposer, proposal);
        uint80 added = _signed(id, proposal, hash, approvals, 0);
        uint256 counted = added.count();
        if (counted < proposal.quorum) revert QuorumNotReached(counted, proposal.quorum);
        _execute(id, entry, proposal, added);
    }

    /// @dev The entry of a proposal that could be proposed now, by the rules that hold now, and was not.
    function _requireOffer(ProposalId id, Proposal calldata proposal) private view returns (EntryId) {
        State state = _ballots[id].state();
        if (state == State.Open) revert AlreadyProposed(id);
        if (state != State.Unknown) revert ProposalClosed(id, state);
        if (proposal.action == Action.Dispute) revert MustBeProposed(proposal.action);
        if (proposal.bond != 0) revert WrongBond(0, proposal.bond);
        Rules memory present = rules(proposal.kind);
        if (proposal.quorum != present.quorum || proposal.rejectionQuorum != present.rejectionQuorum) {
            revert RulesChanged(proposal.quorum, proposal.rejectionQuorum, present.quorum, present.rejectionQuorum);
        }
        if (block.timestamp > proposal.deadline) revert ProposalExpired(id, proposal.deadline);
        uint256 latest = block.timestamp + present.lifetime;
        if (proposal.deadline > latest) revert DeadlineTooFar(proposal.deadline, latest);
        return
            _requireContent(
                proposal.action,
                proposal.kind,
                proposal.period,
                proposal.key,
                proposal.baseVersion,
                proposal.digest
            );
    }

    /// @dev The seats whose curators have approved by signature and had not voted before.
    function _signed(
        ProposalId id,
        Proposal calldata proposal,
        bytes32 proposalHash,
        SeatSignature[] calldata approvals,
        uint80 voted
    ) private returns (uint80 added) {
        if (approvals.length == 0) revert SignaturesMissing(id);
        bytes32 hash = _hashTypedDataV4(TypedProposal.toApprovalHash(proposalHash));
        for (uint256 i = 0; i < approvals.length; ++i) {
            SeatSignature calldata approval = approvals[i];
            uint8 index = approval.seat;
            uint80 vote = index.only();
            if ((voted | added) & vote != 0) continue;
            address curator = _curatorOf(index);
            if (curator == proposal.proposer) revert OwnProposal(id, curator);
            if (!_isBy(curator, hash, approval.signature)) revert InvalidSignature(index, curator);
            added |= vote;
            emit Approved(id, curator, index);
        }
        if (added == 0) revert AlreadyVoted(id, _curatorOf(approvals[0].seat));
    }

    /// @dev Whether `signer` agrees: by sending this transaction, by an own key (65 or 64 bytes), or as a contract.
    /// A contract that reverts, lies about lengths or returns much is merely not convinced; the gas it burns is its caller's.
    function _isBy(address signer, bytes32 hash, bytes calldata signature) private view returns (bool) {
        if (signature.length == 0 && msg.sender == signer) return true;
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (address recovered, ECDSA.RecoverError failure, ) = ECDSA.tryRecover(hash, v, r, s);
        if (failure == ECDSA.RecoverError.NoError && recovered == signer) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, hash, signature);
    }
}
