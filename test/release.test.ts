import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount, demoAccounts, demoMnemonic } from '../app/wallet/demo/accounts.ts';
import { buildApp, builtApp } from '../scripts/stack/buildApp.ts';
import { wallets } from '../scripts/stack/wallets.ts';

const accounts = [
  wallets.deployer,
  wallets.contributor,
  ...wallets.curators,
  wallets.guardian,
  wallets.auditor,
  wallets.admin,
  wallets.treasury,
];
const keyOf = (account: (typeof accounts)[number]): string => toHex(account.getHdKey().privateKey as Uint8Array).slice(2);

/** Words that only the page of the design system has. */
const designPage = ['design-sheet', 'ink in proportion to evidence'];

/** What must not be in a release: words, keys and addresses of the demo wallets, names of their modules, and the design page. */
const traces = [
  demoMnemonic,
  'test test test',
  'Demo wallets',
  'demoConnectors',
  'demoAccount',
  ...designPage,
  ...demoAccounts.map(({ name }) => name),
  ...accounts.map(keyOf),
  ...accounts.map(({ address }) => address.slice(2)),
];

/** The traces in any file of a folder, whatever their case. */
async function tracesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  expect(files.length).toBeGreaterThan(0);
  const texts = await Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'latin1')}`.toLowerCase()));
  return traces.filter((trace) => texts.some((text) => text.includes(trace.toLowerCase())));
}

/** The scripts that a page names: what every reader loads before anything else. */
async function firstScripts(folder: string): Promise<string[]> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = '']) => file);
}

it('what a reader loads first is at most 110 KB, without React for developers and without a wallet', async () => {
  await buildApp('release');
  const folder = builtApp('release');
  const scripts = await Promise.all((await firstScripts(folder)).map((file) => readFile(join(folder, file))));
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)).toBeLessThan(110_000);
  for (const script of scripts) expect(script.toString()).not.toMatch(/react\.dev\/link/);
}, 240_000);

/** Words that only code of a part has that a first page does not need. */
const later = {
  wallet: /eip6963|rainbowkit|secp256k1/,
  peers: /bitswap|libp2p/,
  charts: /sparkline/,
  palette: /cmdk/,
  layout: /rankdir/,
  primitives: /radix/,
};

it.each(Object.entries(later))(
  'what a reader loads first has nothing of: %s',
  async (_part, words) => {
    await buildApp('release');
    const folder = builtApp('release');
    const all = (await readdir(join(folder, 'assets'))).filter((file) => file.endsWith('.js')).map((file) => `assets/${file}`);
    const first = await firstScripts(folder);
    const having = await Promise.all(all.map(async (file) => (words.test(await readFile(join(folder, file), 'utf8')) ? [file] : [])));
    expect(having.flat().length).toBeGreaterThan(0);
    expect(having.flat().filter((file) => first.includes(file))).toEqual([]);
  },
  240_000,
);

it('what speaks to peers is one part of its own, of at most 180 KB', async () => {
  await buildApp('release');
  const assets = join(builtApp('release'), 'assets');
  const scripts = (await readdir(assets)).filter((file) => file.endsWith('.js'));
  const texts = await Promise.all(scripts.map((file) => readFile(join(assets, file))));
  const speaking = texts.filter((text) => text.includes('/ipfs/bitswap/1.2.0'));
  expect(speaking.map((text) => gzipSync(text).length < 180_000)).toEqual([true]);
}, 240_000);

describe('demo wallets and the design page', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deml-release-'));
    await buildApp('release');
    await buildApp('local');
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are the accounts of the local stack', () => {
    expect(demoAccounts.map(({ index }) => demoAccount(index).address)).toEqual(accounts.slice(1, 10).map(({ address }) => address));
  });

  it('leave no trace in a release', async () => {
    expect(await tracesIn(builtApp('release'))).toEqual([]);
  });

  it('are found in a local build by the same search', async () => {
    expect(await tracesIn(builtApp('local'))).toEqual(
      expect.arrayContaining([demoMnemonic, 'Demo wallets', 'demoConnectors', ...designPage, ...demoAccounts.map(({ name }) => name)]),
    );
  });

  it('would be found by any of their traces', async () => {
    for (const trace of traces) {
      await writeFile(join(folder, 'file.js'), `const a="${trace.toUpperCase()}"`);
      expect(await tracesIn(folder), trace).toContain(trace);
    }
  });
});
