import { describe, expect, it } from 'vitest';
import { encodeSpec } from '../../../lab/model/encodeSpec.ts';
import { seeded } from '../../../lab/model/seeded.ts';
import { type Operand, weight } from '../../../lab/model/spec.ts';
import { trace } from '../../../lab/model/trace.ts';
import { type WorkloadName, workloadNames, workloads } from '../../../lab/model/workloads.ts';
import { judgeRow } from '../../../lab/verify/referee.ts';
import { type Answer, answerOfContract, answerOfLab, openingOf, referee, rulings, runOf } from './support/judges.ts';
import { anyJob, type Claims, claimsOf, type Next, oneOf, openEntry, openIn, publishedIn, withRow } from './support/traces.ts';

const anyEntry = (next: Next, { job }: Claims) => {
  const layer = 1 + (next() % job.spec.layers.length);
  const { rows, cols } = job.spec.layers[layer - 1] as { rows: number; cols: number };
  return { layer, i: next() % rows, j: next() % cols };
};

const operandsOf = ({ job: { spec } }: Claims): Operand[] => [
  0,
  ...spec.layers.map((_, n) => n + 1),
  ...spec.weights.map((_, w) => weight(w)),
];

/** What a liar does to a row: another byte, a byte that is none, a byte too few or too many. */
const twists: ((row: Uint8Array, at: number) => Uint8Array)[] = [
  (row, at) => row.with(at, (row[at] as number) ^ 1),
  (row, at) => row.with(at, (row[at] as number) ^ 0x80),
  (row, at) => row.with(at, 0x7f),
  (row, at) => row.with(at, 0xff),
  (row, at) => row.with(at, 0x80),
  (row) => row.slice(1),
  (row) => Uint8Array.from([...row, 0]),
  () => new Uint8Array(),
];

describe('the referee on chain', () => {
  it('says of any entry of any trace, honest or not, what the one in TypeScript says', async () => {
    const next = seeded(20_261_121);
    const seen = new Map<Answer, number>();
    for (let k = 0; k < 1500; k++) {
      const honest = claimsOf(anyJob(next));
      const entry = anyEntry(next, honest);
      // Half of the lies are about what the entry follows from, the others anywhere.
      const operand = next() % 2 ? entry.layer : oneOf(next, operandsOf(honest));
      const rows = honest.rows.get(operand) as Uint8Array[];
      const index = operand === entry.layer ? entry.i : next() % rows.length;
      const row = rows[index] as Uint8Array;
      const at = operand === entry.layer && next() % 2 ? entry.j : next() % row.length;
      const claims = k % 4 === 0 ? honest : withRow(honest, operand, index, oneOf(next, twists)(row, at));
      const opened = openEntry(claims, entry);
      const { spec } = claims.job;
      const expected = answerOfLab(spec, publishedIn(claims), opened);
      const answer = await answerOfContract(spec, publishedIn(claims), opened);
      expect(answer, `trace ${k}: ${JSON.stringify({ spec, entry, operand, index })}`).toBe(expected);
      if (claims === honest) expect(answer).toBe('honest');
      seen.set(answer, (seen.get(answer) ?? 0) + 1);
    }
    for (const ruling of rulings) expect(seen.get(ruling)).toBeGreaterThan(50);
  });

  it('says of any row of any tensor what the one in TypeScript says', async () => {
    const next = seeded(7);
    for (let k = 0; k < 150; k++) {
      const honest = claimsOf(anyJob(next));
      const operand = oneOf(next, operandsOf(honest));
      const rows = honest.rows.get(operand) as Uint8Array[];
      const index = next() % rows.length;
      const row = rows[index] as Uint8Array;
      const twisted = oneOf(next, twists)(row, next() % row.length);
      const claims = k % 4 === 0 ? honest : withRow(honest, operand, index, twisted);
      const { spec } = claims.job;
      const [published, opened] = [publishedIn(claims), openIn(claims, operand, index)];
      const verdict = await referee.read.judgeRow([runOf(encodeSpec(spec), published), operand, index, openingOf(opened)]);
      expect(rulings[verdict]).toBe(judgeRow(spec, published, operand, index, opened));
    }
  });

  it.each(workloadNames)('finds %s honest entry by entry, and gives its trace the same name', async (name: WorkloadName) => {
    const job = workloads[name]();
    const work = trace(job);
    const claims = claimsOf(job, work);
    const published = publishedIn(claims);
    expect(await referee.read.digestOf([runOf(encodeSpec(job.spec), published)])).toBe(work.digest);
    const next = seeded(3);
    for (const [n, { rows, cols }] of job.spec.layers.entries()) {
      const entry = { layer: n + 1, i: next() % rows, j: next() % cols };
      const opened = openEntry(claims, entry);
      expect(await answerOfContract(job.spec, published, opened)).toBe('honest');
    }
  });
});
