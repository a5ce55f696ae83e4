import { recordsOfNotes } from '../../../registry/export/recordsOf.ts';
import type { Note } from '../../../registry/schema/documents.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import type { EntryState } from '../../state/register.ts';
import { type NotesView, notesHref } from '../../state/route/notes.ts';
import { byNewest, filterNames, passes } from '../Notes/filters.ts';
import { spanOf } from '../Notes/months.ts';
import { unreadOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

interface Month {
  period: number;
  notes: readonly EntryState<Note>[] | 'loading';
}

/** The journal as it stands: of the months that are shown, the notes that pass the filters, and those that could not be read. */
export default function TakeNotes({ months, view }: { months: readonly Month[]; view: NotesView }) {
  const read = months.flatMap(({ period, notes }) => (notes === 'loading' ? [] : [{ period, notes }]));
  const filters = filterNames.flatMap((name) => (view[name] ? [`${name} ${labelOf(view[name])}`] : []));
  return (
    <TakeAway
      shown={{
        title: ['research notes', months.length > 0 && spanOf(months.map(({ period }) => period)), ...filters].filter(Boolean).join(', '),
        name: view.month === null ? 'notes' : `notes-${view.month}`,
        address: notesHref(view),
        subject: 'notes',
        collections: read.map(({ period }) => ({ kind: 'note', period })),
        waiting: read.length < months.length || read.some(({ notes }) => notes.some(({ state }) => state === 'waiting')),
        records: async () => recordsOfNotes(read.flatMap(({ notes }) => shownIn(notes, view))),
      }}
    />
  );
}

/** In the order of the page: what passes, newest first, then what could not be read. */
function shownIn(notes: readonly EntryState<Note>[], view: NotesView) {
  const verified = notes.flatMap((one) => (one.state === 'verified' && passes(one.document, view) ? [one] : []));
  return [
    ...verified.toSorted((a, b) => byNewest(a.document, b.document)),
    ...notes.flatMap((one) => ('error' in one ? [unreadOf(one)] : [])),
  ];
}
