import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { deleteDerived } from '../../gateway/node/derived.ts';
import { car, note, profile, type TestBlock } from '../../gateway/testDocuments.ts';
import type { Kind } from '../../registry/actions/index.ts';
import { parseCid } from '../../registry/cid/index.ts';
import { faultyRpc, rpcFaults } from './support/faultyRpc.ts';
import { startChain } from './support/indexing.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';
import {
  answersOf,
  type Followed,
  followed,
  killedAfter,
  launchSearch,
  rebuildSearch,
  rowsOfSearch,
  type SearchingGateway,
} from './support/searching.ts';

const rounds = Number(process.env.DEML_KILLS ?? 4);
const seed = Number(process.env.DEML_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PERIOD = 202_611;

let chain: Awaited<ReturnType<typeof startChain>>;
let gateway: SearchingGateway | undefined;
let data: string;

beforeEach(async () => {
  chain = await startChain();
  data = join(chain.dir, 'gateway');
});
afterEach(async () => {
  await gateway?.stop('SIGKILL');
  gateway = undefined;
  await chain.close();
});
afterAll(() => console.log(`kill points from DEML_SEED=${seed}`));

/** Uploads documents, and approves one for an entry. */
function author() {
  const register = registerAt(chain.url, chain.deployment);
  const upload = async (blocks: readonly TestBlock[]) => {
    const body = await car(blocks);
    const answer = await fetch(`${gateway?.url}/upload`, { method: 'POST', headers: { 'content-type': 'application/vnd.ipld.car' }, body });
    if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`);
  };
  const revise = (key: string, { cid }: TestBlock, baseVersion = 0, kind: Kind = 'note') =>
    register.revise({
      action: baseVersion === 0 ? 'create' : 'update',
      ...{ kind, period: kind === 'note' ? PERIOD : 0, key, baseVersion, digest: parseCid(cid).digest },
    });
  return { upload, revise };
}

const searches = [
  '',
  ...['q=harvest', 'q=harvset', 'q=marketplace+agents', 'q=verif', 'q=tells', 'q="it+tells"'],
  ...['kind=note', 'kind=project&limit=50', 'part=claim', 'part=absence', 'tag=execution', 'type=paper', 'project=autonolas'],
  ...['field=verification.mechanism', 'from=2026', 'to=2025', 'versions=earlier', 'q=tells&versions=earlier', 'q=nothing+of+that'],
];

/** Rows and answers are those of an index that is filled from nothing by the one command. */
async function equalsRebuilt(follow: Followed = chain): Promise<void> {
  if (!gateway) throw new Error('no gateway runs');
  const answers = await answersOf(gateway.url, searches);
  await gateway.stop();
  const rows = rowsOfSearch(data, chain);
  expect(rows.length).toBeGreaterThan(0);
  expect(await rebuildSearch(data, chain)).toContain('the search index holds');
  expect(rowsOfSearch(data, chain)).toEqual(rows);
  gateway = await launchSearch(data, follow);
  await followed(gateway, chain);
  expect(await answersOf(gateway.url, searches)).toEqual(answers);
}

test('after blocks were replaced, 1, 5 and 32 deep, the index equals one that never saw the lost branch', {
  timeout: 900_000,
}, async () => {
  gateway = await launchSearch(data, chain);
  const { upload, revise } = author();
  const kept = note('kept', 'It tells of a seedling.');
  const blocks = await profile();
  await upload(blocks);
  await upload([kept]);
  await revise('kept', kept);
  await revise('autonolas', blocks[0], 0, 'project');
  let [base, last] = [1, kept];
  for (const depth of [1, 5, 32]) {
    await rpc(chain.url, 'anvil_mine', [`0x${depth.toString(16)}`]);
    // Three transactions a revision: what is lost is the end of one at depth 1, and several entries deeper.
    const lost = note('kept', `It tells of a lost harvest, ${depth} deep.`, last);
    const gone = note(`gone-${depth}`, 'It tells of what never was.');
    const found = note('kept', `It tells of a harvest that stays, ${depth} deep.`, last);
    const fresh = note(`fresh-${depth}`, 'It tells of another branch.');
    const foreign = note('about', `No page, ${depth} deep.`);
    await upload([lost, gone, found, fresh, foreign]);
    if (depth > 1) await revise(`gone-${depth}`, gone);
    if (depth > 5) await revise('about', foreign, 0, 'page'); // no page: refused, and its collection goes with it
    await revise('kept', lost, base);
    await followed(gateway, chain);
    await rpc(chain.url, 'anvil_reorg', [depth, []]);
    if (depth > 1) {
      await revise('kept', found, base);
      [base, last] = [base + 1, found];
    }
    await revise(`fresh-${depth}`, fresh);
    await followed(gateway, chain);
    const { hits } = JSON.parse((await answersOf(gateway.url, ['q=lost&kind=note']))[0] as string) as { hits: { key: string }[] };
    expect(hits, `depth ${depth}`).toEqual([]);
  }
  await equalsRebuilt();
});

test(`${rounds} kills at random points while the index is filled leave that of a fresh start`, { timeout: 3_600_000 }, async () => {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; // the next number of a plain generator
    return state / 2 ** 32;
  };
  gateway = await launchSearch(data, chain);
  const { upload, revise } = author();
  const texts = (n: number) => Array.from({ length: 12 }, (_, i) => `It tells of word${n}x${i} and of many others.`).join(' ');
  const first = Array.from({ length: 30 }, (_, n) => note(`note-${n}`, texts(n)));
  const second = first.map((before, n) => note(`note-${n}`, texts(n + 1_000), before));
  const blocks = await profile();
  for (const all of [first, second, blocks]) await upload(all);
  await revise('autonolas', blocks[0], 0, 'project');
  for (const [n, one] of first.slice(0, 15).entries()) await revise(`note-${n}`, one);
  const began = performance.now();
  await gateway.stop();
  gateway = await launchSearch(data, chain);
  await followed(gateway, chain);
  const whole = performance.now() - began;
  await gateway.stop();
  for (let round = 0; round < rounds; round++) {
    const n = round % 60;
    if (n < 15) await revise(`note-${15 + n}`, first[15 + n] as TestBlock);
    else if (n < 45) await revise(`note-${n - 15}`, second[n - 15] as TestBlock, 1);
    if (round % 2 === 1) deleteDerived(join(data, 'search.sqlite')); // the next start fills it from nothing
    await killedAfter(random() * 1.2 * whole, data, chain);
  }
  gateway = await launchSearch(data, chain);
  await followed(gateway, chain);
  await equalsRebuilt();
});

test('what an RPC keeps back, breaks or says late is found in the end, and nothing of it is missing', { timeout: 900_000 }, async () => {
  const faulty = await faultyRpc(chain.url);
  try {
    const through = { ...chain, url: faulty.url };
    gateway = await launchSearch(data, through);
    const { upload, revise } = author();
    for (const fault of rpcFaults) {
      const before = note(fault, 'It tells of a seedling.');
      const after = note(fault, 'It tells of a harvest.', before);
      await upload([before, after]);
      faulty.fault = fault;
      const spoiled = faulty.spoiled();
      await revise(fault, before);
      await expect.poll(faulty.spoiled, { timeout: 60_000 }).toBeGreaterThan(spoiled + 2);
      await revise(fault, after, 1);
      await sleep(500); // some looks at the chain as it says it is
      faulty.fault = null;
      await rpc(chain.url, 'anvil_mine', ['0x1']);
      await followed(gateway, chain);
    }
    await equalsRebuilt(through);
  } finally {
    await faulty.close();
  }
});
