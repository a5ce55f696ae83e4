import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointsOf } from './endpoints.ts';
import { parseEntryName, parsePeriod } from './entryName.ts';

const registry = `0x${'ab'.repeat(20)}` as const;
const other = `0x${'cd'.repeat(20)}` as const;

describe('where the register is', () => {
  let folder: string;
  const config = {
    network: 'x',
    chainId: 5,
    registry,
    rpcs: ['https://rpc.example/'],
    gateways: ['https://a.example', 'https://b.example'],
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deml-cli-'));
    await mkdir(join(folder, '.deml'));
    await mkdir(join(folder, 'deep', 'er'), { recursive: true });
    await writeFile(join(folder, '.deml', 'ports.json'), JSON.stringify({ rpc: 1234, gateway: 2345, indexer: 3456 }));
    await writeFile(join(folder, '.deml', 'deployment.json'), JSON.stringify({ registry, chainId: 31338 }));
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    await writeFile(join(folder, 'relative.json'), JSON.stringify({ ...config, gateways: ['/'] }));
    await writeFile(join(folder, 'broken.json'), '{');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is the nearest stack, here or above', async () => {
    expect(await endpointsOf({}, {}, join(folder, 'deep', 'er'))).toEqual({
      registry,
      chainId: 31338,
      rpcs: ['http://127.0.0.1:1234'],
      gateways: ['http://127.0.0.1:2345'],
    });
  });

  it('is a config by name, and what is named alone comes before it', async () => {
    const named = { registry, chainId: 5, rpcs: ['https://rpc.example'], gateways: ['https://a.example', 'https://b.example'] };
    expect(await endpointsOf({ config: 'config.json' }, {}, folder)).toEqual(named);
    expect(await endpointsOf({}, { DEML_CONFIG: join(folder, 'config.json') }, '/')).toEqual(named);
    const flags = { config: 'config.json', gateway: ['https://c.example/'] };
    expect(await endpointsOf(flags, { DEML_GATEWAY: 'https://d.example' }, folder)).toEqual({ ...named, gateways: ['https://c.example'] });
    expect(await endpointsOf({ config: 'config.json' }, { DEML_REGISTRY: other }, folder)).toEqual({ ...named, registry: other });
  });

  it('needs no config where all is named; the chain is then asked for its id', async () => {
    const env = { DEML_RPC: 'https://r.example https://s.example', DEML_GATEWAY: 'https://g.example', DEML_REGISTRY: registry };
    expect(await endpointsOf({}, env, '/')).toEqual({
      registry,
      chainId: null,
      rpcs: ['https://r.example', 'https://s.example'],
      gateways: ['https://g.example'],
    });
  });

  it.each([
    [{ config: 'nowhere.json' }, 'bad-config', /nowhere\.json.*cannot be read/],
    [{ config: 'broken.json' }, 'bad-config', /is not JSON/],
    [{ config: 'relative.json' }, 'bad-config', /no address without the release's own/],
    [{ config: 'config.json', registry: '0x12' }, 'bad-argument', /--registry/],
    [{ config: 'config.json', rpc: ['file:///etc/passwd'] }, 'bad-argument', /--rpc/],
  ])('%j is refused by name', async (flags, code, message) => {
    await expect(endpointsOf(flags, {}, folder)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('says what to give where nothing is named and no stack is near', async () => {
    await expect(endpointsOf({}, {}, '/')).rejects.toMatchObject({ code: 'no-register', fix: expect.stringContaining('--config') });
  });
});

describe('the name of an entry', () => {
  it.each([
    ['gensyn', { kind: null, period: null, key: 'gensyn', version: null }],
    ['project/gensyn@3', { kind: 'project', period: null, key: 'gensyn', version: 3 }],
    ['note/202501/toploc', { kind: 'note', period: 202501, key: 'toploc', version: null }],
    ['note/2025-01/toploc@v2', { kind: 'note', period: 202501, key: 'toploc', version: 2 }],
    ['note/toploc', { kind: 'note', period: null, key: 'toploc', version: null }],
    ['deml://page/about', { kind: 'page', period: null, key: 'about', version: null }],
  ])('%s is read', (text, name) => expect(parseEntryName(text)).toEqual(name));

  it.each(['', 'Gensyn', 'paper/x', 'project/202501/gensyn', 'note/202513/x', 'a/b/c/d', 'gensyn@0', '../x', 'x'.repeat(33)])(
    '%j is refused',
    (text) => expect(() => parseEntryName(text)).toThrow(/is not usable/),
  );

  it('of a month has two spellings', () => {
    expect([parsePeriod('202512'), parsePeriod('2025-12')]).toEqual([202512, 202512]);
    for (const text of ['2025', '202500', '2025-1', '1']) expect(() => parsePeriod(text)).toThrow(/month/);
  });
});
