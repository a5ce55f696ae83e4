import { existsSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { DemlError } from '../../registry/errors/index.ts';
import type { Children } from './children.ts';
import { LOCAL_CHAIN_ID } from './layout.ts';
import { freePort } from './ports.ts';

export interface DevChain {
  url: string;
  stop(): Promise<void>;
}

/**
 * A persistent dev chain: anvil behind a proxy that answers a transaction only once the block that holds it is on disk.
 * anvil alone writes its state at intervals and in place, so `kill -9` would lose acknowledged transactions or tear the
 * file; here the state is asked for, written beside and renamed. Transactions that arrive together share one write.
 */
export async function startDevChain(children: Children, { port, stateFile }: { port: number; stateFile: string }): Promise<DevChain> {
  const inner = await freePort();
  const anvil = `http://127.0.0.1:${inner}`;
  const binary = anvilBinary();
  const state = existsSync(stateFile) ? ['--load-state', stateFile] : [];
  const args = ['--port', `${inner}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--preserve-historical-states', '--silent', ...state];
  const output: string[] = [];
  const child = await children.start('anvil', binary, args, { mark: `--port\0${inner}`, onLine: (line) => output.push(line) });
  await untilAnswers(anvil, () => child.exitCode, output);

  const rpc = async (method: string, params: unknown[]): Promise<unknown> => {
    const answer = (await (await post(anvil, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))).json()) as {
      result?: unknown;
      error?: { message: string };
    };
    if (answer.error) throw new Error(answer.error.message);
    return answer.result;
  };

  const write = async (withHistory: boolean) => {
    const dump = (await rpc('anvil_dumpState', [withHistory])) as string;
    const bytes = await promisify(gunzip)(Buffer.from(dump.slice(2), 'hex'));
    const file = await open(`${stateFile}.new`, 'w');
    await file.writeFile(bytes);
    await file.close();
    await rename(`${stateFile}.new`, stateFile);
  };
  // The states of past blocks are most of a dump and grow with its square: a clean stop keeps them, a crash does not.
  const save = groupCommit(() => write(false));

  const app = new Hono();
  app.post('*', async (c) => {
    const body = await c.req.text();
    const answer = await post(anvil, body);
    const text = await answer.text();
    if (writes.test(body)) {
      await untilMined(rpc, text);
      await save();
    }
    return new Response(text, {
      status: answer.status,
      headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
    });
  });
  app.options(
    '*',
    () =>
      new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-origin': '*',
          'access-control-allow-headers': '*',
          'access-control-allow-methods': 'POST',
          'access-control-allow-private-network': 'true',
        },
      }),
  );
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });

  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      await save();
      await write(true).catch(() => {}); // thousands of blocks of history do not fit into a string; all else is on disk since `save`
      await children.stop('anvil');
    },
  };
}

/** Methods that change the chain: transactions, and the test methods of anvil. */
const writes = /"method"\s*:\s*"(eth_send\w*|evm_\w+|anvil_(?!dumpState|nodeInfo|metadata)\w+|hardhat_\w+)"/;

async function untilMined(rpc: (method: string, params: unknown[]) => Promise<unknown>, answer: string): Promise<void> {
  const hashes = [...answer.matchAll(/"result"\s*:\s*"(0x[0-9a-f]{64})"/g)].map((match) => match[1]);
  for (const hash of hashes) for (let i = 0; i < 500 && (await rpc('eth_getTransactionReceipt', [hash])) === null; i++) await sleep(5 + i);
}

/** Runs `write` for all callers that wait, one run at a time: who calls during a run is served by the next. */
function groupCommit(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        running = write();
        return running;
      });
    return next;
  };
}

const post = (url: string, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

async function untilAnswers(url: string, exitCode: () => number | null, output: string[]): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (exitCode() !== null) break;
    const answer = await post(url, '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}').catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new DemlError(`The dev chain did not start: ${output.slice(-5).join(' ') || 'no answer'}.`, {
    code: 'chain-start',
    family: 'fatal',
    fix: 'If its saved state is damaged, start anew with `npm start -- --fresh`.',
  });
}

/** anvil from npm on Linux x64; elsewhere the one on the PATH. */
function anvilBinary(): string {
  try {
    return createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/bin/anvil');
  } catch {
    const found = (process.env.PATH ?? '')
      .split(':')
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
