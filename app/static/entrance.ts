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
}

/** Longer than this a page does not wait for its faces, ms after its stylesheets came. */
const PATIENCE = 300;
// A drawn page that began in other faces would be laid out twice, and every line of it would move.
if (route !== undefined) {
  const show = () => {
    delete dataset.faces;
  };
  dataset.faces = 'coming';
  requestAnimationFrame(() => {
    setTimeout(show, PATIENCE);
    Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px "IBM Plex Sans Condensed"`))).then(show, show);
  });
}
