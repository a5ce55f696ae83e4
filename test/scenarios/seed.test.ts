import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeFunctionData } from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposeRequest } from '../../registry/actions/index.ts';
import { digestOf } from '../../registry/cid/index.ts';
import { registryAbi } from '../../registry/generated/abi.ts';
import { writeManyNotes } from '../../scripts/bench/manyNotes.ts';
import { loadContent } from '../../scripts/content/load.ts';
import { type SeedOptions, seed } from '../../scripts/seed.ts';
import { sender } from '../../scripts/sender.ts';
import { LOCAL_CHAIN_ID, layoutOf, root } from '../../scripts/stack/layout.ts';
import { type Stack, startStack } from '../../scripts/stack/startStack.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { asAdmin } from './support/asAdmin.ts';
import { rpc } from './support/rpc.ts';
import { newStackDir, removeStackDir } from './support/runStack.ts';

let dir: string;
let stack: Stack;
let options: SeedOptions;

beforeAll(async () => {
  dir = await newStackDir();
  const content = join(dir, 'content');
  await writeManyNotes(content, 202_601, 3);
  stack = await startStack({ layout: layoutOf(join(dir, 'stack')), withoutApp: true, content });
  options = { rpc: stack.rpc, gateway: stack.gateway, registry: { address: stack.deployment.registry, chainId: LOCAL_CHAIN_ID }, content };
});
afterAll(async () => {
  await stack?.stop();
  await removeStackDir(dir);
});

const call = (functionName: 'pause' | 'unpause') => ({
  to: stack.deployment.registry,
  data: encodeFunctionData({ abi: registryAbi, functionName }),
});
const vacate = (index: number) => ({
  to: stack.deployment.registry,
  data: encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [index] }),
});

test('a file that was changed after the seed is named, and the registry is left as it is', async () => {
  const file = join(options.content, 'notes', '2026-01', 'bench-00001.json');
  const note = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...note, title: 'Another title' }));
  const before = await rpc(stack.rpc, 'eth_blockNumber');
  expect(await seed(options)).toEqual({ created: 0, existing: 3, restored: 0, differing: ['notes/2026-01/bench-00001.json'] });
  expect(await rpc(stack.rpc, 'eth_blockNumber')).toBe(before);
});

test('a proposal that was left open and expired is made again', async () => {
  await writeManyNotes(options.content, 202_602, 1);
  const entry = (await loadContent(options.content)).find(({ period }) => period === 202_602);
  if (!entry) throw new Error('the note was not written');
  const digest = await digestOf(entry.blocks[0] as Uint8Array);
  const { registry } = options;
  const request = proposeRequest({
    registry,
    action: 'create',
    kind: 'note',
    period: 202_602,
    key: entry.key,
    baseVersion: 0,
    digest,
    bond: 2n * 10n ** 15n, // ignition/parameters/local.json
  });
  await sender(stack.rpc, wallets.contributor)(request);
  await rpc(stack.rpc, 'evm_increaseTime', [91 * 86_400]);
  await rpc(stack.rpc, 'evm_mine');
  expect(await seed(options)).toMatchObject({ created: 1, existing: 3 });
});

test('a paused registry refuses in its own words', async () => {
  await writeManyNotes(options.content, 202_603, 1);
  await sender(stack.rpc, wallets.guardian)(call('pause'));
  await expect(seed(options)).rejects.toMatchObject({ name: 'RegistryPausedError', code: 'registry-paused', fix: expect.any(String) });
  await asAdmin(stack.rpc, stack.deployment.manager, call('unpause'));
});

test('curators without a seat are passed over; too few of them end the seed with what to do', async () => {
  const admin = (data: ReturnType<typeof vacate>) => asAdmin(stack.rpc, stack.deployment.manager, data);
  for (const index of [0, 1]) await admin(vacate(index));
  expect(await seed(options)).toMatchObject({ created: 1 });
  for (const index of [2, 3]) await admin(vacate(index));
  await writeManyNotes(options.content, 202_604, 1);
  await expect(seed(options)).rejects.toMatchObject({ code: 'no-quorum', message: expect.stringMatching(/Only 1 of the local curators/) });
});

test.each([
  [['--chain-id', '1'], /is chain 31338, not 1/],
  [['--registry', '0x12'], /The setting --registry is not usable/],
  [['--registry', '0x00000000000000000000000000000000000000AA'], /There is no Registry at/],
  [['--gateway', 'http://127.0.0.1:1'], /127\.0\.0\.1:1/],
  [['--rpc', 'http://127.0.0.1:1'], /127\.0\.0\.1:1/],
  [['--what'], /Unknown option '--what'/],
])('the command with %j fails in two lines', async (more, message) => {
  const given = ['--rpc', stack.rpc, '--gateway', stack.gateway, '--registry', stack.deployment.registry];
  // Not spawnSync: the chain that the command asks lives in this process.
  const child = spawn(process.execPath, [join(root, 'scripts', 'seed.ts'), ...given, ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [errors, [status]] = await Promise.all([Array.fromAsync(child.stderr), once(child, 'exit')]);
  expect(status).toBe(1);
  const lines = Buffer.concat(errors).toString().trim().split('\n');
  expect(lines).toEqual([expect.stringMatching(message), expect.stringMatching(/^What to do: /)]);
});
