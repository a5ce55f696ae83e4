import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveRequest, type Chain, getHead, getHeads, proposalsIn, type RegistryAddress } from '../../registry/actions/index.ts';
import { readDraft } from '../../registry/edit/index.ts';
import type { Metric } from '../../registry/schema/index.ts';
import { agreeingChain, createBlockReader } from '../../registry/verify/index.ts';
import { type Handler, serve } from '../../registry/verify/servers.node.ts';
import type { Collectors, Recipe } from '../../scripts/collect/schema.ts';
import { fileOf, outcomeAt, valueOrThrow } from '../../scripts/collect/testing.node.ts';
import { sender } from '../../scripts/sender.ts';
import { LOCAL_CHAIN_ID, root } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { rpc } from './support/rpc.ts';
import { run } from './support/run.ts';
import { type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

/** Collectors against the contracts of this repository on a real chain, and from there into a proposal. */

/** anvil calls final what lies this many blocks back. */
const FINAL_AFTER = 64;

let stack: RunningStack;
let chain: Chain;
let registry: RegistryAddress;
let folder: string;

beforeAll(async () => {
  stack = await startedStack(await seededStackDir(), ['--without-app']);
  chain = agreeingChain({ rpcs: [stack.rpc] });
  registry = { address: stack.registry, chainId: LOCAL_CHAIN_ID };
  folder = await mkdtemp(join(tmpdir(), 'deml-collect-'));
  await rpc(stack.rpc, 'anvil_mine', [`0x${(2 * FINAL_AFTER).toString(16)}`]);
}, 600_000);
afterAll(async () => {
  await stack?.stop();
  await removeStackDir(stack.dir);
  await rm(folder, { recursive: true, force: true });
});

const server = { chainId: LOCAL_CHAIN_ID };
const contract = () => ({ endpoint: 'chain', address: stack.registry });
const projects = (change: Partial<Recipe> = {}): Collectors =>
  fileOf(
    { kind: 'evm-call', ...contract(), signature: 'function count(uint8 kind, uint32 period) view returns (uint256)', args: ['0', '0'] },
    change,
    server,
  );
const closed = (change: Partial<Recipe> = {}): Collectors =>
  fileOf(
    { kind: 'evm-logs', ...contract(), signature: 'event Closed(bytes32 indexed id)', window: { from: 0 } },
    { steps: [{ do: 'count' }], ...change },
    server,
  );
const seated = (window: { from: number } | { days: number }, change: Partial<Recipe> = {}): Collectors =>
  fileOf(
    { kind: 'evm-logs', ...contract(), signature: 'event Seated(uint8 indexed index, address indexed curator)', window },
    { steps: [{ do: 'distinct', at: '/curator' }, { do: 'count' }], ...change },
    server,
  );

/** A node that passes on what the chain says, changed. */
const nodeThat = (
  change: (call: { method: string; params: unknown[] }, answer: Record<string, unknown>) => object,
): ReturnType<typeof serve> => {
  const handler: Handler = async (_, response, body) => {
    const call = JSON.parse(body);
    const answer = await (await fetch(stack.rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
    response.end(JSON.stringify({ jsonrpc: '2.0', id: call.id, ...change(call, answer as Record<string, unknown>) }));
  };
  return serve(handler);
};
const failure = async (url: string, file: Collectors) => {
  const outcome = await outcomeAt(url, file);
  return outcome.state === 'read' ? outcome : { state: outcome.state, message: outcome.error.message };
};

describe('a contract', () => {
  it('is asked at a final block, which the reading names', async () => {
    const outcome = await outcomeAt(stack.rpc, projects());
    const heads = await getHeads(chain, { registry, kind: 'project', period: 0 });
    expect(valueOrThrow(outcome)).toBe(heads.length);
    const newest = Number(await rpc<string>(stack.rpc, 'eth_blockNumber'));
    const block = outcome.state === 'read' ? outcome.transcript.block : undefined;
    expect(Number(block?.number)).toBeLessThanOrEqual(newest - FINAL_AFTER);
    const header = await rpc<{ hash: string; timestamp: string }>(stack.rpc, 'eth_getBlockByNumber', [
      `0x${Number(block?.number).toString(16)}`,
      false,
    ]);
    expect(block).toMatchObject({ hash: header.hash, time: Number(header.timestamp) });
  });

  it('answers a part of what it returns, and holds a balance', async () => {
    const curator = wallets.curators[1];
    const seat = fileOf(
      {
        kind: 'evm-call',
        ...contract(),
        signature: 'function seatOf(address account) view returns (bool seated, uint8 index)',
        args: [curator?.address ?? ''],
      },
      { steps: [{ do: 'take', at: '/1' }] },
      server,
    );
    expect(valueOrThrow(await outcomeAt(stack.rpc, seat))).toBe(1);
    const balance = fileOf(
      { kind: 'evm-balance', endpoint: 'chain', address: '0x000000000000000000000000000000000000dEaD' },
      { steps: [{ do: 'decimals', places: 18 }] },
      server,
    );
    await rpc(stack.rpc, 'anvil_setBalance', ['0x000000000000000000000000000000000000dEaD', `0x${(25n * 10n ** 17n).toString(16)}`]);
    await rpc(stack.rpc, 'anvil_mine', [`0x${(2 * FINAL_AFTER).toString(16)}`]);
    expect(valueOrThrow(await outcomeAt(stack.rpc, balance))).toBe(2.5);
  });

  it('that is not there, or has another function, gives no figure', async () => {
    const elsewhere = projects();
    (elsewhere.recipes[0]?.read as { address: string }).address = '0x000000000000000000000000000000000000dEaD';
    expect(await failure(stack.rpc, elsewhere)).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/has no contract with count\(\)/),
    });
    const renamed = projects();
    (renamed.recipes[0]?.read as { signature: string; args: string[] }).signature =
      'function total(uint8 kind, uint32 period) view returns (uint256)';
    expect(await failure(stack.rpc, renamed)).toMatchObject({ state: 'unusable', message: expect.stringMatching(/refused the call/) });
    expect(await failure(stack.rpc, projects({ range: [500, 600] }))).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/not between 500 and 600/),
    });
  });

  it('on another chain is not asked', async () => {
    const file = projects();
    file.endpoints.chain = { chainId: 1 };
    expect(await failure(stack.rpc, file)).toMatchObject({
      state: 'unreachable',
      message: expect.stringMatching(/is chain \d+, and not 1\.$/),
    });
  });
});

