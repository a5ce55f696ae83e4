import { describe, expect, it } from 'vitest';
import { seeded } from '../model/seeded.ts';
import { trace } from '../model/trace.ts';
import { workloads } from '../model/workloads.ts';
import { type Hash, hashOf } from '../trace/hash.ts';
import { acceptance } from './acceptance.ts';
import { audit, caughtOver, isAudited, isDrawn, leastBond } from './audit.ts';
import { claimOf, everyLie, lies } from './testing.ts';

const job = workloads.digits();
const honest = claimOf(trace(job));
const liar = lies['one byte'](honest, 5);
const beacon: Hash = `0x${'be'.repeat(32)}`;

/** Distinct hashes. */
const numbered = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;

describe('acceptance', () => {
  it('says valid of everything, and that it checked nothing', () => {
    expect(acceptance.checks).toEqual([]);
    for (const [lie, layer] of everyLie(job)) expect(acceptance.check(job, lies[lie](honest, layer), undefined)).toBe('valid');
    expect(acceptance.check(job, { layerRoots: [] }, undefined)).toBe('valid');
  });
});

describe('an audit', () => {
  it('computes again what the beacon draws, and says nothing of the rest', () => {
    const always = { beacon, rate: 1 };
    const never = { beacon, rate: 0 };
    expect(audit.check(job, honest, always)).toBe('valid');
    expect(audit.check(job, liar, always)).toBe('invalid');
    expect(audit.check(job, liar, never)).toBe('valid');
    expect(isAudited(job, liar, never)).toBe(false);
    expect(audit.check(job, { layerRoots: [] }, never)).toBe('malformed');
  });

  it('draws at the rate that is asked for, and by beacon and trace together', () => {
    for (const rate of [0.01, 0.05, 0.3]) {
      const drawn = Array.from({ length: 20_000 }, (_, n) => isDrawn({ beacon, rate }, numbered(n))).filter(Boolean).length;
      // Five deviations of a binomial.
      expect(Math.abs(drawn - 20_000 * rate)).toBeLessThan(5 * Math.sqrt(20_000 * rate * (1 - rate)));
    }
    const by = (one: Hash) => Array.from({ length: 200 }, (_, n) => isDrawn({ beacon: one, rate: 0.5 }, numbered(n)));
    expect(by(beacon)).not.toEqual(by(numbered(7)));
  });

  it('draws by a hash of its own kind', () => {
    const first = Number.parseInt(hashOf('audit', beacon, numbered(1)).slice(2, 14), 16) / 2 ** 48;
    expect(isDrawn({ beacon, rate: first }, numbered(1))).toBe(false);
    expect(isDrawn({ beacon, rate: first + 2 ** -48 }, numbered(1))).toBe(true);
  });
});

/** A worker who cheats with a probability, over many runs of so many tasks, audited by the real draw. */
function simulate(
  seed: number,
  runs: number,
  tasks: number,
  cheats: number,
  rate: number,
): { caught: number; cheated: number; drawn: number } {
  const next = seeded(seed);
  const counts = { caught: 0, cheated: 0, drawn: 0 };
  for (let run = 0; run < runs; run++) {
    let caught = false;
    for (let task = 0; task < tasks; task++) {
      const cheating = next() / 2 ** 32 < cheats;
      if (cheating) counts.cheated++;
      if (!cheating || !isDrawn({ beacon: numbered(next()), rate }, numbered(task))) continue;
      counts.drawn++;
      caught = true;
    }
    if (caught) counts.caught++;
  }
  return counts;
}

describe('the closed form of sampling', () => {
  it.each([
    [20, 1, 0.05],
    [20, 0.5, 0.1],
    [50, 0.2, 0.05],
  ])('over %i tasks, cheating at %d and audited at %d, the simulation agrees', (tasks, cheats, rate) => {
    const runs = 2_000;
    const expected = caughtOver(tasks, cheats, rate);
    const { caught } = simulate(53, runs, tasks, cheats, rate);
    expect(Math.abs(caught / runs - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / runs));
  });

  it('catches 64 % over 20 tasks at 5 %', () => {
    expect(caughtOver(20, 1, 0.05)).toBeCloseTo(0.6415, 4);
  });

  it('has the bonds of 15, 7 and 79 rewards at 5, 10 and 1 %, where the work costs 0.8 of the reward', () => {
    expect([0.05, 0.1, 0.01].map((rate) => Math.round(leastBond(0.8, 1, rate)))).toEqual([15, 7, 79]);
  });

  it('turns the gain of cheating around between 0.9 and 1.1 of the least bond', () => {
    const [cost, reward, rate] = [0.8, 1, 0.1];
    const { cheated, drawn } = simulate(54, 400, 100, 1, rate);
    const gain = (bond: number) => ((cheated - drawn) * reward - drawn * bond) / cheated - (reward - cost);
    const bond = leastBond(cost, reward, rate);
    expect(gain(0.9 * bond)).toBeGreaterThan(0);
    expect(gain(1.1 * bond)).toBeLessThan(0);
  });
});
