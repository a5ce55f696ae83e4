import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { approveRequest, type Kind } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { emptyDraft, markAbsence, setClaim } from '../../registry/edit/index.ts';
import { getChanges, getRevisions, type Revision } from '../../registry/history/index.ts';
import { parseMoment } from '../../registry/past/index.ts';
import type { ChangeKind, Claim, Metric } from '../../registry/schema/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { type Proposer, proposerAt } from './support/proposer.ts';
import { rpc } from './support/rpc.ts';
import { seededScene } from './support/seededScene.ts';
import { noteNamed, PERIOD, soon } from './support/stage.ts';

const DAY = 86_400;
const FUNDING = 'details.funding';
/** The files of readings with which every register starts. */
const seededReadings = readdirSync('content/metrics');

/** What each of three revisions does to one claim, a day apart. */
const told: { kind: ChangeKind; summary: string; part: Partial<Claim> }[] = [
  { kind: 'world', summary: 'Two providers joined.', part: { value: 61, asOf: '2026-11-18', retrievedAt: '2026-11-19' } },
  { kind: 'correction', summary: 'We had left some out.', part: { value: 67, asOf: '2026-11-18', retrievedAt: '2026-11-20' } },
  {
    kind: 'method',
    summary: 'They are counted on the chain now.',
    part: { value: 68, asOf: '2026-11-19', retrievedAt: '2026-11-20', rung: 'on-chain' },
  },
];

