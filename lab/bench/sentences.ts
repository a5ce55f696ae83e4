import type { Count, Ratio } from './document.ts';
import type { Quantity, Subject } from './quantities.ts';
import type { Accuracy } from './results.ts';

/** What brings a task of a family to its end, by how it ends. */
const paths = {
  acceptance: { settled: 'Fund, submit, accept by the payer; no fee is burned.' },
  games: {
    settled: 'Fund, submit, settle after the window; a fee is burned.',
    disputed: 'Fund, submit, open a game, prove.',
    withheld: 'Fund, submit, open a game, demand, reveal and pick down to the row, leaf, prove.',
  },
  bilinear: {
    settled: 'Fund, submit, settle by proof; a fee is burned.',
    disputed: 'Fund, submit, refund after the window: a wrong result has no proof.',
  },
} as const satisfies Record<string, Partial<Record<'settled' | 'disputed' | 'withheld', string>>>;

function pathOf(subject: Subject, ending: string): string | undefined {
  const ways: Record<string, string> = subject === 'acceptance' || subject === 'bilinear' ? paths[subject] : paths.games;
  return ways[ending];
}

const checks: Partial<Record<Subject, string>> = {
  reExecution: 'One further node that computes everything again',
  audit: 'An auditor that computes a drawn result again',
  optimistic: 'A watcher that computes everything again',
  freivalds: 'Products by two primes, rounding and moves entry by entry',
  bilinear: 'Products at a point in BigInt, rounding and moves entry by entry',
};

const things: Partial<Record<Quantity, string>> = {
  'worker-time': 'A worker that computes and commits to every layer',
  'fraud-proof-time': 'A watcher that finds one wrong entry and opens it',
  'work-multiplications': 'Multiply-accumulates of the work itself',
  'result-bytes': 'Roots of all layers, 32 bytes each',
  'proof-bytes': 'Rows of all layers, and sums of the linear ones',
  'dispute-bytes': 'Rows and paths of the entry in the middle of the dearest layer',
  'dispute-turns': 'Turns of a descent through the deepest tree of all layers, and one for the row',
  'judging-gas': 'The dearest entry in the middle of a layer, judged by the referee',
  'proof-gas': 'The whole product by the verifier, to the rounding of its sums',
  'right-digits': 'The model of digits in numbers of 8 bits',
};

const isRatio = (count: Count | Ratio): count is Ratio => 'least' in count;

/** What a reading counts, with its spread where it is a time. */
export function countsOf(count: Count | Ratio, rounds: number): string {
  const { quantity, subject } = count;
  const [first = ''] = quantity.split('-');
  const what = first === 'checker' ? checks[subject] : (things[quantity] ?? pathOf(subject, first));
  if (isRatio(count)) return `${what}; median of ${rounds} rounds in turns, from ${count.least} to ${count.most}.`;
  return `${what}`.replace(/\.?$/, '.');
}

/** The least and the most in what a reading counts. */
export function spreadIn(counts: string): { rounds: number; least: number; most: number } | undefined {
  const [, rounds, least, most] = /; median of (\d+) rounds in turns, from ([\d.]+) to ([\d.]+)\.$/.exec(counts) ?? [];
  return rounds ? { rounds: Number(rounds), least: Number(least), most: Number(most) } : undefined;
}

/** What a reading does not count, where its unit does not say it already. */
export function leavesOutOf({ quantity, subject }: Count, { float }: Accuracy): string | undefined {
  if (quantity === 'right-digits') return `In floating point the same model names ${float.toLocaleString('en-US')} rightly.`;
  if (/^(settled|disputed|withheld)-gas$/.test(quantity))
    return 'Withdrawals. Some ten units between two families are zero bytes in the ids of tasks.';
  if (quantity.startsWith('checker-') && subject === 'audit') return 'Results that are not drawn: the rate of the audit multiplies it.';
  if (quantity === 'checker-time' && subject === 'bilinear') return 'The same check by a contract.';
  if (quantity.endsWith('-time')) return 'Kernels in WebAssembly, and any hardware but the one that the source names.';
  return undefined;
}
