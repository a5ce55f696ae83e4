import { type WorkloadName, workloadNames } from '../model/workloadNames.ts';
import type { FamilyName } from '../verify/family.ts';

/** The families in the order of the reference, by the names that documents use. */
export const familyTexts = {
  acceptance: 'acceptance',
  reExecution: 're-execution',
  audit: 'audit',
  optimistic: 'optimistic',
  freivalds: 'freivalds',
  bilinear: 'bilinear',
} as const satisfies Record<FamilyName, string>;
export const familyNames = Object.keys(familyTexts) as FamilyName[];

/** What a reading is of: a family, or what is the same for each of them. */
export type Subject = FamilyName | 'every';

const every = 'every family';

/** A reading's workload, as `gemm-512, freivalds` or `gemm-512, every family`. */
export const workloadText = (workload: WorkloadName, subject: Subject): string =>
  `${workload}, ${subject === 'every' ? every : familyTexts[subject]}`;

const subjects: readonly Subject[] = [...familyNames, 'every'];

/** The inverse; undefined for a text that no reading of the Lab has. */
export function parseWorkload(text: string | undefined): { workload: WorkloadName; subject: Subject } | undefined {
  for (const workload of workloadNames)
    for (const subject of subjects) if (workloadText(workload, subject) === text) return { workload, subject };
  return undefined;
}

/** What is counted, and its unit in registry/schema/units.ts. What begins with × differs between machines; all else is exact. */
export const quantities = {
  'worker-time': '× work, worker',
  'checker-time': '× work, checker',
  'fraud-proof-time': '× work, fraud proof',
  'work-multiplications': 'multiplications, work',
  'checker-multiplications': 'multiplications, checker',
  'result-bytes': 'bytes, result',
  'proof-bytes': 'bytes, proof',
  'dispute-bytes': 'bytes, dispute',
  'dispute-turns': 'turns, dispute',
  'judging-gas': 'gas, judging',
  'proof-gas': 'gas, proof',
  'settled-gas': 'gas, settled',
  'disputed-gas': 'gas, disputed',
  'withheld-gas': 'gas, rows withheld',
  'settled-transactions': 'transactions, settled',
  'disputed-transactions': 'transactions, disputed',
  'withheld-transactions': 'transactions, rows withheld',
  'settled-windows': 'windows, settled',
  'disputed-windows': 'windows, disputed',
  'withheld-windows': 'windows, rows withheld',
  'right-digits': 'digits of 2,000',
} as const;
export type Quantity = keyof typeof quantities;

/** Whether readings of a unit repeat to the unit on every machine. */
export const isExact = (unit: string): boolean => !unit.startsWith('×');

export const readingId = (workload: WorkloadName, subject: Subject, quantity: Quantity): string =>
  `${workload}-${subject === 'every' ? 'every' : familyTexts[subject]}-${quantity}`;
