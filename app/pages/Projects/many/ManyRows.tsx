import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Overview } from '../../../../registry/schema/documents.ts';
import type { EntryState } from '../../../state/register.ts';
import type { Density } from '../../../state/route/projects.ts';
import { Row, type RowProps } from '../Row.tsx';
import { RowInTurn } from './RowInTurn.tsx';
import { usePrinting } from './usePrinting.ts';

/** What a row is taken to be high until it is seen. */
const heights: Readonly<Record<Density, number>> = { line: 37, fit: 92, full: 120 };
/** Rows beyond the edges of the window. */
const BEYOND = 3;

/**
 * A body of many rows, of which those in view are drawn, and besides them the row that has the focus and the one whose claim
 * is open. On paper all are.
 */
export default function ManyRows({
  rows,
  propsOf,
  reveal,
  width,
  open,
  density,
}: {
  rows: readonly EntryState<Overview>[];
  propsOf: (row: EntryState<Overview>) => RowProps;
  /** Gets the way to draw a row that is out of view. */
  reveal: RefObject<((index: number) => void) | null>;
  /** Columns of the table. */
  width: number;
  /** The system whose claim is open. */
  open: string | null;
  density: Density;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const printing = usePrinting();
  const openIndex = open === null ? -1 : rows.findIndex(({ entry }) => entry.key === open);
  const kept = (range: Range) => {
    const focused = Number(body.current?.querySelector('tr:focus-within')?.getAttribute('data-index') ?? -1);
    const also = [openIndex, focused].filter((index) => index >= 0 && index < range.count);
    return [...new Set([...defaultRangeExtractor(range), ...also])].sort((a, b) => a - b);
  };
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => heights[density],
    getItemKey: (index) => rows[index]?.entry.key ?? index,
    overscan: BEYOND,
    useFlushSync: false, // rows are drawn in a task of their own, and not in that of the frame which scrolls
    scrollMargin: top,
    rangeExtractor: kept,
  });
  useLayoutEffect(() => {
    const at = body.current?.getBoundingClientRect().top;
    if (at !== undefined) setTop(Math.round(at + scrollY));
  });
  useLayoutEffect(() => {
    reveal.current = (index) => virtualizer.scrollToIndex(index, { align: 'center' });
    return () => {
      reveal.current = null;
    };
  }, [virtualizer, reveal]);
  // A link leads to a claim: its row comes into view, once.
  const shown = useRef(-1);
  useLayoutEffect(() => {
    if (openIndex < 0 || shown.current >= 0) return;
    shown.current = openIndex;
    virtualizer.scrollToIndex(openIndex, { align: 'center' });
  }, [openIndex, virtualizer]);

  const items = printing ? null : virtualizer.getVirtualItems();
  if (!items)
    return (
      <tbody ref={body}>
        {rows.map((row, index) => (
          <Row key={row.entry.key} {...propsOf(row)} index={index} />
        ))}
      </tbody>
    );
  const end = virtualizer.getTotalSize() + top;
  return (
    <tbody ref={body}>
      {items.map(({ index, key, start }, i) => {
        const row = rows[index];
        const before = items[i - 1]?.end ?? top;
        return (
          row && (
            <Fragment key={key}>
              {start > before && <Space height={start - before} width={width} />}
              <RowInTurn {...propsOf(row)} index={index} measure={virtualizer.measureElement} height={heights[density]} />
            </Fragment>
          )
        );
      })}
      <Space height={end - (items.at(-1)?.end ?? top)} width={width} />
    </tbody>
  );
}

/** The room of rows that are not drawn. */
const Space = ({ height, width }: { height: number; width: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr className="space" aria-hidden="true">
      <td colSpan={width} style={{ height }} />
    </tr>
  ) : null;
