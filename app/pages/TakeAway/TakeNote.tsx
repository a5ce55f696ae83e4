import type { Entry } from '../../../registry/actions/index.ts';
import { recordsOfNotes } from '../../../registry/export/recordsOf.ts';
import type { Note } from '../../../registry/schema/documents.ts';
import { useNotes } from '../../state/register.ts';
import { TakeAway } from './TakeAway.tsx';

/** One note. Its month is read by the page already, for its neighbours. */
export default function TakeNote({ entry, document }: { entry: Entry; document: Note }) {
  const { period, key } = entry;
  const month = useNotes(period);
  const heads = month === 'loading' ? {} : { entries: month.map((one) => one.entry) };
  return (
    <TakeAway
      shown={{
        title: `note “${document.title}”`,
        name: `note-${key}`,
        route: { page: 'note', period, slug: key },
        subject: 'notes',
        collections: [{ kind: 'note', period, ...heads }],
        waiting: month === 'loading',
        records: async () => recordsOfNotes([{ entry, document }]),
      }}
    />
  );
}
