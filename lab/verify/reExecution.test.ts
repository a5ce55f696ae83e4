import { describe, expect, it } from 'vitest';
import { trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { kernel } from '../number/kernel.ts';
import { type Claim, majority, reExecute, reExecution, refereed, wrongByReferee, wrongByVote } from './reExecution.ts';
import { claimOf, everyLie, lieNames, lies } from './testing.ts';

const job = workloads.digits();
const honest = claimOf(trace(job));
const liar = lies['one byte'](honest, 5);

/** Every order of some things. */
const orders = <T>(things: readonly T[]): T[][] =>
  things.length < 2 ? [[...things]] : things.flatMap((one, n) => orders(things.toSpliced(n, 1)).map((rest) => [one, ...rest]));

describe('re-execution', () => {
  it('by oneself: valid for the honest result, by either kernel', () => {
    expect(reExecute(job, honest)).toBe('valid');
    expect(reExecute(job, honest, kernel())).toBe('valid');
    expect(reExecute(job, liar)).toBe('invalid');
    expect(reExecute(job, { layerRoots: honest.layerRoots.slice(1) })).toBe('malformed');
    expect(reExecute(job, { layerRoots: honest.layerRoots.map((root) => root.toUpperCase() as never) })).toBe('malformed');
  });

  it('by vote: more than half of the nodes decide, and liars who agree can be that half', () => {
    expect(majority([honest, liar])).toBeUndefined();
    expect(reExecution.check(job, honest, { by: 'vote', nodes: [honest, liar, honest] })).toBe('valid');
    expect(reExecution.check(job, liar, { by: 'vote', nodes: [honest, liar, honest] })).toBe('invalid');
    expect(reExecution.check(job, liar, { by: 'vote', nodes: [liar, liar, honest] })).toBe('valid');
    expect(reExecution.check(job, honest, { by: 'vote', nodes: [] })).toBe('invalid');
  });

  it('by the referee: one honest node among every lie about every layer is found, first and last', () => {
    for (const [lie, layer] of everyLie(job)) {
      const claim = lies[lie](honest, layer);
      for (const nodes of [
        [honest, claim],
        [claim, honest],
        [claim, claim, honest],
      ])
        expect(refereed(job, nodes)?.layerRoots, `${lie}, layer ${layer}`).toEqual(honest.layerRoots);
      expect(reExecution.check(job, claim, { by: 'referee', nodes: [claim, honest] })).toBe('invalid');
    }
  });

  it('by the referee: one honest node among three different liars, in every order', () => {
    for (const second of lieNames.slice(0, 7)) {
      const liars: Claim[] = [lies['one byte'](honest, 2), lies[second](honest, 5), lies['a second zero'](honest, 2)];
      for (const nodes of orders([honest, ...liars])) expect(refereed(job, nodes)?.layerRoots).toEqual(honest.layerRoots);
    }
  });

  it('by the referee: liars who share a malformed row and differ later do not stand before it', () => {
    const shared = lies['a second zero'](honest, 2);
    const two = [lies['one byte'](shared, 4), lies['one byte'](shared, 5)];
    expect(refereed(job, two)).toBeUndefined();
    expect(refereed(job, [...two, honest])?.layerRoots).toEqual(honest.layerRoots);
  });

  it('by the referee: without an honest node nothing is promised', () => {
    expect(reExecution.check(job, liar, { by: 'referee', nodes: [liar, liar] })).toBe('valid');
    expect(reExecution.check(job, honest, { by: 'referee', nodes: [] })).toBe('invalid');
  });

  it('by the referee: two liars about one entry fall both', () => {
    expect(refereed(job, [liar, lies['a second zero'](honest, 5)])).toBeUndefined();
    expect(refereed(job, [lies['a row that is short'](honest, 5), liar])).toBeUndefined();
  });

  it('with 30 % liars who agree: how often each way is wrong', () => {
    const shown = (values: number[]) => values.map((value) => value.toFixed(3));
    expect(shown([1, 3, 5].map((k) => wrongByVote(k, 0.3)))).toEqual(['0.300', '0.216', '0.163']);
    expect(shown([1, 3, 5].map((k) => wrongByReferee(k, 0.3)))).toEqual(['0.300', '0.027', '0.002']);
  });
});
