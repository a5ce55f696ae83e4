import { describe, expect, it } from 'vitest';
import { encodeSpec } from '../../../lab/model/encodeSpec.ts';
import { type WorkloadName, workloads } from '../../../lab/model/workloads.ts';
import { toHash } from '../../../lab/trace/hash.ts';
import { leafOf, rootOf, treeOf, treeOfLeaves } from '../../../lab/trace/tree.ts';
import { revertOf } from '../support/revert.ts';
import { descend } from './support/descend.ts';
import { chain, entryOf, openingOf, runOf } from './support/judges.ts';
import { openMarket, pass, turn, who } from './support/market.ts';
import { type Claims, claimsOf, openEntry, openIn, publishedIn, withRow } from './support/traces.ts';

const slashed = 4;
const market = await openMarket();
const watcher = market.game(who.watcher).write;
const stateOf = async (task: `0x${string}`) => (await market.escrow(who.watcher).read.taskOf([task])).state;

/** The task is disputed, and the worker reveals what it claims of an operand down to the row that differs. */
async function demandRow(claims: Claims, honest: Claims, operand: number) {
  const { task } = await market.submit(claims);
  const { id } = await market.open(task);
  const run = runOf(encodeSpec(claims.job.spec), publishedIn(claims));
  await watcher.demand([id, run, operand]);
  const rows = claims.rows.get(operand) ?? [];
  const { index } = await descend(market, id, treeOf(rows), treeOf(honest.rows.get(operand) ?? []));
  return { task, id, run, index, row: rows[index] as Uint8Array };
}

describe('a worker that lies and withholds its rows', () => {
  it.each(['digits', 'attention', 'conv2d', 'batch-norm'] satisfies WorkloadName[])(
    'loses in every layer of %s, by the moves of lab/trace and the rows that they bring out',
    async (name) => {
      const honest = claimsOf(workloads[name]());
      for (const [n, { rows, cols }] of honest.job.spec.layers.entries()) {
        const entry = { layer: n + 1, i: rows - 1, j: cols >> 1 };
        const row = honest.rows.get(n + 1)?.[entry.i] as Uint8Array;
        const liar = withRow(honest, n + 1, entry.i, row.with(entry.j, (row[entry.j] as number) ^ 1));
        const found = await demandRow(liar, honest, n + 1);
        expect(found.index).toBe(entry.i);
        await market.game(who.worker).write.leaf([found.id, toHash(found.row)]);
        await watcher.prove([found.id, found.run, entryOf(openEntry(liar, entry))]);
        expect(await stateOf(found.task), `layer ${n + 1}`).toBe(slashed);
      }
    },
  );

  it('loses by a byte that is no number, whatever the rest says', async () => {
    const honest = claimsOf(workloads.digits());
    const row = honest.rows.get(2)?.[20] as Uint8Array;
    const liar = withRow(honest, 2, 20, row.with(3, 0x80));
    const found = await demandRow(liar, honest, 2);
    await market.game(who.worker).write.leaf([found.id, toHash(found.row)]);
    await watcher.proveRow([found.id, found.run, 2, 20, openingOf(openIn(liar, 2, 20))]);
    expect(await stateOf(found.task)).toBe(slashed);
  });

  it.each([
    ['32 zero bytes, as where no row is', new Uint8Array(32)],
    ['the hash of a row with the tag of a node', leafOf(new Uint8Array(8)).map((byte) => byte ^ 1)],
  ])('loses by a leaf that no row hashes to: %s', async (_, leaf) => {
    const honest = claimsOf(workloads.digits());
    const own = treeOf(honest.rows.get(2) ?? []);
    const claimed = treeOfLeaves((honest.rows.get(2) ?? []).map((row, i) => (i === 20 ? leaf : leafOf(row))));
    const published = publishedIn(honest);
    const layerRoots = published.layerRoots.map((root, n) => (n === 1 ? rootOf(claimed) : root));
    const { task } = await market.fund(honest);
    await market.escrow(who.worker).write.submit([task, layerRoots]);
    const { id } = await market.open(task);
    await watcher.demand([id, runOf(encodeSpec(honest.job.spec), { ...published, layerRoots }), 2]);
    expect((await descend(market, id, claimed, own)).index).toBe(20);
    const row = toHash(honest.rows.get(2)?.[20] as Uint8Array);
    expect((await revertOf(market.game(who.worker).simulate.leaf([id, row])))[0]).toBe('WrongNode');
    for (const move of [watcher.warn, watcher.timeout]) {
      await pass((await secondsLeft(id)) + turn);
      await move([id]);
    }
    expect(await stateOf(task)).toBe(slashed);
  });
});

/** Seconds from the fixed clock of the tests to the end of a game's turn, at least. */
async function secondsLeft(id: bigint): Promise<number> {
  const { deadline } = await market.game(who.watcher).read.gameOf([id]);
  return Math.max(0, deadline - (await chain.networkHelpers.time.latest()));
}
