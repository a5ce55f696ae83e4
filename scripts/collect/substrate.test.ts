import { describe, expect, it } from 'vitest';
import type { Recipe } from './schema.ts';
import { fileOf, outcomeAt, serveRpc, valueOrThrow } from './testing.node.ts';

/** Keys as Substrate's own documentation and explorers show them: twox128 of pallet and item. */
const NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';
const SYSTEM_ACCOUNT = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';
const TOTAL_ISSUANCE = '0xc2261276cc9d1f8598ea4b6a74b15c2f57c875e4cff74148e4628f264b974c80'; // Balances.TotalIssuance
const HASH = `0x${'ab'.repeat(32)}`;
/** 14 November 2026, 00:00:00 UTC, as u64 milliseconds in SCALE: little endian. */
const TIME = 1_794_614_400_000;
const le = (value: number | bigint, bytes: number): string =>
  Buffer.from(Array.from({ length: bytes }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn))).toString('hex');

/** A node that holds these entries, and gives keys a few at a time. */
const nodeWith = (entries: Record<string, string>, { page = 500, spoil = (keys: string[]) => keys } = {}) => {
  const asked: string[] = [];
  const stored: Record<string, string> = { [NOW]: `0x${le(TIME, 8)}`, ...entries };
  const server = serveRpc((method, params) => {
    asked.push(method);
    switch (method) {
      case 'chain_getFinalizedHead':
        return HASH;
      case 'chain_getHeader':
        return { number: '0x64' };
      case 'state_getStorage':
        expect(params[1]).toBe(HASH);
        return stored[params[0] as string] ?? null;
      case 'state_getKeysPaged': {
        const [prefix, count, after, at] = params as [string, number, string | null, string];
        expect(at).toBe(HASH);
        const keys = Object.keys(stored)
          .filter((key) => key.startsWith(prefix) && key > (after ?? ''))
          .sort();
        return spoil(keys.slice(0, Math.min(count, page)));
      }
    }
    throw new Error(`Method not found: ${method}`);
  });
  return { server, asked };
};

const value = (item: string, type: string, pallet = 'Balances', change: Partial<Recipe> = {}) =>
  fileOf({ kind: 'substrate', endpoint: 'node', pallet, item, value: type as 'u64' }, change);
const map = (type: string, change: Partial<Recipe>) =>
  fileOf(
    {
      kind: 'substrate',
      endpoint: 'node',
      pallet: 'System',
      item: 'Account',
      key: { type: 'u16', hasher: 'Identity' },
      value: type as 'u64',
    },
    change,
  );
const keyOf = (netuid: number) => `${SYSTEM_ACCOUNT}${le(netuid, 2)}`;

describe('a stored value', () => {
  it('is read at the newest final block, whose time is that of the reading', async () => {
    const { server } = nodeWith({ [TOTAL_ISSUANCE]: `0x${le(21_000_000_123_456n, 16)}` });
    const outcome = await outcomeAt(
      (await server).url,
      value('TotalIssuance', 'u128', 'Balances', { range: [0, 1e9], steps: [{ do: 'decimals', places: 9 }] }),
    );
    expect(valueOrThrow(outcome)).toBe(21000.000123456);
    expect(outcome).toMatchObject({ transcript: { block: { number: '100', hash: HASH, time: TIME / 1000 } } });
  });

  it('that is not there is no zero', async () => {
    const outcome = await outcomeAt((await nodeWith({}).server).url, value('TotalIssuance', 'u128'));
    expect(outcome).toMatchObject({ state: 'unusable', error: { message: expect.stringMatching(/renamed, or was never written/) } });
  });

  it('of another type is told by its length', async () => {
    const { server } = nodeWith({ [TOTAL_ISSUANCE]: `0x${le(5, 16)}` });
    const outcome = await outcomeAt((await server).url, value('TotalIssuance', 'u64'));
    expect(outcome).toMatchObject({ state: 'unusable', error: { message: expect.stringMatching(/is no u64: 0x0500/) } });
  });
});

describe('a map', () => {
  const three = { [keyOf(0)]: '0x01', [keyOf(1)]: '0x01', [keyOf(300)]: '0x00' };
  const active: Partial<Recipe> = {
    steps: [{ do: 'where', at: '/value', is: true }, { do: 'where-not', at: '/key', is: 0 }, { do: 'count' }],
  };

  it('is read whole, with its keys', async () => {
    expect(valueOrThrow(await outcomeAt((await nodeWith(three).server).url, map('bool', active)))).toBe(1);
  });

  it('is read page by page', { timeout: 60_000 }, async () => {
    const many = Object.fromEntries(Array.from({ length: 510 }, (_, i) => [keyOf(i), `0x${le(2, 2)}`]));
    const { server, asked } = nodeWith(many);
    const outcome = await outcomeAt((await server).url, map('u16', { steps: [{ do: 'take', at: '/*/value' }, { do: 'sum' }] }));
    expect(valueOrThrow(outcome)).toBe(1_020);
    expect(asked.filter((method) => method === 'state_getKeysPaged')).toHaveLength(2);
  });

  it('of lists is taken apart', async () => {
    // Vec<bool>: compact length, one byte each
    const permits = { [keyOf(1)]: '0x0c010001', [keyOf(2)]: '0x0401', [keyOf(3)]: '0x00' };
    const steps: Recipe['steps'] = [{ do: 'take', at: '/*/value/*' }, { do: 'where', at: '', is: true }, { do: 'count' }];
    expect(valueOrThrow(await outcomeAt((await nodeWith(permits).server).url, map('Vec<bool>', { steps })))).toBe(3);
  });

  it('less another map is read at one block', async () => {
    const { server } = nodeWith({ [keyOf(1)]: `0x${le(10, 2)}`, [TOTAL_ISSUANCE]: '0x0c010001' });
    const file = map('u16', { steps: [{ do: 'take', at: '/*/value' }, { do: 'sum' }, { do: 'minus', recipe: 'permits' }] });
    const permits = value('TotalIssuance', 'Vec<bool>', 'Balances', {
      id: 'permits',
      steps: [{ do: 'where', at: '', is: true }, { do: 'count' }],
    });
    file.recipes.push(...permits.recipes);
    expect(valueOrThrow(await outcomeAt((await server).url, file))).toBe(8);
  });

  it.each([
    ['is empty', {}, {}, /has nothing under System.Account/],
    ['has keys of another type', { [`${SYSTEM_ACCOUNT}${le(1, 4)}`]: '0x01' }, {}, /a key of another form/],
    [
      'gives the same page for ever',
      three,
      { spoil: (keys: string[]) => (keys.length ? Array.from({ length: 500 }, () => keyOf(1)) : keys) },
      /not in their order/,
    ],
    ['gives keys of another map', three, { spoil: () => [NOW] }, /not asked for/],
  ])('that %s is unusable', async (_, entries, options, message) => {
    const outcome = await outcomeAt((await nodeWith(entries, options).server).url, map('bool', active));
    expect(outcome).toMatchObject({ state: 'unusable', error: { message: expect.stringMatching(message) } });
  });
});

it('a node that refuses a method is unreachable for the recipe', async () => {
  const server = await serveRpc(() => {
    throw new Error('RPC call is unsafe to be called externally');
  });
  const outcome = await outcomeAt(server.url, value('TotalIssuance', 'u128'));
  expect(outcome).toMatchObject({
    state: 'unreachable',
    error: { message: expect.stringMatching(/does not answer chain_getFinalizedHead: RPC call is unsafe/) },
  });
});
