import { bytesToHex } from 'viem/utils';
import type { End, Ends, WorkloadGas } from '../../../../lab/bench/results.ts';
import type { TaskFamily } from '../../../../lab/market/quote.ts';
import { encodeSpec } from '../../../../lab/model/encodeSpec.ts';
import type { Hash } from '../../../../lab/trace/hash.ts';
import { treeOf } from '../../../../lab/trace/tree.ts';
import type { Entry } from '../../../../lab/verify/referee.ts';
import { descend } from '../support/descend.ts';
import { entryOf, runOf } from '../support/judges.ts';
import { challengeWindow, type Market, pass, passToEpoch, spentBy, who } from '../support/market.ts';
import { type Claims, openEntry, publishedIn, withRow } from '../support/traces.ts';

/** What a worker says of a task, truly and with one wrong entry. */
export interface Told {
  honest: Claims;
  /** Where the liar lies. */
  entry: Entry;
  /** What the verifier needs, where it takes the product. */
  data?: Uint8Array;
}

async function endOf(hashes: readonly Hash[], windows: number): Promise<End> {
  const spent = await Promise.all(hashes.map(spentBy));
  return { transactions: hashes.length, windows, gas: spent.reduce((sum, { gas }) => sum + gas, 0) };
}

/** The window passes, and anybody calls. */
async function settle(market: Market, task: Hash): Promise<Hash> {
  await pass(challengeWindow + 60);
  return market.escrow(who.payer).write.settle([task]);
}

function liarOf({ honest, entry }: Told): Claims {
  const row = honest.rows.get(entry.layer)?.[entry.i] as Uint8Array;
  return withRow(honest, entry.layer, entry.i, row.with(entry.j, row[entry.j] === 0x38 ? 0x40 : 0x38));
}

/** A game about the wrong entry; where the rows are withheld, down to them. */
async function dispute(market: Market, family: TaskFamily, told: Told, withheld: boolean): Promise<End> {
  const { honest, entry } = told;
  const liar = liarOf(told);
  const [watcher, worker] = [market.game(who.watcher).write, market.game(who.worker).write];
  const { task, funding, hash } = await market.submit(liar, family);
  const { id, hash: opening } = await market.open(task);
  const run = runOf(encodeSpec(liar.job.spec), publishedIn(liar));
  const proof = entryOf(openEntry(liar, entry));
  const moves: Hash[] = [];
  if (withheld) {
    moves.push(await watcher.demand([id, run, entry.layer]));
    const rowsOf = (claims: Claims) => treeOf(claims.rows.get(entry.layer) ?? []);
    moves.push(...(await descend(market, id, rowsOf(liar), rowsOf(honest))).moves);
    moves.push(await worker.leaf([id, proof.out.row]));
  }
  return endOf([funding, hash, opening, ...moves, await watcher.prove([id, run, proof])], 0);
}

async function byGames(market: Market, family: TaskFamily, told: Told): Promise<Ends> {
  const { task, funding, hash } = await market.submit(told.honest, family);
  return {
    settled: await endOf([funding, hash, await settle(market, task)], 1),
    disputed: await dispute(market, family, told, false),
    withheld: await dispute(market, family, told, true),
  };
}

async function byAcceptance(market: Market, { honest }: Told): Promise<Ends> {
  const { task, funding, hash } = await market.submit(honest, 'acceptance');
  return { settled: await endOf([funding, hash, await market.escrow(who.payer).write.accept([task])], 0) };
}

/** A wrong result has no proof, so that its price goes back when the window is over. */
async function byProof(market: Market, told: Told, data: Uint8Array): Promise<Ends> {
  const { honest } = told;
  const right = await market.submit(honest, 'bilinear');
  const args = [right.task, bytesToHex(encodeSpec(honest.job.spec)), publishedIn(honest).layerRoots, bytesToHex(data)] as const;
  const proved = await market.escrow(who.payer).write.settleByProof(args, { gas: 2n ** 24n });
  const wrong = await market.submit(liarOf(told), 'bilinear');
  return {
    settled: await endOf([right.funding, right.hash, proved], 0),
    disputed: await endOf([wrong.funding, wrong.hash, await settle(market, wrong.task)], 1),
  };
}

/**
 * What each family takes on the chain, from funding to the end; all in one epoch of the pool, after a first task, which writes where
 * nothing stood before.
 */
export async function endsOf(market: Market, told: Told): Promise<WorkloadGas['ends']> {
  await passToEpoch();
  await byGames(market, 'optimistic', told);
  const ends: WorkloadGas['ends'] = { acceptance: await byAcceptance(market, told) };
  for (const family of ['reExecution', 'audit', 'optimistic'] as const) ends[family] = await byGames(market, family, told);
  if (told.data) ends.bilinear = await byProof(market, told, told.data);
  return ends;
}
