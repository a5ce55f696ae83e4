import type { Hex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import type { Chain } from '../actions/chain.ts';
import { keyToBytes32 } from '../actions/words.ts';
import { EndpointError, NoChainError, RevertedError } from '../errors/index.ts';
import { intents, type UnsignedComment } from '../schema/comment.ts';
import { checkStatement } from '../schema/statements.ts';
import { randomOf, seedOf } from '../testing.ts';
import {
  approvalTypedData,
  commentTypedData,
  type Proposal,
  proposalTypedData,
  registryDomain,
  type TypedData,
  verifySignature,
} from './index.ts';

const account = privateKeyToAccount(generatePrivateKey());
const address = account.address.toLowerCase() as Hex;
const domain = registryDomain({ address: `0x${'a1'.repeat(20)}`, chainId: 31338 });
const proposal: Proposal = {
  action: 1,
  kind: 2,
  period: 202611,
  key: keyToBytes32('toploc'),
  baseVersion: 3,
  digest: `0x${'ab'.repeat(32)}`,
  proposer: `0x${'0b'.repeat(20)}`,
  quorum: 2,
  rejectionQuorum: 2,
  deadline: 1_800_000_000,
  bond: 2_000_000_000_000_000n,
};

/** Each part of the proposal, changed. */
const changes: Partial<Proposal>[] = [
  { action: 2 },
  { kind: 3 },
  { period: 202610 },
  { key: keyToBytes32('toploc-2') },
  { baseVersion: 4 },
  { digest: `0x${'ac'.repeat(32)}` },
  { proposer: `0x${'0c'.repeat(20)}` },
  { quorum: 1 },
  { rejectionQuorum: 1 },
  { deadline: 1_900_000_000 },
  { bond: 0n },
];

/** A chain on which nothing is a contract. */
const bare: Chain = { call: async () => '0x', logs: async () => [] };
const sign = (typedData: TypedData): Promise<Hex> => account.signTypedData(typedData as never);
const check = (typedData: TypedData, signature: Hex, chain = bare) => verifySignature(chain, { address, typedData, signature });

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const word = (value: bigint): string => value.toString(16).padStart(64, '0');
const partsOf = (signature: Hex) => ({ r: signature.slice(0, 66), s: BigInt(`0x${signature.slice(66, 130)}`), v: signature.slice(130) });

describe('the signature of an account', () => {
  it('is taken in 65 bytes and in 64 (EIP-2098)', async () => {
    const approval = approvalTypedData(domain, proposal);
    const signature = await sign(approval);
    const { r, s, v } = partsOf(signature);
    expect(await check(approval, signature)).toBe(true);
    expect(await check(approval, `${r}${word(s | (v === '1c' ? 1n << 255n : 0n))}` as Hex)).toBe(true);
    expect(await check(approval, `${r}${word(s | (v === '1c' ? 0n : 1n << 255n))}` as Hex)).toBe(false);
  });

  it('is refused in its second spelling, with another v, cut short or drawn out', async () => {
    const approval = approvalTypedData(domain, proposal);
    const signature = await sign(approval);
    const { r, s, v } = partsOf(signature);
    const refused = [
      `${r}${word(ORDER - s)}${v === '1b' ? '1c' : '1b'}`,
      ...['00', '01', '1d', '1a'].map((other) => `${r}${word(s)}${other}`),
      '0x',
      signature.slice(0, 129),
      signature.slice(0, 128),
      `${signature}00`,
      `0x${'00'.repeat(65)}`,
      `0x${'ff'.repeat(65)}`,
      'no hex',
    ];
    for (const one of refused) expect(await check(approval, one as Hex), one).toBe(false);
  });

  it('is for one thing on one registry of one chain', async () => {
    const signature = await sign(approvalTypedData(domain, proposal));
    const others = [
      proposalTypedData(domain, proposal),
      approvalTypedData({ ...domain, chainId: 1 }, proposal),
      approvalTypedData({ ...domain, verifyingContract: `0x${'a2'.repeat(20)}` }, proposal),
      approvalTypedData({ ...domain, version: '2' }, proposal),
      ...changes.map((change) => approvalTypedData(domain, { ...proposal, ...change })),
    ];
    for (const other of others)
      expect(
        await check(other, signature),
        JSON.stringify(other.message, (_, one) => String(one)),
      ).toBe(false);
  });
});

describe('the signature of a contract wallet', () => {
  const approval = approvalTypedData(domain, proposal);
  const answering = (answer: () => Promise<Hex>): Chain => ({ call: answer, logs: async () => [] });

  it('is what the wallet says it is', async () => {
    const yes = answering(async () => `0x1626ba7e${'00'.repeat(28)}`);
    expect(await check(approval, '0x', yes)).toBe(true);
    expect(await check(approval, `0x${'12'.repeat(300)}`, yes)).toBe(true);
    for (const answer of ['0x', `0x${'00'.repeat(32)}`, `0x${'ff'.repeat(32)}`, '0x1626ba7e', `0x1626ba7e${'00'.repeat(27)}01`] as const)
      expect(
        await check(
          approval,
          '0x12',
          answering(async () => answer),
        ),
        answer,
      ).toBe(false);
  });

  it('is refused where the wallet reverts, and unknown where nobody answers', async () => {
    const reverting = answering(() => Promise.reject(new RevertedError('0x', 'no')));
    expect(await check(approval, '0x12', reverting)).toBe(false);
    const silent = answering(() => Promise.reject(new NoChainError([new EndpointError('http://rpc.test', 'is away')])));
    await expect(check(approval, '0x12', silent)).rejects.toThrow(NoChainError);
  });
});

describe('a comment', () => {
  it('is refused when one character or one part of it is another', async () => {
    const random = randomOf(seedOf('comments'));
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    for (let round = 0; round < 25; round++) {
      const text = Array.from({ length: 1 + Math.floor(random() * 60) }, () => pick([...'ab *_`#\n[]()é中'])).join('');
      const unsigned: UnsignedComment = {
        schema: 'deml.comment/1',
        proposal: `0x${Math.floor(random() * 2 ** 32)
          .toString(16)
          .padStart(64, '0')}`,
        intent: pick(intents),
        text,
        author: address,
        writtenAt: `2026-11-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}T10:00:00Z`,
      };
      const signature = await sign(commentTypedData(domain, unsigned));
      checkStatement({ ...unsigned, signature }, 'deml.comment/1');
      expect(await check(commentTypedData(domain, unsigned), signature)).toBe(true);

      const at = Math.floor(random() * text.length);
      const altered: UnsignedComment[] = [
        { ...unsigned, text: `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}` },
        { ...unsigned, text: `${text}!` },
        { ...unsigned, intent: pick(intents.filter((one) => one !== unsigned.intent)) },
        { ...unsigned, proposal: unsigned.proposal.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
        { ...unsigned, writtenAt: unsigned.writtenAt.replace('10:00', '10:01') },
        { ...unsigned, replyTo: `bafkrei${'a'.repeat(52)}` },
      ];
      for (const one of altered) expect(await check(commentTypedData(domain, one), signature)).toBe(false);
      const byte = 2 + 2 * Math.floor(random() * 64); // of r and s
      const changed =
        `${signature.slice(0, byte)}${signature.slice(byte, byte + 2) === '00' ? '01' : '00'}${signature.slice(byte + 2)}` as Hex;
      expect(await check(commentTypedData(domain, unsigned), changed)).toBe(false);
    }
  });
});
