import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { encodeSpec } from '../../../lab/model/encodeSpec.ts';
import { named, randomTensor, randomWeights, seeded } from '../../../lab/model/seeded.ts';
import { type Spec, weight } from '../../../lab/model/spec.ts';
import { exponentials } from '../../../lab/number/softmax.ts';
import { fromHash } from '../../../lab/trace/hash.ts';
import { leafOf, nodeOf, rootOf, treeOfLeaves } from '../../../lab/trace/tree.ts';
import { revertOf } from '../support/revert.ts';
import { entryOf, openingOf, referee, rulings, runOf } from './support/judges.ts';
import { claimsOf, openEntry, openIn, publishedIn, withRow } from './support/traces.ts';

const next = seeded(8);
const weights = [randomWeights(next, 4, 6)];
const spec: Spec = {
  input: { rows: 5, cols: 6 },
  weights: weights.map(named),
  layers: [
    { op: 'linear', a: 0, b: weight(0), relu: false, shift: 28, rows: 5, cols: 4 },
    { op: 'softmax', a: 1, rows: 5, cols: 4 },
  ],
};
const honest = claimsOf({ spec, weights, input: randomTensor(next, 5, 6) });
const entry = { layer: 1, i: 3, j: 2 };
const rowOf = (claims: typeof honest, operand: number, index: number) => claims.rows.get(operand)?.[index] as Uint8Array;

const judge = async (claims: typeof honest, opened = openEntry(claims, entry), published = publishedIn(claims)) =>
  rulings[await referee.read.judge([runOf(encodeSpec(claims.job.spec), published), entryOf(opened)])];
const judgeRow = async (claims: typeof honest, operand: number, index: number, opened = openIn(claims, operand, index)) =>
  rulings[await referee.read.judgeRow([runOf(encodeSpec(claims.job.spec), publishedIn(claims)), operand, index, openingOf(opened)])];

describe('a lie about a row', () => {
  const lies: [string, (row: Uint8Array) => Uint8Array][] = [
    ['a NaN byte', (row) => row.with(row.length - 1, 0x7f)],
    ['a negative NaN byte', (row) => row.with(row.length - 1, 0xff)],
    ['a second zero, −0', (row) => row.with(row.length - 1, 0x80)],
    ['a short row', (row) => row.slice(0, -1)],
    ['a long row', (row) => Uint8Array.from([...row, 0])],
    ['no row at all', () => new Uint8Array()],
    ['a row with the bytes of a node of the tree', () => Uint8Array.from([...leafOf(new Uint8Array(1)), ...leafOf(new Uint8Array(2))])],
  ];
  it.each(lies)('is fraud and no revert: %s', async (_, lie) => {
    for (const [operand, index] of [
      [0, 3],
      [1, 3],
      [weight(0), 2],
    ] as const) {
      const claims = withRow(honest, operand, index, lie(rowOf(honest, operand, index)));
      expect(await judge(claims)).toBe('malformed');
      expect(await judgeRow(claims, operand, index)).toBe('malformed');
      expect(await judgeRow(claims, operand, index ? index - 1 : 1)).toBe('honest');
    }
  });

  it('is fraud where a bias leaves the exact numbers, and not at its limits', async () => {
    const withBias = (bias: bigint) => {
      const row = rowOf(honest, weight(0), 2).slice();
      new DataView(row.buffer).setBigInt64(0, bias);
      return withRow(honest, weight(0), 2, row);
    };
    for (const bias of [2n ** 50n, -(2n ** 50n)]) expect(await judgeRow(withBias(bias), weight(0), 2)).toBe('honest');
    for (const bias of [2n ** 50n + 1n, -(2n ** 50n) - 1n, -(2n ** 63n), 2n ** 63n - 1n])
      expect(await judgeRow(withBias(bias), weight(0), 2)).toBe('malformed');
  });
});

