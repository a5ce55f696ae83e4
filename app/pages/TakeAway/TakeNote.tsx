import type { Entry } from '../../../registry/actions/index.ts';
import { recordsOfNotes } from '../../../registry/export/recordsOf.ts';
import type { Note } from '../../../registry/schema/documents.ts';
import { noteHref } from '../../state/route/note.ts';
import { TakeAway } from './TakeAway.tsx';

/** One note. */
export default function TakeNote({ entry, document }: { entry: Entry; document: Note }) {
  const { period, key } = entry;
  return (
    <TakeAway
      shown={{
        title: `note “${document.title}”`,
        name: `note-${key}`,
        address: noteHref(period, key),
        subject: 'notes',
        collections: [{ kind: 'note', period }],
        waiting: false,
        records: async () => recordsOfNotes([{ entry, document }]),
      }}
    />
  );
}
