import { parseWorkload, type Quantity, quantities, type Subject } from '../../../../lab/bench/quantities.ts';
import type { WorkloadName } from '../../../../lab/model/workloadNames.ts';
import type { FamilyName } from '../../../../lab/verify/family.ts';
import type { Metric } from '../../../../registry/schema/documents.ts';
import { word } from '../../../words/t.tsx';

export type Reading = Metric['readings'][number];

/** What a cell holds: a reading, or why there cannot be one; null where this revision lacks it. */
export type Cell = { reading: Reading } | { reason: string } | null;

const keyOf = (workload: WorkloadName, subject: Subject, unit: string): string => `${workload}, ${subject}, ${unit}`;

/** The readings of a document by what they are of. Whatever is not in the form of the Lab's readings stands in no cell. */
export function byPlace({ readings }: Pick<Metric, 'readings'>): ReadonlyMap<string, Reading> {
  return new Map(
    readings.flatMap((reading) => {
      const of = parseWorkload(reading.workload);
      return of ? [[keyOf(of.workload, of.subject, reading.unit), reading] as const] : [];
    }),
  );
}

/** The cell of a family on a workload. What is the same for every family was measured once. */
export function cellOf(places: ReadonlyMap<string, Reading>, workload: WorkloadName, family: FamilyName, quantity: Quantity): Cell {
  const at = (subject: Subject) => places.get(keyOf(workload, subject, quantities[quantity]));
  const reading = at(family) ?? at('every');
  if (reading) return { reading };
  const proved = places.has(keyOf(workload, 'bilinear', quantities['settled-gas']));
  const reason = reasonOf(family, quantity, proved);
  return reason ? { reason } : null;
}

const none = {
  checks: word('nobody checks'),
  sent: word('nothing is sent: computed again'),
  game: word('the game of optimistic'),
  dispute: word('there is no dispute'),
  proved: word('proved, or paid back'),
  offChain: word('no contract: off the chain'),
  contract: word('no contract: more than one layer or 96 rows'),
  holds: word('the proof holds the rows'),
} as const;

const isOnChain = (quantity: Quantity): boolean => /-(gas|transactions|windows)$/.test(quantity);

/** Why a family has no reading of a quantity; null where it should have one. `proved`: a contract takes the product of the workload. */
function reasonOf(family: FamilyName, quantity: Quantity, proved: boolean): string | null {
  switch (family) {
    case 'acceptance':
      if (quantity === 'checker-time' || quantity === 'proof-bytes') return none.checks;
      return quantity === 'worker-time' || quantity.startsWith('settled-') ? null : none.dispute;
    case 'reExecution':
    case 'audit':
      if (quantity === 'dispute-bytes') return none.game;
      return quantity === 'proof-bytes' ? none.sent : null;
    case 'optimistic':
      return quantity === 'proof-bytes' ? none.sent : null;
    case 'freivalds':
      if (quantity === 'dispute-bytes') return none.dispute;
      return isOnChain(quantity) ? none.offChain : null;
    case 'bilinear':
      if (quantity === 'dispute-bytes') return none.proved;
      if (!isOnChain(quantity)) return null;
      if (!proved) return none.contract;
      return quantity.startsWith('withheld-') ? none.holds : null;
  }
}
