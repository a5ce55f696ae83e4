import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { approveRequest } from '../../registry/actions/index.ts';
import { plainCell } from '../../registry/export/index.ts';
import type { ExportFile } from '../../registry/export/schema.ts';
import { allHeads, type StateOf, verifyState } from '../../registry/state/index.ts';
import { agreeingChain, carBlocks } from '../../registry/verify/index.ts';
import { schemaFolder } from '../../scripts/jsonSchema.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { proposerAt } from './support/proposer.ts';
import { seededScene } from './support/seededScene.ts';

type Line = Record<string, string>;

describe.runIf(browserPath)('what a reader takes away', () => {
  const scene = seededScene();

  async function at(hash: string): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser);
    await opened.page.goto(`${scene.stack.gateway}/${hash}`);
    await opened.page.locator('[data-take="csv"]:enabled').waitFor({ timeout: 120_000 });
    return opened;
  }

  test('the table as .csv: the rows and columns that are shown, filters included, each with its sentence and sources', async () => {
    const { page, complaints } = await at('#/projects?groups=verification&family=tee');
    const shown = await page.locator('main table tbody tr th a.name').allInnerTexts();
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(listed.length);
    const lines = csv(await taken(page, 'csv'));
    expect([...new Set(lines.map(({ name }) => name))]).toEqual(shown);
    const cells = await page.locator('main table [data-cell]').evaluateAll((all) => all.map((one) => one.getAttribute('data-cell')));
    const inFile = new Set(lines.map(({ slug, field }) => `${slug}.${field}`));
    expect(cells.filter((cell) => !inFile.has(cell as string))).toEqual([]);
    const beside = ['details.category', 'details.lifecycle'];
    expect([...inFile].filter((cell) => !cells.includes(cell) && !beside.some((field) => cell.endsWith(`.${field}`)))).toEqual([]);
    for (const { record, statement, sources, retrievedAt, rung, searched, cid } of lines) {
      expect(cid).toMatch(/^bafkrei/);
      if (record === 'claim') expect([statement, sources, retrievedAt, rung]).not.toContain('');
      else expect(searched).not.toBe('');
    }
    const everyFile = csv(await taken(page, 'csv'));
    expect(everyFile).toEqual(lines);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('another filter is another file', async () => {
    const { page } = await at('#/projects?find=bittensor');
    const lines = csv(await taken(page, 'csv'));
    expect(new Set(lines.map(({ slug }) => slug))).toEqual(new Set(['bittensor']));
    expect(lines.map(({ field }) => field)).toContain('metrics.workers');
    expect(lines.map(({ field }) => field)).not.toContain('details.team');
    await page.context().close();
  });

  test('a profile as .json fits its schema, has each claim of the page, and names roots whose CAR holds its documents', async () => {
    const { page, complaints } = await at('#/project/bittensor');
    await page.waitForFunction(() => document.querySelectorAll('.profile-section[aria-busy="true"]').length === 0);
    const file: ExportFile = JSON.parse(await taken(page, 'json'));
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(await readFile(new URL('deml.export-1.json', schemaFolder), 'utf8')),
    );
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
    const ids = await page.locator('article.profile-claim').evaluateAll((all) => all.map(({ id }) => id.replace('claim-', '')));
    const claims = file.records.flatMap((record) => (record.record === 'claim' ? [record.id] : []));
    expect(claims.toSorted()).toEqual(ids.toSorted());
    expect(file.url).toBe(`${scene.stack.gateway}/#/project/bittensor?at=${file.state.block}`);
    const [{ archiveRoot }] = file.state.collections as [ExportFile['state']['collections'][number]];
    const car = await fetch(`${scene.stack.gateway}/ipfs/${archiveRoot}?format=car`);
    expect(car.status).toBe(200);
    const digests = new Set<string>();
    for await (const { digest } of carBlocks(car.body as ReadableStream<Uint8Array>, 'the gateway')) digests.add(digest);
    expect(digests).toContain(file.records[0]?.digest);
    expect(digests.size).toBeGreaterThan(8 * 10);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the notes of a tag, and one note, in every form', async () => {
    const { page, complaints } = await at('#/notes?tag=verification');
    await expect.poll(() => page.locator('.journal-count').innerText()).toMatch(/notes in/);
    const titles = await page.locator('.noteline.full :is(h3, h4)').allInnerTexts();
    expect(csv(await taken(page, 'csv')).map(({ title }) => title)).toEqual(titles);
    expect(await taken(page, 'bib')).toContain('@misc{deml-os-block-');
    expect(JSON.parse(await taken(page, 'jsonld')).hasPart).toHaveLength(titles.length);
    await page.locator('.noteline.full :is(h3, h4) a').first().click();
    await page.locator('.note [data-take="csv"]:enabled').waitFor();
    expect(csv(await taken(page, 'csv')).map(({ title }) => title)).toEqual(titles.slice(0, 1));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the citation names chain, registry, block and root; its files are saved too', async () => {
    const { page, complaints } = await at('#/projects?life=live');
    await page.getByText('Cite this state').click();
    const text = page.locator('.takeaway-text');
    await expect
      .poll(() => text.innerText())
      .toMatch(
        /projects, life live.*registry 0x[0-9a-fA-F]{40}, block \d+ .*state root baguqeera\w+ \(since block \d+\).*root of project baguqeera\w+/,
      );
    const root = /root of project (\w+)/.exec(await text.innerText())?.[1];
    const items = JSON.parse(await taken(page, 'csl'));
    expect(items[0].note).toContain(root);
    const { resources } = JSON.parse(await taken(page, 'package'));
    expect(resources[0].data.length).toBeGreaterThan(50);
    expect(await (await fetch(`${scene.stack.gateway}/ipfs/${root}?format=car`)).status).toBe(200);
    await page.keyboard.press('Escape');
    expect(await text.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the address in a file leads back to the same view, whose files are the same', async () => {
    const { page, complaints } = await at('#/project/gensyn');
    const file: ExportFile = JSON.parse(await taken(page, 'json'));
    await page.goto('about:blank');
    await page.goto(file.url);
    await page.locator('[data-take="csv"]:enabled').waitFor();
    expect(JSON.parse(await taken(page, 'json'))).toEqual(file);
    await page.getByText('Cite this state').click();
    await expect.poll(() => page.locator('.takeaway-cite').innerText()).toContain(`state root ${file.state.root}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the whole state is one CAR: from the gateway, or put together here, it is the same file and what the chain holds', async () => {
    const { page, complaints } = await at('#/projects');
    const { state }: ExportFile = JSON.parse(await taken(page, 'json'));
    await page.getByText('Cite this state').click();
    const whole = await savedState(page);
    const report = await verifyState(stream(whole), { heads: headsNow });
    expect(report).toMatchObject({ root: state.root, againstChain: true, problems: [] });
    expect(report.state).toEqual({ chainId: state.chainId, registry: state.registry.toLowerCase(), block: state.since });
    expect(report.verified).toBe(report.entries);
    expect(report.entries).toBeGreaterThan(70);
    const theirs = await fetch(`${scene.stack.gateway}/ipfs/${state.root}?format=car`);
    expect(Buffer.from(await theirs.arrayBuffer()).equals(whole)).toBe(true);

    const asked: string[] = [];
    await page.route(`**/ipfs/${state.root}*`, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 404, body: 'not here' });
    });
    expect((await savedState(page)).equals(whole)).toBe(true);
    expect(asked).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a state that is not whole is not saved: what is missing is named, and whoever stops it gets nothing', async () => {
    const { page } = await at('#/projects');
    const { records, state }: ExportFile = JSON.parse(await taken(page, 'json'));
    const cell = records.find(({ slug }) => slug === 'gensyn');
    await page.evaluate(() => indexedDB.deleteDatabase('deml-blocks'));
    const { page: other } = await openPage(scene.browser, { config: {} });
    await other.route(`**/ipfs/${state.root}*`, (route) => route.fulfill({ status: 404, body: 'not here' }));
    const overview = await (await fetch(`${scene.stack.gateway}/ipfs/${cell?.cid}?format=raw`)).json();
    const lost = overview.groups.governance['/'];
    await other.route(`**/ipfs/${lost}*`, (route) => route.fulfill({ status: 404, body: 'not here' }));
    await other.goto(`${scene.stack.gateway}/#/about`);
    await other.goto(`${scene.stack.gateway}/#/projects`);
    await other.locator('[data-take="csv"]:enabled').waitFor();
    await other.getByText('Cite this state').click();
    let saved = 0;
    other.on('download', () => saved++);
    await other.locator('[data-take="state"]').click();
    const box = other.locator('.takeaway-whole');
    await expect.poll(() => box.innerText(), { timeout: 60_000 }).toMatch(/Nothing was saved:\s.*project gensyn, governance \(bafkrei/);
    await other.route('**/ipfs/bafkrei*', () => {}); // no answer any more
    await other.evaluate(() => indexedDB.deleteDatabase('deml-blocks'));
    await other.locator('[data-take="state"]').click();
    await box.getByRole('button', { name: 'Stop' }).click();
    await box.locator('[data-take="state"]').waitFor();
    expect(saved).toBe(0);
    await other.context().close();
    await page.context().close();
  });

  test('a citation leads back to its state, says that there is a newer version, and its CAR is still whole', async () => {
    const { page, complaints } = await at('#/project/akash');
    const cited: ExportFile = JSON.parse(await taken(page, 'json'));
    const outside = proposerAt({
      rpc: scene.stack.rpc,
      gateway: scene.stack.gateway,
      registry: { address: scene.stack.registry, chainId: cited.state.chainId },
    });
    const { head, draft } = await outside.profile('akash');
    const change = { kind: 'correction', summary: 'The name was another.' } as const;
    const digest = await outside.store('project', { ...draft, name: 'Akash by another name', change });
    const entry = { action: 'update', kind: 'project', key: 'akash', baseVersion: head.version, digest } as const;
    const { proposal } = await outside.open(wallets.contributor, entry);
    for (const curator of wallets.curators.slice(0, proposal.quorum))
      await outside.send(curator, approveRequest(outside.registry, proposal));

    await page.goto('about:blank');
    await page.goto(cited.url);
    const newer = page.locator('.newer');
    await expect.poll(() => newer.innerText()).toContain(`A newer version of this entry exists: version ${head.version + 1}, approved`);
    const see = newer.getByRole('link', { name: 'See what changed' });
    expect(await see.getAttribute('href')).toBe(`#/history/project/akash?from=v${head.version}&to=v${head.version + 1}`);
    expect(await page.locator('.asof').innerText()).toMatch(/1 revision since: what changed/);
    expect(JSON.parse(await taken(page, 'json'))).toEqual(cited);
    await page.getByText('Cite this state').click();
    await expect.poll(() => page.locator('.takeaway-text').innerText()).toContain(`state root ${cited.state.root} `);
    const car = await savedState(page);
    expect(await verifyState(stream(car), { heads: headsNow })).toMatchObject({ root: cited.state.root, problems: [] });
    expect((await fetch(`${scene.stack.gateway}/ipfs/${cited.state.root}?format=raw`)).status).toBe(200);

    await page.goto('about:blank');
    await page.goto(`${scene.stack.gateway}/#/project/akash`);
    await page.locator('[data-take="csv"]:enabled').waitFor();
    const now: ExportFile = JSON.parse(await taken(page, 'json'));
    expect(now.state.root).not.toBe(cited.state.root);
    expect(await newer.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('lists are taken away as they stand: changes, a history, hits, proposals, the newest notes', async () => {
    const { page, complaints } = await at('#/changes?from=0');
    const changes = csv(await taken(page, 'csv'));
    expect(changes).toHaveLength(await page.locator('.changes-row').count());
    for (const { act, change, sentence, proposer, approvers, transaction } of changes)
      expect([act, change, sentence, proposer, approvers, transaction]).not.toContain('');

    await page.goto(`${scene.stack.gateway}/#/history/project/akash`);
    await page.locator('.history [data-take="csv"]:enabled').waitFor({ timeout: 120_000 });
    const history = csv(await taken(page, 'csv'));
    expect(history.find(({ label, version }) => label === 'Name' && version === '1')).toMatchObject({
      did: 'added',
      change: 'new',
      before: '',
    });
    expect(history.find(({ id, heldAfter, readAfter }) => id && heldAfter && readAfter)).toBeDefined();

    await page.goto(`${scene.stack.gateway}/#/search?q=bittensor`);
    await page.locator('.search [data-take="csv"]:enabled').waitFor({ timeout: 120_000 });
    const hits = csv(await taken(page, 'csv'));
    expect(hits).toHaveLength(await page.locator('.hit').count());
    expect(new Set(hits.map(({ checked }) => checked))).toEqual(new Set(['verified']));

    await page.goto(`${scene.stack.gateway}/#/review?state=any`);
    await page.locator('.review [data-take="csv"]:enabled').waitFor({ timeout: 120_000 });
    const proposals = csv(await taken(page, 'csv'));
    expect(proposals.length).toBeGreaterThanOrEqual(await page.locator('.queue > ul > li').count());
    expect(new Set(proposals.map(({ proposal }) => proposal)).size).toBe(proposals.length);

    await page.goto(`${scene.stack.gateway}/#/`);
    await page.locator('.home [data-take="csv"]:enabled').waitFor({ timeout: 120_000 });
    expect(csv(await taken(page, 'csv')).map(({ title }) => title)).toEqual(
      await page.locator('.home-columns .noteline :is(h3, h4)').allInnerTexts(),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the Croissant metadata names the .csv of the same view by its sha-256', async () => {
    const { page } = await at('#/projects?family=zk');
    const table = await taken(page, 'csv');
    await page.getByText('Cite this state').click();
    await page.locator('[data-take="croissant"]:enabled').waitFor();
    const { distribution } = JSON.parse(await taken(page, 'croissant'));
    expect(distribution[0].sha256).toBe(createHash('sha256').update(table).digest('hex'));
    expect(distribution[0].contentUrl).toMatch(/^deml-projects-block-\d+\.csv$/);
    await page.context().close();
  });

  test('where a block cannot be had, nothing is saved and the page says why', async () => {
    const { page } = await openPage(scene.browser, { config: {} });
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await page.locator('[data-take="csv"]:enabled').waitFor();
    await page.route('**/ipfs/bafkrei*', (route) => route.abort());
    await page.locator('[data-take="csv"]').click();
    await expect.poll(() => page.locator('.takeaway [role="alert"]').innerText(), { timeout: 60_000 }).toMatch(/Nothing was saved: .+/);
    await page.context().close();
  });

  /** Every head of the chain at the block of a state. */
  const headsNow = ({ chainId, registry, block }: StateOf) =>
    allHeads(agreeingChain({ rpcs: [scene.stack.rpc] }), { registry: { chainId, address: registry }, block: BigInt(block) });
});

/** Gathers the whole state in the page and reads the file that comes. */
async function savedState(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="state"]').click()]);
  expect(download.suggestedFilename()).toMatch(/^deml-state-block-\d+\.car$/);
  return readFile(await download.path());
}

async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Presses the word of a form and reads the file that comes. */
async function taken(page: Page, format: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-take="${format}"]`).click()]);
  expect(download.suggestedFilename()).toMatch(/^deml-[a-z0-9-]+-block-\d+\.[a-z.]+$/);
  return readFile(await download.path(), 'utf8');
}

const csv = (text: string): Line[] =>
  parseCsv(text, { columns: true, record_delimiter: '\r\n' }).map((line) =>
    Object.fromEntries(Object.entries(line as Line).map(([name, cell]) => [name, plainCell(cell)])),
  );
