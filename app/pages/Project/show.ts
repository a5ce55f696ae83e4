/** Brings a part of the page into view, and the keyboard with it. */
export function show(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  part?.focus({ preventScroll: true });
}
