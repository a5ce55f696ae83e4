import type { Hex } from 'viem';
import { soon, type Visit } from './stage.ts';

/** What a visitor writes of a new note. */
export interface WrittenNote {
  url: string;
  title: string;
  summary: string;
  effect: string;
  tag: string;
  why: string;
}

/** Fills in the form of a new note. */
export async function writeNote({ page }: Visit, { url, title, summary, effect, tag, why }: WrittenNote): Promise<void> {
  await page.getByLabel('Address of the source').fill(url);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Summary').fill(summary);
  await page.getByLabel('What it changes').fill(effect);
  await page.getByRole('checkbox', { name: tag }).check();
  await page.getByLabel('Why it belongs here').fill(why);
}

/** From the page of a system to the form of one of its claims, and why it is changed. */
export async function openClaim({ page, go }: Visit, slug: string, claim: string, why: string): Promise<void> {
  await go(`project/${slug}?claim=${claim}`);
  await page
    .locator(`#claim-${claim}`)
    .getByRole('link', { name: /^Change/ })
    .click();
  await page.getByLabel('The change in one sentence').fill(why);
}

/** Takes the draft that stands open to a mined proposal, and answers its id. */
export async function proposeDraft({ page, act }: Visit): Promise<Hex> {
  await soon(() => page.locator('.draft-aside').innerText()).toContain('Nothing is missing.');
  await page.getByRole('button', { name: 'Go on to propose' }).click();
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.locator('.act').getByRole('button', { name: 'Propose' }).waitFor(); // the bytes came back
  await act('Propose', 'Send');
  const link = page.getByRole('link', { name: 'Open the proposal' });
  await link.waitFor();
  return (await link.getAttribute('href'))?.replace('#/review/', '') as Hex;
}
