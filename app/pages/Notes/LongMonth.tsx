import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Note, Overview } from '../../../registry/schema/index.ts';
import { t } from '../../words/t.tsx';
import { NoteLine } from './NoteLine.tsx';

interface LongMonthProps {
  period: number;
  notes: readonly Note[];
  systems: ReadonlyMap<string, Overview>;
}

/**
 * A month of many notes as a feed: only what is in view, and some around it, is drawn. Each note says its place among all;
 * Page Down and Page Up go from note to note.
 */
export default function LongMonth({ period, notes, systems }: LongMonthProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = () => box.current && setTop(box.current.getBoundingClientRect().top + scrollY);
    place();
    const watcher = new ResizeObserver(place);
    watcher.observe(document.body);
    return () => watcher.disconnect();
  }, []);
  const virtual = useWindowVirtualizer<HTMLDivElement>({
    count: notes.length,
    estimateSize: () => 210,
    overscan: 4,
    scrollMargin: top,
    getItemKey: (index) => notes[index]?.slug ?? index,
  });
  const turn = (event: KeyboardEvent) => {
    const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    const from = Number((event.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    if (step === 0 || Number.isNaN(from) || !notes[from + step]) return;
    event.preventDefault();
    virtual.scrollToIndex(from + step, { align: 'start' });
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-index="${from + step}"] article`)?.focus({ preventScroll: true }),
    );
  };
  return (
    <div
      role="feed"
      aria-label={t('Notes of this month')}
      ref={box}
      className="feed"
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={turn}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const note = notes[index];
        return (
          note && (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className="feed-place"
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <NoteLine period={period} note={note} systems={systems} place={{ at: index + 1, of: notes.length }} full />
            </div>
          )
        );
      })}
    </div>
  );
}
