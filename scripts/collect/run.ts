import { DemlError } from '../../registry/errors/index.ts';
import { ImplausibleError, NotReadyError, ReplacedBlockError, UnexpectedAnswerError, UnreachableError } from './errors.ts';
import { type Block, balanceAt, blockOf, callAt, checkBlock, checkChain } from './evm.ts';
import { type Exchange, httpExchange, type Patience, patience } from './exchange.ts';
import { dataFrom, jsonFrom } from './http.ts';
import { logsBefore } from './logs.ts';
import { rpcOver } from './rpc.ts';
import type { Collectors, Read, Recipe, Server } from './schema.ts';
import { follow, StepError } from './steps.ts';
import { finalizedBlock, storedAt } from './substrate.ts';
import { type Kept, keptBlock, recording, replaying, type Transcript } from './transcript.ts';

export interface RunOptions {
  /** Other addresses, by the id of the endpoint in the file. */
  endpoints?: ReadonlyMap<string, string>;
  env?: Readonly<Record<string, string | undefined>>;
  patience?: Partial<Patience>;
  /** Read at this block, where the endpoint keeps old states. */
  block?: bigint | undefined;
}

/** What became of one recipe. */
export type Outcome =
  | { recipe: Recipe; state: 'read'; value: number; transcript: Transcript; replacedEndpoint: boolean }
  | { recipe: Recipe; state: 'unreachable' | 'unusable'; error: DemlError; replacedEndpoint: boolean };

const MIB = 1024 * 1024;
const LIMIT_MIB = 16;
const ATTEMPTS_AT_A_BLOCK = 3;

/** Runs recipes of one system: endpoints beside each other, the recipes of one endpoint in turn. */
export async function runAll(file: Collectors, recipes: readonly Recipe[], options: RunOptions = {}): Promise<Outcome[]> {
  const outcomes = new Map<Recipe, Outcome>();
  const byEndpoint = Map.groupBy(recipes, ({ read }) => read.endpoint);
  await Promise.all(
    [...byEndpoint.values()].map(async (list) => {
      let silent: DemlError | undefined; // an endpoint that is down is not asked again for every recipe
      for (const recipe of list) {
        const outcome = silent ? failed(file, recipe, silent, options) : await run(file, recipe, options);
        outcomes.set(recipe, outcome);
        if ('error' in outcome && outcome.error.constructor === UnreachableError) silent = outcome.error;
      }
    }),
  );
  return recipes.map((recipe) => outcomes.get(recipe) as Outcome);
}

const isReplaced = ({ read }: Recipe, { endpoints }: RunOptions): boolean => endpoints?.has(read.endpoint) ?? false;

function failed(file: Collectors, recipe: Recipe, error: unknown, options: RunOptions): Outcome {
  if (!(error instanceof DemlError)) throw new Error(`${file.slug}/${recipe.id} ended in a fault of the program.`, { cause: error });
  const state = error.family === 'content' ? 'unusable' : 'unreachable';
  return { recipe, state, error, replacedEndpoint: isReplaced(recipe, options) };
}

async function run(file: Collectors, recipe: Recipe, options: RunOptions): Promise<Outcome> {
  for (let attempt = 1; ; attempt++)
    try {
      const { exchange, shown } = doorOf(file, recipe, options);
      const kept: Kept[] = [];
      const { value, block } = await figureOf(file, recipe, { exchange: recording(exchange, kept), where: shown, at: options.block });
      const transcript: Transcript = {
        schema: 'deml.answers/1',
        slug: file.slug,
        recipe,
        endpoint: shown,
        readAt: `${new Date().toISOString().slice(0, 19)}Z`,
        ...(block ? { block: keptBlock(block) } : {}),
        ...(options.block === undefined ? {} : { atBlock: `${options.block}` }),
        value,
        exchanges: kept,
      };
      return { recipe, state: 'read', value, transcript, replacedEndpoint: isReplaced(recipe, options) };
    } catch (error) {
      if (!(error instanceof ReplacedBlockError) || attempt === ATTEMPTS_AT_A_BLOCK) return failed(file, recipe, error, options);
    }
}

