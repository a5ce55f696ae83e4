import { CarReader } from '@ipld/car';
import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cidOf, parseCid } from '../registry/cid/index.ts';
import { collectionIndex } from '../registry/collection/index.ts';
import { BadConfigError } from '../registry/errors/index.ts';
import { presentEntries } from '../registry/past/presentEntries.ts';
import { lastRevision, stateIndex, verifyState } from '../registry/state/index.ts';
import { rawCid, sha256 } from './blocks/store.ts';
import type { KeptState, Roots } from './follow/roots.ts';
import { type Listening, serveGateway } from './serveGateway.ts';
import { type TestChain, testChain } from './testChain.ts';
import { car, note, profile, type TestBlock } from './testDocuments.ts';
import { type TestGateway, testGateway } from './testGateway.ts';

let chain: TestChain;
let gateway: TestGateway;
beforeEach(async () => {
  chain = await testChain();
  gateway = await chain.openGateway();
});
afterEach(() => gateway.dispose());

const propose: TestChain['propose'] = (...args) => chain.propose(...args);
const revise: TestChain['revise'] = (...args) => chain.revise(...args);
const store = (...blocks: TestBlock[]) => gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
const isPinned = (cid: string) => gateway.pins.has(parseCid(cid).digest);
const status = async () =>
  (await (await gateway.get('/status')).json()) as {
    block: number;
    chainId: number;
    roots: Record<string, Roots>;
    state: KeptState | null;
    wanted: { digest: string; tries: number }[];
    lastErrors: object[];
  };
const tick = () => gateway.follower?.tick();

async function carBlocks(cid: string): Promise<string[]> {
  const reader = await CarReader.fromBytes(await (await gateway.get(`/ipfs/${cid}?format=car`)).bytes());
  const cids: string[] = [];
  for await (const one of reader.cids()) cids.push(one.toString());
  return cids;
}

test('pins what is proposed, with all that it links', async () => {
  const blocks = await profile();
  await store(...blocks);
  await propose('project', 'autonolas', blocks[0].cid);
  await tick();
  for (const { cid } of blocks) expect(await isPinned(cid)).toBe(true);
  expect(await status()).toMatchObject({ wanted: [], lastErrors: [], chainId: 31337 });
});

test('a revision makes roots that follow from the chain alone, and each is one CAR', async () => {
  const blocks = await profile();
  const notes = [note('first'), note('second')];
  await store(...blocks, ...notes);
  await revise('project', 'autonolas', blocks[0].cid);
  for (const [i, { cid }] of notes.entries()) await revise('note', ['first', 'second'][i] as string, cid, { period: 202_611 });
  await tick();
  const { roots, block } = await status();
  expect(block).toBe(Number(await chain.publicClient.getBlockNumber()));
  expect(Object.keys(roots).sort()).toEqual(['note/202611', 'project']);
  const digest = parseCid(blocks[0].cid).digest;
  const project = { kind: 'project', period: 0 } as const;
  expect(roots.project).toEqual({
    overview: (await collectionIndex(project, [{ key: 'autonolas', digest }], 'raw')).cid,
    archive: (await collectionIndex(project, [{ key: 'autonolas', digest }], 'dag-json')).cid,
    entries: 1,
  });
  expect(await carBlocks(roots.project?.overview as string)).toEqual([roots.project?.overview, blocks[0].cid]);
  const archive = await carBlocks(roots.project?.archive as string);
  expect(archive[1]).toBe(cidOf(digest, 'dag-json'));
  expect(archive).toHaveLength(1 + blocks.length);
  expect(await carBlocks(roots['note/202611']?.overview as string)).toEqual([
    roots['note/202611']?.overview,
    ...notes.map(({ cid }) => cid),
  ]);
});

