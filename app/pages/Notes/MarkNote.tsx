import { Bookmark } from 'lucide';
import type { NoteView } from '../../state/route/note.ts';
import { Icon } from '../../ui/Icon.tsx';
import { t } from '../../words/t.tsx';
import { isListed, toggleNote, useReadingList } from './readingList.ts';

/** Puts a note onto the reading list of this browser, or takes it off. */
export function MarkNote({ note, title }: { note: NoteView; title: string }) {
  const list = useReadingList();
  return (
    <button
      type="button"
      className="marknote"
      aria-pressed={isListed(list, note)}
      aria-label={t('Reading list: {title}', { title })}
      onClick={() => toggleNote(note)}
    >
      <Icon node={Bookmark} /> {t('Reading list')}
    </button>
  );
}
