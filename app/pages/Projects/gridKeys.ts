const PART = '.part';
const HEAD_ROWS = 2;

/** Brings a row of the body into the page where not all rows are drawn. */
export type Reveal = (index: number) => void;

const partsIn = (cell: Element | undefined): HTMLElement[] => (cell ? [...cell.querySelectorAll<HTMLElement>(PART)] : []);

/** Whether only some rows are drawn: these say their place themselves. */
const isMany = (table: HTMLTableElement): boolean => table.hasAttribute('aria-rowcount');
const countOf = (table: HTMLTableElement): number => (isMany(table) ? Number(table.getAttribute('aria-rowcount')) : table.rows.length);
const placeOf = (table: HTMLTableElement, row: HTMLTableRowElement): number =>
  isMany(table) && row.dataset.index !== undefined ? Number(row.dataset.index) + HEAD_ROWS : row.rowIndex;
const rowAt = (table: HTMLTableElement, place: number): HTMLTableRowElement | null | undefined =>
  isMany(table) && place >= HEAD_ROWS
    ? table.querySelector<HTMLTableRowElement>(`tr[data-index="${place - HEAD_ROWS}"]`)
    : table.rows[place];

/** Frames in which a row that is asked for is drawn. */
const PATIENCE = 40;
/** A row that waits for its turn has no parts yet. */
const isDrawn = (row: HTMLTableRowElement | null | undefined): boolean => row?.dataset.turn === undefined && Boolean(row);

/** The row at a place, drawn if it is not. */
async function drawnRow(table: HTMLTableElement, place: number, reveal: Reveal | undefined): Promise<HTMLTableRowElement | undefined> {
  for (let frames = 0; !isDrawn(rowAt(table, place)) && frames < PATIENCE; frames++) {
    if (frames === 0) reveal?.(place - HEAD_ROWS);
    await new Promise(requestAnimationFrame);
  }
  return rowAt(table, place) ?? undefined;
}

/** The part in the same column, at a place or at the next one that has parts. */
async function partBelow(table: HTMLTableElement, column: number, from: number, step: 1 | -1, reveal?: Reveal) {
  for (let place = from; place >= 0 && place < countOf(table); place += step) {
    const parts = partsIn((await drawnRow(table, place, reveal))?.children[column]);
    if (parts.length > 0) return parts.at(step === 1 ? 0 : -1);
  }
  return undefined;
}

/** Where a key leads from a part of a table; undefined at its edge. Parts are what a cell offers: one, or a few stacked. */
export async function nextPart(from: Element, { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>, reveal?: Reveal) {
  const cell = from.closest('td, th');
  const row = cell?.closest('tr');
  const table = row?.closest('table');
  if (!cell || !row || !table) return undefined;
  const column = [...row.children].indexOf(cell);
  const here = partsIn(cell);
  const index = here.indexOf(from as HTMLElement);
  const place = placeOf(table, row);
  const last = countOf(table) - 1;
  switch (key) {
    case 'ArrowDown':
      return here[index + 1] ?? partBelow(table, column, place + 1, 1, reveal);
    case 'ArrowUp':
      return here[index - 1] ?? partBelow(table, column, place - 1, -1, reveal);
    case 'PageDown':
      return partBelow(table, column, Math.min(last, place + page(row)), -1, reveal);
    case 'PageUp':
      return partBelow(table, column, Math.max(HEAD_ROWS, place - page(row)), 1, reveal);
  }
  if (ctrlKey && key === 'Home') return partBelow(table, 0, 0, 1, reveal);
  const wanted = ctrlKey && key === 'End' ? await drawnRow(table, last, reveal) : row;
  const cells = [...(wanted?.children ?? [])].filter((one) => partsIn(one).length > 0);
  const at = cells.indexOf(cell);
  const target = key === 'ArrowRight' ? cells[at + 1] : key === 'ArrowLeft' ? cells[at - 1] : key === 'Home' ? cells[0] : cells.at(-1);
  const parts = partsIn(target);
  return parts[Math.min(Math.max(index, 0), parts.length - 1)];
}

/** The rows that a screen holds, less one. */
const page = (row: Element): number => Math.max(1, Math.floor((innerHeight * 0.8) / Math.max(row.getBoundingClientRect().height, 20)));

const keys = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageDown', 'PageUp'];

/**
 * Makes a table one tab stop: the part that had the focus last, else the first of the body. Arrows, Home, End and the page
 * keys move; with Ctrl, Home and End go to the corners. Returns how to undo it.
 */
export function gridKeys(element: HTMLTableElement, reveal?: Reveal): () => void {
  const stop = (chosen: Element | null) => {
    for (const part of element.querySelectorAll<HTMLElement>(PART)) part.tabIndex = part === chosen ? 0 : -1;
  };
  const settle = () => {
    if (!element.querySelector(`${PART}[tabindex="0"]`)) stop(element.querySelector(`tbody ${PART}`));
    for (const part of element.querySelectorAll<HTMLElement>(`${PART}:not([tabindex])`)) part.tabIndex = -1;
  };
  const focused = (event: FocusEvent) => {
    const part = (event.target as Element).closest(PART);
    if (!part) return;
    for (const other of element.querySelectorAll<HTMLElement>(`${PART}[tabindex="0"]`)) other.tabIndex = -1;
    (part as HTMLElement).tabIndex = 0;
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey || !keys.includes(event.key)) return;
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return;
    const part = (event.target as Element).closest(PART);
    if (!part) return;
    event.preventDefault(); // at an edge as well: the page must not scroll away under the focus
    void nextPart(part, event, reveal).then((next) => next?.focus());
  };
  settle();
  const watcher = new MutationObserver(settle);
  watcher.observe(element, { childList: true, subtree: true });
  element.addEventListener('focusin', focused);
  element.addEventListener('keydown', pressed);
  return () => {
    watcher.disconnect();
    element.removeEventListener('focusin', focused);
    element.removeEventListener('keydown', pressed);
  };
}
