import type { Address } from 'viem';
import { numberToBytes } from 'viem/utils';
import { DemlError } from '../../registry/errors/index.ts';
import { type Hash, hashOf } from '../trace/hash.ts';

/** An input by its root, and the answer that is right. Answers are whole numbers up to 65,535: a class. */
export interface Question {
  input: Hash;
  right: number;
}

/** What a worker says of the questions, in their order; both come after everybody has committed. */
export interface Answers {
  worker: Address;
  commitment: Hash;
  revealed?: { answers: readonly number[]; salt: Hash };
}

/** How a worker did, or why nothing can be said. */
export type Score =
  | { worker: Address; right: number; of: number }
  | { worker: Address; unscored: 'withheld' | 'other answers than committed' | 'wrong count' };

/** A revealed set that is not the one that was committed to: it could have been chosen after the answers. */
export class BadRevealError extends DemlError {
  constructor(committed: Hash, revealed: Hash) {
    super(`The revealed set has the commitment ${revealed}, and ${committed} was published.`, {
      code: 'bad-reveal',
      family: 'content',
      fix: 'Reveal the questions, in their order, and the salt that were committed to. Scores of another set mean nothing.',
    });
  }
}

const bytesOf = (number: number): Uint8Array => numberToBytes(number, { size: 2 });

/** What the evaluator publishes before workers answer: H(0x09 ‖ salt ‖ each input root and right answer). */
export const commitSet = (set: readonly Question[], salt: Hash): Hash =>
  hashOf('questions', salt, ...set.flatMap(({ input, right }) => [input, bytesOf(right)]));

/** What a worker publishes before answers are revealed: H(0x0a ‖ set commitment ‖ worker ‖ salt ‖ answers). */
export const commitAnswers = (set: Hash, worker: Address, answers: readonly number[], salt: Hash): Hash =>
  hashOf('answers', set, worker, salt, ...answers.map(bytesOf));

/** Scores all workers by a set that was committed to before they answered. */
export function evaluate(committed: Hash, set: readonly Question[], salt: Hash, all: readonly Answers[]): readonly Score[] {
  const revealed = commitSet(set, salt);
  if (revealed !== committed) throw new BadRevealError(committed, revealed);
  const scoreOf = ({ worker, commitment, revealed: given }: Answers): Score => {
    if (!given) return { worker, unscored: 'withheld' };
    if (given.answers.length !== set.length) return { worker, unscored: 'wrong count' };
    if (commitAnswers(committed, worker, given.answers, given.salt) !== commitment)
      return { worker, unscored: 'other answers than committed' };
    return { worker, right: set.filter(({ right }, n) => right === given.answers[n]).length, of: set.length };
  };
  return all.map(scoreOf);
}
