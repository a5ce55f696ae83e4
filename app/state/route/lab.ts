import { asOf } from './moment.ts';
import { oneOf, queryOf } from './parts.ts';

export const labParts = ['families', 'run', 'market', 'limits'] as const;
export type LabPart = (typeof labParts)[number];

/** What the address says to a part, as it is written: the part reads it. */
type Said<Names extends readonly string[]> = Readonly<Partial<Record<Names[number], string>>>;

const tableParams = ['work', 'cell'] as const;
const runParams = ['digit', 'layer', 'entry', 'change'] as const;
const marketParams = ['block', 'task'] as const;

/** The view of the Lab's page. */
export interface LabView {
  part: LabPart;
  /** Of the families: the workload, and the cell that is open. */
  table: Said<typeof tableParams>;
  run: Said<typeof runParams>;
  /** Of the market: the block that is looked at, and the first digits of a task. */
  market: Said<typeof marketParams>;
}

export const defaultLab: LabView = { part: 'families', table: {}, run: {}, market: {} };

const said = <Names extends readonly string[]>(params: URLSearchParams, names: Names) =>
  Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))) as Said<Names>;

export const parseLab = (params: URLSearchParams): LabView => ({
  part: oneOf(labParts, params.get('part')) ?? 'families',
  table: said(params, tableParams),
  run: said(params, runParams),
  market: said(params, marketParams),
});

export const labAddress = ({ part, table, run, market }: LabView): string =>
  `#/lab${queryOf({ part: part === 'families' ? null : part, ...table, ...run, ...market })}`;

/** The address of a view of the Lab; what is left out is at its default. */
export const labHref = (view: Partial<LabView> = {}): string => asOf(labAddress({ ...defaultLab, ...view }));