describe('a proof that proves nothing', () => {
  const published = publishedIn(honest);
  const opened = openEntry(honest, entry);

  it('is refused for an honest result, whatever row is brought in the place of another', async () => {
    expect(await judge(honest)).toBe('honest');
    for (const name of ['out', 'a', 'b'] as const)
      for (let index = 0; index < 4; index++) {
        const operand = { out: 1, a: 0, b: weight(0) }[name];
        if (index === (name === 'b' ? entry.j : entry.i)) continue;
        // A row of another place, with its own path: a tree of sorted pairs would take it.
        expect((await revertOf(judge(honest, { ...opened, [name]: openIn(honest, operand, index) })))[0]).toBe('WrongPath');
      }
  });

  it('is refused at a second index of the same row: duplicate rows have different paths', async () => {
    const claims = withRow(honest, 1, 0, rowOf(honest, 1, 3));
    expect((await revertOf(judge(claims, { ...openEntry(claims, entry), out: openIn(claims, 1, 0) })))[0]).toBe('WrongPath');
    expect(await judge(claims)).toBe('honest');
    const [now, then] = [rowOf(claims, 1, 0), rowOf(honest, 1, 0)];
    const j = now.findIndex((byte, k) => byte !== then[k]);
    expect(await judge(claims, openEntry(claims, { layer: 1, i: 0, j }))).toBe('wrong');
  });

  it('is refused with a node for a leaf, or a leaf for a node', async () => {
    const rows = honest.rows.get(1) as Uint8Array[];
    const [left, right] = rows.slice(2, 4).map(leafOf) as [Uint8Array, Uint8Array];
    const node = Uint8Array.from([...left, ...right]);
    const { path } = openIn(honest, 1, 3);
    expect(await revertOf(judge(honest, { ...opened, out: { row: node, path: path.slice(1) } }))).toEqual(['WrongPathLength', 3n, 2n]);
    expect(await revertOf(judge(honest, { ...opened, out: { row: node, path: [...path, path[0] as `0x${string}`] } }))).toEqual([
      'WrongPathLength',
      3n,
      4n,
    ]);
    // As leaf and as node the same 64 bytes hash to two things.
    expect(nodeOf(left, right)).not.toEqual(leafOf(node));
  });

  it('is refused outside of the specification', async () => {
    for (const bad of [{ layer: 3 }, { layer: 0 }, { i: 5 }, { j: 4 }]) {
      const asked = { ...opened, ...bad };
      expect((await revertOf(judge(honest, asked)))[0]).toBe('NoSuchEntry');
    }
    const some = openIn(honest, 0, 0);
    for (const [operand, index] of [
      [3, 0],
      [weight(1), 0],
      [0, 5],
      [weight(0), 4],
    ] as const)
      expect(await revertOf(judgeRow(honest, operand, index, some))).toEqual(['NoSuchRow', BigInt(operand), BigInt(index)]);
  });

  it('is refused with a garbage root: what does not stand in it cannot be shown, and has to be demanded', async () => {
    const garbage = { ...published, layerRoots: [published.inputRoot, published.layerRoots[1] as `0x${string}`] };
    expect((await revertOf(judge(honest, opened, garbage)))[0]).toBe('WrongPath');
  });
});

describe('a trace that is another', () => {
  const published = publishedIn(honest);
  const [first, second] = published.layerRoots as [`0x${string}`, `0x${string}`];

  it('has another name with layers swapped, missing or added', async () => {
    const nameOf = (layerRoots: readonly `0x${string}`[]) => referee.read.digestOf([runOf(encodeSpec(spec), { ...published, layerRoots })]);
    const names = await Promise.all([[first, second], [second, first], [first], [first, second, second]].map(nameOf));
    expect(new Set(names).size).toBe(4);
  });

  it('is malformed with more or fewer layers than the specification, whatever is opened', async () => {
    const opened = openEntry(honest, entry);
    expect(await judge(honest, opened, { ...published, layerRoots: [first] })).toBe('malformed');
    expect(await judge(honest, opened, { ...published, layerRoots: [first, second, second] })).toBe('malformed');
  });

  it('is malformed where a layer has a wrong shape, whatever is opened', async () => {
    const bytes = encodeSpec(spec);
    const at = 5 + 36 + 1 + 5; // rows of layer 1
    const run = runOf(bytes.with(at, 9), published);
    expect(rulings[await referee.read.judge([run, entryOf(openEntry(honest, entry))])]).toBe('malformed');
    expect(rulings[await referee.read.judgeRow([run, 1, 0, openingOf(openIn(honest, 1, 0))])]).toBe('malformed');
    expect(rulings[await referee.read.judgeRow([runOf(bytes.slice(1), published), 0, 0, openingOf(openIn(honest, 0, 0))])]).toBe(
      'malformed',
    );
  });

  it('hides nothing beyond its rows: the tree of five rows and a sixth leaf has another root', () => {
    const leaves = (honest.rows.get(1) as Uint8Array[]).map(leafOf);
    const hidden = rootOf(treeOfLeaves([...leaves, leafOf(new Uint8Array(4))]));
    expect(hidden).not.toBe(rootOf(treeOfLeaves(leaves)));
    expect(rootOf(treeOfLeaves([...leaves, fromHash(`0x${'00'.repeat(32)}`)]))).toBe(rootOf(treeOfLeaves(leaves)));
  });
});

describe('the table of exponentials', () => {
  it('is on chain the one that is published', async () => {
    expect(exponentials).toHaveLength(256);
    const source = await readFile(new URL('../../../contracts/lab/lib/Softmax.sol', import.meta.url), 'utf8');
    const digits = [...source.matchAll(/hex"([0-9a-f]+)"/g)].map(([, hex]) => hex).join('');
    expect(digits).toBe(exponentials.map((value) => value.toString(16).padStart(4, '0')).join(''));
  });
});
