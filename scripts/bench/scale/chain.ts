import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EndpointError } from '../../../registry/errors/index.ts';
import type { Children } from '../../stack/children.ts';
import { type Deployment, deployed } from '../../stack/deploy.ts';
import { anvilBinary } from '../../stack/devChain.ts';
import { LOCAL_CHAIN_ID, root } from '../../stack/layout.ts';

/** anvil without a history of states, which nothing here reads, and without limits. */
export async function startChain(children: Children, port: number, rpc: string, state: string | undefined): Promise<number> {
  const free = ['--disable-block-gas-limit', '--no-request-size-limit', '--prune-history', '--order', 'fifo', '--hardfork', 'prague'];
  const args = ['--port', `${port}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--silent', ...free, ...(state ? ['--load-state', state] : [])];
  const child = await children.start('anvil', anvilBinary(), args);
  for (let i = 0; i < 2_400 && !child.ended(); i++) {
    if (await call(rpc, 'eth_chainId').catch(() => undefined)) return child.process.pid as number;
    await sleep(50);
  }
  throw new EndpointError(rpc, `did not start: ${child.lastWords()}`);
}

/** The contracts of this chain; deployed where they are not. */
export async function deploy(children: Children, rpc: string, record: string): Promise<Deployment> {
  const before = await deployed(rpc, record);
  if (before) return before;
  const script = join(root, 'scripts', 'stack', 'deploy.ts');
  const child = await children.start('deploy', process.execPath, [script, rpc, `${LOCAL_CHAIN_ID}`, record], { cwd: root });
  if (!child.ended()) await new Promise((resolve) => child.process.once('exit', resolve));
  const known = await deployed(rpc, record);
  if (!known) throw new EndpointError(rpc, `took no contracts: ${child.lastWords()}`);
  return known;
}

/** The state with its blocks and transactions, without the states of past blocks. */
export async function dump(rpc: string, file: string): Promise<void> {
  const packed = (await call(rpc, 'anvil_dumpState', [false])) as string;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, await promisify(gunzip)(Buffer.from(packed.slice(2), 'hex')));
  await rename(`${file}.new`, file);
}

/** One request to the chain. */
export async function call(rpc: string, method: string, params: unknown[] = []): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const answer = await fetch(rpc, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
  if (error) throw new EndpointError(rpc, `refused ${method}: ${error.message}`);
  return result;
}
