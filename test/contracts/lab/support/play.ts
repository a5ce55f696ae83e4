import { bytesToHex, formatEther } from 'viem';
import { encodeSpec } from '../../../../lab/model/encodeSpec.ts';
import type { Job } from '../../../../lab/model/run.ts';
import type { Trace } from '../../../../lab/model/trace.ts';
import type { Attack, Play } from '../../../../lab/process/cheat.ts';
import { below, pick, reveal, top } from '../../../../lab/trace/descent.ts';
import { fromHash, type Hash } from '../../../../lab/trace/hash.ts';
import { rowsOf, type Tensor } from '../../../../lab/trace/tensor.ts';
import { type Opened, open, pathOf, treeOf, treeOfLeaves } from '../../../../lab/trace/tree.ts';
import { firstDifference, firstLie, openEntry, proveFraud } from '../../../../lab/verify/optimistic.ts';
import type { OpenedEntry } from '../../../../lab/verify/referee.ts';
import { entryOf, runOf } from './judges.ts';
import { type Market, pass, turn, type Wallet, who } from './market.ts';

/** A task under dispute: what was asked, the right trace, and what the worker does. */
export interface Dispute {
  market: Market;
  task: Hash;
  job: Job;
  own: Trace;
  play: Play;
}

/** What an account has in all: in its hand, in the escrow, and owed by games. */
export async function wealthOf({ token, coins, escrow, game }: Market, { account }: Wallet): Promise<number> {
  const { address } = account;
  const parts = await Promise.all([
    coins(who.deployer).read.balanceOf([address]),
    escrow(who.deployer).read.balanceOf([token, address]),
    game(who.deployer).read.owedTo([token, address]),
  ]);
  return Number(formatEther(parts.reduce((sum, part) => sum + part)));
}

const rightRows = (own: Trace, layer: number) => rowsOf(own.layers[layer - 1] as Tensor);
const claimed = ({ play }: Dispute) => play.result ?? { layerRoots: [] };
const asRun = ({ job, own, ...rest }: Dispute) =>
  runOf(encodeSpec(job.spec), { inputRoot: own.inputRoot, layerRoots: claimed({ job, own, ...rest }).layerRoots });

/** Whoever's turn it is says nothing, twice. */
async function waitOut({ market }: Dispute, id: bigint): Promise<void> {
  for (const call of ['warn', 'timeout'] as const) {
    await pass(2 * turn);
    await market.game(who.deployer).write[call]([id]);
  }
}

/** Demands a layer down to a row that `choose` picks; undefined when the worker has lost on the way. */
async function descend(
  dispute: Dispute,
  id: bigint,
  layer: number,
  choose: typeof pick,
): Promise<(Opened & { index: number }) | undefined> {
  const { market, own, play, job } = dispute;
  const [asking, answering] = [market.game(who.watcher).write, market.game(who.worker).write];
  const mine = treeOf(rightRows(own, layer));
  const held = play.held(layer);
  const theirs = held && treeOf(held);
  let { answers } = play;
  let place = top(job.spec.layers[layer - 1]?.rows as number);
  const path: Hash[] = [];
  await asking.demand([id, asRun(dispute), layer]);
  while (place.level > 0) {
    const nodes = theirs && answers-- > 0 ? reveal(theirs, place) : undefined;
    // A worker that hides something beyond the last row has nothing that the contract takes.
    const taken =
      nodes &&
      (await answering.reveal([id, nodes]).then(
        () => true,
        () => false,
      ));
    if (!nodes || !taken) {
      await waitOut(dispute, id);
      return undefined;
    }
    const which = choose(mine, place, nodes) as number;
    const siblings = pathOf(treeOfLeaves(nodes.map(fromHash)), which);
    path.unshift(...siblings);
    await asking.pick([id, BigInt(which), nodes[which] as Hash, siblings]);
    place = below(place, which);
  }
  const row = answers-- > 0 ? held?.[place.index] : undefined;
  if (!row) {
    await waitOut(dispute, id);
    return undefined;
  }
  await answering.leaf([id, bytesToHex(row)]);
  // A row of another length has ended the game.
  return row.length === own.layers[layer - 1]?.cols ? { row, path, index: place.index } : undefined;
}

const prove = (dispute: Dispute, id: bigint, entry: OpenedEntry) =>
  dispute.market.game(who.watcher).write.prove([id, asRun(dispute), entryOf(entry)]);

/** A watcher that has computed the same: it opens a game only against a result that differs, and plays it to the end. */
export async function watch(dispute: Dispute): Promise<boolean> {
  const { market, task, job, own, play } = dispute;
  const layer = firstLie(own, claimed(dispute));
  if (layer === undefined) return false;
  const { id } = await market.open(task);
  const proof = proveFraud(job, own, claimed(dispute), play.given);
  if (typeof proof === 'object') {
    await prove(dispute, id, proof);
    return true;
  }
  const row = await descend(dispute, id, layer, pick);
  if (!row) return true;
  const j = firstDifference(rightRows(own, layer)[row.index] as Uint8Array, row.row);
  await prove(dispute, id, openEntry(job, own, { layer, i: row.index, j }, row));
  return true;
}

/** A challenger of a right result. */
export async function attack(dispute: Dispute, how: Attack): Promise<void> {
  const { market, task, job, own } = dispute;
  const { id } = await market.open(task);
  const rows = rightRows(own, 1);
  if (how === 'demands and is silent') {
    await market.game(who.watcher).write.demand([id, asRun(dispute), 1]);
    await market.game(who.worker).write.reveal([id, reveal(treeOf(rows), top(rows.length))]);
  }
  if (how === 'picks down to a row') await descend(dispute, id, 1, () => 0);
  if (how === 'shows a right entry') {
    const entry = openEntry(job, own, { layer: 1, i: 0, j: 0 }, open(rows, treeOf(rows), 0));
    const refused = await prove(dispute, id, entry).then(
      () => false,
      () => true,
    );
    if (!refused) throw new Error('A right entry was taken for a wrong one.');
  }
  await waitOut(dispute, id);
}
