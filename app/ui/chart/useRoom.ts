import { type RefObject, useLayoutEffect, useState } from 'react';

/** A free place in a cell: pixels from its top, and from the side to which its text is not set. */
export interface Room {
  top: number;
  side: 'left' | 'right';
  from: number;
  width: number;
}

const HEIGHT = 12;
const LEAST = 18;
const MOST = 56;
const GAP = 5;

/**
 * Where a small drawing fits into a cell without moving anything: beside its last line, or beside the line that leaves the most.
 * Null where no line leaves enough. `box` stands in the cell and takes no space.
 */
export function useRoom(box: RefObject<HTMLElement | null>, wanted: boolean): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const cell = box.current?.parentElement;
    if (!cell || !wanted) return;
    const place = () => {
      const next = roomIn(cell);
      setRoom((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    place();
    const watcher = new ResizeObserver(place);
    watcher.observe(cell);
    return () => watcher.disconnect();
  }, [box, wanted]);
  return room;
}

function roomIn(cell: Element): Room | null {
  const of = cell.getBoundingClientRect();
  const end = (cell.closest('td, dd') ?? cell).getBoundingClientRect().right; // on a phone a cell is as wide as its words
  const edge = cell.querySelector('.edge svg')?.getBoundingClientRect();
  const places = linesOf(cell.querySelector('.body')).map(({ top, bottom, left, right }) => {
    const start = edge && top < edge.bottom ? edge.right + GAP : of.left;
    const before = Math.floor(left - GAP - start);
    const after = Math.floor(end - right - GAP);
    const middle = Math.round((top + bottom - HEIGHT) / 2 - of.top);
    return before >= after
      ? { top: middle, side: 'right' as const, from: of.right - left + GAP, width: before }
      : { top: middle, side: 'left' as const, from: right + GAP - of.left, width: after };
  });
  const last = places.at(-1);
  const best = last && last.width >= LEAST + 4 ? last : places.toSorted((a, b) => b.width - a.width)[0];
  return best && best.width >= LEAST ? { ...best, width: Math.min(MOST, best.width) } : null;
}

interface Line {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Where the lines of text in a box stand, with the marks in them. */
function linesOf(body: Element | null): Line[] {
  if (!body) return [];
  const full = body.getBoundingClientRect().width;
  const text = document.createRange();
  text.selectNodeContents(body);
  const lines: Line[] = [];
  for (const rects of [text, ...body.querySelectorAll('*')].map((one) => one.getClientRects()))
    for (const { top, bottom, left, right, width, height } of rects) {
      // Blocks are as wide as the cell or higher than a line, and hidden words a pixel wide: none of them is a line.
      if (width < 2 || height > 24 || width >= full - 1) continue;
      const line = lines.find((one) => top < one.bottom - 4 && bottom > one.top + 4);
      if (!line) lines.push({ top, bottom, left, right });
      else Object.assign(line, { left: Math.min(line.left, left), right: Math.max(line.right, right) });
    }
  return lines.sort((a, b) => a.top - b.top);
}
