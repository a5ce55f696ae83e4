/** Width in pixels of the screen for which a page is drawn without one. */
export const screens = { wide: 1440, narrow: 390 } as const;
export type Screen = keyof typeof screens;

/** From this width on a reader sees the page that was drawn for the wide screen. */
export const NARROW = '(max-width: 640px)';

let width: number = screens.wide;
let asked = false;

/** Says for which screen the pages are drawn, and so which drawing a browser goes on from. */
export function drawFor(screen: Screen): void {
  width = screens[screen];
  asked = false;
}

/** Whether what was drawn since depends on the screen. */
export const dependsOnScreen = (): boolean => asked;

/** Whether a query of a width holds on that screen; any other does not. */
export function holdsWhenDrawn(query: string): boolean {
  asked = true;
  const [, edge, pixels] = /^\((max|min)-width: (\d+)px\)$/.exec(query) ?? [];
  return edge === 'max' ? width <= Number(pixels) : edge === 'min' ? width >= Number(pixels) : false;
}