describe('logs', () => {
  it('are counted over all blocks, and over the last days', async () => {
    const curators = valueOrThrow(await outcomeAt(stack.rpc, seated({ from: 0 })));
    expect(curators).toBeGreaterThan(0);
    expect(valueOrThrow(await outcomeAt(stack.rpc, seated({ days: 366 })))).toBe(curators);
    // mined blocks are a second apart: a window of nine seconds begins long after the last log
    expect(valueOrThrow(await outcomeAt(stack.rpc, seated({ days: 0.0001 })))).toBe(0);
  });

  it('are the same from a node that gives few blocks at once', async () => {
    let refused = 0;
    const narrow = await nodeThat(({ method, params }, answer) => {
      const { fromBlock, toBlock } = Object(params[0]) as { fromBlock: string; toBlock: string };
      if (method !== 'eth_getLogs' || Number(toBlock) - Number(fromBlock) < 100) return answer;
      refused++;
      return { error: { code: -32005, message: 'query exceeds max block range 100' } };
    });
    expect(valueOrThrow(await outcomeAt(narrow.url, seated({ from: 0 })))).toBe(
      valueOrThrow(await outcomeAt(stack.rpc, seated({ from: 0 }))),
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('of an address without a contract are no zero', async () => {
    const file = seated({ from: 0 });
    (file.recipes[0]?.read as { address: string }).address = '0x000000000000000000000000000000000000dEaD';
    expect(await failure(stack.rpc, file)).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/so that no log means nothing/),
    });
  });

  it('of a window that begins after the newest block are no zero', async () => {
    expect(await failure(stack.rpc, seated({ from: 10_000_000 }))).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/before the window of the recipe begins/),
    });
  });

  it('of another form, or that nobody asked for, are unusable', async () => {
    const other = seated({ from: 0 });
    (other.recipes[0]?.read as { signature: string }).signature = 'event Seated(uint8 index, address curator)'; // the same topic, other places
    expect(await failure(stack.rpc, other)).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/of another form than its signature/),
    });
    const foreign = await nodeThat(({ method }, answer) =>
      method === 'eth_getLogs'
        ? { result: (answer.result as object[]).map((log) => ({ ...log, address: wallets.contributor.address })) }
        : answer,
    );
    expect(await failure(foreign.url, seated({ from: 0 }))).toMatchObject({
      state: 'unusable',
      message: expect.stringMatching(/a log that was not asked for/),
    });
  });

  it('of an event that the contract does not have are none, which only a range can doubt', async () => {
    expect(valueOrThrow(await outcomeAt(stack.rpc, closed()))).toBe(0);
    expect(await failure(stack.rpc, closed({ range: [1, 10] }))).toMatchObject({ state: 'unusable' });
  });
});

