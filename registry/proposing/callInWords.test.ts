import { type Abi, encodeFunctionData, type Hex, parseAbi } from 'viem';
import { expect, it } from 'vitest';
import { keyToBytes32 } from '../actions/words.ts';
import { toDigest } from '../cid/index.ts';
import { registryAbi } from '../generated/abi.ts';
import { attestationsAbi } from '../generated/attestations.ts';
import { approveRequest, batchRequest, callInWords, durationInWords, managerAbi, type Proposal, rejectRequest } from './index.ts';

const registry = { address: `0x${'a1'.repeat(20)}`, chainId: 31338 } as const;
const somebody: Hex = `0x${'0b'.repeat(20)}`;
const digest = toDigest(`0x${'ab'.repeat(32)}`);
const key = keyToBytes32('toploc');
const proposal: Proposal = {
  action: 1,
  kind: 2,
  period: 202611,
  key,
  baseVersion: 3,
  digest,
  proposer: somebody,
  quorum: 2,
  rejectionQuorum: 2,
  deadline: 1_800_000_000,
  bond: 0n,
};
const rules = { quorum: 3, rejectionQuorum: 1, lifetime: 86_400, bond: 2_000_000_000_000_000n };
const calls: [abi: Abi, name: string, args: unknown[], words: string][] = [
  [registryAbi, 'propose', [0, 0, 0, keyToBytes32('gensyn'), 0, digest], 'Propose to create project “gensyn”'],
  [registryAbi, 'approve', [proposal], 'Approve: update note “toploc” of 2026-11'],
  [registryAbi, 'approveBySig', [proposal, [{ seat: 1, signature: '0x' }]], 'Submit 1 signed approval: update note “toploc” of 2026-11'],
  [
    registryAbi,
    'reviseBySig',
    [proposal, '0x', [1, 2].map((seat) => ({ seat, signature: '0x' }))],
    'Complete a signed revision by 2 signed approvals: update note “toploc” of 2026-11',
  ],
  [registryAbi, 'reject', [proposal, digest, true], 'Reject as spam: update note “toploc” of 2026-11'],
  [registryAbi, 'withdraw', [{ ...proposal, action: 4, kind: 0, period: 0 }], 'Withdraw: dispute project “toploc”'],
  [registryAbi, 'collect', [somebody], `Pay out the credit of ${somebody}`],
  [registryAbi, 'seat', [7, somebody], `Give seat 7 to ${somebody}`],
  [registryAbi, 'vacate', [7], 'Vacate seat 7'],
  [
    registryAbi,
    'setRules',
    [1, rules],
    'Set the rules of metric proposals: 3 to approve, 1 to reject, 1 day to judge, a bond of 0.002 ETH',
  ],
  [registryAbi, 'pause', [], 'Pause proposing and approving'],
  [attestationsAbi, 'attest', [0, 0, key, 4, 1, digest], 'Attest version 4 of project “toploc” as refuted'],
  [attestationsAbi, 'reproduce', [1, 0, key, 4, 1, digest], 'Report that repeating version 4 of metric “toploc” ended as different'],
  [managerAbi, 'grantRole', [2n, somebody, 0], `Make ${somebody} auditor, without a delay`],
  [managerAbi, 'grantRole', [0n, somebody, 7_200], `Make ${somebody} admin, each call waiting 2 hours`],
  [managerAbi, 'revokeRole', [9n, somebody], `Take the role role 9 from ${somebody}`],
  [
    managerAbi,
    'setTargetFunctionRole',
    [somebody, ['0x8456cb59', '0xdeadbeef'], 1n],
    `Let the role guardian call pause, 0xdeadbeef of ${somebody}`,
  ],
];

/** Addresses decode with their checksum. */
const plain = (text: string): string => text.toLowerCase();

it.each(calls)('says %#: %s', (abi, functionName, args, words) => {
  const said = callInWords(encodeFunctionData({ abi, functionName, args }));
  expect(plain(said.words)).toBe(plain(words));
  expect(said.call?.name).toBe(functionName);
});

it('has a sentence for every function that changes something', () => {
  const changing = ([...registryAbi, ...attestationsAbi, ...managerAbi] as Abi).filter(
    (item) => item.type === 'function' && item.stateMutability !== 'view' && item.stateMutability !== 'pure',
  );
  const zero = (type: string): unknown => (type.endsWith('[]') ? [] : type === 'bool' ? false : type === 'string' ? '' : null);
  expect(changing.length).toBeGreaterThan(25);
  for (const item of changing) {
    if (item.type !== 'function') continue;
    const anyOf = (input: (typeof item.inputs)[number]): unknown =>
      'components' in input && input.type === 'tuple'
        ? Object.fromEntries(input.components.map((part) => [part.name, anyOf(part)]))
        : (zero(input.type) ??
          (input.type === 'address'
            ? somebody
            : /^bytes\d/.test(input.type)
              ? `0x${'00'.repeat(Number(input.type.slice(5)))}`
              : input.type === 'bytes'
                ? '0x'
                : 0n));
    const { words, call } = callInWords(encodeFunctionData({ abi: [item], functionName: item.name, args: item.inputs.map(anyOf) }));
    expect(call?.name, item.name).toBe(item.name);
    expect(words).not.toMatch(/undefined|\[object/);
  }
});

it('reads through batches and announced calls, whatever they hold', () => {
  const batch = batchRequest(registry, [approveRequest(registry, proposal), rejectRequest(registry, proposal, digest)]);
  const words = 'Approve: update note “toploc” of 2026-11; Reject: update note “toploc” of 2026-11';
  expect(callInWords(batch.data).words).toBe(words);
  const announce = encodeFunctionData({ abi: managerAbi, functionName: 'schedule', args: [registry.address, batch.data, 0] });
  expect(callInWords(announce).words).toBe(`Announce: ${words}`);
  const foreign = encodeFunctionData({ abi: parseAbi(['function drain(address to)']), args: [somebody] });
  expect(callInWords(foreign)).toEqual({ words: `Call the unknown function ${foreign.slice(0, 10)}`, call: null });
  for (const data of ['0x', '0x12', `${batch.data.slice(0, 60)}`] as Hex[]) expect(callInWords(data).call).toBeNull();
});

it('shows a key that no entry can have as its bytes', () => {
  const odd: Hex = `0x${'ff'.repeat(32)}`;
  const data = encodeFunctionData({ abi: registryAbi, functionName: 'approve', args: [{ ...proposal, key: odd }] });
  expect(callInWords(data).words).toContain(odd);
});

it('a batch refuses wei and other contracts', () => {
  const request = approveRequest(registry, proposal);
  expect(() => batchRequest(registry, [{ ...request, value: 1n }])).toThrow(/wei/);
  expect(() => batchRequest(registry, [{ ...request, to: somebody }])).toThrow(/another contract/);
});

it.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 minute'],
  [90, '90 s'],
  [5_400, '90 minutes'],
  [86_400, '1 day'],
  [2_592_000, '30 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});
