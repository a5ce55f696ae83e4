import { recordsOfNotes } from '../../../registry/export/recordsOf.ts';
import type { Note } from '../../../registry/schema/documents.ts';
import type { EntryState } from '../../state/register.ts';
import type { NoteView } from '../../state/route/note.ts';
import { notesHref } from '../../state/route/notes.ts';
import { collectionsOf, unreadOf } from '../TakeAway/gather.ts';
import { TakeAway } from '../TakeAway/TakeAway.tsx';
import { byNewest } from './filters.ts';

/** The notes of a reading list, newest first, then those that could not be read. */
export default function TakeList({ notes, list }: { notes: readonly EntryState<Note>[]; list: readonly NoteView[] }) {
  const verified = notes.flatMap((one) => (one.state === 'verified' ? [one] : []));
  return (
    <TakeAway
      shown={{
        title: `a reading list of ${list.length} notes`,
        name: 'reading-list',
        address: notesHref({ list }),
        subject: 'notes',
        collections: collectionsOf(notes.map(({ entry }) => entry)),
        waiting: notes.some(({ state }) => state === 'waiting'),
        records: async () =>
          recordsOfNotes([
            ...verified.toSorted((a, b) => byNewest(a.document, b.document)),
            ...notes.flatMap((one) => ('error' in one ? [unreadOf(one)] : [])),
          ]),
      }}
    />
  );
}
