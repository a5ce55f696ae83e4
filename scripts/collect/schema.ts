import { type AbiParameter, isAddress, parseAbiItem } from 'viem';
import * as z from 'zod/mini';
import type { SchemaIssue } from '../../registry/errors/index.ts';
import { source } from '../../registry/schema/claim.ts';
import { fieldIds } from '../../registry/schema/fields.ts';
import { issuesOf } from '../../registry/schema/issues.ts';
import { day, line, localId, slug } from '../../registry/schema/text.ts';
import { unitProblem } from '../../registry/schema/units.ts';

/** What the recipes of the research call their way to a figure. `evm-balance` is a call that needs no contract function. */
export const kinds = ['evm-call', 'evm-balance', 'evm-logs', 'http-json', 'graphql', 'substrate'] as const;

/** A JSON pointer (RFC 6901); a part that is `*` stands for every item of a list. */
const pointer = z.string().check(z.regex(/^(\/([^~/]|~[01])*)*$/, 'is not a JSON pointer as /data/0/price, * for every item'));
const finite = z.number().check(z.refine(Number.isFinite));
const positive = z.number().check(z.positive());
const text = z.string().check(z.minLength(1), z.maxLength(4000));

/** The arithmetic of a recipe: a closed list, so that a recipe is data and never code. */
export const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('take'), at: pointer }),
  z.strictObject({ do: z.literal('where'), at: pointer, is: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ do: z.literal('where-not'), at: pointer, is: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ do: z.literal('where-above'), at: pointer, number: finite }),
  z.strictObject({ do: z.literal('distinct'), at: pointer }),
  z.strictObject({ do: z.literal('last-of-each'), at: pointer }),
  z.strictObject({ do: z.enum(['count', 'sum', 'first', 'last', 'least', 'most', 'mean', 'median']) }),
  z.strictObject({ do: z.literal('decimals'), places: z.int().check(z.minimum(0), z.maximum(36)) }),
  z.strictObject({ do: z.enum(['divide', 'multiply']), by: positive }),
  /** Takes away, or divides by, what another recipe of the file reads at the same block. */
  z.strictObject({ do: z.enum(['minus', 'over']), recipe: localId }),
]);
export type Step = z.infer<typeof step>;

const integer = z.string().check(z.regex(/^-?\d{1,78}$/, 'is not a whole number in digits'));
const argument = z.union([integer, z.boolean(), text]);
const address = z.string().check(z.refine((value) => isAddress(value), 'is not an address with a right checksum, or in small letters'));
const endpoint = localId;

export const scales = ['bool', 'u8', 'u16', 'u32', 'u64', 'u128', 'Vec<bool>', 'Vec<u16>', 'Vec<u64>'] as const;
export const hashers = ['Identity', 'Twox64Concat', 'Blake2128Concat'] as const;

