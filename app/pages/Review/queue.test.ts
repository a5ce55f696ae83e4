import type { Address, Hex } from 'viem';
import { expect, it } from 'vitest';
import type { QueueItem, Vote } from '../../../registry/records/index.ts';
import { defaultReview, type ReviewView } from '../../state/route/review.ts';
import { batchOf, cannotWithdraw, completing, signaturesFor } from './decision.ts';
import { cannotVote, type Known, shownIn, tally } from './queue.ts';

const address = (n: number): Address => `0x${String(n).repeat(40).slice(0, 40)}`;
const id = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`;
const [proposer, curator, other] = [address(1), address(2), address(3)];

const vote = (more: Partial<Vote> = {}): Vote => ({
  curator,
  seat: 0,
  vote: 'approve',
  counts: true,
  reason: null,
  at: 10,
  block: 1n,
  transaction: id(9),
  ...more,
});

function item(n: number, more: Partial<QueueItem> = {}, proposal: Partial<QueueItem['proposal']> = {}): QueueItem {
  return {
    id: id(n),
    entry: { id: id(100 + n), kind: 'note', period: 202611, key: `note-${n}` },
    action: 'create',
    proposal: {
      action: 0,
      kind: 2,
      period: 202611,
      key: id(0),
      baseVersion: 0,
      digest: id(n),
      proposer,
      quorum: 2,
      rejectionQuorum: 2,
      deadline: 1000 + n,
      bond: 0n,
      ...proposal,
    },
    state: 'open',
    approvals: 0,
    rejections: 0,
    openedAt: n,
    openedBlock: 1n,
    transaction: id(8),
    votes: [],
    closed: null,
    spam: false,
    version: null,
    eventsAgree: true,
    ...more,
  };
}

const known = (more: Partial<Known> = {}): Known => ({
  curators: new Set([curator, other]),
  lifted: new Set(),
  projects: new Map(),
  account: undefined,
  ...more,
});
const view = (more: Partial<ReviewView> = {}): ReviewView => ({ ...defaultReview, ...more });
const ids = (list: readonly QueueItem[]) => list.map((one) => Number(one.id));

it('folds an open proposal until a curator votes on it, signs or comments on it, or proposes it', () => {
  const items = [item(1), item(2, { votes: [vote()] }), item(3), item(4, {}, { proposer: curator })];
  const { lifted, folded } = shownIn(items, view(), known({ lifted: new Set([id(3)]) }));
  expect([ids(lifted), ids(folded)]).toEqual([[2, 3, 4], [1]]);
});

it('lists the nearest deadline first, and never folds what is closed', () => {
  const items = [item(1, {}, { deadline: 90 }), item(2, {}, { deadline: 50 }), item(3, { state: 'rejected' })];
  const { lifted, folded } = shownIn(items, view({ state: 'any' }), known());
  expect([ids(lifted), ids(folded)]).toEqual([[3], [2, 1]]);
});

it('filters by state, kind, action and system; a note belongs to the systems that it names', () => {
  const profile = item(1, { entry: { id: id(7), kind: 'project', period: 0, key: 'akash' }, action: 'update', votes: [vote()] });
  const note = item(2, { votes: [vote()] });
  const closed = item(3, { state: 'withdrawn', entry: { ...profile.entry, key: 'gensyn' } });
  const shown = (more: Partial<ReviewView>) =>
    ids(shownIn([profile, note, closed], view(more), known({ projects: new Map([[id(2), ['akash']]]) })).lifted);
  expect(shown({ project: 'akash' })).toEqual([1, 2]);
  expect(shown({ project: 'gensyn' })).toEqual([]);
  expect(shown({ state: 'closed', project: 'gensyn' })).toEqual([3]);
  expect(shown({ kind: 'note' })).toEqual([2]);
  expect(shown({ action: 'update' })).toEqual([1]);
});

it('says why an account cannot vote, and nothing where it can', () => {
  const as = (account: Address | undefined, one = item(1)) => cannotVote(one, known({ account }));
  expect(as(curator)).toBeNull();
  expect(as(undefined)).toContain('No wallet');
  expect(as(address(9))).toContain('no curator’s seat');
  expect(as(proposer)).toContain('You proposed it');
  expect(as(curator, item(1, {}, { proposer: curator }))).toContain('You proposed it');
  expect(as(curator, item(1, { votes: [vote()] }))).toBe('You have approved it.');
  expect(as(curator, item(1, { votes: [vote({ vote: 'spam' })] }))).toBe('You have voted to reject it.');
  expect(as(curator, item(1, { state: 'stale' }))).toContain('stale');
  expect(ids(shownIn([item(1), item(2, { votes: [vote()] })], view({ mine: true }), known({ account: curator })).folded)).toEqual([1]);
});

it('counts what waits and what is overdue', () => {
  expect(tally([item(5), item(3), item(1, { state: 'expired' }), item(2, { state: 'stale' })])).toEqual({ open: 2, oldest: 3, overdue: 2 });
  expect(tally([])).toEqual({ open: 0, oldest: null, overdue: 0 });
});

it('submits no more signatures than the quorum needs, none of a curator who voted, none of the proposer', () => {
  const approval = (seat: number, who: Address) => ({ seat, curator: who, signature: id(seat), at: '' });
  const desk = { approvals: [approval(0, curator), approval(1, other), approval(2, proposer), approval(3, address(4))] } as never;
  expect(signaturesFor(item(1, { votes: [vote()] }), desk).map(({ seat }) => seat)).toEqual([1, 3]);
  expect(completing(item(1), desk)?.map(({ seat }) => seat)).toEqual([0, 1]);
  expect(completing(item(1, { approvals: 1, votes: [vote()] }), desk)?.map(({ seat }) => seat)).toEqual([1]);
  expect(completing(item(1, {}, { quorum: 4 }), desk)).toBeNull();
  expect(completing(item(1, { state: 'expired' }), desk)).toBeNull();
});

it('lets the proposer withdraw at any time, and anybody after the deadline, but nobody what was decided', () => {
  expect(cannotWithdraw(item(1), proposer, false)).toBeNull();
  expect(cannotWithdraw(item(1), other, false)).toContain('Until its deadline');
  expect(cannotWithdraw(item(1, { state: 'expired' }), other, false)).toBeNull();
  expect(cannotWithdraw(item(1, { state: 'expired' }), other, true)).toContain('Only its proposer');
  expect(cannotWithdraw(item(1, { state: 'stale' }), proposer, false)).toBeNull();
  expect(cannotWithdraw(item(1, { state: 'executed' }), proposer, false)).toContain('approved');
});

it('leaves out of a batch what its own first part would make stale', () => {
  const entry = item(1).entry;
  const { ready, leftOut } = batchOf([item(1, { approvals: 1 }), item(2, { entry }), item(3)]);
  expect([ids(ready), leftOut.map(({ item: one }) => Number(one.id))]).toEqual([[1, 3], [2]]);
  // Two that both still need votes can stand together: neither takes effect.
  expect(batchOf([item(1), item(2, { entry })]).leftOut).toEqual([]);
});
