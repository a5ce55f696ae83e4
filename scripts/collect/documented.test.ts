import { join } from 'node:path';
import { bool, Identity, Storage, u16, u64, Vector } from '@polkadot-api/substrate-bindings';
import {
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  parseAbiItem,
  toFunctionSelector,
} from 'viem';
import { describe, expect, it } from 'vitest';
import type { Server } from '../../registry/verify/servers.node.ts';
import { root } from '../stack/layout.ts';
import { collectorsOf, systemsIn } from './files.ts';
import { runAll } from './run.ts';
import type { Collectors, Read, Recipe } from './schema.ts';
import { impatient, serveJson, serveRpc } from './testing.node.ts';

/** Every recipe of the content, run against answers of the documented form: its pointers name parts that are there. */

const content = join(root, 'content');
const files = await Promise.all((await systemsIn(content)).map((slug) => collectorsOf(content, slug)));

/** What HTTP services and indexes are documented to answer, as far as a recipe reads it, and the figure in it. */
const documented: Record<string, Record<string, [answer: unknown, figure: number]>> = {
  '0g': {
    'router-price-input': [
      {
        object: 'list',
        data: [
          { id: 'glm-5', pricing: { prompt: '0' } },
          { id: 'qwen-2.5-7b-instruct', pricing: { prompt: '50000000000' } },
        ],
      },
      0.05,
    ],
  },
  akash: {
    providers: [{ networkCapacity: { activeProviderCount: 59, activeGPU: 84 } }, 59],
    'gpus-in-use': [{ networkCapacity: { activeProviderCount: 59, activeGPU: 84 } }, 84],
    'providers-capacity': [{ activeProviderCount: 59, activeGPU: 84 }, 59],
    leases: [{ now: { totalLeaseCount: 800_000, activeLeaseCount: 1_200 } }, 800_000],
    'leases-open': [{ now: { totalLeaseCount: 800_000, activeLeaseCount: 1_200 } }, 1_200],
    spent: [{ now: { totalUUsdSpent: 5_250_000_000_000 } }, 5_250_000],
    'price-h100': [
      {
        models: [
          { model: 'a100', price: null },
          { model: 'h100', ram: '80Gi', interface: 'SXM5', price: { currency: 'USD', weightedAverage: 2.71 } },
          { model: 'h100', ram: '94Gi', interface: 'PCIe', price: { currency: 'USD', weightedAverage: 2.31 } },
        ],
      },
      2.51,
    ],
    supply: [{ chainStats: { totalSupply: 290_000_000_000_000 } }, 290_000_000],
    'supply-bank': [{ amount: { denom: 'uakt', amount: '290000000000001' } }, 290_000_000.000001],
    inflation: [{ inflation: '0.125000000000000000' }, 12.5],
  },
  autonolas: {
    'requests-subgraph-gnosis': [{ data: { global: { totalRequests: '6500000', totalDeliveries: '6400000' } } }, 6_500_000],
    supply: [{ data: { totalSupply: 552_000_000.5 } }, 552_000_000.5],
  },
  bittensor: {
    'price-deepseek-v3-input': [
      { data: [{ id: 'deepseek-ai/DeepSeek-V3-0324', pricing: { prompt: 0.27, completion: 1 }, confidential_compute: true }] },
      0.27,
    ],
  },
  filecoin: { 'miners-registered': [{ jsonrpc: '2.0', id: 1, result: Array.from({ length: 1_500 }, (_, i) => `f0${1_000 + i}`) }, 1_500] },
  fluence: {
    providers: [{ data: { graphNetworks: [{ approvedProviders: '12', providersRegisteredTotal: '20' }] } }, 12],
    'compute-units': [
      {
        data: {
          peers: [
            { id: 'a', computeUnitsTotal: 32 },
            { id: 'b', computeUnitsTotal: 16 },
          ],
        },
      },
      48,
    ],
    deals: [{ data: { graphNetworks: [{ dealsTotal: '410' }] } }, 410],
    'capacity-proofs': [{ data: { graphNetworks: [{ proofsTotal: '123456789' }] } }, 123_456_789],
  },
  gensyn: { 'markets-settled': [{ data: { gatewayMarketSettleds: [{ id: '1' }, { id: '2' }], _meta: { block: { number: 5 } } } }, 2] },
  livepeer: {
    tickets: [{ data: { protocol: { winningTicketCount: '1234567', totalVolumeUSD: '1.5' } } }, 1_234_567],
    'orchestrators-index': [{ data: { protocol: { activeTranscoderCount: '100' } } }, 100],
  },
  'oasis-rofl': {
    'app-instances': [
      {
        rofl_apps: [
          { removed: false, num_active_instances: 3 },
          { removed: true, num_active_instances: 9 },
          { removed: false, num_active_instances: 1 },
        ],
        total_count: 3,
        is_total_count_clipped: false,
      },
      4,
    ],
  },
};

