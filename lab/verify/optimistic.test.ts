import { describe, expect, it } from 'vitest';
import type { Job } from '../model/run.ts';
import { trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import type { Hash } from '../trace/hash.ts';
import { rowsOf, type Tensor } from '../trace/tensor.ts';
import { treeOf } from '../trace/tree.ts';
import { answering, descend, type Questioned } from './descend.ts';
import { firstLie, openEntry, optimistic, proveFraud } from './optimistic.ts';
import type { Claim } from './reExecution.ts';
import { claimOf, everyLie, lies } from './testing.ts';
import { watch } from './watch.ts';

const models = ['digits', 'attention'] as const;

/** Ends a dispute as a watcher does, who has the rows unless the worker is only to be asked. */
function dispute(job: Job, claim: Claim, worker?: Questioned): string {
  const rows = (layer: number) => claim.rows[layer - 1] ?? [];
  const objection = watch(
    job,
    trace(job),
    claim,
    (layer) => (worker ? undefined : rows(layer)),
    (layer) => worker ?? answering(rows(layer), treeOf(rows(layer))),
  );
  return objection.by === 'proof' ? optimistic.check(job, claim, objection.proof) : objection.by;
}

describe('optimistic', () => {
  it.each(models)('finds nothing to dispute in an honest %s', (name) => {
    const job = workloads[name]();
    const claim = claimOf(trace(job));
    expect(dispute(job, claim)).toBe('nothing');
    expect(optimistic.check(job, claim, undefined)).toBe('valid');
  });

  it('says valid of any lie while nobody objects', () => {
    const job = workloads.digits();
    expect(optimistic.check(job, lies['one byte'](claimOf(trace(job)), 5), undefined)).toBe('valid');
    expect(optimistic.check(job, { layerRoots: [] }, undefined)).toBe('malformed');
  });

  it.each(models)('shows every lie about every layer of %s, from the rows or by a descent', (name) => {
    const job = workloads[name]();
    const honest = claimOf(trace(job));
    const expected: Record<string, readonly string[]> = {
      'one byte': ['invalid'],
      'a row too many': ['beyond rows', 'false reveal', 'false row'],
      'a root of nothing': ['false reveal', 'false row'],
      'a root of another layer': ['false reveal', 'false row', 'malformed', 'invalid'],
    };
    for (const [lie, layer] of everyLie(job)) {
      const claim = lies[lie](honest, layer);
      const end = dispute(job, claim);
      expect(expected[lie] ?? ['malformed'], `${lie}, layer ${layer}`).toContain(end);
    }
  });

  it('shows one wrong byte of a layer whose later layers follow from it honestly', () => {
    const job = workloads.digits();
    const own = trace(job);
    const bent = lies['one byte'](claimOf(own), 2);
    // What follows is computed from the lie, as a worker who hides it would.
    const input = { rows: 36, cols: 8, bytes: new Uint8Array(288) };
    for (const [i, row] of (bent.rows[1] ?? []).entries()) input.bytes.set(row, i * 8);
    const layers = job.spec.layers.slice(2).map((layer) => ({ ...layer, a: layer.a - 2 }));
    const rest = claimOf(trace({ ...job, spec: { ...job.spec, input: { rows: 36, cols: 8 }, layers }, input }));
    const claim = { rows: [...bent.rows.slice(0, 2), ...rest.rows], layerRoots: [...bent.layerRoots.slice(0, 2), ...rest.layerRoots] };
    expect(firstLie(own, claim)).toBe(2);
    expect(dispute(job, claim)).toBe('invalid');
  });

  it('proves nothing of an entry that is honest', () => {
    const job = workloads.digits();
    const own = trace(job);
    const claim = lies['one byte'](claimOf(own), 5);
    const proof = proveFraud(job, own, claim, (n) => claim.rows[n - 1]);
    if (typeof proof === 'string') throw new Error(proof);
    expect(optimistic.check(job, claim, openEntry(job, own, { ...proof, j: 1 }, proof.out))).toBe('valid');
    expect(optimistic.check(job, claim, proof)).toBe('invalid');
  });
});

describe('a worker that withholds its rows loses a descent', () => {
  const job = workloads['gemm-64']();
  const own = trace(job);
  const rows = rowsOf(own.layers[0] as Tensor);
  const claim = lies['one byte'](claimOf(own), 1);
  const honest = answering(claim.rows[0] as never, treeOf(claim.rows[0] as never));
  const ends: [string, Questioned, string, number][] = [
    ['and gives the row in the end', honest, 'row', 3],
    ['and is silent at once', { ...honest, reveal: () => undefined }, 'silent', 1],
    [
      'and is silent at its second turn',
      { ...honest, reveal: (place) => (place.level < 6 ? undefined : honest.reveal(place)) },
      'silent',
      2,
    ],
    ['and keeps the row to itself', { ...honest, row: () => undefined }, 'silent', 3],
    ['and reveals nodes of another tree', { ...honest, reveal: (place) => honest.reveal(place)?.toReversed() }, 'false reveal', 1],
    ['and gives another row', { ...honest, row: () => rows[0] }, 'false row', 3],
  ];
  it.each(ends)('%s', (_, worker, end, moves) => {
    expect(descend(treeOf(rows), rows.length, claim.layerRoots[0] as Hash, worker)).toMatchObject({ end, moves });
  });

  it('and an honest one is never led to a row', () => {
    expect(descend(treeOf(rows), rows.length, own.layerRoots[0] as Hash, answering(rows, treeOf(rows))).end).toBe('no difference');
  });

  it('the row that it gave is judged as if it had been given at once', () => {
    expect(dispute(job, claim, honest)).toBe('invalid');
  });
});
