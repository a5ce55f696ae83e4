import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCid } from '../../registry/cid/index.ts';
import { type IpfsNode, openNode } from '../node/openNode.ts';
import { createState } from '../node/state.ts';
import { note } from '../testDocuments.ts';
import { createWantedList, type WantedList } from './wanted.ts';

const MINUTE = 60_000;
const { digest } = parseCid(note('late').cid);
let data: string;
let node: IpfsNode;
let wanted: WantedList;

async function open(): Promise<void> {
  node = await openNode({ data, libp2p: false });
  wanted = createWantedList(createState(node.datastore));
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'deml-wanted-'));
  await open();
});
afterEach(async () => {
  await node.close();
  await rm(data, { recursive: true, force: true });
});

test('what is missing is looked for as long as it is missing: soon at first, then every ten minutes, for ever', async () => {
  await wanted.add(digest);
  const start = Date.now();
  const gaps: number[] = [];
  for (let now = start; now < start + 7 * 24 * 60 * MINUTE; ) {
    const [one] = await wanted.due(now);
    expect(one?.digest).toBe(digest);
    await wanted.failed(digest, now);
    const [after] = await wanted.all();
    gaps.push((after?.next ?? 0) - now);
    expect(await wanted.due(now + (gaps.at(-1) ?? 0) - 1)).toEqual([]);
    now = after?.next ?? 0;
  }
  expect(gaps.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(gaps.length).toBeGreaterThan(1_000);
  expect(Math.max(...gaps)).toBe(10 * MINUTE);
  expect(gaps.at(-1)).toBe(10 * MINUTE);
});

test('since when it is missing stays, over tries, a second naming and a restart', async () => {
  await wanted.add(digest);
  const [first] = await wanted.all();
  await wanted.failed(digest);
  await wanted.add(digest);
  await node.close();
  await open();
  expect(await wanted.all()).toMatchObject([{ digest, since: first?.since, tries: 1 }]);
  await wanted.arrived(digest);
  expect(await wanted.isEmpty()).toBe(true);
});
