import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Children } from '../../stack/children.ts';
import type { Deployment } from '../../stack/deploy.ts';
import { root } from '../../stack/layout.ts';
import { freePort } from '../../stack/ports.ts';
import { cpuOf } from './effort.ts';

/** What reading the whole history once took. */
export interface Backfill {
  /** From the first block to the last, as Ponder says. */
  seconds: number;
  /** Of the process until then, its start included. */
  cpuSeconds: number;
}

const bare = fileURLToPath(new URL('./bare', import.meta.url));

const starts = {
  ours: { args: [join(root, 'indexer', 'main.ts')], env: {} },
  bare: {
    args: [fileURLToPath(new URL('bin/ponder.js', import.meta.resolve('ponder'))), ...['start', '--root', bare, '--schema', 'bare']],
    env: { PONDER_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
  },
};

/** Which app reads the history: the indexer, or one that stores each event as it is. */
export type App = keyof typeof starts;

/** What Ponder says when it begins with the history, and when it has it. */
const lines = ['Started backfill indexing', 'Completed backfill indexing'] as const;

/** Reads the history from nothing, with tables in a folder that is thrown away. */
export async function backfill(app: App, rpc: string, { chainId, registry, manager, attestations }: Deployment): Promise<Backfill> {
  const dir = await mkdtemp(join(tmpdir(), 'deml-backfill-'));
  const children = new Children(join(dir, 'pids'));
  const port = await freePort();
  const settings = {
    DEML_INDEXER_RPC: rpc,
    DEML_INDEXER_CHAIN_ID: `${chainId}`,
    DEML_INDEXER_REGISTRY: registry,
    DEML_INDEXER_MANAGER: manager,
    DEML_INDEXER_ATTESTATIONS: attestations,
    DEML_INDEXER_DATA: join(dir, 'tables'),
    DEML_INDEXER_PORT: `${port}`,
    DATABASE_URL: '',
    PORT: `${port}`,
  };
  const { args, env } = starts[app];
  try {
    const child = await children.start(app, process.execPath, args, { cwd: dir, env: { ...process.env, ...settings, ...env } });
    const said = new Map<string, number>();
    child.process.stdout?.on('data', (data: Buffer) => {
      for (const line of lines) if (!said.has(line) && data.includes(line)) said.set(line, performance.now());
    });
    while (!said.has(lines[1])) {
      if (child.ended()) throw new Error(`${app} has ended: ${child.lastWords()}`);
      await sleep(50);
    }
    const cpuSeconds = (await cpuOf(child.process.pid as number)) / 1_000;
    const [began = Number.NaN, ended = Number.NaN] = lines.map((line) => said.get(line));
    return { seconds: (ended - began) / 1_000, cpuSeconds };
  } finally {
    await children.stopAll();
    await rm(dir, { recursive: true, force: true });
    await rm(join(bare, 'ponder-env.d.ts'), { force: true }); // Ponder writes it, and types of two apps under one name do not go together
  }
}
