import { MOST } from '../../../registry/comparison/view.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { nearest } from '../../../registry/schema/nearest.ts';
import { type EntryState, useEach, useRegister } from '../../state/register.ts';
import { isSlug } from '../../state/route/parts.ts';

/** A column: a system that the chain knows, whatever became of its document; `loading` while the chain has not answered. */
export type System = { slug: string } & (EntryState<Overview> | { state: 'loading' });

/** What the names in an address lead to. */
export interface Systems {
  columns: readonly System[];
  /** Verified profiles of the columns, in their order: what rows are compared over. */
  documents: readonly Overview[];
  /** Names that the register does not hold, each with a key that may have been meant. */
  unknown: readonly { name: string; meant: string | null }[];
  /** Systems beyond those that stand side by side at once. */
  left: readonly string[];
}

/** The systems that an address names. */
export function useSystems(names: readonly string[]): Systems {
  const { firstPage } = useRegister('firstPage');
  const keys = firstPage?.projects.map(({ key }) => key) ?? [];
  const slugs = names.filter((name) => isSlug(name));
  const states = useEach('project', slugs);
  const known = slugs.flatMap((slug, i): System[] => {
    const state = states[i] as (typeof states)[number];
    if (state === 'none') return [];
    return [state === 'loading' ? { slug, state } : { slug, ...state }];
  });
  const columns = known.slice(0, MOST);
  return {
    columns,
    documents: columns.flatMap((one) => (one.state === 'verified' ? [one.document] : [])),
    unknown: names
      .filter((name) => states[slugs.indexOf(name)] === 'none' || !isSlug(name))
      .map((name) => ({
        name,
        meant:
          nearest(
            name,
            keys.filter((key) => !names.includes(key)),
          )[0] ?? null,
      })),
    left: known.slice(MOST).map(({ slug }) => slug),
  };
}