test('a proposal that an RPC kept back for long is found when its revision comes', async () => {
  await gateway.dispose();
  const log = chain.log();
  let forgets = true;
  const forgetful = { ...log, named: (from: bigint, to: bigint) => (forgets ? Promise.resolve([]) : log.named(from, to)) };
  gateway = await chain.openGateway({ chain: forgetful, pollMs: 600_000 });
  await store(note('first'));
  const { proposal } = await propose('note', 'first', note('first').cid, { period: 202_611 });
  await chain.networkHelpers.mine(100);
  await tick();
  forgets = false;
  for (const seat of [2, 3]) await chain.as(seat).approve([proposal]);
  await expect(tick()).rejects.toThrow('read again from the beginning');
  await tick();
  expect(Object.keys((await status()).roots)).toEqual(['note/202611']);
  expect(await isPinned(note('first').cid)).toBe(true);
});

test('a new root takes the place of the one before, which goes after its time', async () => {
  await store(note('one'), note('two'));
  await revise('note', 'one', note('one').cid, { period: 202_611 });
  await tick();
  const before = (await status()).roots['note/202611'] as Roots;
  await revise('note', 'two', note('two').cid, { period: 202_611 });
  await tick();
  const after = (await status()).roots['note/202611'] as Roots;
  expect(after.entries).toBe(2);
  expect([await isPinned(after.overview), await isPinned(after.archive)]).toEqual([true, true]);
  expect([await isPinned(before.overview), await isPinned(before.archive)]).toEqual([false, true]);
  expect(await gateway.store.has(CID.parse(before.overview))).toBe(true);
  await gateway.keeper.sweep(Date.now() + 25 * 3_600_000);
  expect(await gateway.store.has(CID.parse(before.overview))).toBe(false);
  expect(await carBlocks(after.overview)).toHaveLength(3);
});

test('a state is one CAR, from its own root, and so is a state of then', async () => {
  const blocks = await profile();
  await store(...blocks, note('one'), note('two'));
  expect((await status()).state).toBe(null);
  await revise('project', 'autonolas', blocks[0].cid);
  await revise('note', 'one', note('one').cid, { period: 202_611 });
  const first = await stateNow();
  await chain.networkHelpers.mine(3); // a block without a revision makes no new state
  await tick();
  expect((await status()).state).toEqual(first);
  await revise('note', 'two', note('two').cid, { period: 202_611 });
  await tick();
  const second = await stateNow();
  expect((await status()).state).toEqual(second);
  expect(second.block).toBe(first.block + 3 + 3);
  const heads = (key: string) => ({ kind: 'note' as const, period: 202_611, key, digest: parseCid(note(key).cid).digest });
  const project = { kind: 'project' as const, period: 0, key: 'autonolas', digest: parseCid(blocks[0].cid).digest };
  for (const [{ root }, notes] of [
    [first, ['one']],
    [second, ['one', 'two']],
  ] as const) {
    const { body } = await gateway.get(`/ipfs/${root}?format=car`);
    const report = await verifyState(body as ReadableStream<Uint8Array>, { heads: [project, ...notes.map(heads)] });
    expect(report).toMatchObject({ root, problems: [], againstChain: true, entries: 1 + notes.length });
  }
});

/** The state as it follows from the newest block of the chain. */
async function stateNow(): Promise<{ root: string; block: number }> {
  const [log, registry] = [chain.log(), { address: chain.registry, chainId: 31337 }];
  const times = (numbers: readonly bigint[]) =>
    Promise.all(numbers.map(async (blockNumber) => Number((await chain.publicClient.getBlock({ blockNumber })).timestamp)));
  const { blockNumber, entries } = await presentEntries(log, registry);
  const block = Number(await lastRevision({ ...log, times }, { registry, entries, block: blockNumber }));
  return { root: (await stateIndex({ chainId: 31337, registry: chain.registry, block }, entries)).index.cid, block };
}

