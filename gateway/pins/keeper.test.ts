import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCid } from '../../registry/cid/index.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { note, profile, type TestBlock } from '../testDocuments.ts';
import { type TestGateway, testGateway } from '../testGateway.ts';

const HOUR = 3_600_000;
let gateway: TestGateway;
beforeEach(async () => {
  gateway = await testGateway({ keepHours: 24 });
});
afterEach(() => gateway.dispose());

const keep = (...blocks: TestBlock[]) => gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
const isHere = ({ cid }: TestBlock) => gateway.store.has(CID.parse(cid));

test('a block that nothing names goes after its time, and not before', async () => {
  await keep(note('short-lived'));
  expect(await gateway.keeper.sweep(Date.now() + 23 * HOUR)).toBe(0);
  expect(await isHere(note('short-lived'))).toBe(true);
  expect(await gateway.keeper.sweep(Date.now() + 25 * HOUR)).toBe(1);
  expect(await isHere(note('short-lived'))).toBe(false);
  expect(await gateway.keeper.sweep(Date.now() + 26 * HOUR)).toBe(0);
});

test('a pinned profile stays, with its groups', async () => {
  const blocks = await profile();
  await keep(...blocks, note('other'));
  expect(await gateway.pins.addDocument(parseCid(blocks[0].cid).digest)).toEqual([]);
  expect(await gateway.keeper.sweep(Date.now() + 25 * HOUR)).toBe(1);
  for (const block of blocks) expect(await isHere(block)).toBe(true);
  expect(await isHere(note('other'))).toBe(false);
});

test('an upload again begins the time anew', async () => {
  await keep(note('again'));
  const later = Date.now() + 25 * HOUR;
  await new Promise((resolve) => setTimeout(resolve, 5));
  const first = Date.now();
  await keep(note('again'));
  expect(await gateway.keeper.sweep(first + 24 * HOUR - 1)).toBe(0);
  expect(await gateway.keeper.sweep(later)).toBe(1);
});

test('of a document with a missing link, the rest is kept and the link is named', async () => {
  const [overview, ...groups] = await profile();
  await keep(overview, ...groups.slice(1));
  const missing = groups[0] as TestBlock;
  expect(await gateway.pins.addDocument(parseCid(overview.cid).digest)).toEqual([parseCid(missing.cid).digest]);
  expect(await gateway.keeper.sweep(Date.now() + 25 * HOUR)).toBe(0);
  await keep(missing);
  expect(await gateway.pins.addDocument(parseCid(overview.cid).digest)).toEqual([]);
  expect(await gateway.keeper.sweep(Date.now() + 25 * HOUR)).toBe(0);
  for (const block of [overview, ...groups]) expect(await isHere(block)).toBe(true);
});

test('an overview keeps the groups that came before it as long as itself', async () => {
  const [overview, ...groups] = await profile();
  await keep(...groups);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = Date.now();
  const digests = groups.map(({ cid }) => parseCid(cid).digest);
  expect(await gateway.keeper.store([{ cid: CID.parse(overview.cid), bytes: overview.bytes }], digests)).toEqual([]);
  expect(await gateway.keeper.sweep(second + 24 * HOUR - 1)).toBe(0);
  for (const block of groups) expect(await isHere(block)).toBe(true);
});

test('bytes that are no dag-json are pinned as they are', async () => {
  const bytes = new TextEncoder().encode('not json');
  await gateway.store.put([{ cid: rawCid(sha256(bytes)), bytes }]);
  expect(await gateway.pins.addDocument(sha256(bytes))).toEqual([]);
  expect(await gateway.pins.has(sha256(bytes))).toBe(true);
});
