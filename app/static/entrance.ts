import { applyStoredTheme } from '../state/storedTheme.ts';
import { preferred, tags } from '../words/preferred.ts';

/**
 * Before the first paint of a static page, while the app is still on its way: the reader's colours; and where the address, or the reader's
 * language, asks for another page than the one drawn here, nothing is shown until the app has it.
 */
applyStoredTheme();
const { dataset, lang } = document.documentElement;
const { route } = dataset;
if (route !== undefined) {
  const elsewhere = location.hash !== '' && location.hash !== route;
  // A page in a folder of its language was asked for in it; those at the root are for everybody.
  const foreign = dataset.folder === undefined && tags[preferred()] !== lang;
  if (elsewhere || foreign) dataset.other = '';
  const painted = dataset.other === undefined && !document.hidden ? paintedInItsFaces() : undefined;
  document.addEventListener('DOMContentLoaded', () => void Promise.resolve(painted).then(() => bringApp(elsewhere)));
}

/** A drawn page that began in other faces would be laid out twice, and every line of it would move. */
async function paintedInItsFaces(): Promise<void> {
  /** Longer than this a page does not wait for them, ms after its stylesheets came. */
  const patience = 300;
  dataset.faces = 'coming';
  await frame();
  const faces = [400, 600].map((weight) => document.fonts.load(`${weight} 13px "IBM Plex Sans Condensed"`));
  await Promise.race([Promise.allSettled(faces), new Promise((resolve) => setTimeout(resolve, patience))]);
  delete dataset.faces;
  await frame();
  await new Promise((resolve) => setTimeout(resolve)); // frames are asked for before they are painted
}

/** Resolves before a frame; a page that nobody sees has none. */
function frame(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
    document.addEventListener('visibilitychange', resolve, { once: true });
  });
}

/** What the drawn page can be read without (`sheet.ts`) begins here, so that nothing of it is in the way of the first paint. */
function bringApp(elsewhere: boolean): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>(elsewhere ? 'link[data-rel]:not([data-drawn])' : 'link[data-rel]'))
    link.rel = link.dataset.rel as string;
  for (const waiting of document.querySelectorAll<HTMLScriptElement>('script[data-src]')) {
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = 'anonymous';
    script.src = waiting.dataset.src as string;
    waiting.replaceWith(script);
  }
}
