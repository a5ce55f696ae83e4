import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../../browser.ts';

/** The browser of this machine; undefined where there is none, and then the tests that need it are left out, aloud. */
export const browserPath: string | undefined = findBrowser();

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath as string, args: browserFlags });

/** A page of a new visitor, without the service worker unless it is asked for: it would answer before what a test puts in the way. Whatever the page complains about is collected. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { config?: Record<string, unknown> } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { config, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...rest,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text())) complaints.push(message.text());
  });
  // Neither the release's own state nor a peer makes up for what the test takes away, unless it says so.
  if (config)
    await page.route('**/config.json', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ json: { ...(await response.json()), state: undefined, peers: [], ...config } });
    });
  return { page, complaints };
}

/** Waits until no section of a profile is still to be laid out: before that, `innerText` of those far from the screen is empty. */
export const laidOut = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector('.profile-inturn .profile-section:not([data-laid])'));
