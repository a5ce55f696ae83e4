import { recordsOfNotes } from '../../../registry/export/recordsOf.ts';
import type { Note } from '../../../registry/schema/documents.ts';
import type { EntryState } from '../../state/register.ts';
import { collectionsOf, unreadOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The newest notes, as the home page shows them. */
export default function TakeNewest({ notes }: { notes: readonly EntryState<Note>[] }) {
  return (
    <TakeAway
      shown={{
        title: 'the newest notes',
        name: 'newest-notes',
        address: '#/',
        subject: 'notes',
        collections: collectionsOf(notes.map(({ entry }) => entry)),
        waiting: notes.some(({ state }) => state === 'waiting'),
        records: async () => recordsOfNotes(notes.map((one) => (one.state === 'verified' ? one : unreadOf(one)))),
      }}
    />
  );
}