export const read = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('evm-call'),
    endpoint,
    address,
    signature: text,
    args: z.optional(z.array(argument).check(z.maxLength(8))),
  }),
  z.strictObject({ kind: z.literal('evm-balance'), endpoint, address }),
  z.strictObject({
    kind: z.literal('evm-logs'),
    endpoint,
    address,
    signature: text,
    /** Which blocks: the last days, or all from one block on. */
    window: z.union([z.strictObject({ days: positive.check(z.maximum(366)) }), z.strictObject({ from: z.int().check(z.minimum(0)) })]),
  }),
  z.strictObject({
    kind: z.literal('http-json'),
    endpoint,
    /** Joined to the address of the endpoint. */
    path: z.string().check(z.regex(/^(\/[^\s#]*)?$/, 'is not a path')),
    /** Sent by POST. */
    body: z.optional(z.unknown()),
    limitMiB: z.optional(positive.check(z.maximum(64))),
  }),
  z.strictObject({ kind: z.literal('graphql'), endpoint, query: text }),
  z.strictObject({
    kind: z.literal('substrate'),
    endpoint,
    pallet: line(60),
    item: line(60),
    /** Of a map: what its keys are, and how they are hashed; every entry is read. */
    key: z.optional(z.strictObject({ type: z.enum(['u8', 'u16', 'u32']), hasher: z.enum(hashers) })),
    value: z.enum(scales),
  }),
]);
export type Read = z.infer<typeof read>;

/** Where a recipe asks. `url` is absent where none is known for sure: whoever runs it names one. `{key}` stands for the key. */
const server = z.strictObject({
  url: z.optional(
    z.string().check(
      z.maxLength(300),
      z.refine((value) => URL.canParse(value) && new URL(value).protocol === 'https:', 'is not https'),
    ),
  ),
  /** Of an EVM chain; the endpoint must say the same. */
  chainId: z.optional(z.int().check(z.positive())),
  /** An environment variable with the key that the endpoint asks for: sent in this header, or put in the place of `{key}`. */
  key: z.optional(z.strictObject({ env: z.string().check(z.regex(/^DEML_COLLECT_[A-Z0-9_]+$/)), header: z.optional(line(40)) })),
  /** Who answers there, and what an editor should know. */
  note: z.optional(line(300)),
});
export type Server = z.infer<typeof server>;

const field = z.enum(fieldIds);

export const recipe = z.strictObject({
  id: localId.check(z.maxLength(40)),
  field,
  unit: line(40),
  workload: z.optional(line(120)),
  counts: line(160),
  leavesOut: z.optional(line(100)),
  /** What a reading of it can be: least and most. Whatever lies outside is an error and no reading. */
  range: z.tuple([finite, finite]),
  /** What the answer would rest on, were the recipe tried. */
  rung: z.enum(['announced', 'reported', 'documented', 'on-chain']),
  source: localId,
  /** The day on which an editor compared an answer of the real endpoint with what the recipe expects. */
  tried: z.union([z.literal('never'), day]),
  note: z.optional(line(300)),
  read,
  steps: z.array(step).check(z.maxLength(12)),
});
export type Recipe = z.infer<typeof recipe>;

const notRunnable = z.strictObject({
  id: localId.check(z.maxLength(40)),
  field,
  kind: z.enum(kinds),
  what: line(300),
  /** Why a program cannot run it. */
  reason: line(300),
  source: localId,
});

/** One system's recipes, as `content/collectors/<slug>.json` holds them. */
export const collectors = z.strictObject({
  slug,
  endpoints: z.record(localId, server),
  sources: z.record(localId, source),
  recipes: z.array(recipe),
  notRunnable: z.array(notRunnable),
});
export type Collectors = z.infer<typeof collectors>;

export const isOnChain = ({ kind }: Read): boolean => kind.startsWith('evm-') || kind === 'substrate';

/** Every problem of a file of `content/collectors`, by path. */
export function collectorProblems(document: unknown, today = new Date().toISOString().slice(0, 10)): SchemaIssue[] {
  const parsed = collectors.safeParse(document);
  if (!parsed.success) return issuesOf(parsed.error);
  const file = parsed.data;
  const problems: SchemaIssue[] = [];
  const used = new Set<string>();
  const ids = new Set<string>();
  const say = (path: string, reason: string) => problems.push({ path, reason });
  for (const [list, entries] of [
    ['recipes', file.recipes],
    ['notRunnable', file.notRunnable],
  ] as const)
    entries.forEach(({ id, source }, i) => {
      if (ids.has(id)) say(`${list}.${i}.id`, 'is used twice');
      ids.add(id);
      used.add(source);
      if (!Object.hasOwn(file.sources, source)) say(`${list}.${i}.source`, `names "${source}", which is not a source here`);
    });
  file.recipes.forEach((one, i) => {
    used.add(one.read.endpoint);
    for (const [path, reason] of recipeProblems(file, one, today)) say(`recipes.${i}.${path}`, reason);
  });
  for (const part of ['endpoints', 'sources'] as const)
    for (const name of Object.keys(file[part])) if (!used.has(name)) say(`${part}.${name}`, 'is used by no recipe');
  for (const [name, { url, key }] of Object.entries(file.endpoints))
    if ((url?.includes('{key}') ?? false) !== (key !== undefined && key.header === undefined))
      say(`endpoints.${name}.url`, 'and "key" do not agree: {key} stands in the address, or a header is named');
  return problems;
}

function* recipeProblems(file: Collectors, one: Recipe, today: string): Generator<[path: string, reason: string]> {
  const server = Object.hasOwn(file.endpoints, one.read.endpoint) ? file.endpoints[one.read.endpoint] : undefined;
  if (!server) yield ['read.endpoint', `names "${one.read.endpoint}", which is not an endpoint here`];
  if (server && (server.chainId !== undefined) !== one.read.kind.startsWith('evm-'))
    yield ['read.endpoint', 'does not fit: an EVM chain has a chainId, anything else has none'];
  const unit = unitProblem(one.field, one.unit);
  if (unit) yield ['unit', unit];
  if (one.range[0] > one.range[1]) yield ['range', 'has its least above its most'];
  if (one.tried !== 'never' && one.tried > today) yield ['tried', `${one.tried} lies in the future`];
  if (isOnChain(one.read) !== (one.rung === 'on-chain')) yield ['rung', 'is on-chain for what a chain answers, and for nothing else'];
  if ('signature' in one.read) yield* signatureProblems(one.read);
  for (const [at, step] of one.steps.entries()) {
    if (!('recipe' in step)) continue;
    const other = file.recipes.find(({ id }) => id === step.recipe);
    if (!other || other === one) yield [`steps.${at}.recipe`, `names "${step.recipe}", which is no other recipe here`];
    else if (other.read.endpoint !== one.read.endpoint) yield [`steps.${at}.recipe`, 'asks another endpoint, so never at the same block'];
    else if (other.steps.some((deeper) => 'recipe' in deeper)) yield [`steps.${at}.recipe`, 'leans on a third one'];
  }
}

function* signatureProblems(read: Extract<Read, { signature: string }>): Generator<[string, string]> {
  let item: { type: string; inputs: readonly AbiParameter[] };
  try {
    item = parseAbiItem(read.signature as 'function f()') as never;
  } catch (cause) {
    return yield ['read.signature', `is no ABI signature: ${(cause as Error).message.split('\n')[0]}`];
  }
  const wanted = read.kind === 'evm-call' ? 'function' : 'event';
  if (item.type !== wanted) return yield ['read.signature', `is not of a ${wanted}`];
  const given = read.kind === 'evm-call' ? (read.args ?? []).length : item.inputs.length;
  if (given !== item.inputs.length) yield ['read.args', `are ${given}, where the function takes ${item.inputs.length}`];
}
