import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_CHAIN_ID } from '../stack/layout.ts';
import { wallets } from '../stack/wallets.ts';
import { accountOf } from './account.ts';
import { help, parseOptions } from './options.ts';

const registry = `0x${'ab'.repeat(20)}`;
const elsewhere = ['--rpc', 'https://rpc.example', '--registry', registry, '--gateway', 'https://gateway.example/'];

describe('the flags', () => {
  it('need a file and a kind, and stop nowhere by themselves', () => {
    expect(parseOptions(['a.json', '--kind', 'note'])).toMatchObject({
      file: 'a.json',
      kind: 'note',
      action: undefined,
      start: undefined,
      dryRun: false,
      signOnly: false,
      uploader: 'gateway',
      endpoints: undefined,
    });
    expect(parseOptions(['--help'])).toMatchObject({ help: true });
  });

  it('say where an entry to start from stands', () => {
    expect(parseOptions(['--start', 'project/gensyn', 'a.json'])).toMatchObject({
      kind: 'project',
      start: { kind: 'project', period: 0, key: 'gensyn' },
    });
    expect(parseOptions(['--start', 'note/202501/toploc', 'a.json']).start).toEqual({ kind: 'note', period: 202501, key: 'toploc' });
  });

  it('name another chain by all three of its addresses', () => {
    expect(parseOptions(['a.json', '--kind', 'page', ...elsewhere]).endpoints).toEqual({
      rpc: 'https://rpc.example',
      registry,
      gateway: 'https://gateway.example',
    });
  });

  it.each([
    [[], /FILE is not usable: it is missing/],
    [['a.json'], /--kind is not usable: it is missing/],
    [['a.json', 'b.json', '--kind', 'note'], /FILE is not usable: there are 2/],
    [['a.json', '--kind', 'paper'], /not one of project, metric, note, page/],
    [['a.json', '--kind', 'note', '--action', 'dispute'], /not one of create, update, retire, restore/],
    [['a.json', '--kind', 'note', '--uploader', 'ftp'], /not one of gateway, kubo, pinata/],
    [['a.json', '--kind', 'note', '--rebase', '--onto-head'], /excludes/],
    [['a.json', '--kind', 'note', '--prefer', 'head'], /goes with --rebase/],
    [['--start', 'note/toploc', 'a.json'], /not KIND\/KEY/],
    [['--start', 'project/202501/gensyn', 'a.json'], /not KIND\/KEY/],
    [['--start', 'project/No Slug', 'a.json'], /not KIND\/KEY/],
    [['a.json', '--kind', 'note', '--rpc', 'https://rpc.example'], /go together/],
    [['a.json', '--kind', 'note', ...elsewhere, '--rpc', 'file:///etc/passwd'], /--rpc is not usable/],
    [['a.json', '--kind', 'note', ...elsewhere, '--registry', '0x12'], /--registry is not usable/],
  ])('%j are refused by name', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it('are all in the help', () => {
    for (const flag of [
      'start',
      'kind',
      'action',
      'dry-run',
      'rebase',
      'prefer',
      'onto-head',
      'sign-only',
      'yes',
      'uploader',
      'kubo',
      'dir',
      'rpc',
      'registry',
      'gateway',
      'key-file',
    ])
      expect(help).toContain(`--${flag}`);
  });
});

describe('the account', () => {
  const key = `0x${'11'.repeat(32)}` as const;
  const address = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A';
  const folder = mkdtemp(join(tmpdir(), 'deml-key-'));
  afterAll(async () => rm(await folder, { recursive: true }));
  const fileWith = async (name: string, text: string, mode: number) => {
    const file = join(await folder, name);
    await writeFile(file, text);
    await chmod(file, mode);
    return file;
  };

  it('is the test account on the local chain, and on no other', async () => {
    expect(await accountOf(LOCAL_CHAIN_ID, { keyFile: undefined, env: {} })).toBe(wallets.contributor);
    for (const chainId of [1, 10, 31337])
      await expect(accountOf(chainId, { keyFile: undefined, env: {} })).rejects.toThrow(/is not the local one/);
  });

  it('comes from a file that nobody else can read, before the environment', async () => {
    const keyFile = await fileWith('key', `${key.slice(2)}\n`, 0o600);
    const env = { DEML_PRIVATE_KEY: `0x${'22'.repeat(32)}` };
    expect((await accountOf(1, { keyFile, env })).address).toBe(address);
    expect((await accountOf(1, { keyFile: undefined, env })).address).not.toBe(address);
    await expect(accountOf(1, { keyFile: await fileWith('open', key, 0o644), env })).rejects.toThrow(/others can read it/);
    await expect(accountOf(1, { keyFile: '/nowhere/key', env })).rejects.toMatchObject({ code: 'bad-argument' });
  });

  it('is refused without a word of the key', async () => {
    for (const secret of ['0xdeadbeef', 'zz'.repeat(32), 'ff'.repeat(32)]) {
      const error = await accountOf(1, { keyFile: undefined, env: { DEML_PRIVATE_KEY: secret } }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'bad-argument', family: 'input' });
      expect(String(error.stack)).not.toContain(secret);
    }
  });
});