describe('a block that is replaced', () => {
  const replacing = (times: number) => {
    let headers = 0;
    return nodeThat(({ method, params }, answer) => {
      // the check at the end asks for the block by its number
      if (method !== 'eth_getBlockByNumber' || params[0] === 'finalized' || ++headers > times) return answer;
      return { result: { ...(answer.result as object), hash: `0x${'11'.repeat(32)}` } };
    });
  };

  it('while it is read is read again', async () => {
    const outcome = await outcomeAt((await replacing(1)).url, projects());
    expect(valueOrThrow(outcome)).toBe((await getHeads(chain, { registry, kind: 'project', period: 0 })).length);
  });

  it('again and again gives no figure', async () => {
    expect(await failure((await replacing(99)).url, projects())).toMatchObject({
      state: 'unreachable',
      message: expect.stringMatching(/was replaced while it was read/),
    });
  });

  it('cannot be told where a node knows no finality: its newest block is read', async () => {
    const simple = await nodeThat(({ params }, answer) =>
      params[0] === 'finalized' ? { error: { code: -32602, message: 'invalid block tag' } } : answer,
    );
    const outcome = await outcomeAt(simple.url, projects());
    expect(outcome).toMatchObject({ transcript: { block: { number: `${Number(await rpc<string>(stack.rpc, 'eth_blockNumber'))}` } } });
  });
});

