import { StrictMode } from 'react';
import { prerender } from 'react-dom/static';
import type { Digest } from '../../registry/cid/index.ts';
import type { HeldRelease } from '../../registry/release/index.ts';
import { App } from '../App.tsx';
import { preloadPage } from '../pages/pages.ts';
import type { Config } from '../state/config.ts';
import { showRelease } from '../state/register.ts';
import { parseRoute } from '../state/route.ts';
import { dependsOnScreen, drawFor, type Screen } from '../state/screen.ts';
import { show } from '../words/language.ts';
import { type Language, languages } from '../words/preferred.ts';

/** What the app shows under an address, without effects, for a wide and, where that differs, a narrow screen. */
export interface Drawing {
  wide: string;
  narrow: string | null;
}

/** Where the pages of the app read their address when there is no browser. */
const bar = { hash: '#/', href: 'http://release.invalid/', origin: 'http://release.invalid', pathname: '/' };

/** Draws addresses of the app from a release's state, one after another: the app knows one address and one language at a time. */
export function drawingFrom(held: HeldRelease, config: Config) {
  Object.assign(globalThis, { location: bar });

  /** Draws one address in each language. What goes wrong in a part of the page is thrown: a page is whole or is not printed. */
  return async (address: string): Promise<{ drawings: Map<Language, Drawing>; needed: ReadonlySet<Digest> }> => {
    const needed = new Set<Digest>();
    const blocks: typeof held.blocks = new Map(held.blocks);
    blocks.get = (digest) => {
      needed.add(digest);
      return held.blocks.get(digest);
    };
    bar.hash = address;
    showRelease({ ...held, blocks }, config);
    await preloadPage(parseRoute(address).page);
    const drawings = new Map<Language, Drawing>();
    for (const language of languages) {
      await show(language);
      const wide = await markup('wide');
      const narrow = dependsOnScreen() ? await markup('narrow') : wide;
      drawings.set(language, { wide, narrow: narrow === wide ? null : narrow });
    }
    return { drawings, needed };
  };
}

async function markup(screen: Screen): Promise<string> {
  drawFor(screen);
  const errors: unknown[] = [];
  const { prelude } = await prerender(
    <StrictMode>
      <App />
    </StrictMode>,
    // React would put large parts behind the page, for a script to move into place: here everything stands where it belongs.
    { progressiveChunkSize: Number.POSITIVE_INFINITY, onError: (error) => void errors.push(error) },
  );
  for (const error of errors) throw error;
  return new Response(prelude).text();
}