/** A value of an ABI type; the n-th of its kind. Names give those that a recipe picks out. */
function sample({ type, name, components = [] }: AbiParameter & { components?: readonly AbiParameter[] }, n: number): unknown {
  if (type.endsWith('[]')) return [0, 1].map((i) => sample({ type: type.slice(0, -2), name, components } as AbiParameter, n + i));
  if (type === 'tuple') return Object.fromEntries(components.map((one, i) => [one.name ?? i, sample(one, n)]));
  if (type.startsWith('uint') || type.startsWith('int'))
    return name === 'status' ? 0 : /^u?int(8|16|32|40)$/.test(type) ? n + 1 : BigInt(n + 1);
  if (type === 'bool') return true;
  if (type === 'address') return `0x${(n + 1).toString(16).padStart(40, '0')}`;
  if (type.startsWith('bytes')) return type === 'bytes' ? '0x00' : `0x${'00'.repeat(Number(type.slice(5)) - 1)}0${n}`;
  return name === 'serviceType' ? 'chatbot' : `${name} ${n}`;
}

/** A chain whose contracts answer any call and have raised every event three times, in the form that a recipe's signature says. */
function chainFor(read: Read, others: readonly Recipe[], chainId: number): Promise<Server> {
  const block = { number: '0x1c9c380', hash: `0x${'ab'.repeat(32)}` };
  return serveRpc((method, params) => {
    switch (method) {
      case 'eth_chainId':
        return `0x${chainId.toString(16)}`;
      case 'eth_getBlockByNumber':
        return params[0] === 'finalized' || params[0] === block.number
          ? { ...block, timestamp: '0x6af66f00' }
          : { ...block, number: params[0], timestamp: `0x${(0x6af66f00 - (30_000_000 - Number(params[0]))).toString(16)}` };
      case 'eth_getCode':
        return '0x60';
      case 'eth_getBalance':
        return '0x1';
      case 'eth_call':
        return callAnswer(read, others, (params[0] as { data: Hex }).data);
      case 'eth_getLogs': {
        const asked = params[0] as { toBlock: Hex };
        if (!('signature' in read) || asked.toBlock !== block.number) return [];
        return [0, 1, 2].map((n) => logOf(parseAbiItem(read.signature as 'event E()'), read.address as Hex, asked, n));
      }
    }
    throw new Error(`Method not found: ${method}`);
  });
}

function callAnswer(read: Read, others: readonly Recipe[], data: Hex): Hex {
  const items = [read, ...others.map((one) => one.read)].flatMap((one) =>
    one.kind === 'evm-call' ? [parseAbiItem(one.signature as 'function f()') as unknown as AbiFunction] : [],
  );
  const item = items.find((one) => data.startsWith(toFunctionSelector(one))) as AbiFunction;
  const results = item.outputs.map((output, n) => sample(output, n));
  return encodeAbiParameters(item.outputs, results);
}

function logOf(item: unknown, address: Hex, { toBlock }: { toBlock: Hex }, n: number) {
  const event = item as AbiEvent;
  const indexed = event.inputs.filter((input) => input.indexed);
  const args = Object.fromEntries(indexed.map((input) => [input.name ?? '', sample(input, n)]));
  const rest = event.inputs.filter((input) => !input.indexed);
  return {
    address,
    topics: encodeEventTopics({ abi: [event], eventName: event.name, args } as never),
    data: encodeAbiParameters(
      rest,
      rest.map((input) => sample(input, n)),
    ),
    blockNumber: toBlock,
  };
}

