import { type Address, encodeFunctionData, type Hex, numberToHex } from 'viem';
import { approveRequest, kinds, proposalsIn, proposeRequest, type RegistryAddress, readRegistry } from '../../../registry/actions/index.ts';
import { digestOf } from '../../../registry/cid/index.ts';
import { EndpointError } from '../../../registry/errors/index.ts';
import { registryAbi } from '../../../registry/generated/abi.ts';
import { agreeingChain } from '../../../registry/verify/index.ts';
import { toCar } from '../../stack/car.ts';
import { wallets } from '../../stack/wallets.ts';
import type { Planned } from './plan.ts';

export interface FillOptions {
  rpc: string;
  /** Where the documents go; null where only the chain is needed. */
  gateway: string | null;
  registry: RegistryAddress;
  onProgress?: (done: number) => void;
}

const BATCH = 250;
/** A gateway takes this many profiles in one upload at most. */
const PROFILES = 16;
const GAS = { propose: 200_000, each: 200_000 };

type Call = [method: string, params: unknown[]];

/**
 * Puts entries into a register by the same contract and the same uploads as everybody, only faster: the chain signs for
 * its own accounts, mines when it is told to, and a curator approves a whole batch in one transaction.
 */
export async function fill(
  entries: AsyncIterable<Planned>,
  { rpc, gateway, registry, onProgress = () => {} }: FillOptions,
): Promise<number> {
  const chain = agreeingChain({ rpcs: [rpc] });
  const bonds = await Promise.all(kinds.map(async (_, kind) => (await readRegistry(chain, registry, 'rules', [kind])).bond));
  const proposer = wallets.contributor.address;
  const curators = wallets.curators.slice(0, 2).map(({ address }) => address);
  const accounts = [proposer, ...curators];
  const counts = await ask(accounts.map((account): Call => ['eth_getTransactionCount', [account, 'latest']]));
  const nonces = new Map(accounts.map((account, i) => [account, Number(counts[i])])); // a batch of requests has no order
  let done = 0;
  let uploading = Promise.resolve();
  for await (const batch of batches(entries)) {
    await uploading;
    if (gateway) uploading = upload(batch, gateway);
    uploading.catch(() => {}); // the next turn of the loop, or its end, tells
    const proposed = await Promise.all(
      batch.map(async ({ kind, period, key, blocks }): Promise<Call> => {
        const digest = await digestOf(blocks[0] as Uint8Array);
        const bond = bonds[kinds.indexOf(kind)] as bigint;
        const { data, value = 0n } = proposeRequest({ registry, action: 'create', kind, period, key, baseVersion: 0, digest, bond });
        return transaction(proposer, data, GAS.propose, value);
      }),
    );
    await ask(proposed);
    await mine();
    const [logs] = await ask([['eth_getLogs', [{ address: registry.address, fromBlock: 'latest', toBlock: 'latest' }]]]);
    const opened = proposalsIn(logs as { topics: Hex[]; data: Hex }[]);
    if (opened.length !== batch.length) throw new EndpointError(rpc, `has opened ${opened.length} of ${batch.length} proposals`);
    const calls = opened.map(({ proposal }) => approveRequest(registry, proposal).data);
    const data = encodeFunctionData({ abi: registryAbi, functionName: 'multicall', args: [calls] });
    await ask(curators.map((address) => transaction(address, data, GAS.each * batch.length)));
    await mine();
    done += batch.length;
    onProgress(done);
  }
  await uploading;
  return done;

  function transaction(from: Address, data: Hex, gas: number, value = 0n): Call {
    const nonce = nonces.get(from) as number;
    nonces.set(from, nonce + 1);
    const request = { from, to: registry.address, data, gas: numberToHex(gas), value: numberToHex(value), nonce: numberToHex(nonce) };
    return ['eth_sendTransaction', [request]];
  }

  async function mine(): Promise<void> {
    await ask([['evm_mine', []]]);
  }

  async function ask(calls: readonly Call[]): Promise<unknown[]> {
    const body = JSON.stringify(calls.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params })));
    const answer = await fetch(rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const results = (await answer.json()) as { id: number; result?: unknown; error?: { message: string } }[];
    const failed = results.find(({ error }) => error);
    if (failed) throw new EndpointError(rpc, `refused ${calls[failed.id]?.[0]}: ${failed.error?.message}`);
    return results.toSorted((a, b) => a.id - b.id).map(({ result }) => result);
  }

  async function upload(batch: readonly Planned[], to: string): Promise<void> {
    const profiles = batch.filter(({ kind }) => kind === 'project');
    const rest = batch.filter(({ kind }) => kind !== 'project').flatMap(({ blocks }) => blocks);
    const cars = rest.length > 0 ? [rest] : [];
    for (let at = 0; at < profiles.length; at += PROFILES) cars.push(profiles.slice(at, at + PROFILES).flatMap(({ blocks }) => blocks));
    for (const blocks of cars) {
      const body = (await toCar(blocks)) as Uint8Array<ArrayBuffer>;
      const answer = await fetch(`${to}/upload`, { method: 'POST', headers: { 'content-type': 'application/vnd.ipld.car' }, body });
      if (!answer.ok) throw new EndpointError(to, `refused an upload with ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
      await answer.body?.cancel();
    }
  }
}

async function* batches(entries: AsyncIterable<Planned>): AsyncGenerator<Planned[]> {
  let batch: Planned[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
