import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequest, getHead, proposalsIn, type RegistryAddress } from '../../registry/actions/index.ts';
import { cidOf, digestOf } from '../../registry/cid/index.ts';
import { reproduceRequest } from '../../registry/proposing/index.ts';
import { getReproductions } from '../../registry/records/index.ts';
import type { Metric } from '../../registry/schema/index.ts';
import type { Reproduction } from '../../registry/schema/reproduction.ts';
import { readStatement, writeStatement } from '../../registry/schema/statements.ts';
import { gatewayUploader } from '../../registry/upload/index.ts';
import { agreeingChain, createBlockReader } from '../../registry/verify/index.ts';
import { sender } from '../../scripts/sender.ts';
import { LOCAL_CHAIN_ID, layoutOf, root } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

/** `npm run lab:reproduce` as somebody at a terminal uses it, and what the Lab's page makes of it. */
describe.runIf(browserPath)('reproductions', () => {
  const scene = seededScene();
  let folder: string;
  let registry: RegistryAddress;
  let attestations: `0x${string}`;
  const place = { kind: 'metric', period: 0, key: 'lab' } as const;
  const chain = () => agreeingChain({ rpcs: [scene.stack.rpc] });
  const ledger = async () => (await getReproductions(chain(), { registry, attestations, ...place })).reproductions;
  const head = () => getHead(chain(), { registry, ...place });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deml-reproduce-'));
    registry = { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID };
    attestations = JSON.parse(await readFile(layoutOf(scene.stack.dir).deployment, 'utf8')).attestations;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function run(script: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(root, 'scripts', script), ...args, '--dir', scene.stack.dir],
        { cwd: root },
        (error, out, err) => resolve({ status: error ? Number(error.code) : 0, out, err }),
      );
    });
  }

  async function axeFinds(page: Page): Promise<string[]> {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    return page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(on: string): Promise<{ violations: { id: string; help: string }[] }> } };
      return (await axe.run('.repro')).violations.map(({ id, help }) => `${id}: ${help}`);
    });
  }

  /** The ledger on the Lab's page, once its statements are read. */
  async function openLedger(): Promise<{ page: Page; text: () => Promise<string> }> {
    const { page, complaints } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/lab`);
    await page.locator('.repro-command').waitFor();
    await expect.poll(() => page.locator('.repro').getByText('Its statement is on its way.').count()).toBe(0);
    expect(complaints).toEqual([]);
    return { page, text: () => page.locator('.repro').innerText() };
  }

  test('nobody has repeated the readings yet: the page says so, with the command', async () => {
    const { page, text } = await openLedger();
    expect(await text()).toContain('Nobody has reported on version 1 yet.');
    expect(await text()).toContain('npm run lab:reproduce');
    await page.context().close();
  });

  test('a try sends nothing, and shows the statement', async () => {
    const file = join(folder, 'statement.json');
    const { status, out, err } = await run('lab/reproduce.ts', '--exact', '--dry-run', '--out', file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('nothing was uploaded or sent');
    expect(readStatement(await readFile(file), 'deml.reproduction/1')).toMatchObject({ outcome: 'same', version: 1 });
    expect(await ledger()).toEqual([]);
  });

  test('another account repeats every exact reading: the page calls the version reproduced, and says what that means', async () => {
    const { status, out, err } = await run('lab/reproduce.ts', '--exact', '--note', 'On a shared machine.');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^outcome +same$/m);
    const [reproduced] = await ledger();
    expect(reproduced).toMatchObject({ account: wallets.deployer.address.toLowerCase(), version: 1, outcome: 'same' });

    const { page, text } = await openLedger();
    expect(await text()).toContain(
      '1 report on version 1 by 1 account other than the one that proposed it: 1 the same, 0 different, 0 not finished.',
    );
    expect(await text()).toContain(
      'Reproduced: another account than the proposer’s got every exact reading again. An account is not a person',
    );
    expect(await text()).toContain('On a shared machine.');
    const link = await page.locator('.repro-proof a').getAttribute('href');
    expect(link).toContain(cidOf(reproduced?.evidence as never, 'json'));
    expect((await fetch(link as string)).status).toBe(200);
    await page.context().close();
  });

  test('a version whose reading was changed is reported as different, by anybody, and the older report stays with its version', async () => {
    const file = join(folder, 'lab.json');
    expect(await run('propose.ts', '--start', 'metric/lab', file)).toMatchObject({ status: 0 });
    const draft = JSON.parse(await readFile(file, 'utf8')) as Metric;
    const changed = draft.readings.find(({ unit }) => unit === 'bytes, proof') as Metric['readings'][number];
    const right = changed.value;
    changed.value += 1;
    draft.change = { kind: 'correction', summary: 'A reading that nobody measured.' };
    await writeFile(file, JSON.stringify(draft));
    expect(await run('propose.ts', file, '--kind', 'metric')).toMatchObject({ status: 0, err: '' });
    const opened = proposalsIn(await chain().logs({ address: registry.address, topics: [] })).at(-1);
    for (const curator of wallets.curators.slice(0, 2))
      await sender(scene.stack.rpc, curator)(approveRequest(registry, opened?.proposal as never));
    expect(await head()).toMatchObject({ version: 2 });

    const { status, out } = await run('lab/reproduce.ts', '--exact');
    expect(status).toBe(0);
    expect(out).toContain(`${changed.id}: said ${right + 1}, got ${right} (bytes, proof)`);
    expect((await ledger()).map(({ version, outcome }) => [version, outcome])).toEqual([
      [2, 'different'],
      [1, 'same'],
    ]);

    const { page, text } = await openLedger();
    expect(await text()).toContain(
      '1 report on version 2 by 1 account other than the one that proposed it: 0 the same, 1 different, 0 not finished.',
    );
    expect(await text()).not.toContain('got every exact reading again');
    const row = page.locator('.repro-report[data-outcome="different"] tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toContain(changed.id);
    expect(await row.locator('td').allInnerTexts()).toEqual([right + 1, right].map((value) => value.toLocaleString('en-US')));
    await page.getByText('1 report of earlier versions').click();
    expect(await page.locator('.repro-past .repro-report[data-outcome="same"]').innerText()).toContain('version 1');
    await page.context().close();
  });

  test('a statement that says something else than the chain counts for nothing, with the reason; one that is missing, too', async () => {
    const { version, digest } = await head();
    const { guardian, auditor } = wallets;
    const [newest] = await ledger();
    const reader = createBlockReader({ gateways: [scene.stack.gateway] });
    const honest = readStatement(await reader.block(newest?.evidence as never), 'deml.reproduction/1');
    const statement: Reproduction = {
      ...honest,
      account: guardian.address.toLowerCase(),
      digest: cidOf(digest),
      outcome: 'same',
      exact: { same: 309, different: 0, differences: [] },
    };
    const bytes = writeStatement(statement);
    const evidence = await digestOf(bytes);
    await gatewayUploader(scene.stack.gateway).upload([{ digest: evidence, bytes }]);
    // The same bytes, sent by another account: nobody can take over what somebody else has run.
    const of = { attestations, ...place, version, outcome: 'same' } as const;
    await sender(scene.stack.rpc, auditor)(reproduceRequest({ ...of, evidence }));
    const nowhere = await digestOf(new TextEncoder().encode('never uploaded'));
    await sender(scene.stack.rpc, guardian)(reproduceRequest({ ...of, evidence: nowhere }));

    const { page, text } = await openLedger();
    await expect.poll(() => page.locator('.repro-report[data-outcome="none"]').count()).toBe(2);
    expect(await text()).toContain(`The statement says that the account is ${guardian.address.toLowerCase()}`);
    expect(await text()).toContain('no gateway has the statement that shows it');
    expect(await text()).toContain('1 report on version 2 by 1 account');
    expect(await text()).not.toContain('got every exact reading again');
    expect(await page.locator('.repro-list b', { hasText: 'auditor' }).count()).toBe(1);
    expect(await axeFinds(page)).toEqual([]);
    await page.context().close();

    // Many reports of one account take one place; they push what is older to another page, and the page says so.
    for (let i = 0; i < 20; i++) await sender(scene.stack.rpc, auditor)(reproduceRequest({ ...of, evidence }));
    const many = await openLedger();
    expect(await many.text()).toContain('Older reports are not counted here until they are shown.');
    expect(await many.page.locator('.repro-list > li').count()).toBe(1);
    // Pressed twice, as impatient people do: the page of older reports still comes once.
    await many.page.getByRole('button', { name: 'Older reports' }).dblclick();
    await many.page.locator('.repro-report[data-outcome="different"]').waitFor();
    await expect.poll(many.text).toContain('1 report on version 2 by 1 account');
    expect(await many.page.getByRole('button', { name: 'Older reports' }).count()).toBe(0);
    await many.page.context().close();
  });
});
