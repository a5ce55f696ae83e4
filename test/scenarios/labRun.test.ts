import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import golden from '../lab/golden.json' with { type: 'json' };
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

describe.runIf(browserPath)('a run in the Lab', () => {
  const scene = seededScene();

  async function open(query = ''): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser);
    await opened.page.goto(`${scene.stack.gateway}/#/lab?part=run${query}`);
    await opened.page.locator('.run-verdicts').waitFor();
    return opened;
  }
  const digest = (page: Page) => page.locator('.run').getAttribute('data-digest');
  const verdicts = (page: Page) =>
    page
      .locator('.run-verdicts tbody tr')
      .evaluateAll((rows) => rows.map((row) => [row.getAttribute('data-checker'), row.querySelector('.run-verdict')?.textContent]));
  const blind = ['acceptance', 'outvoted', 'auditNotDrawn', 'unwatched'];
  const saying = async (page: Page, word: string) => (await verdicts(page)).flatMap(([name, said]) => (said === word ? [name] : []));

  test('names a digit, with the trace that every other engine has', async () => {
    const { page, complaints } = await open('&change=none');
    expect(await digest(page)).toBe(golden.digits.trace);
    const digests = await page.locator('.run-layers code').evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    expect(digests).toEqual(expect.arrayContaining([golden.digits.spec, golden.digits.input, golden.digits.trace]));
    expect(await page.locator('.run-name b').innerText()).toBe('5');
    expect(await page.locator('.run-outputs [data-answer] th').innerText()).toBe('5');
    expect(await saying(page, 'valid')).toHaveLength(10);
    expect(await page.locator('.run-dispute').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('begins with a changed entry that leaves the answer as it is, and says who notices', async () => {
    const { page, complaints } = await open();
    await page.getByText('One entry is changed, and the answer is still 5. 6 of 10 checkers notice.').first().waitFor();
    expect(await saying(page, 'valid')).toEqual(blind);
    expect(await digest(page)).not.toBe(golden.digits.trace);
    await page.locator('.run-ruling').filter({ hasText: 'wrong' }).waitFor();
    await page.locator('.run-changes').getByLabel('Rows withheld').check();
    await expect.poll(() => page.locator('.run-dispute li').count()).toBe(6);
    expect(await saying(page, 'malformed')).toEqual(['freivalds', 'bilinear']);
    await page.locator('.run-changes').getByLabel('A false sum').check();
    await expect.poll(() => saying(page, 'invalid')).toEqual(['freivalds', 'bilinear']);
    await page.locator('.run-changes').getByLabel('Any bytes').check();
    await expect.poll(() => saying(page, 'valid')).toEqual(blind);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is used by keys alone, and its address shows the same again', async () => {
    const { page, complaints } = await open('&layer=5&entry=0.3');
    const grid = page.getByRole('grid');
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    await grid.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Entry (0, 5)' }).waitFor();
    const byte = page.getByRole('textbox', { name: 'byte' });
    await byte.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('7f');
    await page.getByText('One entry is no number, and no answer can be read.').first().waitFor();
    expect(await saying(page, 'malformed')).toEqual(['watched', 'freivalds', 'bilinear']);
    expect(await byte.evaluate((one) => one === document.activeElement)).toBe(true);
    const [address, before, said] = [page.url(), await digest(page), await verdicts(page)];
    expect(address).toContain('layer=5&entry=0.5&change=7f');
    await page.context().close();
    const again = await openPage(scene.browser);
    await again.page.goto(address);
    await again.page.locator('.run-verdicts').waitFor();
    expect(await digest(again.page)).toBe(before);
    expect(await verdicts(again.page)).toEqual(said);
    await again.page.context().close();
    expect(complaints).toEqual([]);
  });

  test('is drawn with mouse and keys', async () => {
    const { page, complaints } = await open();
    await page.getByRole('button', { name: 'Begin with an empty sheet' }).click();
    await expect.poll(() => page.url()).toContain(`digit=${'0'.repeat(64)}`);
    const pad = page.locator('.run-pixels');
    const { x, y, width } = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const middle = (place: number) => ((place + 0.5) * width) / 8;
    await page.mouse.move(x + middle(3), y + middle(1));
    await page.mouse.down();
    await page.mouse.move(x + middle(3), y + middle(6), { steps: 12 });
    await page.mouse.up();
    const column = (from: number, to: number) =>
      Array.from({ length: 64 }, (_, pixel) => (pixel % 8 === 3 && pixel >> 3 >= from && pixel >> 3 <= to ? 'g' : '0')).join('');
    await expect.poll(() => page.url()).toContain(`digit=${column(1, 6)}`);
    await pad.locator('[data-pixel="11"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toContain(`digit=${column(0, 6)}`);
    await expect.poll(() => page.locator('.run-name').innerText()).toContain('nobody has said');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says where the Lab ends', async () => {
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/lab?part=limits`);
    await page.getByText('Not audited').waitFor();
    await page.getByRole('link', { name: 'Open inference network' }).click();
    await expect.poll(() => page.url()).toContain('#/reference/open-inference?section=unsolved');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
