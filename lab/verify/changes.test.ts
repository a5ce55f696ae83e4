import { describe, expect, it } from 'vitest';
import type { Work } from '../model/run.ts';
import { resultOf, trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { anyBytes, withByte, withSum } from './changes.ts';
import { claimOf } from './testing.ts';
import { verdictsOn } from './verdicts.ts';

const job = workloads.digits();
const own = trace(job);
const entry = { layer: 2, i: 14, j: 3 };

const verdictsOf = (work: Work) => verdictsOn(job, own, claimOf({ ...work, ...resultOf(work) }), work.sums);
const valid = (work: Work): string[] => Object.entries(verdictsOf(work)).flatMap(([name, verdict]) => (verdict === 'valid' ? [name] : []));
const blind = ['acceptance', 'auditNotDrawn', 'unwatched'];
const differing = (work: Work): number[] =>
  work.layers.map(({ bytes }, n) => bytes.filter((byte, at) => byte !== own.layers[n]?.bytes[at]).length);

describe('a worker that changes its work', () => {
  it('at one entry, and computes on from it: noticed, and only what follows differs', () => {
    const work = withByte(job, own, entry, 0x70);
    expect(differing(work).slice(0, 3)).toEqual([0, 1, 1]);
    expect(valid(work)).toEqual(blind);
    expect(withByte(job, own, entry, own.layers[1]?.bytes[14 * 8 + 3] as number)).toEqual({ layers: own.layers, sums: own.sums });
  });

  it('to a byte that is no number: nothing follows from it', () => {
    const work = withByte(job, own, entry, 0x7f);
    expect(differing(work)).toEqual([0, 1, 0, 0, 0]);
    expect(verdictsOf(work)).toMatchObject({ watched: 'malformed', freivalds: 'malformed', bilinear: 'malformed' });
    expect(valid(work)).toEqual(blind);
  });

  it('in a sum alone: only who is shown the sums objects', () => {
    const verdicts = verdictsOf(withSum(own, entry));
    expect(Object.entries(verdicts).filter(([, verdict]) => verdict !== 'valid')).toEqual([
      ['freivalds', 'invalid'],
      ['bilinear', 'invalid'],
    ]);
  });

  it('to any bytes: only who does not look says valid', () => {
    expect(valid(anyBytes(job, 1))).toEqual(blind);
    expect(anyBytes(job, 1)).toEqual(anyBytes(job, 1));
  });
});
