import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Account, type Address, createWalletClient, type Hex, http, publicActions } from 'viem';
import { encodeEventTopics } from 'viem/utils';
import {
  approveRequest,
  entryId,
  getHeads,
  getPeriods,
  kinds,
  type Proposal,
  proposalsIn,
  proposeRequest,
  type RegistryAddress,
  readRegistry,
  type TransactionRequest,
} from '../registry/actions/index.ts';
import { digestOf, toDigest } from '../registry/cid/index.ts';
import { EndpointError } from '../registry/errors/index.ts';
import { registryAbi } from '../registry/generated/abi.ts';
import { agreeingChain } from '../registry/verify/index.ts';
import { type ContentEntry, loadContent } from './content.ts';
import { cidsOf, toCar } from './stack/car.ts';
import { root } from './stack/layout.ts';
import { wallets } from './stack/wallets.ts';

export interface SeedOptions {
  rpc: string;
  gateway: string;
  registry: RegistryAddress;
  content: string;
  /** A line for every block and transaction that the other side has acknowledged. */
  acknowledged?: string;
  onProgress?: (done: number, total: number, what: string) => void;
}

/**
 * Puts the initial documents into the registry by the door that everybody uses: upload, proposal, approvals by a
 * quorum. What the chain and the gateway already have is left alone, so it may be stopped and run again at any time.
 * An entry that exists is never changed: from then on the registry is the truth, and `content/` only its beginning.
 */
export async function seed({
  rpc,
  gateway,
  registry,
  content,
  acknowledged,
  onProgress = () => {},
}: SeedOptions): Promise<{ created: number; existing: number }> {
  const chain = agreeingChain({ rpcs: [rpc] });
  const ack = (line: string) => (acknowledged ? appendFile(acknowledged, `${line}\n`) : Promise.resolve());
  const documents = await loadContent(content);
  const existing = await existingEntries();
  const missing = documents.filter((entry) => !existing.has(nameOf(entry)));
  if (missing.length === 0) return { created: 0, existing: documents.length };

  await inBatches(missing, 12, async (batch) => {
    await upload(batch.flatMap((entry) => entry.blocks));
    onProgress(missing.indexOf(batch[0] as ContentEntry) + batch.length, missing.length, 'documents uploaded');
  });

  const open = await openProposals();
  const proposer = sender(wallets.contributor);
  const proposals: { id: Hex; proposal: Proposal }[] = [];
  await inBatches(missing, 16, async (batch) => {
    const found = await Promise.all(
      batch.map(async (entry) => {
        const digest = await digestOf(entry.blocks[0] as Uint8Array);
        const known = open.get(`${entryId(entry.kind, entry.period, entry.key)}/${digest}`);
        if (known) return [known];
        const request = proposeRequest({
          registry,
          action: 'create',
          kind: entry.kind,
          period: entry.period,
          key: entry.key,
          baseVersion: 0,
          digest,
        });
        const { transactionHash, logs } = await proposer(request);
        await ack(`transaction ${transactionHash}`);
        return proposalsIn(logs);
      }),
    );
    proposals.push(...found.flat());
    onProgress(proposals.length, missing.length, 'proposed');
  });

  const quorum = wallets.curators.slice(0, Math.max(...proposals.map(({ proposal }) => proposal.quorum)));
  for (const [seat, curator] of quorum.entries()) {
    const send = sender(curator);
    let done = 0;
    await inBatches(proposals, 16, async (batch) => {
      await Promise.all(
        batch.map(async ({ id, proposal }) => {
          const [, approvals] = await readRegistry(chain, registry, 'ballot', [id]);
          if (((approvals >> BigInt(seat)) & 1n) === 1n) return;
          await ack(`transaction ${(await send(approveRequest(registry, proposal))).transactionHash}`);
        }),
      );
      done += batch.length;
      onProgress(done, proposals.length, `approved by curator ${seat + 1} of ${quorum.length}`);
    });
  }
  return { created: missing.length, existing: documents.length - missing.length };

  async function existingEntries(): Promise<Set<string>> {
    const names = new Set<string>();
    for (const kind of kinds)
      for (const period of kind === 'note' ? await getPeriods(chain, { registry, kind }) : [0])
        for (const entry of await getHeads(chain, { registry, kind, period })) names.add(nameOf(entry));
    return names;
  }

  /** Proposals of the contributor that an earlier run opened and did not finish, by entry and digest. */
  async function openProposals(): Promise<Map<string, { id: Hex; proposal: Proposal }>> {
    const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Proposed', args: { proposer: wallets.contributor.address } });
    const logs = await chain.logs({ address: registry.address, topics: topics as (Hex | null)[] });
    const found = new Map<string, { id: Hex; proposal: Proposal }>();
    for (const { id, entry, proposal } of proposalsIn(logs)) {
      const [state] = await readRegistry(chain, registry, 'stateOf', [proposal]);
      if (state === 1) found.set(`${entry}/${toDigest(proposal.digest)}`, { id, proposal });
    }
    return found;
  }

  async function upload(blocks: Uint8Array[]): Promise<void> {
    const answer = await fetch(`${gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.car' },
      body: (await toCar(blocks)) as Uint8Array<ArrayBuffer>,
    });
    if (!answer.ok) throw new EndpointError(gateway, `refused an upload with ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    for (const cid of await cidsOf(blocks)) await ack(`block ${cid}`);
  }

  /** Sends one transaction after another from an account and waits for each receipt; several may be under way. */
  function sender(account: Account) {
    // A busy machine may take long to put a block on disk; asking again would only meet "already known".
    const transport = http(rpc, { timeout: 120_000, retryCount: 0 });
    const client = createWalletClient({ account, transport, pollingInterval: 20 }).extend(publicActions);
    let nonce: Promise<number> | undefined;
    return async ({ to, data }: TransactionRequest) => {
      const gas = await client.estimateGas({ account, to, data }); // before the nonce is taken: a failure leaves no gap behind
      const mine = nonce ?? client.getTransactionCount({ address: account.address as Address, blockTag: 'pending' });
      nonce = mine.then((value) => value + 1);
      const hash = await client.sendTransaction({ chain: null, account, to, data, gas: (gas * 13n) / 10n, nonce: await mine });
      const receipt = await client.waitForTransactionReceipt({ hash });
      if (receipt.status !== 'success') throw new EndpointError(rpc, `mined ${hash}, but it failed`);
      return receipt;
    };
  }
}

const nameOf = (entry: { kind: string; period: number; key: string }): string => `${entry.kind}/${entry.period}/${entry.key}`;

async function inBatches<T>(items: readonly T[], size: number, run: (batch: T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await run(items.slice(at, at + size));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      rpc: { type: 'string' },
      gateway: { type: 'string' },
      registry: { type: 'string' },
      'chain-id': { type: 'string' },
    },
  });
  if (values.help || !values.rpc || !values.gateway || !values.registry) {
    console.log(
      'Usage: node scripts/seed.ts --rpc URL --gateway URL --registry 0x… [--chain-id N]\nProposes and approves what content/ holds and the registry lacks, with the keys of the local chain.',
    );
  } else {
    const registry = { address: values.registry as Address, chainId: Number(values['chain-id'] ?? 31338) };
    const result = await seed({
      rpc: values.rpc,
      gateway: values.gateway,
      registry,
      content: join(root, 'content'),
      onProgress: (done, total, what) => console.log(`${done}/${total} ${what}`),
    });
    console.log(`${result.created} created, ${result.existing} were there`);
  }
}
