import type { Note, Overview } from '../../../registry/schema/index.ts';
import { labelOf, noteTypes, tags } from '../../../registry/schema/vocabulary.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { go } from '../../state/useRoute.ts';
import { filterNames, passes } from './filters.ts';

/** Type, tag and project as words with an underlined value. Each choice says how many notes it would show. */
export function NotesFilters({
  view,
  notes,
  systems,
}: {
  view: NotesView;
  notes: readonly Note[];
  systems: ReadonlyMap<string, Overview>;
}) {
  const slugs = [
    ...new Set([...systems.keys(), ...notes.flatMap((note) => note.projects), ...(view.project ? [view.project] : [])]),
  ].toSorted((a, b) => (systems.get(a)?.name ?? a).localeCompare(systems.get(b)?.name ?? b));
  const choices = {
    type: noteTypes.map((one) => ({ value: one as string, label: labelOf(one) })),
    tag: tags.map((one) => ({ value: one as string, label: labelOf(one) })),
    project: slugs.map((slug) => ({ value: slug, label: systems.get(slug)?.name ?? slug })),
  };
  const active = filterNames.some((name) => view[name] !== null);
  return (
    <form className="filter-bar" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {filterNames.map((name) => (
        <label key={name}>
          <span>{name}</span>
          <select
            value={view[name] ?? ''}
            data-set={view[name] !== null || undefined}
            onChange={(event) => go(notesHref({ ...view, [name]: event.target.value || null }))}
          >
            <option value="">any</option>
            {choices[name].map(({ value, label }) => (
              <option key={value} value={value}>
                {label} ({notes.filter((note) => passes(note, { ...view, [name]: value } as NotesView)).length})
              </option>
            ))}
          </select>
        </label>
      ))}
      {active && (
        <button type="button" className="textbutton" onClick={() => go(notesHref({ month: view.month }))}>
          Drop all filters
        </button>
      )}
    </form>
  );
}