describe('from a recipe to a proposal', { timeout: 600_000 }, () => {
  const script = async (name: string, args: string[]) => {
    const { ended, output } = run(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', name), ...args], {});
    return { status: await ended, out: output() };
  };
  /** `content/` with recipes of one system only, which read this register. */
  async function contentWith(file: Collectors): Promise<string> {
    const content = join(folder, 'content');
    await mkdir(join(content, 'collectors'), { recursive: true });
    await writeFile(join(content, 'collectors', `${file.slug}.json`), JSON.stringify(file));
    return content;
  }

  it('the kept answer, the reading, the proposal and the head agree', async () => {
    const count = projects({ unit: 'orchestrators', id: 'projects', workload: 'of a test', tried: 'never' });
    const balance = fileOf(
      { kind: 'evm-balance', ...contract() },
      { id: 'held', field: 'pricing.model', unit: 'ETH', steps: [{ do: 'decimals', places: 18 }] },
    );
    const file: Collectors = { ...count, slug: 'livepeer', recipes: [...count.recipes, ...balance.recipes] };
    const [content, out, base] = [await contentWith(file), join(folder, 'out'), join(folder, 'base.json')];
    const common = ['livepeer', '--content', content, '--endpoint', `chain=${stack.rpc}`, '--out', out];

    expect(await script('propose.ts', ['--start', 'metric/livepeer', base, '--dir', stack.dir])).toMatchObject({ status: 0 });
    const collected = await script('collect.ts', [...common, '--base', base]);
    expect(collected).toMatchObject({
      status: 0,
      out: expect.stringMatching(/read {8}projects: \d+ orchestrators at block \d+, by a recipe never tried before/),
    });

    const answers = (await readdir(join(out, 'answers'))).sort();
    const report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
    expect(report.lines.map(({ answer }: { answer: string }) => `${answer}.json`).sort()).toEqual(answers);
    const kept = join(out, 'answers', `${report.lines[0].answer}.json`);
    expect(await script('collect.ts', ['--content', content, '--replay', kept])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^equal {2}/m),
    });

    const proposed = await script('propose.ts', [join(out, 'metric.json'), '--kind', 'metric', '--dir', stack.dir]);
    expect(proposed).toMatchObject({ status: 0 });
    const id = /^proposal +(0x[0-9a-f]{64})$/m.exec(proposed.out)?.[1];
    const opened = proposalsIn(await chain.logs({ address: registry.address, topics: [] })).find((one) => one.id === id);
    if (!opened) throw new Error(proposed.out);
    for (const curator of wallets.curators.slice(0, 2)) await sender(stack.rpc, curator)(approveRequest(registry, opened.proposal));

    const head = await getHead(chain, { registry, kind: 'metric', key: 'livepeer' });
    const { document } = await readDraft(createBlockReader({ gateways: [stack.gateway] }), 'metric', head.digest);
    const reading = (document as Metric).readings.find(({ unit, workload }) => unit === 'orchestrators' && workload === 'of a test');
    expect(reading).toMatchObject({
      value: report.lines[0].value,
      rung: 'reported',
      leavesOut: 'recipe never checked against its endpoint before',
    });
    expect((document as Metric).sources[reading?.source ?? '']?.title).toContain(report.lines[0].answer);
  });

  it('a comparison says equal, different, and unreachable, and ends so', async () => {
    const file: Collectors = {
      ...projects({ unit: 'orchestrators', id: 'projects', workload: 'of a test', tried: 'never' }),
      slug: 'livepeer',
    };
    const content = await contentWith(file);
    await mkdir(join(content, 'metrics'), { recursive: true });
    const present = JSON.parse(await readFile(join(folder, 'out', 'metric.json'), 'utf8'));
    const write = () => writeFile(join(content, 'metrics', 'livepeer.json'), JSON.stringify(present));
    const compare = (url: string) =>
      script('collect.ts', [
        'livepeer',
        '--content',
        content,
        '--compare',
        '--out',
        join(folder, 'compared'),
        '--timeout',
        '1',
        '--endpoint',
        `chain=${url}`,
      ]);
    await write();
    expect(await compare(stack.rpc)).toMatchObject({ status: 0, out: expect.stringMatching(/^equal {7}projects: /m) });
    for (const reading of present.readings) if (reading.workload === 'of a test') reading.value -= 3;
    await write();
    expect(await compare(stack.rpc)).toMatchObject({ status: 2, out: expect.stringMatching(/^different {3}projects: .*, \+3 \(/m) });
    expect(await compare('http://127.0.0.1:1')).toMatchObject({
      status: 3,
      out: expect.stringMatching(/^unreachable projects: .*\n +What to do: /m),
    });
    expect(await readdir(join(folder, 'compared'))).toEqual(['answers']);
  });

  it('a kept answer that was changed is refused', async () => {
    const [name = ''] = await readdir(join(folder, 'out', 'answers'));
    const path = join(folder, 'out', 'answers', name);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"status":200', '"status":201'));
    expect(await script('collect.ts', ['--content', join(folder, 'content'), '--replay', path])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/was changed since it was kept/),
    });
  });

  it('a recipe that no program can run says why; a mistyped system says which there are', async () => {
    expect(await script('collect.ts', ['akash', 'leases-by-state'])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/no program can run leases-by-state: gRPC/),
    });
    expect(await script('collect.ts', ['livepear'])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/no collectors of "livepear"[\s\S]*livepeer/),
    });
  });
});
