import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import type { Hash } from '../trace/hash.ts';
import { type Answers, BadRevealError, commitAnswers, commitSet, evaluate, type Question } from './evaluate.ts';

const hash = (n: number): Hash => `0x${n.toString(16).padStart(64, '0')}`;
const alice: Address = '0x00000000000000000000000000000000000000a1';
const bob: Address = '0x00000000000000000000000000000000000000b0';
const set: Question[] = [3, 1, 4, 1].map((right, n) => ({ input: hash(n), right }));
const salt = hash(77);
const commitment = commitSet(set, salt);
const answered = (worker: Address, answers: number[]): Answers => ({
  worker,
  commitment: commitAnswers(commitment, worker, answers, salt),
  revealed: { answers, salt },
});

describe('evaluate', () => {
  it('counts the right answers of everybody', () => {
    expect(evaluate(commitment, set, salt, [answered(alice, [3, 1, 4, 1]), answered(bob, [3, 0, 4, 2])])).toEqual([
      { worker: alice, right: 4, of: 4 },
      { worker: bob, right: 2, of: 4 },
    ]);
  });

  it('gives nothing for the commitment of another, or for answers that came later', () => {
    const own = answered(alice, [3, 1, 4, 1]);
    const late = { ...answered(bob, [0, 0, 0, 0]), revealed: { answers: [3, 1, 4, 1], salt } };
    expect(evaluate(commitment, set, salt, [{ ...own, worker: bob }, late, own])).toEqual([
      { worker: bob, unscored: 'other answers than committed' },
      { worker: bob, unscored: 'other answers than committed' },
      { worker: alice, right: 4, of: 4 },
    ]);
  });

  it('does not take withheld answers for wrong ones', () => {
    const { revealed: _, ...withheld } = answered(alice, [3, 1, 4, 1]);
    expect(evaluate(commitment, set, salt, [withheld, answered(bob, [3])])).toEqual([
      { worker: alice, unscored: 'withheld' },
      { worker: bob, unscored: 'wrong count' },
    ]);
  });

  it('refuses a set that was chosen after the answers', () => {
    const other = set.map((question, n) => (n === 0 ? { ...question, right: 9 } : question));
    expect(() => evaluate(commitment, other, salt, [])).toThrow(BadRevealError);
    expect(() => evaluate(commitment, set.toReversed(), salt, [])).toThrow(BadRevealError);
    expect(() => evaluate(commitment, set, hash(78), [])).toThrow(BadRevealError);
  });
});
