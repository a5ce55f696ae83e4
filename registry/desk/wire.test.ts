import { describe, expect, test } from 'vitest';
import { kinds, type Proposal, proposalActions } from '../actions/index.ts';
import { digestFromBytes } from '../cid/index.ts';
import { proposalId } from '../proposing/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { BadDeskFormError } from './errors.ts';
import { approvalForm, deskForm, deskListForm, offerForm, proposalFromForm, proposalToForm, readForm } from './wire.ts';

const random = randomOf(seedOf('desk forms'));
const upTo = (limit: number) => Math.floor(random() * limit);
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';

function randomProposal(): Proposal {
  const slug = Array.from({ length: 1 + upTo(32) }, () => letters[upTo(letters.length)]).join('');
  const key = [...slug].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return {
    action: upTo(proposalActions.length),
    kind: upTo(kinds.length),
    period: upTo(2 ** 32),
    key: `0x${key.padEnd(64, '0')}`,
    baseVersion: upTo(2 ** 32),
    digest: digestFromBytes(randomBytes(random, 32)),
    proposer: digestFromBytes(randomBytes(random, 32)).slice(0, 42) as `0x${string}`,
    quorum: upTo(256),
    rejectionQuorum: upTo(256),
    deadline: upTo(2 ** 40),
    bond: BigInt(`0x${digestFromBytes(randomBytes(random, 32)).slice(2, 26)}`),
  };
}

test('a proposal comes back from its form as it was, through JSON, with its id', () => {
  for (let i = 0; i < 300; i++) {
    const proposal = randomProposal();
    const form = JSON.parse(JSON.stringify(proposalToForm(proposal))) as unknown;
    const { proposal: read } = readForm(offerForm, { proposal: form, signature: '0x00' }, 'The offer');
    expect(proposalFromForm(read)).toEqual(proposal);
    expect(proposalId(proposalFromForm(read))).toBe(proposalId(proposal));
  }
});

describe('a form is refused', () => {
  const form = proposalToForm(randomProposal());
  const good = { proposal: form, seat: 0, signature: '0x00' };

  test('never when it is whole', () => {
    expect(readForm(approvalForm, good, 'The approval')).toEqual(good);
  });

  test.each(Object.keys(form))('without %s, or with it of another type', (name) => {
    const { [name as keyof typeof form]: _, ...less } = form;
    for (const proposal of [less, { ...form, [name]: null }, { ...form, [name]: [] }, { ...form, [name]: true }, { ...form, [name]: -1 }])
      expect(() => readForm(approvalForm, { ...good, proposal }, 'The approval')).toThrow(BadDeskFormError);
  });

  test.each([
    { seat: 80 },
    { seat: 0.5 },
    { signature: '0x' },
    { signature: '0x0' },
    { signature: '0xAB' },
    { signature: `0x${'00'.repeat(2_049)}` },
    { more: 1 },
    { proposal: { ...form, more: 1 } },
    { proposal: { ...form, bond: '01' } },
    { proposal: { ...form, bond: '1e3' } },
    { proposal: { ...form, key: 'A' } },
    { proposal: { ...form, digest: form.digest.toUpperCase().replace('X', 'x') } },
  ])('with %j', (change) => {
    expect(() => readForm(approvalForm, { ...good, ...change }, 'The approval')).toThrow(BadDeskFormError);
  });

  test('where a gateway answers with more than a desk can hold', () => {
    const id = form.digest;
    const approval = { seat: 0, curator: form.proposer, signature: '0x00', at: '2026-11-20T13:05:00Z' };
    const desk = { id, approvals: [], comments: [] };
    expect(readForm(deskForm, desk, 'The desk')).toEqual(desk);
    expect(() => readForm(deskForm, { ...desk, approvals: Array(81).fill(approval) }, 'The desk')).toThrow(BadDeskFormError);
    expect(() => readForm(deskForm, { ...desk, comments: Array(1_001).fill(`bafkrei${'a'.repeat(52)}`) }, 'The desk')).toThrow(
      BadDeskFormError,
    );
    const one = { id, approvals: 0, comments: 0 };
    expect(() => readForm(deskListForm, { proposals: Array(2_001).fill(one) }, 'The list')).toThrow(BadDeskFormError);
    expect(() => readForm(deskListForm, { proposals: [{ ...one, approvals: 81 }] }, 'The list')).toThrow(BadDeskFormError);
  });
});

test('the largest bond is one of 96 bits: what no contract could hold is refused, and not an id that cannot be computed', () => {
  const read = (bond: bigint) =>
    readForm(offerForm, { proposal: { ...proposalToForm(randomProposal()), bond: bond.toString() }, signature: '0x00' }, 'The offer');
  expect(() => proposalId(proposalFromForm(read(2n ** 96n - 1n).proposal))).not.toThrow();
  expect(() => read(2n ** 96n)).toThrow(BadDeskFormError);
});
