import { asOf } from './moment.ts';
import { oneOf, queryOf } from './parts.ts';

export const labParts = ['families', 'run', 'market', 'limits'] as const;
export type LabPart = (typeof labParts)[number];

/** The view of the Lab's page. */
export interface LabView {
  part: LabPart;
  /** What the address says of a run, as it is written: its part reads it. */
  run: Readonly<Partial<Record<(typeof runParams)[number], string>>>;
}

const runParams = ['digit', 'layer', 'entry', 'change'] as const;

export const defaultLab: LabView = { part: 'families', run: {} };

export const parseLab = (params: URLSearchParams): LabView => ({
  part: oneOf(labParts, params.get('part')) ?? 'families',
  run: Object.fromEntries(runParams.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))),
});

export const labAddress = ({ part, run }: LabView): string => `#/lab${queryOf({ part: part === 'families' ? null : part, ...run })}`;

/** The address of a view of the Lab; what is left out is at its default. */
export const labHref = (view: Partial<LabView> = {}): string => asOf(labAddress({ ...defaultLab, ...view }));
