import { useMemo } from 'react';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { noteTypes, tags } from '../../../registry/schema/vocabulary.ts';
import { defaultNotes, type NotesView, notesHref } from '../../state/route/notes.ts';
import { go } from '../../state/useRoute.ts';
import { label, t } from '../../words/t.tsx';
import { choicesOf, filterNames, filterWords } from './filters.ts';

interface NotesFiltersProps {
  view: NotesView;
  notes: readonly Note[];
  systems: ReadonlyMap<string, Overview>;
}

/** Type, tag and project as words with an underlined value. Each choice says how many notes it would show. */
export function NotesFilters({ view, notes, systems }: NotesFiltersProps) {
  const { type, tag, project } = view;
  const counts = useMemo(() => choicesOf(notes, { ...defaultNotes, type, tag, project }), [notes, type, tag, project]);
  const slugs = [...new Set([...systems.keys(), ...counts.project.keys(), ...(project ? [project] : [])])].toSorted((a, b) =>
    (systems.get(a)?.name ?? a).localeCompare(systems.get(b)?.name ?? b),
  );
  const choices = {
    type: noteTypes.map((one) => ({ value: one as string, words: label(one) })),
    tag: tags.map((one) => ({ value: one as string, words: label(one) })),
    project: slugs.map((slug) => ({ value: slug, words: systems.get(slug)?.name ?? slug })),
  };
  const active = filterNames.some((name) => view[name] !== null);
  return (
    <form className="filter-bar" aria-label={t('Filters')} onSubmit={(event) => event.preventDefault()}>
      {filterNames.map((name) => (
        <label key={name}>
          <span>{t(filterWords[name])}</span>
          <select
            value={view[name] ?? ''}
            data-set={view[name] !== null || undefined}
            onChange={(event) => go(notesHref({ ...view, [name]: event.target.value || null }))}
          >
            <option value="">{t('any')}</option>
            {choices[name].map(({ value, words }) => (
              <option key={value} value={value}>
                {words} ({counts[name].get(value) ?? 0})
              </option>
            ))}
          </select>
        </label>
      ))}
      {active && (
        <a className="filter-drop" href={notesHref({ month: view.month, year: view.year })}>
          {t('Drop all filters')}
        </a>
      )}
    </form>
  );
}
