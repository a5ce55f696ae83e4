import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEventTopics, type Hex } from 'viem';
import { expect, test } from 'vitest';
import { getHeads, getPeriods, kinds } from '../../registry/actions/index.ts';
import { registryAbi } from '../../registry/generated/abi.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { loadContent } from '../../scripts/content/load.ts';
import { LOCAL_CHAIN_ID, layoutOf, root } from '../../scripts/stack/layout.ts';
import { rpc } from './support/rpc.ts';
import { launchStack, newStackDir, type RunningStack, removeStackDir } from './support/runStack.ts';

const rounds = Number(process.env.DEML_KILLS ?? 20);
const seed = Number(process.env.DEML_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** mulberry32: the same kills again with DEML_SEED. */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test(`${rounds} kills at random points while seeding lose nothing that was acknowledged, and the seed completes once`, {
  timeout: 900_000,
}, async () => {
  console.log(`kill points from DEML_SEED=${seed}`);
  const next = random(seed);
  const dir = await newStackDir();
  const { acknowledged } = layoutOf(dir);
  const acks = async () => (await readFile(acknowledged, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  let stack: RunningStack | undefined;
  try {
    let seen: string[] = [];
    for (let round = 0; round < rounds; round++) {
      stack = launchStack(dir, ['--without-app']);
      await stack.until(/gateway +IPFS/);
      expect(await lost(stack, seen), `round ${round}, DEML_SEED=${seed}`).toEqual([]);
      await sleep(next() * 1000); // the whole seed takes about ten seconds: each round gets a step on
      await stack.kill();
      seen = await acks();
    }
    stack = launchStack(dir, ['--without-app']);
    await stack.until('Ctrl-C stops everything');
    expect(await lost(stack, await acks())).toEqual([]);

    const documents = await loadContent(`${root}/content`);
    const chain = agreeingChain({ rpcs: [stack.rpc] });
    const registry = { address: stack.registry, chainId: LOCAL_CHAIN_ID };
    const entries = [];
    for (const kind of kinds)
      for (const period of kind === 'note' ? await getPeriods(chain, { registry, kind }) : [0])
        entries.push(...(await getHeads(chain, { registry, kind, period })));
    expect(entries.length).toBe(documents.length);
    expect(entries.filter((entry) => entry.version !== 1)).toEqual([]);
    const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Proposed' }) as (Hex | null)[];
    expect((await chain.logs({ address: registry.address, topics })).length).toBe(documents.length);
    await stack.stop();
  } finally {
    await stack?.kill();
    await removeStackDir(dir);
  }
});

/** The acknowledged blocks and transactions that the stack does not have. */
async function lost(stack: RunningStack, acks: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  const queue = [...acks];
  const worker = async () => {
    for (let line = queue.pop(); line; line = queue.pop()) {
      const [what, id] = line.split(' ');
      const here =
        what === 'block'
          ? (await fetch(`${stack.gateway}/ipfs/${id}?format=raw`)).status === 200
          : (await rpc<{ status: string } | null>(stack.rpc, 'eth_getTransactionReceipt', [id]))?.status === '0x1';
      if (!here) missing.push(line);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return missing;
}
