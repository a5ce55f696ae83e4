import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EndpointError } from '../../../registry/errors/index.ts';
import { builtApp } from '../../stack/buildApp.ts';
import { Children } from '../../stack/children.ts';
import { type Deployment, deployed } from '../../stack/deploy.ts';
import { anvilBinary } from '../../stack/devChain.ts';
import { startGateway } from '../../stack/gatewayProcess.ts';
import { type Layout, LOCAL_CHAIN_ID, layoutOf, root } from '../../stack/layout.ts';
import { packApp } from '../../stack/packApp.ts';
import { freePort } from '../../stack/ports.ts';
import { openStackDir, wipe } from '../../stack/stackDir.ts';
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
export async function openRegister(dir: string, size: Size, tell: (line: string) => void): Promise<Register> {
  const layout = layoutOf(join(dir, `${size.notes}-${size.projects}`));
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
    const deployment = await deploy(children, rpc, layout);
    await packApp(builtApp('local'), layout.app, {
      ...{ network: 'local', chainId: LOCAL_CHAIN_ID, registry: deployment.registry, attestations: deployment.attestations },
      ...{ rpcs: [rpc], gateways: [gateway] },
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
      const entries = 4 + size.projects + size.notes;
      tell(`making a register of ${size.notes} notes and ${size.projects} projects`);
      const filled = await fillAndWait({ rpc, gateway, deployment, size, tell: (done) => tell(`${done} of about ${entries} entries`) });
      await dump(rpc, layout.chainState);
      await writeFile(layout.acknowledged, JSON.stringify(filled)); // last: without it the register is made anew
    }
    const filled = JSON.parse(await readFile(layout.acknowledged, 'utf8')) as Filled;
    await untilIndexed(gateway, filled.entries);
    return {
      ...{ size, layout, rpc, gateway, deployment, filled, pids, startGateway: open, stop },
      stopGateway: () => children.stop('gateway', 60_000),
    };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

/** anvil without a history of states, which nothing here reads, and without limits. */
async function startChain(children: Children, port: number, rpc: string, state: string | undefined): Promise<number> {
  const free = ['--disable-block-gas-limit', '--no-request-size-limit', '--prune-history', '--order', 'fifo', '--hardfork', 'prague'];
  const args = ['--port', `${port}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--silent', ...free, ...(state ? ['--load-state', state] : [])];
  const child = await children.start('anvil', anvilBinary(), args);
  for (let i = 0; i < 2_400 && !child.ended(); i++) {
    if (await call(rpc, 'eth_chainId').catch(() => undefined)) return child.process.pid as number;
    await sleep(50);
  }
  throw new EndpointError(rpc, `did not start: ${child.lastWords()}`);
}

async function deploy(children: Children, rpc: string, { deployment }: Layout): Promise<Deployment> {
  const before = await deployed(rpc, deployment);
  if (before) return before;
  const script = join(root, 'scripts', 'stack', 'deploy.ts');
  const child = await children.start('deploy', process.execPath, [script, rpc, `${LOCAL_CHAIN_ID}`, deployment], { cwd: root });
  if (!child.ended()) await new Promise((resolve) => child.process.once('exit', resolve));
  const known = await deployed(rpc, deployment);
  if (!known) throw new EndpointError(rpc, `took no contracts: ${child.lastWords()}`);
  return known;
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

/** Waits until the gateway has followed the chain to its end and has indexed every document. */
async function untilIndexed(gateway: string, entries: number): Promise<void> {
  for (;;) {
    const { search } = (await (await fetch(`${gateway}/status`)).json()) as { search: { heads: number; waiting: number } | null };
    if (search && search.heads === entries && search.waiting === 0) return;
    await sleep(500);
  }
}

/** The state with its blocks and transactions, without the states of past blocks. */
async function dump(rpc: string, file: string): Promise<void> {
  const packed = (await call(rpc, 'anvil_dumpState', [false])) as string;
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(`${file}.new`, await promisify(gunzip)(Buffer.from(packed.slice(2), 'hex')));
  await rename(`${file}.new`, file);
}

async function call(rpc: string, method: string, params: unknown[] = []): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await fetch(rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
  if (error) throw new EndpointError(rpc, `refused ${method}: ${error.message}`);
  return result;
}
