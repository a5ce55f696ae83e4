import { type RefObject, useLayoutEffect } from 'react';

const WIDTH = 420;
const GAP = 9;
const EDGE = 12;
/** A claim with its sources reads well in this height, and never grows over the other. */
const LEAST = 360;
const MOST = 640;
/** Under this width the claim is a bottom sheet, and CSS alone places it. */
export const SHEET = '(max-width: 899px)';

/** Ties a popover to its cell in the positioned box that holds both: under it, or over it where the screen has more room there; its notch points at the cell. */
export function usePlace(popover: RefObject<HTMLElement | null>, cell: string): void {
  useLayoutEffect(() => {
    const box = popover.current;
    const room = box?.parentElement; // not a ref of the parent: on the first paint that is attached after this runs
    if (!box || !room) return;
    const sheet = matchMedia(SHEET);
    let side: 'under' | 'over' | undefined;
    let limit: number | undefined;
    const place = () => {
      const anchor = room.querySelector(`[data-cell="${CSS.escape(cell)}"]`)?.closest('td, th');
      if (!anchor || sheet.matches) {
        box.removeAttribute('style');
        return;
      }
      const at = anchor.getBoundingClientRect();
      const of = room.getBoundingClientRect();
      // The side is chosen once: content that arrives later must not make the popover jump over its cell.
      side ??= innerHeight - at.bottom < LEAST + EDGE && at.top > LEAST + EDGE ? 'over' : 'under';
      const space = (side === 'over' ? at.top : innerHeight - at.bottom) - GAP - EDGE;
      // Nor may it grow over the cell; what comes above the table can still take room from it.
      limit = Math.min(limit ?? MOST, Math.max(LEAST, space));
      box.style.maxHeight = `${limit}px`;
      const height = box.offsetHeight;
      const middle = at.left + at.width / 2 - of.left;
      const left = Math.min(Math.max(0, middle - WIDTH / 2), of.width - WIDTH);
      box.dataset.side = side;
      box.style.left = `${left}px`;
      box.style.top = `${side === 'under' ? at.bottom - of.top + GAP : at.top - of.top - height - GAP}px`;
      box.style.setProperty('--notch', `${Math.min(Math.max(10, middle - left - 6), WIDTH - 22)}px`);
    };
    place();
    const watcher = new ResizeObserver(place);
    watcher.observe(box);
    watcher.observe(room);
    room.addEventListener('scroll', place, { capture: true, passive: true });
    sheet.addEventListener('change', place);
    // A link leads here: bring the cell into view, but never move a page on which the reader pressed it.
    const anchor = room.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
    const seen = anchor?.getBoundingClientRect();
    if (seen && (seen.top < 0 || seen.bottom > innerHeight)) anchor?.scrollIntoView({ block: 'center', inline: 'center' });
    return () => {
      watcher.disconnect();
      room.removeEventListener('scroll', place, { capture: true });
      sheet.removeEventListener('change', place);
    };
  }, [popover, cell]);
}
