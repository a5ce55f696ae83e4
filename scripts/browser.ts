import { DemlError } from '../registry/errors/index.ts';
import { findBrowser } from '../test/browser.ts';

/** A browser was needed, and none was found. */
export class NoBrowserError extends DemlError {
  constructor() {
    super('No Chrome or Chromium was found.', { code: 'no-browser', family: 'input', fix: 'Install one, or name it in DEML_BROWSER.' });
  }
}

/** Where the browser of this machine is. Errors: `NoBrowserError`. */
export function browserHere(): string {
  const found = findBrowser();
  if (!found) throw new NoBrowserError();
  return found;
}
