import { ArrowLeft, ArrowRight } from 'lucide';
import type { Note } from '../../../registry/schema/index.ts';
import { useNotes } from '../../state/register.ts';
import { noteHref } from '../../state/route/note.ts';
import { Icon } from '../../ui/Icon.tsx';
import { t } from '../../words/t.tsx';
import { byNewest } from '../Notes/filters.ts';
import { monthName } from '../Notes/months.ts';

/** The notes before and after this one in its month. */
export function Neighbours({ period, slug }: { period: number; slug: string }) {
  const notes = useNotes(period);
  if (notes === 'loading') return null;
  const ordered = notes.flatMap((one) => (one.state === 'verified' ? [one.document] : [])).toSorted(byNewest);
  const at = ordered.findIndex((one) => one.slug === slug);
  const link = (one: Note | undefined, newer: boolean) =>
    one && (
      <a href={noteHref(period, one.slug)}>
        <span>
          {newer ? (
            <>
              {t('Newer')} <Icon node={ArrowRight} />
            </>
          ) : (
            <>
              <Icon node={ArrowLeft} /> {t('Older')}
            </>
          )}
        </span>
        <b lang="en">{one.title}</b>
      </a>
    );
  if (at < 0 || ordered.length < 2) return null;
  return (
    <nav className="note-neighbours" aria-label={t('Notes of {month}', { month: monthName(period) })}>
      <div>{link(ordered[at + 1], false)}</div>
      <div>{link(ordered[at - 1], true)}</div>
    </nav>
  );
}
