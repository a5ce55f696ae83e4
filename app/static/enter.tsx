import { type ReactNode, startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { preloadPage } from '../pages/pages.ts';
import { root } from '../state/root.ts';
import { parseRoute } from '../state/route.ts';
import { drawFor, NARROW } from '../state/screen.ts';
import { show } from '../words/language.ts';
import { languages, tags } from '../words/preferred.ts';
import { liveHref } from './addresses.ts';
import { openState } from './openState.ts';
import { folders } from './places.ts';

const page = document.documentElement;

/**
 * Goes on from the static page that stands there: the app takes over its very elements. False where its state cannot be read. Resolves
 * once that is done: what the chain answers would change the page before.
 */
export async function enter(tree: ReactNode): Promise<boolean> {
  const { route = '#/', state = '' } = page.dataset;
  const language = languages.find((one) => tags[one] === page.lang) ?? 'en';
  const [isOpen] = await Promise.all([openState(state.split(' ')), preloadPage(parseRoute(route).page), show(language)]);
  if (!isOpen) return false;
  const isNarrow = matchMedia(NARROW).matches;
  drawFor(isNarrow ? 'narrow' : 'wide');
  const drawn = takeDrawing(isNarrow);
  for (const link of drawn.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const href = liveHref(new URL(link.href), root, Object.values(folders).filter(Boolean));
    if (href !== null) link.setAttribute('href', href);
  }
  for (const one of drawn.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    one.style.cssText = one.dataset.style ?? '';
    delete one.dataset.style;
  }
  // What the head names beside the page would be looked for beside the new address.
  for (const link of document.querySelectorAll<HTMLLinkElement>('link:is([rel*=icon], [rel=manifest])'))
    link.setAttribute('href', link.href);
  history.replaceState(history.state, '', new URL(route, root));
  let isDrawn = true;
  const options = {
    // Parts of the page are taken over as they come; one that meets a register that has moved on meanwhile is drawn anew, and that is no fault.
    onRecoverableError: (error: unknown) => {
      if (isDrawn) reportError(error);
    },
  };
  // As a transition it is done in slices, between which the reader can scroll and type.
  await new Promise<void>((resolve) => {
    startTransition(() => void hydrateRoot(drawn, <Taken on={resolve}>{tree}</Taken>, options));
  });
  await idle();
  isDrawn = false;
  return true;
}

/** Tells when the shell has been taken over; the parts of the page follow. */
function Taken({ on, children }: { on: () => void; children: ReactNode }) {
  useEffect(on, [on]);
  return children;
}

/** Resolves when the page has been taken over, as far as its parts are here. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 2_000 }) : setTimeout(resolve, 100)));

/** The drawing of this screen as the only one. */
function takeDrawing(isNarrow: boolean): HTMLElement {
  const [wide, narrow] = ['app', 'app-narrow'].map((id) => document.getElementById(id)) as [HTMLElement, HTMLElement | null];
  const drawn = isNarrow && narrow ? narrow : wide;
  (drawn === wide ? narrow : wide)?.remove();
  drawn.id = 'app';
  delete drawn.dataset.screen;
  return drawn;
}
