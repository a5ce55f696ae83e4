import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { BadConfigError } from '../registry/errors/index.ts';
import { readSettings } from './settings.ts';

const registry = '0x5FbDB2315678afecb367f032d93F642f64180aa3';

test('without any variable it listens on loopback only and follows no chain', () => {
  const settings = readSettings({ PATH: '/bin' });
  expect(settings).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    libp2p: true,
    rpc: [],
    registry: undefined,
    keepHours: 24,
    uploadOrigins: ['*'],
  });
  for (const address of settings.listen) expect(address).toMatch(/^\/ip4\/127\.0\.0\.1\/tcp\/0/);
});

test('reads lists, numbers and switches', () => {
  expect(
    readSettings({
      DEML_GATEWAY_PORT: '0',
      DEML_GATEWAY_LIBP2P: 'off',
      DEML_GATEWAY_RPC: 'http://a:1/, https://b',
      DEML_GATEWAY_REGISTRY: registry,
      DEML_GATEWAY_FROM_BLOCK: '12',
    }),
  ).toMatchObject({ port: 0, libp2p: false, rpc: ['http://a:1', 'https://b'], registry, fromBlock: 12n });
});

test.each([
  ['DEML_GATEWAY_PORT', 'eighty'],
  ['DEML_GATEWAY_PORT', '65536'],
  ['DEML_GATEWAY_KEEP_HOURS', '0'],
  ['DEML_GATEWAY_LIBP2P', 'yes'],
  ['DEML_GATEWAY_REGISTRY', '0x12'],
  ['DEML_GATEWAY_REGISTRY', registry], // without an RPC
  ['DEML_GATEWAY_RPC', 'http://127.0.0.1:8545'], // without a registry
  ['DEML_GATEWAY_SOURCES', 'ftp://a'],
  ['DEML_GATEWAY_LISTEN', '0.0.0.0:4001'],
  ['DEML_GATEWAY_PROT', '80'], // a slip of the pen
])('refuses %s=%s', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(BadConfigError);
});

test('the reference names every setting and every error code, and no setting that does not exist', async () => {
  const reference = await readFile(new URL('../docs/reference/http-api.md', import.meta.url), 'utf8');
  const listed = [...reference.matchAll(/^\| `(DEML_GATEWAY_\w+)`/gm)].map((match) => match[1]).sort();
  const known: string[] = [];
  const spy = new Proxy(
    {},
    {
      get: (_env, name) => {
        known.push(String(name));
        return undefined;
      },
    },
  );
  readSettings(spy);
  expect(listed).toEqual([...new Set(known)].sort());
  const sources = ['./errors.ts', './desk/errors.ts', './search/errors.ts'].map((file) => readFile(new URL(file, import.meta.url), 'utf8'));
  const source = (await Promise.all(sources)).join('\n');
  const codes = [...source.matchAll(/code: '([a-z-]+)'|code = '([a-z-]+)'/g)].map((match) => match[1] ?? match[2]);
  expect(codes.length).toBeGreaterThan(5);
  for (const code of codes) expect(reference).toContain(`\`${code}\``);
});
