import { memo, useEffect, useState } from 'react';
import type { Overview } from '../../../registry/schema/index.ts';
import { sentence } from '../../state/format.ts';
import { KnownBar, sumCounts } from '../../ui/marks/index.tsx';
import { label, t, word } from '../../words/t.tsx';
import { sectionOrder } from './arrange.ts';
import { show } from './show.ts';

/** The section at the top of the window. */
function useCurrent(): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    // A band near the top: the section that crosses it is the one being read.
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) setCurrent(target.id);
      },
      { rootMargin: '-10% 0px -85% 0px' },
    );
    for (const section of document.querySelectorAll('.profile-section')) observer.observe(section);
    return () => observer.disconnect();
  }, []);
  return current;
}

/** Opens or closes everything that is folded, sources included. */
function FoldButton() {
  const [open, setOpen] = useState(false);
  const all = () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.profile-rest, .profile-other')) details.open = !open;
    setOpen(!open);
  };
  return (
    <button type="button" className="textbutton profile-all" onClick={all}>
      {open ? t('Fold what is outside the table') : t('Unfold every claim')}
    </button>
  );
}

/** What follows the groups. */
const parts = [
  { id: 'readings', text: word('Readings') },
  { id: 'gaps', text: word('Gaps') },
  { id: 'history', text: word('History') },
  { id: 'related', text: word('Notes') },
  { id: 'sources', text: word('Sources') },
] as const;

/** The sections as a list of bars: claims, and hatched what was looked for and is absent. */
export const Contents = memo(function Contents({ overview, sources }: { overview: Overview; sources: number | null }) {
  const { counts } = overview;
  const counted: Partial<Record<string, number | null>> = { gaps: sumCounts(counts).absences, sources };
  const current = useCurrent();
  const max = Math.max(1, ...sectionOrder.map((group) => counts[group].claims + counts[group].absences));
  return (
    <nav className="profile-contents" aria-label={t('Sections')}>
      <ul>
        {sectionOrder.map((group) => (
          <li key={group}>
            <button type="button" aria-current={current === `group-${group}` || undefined} onClick={() => show(`group-${group}`)}>
              <span>{sentence(label(group))}</span>
              <KnownBar counts={counts[group]} max={max} />
              <span className="n">{counts[group].claims}</span>
            </button>
          </li>
        ))}
        {parts.map(({ id, text }) => (
          <li key={id}>
            <button type="button" aria-current={current === id || undefined} onClick={() => show(id)}>
              <span>{t(text)}</span>
              <span />
              <span className="n">{counted[id]}</span>
            </button>
          </li>
        ))}
      </ul>
      <FoldButton />
      <p>{t('Full ink: claims from primary sources. Grey: second hand. Hatched: looked for and absent.')}</p>
    </nav>
  );
});
