import type { FieldId } from '../../../registry/schema/fields.ts';
import { type Facet, facetFields, facetWords } from '../../../registry/table/facets.ts';
import type { Filter } from '../../../registry/table/filter.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { fieldLabel, label, t, word } from '../../words/t.tsx';

/** The facets that have a control of their own; a status is chosen beside its family. */
export const shownFacets = ['task', 'family', 'party', 'subsidy', 'entry', 'upgrade', 'life'] as const satisfies readonly Facet[];

const names: Readonly<Record<Filter, string>> = {
  find: word('Words'),
  task: word('Task'),
  family: word('Verification'),
  status: word('Status of it'),
  party: word('Must be honest'),
  subsidy: word('Subsidy'),
  entry: word('Entry'),
  upgrade: word('Upgrades'),
  life: word('Life'),
  gaps: word('Rows with gaps'),
};

const gaps: Readonly<Record<ProjectsView['gaps'], string>> = { shown: word('shown'), hidden: word('hidden'), only: word('only') };

/** What happens to rows with gaps. */
export const gapWord = (one: ProjectsView['gaps']): string => t(gaps[one]);

/** What a filter is called. */
export const filterName = (filter: Filter): string => t(names[filter]);

/** A word of a facet as a reader sees it. */
export function facetWord(facet: Facet, code: string): string {
  const task = facet === 'task' ? (facetWords.task as readonly string[]).indexOf(code) : -1;
  if (task >= 0) return fieldLabel(facetFields.task[task] as FieldId);
  return code === 'in-words-only' ? t('in words only') : label(code);
}
