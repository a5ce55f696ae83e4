import { createWalletClient, type Hex, http, publicActions } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import {
  getHead,
  type Kind,
  kinds,
  type Proposal,
  type ProposalAction,
  proposalsIn,
  proposeRequest,
  type RegistryAddress,
  readRegistry,
  type TransactionRequest,
} from '../../../registry/actions/index.ts';
import { cidOf, type Digest, digestOf, parseCid, toDigest } from '../../../registry/cid/index.ts';
import { profileOf } from '../../../registry/claims/index.ts';
import { blocksOf, type Drafts, draftFrom } from '../../../registry/edit/index.ts';
import { groups, readDocument } from '../../../registry/schema/index.ts';
import { type Statement, writeStatement } from '../../../registry/schema/statements.ts';
import { agreeingChain, createBlockReader } from '../../../registry/verify/index.ts';

/** Where a stack is. */
export interface Place {
  rpc: string;
  gateway: string;
  registry: RegistryAddress;
}

export interface Opened {
  id: Hex;
  proposal: Proposal;
}

export type Proposer = ReturnType<typeof proposerAt>;

/** Acts by which the outside world reaches a stack, without a page: uploads, proposals, votes. */
export function proposerAt({ rpc, gateway, registry }: Place) {
  const chain = agreeingChain({ rpcs: [rpc] });
  const blocks = createBlockReader({ gateways: [gateway] });

  async function send(account: LocalAccount, request: TransactionRequest) {
    const client = createWalletClient({ account, transport: http(rpc), pollingInterval: 20 }).extend(publicActions);
    return client.waitForTransactionReceipt({ hash: await client.sendTransaction({ chain: null, ...request }) });
  }

  async function upload(bytes: Uint8Array): Promise<Digest> {
    const response = await fetch(`${gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.raw' },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    if (!response.ok) throw new Error(`The upload was answered with ${response.status}: ${await response.text()}`);
    return digestOf(bytes);
  }

  /** Opens a proposal for a digest, with the bond that its kind asks for. */
  async function open(
    account: LocalAccount,
    entry: { action: ProposalAction; kind: Kind; period?: number; key: string; baseVersion: number; digest: Digest },
  ): Promise<Opened> {
    const { bond } = await readRegistry(chain, registry, 'rules', [kinds.indexOf(entry.kind)]);
    const { logs } = await send(account, proposeRequest({ registry, bond, ...entry }));
    const [opened] = proposalsIn(logs);
    if (!opened) throw new Error('The proposal left no event.');
    return opened;
  }

  /** The head of a profile in one piece, ready to be changed. */
  async function profile(key: string) {
    const head = await getHead(chain, { registry, kind: 'project', key });
    const overview = readDocument(await blocks.block(head.digest), 'deml.project/1');
    const parts = await Promise.all(
      groups.map(async (group) => readDocument(await blocks.block(parseCid(overview.groups[group]['/']).digest), 'deml.group/1')),
    );
    return { head, draft: draftFrom(profileOf(overview, parts), cidOf(toDigest(head.digest))) };
  }

  /** Uploads a document, groups before their overview, and answers its digest. */
  async function store<K extends Kind>(kind: K, draft: Drafts[K]): Promise<Digest> {
    const { digest, blocks: all } = await blocksOf(kind, draft);
    for (const { bytes } of all.toReversed()) await upload(bytes);
    return digest;
  }

  const say = (statement: Statement): Promise<Digest> => upload(writeStatement(statement));

  return { chain, registry, send, upload, open, profile, store, say };
}