/** Works a kept answer out again, by the recipe as it is now. Asks nobody. */
export async function replay(file: Collectors, recipe: Recipe, { exchanges, endpoint, atBlock }: Transcript): Promise<number> {
  const exchange = replaying(exchanges, 'The kept answer');
  return (await figureOf(file, recipe, { exchange, where: endpoint, at: atBlock === undefined ? undefined : BigInt(atBlock) })).value;
}

interface Place {
  exchange: Exchange;
  where: string;
  at: bigint | undefined;
}

async function figureOf(file: Collectors, recipe: Recipe, place: Place): Promise<{ value: number; block: Block | undefined }> {
  const { exchange, where, at } = place;
  const chainId = file.endpoints[recipe.read.endpoint]?.chainId;
  const rpc = rpcOver(exchange, where);
  let block: Block | undefined;
  if (chainId !== undefined) {
    await checkChain(rpc, where, chainId);
    block = await blockOf(rpc, where, at);
  } else if (recipe.read.kind === 'substrate') block = await finalizedBlock(rpc, where, at);
  const answer = async (one: Recipe): Promise<number> => {
    try {
      return await follow(await asked(exchange, where, one.read, block), one.steps, async (id) =>
        answer(file.recipes.find((other) => other.id === id) as Recipe),
      );
    } catch (error) {
      if (error instanceof StepError) throw new UnexpectedAnswerError(`${where}, for ${file.slug}/${one.id}`, error.message);
      throw error;
    }
  };
  const value = await answer(recipe);
  if (block && chainId !== undefined) await checkBlock(rpc, where, block);
  if (value < recipe.range[0] || value > recipe.range[1]) throw new ImplausibleError(`${file.slug}/${recipe.id}`, value, recipe.range);
  return { value, block };
}

function asked(exchange: Exchange, where: string, read: Read, block: Block | undefined): Promise<unknown> {
  const rpc = rpcOver(exchange, where);
  switch (read.kind) {
    case 'http-json':
      return jsonFrom(exchange, where, read);
    case 'graphql':
      return dataFrom(exchange, where, read);
    case 'substrate':
      return storedAt(rpc, where, read, block as Block);
    case 'evm-call':
      return callAt(rpc, where, read, block as Block);
    case 'evm-balance':
      return balanceAt(rpc, where, read.address as `0x${string}`, block as Block);
    case 'evm-logs':
      return logsBefore(rpc, where, read, block as Block);
  }
}

function doorOf(file: Collectors, recipe: Recipe, options: RunOptions): { exchange: Exchange; shown: string } {
  const id = recipe.read.endpoint;
  const server = file.endpoints[id] as Server;
  const url = options.endpoints?.get(id) ?? server.url;
  if (!url)
    throw new NotReadyError(
      `${file.slug}/${recipe.id} has no address to ask`,
      `Name one with --endpoint ${id}=https://…${server.note ? `: ${server.note}` : ''}`,
    );
  const needsKey = server.key && (server.key.header !== undefined || url.includes('{key}'));
  const key = needsKey ? options.env?.[server.key?.env ?? ''] : undefined;
  if (needsKey && !key)
    throw new NotReadyError(`${file.slug}/${recipe.id} needs a key of ${new URL(url).host}`, `Set ${server.key?.env} to your key.`);
  const shown = isReplaced(recipe, options) ? new URL(url).origin : url; // an address of one's own may hold a key anywhere
  const header = server.key?.header;
  const limitMiB = (recipe.read.kind === 'http-json' && recipe.read.limitMiB) || LIMIT_MIB;
  const exchange = httpExchange({
    url: key ? url.replaceAll('{key}', encodeURIComponent(key)) : url,
    shown,
    ...(key && header ? { headers: { [header]: key } } : {}),
    secret: key !== undefined,
    limitBytes: limitMiB * MIB,
    patience: { ...patience, ...options.patience },
  });
  return { exchange, shown };
}
