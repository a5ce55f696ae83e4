import type { Bare } from '../../lab/bench/document.ts';
import type { Outcome } from '../../registry/proposing/outcomes.ts';
import { MAX_DIFFERENCES, type Reproduction } from '../../registry/schema/reproduction.ts';

/** What a run gave, or why it gave nothing. */
export type Run = { exact: ReadonlyMap<string, Bare>; times: NonNullable<Reproduction['times']> } | { failure: string };

type Comparison = NonNullable<Reproduction['exact']>;

/** Each reading of either side: the same, or listed with what each side has. */
export function compareReadings(said: ReadonlyMap<string, Bare>, got: ReadonlyMap<string, Bare>): Comparison {
  const differences: Comparison['differences'] = [];
  const ids = new Set([...said.keys(), ...got.keys()]);
  for (const id of ids) {
    const [theirs, mine] = [said.get(id), got.get(id)];
    if (theirs?.value === mine?.value && theirs?.unit === mine?.unit) continue;
    const sides = (of: Bare | undefined, side: 'said' | 'got') => (of === undefined ? {} : { [side]: of.value });
    // The same number of something else is another reading.
    if (theirs && mine && theirs.unit !== mine.unit)
      differences.push({ id, unit: theirs.unit, ...sides(theirs, 'said') }, { id, unit: mine.unit, ...sides(mine, 'got') });
    else differences.push({ id, unit: (theirs ?? mine)?.unit ?? '', ...sides(theirs, 'said'), ...sides(mine, 'got') });
  }
  const same = [...said].filter(([id, { value, unit }]) => got.get(id)?.value === value && got.get(id)?.unit === unit).length;
  return { same, different: differences.length, differences: differences.slice(0, MAX_DIFFERENCES) };
}

type Told = Omit<Reproduction, 'schema' | 'outcome' | 'exact' | 'times' | 'note'>;

/** The statement of a run against the readings of a document. A run that broke off is a statement, too. */
export function reproductionOf(told: Told, said: ReadonlyMap<string, Bare>, run: Run, note?: string): Reproduction {
  const of = (outcome: Outcome) => ({ schema: 'deml.reproduction/1', ...told, outcome }) as const;
  if ('failure' in run) return { ...of('unfinished'), note: textOf([run.failure, ...(note === undefined ? [] : [note])].join('\n\n')) };
  const exact = compareReadings(said, run.exact);
  return {
    ...of(exact.different === 0 ? 'same' : 'different'),
    exact,
    ...(run.times.length > 0 && { times: run.times }),
    ...(note !== undefined && { note: textOf(note) }),
  };
}

const MAX_NOTE = 2_000;

/** Text as statements take it: an error of a program may hold colours and tabs. */
const textOf = (text: string): string =>
  text
    .replaceAll(/\p{Cc}\[[\d;]*m/gu, '')
    .replaceAll(/[^\P{C}\n]/gu, ' ')
    .trim()
    .slice(0, MAX_NOTE);
