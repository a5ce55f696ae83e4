/** A fault: in `file` of contracts/, the text `from`, which is there once, becomes `to`. */
export interface Mutation {
  name: string;
  file: string;
  from: string;
  to: string;
}

const without = (name: string, file: string, from: string): Mutation => ({ name, file, from, to: '' });

/** Faults that somebody could make, each of which breaks a promise of docs/reference/guarantees.md. */
export const mutations: readonly Mutation[] = [
  without(
    'a report lands on another version than the head',
    'Attestations.sol',
    'if (version == 0 || version != head.version) revert NotTheHead(version, head.version);',
  ),
  {
    name: 'a role can keep reports out',
    file: 'Attestations.sol',
    from: 'function reproduce(Kind kind, uint32 period, Key key, uint32 version, Outcome outcome, bytes32 evidence) external {',
    to: 'function reproduce(Kind kind, uint32 period, Key key, uint32 version, Outcome outcome, bytes32 evidence) external restricted {',
  },
  {
    name: 'new reports move the pages of older ones',
    file: 'Attestations.sol',
    from: 'uint256 end = cursor == 0 || cursor > all.length ? all.length : cursor;',
    to: 'uint256 end = all.length - (cursor > all.length ? 0 : cursor);',
  },
  without('a proposer approves by transaction', 'Votes.sol', 'if (msg.sender == proposer) revert OwnProposal(id, msg.sender);'),
  without('a proposer approves by signature', 'Signatures.sol', 'if (curator == proposal.proposer) revert OwnProposal(id, curator);'),
  {
    name: 'votes of vacated seats count',
    file: 'Votes.sol',
    from: 'uint80 counted = votes.approvals() & active;',
    to: 'uint80 counted = votes.approvals() | (active & 0);',
  },
  without(
    'a vacated seat does not rest',
    'Council.sol',
    'if (chair.vacatedAt != 0 && block.timestamp <= freeAfter) revert SeatResting(index, freeAfter);',
  ),
  without('a curator votes twice', 'Votes.sol', 'if (votes.voted() & vote != 0) revert AlreadyVoted(id, msg.sender);'),
  {
    name: 'a stale proposal executes',
    file: 'Revisions.sol',
    from: 'if (version != baseVersion) revert StaleBase(baseVersion, version);',
    to: 'if (version < baseVersion) revert StaleBase(baseVersion, version);',
  },
  without(
    'a proposal is judged after its deadline',
    'Proposals.sol',
    'if (block.timestamp > proposal.deadline) revert ProposalExpired(id, proposal.deadline);',
  ),
  {
    name: 'approving while paused',
    file: 'Votes.sol',
    from: 'uint80 active = _requireNotPaused();',
    to: 'uint80 active = activeSeats();',
  },
  {
    name: 'revising by signatures while paused',
    file: 'Signatures.sol',
    from: '_requireNotPaused();\n        ProposalId id',
    to: 'ProposalId id',
  },
  {
    name: 'the bond of spam goes back',
    file: 'Votes.sol',
    from: 'forfeited ? treasury : proposal.proposer',
    to: 'forfeited ? proposal.proposer : proposal.proposer',
  },
  {
    name: 'one verdict of spam is enough',
    file: 'Votes.sol',
    from: 'bool forfeited = counted & ~votes.spam() == 0;',
    to: 'bool forfeited = counted & votes.spam() != 0;',
  },
  without('a withdrawn proposal stays open', 'Proposals.sol', '_ballots[id] = votes.withState(State.Withdrawn);'),
  without('a credit is paid again and again', 'Bonds.sol', 'delete _credits[account];'),
  {
    name: 'a closed proposal is judged again',
    file: 'Proposals.sol',
    from: 'if (state == State.Unknown) revert UnknownProposal(id);\n        if (state != State.Open) revert ProposalClosed(id, state);',
    to: 'if (state == State.Unknown) revert UnknownProposal(id);',
  },
  {
    name: 'a proposal that nobody made is judged',
    file: 'Proposals.sol',
    from: 'if (state == State.Unknown) revert UnknownProposal(id);\n        if (state != State.Open)',
    to: 'if (state != State.Open && state != State.Unknown)',
  },
  {
    name: 'the signature of the proposer is not checked',
    file: 'Signatures.sol',
    from: 'if (!_isBy(proposal.proposer, _hashTypedDataV4(hash), proposerSignature)) {',
    to: 'if (proposerSignature.length == 1) {',
  },
  {
    name: 'a signed revision chooses its quorum',
    file: 'Signatures.sol',
    from: 'if (proposal.quorum != present.quorum || proposal.rejectionQuorum != present.rejectionQuorum) {',
    to: 'if (proposal.rejectionQuorum != present.rejectionQuorum) {',
  },
  without('a withdrawn offer is carried out', 'Signatures.sol', 'if (state != State.Unknown) revert ProposalClosed(id, state);'),
  {
    name: 'a proposer’s signature passes for an approval',
    file: 'Signatures.sol',
    from: '_hashTypedDataV4(TypedProposal.toApprovalHash(proposalHash))',
    to: '_hashTypedDataV4(proposalHash)',
  },
  {
    name: 'a seat given twice counts twice',
    file: 'Signatures.sol',
    from: 'uint256 counted = added.count();',
    to: 'uint256 counted = approvals.length;',
  },
  {
    name: 'a dismissed dispute stays in the count',
    file: 'Revisions.sol',
    from: 'if (current.version == baseVersion) --current.disputes;',
    to: '',
  },
  {
    name: 'an old dispute leaves the count of a new version',
    file: 'Revisions.sol',
    from: 'if (current.version == baseVersion) --current.disputes;',
    to: 'if (current.disputes > 0) --current.disputes;',
  },
  {
    name: 'the rules of another kind are frozen',
    file: 'Proposals.sol',
    from: 'Rules memory frozen = rules(kind);',
    to: 'Rules memory frozen = rules(Kind.Page);',
  },
  {
    name: 'a revision does not name the digest before',
    file: 'Revisions.sol',
    from: 'bytes32 parent = current.digest;',
    to: 'bytes32 parent = proposal.digest;',
  },
];