describe.runIf(browserPath)('history', () => {
  const scene = seededScene();
  let outside: Proposer;
  let claim: string;
  /** The days of the four revisions, and the revisions as the chain tells them, the first one first. */
  let days: string[];
  let revisions: Revision[];

  beforeAll(async () => {
    outside = proposerAt({
      rpc: scene.stack.rpc,
      gateway: scene.stack.gateway,
      registry: { address: scene.stack.registry, chainId: 31338 },
    });
    for (const one of told) {
      await nextDay();
      const { head, draft } = await outside.profile('akash');
      const reading = draft.claims.find(({ field, headline }) => field === 'metrics.workers' && headline) as Claim;
      claim = reading.id;
      let next = setClaim(draft, { ...reading, ...one.part });
      if (one.kind === 'method')
        next = markAbsence(next, { field: FUNDING, kind: 'not-found', searched: 'Two databases.', asOf: '2026-11' }).draft;
      next = { ...next, change: { kind: one.kind, summary: one.summary } };
      await approved('project', 'akash', head.version, await outside.store('project', next));
    }
    revisions = (await getRevisions(outside.chain, { registry: outside.registry, kind: 'project', key: 'akash' })).toReversed();
    days = revisions.map(({ approvedAt }) => new Date(approvedAt * 1000).toISOString().slice(0, 10));
    await nextDay();
    await approved('metric', 'sentient', 0, await outside.store('metric', readings('new', 66)));
    await approved('metric', 'sentient', 1, await outside.store('metric', readings('world', 67)));
    const note = noteNamed('told-twice', 'Told twice');
    await approved('note', 'told-twice', 0, await outside.store('note', note));
    const again = { ...note, summary: 'What it says now.', change: { kind: 'correction' as const, summary: 'It was told wrongly.' } };
    await approved('note', 'told-twice', 1, await outside.store('note', again));
  }, 300_000);

  async function nextDay(): Promise<void> {
    await rpc(scene.stack.rpc, 'evm_increaseTime', [DAY]);
    await rpc(scene.stack.rpc, 'evm_mine');
  }

  async function approved(kind: Kind, key: string, baseVersion: number, digest: Revision['digest']): Promise<void> {
    const action = baseVersion === 0 ? 'create' : 'update';
    const { proposal } = await outside.open(wallets.contributor, {
      action,
      kind,
      period: kind === 'note' ? PERIOD : 0,
      key,
      baseVersion,
      digest,
    });
    for (const curator of wallets.curators.slice(0, proposal.quorum))
      await outside.send(curator, approveRequest(outside.registry, proposal));
  }

  const readings = (kind: ChangeKind, value: number): Metric => ({
    ...emptyDraft('metric', 'sentient', '2026-11-15'),
    readings: [
      {
        id: 'october',
        field: 'metrics.workers',
        value,
        unit: 'providers',
        counts: 'Providers seen in a day.',
        asOf: '2026-10',
        rung: 'reported',
        source: 'list',
        retrievedAt: '2026-11-01',
      },
    ],
    sources: { list: { title: 'The list', kind: 'measurement' } },
    change: { kind, summary: 'Read from the list.' },
  });

  async function visit(hash: string, page?: Page): Promise<{ page: Page; complaints: string[] }> {
    const visited = page ? { page, complaints: [] } : await openPage(scene.browser);
    await visited.page.goto('about:blank');
    await visited.page.goto(`${scene.stack.gateway}/${hash}`);
    return visited;
  }
  const main = (page: Page): Promise<string> => page.locator('main').innerText();

  test('of a claim shows each value with three clocks, what moved, why, and who approved it', async () => {
    const { page, complaints } = await visit('#/projects?cell=akash.metrics.workers');
    await page.getByRole('dialog').getByRole('link', { name: 'History' }).click();
    const line = page.locator('section.line', { has: page.locator(`code:text-is("${claim}")`) });
    await soon(() => line.locator('.line-value').count()).toBe(4);
    expect(new URL(page.url()).hash).toBe('#/history/project/akash?field=metrics.workers');
    for (const [i, { kind, summary, part }] of told.entries()) {
      const revision = revisions[i + 1] as Revision;
      const value = line.locator(`.line-value[data-version="${revision.version}"]`);
      expect(await value.getAttribute('data-kind')).toBe(kind);
      const words = await value.innerText();
      expect(words).toContain(summary);
      const clocks = await value.locator('.history-clocks dd').allInnerTexts();
      expect(clocks.slice(0, 2)).toEqual([part.asOf, part.retrievedAt]);
      expect(clocks[2]).toContain(`${days[i + 1]} `);
      expect(clocks[2]).toContain(`block ${Number(revision.blockNumber).toLocaleString('en')}`);
      expect(await value.locator('.diff-side.proposed .diff-figure').innerText()).toContain(String(part.value));
      const accounts = await value.locator('.history-facts code').evaluateAll((all) => all.map((one) => one.getAttribute('title')));
      expect(accounts).toEqual([revision.proposer, ...revision.approvers, revision.transaction, revision.digest]);
      expect(revision.approvers).toEqual(wallets.curators.slice(0, 2).map(({ address }) => address.toLowerCase()));
    }
    // From the claim on the profile, and only what the world changed.
    await visit('#/project/akash', page);
    await page.getByRole('link', { name: `History of claim ${claim}` }).click();
    await soon(() => page.locator('.line-value').count()).toBe(4);
    expect(new URL(page.url()).hash).toBe(`#/history/project/akash?item=${claim}`);
    await page.getByLabel('only what the world changed').check();
    await soon(() => page.locator('.line-value').count()).toBe(1);
    expect(new URL(page.url()).hash).toBe(`#/history/project/akash?item=${claim}&only=world`);
    expect(await main(page)).toContain('Left out: 3 values');

    // A claim that went for an absence.
    await visit(`#/history/project/akash?field=${FUNDING}`, page);
    await soon(() => main(page)).toContain('In its place came an absence');
    expect(await main(page)).toContain('It came in place of the claim');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('of an entry is compared between any two days, in an address that says it all', async () => {
    const { page, complaints } = await visit(`#/history/project/akash?from=${days[0]}&to=${days[2]}`);
    await soon(() => main(page)).toContain('From revision 1 to 3: 1 part changed, 0 added, 0 removed.');
    const sides = page.locator('.diff-item[data-change="changed"]').first();
    expect(await sides.locator('.now').innerText()).not.toContain('61');
    expect(await sides.locator('.proposed').innerText()).toContain('67');
    await page.getByLabel('only what the world changed').check();
    await soon(() => main(page)).toContain('Left out: revision 3 (correction)');
    expect(await page.locator('.history-step').count()).toBe(1);
    expect(await page.locator('.history-step').innerText()).toContain('61');
    expect(new URL(page.url()).hash).toBe(`#/history/project/akash?from=${days[0]}&to=${days[2]}&only=world`);

    await visit(`#/history/project/akash?to=${revisions[1]?.blockNumber}`, page);
    await soon(() => main(page)).toContain('From revision 1 to 2: 1 part changed');
    await visit('#/history/project/akash?from=2001-01-01&to=v1', page);
    await soon(() => main(page)).toContain('Nothing yet, 2001-01-01');
    await visit('#/history/project/akash?from=2026-02-30', page);
    await page.getByRole('heading', { name: 'There is no such point' }).waitFor();
    // As of a day of the past, what came later is no part of the history.
    await visit(`#/history/project/akash?at=${days[1]}`, page);
    await soon(() => page.locator('.history-revision').count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('of notes, readings and pages is told the same way; a dated reading that is changed is a correction', async () => {
    const { page, complaints } = await visit(`#/note/${PERIOD}/told-twice`);
    await page.getByRole('link', { name: /Every value with its dates/ }).click();
    await soon(() => page.locator('.history-revision').count()).toBe(2);
    await page.locator('.history-moved').getByRole('link', { name: 'Summary' }).click();
    await soon(() => main(page)).toContain('What it says now.');
    await visit('#/history/metric/sentient?item=october', page);
    await soon(() => page.locator('.line-value').count()).toBe(2);
    expect(await page.locator('.line-value').first().getAttribute('data-kind')).toBe('correction');
    expect(await main(page)).toContain('The revision says “world”');
    await visit('#/methodology', page);
    await page.getByRole('link', { name: 'History', exact: true }).click();
    await soon(() => main(page)).toMatch(/Holds \d+ sections/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('of the register lists what was approved between two days, and only what the world changed', async () => {
    const { chain, registry } = outside;
    const between = (from: string, to: string | null) =>
      getChanges(chain, { registry, from: parseMoment(from), to: to ? parseMoment(to) : null });
    const three = await between(days[1] as string, days[3] as string);
    expect(three.changed.map(({ key, act, revision, since }) => [key, act, revision, since])).toEqual(
      revisions
        .slice(1)
        .toReversed()
        .map((revision) => ['akash', 'revised', revision, 1]),
    );
    expect((await between('0', days[0] as string)).changed.every(({ act, since }) => act === 'created' && since === 0)).toBe(true);
    expect(
      (await between(String(revisions[1]?.blockNumber), String(revisions[2]?.blockNumber))).changed.map(({ revision }) => revision.version),
    ).toEqual([3]);

    const { page, complaints } = await visit(`#/changes?from=${days[1]}&to=${days[3]}`);
    const rows = page.locator('.changes-row');
    await soon(() => rows.allInnerTexts()).toEqual(told.toReversed().map(({ summary }) => expect.stringContaining(summary)));
    expect(await main(page)).toMatch(/3 revisions\s+3 revised\s+1\s+world\s+1\s+correction\s+1\s+method/);
    await page.getByLabel('why').selectOption('world');
    await soon(() => rows.count()).toBe(1);
    expect(new URL(page.url()).hash).toBe(`#/changes?from=${days[1]}&to=${days[3]}&change=world`);
    expect(await rows.first().innerText()).toContain(told[0]?.summary);
    await rows.first().getByRole('link', { name: 'what differs' }).click();
    await soon(() => main(page)).toContain('From revision 1 to 2: 1 part changed');

    await visit('#/', page);
    await page.getByRole('link', { name: 'Every revision' }).click();
    await soon(() => new URL(page.url()).hash).toMatch(/^#\/changes\?from=\d{4}-\d{2}-01$/);
    await visit('#/changes?from=0', page);
    await soon(() => rows.count()).toBeGreaterThan(7);
    await page.getByLabel('kind').selectOption('metric');
    await soon(() => rows.count()).toBe(seededReadings.length + 2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('names a revision whose document cannot be had, and tells the rest without it', async () => {
    const { page } = await openPage(scene.browser, { config: {} });
    const missing = revisions[2] as Revision;
    await page.route(`**/${cidOf(missing.digest)}**`, (route) => route.abort());
    await visit('#/history/project/akash', page);
    await soon(() => page.locator('.history-revision').count()).toBe(4);
    const revision = (version: number) => page.locator(`#v${version}`).innerText();
    expect(await revision(3)).toContain('The document of this revision could not be read');
    expect(await revision(3)).not.toContain(told[1]?.summary);
    expect(await revision(4)).toContain('Compared with revision 2: revision 3 could not be read, so a part of this may be its change.');
    await visit(`#/history/project/akash?item=${claim}`, page);
    await soon(() => page.locator('.line-value').count()).toBe(3);
    expect(await main(page)).toContain('Revision 3 could not be read, so a value of its may be missing here.');
    await visit('#/history/project/akash?from=v3&to=v4', page);
    await page.getByRole('heading', { name: 'Revision 3 could not be read' }).waitFor();
    await visit('#/history/project/akash?from=v1&to=v4&only=world', page);
    await soon(() => main(page)).toContain('Not known to this filter: revision 3');
    await visit(`#/changes?from=${days[2]}&to=${days[2]}`, page);
    await soon(() => main(page)).toContain('Its document could not be read');
    await page.context().close();
  });

  test('shows no history that does not lead to the head', async () => {
    const { page } = await openPage(scene.browser);
    await page.route(`${scene.stack.rpc}/**`, async (route) => {
      const { id, method } = route.request().postDataJSON();
      const { result } = await (await route.fetch()).json();
      await route.fulfill({ json: { jsonrpc: '2.0', id, result: method === 'eth_getLogs' ? result.slice(1) : result } });
    });
    await visit('#/history/project/akash', page);
    await page.getByRole('heading', { name: 'The history could not be read' }).waitFor();
    expect(await main(page)).toMatch(/do not lead to its present head/);
    expect(await page.locator('.history-revision').count()).toBe(0);
    await page.context().close();
  });
});
