import { describe, expect, it } from 'vitest';
import { resultOf, trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { bendSums, claimOf, everyLie, lies } from './testing.ts';
import { type Verdicts, verdictsOn } from './verdicts.ts';

const job = workloads.digits();
const own = trace(job);
const honest = claimOf(own);

/** Which families say valid. */
const fooled = (verdicts: Verdicts): string[] => Object.entries(verdicts).flatMap(([name, verdict]) => (verdict === 'valid' ? [name] : []));
const blind = ['acceptance', 'auditNotDrawn', 'unwatched'];

describe('who notices', () => {
  it('nobody objects to an honest result', () => {
    expect(new Set(Object.values(verdictsOn(job, own, honest, own.sums)))).toEqual(new Set(['valid']));
  });

  it.each(everyLie(job))('%s in layer %i is noticed by all but those who do not look', (lie, layer) => {
    expect(fooled(verdictsOn(job, own, lies[lie](honest, layer), own.sums))).toEqual(blind);
  });

  it('a false sum with everything after it honest is noticed by all who look', () => {
    for (const layer of [2, 4, 5]) {
      const work = bendSums(job, own, layer, (sums) => {
        sums[0] = 2 ** 33;
      });
      const claim = claimOf({ ...work, ...resultOf(work) });
      if (claim.layerRoots[layer - 1] === own.layerRoots[layer - 1]) throw new Error('The sum was rounded to the same byte.');
      expect(fooled(verdictsOn(job, own, claim, work.sums))).toEqual(blind);
    }
  });

  it('a false sum that is rounded to the right byte is no lie about the result: who sees bytes only says valid', () => {
    const work = bendSums(job, own, 5, (sums) => {
      sums[0] = (sums[0] as number) + 1;
    });
    const claim = claimOf({ ...work, ...resultOf(work) });
    expect(claim.layerRoots).toEqual(own.layerRoots);
    const verdicts = verdictsOn(job, own, claim, work.sums);
    expect(Object.keys(verdicts).filter((name) => !fooled(verdicts).includes(name))).toEqual(['freivalds', 'bilinear']);
  });
});
