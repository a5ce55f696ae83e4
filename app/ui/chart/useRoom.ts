import { type RefObject, useLayoutEffect, useState } from 'react';

/** A free place in a cell, in pixels from its top and right edge. */
export interface Room {
  top: number;
  right: number;
  width: number;
}

const HEIGHT = 12;
const LEAST = 18;
const MOST = 56;
const GAP = 5;

/**
 * Where a small drawing fits into a cell of numbers without moving anything: left of its last line, or of the line that leaves
 * the most. Null where no line leaves enough. `box` stands in the cell and takes no space.
 */
export function useRoom(box: RefObject<HTMLElement | null>, wanted: boolean): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const cell = box.current?.parentElement;
    if (!cell || !wanted) return;
    const place = () => {
      const next = roomIn(cell);
      setRoom((now) => (now && next && now.top === next.top && now.right === next.right && now.width === next.width ? now : next));
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
  const edge = cell.querySelector('.edge svg')?.getBoundingClientRect();
  const body = cell.querySelector('.body');
  if (!body) return null;
  const full = body.getBoundingClientRect().width;
  const range = document.createRange();
  range.selectNodeContents(body);
  const lines: { top: number; bottom: number; left: number }[] = [];
  for (const { top, bottom, left, width, height } of range.getClientRects()) {
    // Blocks are as wide as the cell or higher than a line, and hidden words a pixel wide: none of them is a line.
    if (width < 2 || height > 24 || width >= full - 1) continue;
    const line = lines.find((one) => top < one.bottom - 4 && bottom > one.top + 4);
    if (!line) lines.push({ top, bottom, left });
    else Object.assign(line, { top: Math.min(line.top, top), bottom: Math.max(line.bottom, bottom), left: Math.min(line.left, left) });
  }
  const places = lines.map(({ top, bottom, left }) => {
    const start = edge && top < edge.bottom ? edge.right + GAP : of.left;
    return { top: Math.round((top + bottom - HEIGHT) / 2 - of.top), right: of.right - left + GAP, width: left - GAP - start };
  });
  const last = places.at(-1);
  const best = last && last.width >= LEAST + 4 ? last : places.toSorted((a, b) => b.width - a.width)[0];
  return best && best.width >= LEAST ? { ...best, width: Math.min(MOST, Math.floor(best.width)) } : null;
}
