import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DemlError } from '../../registry/errors/index.ts';
import type { Child, Children } from './children.ts';
import type { Deployment } from './deploy.ts';
import { root } from './layout.ts';

export interface IndexerProcessOptions {
  port: number;
  rpc: string;
  deployment: Deployment;
  data: string;
}

/** How long a first start may take on a machine that is busy with everything else: PGlite unpacks a database. */
const LONGEST_START_MS = 300_000;
/** Its status where it can only go on from anew: the tables are to be made again, or what it needs did not answer. */
const ANEW = 75;
/** How often a start may end so. */
const MOST_STARTS = 4;

/** Starts an indexer as a process of its own, and resolves when it has read the history. */
export async function startIndexer(children: Children, { port, rpc, deployment, data }: IndexerProcessOptions): Promise<Child> {
  const settings = {
    DEML_INDEXER_RPC: rpc,
    DEML_INDEXER_CHAIN_ID: `${deployment.chainId}`,
    DEML_INDEXER_REGISTRY: deployment.registry,
    DEML_INDEXER_MANAGER: deployment.manager,
    DEML_INDEXER_ATTESTATIONS: deployment.attestations,
    DEML_INDEXER_DATA: data,
    DEML_INDEXER_PORT: `${port}`,
    DEML_INDEXER_POLL_MS: '500',
    DATABASE_URL: '', // a local stack keeps its own tables, whatever the shell of its owner is set up for
  };
  const env = { ...process.env, ...settings };
  const launch = () => children.start('indexer', process.execPath, [join(root, 'indexer', 'main.ts')], { cwd: root, env });
  let child = await launch();
  for (let starts = 1; !(await isReady(child, port)); starts++) {
    if (child.process.exitCode !== ANEW || starts === MOST_STARTS) throw notStarted(child, data);
    child = await launch();
  }
  return child;
}

/** Whether it has read the history, once it has, or has ended, or takes too long. */
async function isReady(child: Child, port: number): Promise<boolean> {
  const latest = Date.now() + LONGEST_START_MS;
  while (Date.now() < latest && !child.ended()) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
    if (answer?.ok && !child.ended()) return true;
    await sleep(200);
  }
  return false;
}

const notStarted = (child: Child, data: string): DemlError =>
  new DemlError(`The indexer did not start: ${child.lastWords()}.`, {
    code: 'indexer-start',
    family: 'fatal',
    fix: `Everything else works without it. If its tables are damaged, stop, delete ${data} and run \`npm start\` again: they follow from the chain.`,
  });
