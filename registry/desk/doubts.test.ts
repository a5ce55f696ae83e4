import type { Hex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import type { Chain } from '../actions/chain.ts';
import { keyToBytes32, type Proposal } from '../actions/index.ts';
import { cidOf, type Digest, digestOf } from '../cid/index.ts';
import { NoChainError } from '../errors/index.ts';
import { commentTypedData, proposalId, proposalTypedData, registryDomain } from '../proposing/index.ts';
import type { Comment } from '../schema/index.ts';
import { writeStatement } from '../schema/statements.ts';
import { getDesk, listDesks } from './index.ts';
import { proposalToForm } from './wire.ts';

// An honest gateway may hold what contract wallets signed that have changed their mind since. None of the wallets below
// stands by what it signed, and what accounts sign is to be read nevertheless.
const registry = { address: `0x${'a1'.repeat(20)}` as Hex, chainId: 31_338 };
const domain = registryDomain(registry);
const silent: Chain = { call: async () => '0x', logs: async () => [] };
/** A chain whose RPCs find no answer for the wallets. */
const stuck: Chain = { ...silent, call: () => Promise.reject(new NoChainError([])) };
const person = privateKeyToAccount(generatePrivateKey());
const id: Hex = `0x${'5'.repeat(64)}`;
const sign = (by: PrivateKeyAccount, typedData: object) => by.signTypedData(typedData as never);
const walletOf = (n: number): Hex => `0x${n.toString(16).padStart(40, '7')}`;

/** A gateway that answers each path with these bytes. */
const placeOf = (chain: Chain, answers: ReadonlyMap<string, Uint8Array | object>) => ({
  chain,
  registry,
  gateways: ['https://gateway.example'],
  fetch: (async (url: string) => {
    const answer = answers.get(new URL(url).pathname);
    const body = answer instanceof Uint8Array ? (answer as Uint8Array<ArrayBuffer>) : JSON.stringify(answer);
    return new Response(answer ? body : null, { status: answer ? 200 : 404 });
  }) as typeof fetch,
});

async function commentOf(author: Hex, text: string, by?: PrivateKeyAccount): Promise<[string, Uint8Array]> {
  const said: Comment = {
    schema: 'deml.comment/1',
    proposal: id,
    intent: 'comment',
    text,
    author: author.toLowerCase(),
    writtenAt: '2026-11-20T13:00:00Z',
    signature: '0x01',
  };
  const bytes = writeStatement(by ? { ...said, signature: await sign(by, commentTypedData(domain, said)) } : said);
  return [cidOf((await digestOf(bytes)) as Digest), bytes];
}

const proposalOf = (proposer: Hex, n: number): Proposal => ({
  action: 0,
  kind: 2,
  period: 202_611,
  key: keyToBytes32(`note-${n}`),
  baseVersion: 0,
  digest: id as Digest,
  proposer,
  quorum: 2,
  rejectionQuorum: 2,
  deadline: 1_900_000_000,
  bond: 0n,
});

describe.each([
  ['disown', silent, 'refused'],
  ['leave unanswered', stuck, 'failed'],
] as const)('what wallets %s', (_, chain, state) => {
  test('as a hundred comments hides none that stands', async () => {
    const comments = await Promise.all(Array.from({ length: 100 }, (_, i) => commentOf(walletOf(i), `${i}`)));
    comments.push(await commentOf(person.address, 'The source says so.', person));
    const desk = { id, approvals: [], comments: comments.map(([cid]) => cid) };
    const blocks = comments.map(([cid, bytes]) => [`/ipfs/${cid}`, bytes] as const);
    const read = await getDesk(placeOf(chain, new Map<string, Uint8Array | object>([[`/proposals/${id}`, desk], ...blocks])), id);
    expect(read.comments.map(({ comment }) => comment.text)).toEqual(['The source says so.']);
    expect(read.gateways).toMatchObject([{ state }]);
  });

  test('as a hundred offers hides none that stands', async () => {
    const listed = Array.from({ length: 100 }, (_, i) => {
      const proposal = proposalOf(walletOf(i), i);
      return { id: proposalId(proposal), approvals: 0, comments: 0, proposal: proposalToForm(proposal), proposerSignature: '0x01' as Hex };
    });
    const good = proposalOf(person.address, 0);
    const proposerSignature = await sign(person, proposalTypedData(domain, good));
    listed.push({ id: proposalId(good), approvals: 0, comments: 0, proposal: proposalToForm(good), proposerSignature });
    const { offered } = await listDesks(placeOf(chain, new Map([['/proposals', { proposals: listed }]])));
    expect(offered.map((one) => one.id)).toEqual([proposalId(good)]);
  });
});