describe('what is missing', () => {
  test('is wanted, shown, tried again, and pinned as soon as it comes', async () => {
    const [overview, ...groups] = await profile();
    await revise('project', 'autonolas', overview.cid);
    await tick();
    await tick();
    expect((await status()).wanted).toMatchObject([{ digest: parseCid(overview.cid).digest, tries: 1 }]);
    const body = await car([overview, ...groups]);
    const answer = await gateway.fetch(
      new Request('http://localhost/upload', { method: 'POST', headers: { 'content-type': 'application/vnd.ipld.car' }, body }),
    );
    expect(answer.status).toBe(200);
    await expect.poll(async () => (await status()).wanted, { timeout: 20_000 }).toEqual([]);
    for (const { cid } of [overview, ...groups]) expect(await isPinned(cid)).toBe(true);
  });

  test('is still wanted after a restart, and fetched from another gateway, verified', async () => {
    const blocks = await profile();
    await revise('project', 'autonolas', blocks[0].cid);
    await tick();
    await gateway.close();
    const other = await testGateway();
    await other.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
    const source: Listening = await serveGateway(other, { host: '127.0.0.1', port: 0 });
    gateway = await chain.openGateway({ data: gateway.data, sources: [source.url] });
    try {
      await expect.poll(async () => (await status()).wanted, { timeout: 20_000 }).toEqual([]);
      for (const { cid, bytes } of blocks) expect(new Uint8Array(await gateway.store.get(CID.parse(cid)))).toEqual(bytes);
      for (const { cid } of blocks) expect(await isPinned(cid)).toBe(true);
    } finally {
      await source.close();
      await other.dispose();
    }
  });
});

test('what is missing is fetched from a libp2p peer, too', async () => {
  const { cid, bytes } = note('at-a-peer');
  await revise('note', 'at-a-peer', cid, { period: 202_611 });
  await gateway.dispose();
  const other = await testGateway({ libp2p: true, listen: ['/ip4/127.0.0.1/tcp/0'] });
  await other.store.put([{ cid: CID.parse(cid), bytes }]);
  gateway = await chain.openGateway({ libp2p: true, peers: other.node.addresses() });
  try {
    await expect.poll(() => isPinned(cid), { timeout: 20_000 }).toBe(true);
  } finally {
    await other.dispose();
  }
});

test('a reorg takes back roots of blocks that are gone, and the new ones are read', async () => {
  const rpc = chain.provider;
  await store(note('kept'), note('lost'), note('new'));
  await revise('note', 'kept', note('kept').cid, { period: 202_611 });
  await tick();
  const snapshot = await rpc.request({ method: 'evm_snapshot', params: [] });
  await revise('note', 'lost', note('lost').cid, { period: 202_611 });
  await revise('page', 'about', note('lost').cid);
  await tick();
  expect((await status()).roots['note/202611']?.entries).toBe(2);
  expect((await status()).roots.page?.entries).toBe(1);

  await rpc.request({ method: 'evm_revert', params: [snapshot] });
  await chain.networkHelpers.mine(1);
  await revise('note', 'new', note('new').cid, { period: 202_611 });
  await chain.networkHelpers.mine(20);
  await tick();
  const { roots } = await status();
  const entries = ['kept', 'new'].map((key) => ({ key, digest: parseCid(note(key).cid).digest }));
  expect(roots['note/202611']?.overview).toBe((await collectionIndex({ kind: 'note', period: 202_611 }, entries, 'raw')).cid);
  expect(roots.page?.entries).toBe(0);
  expect((await status()).state).toEqual(await stateNow());
  expect(await isPinned(note('new').cid)).toBe(true);
});

test('what happened while the gateway was closed is read at the next start, once', async () => {
  await store(note('before'), note('meanwhile'));
  await revise('note', 'before', note('before').cid, { period: 202_611 });
  await tick();
  await gateway.close();
  await revise('note', 'meanwhile', note('meanwhile').cid, { period: 202_611 });
  const log = chain.log();
  const ranges: [bigint, bigint][] = [];
  const read = (await chain.publicClient.getBlockNumber()) - 3n;
  gateway = await chain.openGateway({
    data: gateway.data,
    chain: {
      ...log,
      named: (from, to) => {
        ranges.push([from, to]);
        return log.named(from, to);
      },
    },
  });
  await expect.poll(() => isPinned(note('meanwhile').cid), { timeout: 20_000 }).toBe(true);
  await expect.poll(async () => (await status()).roots['note/202611']?.entries, { timeout: 20_000 }).toBe(2);
  expect(ranges).toEqual([[0n, read + 3n]]); // some blocks are read again: here they reach back to the beginning
});