/** Storage of three subnets, under the keys of the pallet. */
const finney = (): Promise<Server> => {
  const map = (item: string, values: Uint8Array[]) =>
    values.map((value, i) => [Storage('SubtensorModule')(item, [u16, Identity]).enc(i), hex(value)] as const);
  const stored = new Map<string, string>([
    [Storage('Timestamp')('Now').enc(), hex(u64.enc(1_794_614_400_000n))],
    [Storage('SubtensorModule')('BlockEmission').enc(), hex(u64.enc(500_000_000n))],
    ...map('NetworksAdded', [true, true, false].map(bool.enc)),
    ...map('SubnetworkN', [64, 256, 200].map(u16.enc)),
    ...map('ValidatorPermit', [[true, false], [true, true], []].map(Vector(bool).enc)),
    ...map('Emission', [[5n, 0n], [1n, 2n], [0n]].map(Vector(u64).enc)),
  ]);
  return serveRpc((method, params) => {
    if (method === 'chain_getFinalizedHead') return `0x${'cd'.repeat(32)}`;
    if (method === 'chain_getHeader') return { number: '0x5' };
    if (method === 'state_getStorage') return stored.get(params[0] as string) ?? null;
    return [...stored.keys()].filter((key) => key.startsWith(params[0] as string) && key > String(params[2] ?? '')).sort();
  });
};
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
const onFinney: Record<string, number> = {
  subnets: 1,
  'registered-keys': 520,
  'validator-permits': 3,
  'miner-keys': 517,
  'earning-keys': 3,
  'block-emission': 0.5,
};

async function figureOf(file: Collectors, recipe: Recipe, server: Server): Promise<number> {
  const wide: Recipe = { ...recipe, range: [-Number.MAX_VALUE, Number.MAX_VALUE] };
  const env = Object.fromEntries(Object.values(file.endpoints).map(({ key }) => [key?.env ?? '', 'a-key']));
  const [outcome] = await runAll(file, [wide], { endpoints: new Map([[recipe.read.endpoint, server.url]]), env, patience: impatient });
  if (outcome?.state !== 'read') throw outcome?.error;
  return outcome.value;
}

/** Systems with recipes of these kinds, and those recipes. */
const having = (...kinds: Read['kind'][]): [slug: string, file: Collectors, recipes: Recipe[]][] =>
  files
    .map((file): [string, Collectors, Recipe[]] => [file.slug, file, file.recipes.filter(({ read }) => kinds.includes(read.kind))])
    .filter(([, , recipes]) => recipes.length > 0);

describe('figures are where services are documented to have them', () => {
  it.each(having('http-json', 'graphql'))('%s', { timeout: 60_000 }, async (slug, file, recipes) => {
    const answers = documented[slug] ?? {};
    expect(Object.keys(answers).sort()).toEqual(recipes.map(({ id }) => id).sort());
    for (const recipe of recipes) {
      const [answer, figure] = answers[recipe.id] as [unknown, number];
      expect(await figureOf(file, recipe, await serveJson(answer)), recipe.id).toBe(figure);
      expect(figure >= recipe.range[0] && figure <= recipe.range[1], `${recipe.id} is in its range`).toBe(true);
    }
  });
});

describe('figures are taken from what contracts of the signatures answer', () => {
  it.each(having('evm-call', 'evm-balance', 'evm-logs'))('%s', { timeout: 60_000 }, async (_, file, recipes) => {
    for (const recipe of recipes) {
      const server = await chainFor(recipe.read, file.recipes, file.endpoints[recipe.read.endpoint]?.chainId as number);
      const figure = await figureOf(file, recipe, server);
      const logsCounted = recipe.read.kind === 'evm-logs' && recipe.steps.at(-1)?.do === 'count';
      if (logsCounted) expect(figure, recipe.id).toBe(3);
      else expect(figure, recipe.id).toBeGreaterThan(0);
    }
  });
});

describe('figures are under the storage keys of the pallet', () => {
  it.each(having('substrate'))('%s', { timeout: 60_000 }, async (_, file, recipes) => {
    const server = await finney();
    for (const recipe of recipes) expect(await figureOf(file, recipe, server), recipe.id).toBe(onFinney[recipe.id]);
  });
});
