import { expect, it } from 'vitest';
import { approveRequest, proposeRequest, rejectRequest } from '../../registry/actions/index.ts';
import { toDigest } from '../../registry/cid/index.ts';
import { approvalTypedData, batchRequest, proposalId, registryDomain } from '../../registry/proposing/index.ts';
import { show } from '../words/language.ts';
import { expectedOf } from './expected.ts';
import { factsOfRequest, factsOfTypedData } from './facts.ts';

const registry = { address: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512', chainId: 31338 } as const;
const config = { network: 'local', chainId: 31338, registry: registry.address, rpcs: [], gateways: [] };
const digest = toDigest(`0x${'ab'.repeat(32)}`);
const proposal = {
  action: 1,
  kind: 2,
  period: 202603,
  key: `0x${Buffer.from('verde').toString('hex').padEnd(64, '0')}`,
  baseVersion: 3,
  digest,
  proposer: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  quorum: 2,
  rejectionQuorum: 2,
  deadline: 1_800_000_000,
  bond: 2_000_000_000_000_000n,
} as const;
const value = (facts: { label: string; value: string }[], label: string) => facts.find((one) => one.label === label)?.value;

it('says of a proposal which entry, which versions, which digest, and what it costs, from the bytes that are sent', () => {
  const request = proposeRequest({
    registry,
    action: 'update',
    kind: 'note',
    period: 202603,
    key: 'verde',
    baseVersion: 3,
    digest,
    bond: proposal.bond,
  });
  const { sentence, facts } = factsOfRequest(request, config);
  expect(sentence).toBe('Propose to update note “verde” of 2026-03');
  expect(value(facts, 'Version')).toBe('3 → 4');
  expect(value(facts, 'Digest')).toBe(digest);
  expect(value(facts, 'Sends')).toMatch(/^0.002 ETH as bond/);
  expect(value(facts, 'Contract')).toBe(registry.address);
});

it('shows another digest as soon as another is in the bytes', () => {
  const request = approveRequest(registry, proposal);
  const other = { ...request, data: request.data.replace('ab'.repeat(32), 'cd'.repeat(32)) as `0x${string}` };
  expect(value(factsOfRequest(other, config).facts, 'Digest')).toBe(`0x${'cd'.repeat(32)}`);
});

it('shows of a batch every call with its digest, from the bytes that are sent', () => {
  const other = { ...proposal, key: proposal.key.replace('76', '77') as `0x${string}`, digest: toDigest(`0x${'cd'.repeat(32)}`) };
  const request = batchRequest(
    registry,
    [proposal, other].map((one) => approveRequest(registry, one)),
  );
  const { facts } = factsOfRequest(request, config);
  expect(['1. Digest', '2. Digest'].map((label) => value(facts, label))).toEqual([digest, other.digest]);
  expect(['1. Proposal', '2. Proposal'].map((label) => value(facts, label))).toEqual([proposalId(proposal), proposalId(other)]);
  expect(value(facts, '2. Call')).toBe('Approve: update note “werde” of 2026-03');
  const labels = facts.map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

it('says whether a rejection is meant as spam', () => {
  const facts = (spam: boolean) => factsOfRequest(rejectRequest(registry, proposal, digest, spam), config).facts;
  expect(value(facts(true), 'Bond then')).toMatch(/treasury/);
  expect(value(facts(false), 'Bond then')).toMatch(/back to the proposer/);
});

it('has no two lines of one name: they are told apart by it', () => {
  for (const request of [approveRequest(registry, proposal), rejectRequest(registry, proposal, digest, true)]) {
    const labels = factsOfRequest(request, config).facts.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

it('says that an approval by signature costs nothing and may be submitted by anybody', () => {
  const { sentence, facts } = factsOfTypedData(approvalTypedData(registryDomain(registry), proposal), config);
  expect(sentence).toMatch(/approval to update note verde; anybody may submit/);
  expect(value(facts, 'Digest')).toBe(digest);
  expect(value(facts, 'Version')).toBe('3 → 4');
  expect(value(facts, 'Costs')).toMatch(/nothing/);
});

it('knows the event of an approval by the proposal and the curator', () => {
  const expected = expectedOf(approveRequest(registry, proposal), proposal.proposer);
  expect(expected?.topics[1]).toBe(proposalId(proposal));
  expect(expected?.topics[2]).toMatch(/70997970c51812dc3a010c7d01b50e0d17dc79c8$/i);
  expect(expectedOf({ to: registry.address, data: '0x12345678' }, proposal.proposer)).toBeNull();
});

it('says it in Chinese where there is a sentence, and else in English, marked as such', async () => {
  await show('zh');
  try {
    const approval = factsOfRequest(approveRequest(registry, proposal), config);
    expect(approval).toMatchObject({ sentence: '批准：更新2026-03的笔记 verde', foreign: false });
    expect(value(approval.facts, '摘要')).toBe(digest);
    const pausing = factsOfRequest({ to: registry.address, data: '0x8456cb59' }, config);
    expect(pausing).toMatchObject({ sentence: 'Pause proposing and approving', foreign: true });
  } finally {
    await show('en');
  }
});