test('an RPC that fails or refuses long ranges is asked for shorter ones, and nothing is skipped', async () => {
  await gateway.dispose();
  const log = chain.log();
  await revise('note', 'early', note('early').cid, { period: 202_611 });
  await chain.networkHelpers.mine(300);
  await revise('note', 'late', note('late').cid, { period: 202_611 });
  const refused: bigint[] = [];
  gateway = await chain.openGateway({
    chain: {
      ...log,
      named: async (from, to) => {
        if (to - from >= 100n) {
          refused.push(to - from);
          throw new Error('range too long');
        }
        return log.named(from, to);
      },
    },
  });
  await store(note('early'), note('late'));
  await expect.poll(async () => (await status()).roots['note/202611']?.entries, { timeout: 20_000 }).toBe(2);
  expect(refused.length).toBeGreaterThan(0);
  expect([await isPinned(note('early').cid), await isPinned(note('late').cid)]).toEqual([true, true]);
  expect((await status()).lastErrors).not.toEqual([]);
});

describe('an RPC that answers without logs that are there', () => {
  /** The chain, blind for what `isBlind` says. */
  const blindWhile = (isBlind: () => boolean) => {
    const log = chain.log();
    return { ...log, named: async (from: bigint, to: bigint) => (isBlind() ? [] : log.named(from, to)) };
  };

  test('for a moment, costs a moment: the last blocks are read again', async () => {
    await gateway.dispose();
    let blind = false;
    gateway = await chain.openGateway({ chain: blindWhile(() => blind), pollMs: 600_000 });
    await tick();
    await store(note('missed'));
    blind = true;
    await propose('note', 'missed', note('missed').cid, { period: 202_611 });
    await tick();
    expect(await isPinned(note('missed').cid)).toBe(false);
    blind = false;
    await chain.networkHelpers.mine(1);
    await tick();
    expect(await isPinned(note('missed').cid)).toBe(true);
  });

  test('for ever, hides no head: all heads are read at the start, and every ten minutes', async () => {
    await gateway.dispose();
    await revise('note', 'hidden', note('hidden').cid, { period: 202_611 });
    gateway = await chain.openGateway({ chain: blindWhile(() => true), pollMs: 600_000 });
    await store(note('hidden'));
    await tick();
    expect((await status()).roots['note/202611']?.entries).toBe(1);
    expect(await isPinned(note('hidden').cid)).toBe(true);
  });
});

test('a stranger who names a block with links of every kind ends nothing', async () => {
  const behind: unknown[] = [];
  const listen = (error: unknown) => behind.push(error);
  process.on('unhandledRejection', listen);
  try {
    const { multihash } = CID.parse(note('leaf').cid);
    for (const link of [CID.createV1(0x78, multihash), CID.createV1(0x70, multihash), 'bafyaaib774', 'bafkqaaa']) {
      const bytes = new TextEncoder().encode(JSON.stringify({ a: { '/': String(link) } }));
      const cid = rawCid(sha256(bytes));
      await gateway.store.put([note('leaf'), { cid: cid.toString(), bytes }].map((one) => ({ ...one, cid: CID.parse(one.cid) })));
      await propose('note', 'stranger', cid.toString(), { period: 202_611 });
      await tick();
      expect(await isPinned(cid.toString())).toBe(true);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(behind).toEqual([]);
    expect((await status()).lastErrors).toEqual([]);
  } finally {
    process.removeListener('unhandledRejection', listen);
  }
});

test('a start block after the deployment is named as the fault', async () => {
  await gateway.dispose();
  const { proposal } = await propose('note', 'early', note('early').cid, { period: 202_611 });
  const after = await chain.publicClient.getBlockNumber();
  for (const index of [2, 3]) await chain.as(index).approve([proposal]);
  gateway = await chain.openGateway({ fromBlock: after + 1n });
  await tick()?.catch(() => {}); // an RPC may have kept it back: the log is read once more
  await expect(tick()).rejects.toThrow(BadConfigError);
  expect((await status()).block).toBeNull(); // the cursor does not pass what could not be worked off
});
