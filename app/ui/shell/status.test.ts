import { describe, expect, it } from 'vitest';
import { EndpointError, NoChainError } from '../../../registry/errors/index.ts';
import { BehindReleaseError } from '../../../registry/release/errors.ts';
import type { GatewayReport, RpcReport } from '../../../registry/verify/index.ts';
import { statusWords } from './status.ts';

const rpc = (state: RpcReport['state']): RpcReport => ({ url: 'https://a.example', state, detail: null });
const gateway = (state: GatewayReport['state']): GatewayReport => ({ url: 'https://g.example', state, detail: null, blocks: 0 });
const good = {
  phase: 'ready' as const,
  error: null,
  rpcs: [rpc('answers'), rpc('agrees')],
  gateways: [gateway('ok')],
  counts: { entries: 22, verified: 22, refused: 0, coming: 0, waiting: 0 },
  release: null,
  block: 8412067n,
  online: true,
};

it('is in register only when all match and two RPCs agree', () => {
  expect(statusWords(good)).toEqual({
    mark: 'whole',
    word: 'In register',
    matches: '22 of 22 entries match their digests at block 8,412,067',
    rpcs: '2 RPCs agree',
    gateways: '1 gateway, none refused',
    add: null,
  });
});

it('says that one RPC alone was compared with nothing', () => {
  expect(statusWords({ ...good, rpcs: [rpc('answers')] })).toMatchObject({
    mark: 'ghost',
    word: 'Not compared',
    rpcs: '1 RPC, not compared',
    add: 'RPC',
  });
});

it('says so when the second RPC failed', () => {
  expect(statusWords({ ...good, rpcs: [rpc('answers'), rpc('failed')] })).toMatchObject({
    mark: 'ghost',
    word: 'Not compared',
    rpcs: '1 RPC, not compared, 1 failed',
  });
});

it('waits for the comparison before it claims anything', () => {
  expect(statusWords({ ...good, rpcs: [rpc('answers'), rpc('untried')] })).toMatchObject({ mark: 'ghost', word: 'Checking' });
  expect(statusWords({ ...good, counts: { entries: 22, verified: 9, refused: 0, coming: 0, waiting: 13 } })).toMatchObject({
    mark: 'ghost',
    word: 'Checking',
  });
});

it('is out of register when RPCs disagree, whatever else matches', () => {
  expect(statusWords({ ...good, rpcs: [rpc('answers'), rpc('disagrees')] })).toMatchObject({
    mark: 'red',
    word: 'Out of register',
    rpcs: '1 RPC of 2 disagree',
  });
});

it('names rows that are not shown, and a gateway that lied', () => {
  expect(statusWords({ ...good, counts: { entries: 22, verified: 21, refused: 1, coming: 0, waiting: 0 } })).toMatchObject({
    mark: 'red',
    word: '1 not shown',
  });
  expect(statusWords({ ...good, gateways: [gateway('ok'), gateway('refused')] })).toMatchObject({
    mark: 'whole',
    gateways: '2 gateways, 1 refused',
  });
});

it('says why the chain was not read', () => {
  const error = new EndpointError('https://a.example', 'answered 500');
  expect(statusWords({ ...good, phase: 'failed', error })).toMatchObject({
    mark: 'red',
    word: 'Not read',
    matches: 'https://a.example: answered 500.',
  });
  expect(statusWords({ ...good, phase: 'failed', error, online: false })).toMatchObject({ mark: 'ghost', word: 'Offline' });
});

it('says what the chain approved and no gateway has yet, without an alarm', () => {
  const counts = { entries: 22, verified: 20, refused: 0, coming: 2, waiting: 0 };
  expect(statusWords({ ...good, gateways: [gateway('lacking')], counts })).toMatchObject({
    mark: 'ghost',
    word: '2 on the way',
    gateways: '1 gateway, none refused',
  });
});

describe('the state that a release carries', () => {
  const block = { number: 8412067, hash: `0x${'0'.repeat(64)}`, timestamp: 0 } as const;
  const carried = { ...good, rpcs: [rpc('untried'), rpc('untried')] };

  it('is named by its block, and never looks as if the chain had been asked', () => {
    const release = { block, comparing: false, trouble: null };
    expect(statusWords({ ...carried, release })).toMatchObject({
      mark: 'ghost',
      word: 'State of block 8,412,067',
      matches: 'as this release carries it',
    });
    expect(statusWords({ ...carried, release: { ...release, comparing: true } })).toMatchObject({
      mark: 'ghost',
      word: 'State of block 8,412,067',
      matches: 'comparing with the chain',
    });
  });

  it('stays when no RPC answers, and says that', () => {
    const trouble = new NoChainError([]);
    const told = { ...carried, rpcs: [rpc('failed'), rpc('failed')], release: { block, comparing: false, trouble } };
    for (const online of [true, false])
      expect(statusWords({ ...told, online })).toMatchObject({
        mark: 'ghost',
        word: 'As of block 8,412,067',
        matches: 'from this release: no RPC answered',
      });
  });

  it('says so when an RPC is behind it', () => {
    const trouble = new BehindReleaseError(12n, 8412067);
    expect(statusWords({ ...good, release: { block, comparing: false, trouble } })).toMatchObject({
      mark: 'ghost',
      matches: 'The RPC that answered is at block 12, before block 8412067 of this release.',
    });
  });
});
