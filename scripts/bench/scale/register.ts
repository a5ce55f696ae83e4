import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packRelease } from '../../release/packRelease.ts';
import { builtApp } from '../../stack/buildApp.ts';
import { Children } from '../../stack/children.ts';
import type { Deployment } from '../../stack/deploy.ts';
import { startGateway } from '../../stack/gatewayProcess.ts';
import { type Layout, LOCAL_CHAIN_ID, layoutOf } from '../../stack/layout.ts';
import { freePort } from '../../stack/ports.ts';
import { openStackDir, wipe } from '../../stack/stackDir.ts';
import { call, deploy, dump, startChain } from './chain.ts';
import { fill } from './fill.ts';
import { planOf, type Size } from './plan.ts';

/** A running register of a given size: a chain, and a gateway that holds and indexes all of it. */
export interface Register {
  size: Size;
  layout: Layout;
  rpc: string;
  gateway: string;
  deployment: Deployment;
  /** What it took to fill it, when that was done. */
  filled: Filled;
  /** Process ids by what they are. */
  pids: Record<'anvil' | 'gateway', number>;
  stopGateway(): Promise<void>;
  startGateway(): Promise<void>;
  stop(): Promise<void>;
}

/** Measured while a register was filled: chain, uploads and the gateway at the same time. */
export interface Filled {
  entries: number;
  /** Until the chain had all. */
  chainMs: number;
  /** Until the gateway held, pinned and had indexed all. */
  gatewayMs: number;
}

/** Opens the register of this size that an earlier run has kept, or makes it: minutes for a hundred thousand notes. */
export async function openRegister(dir: string, size: Size, tell: (line: string) => void, feedsMs = FEEDS_MS): Promise<Register> {
  const layout = layoutOf(join(dir, [size.notes, size.projects, size.month].filter((one) => one !== undefined).join('-')));
  const letGo = await openStackDir(layout);
  const children = new Children(layout.pids);
  const stop = async () => {
    await children.stopAll();
    await letGo();
  };
  try {
    await children.endLeftovers();
    const kept = existsSync(layout.acknowledged);
    if (!kept) await wipe(layout);
    const ports = { rpc: await freePort(), gateway: await freePort() };
    const rpc = `http://127.0.0.1:${ports.rpc}`;
    const gateway = `http://127.0.0.1:${ports.gateway}`;
    const anvil = await startChain(children, ports.rpc, rpc, kept ? layout.chainState : undefined);
    const deployment = await deploy(children, rpc, layout.deployment);
    await packRelease(layout.app, {
      built: builtApp('local'),
      config: {
        ...{ network: 'local', chainId: LOCAL_CHAIN_ID, registry: deployment.registry, attestations: deployment.attestations },
        ...{ rpcs: [rpc], gateways: [gateway] },
      },
    });
    const pids = { anvil, gateway: 0 };
    const open = async () => {
      const { registry, attestations } = deployment;
      const child = await startGateway(children, {
        port: ports.gateway,
        rpc,
        registry,
        attestations,
        data: layout.gateway,
        app: layout.app,
      });
      pids.gateway = child.process.pid as number;
    };
    await open();
    if (!kept) {
      const notes = size.notes + (size.month ?? 0);
      const entries = 4 + size.projects + notes;
      tell(`making a register of ${notes} notes and ${size.projects} projects`);
      const filled = await fillAndWait({ rpc, gateway, deployment, size, tell: (done) => tell(`${done} of about ${entries} entries`) });
      await dump(rpc, layout.chainState);
      await writeFile(layout.acknowledged, JSON.stringify(filled)); // last: without it the register is made anew
    }
    const filled = JSON.parse(await readFile(layout.acknowledged, 'utf8')) as Filled;
    if (!(await untilIndexed(gateway, filled.entries, feedsMs)))
      tell('the feeds are still being filled, which costs memory and processor time');
    return {
      ...{ size, layout, rpc, gateway, deployment, filled, pids, startGateway: open, stop },
      stopGateway: () => children.stop('gateway', 60_000),
    };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

async function fillAndWait({
  rpc,
  gateway,
  deployment,
  size,
  tell,
}: Pick<Register, 'rpc' | 'gateway' | 'deployment' | 'size'> & { tell: (done: number) => void }): Promise<Filled> {
  const began = performance.now();
  await call(rpc, 'evm_setAutomine', [false]);
  const registry = { address: deployment.registry, chainId: deployment.chainId };
  const entries = await fill(planOf(size), { rpc, gateway, registry, onProgress: tell });
  await call(rpc, 'evm_setAutomine', [true]);
  const chainMs = performance.now() - began;
  await untilIndexed(gateway, entries);
  return { entries, chainMs, gatewayMs: performance.now() - began };
}

/** How long the feeds of a kept register are waited for: nothing that is measured reads them. */
const FEEDS_MS = 180_000;

/** Waits until the gateway has indexed every document; answers whether it tells of all of them in its feeds, too. */
async function untilIndexed(gateway: string, entries: number, feedsMs = FEEDS_MS): Promise<boolean> {
  for (let latest = Number.POSITIVE_INFINITY; performance.now() < latest; await sleep(1_000)) {
    const answer = await fetch(`${gateway}/status`).catch(() => undefined); // busy with what is waited for
    const { block, search, feeds } = ((await answer?.json()) ?? {}) as {
      block?: number | null;
      search?: { heads: number; waiting: number } | null;
      feeds?: { block: number | null; waiting: number } | null;
    };
    if (search?.heads !== entries || search.waiting > 0) continue;
    if (feeds?.block === block && feeds?.waiting === 0) return true;
    latest = Math.min(latest, performance.now() + feedsMs);
  }
  return false;
}
