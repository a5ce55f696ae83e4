const PART = '.part';

/** The next part of a table in a direction, or undefined at its edge. Parts are what a cell offers: one, or a few stacked. */
export function nextPart(from: Element, key: string): HTMLElement | undefined {
  const cell = from.closest('td, th');
  const row = cell?.parentElement;
  if (!cell || !row) return undefined;
  const column = [...row.children].indexOf(cell);
  const partsIn = (one: Element | undefined) => (one ? [...one.querySelectorAll<HTMLElement>(PART)] : []);
  const here = partsIn(cell);
  const index = here.indexOf(from as HTMLElement);
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const step = key === 'ArrowDown' ? 1 : -1;
    const within = here[index + step];
    if (within) return within;
    const rows = [...(row.closest('table')?.rows ?? [])];
    for (let i = rows.indexOf(row as HTMLTableRowElement) + step; rows[i]; i += step) {
      const parts = partsIn(rows[i]?.children[column]);
      if (parts.length > 0) return parts.at(step === 1 ? 0 : -1);
    }
    return undefined;
  }
  const cells = [...row.children].filter((one) => partsIn(one).length > 0);
  const at = cells.indexOf(cell);
  const target =
    key === 'ArrowRight'
      ? cells[at + 1]
      : key === 'ArrowLeft'
        ? cells[at - 1]
        : key === 'Home'
          ? cells[0]
          : key === 'End'
            ? cells.at(-1)
            : undefined;
  const parts = partsIn(target);
  return parts[Math.min(Math.max(index, 0), parts.length - 1)];
}

/** Makes a table one tab stop: the part that had the focus last, else the first of the body. Arrows, Home and End move. Returns how to undo it. */
export function gridKeys(element: HTMLTableElement): () => void {
  const stop = (chosen: Element | null) => {
    for (const part of element.querySelectorAll<HTMLElement>(PART)) part.tabIndex = part === chosen ? 0 : -1;
  };
  const settle = () => {
    if (!element.querySelector(`${PART}[tabindex="0"]`)) stop(element.querySelector(`tbody ${PART}`));
    for (const part of element.querySelectorAll<HTMLElement>(`${PART}:not([tabindex])`)) part.tabIndex = -1;
  };
  const focused = (event: FocusEvent) => {
    const part = (event.target as Element).closest(PART);
    if (part) stop(part);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const part = (event.target as Element).closest(PART);
    const next = part && nextPart(part, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
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
