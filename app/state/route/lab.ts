import { asOf } from './moment.ts';
import { oneOf, queryOf } from './parts.ts';

export const labParts = ['families', 'run', 'market', 'limits'] as const;
export type LabPart = (typeof labParts)[number];

/** The view of the Lab's page. */
export interface LabView {
  part: LabPart;
}

export const defaultLab: LabView = { part: 'families' };

export const parseLab = (params: URLSearchParams): LabView => ({ part: oneOf(labParts, params.get('part')) ?? 'families' });

export const labAddress = ({ part }: LabView): string => `#/lab${queryOf({ part: part === 'families' ? null : part })}`;

/** The address of a view of the Lab; what is left out is at its default. */
export const labHref = (view: Partial<LabView> = {}): string => asOf(labAddress({ ...defaultLab, ...view }));
