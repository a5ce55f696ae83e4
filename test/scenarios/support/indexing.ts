import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '../../../scripts/stack/deploy.ts';
import { deployed } from '../../../scripts/stack/deploy.ts';
import { LOCAL_CHAIN_ID, root } from '../../../scripts/stack/layout.ts';
import { freePort } from '../../../scripts/stack/ports.ts';
import { rpc } from './rpc.ts';

export interface Running {
  url: string;
  output(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** A bare anvil with the contracts, which can be made to replace its blocks. */
export async function startChain() {
  const dir = await mkdtemp(join(tmpdir(), 'deml-indexer-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const binary = createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/bin/anvil');
  const anvil = launch(binary, ['--port', `${port}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--silent'], {}, url);
  await until('anvil', () => rpc(url, 'eth_chainId').then(Boolean), anvil);
  const record = join(dir, 'deployment.json');
  const deploying = launch(process.execPath, [join(root, 'scripts/stack/deploy.ts'), url, `${LOCAL_CHAIN_ID}`, record], {}, url);
  await deploying.gone;
  const deployment = await deployed(url, record);
  if (!deployment) throw new Error(`The contracts were not deployed: ${deploying.output()}`);
  const close = async () => {
    await anvil.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { url, dir, deployment, close };
}

/** An indexer of a chain with its database in a folder, unless `env` names another. */
export async function launchIndexer(
  chain: { url: string; deployment: Deployment },
  data: string,
  env: Record<string, string> = {},
  ...args: string[]
) {
  const port = await freePort();
  const { registry, manager, attestations } = chain.deployment;
  return launch(
    process.execPath,
    [join(root, 'indexer/main.ts'), ...args],
    {
      DEML_INDEXER_RPC: chain.url,
      DEML_INDEXER_CHAIN_ID: `${LOCAL_CHAIN_ID}`,
      DEML_INDEXER_REGISTRY: registry,
      DEML_INDEXER_MANAGER: manager,
      DEML_INDEXER_ATTESTATIONS: attestations,
      DEML_INDEXER_DATA: data,
      DEML_INDEXER_PORT: `${port}`,
      DEML_INDEXER_POLL_MS: '100',
      DEML_INDEXER_CHECK_MS: '1000',
      DEML_INDEXER_REQUEST_BURST: '1000000', // tests ask without a pause
      FORCE_COLOR: '1', // as in CI: what Ponder says is understood in colours too
      ...env,
    },
    `http://127.0.0.1:${port}`,
  );
}

/** Waits until an indexer has read the history. */
export const ready = (indexer: Awaited<ReturnType<typeof launchIndexer>>): Promise<void> =>
  until('the indexer', () => fetch(`${indexer.url}/ready`).then(({ ok }) => ok), indexer);

/** The newest block that an indexer has read. */
export async function reached({ url }: { url: string }): Promise<number> {
  const status = (await (await fetch(`${url}/status`)).json()) as { registry: { block: { number: number } } };
  return status.registry.block.number;
}

/** The rows, once they are as somebody waits for. */
export async function rowsWhen(
  indexer: Awaited<ReturnType<typeof launchIndexer>>,
  test: (rows: Record<string, Row[]>) => boolean,
): Promise<Record<string, Row[]>> {
  await until('the indexer', async () => test(await rowsOf(indexer.url)), indexer);
  return rowsOf(indexer.url); // once more: a table that was read first may have been of the block before
}

/** Whether the rows have a proposal for an entry. */
export const proposedFor = (key: string) => (rows: Record<string, Row[]>) => (rows.proposals ?? []).some((row) => row.key === key);

/** Every row of every table, by table. */
export async function rowsOf(url: string): Promise<Record<string, Row[]>> {
  const answer = await ask<{
    __schema: { types: { name: string; fields: { name: string; type: { kind: string; ofType: unknown } }[] | null }[] };
  }>(url, '{ __schema { types { name fields { name type { kind ofType { kind } } } } } }');
  const types = new Map(answer.__schema.types.map((type) => [type.name, type.fields ?? []]));
  const lists = (types.get('Query') ?? []).map(({ name }) => name).filter((name) => name.endsWith('s'));
  const rows: Record<string, Row[]> = {};
  for (const list of lists) {
    const columns = (types.get(list.slice(0, -1)) ?? []).map(({ name }) => name);
    rows[list] = [];
    for (let after: string | null = null; ; ) {
      const query: string = `{ page: ${list}(limit: 1000${after ? `, after: "${after}"` : ''}) { items { ${columns.join(' ')} } pageInfo { endCursor hasNextPage } } }`;
      const { page }: Page = await ask<Page>(url, query);
      rows[list].push(...page.items);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    rows[list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}

interface Page {
  page: { items: Row[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

export type Row = Record<string, string | number | boolean | null>;

async function ask<T>(url: string, query: string): Promise<T> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function launch(
  command: string,
  args: string[],
  env: Record<string, string>,
  url: string,
): Running & { gone: Promise<unknown>; ended(): boolean } {
  const child: ChildProcess = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const gone = once(child, 'exit');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  return {
    url,
    gone,
    ended,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      if (!ended()) child.kill(signal);
      await gone;
    },
  };
}

async function until(what: string, test: () => Promise<boolean>, process: { ended(): boolean; output(): string }): Promise<void> {
  while (!(await test().catch(() => false))) {
    if (process.ended()) throw new Error(`${what} ended: ${process.output()}`);
    await sleep(50);
  }
}
