import { appendFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Account, type Address, createPublicClient, http, isAddress } from 'viem';
import {
  approveRequest,
  type Chain,
  getHeads,
  getPeriods,
  kinds,
  proposalStates,
  proposalsIn,
  proposeRequest,
  type RegistryAddress,
  readRegistry,
} from '../registry/actions/index.ts';
import { type Digest, digestOf } from '../registry/cid/index.ts';
import { BadConfigError, DemlError, EndpointError } from '../registry/errors/index.ts';
import { agreeingChain } from '../registry/verify/index.ts';
import { type ContentEntry, loadContent } from './content/load.ts';
import { type Opened, openProposals } from './openProposals.ts';
import { sender } from './sender.ts';
import { cidsOf, toCar } from './stack/car.ts';
import { LOCAL_CHAIN_ID, root } from './stack/layout.ts';
import { wallets } from './stack/wallets.ts';
import { command } from './tell.ts';

export interface SeedOptions {
  rpc: string;
  gateway: string;
  registry: RegistryAddress;
  content: string;
  /** A line for every block and transaction that the other side has acknowledged. */
  acknowledged?: string;
  onProgress?: (done: number, total: number, what: string) => void;
}

/** What a seed found and did. */
export interface SeedResult {
  created: number;
  existing: number;
  /** Existing entries whose blocks the gateway had lost, and has again. */
  restored: number;
  /** Files whose document is not the head of their entry. */
  differing: string[];
}

interface Placed extends ContentEntry {
  digest: Digest;
}

/**
 * Puts the initial documents into the registry by the door that everybody uses: upload, proposal, approvals by a
 * quorum. What the chain and the gateway already have is left alone, so it may be stopped and run again at any time.
 * An entry that exists is never changed: from then on the registry is the truth, and `content/` only its beginning.
 */
