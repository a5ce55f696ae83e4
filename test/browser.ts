import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Quiet, sandboxless and without background traffic: what a test needs of Chromium, also as root in a container. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Where a browser is looked for, in this order. */
export const browserPlaces = [
  process.env.DEML_BROWSER,
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The first Chrome or Chromium on this machine, or Playwright's own; undefined where there is none. */
export function findBrowser(): string | undefined {
  const places = [...browserPlaces, chromium.executablePath()];
  return places.find((place) => place && existsSync(place));
}
