import { encodeFunctionData } from 'viem';
import { bytesToHex } from 'viem/utils';
import { bilinearVerifierAbi } from '../../../../lab/abi/generated/bilinearVerifier.ts';
import { refereeAbi } from '../../../../lab/abi/generated/referee.ts';
import type { WorkloadGas } from '../../../../lab/bench/results.ts';
import { encodeSpec } from '../../../../lab/model/encodeSpec.ts';
import type { Job } from '../../../../lab/model/run.ts';
import { randomTensor, randomWeights, seeded } from '../../../../lab/model/seeded.ts';
import type { Spec } from '../../../../lab/model/spec.ts';
import { type WorkloadName, workloadNames, workloads } from '../../../../lab/model/workloads.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import { commitTensor } from '../../../../lab/trace/tensor.ts';
import { treeOf } from '../../../../lab/trace/tree.ts';
import type { Entry } from '../../../../lab/verify/referee.ts';
import { descend } from '../support/descend.ts';
import { entryOf, referee, runOf, verifier } from '../support/judges.ts';
import { challengeWindow, type Market, openMarket, pass, spentBy, turn, who } from '../support/market.ts';
import { dataOf, outputOf, type Product, product } from '../support/products.ts';
import { type Claims, claimsOf, openEntry, publishedIn, withRow } from '../support/traces.ts';
import { endsOf } from './ends.ts';

/** Gas of a transaction with its calldata, and the bytes of that. */
export interface Spent {
  gas: number;
  bytes: number;
}

export interface LabGas {
  /** One entry with its rows, judged in a transaction of its own. */
  entries: Record<string, Spent>;
  /** One whole product of n × n, by n. */
  products: Record<string, Spent>;
  /** A task and a dispute of it, move by move: a product of 512 × 512. */
  moves: Record<string, Spent>;
  /** By workload: judging and checking by themselves, and whole tasks. */
  workloads: Record<WorkloadName, WorkloadGas>;
}

const send = async (to: Hash, data: Hash): Promise<Spent> => spentBy(await who.watcher.sendTransaction({ to, data, gas: 2n ** 24n }));

function judge(claims: Claims, entry: Entry): Promise<Spent> {
  const args = [runOf(encodeSpec(claims.job.spec), publishedIn(claims)), entryOf(openEntry(claims, entry))] as const;
  return send(referee.address, encodeFunctionData({ abi: refereeAbi, functionName: 'judge', args }));
}

/** Softmax of rows of so many logits. */
function softmaxOf(size: number): Claims {
  const shape = { rows: size, cols: size };
  const spec: Spec = { input: shape, weights: [], layers: [{ op: 'softmax', a: 0, ...shape }] };
  return claimsOf({ spec, weights: [], input: randomTensor(seeded(size), size, size) });
}

async function measureEntries(): Promise<LabGas['entries']> {
  const of = (claims: Claims, layer: number) => judge(claims, { layer, i: 3, j: 5 });
  return {
    'product, n = 64': await of(claimsOf(workloads['gemm-64']()), 1),
    'product, n = 256': await of(claimsOf(workloads['gemm-256']()), 1),
    'product, n = 512': await of(claimsOf(workloads['gemm-512']()), 1),
    'softmax, 16 logits': await of(softmaxOf(16), 1),
    'softmax, 64 logits': await of(softmaxOf(64), 1),
    'patch of a picture, 16 × 16 × 4': await of(claimsOf(workloads.conv2d()), 1),
  };
}

const anyProduct = (n: number): Product => {
  const next = seeded(n);
  return product(randomTensor(next, n, n), randomWeights(next, n, n), 28);
};

function verify(made: Product): Promise<Spent> {
  const roots = [commitTensor(outputOf(made))];
  const args = [bytesToHex(encodeSpec(made.job.spec)), commitTensor(made.job.input), roots, bytesToHex(dataOf(made))] as const;
  return send(verifier.address, encodeFunctionData({ abi: bilinearVerifierAbi, functionName: 'verify', args }));
}

async function measureProducts(): Promise<LabGas['products']> {
  const spent: LabGas['products'] = {};
  for (const n of [16, 64, 96]) spent[`n = ${n}`] = await verify(anyProduct(n));
  return spent;
}

/** One layer of input and weights, of a size that the contract takes. */
const isVerifiable = ({ spec: { input, layers } }: Job): boolean =>
  layers.length === 1 && layers.every(({ op, rows, cols }) => op === 'linear' && Math.max(rows, cols, input.cols) <= 96);

