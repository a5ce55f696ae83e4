import { type Handler, type Server, serve } from '../../registry/verify/servers.node.ts';
import { type Outcome, type RunOptions, runAll } from './run.ts';
import type { Collectors, Read, Recipe } from './schema.ts';

/** Attempts in a row, without a pause, and short ones. */
export const impatient = { timeoutMs: 2_000, attempts: 3, pauseMs: 1, longestMs: 50 };

/** A file with one recipe, for tests. The rest of a recipe is what it must have. */
export function fileOf(read: Read, change: Partial<Recipe> = {}, server: Collectors['endpoints'][string] = {}): Collectors {
  const rung = read.kind.startsWith('evm-') || read.kind === 'substrate' ? 'on-chain' : 'documented';
  const recipe = {
    id: 'one',
    field: 'metrics.workers',
    unit: 'providers',
    counts: 'what the test counts',
    range: [0, 1_000_000],
    rung,
    source: 'test',
    tried: '2026-11-01',
    read,
    steps: [],
    ...change,
  } as Recipe;
  const sources = { test: { title: 'A test', kind: 'document' } } as const;
  return { slug: 'test', endpoints: { [read.endpoint]: server }, sources, recipes: [recipe], notRunnable: [] };
}

/** What becomes of the first recipe of a file, at an address. */
export async function outcomeAt(url: string, file: Collectors, options: RunOptions = {}): Promise<Outcome> {
  const endpoints = new Map(Object.keys(file.endpoints).map((id) => [id, url]));
  const [outcome] = await runAll(file, file.recipes.slice(0, 1), { endpoints, patience: impatient, ...options });
  return outcome as Outcome;
}

/** The figure of an outcome; an error where there is none. */
export function valueOrThrow(outcome: Outcome): number {
  if (outcome.state !== 'read') throw outcome.error;
  return outcome.value;
}

/** A server that answers JSON, the same to everybody. */
export const serveJson = (value: unknown): Promise<Server> =>
  serve((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)));

/** A JSON-RPC server; a method that throws answers with an error. */
export function serveRpc(answer: (method: string, params: unknown[]) => unknown): Promise<Server> {
  const handler: Handler = (_, response, body) => {
    const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
    let said: object;
    try {
      said = { result: answer(method, params) };
    } catch (error) {
      said = { error: { code: -32000, message: (error as Error).message } };
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, ...said }));
  };
  return serve(handler);
}
