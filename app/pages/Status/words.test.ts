import { describe, expect, it } from 'vitest';
import type { FirstPage } from '../../../registry/actions/index.ts';
import type { RpcReport } from '../../../registry/verify/index.ts';
import { gatewayWords, indexerWords, overall, rpcWords } from './words.ts';

const firstPage: FirstPage = {
  blockNumber: 7n,
  timestamp: 0,
  projects: [],
  projectCount: 0,
  metrics: [],
  pages: [],
  periods: [],
  newest: [],
};
const rpcs = (...states: RpcReport['state'][]): RpcReport[] =>
  states.map((state, i) => ({ url: `https://rpc${i}.example`, state, detail: null }));
const counts = { entries: 3, verified: 3, refused: 0, coming: 0, waiting: 0 };
const base = { phase: 'ready', gateways: [], counts, firstPage } as const;

describe('the whole in one mark', () => {
  it('is whole only when two RPCs agree and nothing was refused', () => {
    expect(overall({ ...base, rpcs: rpcs('answers', 'agrees') }).mark).toBe('whole');
    expect(overall({ ...base, rpcs: rpcs('answers') })).toMatchObject({ mark: 'ghost', title: 'Not compared' });
    expect(overall({ ...base, rpcs: rpcs('answers', 'failed') })).toMatchObject({ mark: 'ghost', title: 'Not compared' });
    expect(overall({ ...base, rpcs: rpcs('answers', 'untried') })).toMatchObject({ mark: 'ghost', title: 'Checking' });
  });

  it('is red when an RPC says otherwise, when bytes were refused, and when the chain was not read', () => {
    expect(overall({ ...base, rpcs: rpcs('answers', 'agrees', 'disagrees') })).toMatchObject({ mark: 'red', title: 'Out of register' });
    expect(overall({ ...base, rpcs: rpcs('answers', 'agrees'), counts: { ...counts, refused: 1 } })).toMatchObject({
      mark: 'red',
      title: '1 not shown',
    });
    expect(overall({ ...base, phase: 'failed', firstPage: null, rpcs: rpcs('failed') })).toMatchObject({ mark: 'red', title: 'Not read' });
  });

  it('is no alarm when the chain approved what no gateway has yet', () => {
    expect(overall({ ...base, rpcs: rpcs('answers', 'agrees'), counts: { ...counts, coming: 1 } })).toMatchObject({
      mark: 'ghost',
      title: '1 on the way',
    });
  });

  it('keeps what was read when a later request fails', () => {
    expect(overall({ ...base, phase: 'failed', rpcs: rpcs('answers', 'agrees') }).mark).toBe('whole');
  });
});

it('says of a failed RPC whether there was another to ask', () => {
  expect(rpcWords({ state: 'failed' }, 1)).toContain('another was asked');
  expect(rpcWords({ state: 'failed' }, 0)).toContain('no other');
  expect(rpcWords({ state: 'agrees' }, 1)).not.toContain('asked;');
});

it('says what was done about a gateway that lied', () => {
  expect(gatewayWords({ url: 'https://g.example', state: 'refused', detail: null, blocks: 0 })).toContain('refused');
  expect(gatewayWords({ url: 'https://g.example', state: 'ok', detail: null, blocks: 1 })).toBe('1 block sent and verified');
});

describe('an indexer', () => {
  it('is placed beside the block of the page, and ahead of it is no fault', () => {
    expect(indexerWords({ state: 'ok', block: 5n }, 7n)).toBe('at block 5, 2 blocks behind');
    expect(indexerWords({ state: 'ok', block: 8n }, 7n)).toBe('at block 8');
    expect(indexerWords({ state: 'untried', block: null }, null)).toBe('not asked yet');
  });

  it('that failed or told something false is named with what was done', () => {
    expect(indexerWords({ state: 'failed', block: null }, 7n)).toBe('its last answer failed, and the chain’s events are read instead');
    expect(indexerWords({ state: 'refused', block: 7n }, 7n)).toContain('was not used');
  });
});