async function measureWorkload(market: Market, job: Job): Promise<WorkloadGas> {
  const honest = claimsOf(job);
  const judged: { gas: number; entry: Entry }[] = [];
  for (const [n, { rows, cols }] of job.spec.layers.entries()) {
    const entry = { layer: n + 1, i: rows >> 1, j: cols >> 1 };
    judged.push({ gas: (await judge(honest, entry)).gas, entry });
  }
  const { gas, entry } = judged.reduce((dearest, one) => (one.gas > dearest.gas ? one : dearest));
  const [weights] = job.weights;
  const [layer] = job.spec.layers;
  if (!isVerifiable(job) || !weights || layer?.op !== 'linear') return { judge: gas, ends: await endsOf(market, { honest, entry }) };
  const made = product(job.input, weights, layer.shift, layer.relu);
  return { judge: gas, verify: (await verify(made)).gas, ends: await endsOf(market, { honest, entry, data: dataOf(made) }) };
}

async function measureWorkloads(): Promise<LabGas['workloads']> {
  const market = await openMarket();
  const spent: Partial<LabGas['workloads']> = {};
  for (const name of workloadNames) spent[name] = await measureWorkload(market, workloads[name]());
  return spent as LabGas['workloads'];
}

/** A task that ends by the proof of the largest product that fits a transaction. */
async function settleByProof(market: Market): Promise<Spent> {
  const made = anyProduct(96);
  const { task } = await market.submit(claimsOf(made.job), 'bilinear');
  const { layerRoots } = publishedIn(claimsOf(made.job));
  const args = [task, bytesToHex(encodeSpec(made.job.spec)), layerRoots, bytesToHex(dataOf(made))] as const;
  return spentBy(await market.escrow(who.payer).write.settleByProof(args, { gas: 2n ** 24n }));
}

/** A product of 512 × 512 with one wrong entry, found by the fast path and, by another watcher's game, by descent. */
async function measureMoves(): Promise<LabGas['moves']> {
  const market = await openMarket();
  const [watcher, worker] = [market.game(who.watcher).write, market.game(who.worker).write];
  const honest = claimsOf(workloads['gemm-512']());
  const entry = { layer: 1, i: 300, j: 5 };
  const row = honest.rows.get(1)?.[entry.i] as Uint8Array;
  const liar = withRow(honest, 1, entry.i, row.with(entry.j, row[entry.j] === 0x38 ? 0x40 : 0x38));
  const run = runOf(encodeSpec(liar.job.spec), publishedIn(liar));
  const proof = entryOf(openEntry(liar, entry));

  const good = await market.submit(honest);
  await pass(challengeWindow + 60);
  const settled = await market.escrow(who.payer).write.settle([good.task]);

  const { task } = await market.submit(liar);
  const fast = await market.open(task);
  const slow = await market.open(task);
  const demand = await watcher.demand([slow.id, run, 1]);
  const { moves } = await descend(market, slow.id, treeOf(liar.rows.get(1) ?? []), treeOf(honest.rows.get(1) ?? []));
  const [firstReveal, firstPick] = moves as [Hash, Hash];
  const leaf = await worker.leaf([slow.id, proof.out.row]);

  const proved = await watcher.prove([slow.id, run, proof]);
  const released = await watcher.release([fast.id]);
  const withdrawn = await watcher.withdraw([market.token, who.watcher.account.address]);
  await pass(turn);
  return {
    fund: await spentBy(good.funding),
    submit: await spentBy(good.hash),
    settle: await spentBy(settled),
    open: await spentBy(fast.hash),
    prove: await spentBy(proved),
    demand: await spentBy(demand),
    'reveal, 16 nodes': await spentBy(firstReveal),
    pick: await spentBy(firstPick),
    'leaf, 512 bytes': await spentBy(leaf),
    'all moves of a descent, 512 rows': await total([demand, ...moves, leaf]),
    release: await spentBy(released),
    withdraw: await spentBy(withdrawn),
    'settle by proof, n = 96': await settleByProof(market),
  };
}

async function total(hashes: readonly Hash[]): Promise<Spent> {
  const all = await Promise.all(hashes.map(spentBy));
  return { gas: all.reduce((sum, { gas }) => sum + gas, 0), bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Measures what judging, verifying and disputing take. */
export async function measureLabGas(): Promise<LabGas> {
  return {
    entries: await measureEntries(),
    products: await measureProducts(),
    moves: await measureMoves(),
    workloads: await measureWorkloads(),
  };
}
