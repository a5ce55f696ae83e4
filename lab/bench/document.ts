import type { Metric } from '../../registry/schema/documents.ts';
import { type WorkloadName, workloadNames } from '../model/workloadNames.ts';
import type { FamilyReading } from './exact.ts';
import { familyNames, isExact, type Quantity, quantities, readingId, type Subject } from './quantities.ts';
import type { ChainResults, Ends, Results } from './results.ts';

/** A number of one thing on one workload. */
export interface Count {
  workload: WorkloadName;
  subject: Subject;
  quantity: Quantity;
  value: number;
}

/** A ratio of medians to the work's, with those of the least and of the most. */
export interface Ratio extends Count {
  least: number;
  most: number;
}

const endings = ['settled', 'disputed', 'withheld'] as const satisfies (keyof Ends)[];

/** Bytes of a layer's root. */
const ROOT_BYTES = 32;

/** What a family asks for, without what it does not ask for at all: no proof is no proof of zero bytes. */
const askedBy = ({ proof, dispute, turns, multiplications }: FamilyReading): Partial<Record<Quantity, number>> => ({
  ...(multiplications > 0 && { 'checker-multiplications': multiplications }),
  ...(proof > 0 && { 'proof-bytes': proof }),
  ...(dispute > 0 && { 'dispute-bytes': dispute, 'dispute-turns': turns }),
});

const endedBy = (ends: Ends): Partial<Record<Quantity, number>> =>
  Object.fromEntries(
    endings.flatMap((ending) => {
      const end = ends[ending];
      if (!end) return [];
      return (['gas', 'transactions', 'windows'] as const).map((what) => [`${ending}-${what}`, end[what]]);
    }),
  );

/** Every count of a run that repeats to the unit, in the order of workloads and families. */
export function exactCounts({ workloads, accuracy }: Results['exact'], gas: ChainResults['workloads']): Count[] {
  return workloadNames.flatMap((workload) => {
    const { multiplications, layers, families } = workloads[workload];
    const { judge, verify, ends } = gas[workload];
    const of = (subject: Subject, counts: Partial<Record<Quantity, number>>): Count[] =>
      Object.entries(counts).map(([quantity, value]) => ({ workload, subject, quantity: quantity as Quantity, value }));
    return [
      ...of('every', {
        'work-multiplications': multiplications,
        'result-bytes': ROOT_BYTES * layers,
        ...(workload === 'digits' && { 'right-digits': accuracy.exact }),
      }),
      ...familyNames.flatMap((family) =>
        of(family, {
          ...askedBy(families[family]),
          ...(family === 'optimistic' && { 'judging-gas': judge }),
          ...(family === 'bilinear' && verify !== undefined && { 'proof-gas': verify }),
          ...(ends[family] && endedBy(ends[family])),
        }),
      ),
    ];
  });
}

/** A reading without its evidence. */
export interface Bare {
  value: number;
  unit: string;
}

/** The exact readings of a run, by the ids of the document. */
export const readingsOfRun = ({ exact }: Pick<Results, 'exact'>, gas: ChainResults): Map<string, Bare> =>
  new Map(
    exactCounts(exact, gas.workloads).map(({ workload, subject, quantity, value }) => [
      readingId(workload, subject, quantity),
      { value, unit: quantities[quantity] },
    ]),
  );

/** The exact readings of a document of the key `lab`, by id. */
export const exactReadingsOf = ({ readings }: Pick<Metric, 'readings'>): Map<string, Bare> =>
  new Map(readings.filter(({ unit }) => isExact(unit)).map(({ id, value, unit }) => [id, { value, unit }]));
