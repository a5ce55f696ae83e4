import type { Hex } from 'viem';
import type { EntryRef } from '../records/types.ts';
import { isLabKey } from '../schema/labKey.ts';

/** Pages with an address of their own; the others stand under Reference. */
const pages: ReadonlyMap<string, string> = new Map(Object.entries({ home: '', methodology: 'methodology', about: 'about' }));

/** The page of the app that shows an entry, as it was at a block. */
export function entryRoute({ kind, period, key }: Pick<EntryRef, 'kind' | 'period' | 'key'>, block?: number): string {
  const at = block === undefined ? [] : [`at=${block}`];
  const query = (parts: string[]): string => (parts.length > 0 ? `?${parts.join('&')}` : '');
  if (kind === 'project') return `#/project/${key}${query(at)}`;
  if (kind === 'metric' && isLabKey(key)) return `#/lab${query(at)}`;
  if (kind === 'metric') return `#/project/${key}${query(['group=metrics', ...at])}`;
  if (kind === 'note') return `#/note/${period}/${key}${query(at)}`;
  return `#/${pages.get(key) ?? `reference/${key}`}${query(at)}`;
}

/** The page of a proposal. */
export const proposalRoute = (proposal: Hex): string => `#/review/${proposal}`;

/** The page where announced calls stand. */
export const governanceRoute = '#/governance';
