import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { delimiter } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { createAdaptorServer } from '@hono/node-server';
import { DemlError } from '../../registry/errors/index.ts';
import type { Child, Children } from './children.ts';
import { groupCommit } from './groupCommit.ts';
import { keepRunning } from './keepRunning.ts';
import { LOCAL_CHAIN_ID } from './layout.ts';
import { freePort, type HeldPort } from './ports.ts';
import { createRpcProxy } from './rpcProxy.ts';

export interface DevChain {
  url: string;
  stop(): Promise<void>;
}

export interface DevChainOptions {
  port: HeldPort;
  stateFile: string;
  minedWithinMs?: number;
  onRestart?: (why: string) => void;
  onFailure?: (error: unknown) => void;
}

/** How long a stop waits for answers that are under way. */
const LAST_ANSWERS_MS = 3_000;

/**
 * A persistent dev chain: anvil behind a proxy that answers a transaction only once the block that holds it is on disk.
 * anvil alone writes its state at intervals and in place, so `kill -9` would lose acknowledged transactions or tear the
 * file; here the state is asked for, written beside and renamed. Transactions that arrive together share one write.
 * When anvil ends by itself, it is started again from that file.
 */
export async function startDevChain(
  children: Children,
  { port, stateFile, minedWithinMs = 30_000, onRestart = () => {}, onFailure = () => {} }: DevChainOptions,
): Promise<DevChain> {
  const binary = anvilBinary();
  let anvil = '';

  const launch = async (): Promise<Child> => {
    const inner = await freePort();
    const state = existsSync(stateFile) ? ['--load-state', stateFile] : [];
    const args = ['--port', `${inner}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--preserve-historical-states', '--silent', ...state];
    const child = await children.start('anvil', binary, args);
    await untilAnswers(`http://127.0.0.1:${inner}`, child, stateFile);
    anvil = `http://127.0.0.1:${inner}`;
    return child;
  };
  const letEnd = await keepRunning({ name: 'chain', launch, onRestart, onFailure });

  const write = async (withHistory: boolean) => {
    const dump = await dumpOf(anvil, withHistory);
    const file = await open(`${stateFile}.new`, 'w');
    try {
      await file.writeFile(await promisify(gunzip)(Buffer.from(dump.slice(2), 'hex')));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(`${stateFile}.new`, stateFile);
  };
  // The states of past blocks are most of a dump and grow with its square: a clean stop keeps them, a crash does not.
  const persist = groupCommit(() => write(false));

  const server = createAdaptorServer({ fetch: createRpcProxy({ chain: () => anvil, persist, minedWithinMs }).fetch });
  const listen = (number: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(number, '127.0.0.1', () => resolve());
    });
  await port.release();
  await listen(port.port).catch(() => listen(0)); // somebody took it within this moment

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), LAST_ANSWERS_MS);
      await closed;
      clearTimeout(late);
      letEnd();
      await persist().catch(() => {}); // a write that is under way ends first; who asked for it has its error
      try {
        if ((await blocksOf(anvil)) <= MOST_HISTORY) await write(true);
      } finally {
        await children.stop('anvil');
      }
    },
  };
}

/** Blocks up to which a clean stop keeps the states of the past: they grow with the square of the blocks, and pass what a string holds at some 2,000. */
const MOST_HISTORY = 500;

const ask = (anvil: string, method: string, params: unknown[] = []): Promise<Response> =>
  fetch(anvil, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });

async function blocksOf(anvil: string): Promise<number> {
  return Number(((await (await ask(anvil, 'eth_blockNumber')).json()) as { result: string }).result);
}

async function dumpOf(anvil: string, withHistory: boolean): Promise<string> {
  const { result, error } = (await (await ask(anvil, 'anvil_dumpState', [withHistory])).json()) as {
    result?: string;
    error?: { message: string };
  };
  if (result === undefined) throw new Error(`anvil gave no state: ${error?.message ?? 'no result'}`);
  return result;
}

async function untilAnswers(url: string, child: Child, stateFile: string): Promise<void> {
  for (let i = 0; i < 600 && !child.ended(); i++) {
    const answer = await ask(url, 'eth_chainId').catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new DemlError(`The dev chain did not start: ${child.lastWords()}.`, {
    code: 'chain-start',
    family: 'fatal',
    fix: `If its saved state ${stateFile} is damaged, put back a copy, or start anew with \`npm start -- --fresh\`.`,
  });
}

/** anvil from npm on Linux x64; elsewhere the one on the PATH. */
export function anvilBinary(): string {
  try {
    return createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/bin/anvil');
  } catch {
    const found = (process.env.PATH ?? '')
      .split(delimiter)
      .map((dir) => `${dir}/anvil`)
      .find((file) => existsSync(file));
    if (found) return found;
    throw new DemlError(`anvil is not here: npm carries it for Linux x64, this is ${process.platform} ${process.arch}.`, {
      code: 'no-anvil',
      family: 'input',
      fix: 'Install Foundry (https://getfoundry.sh) so that `anvil` is on the PATH, then run this again.',
    });
  }
}
