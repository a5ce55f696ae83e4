import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const slugs = readdirSync(new URL('../../content/projects/', import.meta.url)).map((file) => file.replace('.json', ''));

describe.runIf(browserPath)('the page of a system', () => {
  const scene = seededScene();

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(`${scene.stack.gateway}/#/project/${address}`);
    await page.locator('.profile-sourcelist li').first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
  }

  test('draws the trust of every system with room for its words, in the fonts that it comes with', async () => {
    const { page, complaints } = await openPage(scene.browser);
    for (const slug of slugs) {
      await open(page, slug);
      await page.waitForFunction((name) => location.hash.endsWith(name), slug);
      const drawing = page.locator('.trust-figure > .trust');
      expect(await drawing.isVisible(), slug).toBe(true);
      expect(await drawing.locator('.box').count(), slug).toBeLessThanOrEqual(8);
      expect(await drawing.evaluate(cutWords), slug).toEqual([]);
      expect(await sideways(page), slug).toBe(false);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('answers the four questions on one screen, each with its evidence and date', async () => {
    const { page } = await openPage(scene.browser);
    for (const slug of slugs) {
      await open(page, slug);
      const answers = page.locator('.profile-answers');
      const box = await answers.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 900), slug).toBeLessThan(900);
      expect(await answers.locator('.gauge-word').count()).toBe(4);
      expect(await answers.locator('time').count()).toBe(4);
    }
    await page.context().close();
  });

  test('says on a phone in words what it draws on a desk', async () => {
    const { page } = await openPage(scene.browser, { viewport: { width: 390, height: 844 } });
    await open(page, 'akash');
    expect(await page.locator('.trust-figure > .trust').isVisible()).toBe(false);
    const words = await page.locator('.trust-model').innerText();
    for (const said of ['provider that a tenant picks', 'does the work', 'single operator', 'the host can read memory outside a TEE lease'])
      expect(words).toContain(said);
    expect(words).toContain('does not check');
    expect(await sideways(page)).toBe(false);
    await page.context().close();
  });

  test('a claim that is folded opens by its address, and leads to its sources and back', async () => {
    const { page } = await openPage(scene.browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await open(page, 'bittensor?claim=verification-trust-model-1');
    const claim = page.locator('#claim-verification-trust-model-1');
    await expect.poll(() => claim.evaluate((element) => document.activeElement === element)).toBe(true);
    expect(await claim.getAttribute('data-marked')).toBe('true');
    await expect.poll(() => inView(page, '#claim-verification-trust-model-1')).toBe(true);

    await claim.getByRole('link', { name: 'address of claim' }).click();
    await expect.poll(() => claim.innerText()).toContain('copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

    const number = claim.locator('.profile-number').first();
    await number.click();
    const source = page.locator(`#source-${await number.innerText()}`);
    await expect.poll(() => source.evaluate((element) => document.activeElement === element)).toBe(true);
    expect(await source.locator('p').first().innerText()).toBe(await claim.locator('.profile-sources p > span').first().innerText());

    await source.getByRole('link', { name: 'Who must be honest' }).click();
    await expect.poll(() => page.locator('article[data-marked]').count()).toBe(1);
    await page.context().close();
  });

  test('gives every source its address on paper', async () => {
    const { page } = await openPage(scene.browser);
    await open(page, 'ezkl');
    const addresses = page.locator('.profile-address');
    expect(await addresses.first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await addresses.first().isVisible()).toBe(true);
    expect(await addresses.first().innerText()).toMatch(/^https:/);
    await page.context().close();
  });
});

/** Words of a drawing that reach over their box or the sheet. Runs in the page. */
function cutWords(drawing: Element): string[] {
  const svg = drawing as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  const reaches = (text: SVGGraphicsElement, right: number, bottom: number) => {
    const box = text.getBBox();
    return box.x + box.width > right || box.y + box.height > bottom + 2;
  };
  const cut = [...svg.querySelectorAll<SVGGElement>('g:has(> .box)')].flatMap((group) => {
    const { x, y, width, height } = (group.querySelector('.box') as SVGRectElement).getBBox();
    return [...group.querySelectorAll('text')].filter((text) => reaches(text, x + width, y + height));
  });
  return [...cut, ...[...svg.querySelectorAll('text')].filter((text) => reaches(text, width, height))].map(
    (text) => text.textContent ?? '',
  );
}

const sideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

const inView = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight);
