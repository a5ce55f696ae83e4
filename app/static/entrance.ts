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
