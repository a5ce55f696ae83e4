import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../stack/layout.ts';
import { type Figure, plain } from '../table.ts';
import { residentOf } from './effort.ts';
import type { Register } from './register.ts';

/** What a gateway holds in memory and on the disk, and what it took to fill it. */
export async function holdingFigures(registers: readonly Register[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { gateway, pids, layout, size, filled } of registers) {
    const name = `${size.notes} notes, ${size.projects} projects`;
    const { search, blocks, pins } = await statusOf(gateway);
    figures.push(
      plain(`${name}: gateway, resident`, `${(await residentOf(pids.gateway)).toFixed(0)} MiB`),
      plain(`${name}: heads, items of the search index, blocks, pins`, [search.heads, search.items, blocks, pins].join(', ')),
      plain(`${name}: search index on the disk`, mega(await sizes(layout.gateway, /^search\.sqlite/))),
      plain(`${name}: everything of the gateway on the disk`, mega(await sizes(layout.gateway, /./))),
      plain(
        `${name}: made through contract and uploads, when the state was made`,
        `${seconds(filled.chainMs)}, indexed after ${seconds(filled.gatewayMs)}`,
      ),
    );
  }
  return figures;
}

interface Status {
  search: { heads: number; items: number } | null;
  blocks: number;
  pins: number;
  lastErrors: unknown;
}

/** What a gateway says of itself, once its search index has time to answer. */
async function statusOf(gateway: string): Promise<Status & { search: NonNullable<Status['search']> }> {
  for (const latest = performance.now() + PATIENCE_MS; ; await sleep(1_000)) {
    const { search, ...rest } = (await (await fetch(`${gateway}/status`)).json()) as Status;
    if (search) return { ...rest, search };
    if (performance.now() > latest) throw new Error(`The search index does not answer: ${JSON.stringify(rest.lastErrors)}`);
  }
}

const PATIENCE_MS = 60_000;

/** The search index thrown away and filled from the chain and the blocks, by its command. */
export async function rebuildFigure(register: Register): Promise<Figure> {
  const { rpc, deployment, layout, size } = register;
  await register.stopGateway();
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'gateway', 'main.ts'), '--rebuild-search'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DEML_GATEWAY_DATA: layout.gateway,
      DEML_GATEWAY_RPC: rpc,
      DEML_GATEWAY_REGISTRY: deployment.registry,
      DEML_GATEWAY_ATTESTATIONS: deployment.attestations,
    },
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The rebuild of the search index ended with ${code}.`);
  const took = performance.now() - began;
  await register.startGateway();
  return plain(`search index of ${size.notes} notes and ${size.projects} projects, made anew from chain and blocks`, seconds(took));
}

async function sizes(dir: string, wanted: RegExp): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && wanted.test(entry.name)) sum += (await stat(join(entry.parentPath, entry.name))).size;
  return sum;
}

const mega = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
