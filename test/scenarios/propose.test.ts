import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  approveRequest,
  type Chain,
  getHead,
  kinds,
  proposalsIn,
  type RegistryAddress,
  readRegistry,
} from '../../registry/actions/index.ts';
import { getDesk } from '../../registry/desk/index.ts';
import { approvalTypedData, proposalTypedData, registryDomain, reviseBySigRequest } from '../../registry/proposing/index.ts';
import type { Page, Profile } from '../../registry/schema/index.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { sender } from '../../scripts/sender.ts';
import { LOCAL_CHAIN_ID, root } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

/** `npm run propose` as somebody at a terminal uses it, against a stack as a user runs it. */

let stack: RunningStack;
let chain: Chain;
let registry: RegistryAddress;
let folder: string;
const [first, second] = wallets.curators;

beforeAll(async () => {
  stack = await startedStack(await seededStackDir(), ['--without-app']);
  chain = agreeingChain({ rpcs: [stack.rpc] });
  registry = { address: stack.registry, chainId: LOCAL_CHAIN_ID };
  folder = await mkdtemp(join(tmpdir(), 'deml-propose-'));
}, 300_000);
afterAll(async () => {
  await stack?.stop();
  await removeStackDir(stack.dir);
  await rm(folder, { recursive: true, force: true });
});

async function run(args: string[], env: Record<string, string> = {}): Promise<{ status: number; out: string; err: string }> {
  const script = join(root, 'scripts/propose.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, ...args, '--dir', stack.dir],
      { cwd: root, env: { ...process.env, ...env } },
      (error, out, err) => resolve({ status: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** Starts from a head, lets something be changed, and answers the file. */
async function changed<D extends object>(place: string, name: string, change: (draft: D) => void): Promise<string> {
  const file = join(folder, name);
  expect(await run(['--start', place, file])).toMatchObject({ status: 0 });
  const draft = JSON.parse(await readFile(file, 'utf8'));
  draft.change.summary = 'Changed at a terminal.';
  change(draft);
  await writeFile(file, JSON.stringify(draft));
  return file;
}

const idIn = (out: string): Hex => /^proposal +(0x[0-9a-f]{64})$/m.exec(out)?.[1] as Hex;
const head = (key: string) => getHead(chain, { registry, kind: 'page', key });
const openCount = async () => proposalsIn(await chain.logs({ address: registry.address, topics: [] })).length;

async function approve(id: Hex): Promise<void> {
  const opened = proposalsIn(await chain.logs({ address: registry.address, topics: [] })).find((one) => one.id === id);
  for (const curator of [first, second]) await sender(stack.rpc, curator)(approveRequest(registry, opened?.proposal as never));
}

it('a change is shown, tried, proposed with its bond, and becomes the head', async () => {
  const file = await changed<Page>('page/about', 'about.json', (draft) => {
    draft.title += ' and its register';
  });
  const before = await openCount();
  const tried = await run([file, '--kind', 'page', '--dry-run']);
  expect(tried).toMatchObject({ status: 0, err: '' });
  expect(tried.out).toContain('{+ and its register+}');
  expect(tried.out).toContain('0 added, 0 removed, 1 changed');
  expect(await openCount()).toBe(before);

  const { status, out, err } = await run([file, '--kind', 'page']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const id = idIn(out);
  expect(out).toContain(`${stack.gateway}/#/review/${id}`);
  const { bond } = await readRegistry(chain, registry, 'rules', [kinds.indexOf('page')]);
  const opened = proposalsIn(await chain.logs({ address: registry.address, topics: [] })).find((one) => one.id === id);
  expect(opened?.proposal).toMatchObject({ bond, proposer: wallets.contributor.address, baseVersion: 1 });
  await approve(id);
  expect(await head('about')).toMatchObject({ version: 2, digest: opened?.proposal.digest });
});

it('a file that the head has overtaken is refused, moved onto it, and conflicts are named', async () => {
  const mine = await changed<Page>('page/methodology', 'mine.json', (draft) => {
    draft.lead = 'Mine.';
  });
  const theirs = await changed<Page>('page/methodology', 'theirs.json', (draft) => {
    draft.title = 'How we work';
  });
  const same = await changed<Page>('page/methodology', 'same.json', (draft) => {
    draft.title = 'Another title';
  });
  await approve(idIn((await run([theirs, '--kind', 'page'])).out));

  const stale = await run([mine, '--kind', 'page', '--dry-run']);
  expect(stale.status).toBe(1);
  expect(stale.err).toMatch(/--rebase/);
  const moved = await run([mine, '--kind', 'page', '--dry-run', '--rebase']);
  expect(moved).toMatchObject({ status: 0, err: '' });
  expect(moved.out).toMatch(/lead: .*\{\+Mine\.\+\}/);
  expect(moved.out).not.toContain('How we work');

  const conflict = await run([same, '--kind', 'page', '--dry-run', '--rebase']);
  expect(conflict.status).toBe(1);
  expect(conflict.err).toMatch(/^title\n {4}file: "Another title"\n {4}head: "How we work"$/m);
  const settled = await run([same, '--kind', 'page', '--dry-run', '--rebase', '--prefer', 'file']);
  expect(settled.out).toContain('Another title');
});

it('a signature without gas waits at the gateway, and is completed in one transaction', async () => {
  const file = await changed<Page>('page/home', 'home.json', (draft) => {
    draft.title = 'A home page, signed';
  });
  const before = await openCount();
  const { status, out, err } = await run([file, '--kind', 'page', '--sign-only']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(await openCount()).toBe(before);
  const { proposal, proposerSignature } = await getDesk({ chain, registry, gateways: [stack.gateway] }, idIn(out));
  if (!proposal || !proposerSignature) throw new Error('The desk has no offer.');
  const domain = registryDomain(registry);
  expect(await wallets.contributor.signTypedData(proposalTypedData(domain, proposal) as never)).toBe(proposerSignature);
  const signatures = await Promise.all(
    [first, second].map(async (curator) => {
      const [, seat] = await readRegistry(chain, registry, 'seatOf', [curator.address]);
      return { seat, signature: await curator.signTypedData(approvalTypedData(domain, proposal) as never) };
    }),
  );
  await sender(stack.rpc, wallets.deployer)(reviseBySigRequest(registry, proposal, proposerSignature, signatures));
  expect(await head('home')).toMatchObject({ version: 2, digest: proposal.digest });
});

it('nothing is uploaded or sent of a file with a fault, or by an account without funds', async () => {
  const faulty = await changed<Profile>('project/gensyn', 'faulty.json', (draft) => {
    (draft.claims[0] as { sources: string[] }).sources = ['nowhere'];
  });
  const before = await openCount();
  const refused = await run([faulty, '--kind', 'project']);
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('claims.0.sources: names "nowhere", which is not a source here');

  const file = await changed<Page>('page/about', 'poor.json', (draft) => {
    draft.title = 'Without funds';
  });
  const poor = await run([file, '--kind', 'page'], { DEML_PRIVATE_KEY: generatePrivateKey() });
  expect(poor.status).toBe(1);
  expect(poor.err).toMatch(/has 0 ETH, and the bond is 0\.01 ETH/);
  const cid = /^CID +(\S+)$/m.exec(poor.out)?.[1];
  expect((await fetch(`${stack.gateway}/ipfs/${cid}?format=raw`)).status).toBe(404);
  expect(await openCount()).toBe(before);
});
