import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

describe.runIf(browserPath)('“Follow” on the pages of the app', () => {
  const scene = seededScene();

  test.each([
    ['#/project/gensyn', ['project/gensyn.atom', 'project/gensyn.json', 'project/gensyn.ics']],
    ['#/notes', ['kind/note.atom', 'kind/note.json']],
    [
      '#/notes?tag=verification&type=paper',
      ['type/paper.atom', 'type/paper.json', 'tag/verification.atom', 'tag/verification.json', 'kind/note.atom', 'kind/note.json'],
    ],
    ['#/review', ['queue.atom', 'queue.json', 'deadlines.ics']],
    ['#/changes', ['all.atom', 'all.json', 'change/world.atom', 'change/world.json', 'deadlines.ics']],
    [
      '#/projects?cell=gensyn.verification.mechanism',
      ['field/verification.mechanism.atom', 'field/verification.mechanism.json', 'project/gensyn.atom', 'project/gensyn.json'],
    ],
  ])('%s offers what is shown there, and each address is one', async (hash, wanted) => {
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/${hash}`);
    await page.locator('.follow > summary').click();
    const offered = await page.locator('.follow li a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(offered).toEqual(wanted.map((name) => `${scene.stack.gateway}/feeds/${name}`));
    for (const address of offered) expect((await fetch(address)).status, address).toBe(200);
    await page.keyboard.press('Escape');
    expect(await page.locator('.follow[open]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('an item leads to the page of its revision, which verifies it', async () => {
    const { entries } = parseAtomFeed(await (await fetch(`${scene.stack.gateway}/feeds/project/gensyn.atom`)).text());
    const item = entries?.find(({ id }) => id?.includes('/project/0/gensyn/1'));
    const { page } = await openPage(scene.browser);
    await page.goto(item?.links?.[0]?.href as string);
    await page.getByRole('heading', { name: 'Gensyn', level: 1 }).waitFor();
    await page.context().close();
  });

  test('where no gateway serves feeds, nothing is offered', async () => {
    const { page } = await openPage(scene.browser);
    await page.route('**/feeds', (route) => route.fulfill({ status: 404 }));
    const asked = page.waitForResponse('**/feeds');
    await page.goto(`${scene.stack.gateway}/#/project/gensyn`);
    await asked;
    await page.locator('[data-take="csv"]:enabled').waitFor();
    expect(await page.locator('.follow').count()).toBe(0);
    await page.context().close();
  });
});