export async function seed({ rpc, gateway, registry, content, acknowledged, onProgress = () => {} }: SeedOptions): Promise<SeedResult> {
  const chain = agreeingChain({ rpcs: [rpc] });
  const ack = (line: string) => (acknowledged ? appendFile(acknowledged, `${line}\n`) : Promise.resolve());
  const documents = await Promise.all(
    (await loadContent(content)).map(
      async (entry): Promise<Placed> => ({ ...entry, digest: await digestOf(entry.blocks[0] as Uint8Array) }),
    ),
  );
  const heads = await allHeads();
  const missing = documents.filter((entry) => !heads.has(nameOf(entry)));
  const same = documents.filter((entry) => heads.get(nameOf(entry)) === entry.digest);
  const lost = await lostBy(gateway, same);
  const result = {
    created: missing.length,
    existing: documents.length - missing.length,
    restored: lost.length,
    differing: documents
      .filter((entry) => heads.has(nameOf(entry)) && heads.get(nameOf(entry)) !== entry.digest)
      .map(({ file }) => relative(content, file)),
  };

  const uploads = [...missing, ...lost];
  await inBatches(uploads, 12, async (batch, done) => {
    await upload(batch.flatMap((entry) => entry.blocks));
    onProgress(done, uploads.length, 'documents uploaded');
  });
  if (missing.length === 0) return result;

  const proposals = await propose();
  await approve(proposals);
  return result;

  async function allHeads(): Promise<Map<string, Digest>> {
    const found = new Map<string, Digest>();
    for (const kind of kinds)
      for (const period of kind === 'note' ? await getPeriods(chain, { registry, kind }) : [0])
        for (const entry of await getHeads(chain, { registry, kind, period })) found.set(nameOf(entry), entry.digest);
    return found;
  }

  async function upload(blocks: Uint8Array[]): Promise<void> {
    const answer = await fetch(`${gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.car' },
      body: (await toCar(blocks)) as Uint8Array<ArrayBuffer>,
    }).catch((cause) => {
      throw new EndpointError(gateway, 'did not take an upload', cause);
    });
    if (!answer.ok) throw new EndpointError(gateway, `refused an upload with ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    for (const cid of await cidsOf(blocks)) await ack(`block ${cid}`);
  }

  /** Opens a proposal for each missing entry, or finds the one that an earlier run left open. */
  async function propose(): Promise<Opened[]> {
    const open = await openProposals(chain, registry, wallets.contributor.address);
    const send = sender(rpc, wallets.contributor);
    const bonds = new Map<string, bigint>();
    for (const kind of kinds) bonds.set(kind, (await readRegistry(chain, registry, 'rules', [kinds.indexOf(kind)])).bond);
    const proposals: Opened[] = [];
    await inBatches(missing, 16, async (batch, done) => {
      const found = await Promise.all(
        batch.map(async ({ kind, period, key, digest }) => {
          const known = open(kind, period, key, digest);
          if (known) return [known];
          const { transactionHash, logs } = await send(
            proposeRequest({ registry, action: 'create', kind, period, key, baseVersion: 0, digest, bond: bonds.get(kind) ?? 0n }),
          );
          await ack(`transaction ${transactionHash}`);
          return proposalsIn(logs);
        }),
      );
      proposals.push(...found.flat());
      onProgress(done, missing.length, 'proposed');
    });
    return proposals;
  }

  /** Lets as many curators approve as the strictest proposal needs; who has approved already is passed over. */
  async function approve(proposals: readonly Opened[]): Promise<void> {
    const needed = Math.max(...proposals.map(({ proposal }) => proposal.quorum));
    const curators = await seatedCurators(chain, registry, needed);
    for (const [i, { curator, seat }] of curators.entries()) {
      const send = sender(rpc, curator);
      await inBatches(proposals, 16, async (batch, done) => {
        await Promise.all(
          batch.map(async ({ id, proposal }) => {
            const [state, approvals] = await readRegistry(chain, registry, 'ballot', [id]);
            if (proposalStates[state] !== 'open' || ((approvals >> BigInt(seat)) & 1n) === 1n) return;
            await ack(`transaction ${(await send(approveRequest(registry, proposal))).transactionHash}`);
          }),
        );
        onProgress(done, proposals.length, `approved by curator ${i + 1} of ${curators.length}`);
      });
    }
  }
}

const nameOf = (entry: { kind: string; period: number; key: string }): string => `${entry.kind}/${entry.period}/${entry.key}`;

/** The curators of the local stack who hold a seat, as many as needed. */
async function seatedCurators(chain: Chain, registry: RegistryAddress, needed: number): Promise<{ curator: Account; seat: number }[]> {
  const found: { curator: Account; seat: number }[] = [];
  for (const curator of wallets.curators) {
    const [seated, seat] = await readRegistry(chain, registry, 'seatOf', [curator.address]);
    if (seated && found.push({ curator, seat }) === needed) return found;
  }
  throw new DemlError(`Only ${found.length} of the local curators hold a seat in ${registry.address}; an approval needs ${needed}.`, {
    code: 'no-quorum',
    family: 'input',
    fix: 'Seat curators of scripts/stack/wallets.ts again, or start anew with `npm start -- --fresh`.',
  });
}

/** The entries of which the gateway lacks a block. */
async function lostBy(gateway: string, entries: readonly Placed[]): Promise<Placed[]> {
  const lost: Placed[] = [];
  await inBatches(entries, 8, async (batch) => {
    await Promise.all(
      batch.map(async (entry) => {
        for (const cid of await cidsOf(entry.blocks)) {
          const { status } = await fetch(`${gateway}/ipfs/${cid}?format=raw`, { method: 'HEAD' }).catch((cause) => {
            throw new EndpointError(gateway, 'did not answer', cause);
          });
          if (status === 404) return void lost.push(entry);
        }
      }),
    );
  });
  return lost;
}

async function inBatches<T>(items: readonly T[], size: number, run: (batch: T[], done: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await run(items.slice(at, at + size), Math.min(at + size, items.length));
}

const help = `Usage: node scripts/seed.ts --rpc URL --gateway URL --registry 0x… [--chain-id N]

Proposes and approves what content/ holds and the registry lacks, with the keys of the local chain.`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, rpc: text, gateway: text, registry: text, 'chain-id': text } });
  if (values.help) return console.log(help);
  const given = (name: 'rpc' | 'gateway' | 'registry'): string => {
    const value = values[name];
    if (!value || (name === 'registry' ? !isAddress(value) : !URL.canParse(value)))
      throw new BadConfigError(`--${name}`, `it is "${value ?? ''}"`);
    return value;
  };
  const chainId = Number(values['chain-id'] ?? LOCAL_CHAIN_ID);
  const registry = { address: given('registry') as Address, chainId };
  const rpc = given('rpc');
  await checkChainId(rpc, chainId);
  const onProgress = (done: number, total: number, what: string) => console.log(`${done}/${total} ${what}`);
  const result = await seed({ rpc, gateway: given('gateway').replace(/\/+$/, ''), registry, content: join(root, 'content'), onProgress });
  console.log(`${result.created} created, ${result.existing} were there, ${result.restored} uploaded again`);
  for (const file of result.differing) console.log(`content/${file} differs from the registry, which is left as it is`);
}

/** The keys are public: on a chain with another id they must not sign anything. */
async function checkChainId(rpc: string, wanted: number): Promise<void> {
  const found = await createPublicClient({ transport: http(rpc) })
    .getChainId()
    .catch((cause) => {
      throw new EndpointError(rpc, 'does not say which chain it is', cause);
    });
  if (found !== wanted) throw new BadConfigError('--rpc', `${rpc} is chain ${found}, not ${wanted}`);
}

if (import.meta.main) await command(main);
