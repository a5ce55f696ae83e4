import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWalletClient, http, publicActions } from 'viem';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Children } from './children.ts';
import { type DevChain, startDevChain } from './devChain.ts';
import { choosePorts } from './ports.ts';
import { runningIn } from './processes.ts';
import { wallets } from './wallets.ts';

let dir: string;
let children: Children;
let chain: DevChain;
let restarts: string[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deml chain-'));
  await start();
});
afterEach(async () => {
  await chain.stop();
  await children.stopAll();
  await rm(dir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  children = new Children(join(dir, 'pids'));
  restarts = [];
  const ports = await choosePorts(join(dir, 'ports.json'));
  await ports.gateway.release();
  chain = await startDevChain(children, {
    port: ports.rpc,
    stateFile: join(dir, 'chain.json'),
    minedWithinMs: 1_000,
    onRestart: (why) => restarts.push(why),
  });
}

const post = async (body: string) => {
  const answer = await fetch(chain.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: answer.status, text: await answer.text(), origin: answer.headers.get('access-control-allow-origin') };
};
const ask = async (method: string, params: unknown[] = []) =>
  JSON.parse((await post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))).text) as {
    result?: unknown;
    error?: { message: string };
  };
const transfer = (nonce?: number) => ({
  from: wallets.deployer.address,
  to: wallets.contributor.address,
  value: '0x1',
  ...(nonce === undefined ? {} : { nonce: `0x${nonce.toString(16)}` }),
});
const onDisk = async (hash: string) => (await readFile(join(dir, 'chain.json'), 'utf8').catch(() => '')).includes(hash.slice(2));
const killAnvil = async () => process.kill((await runningIn(await readFile(join(dir, 'pids', 'anvil'), 'utf8'))) as number, 'SIGKILL');

describe('a transaction is on the disk when it is answered', { timeout: 30_000 }, () => {
  test('alone, in a batch, raw, and with a method name that hides behind an escape', async () => {
    const { result } = await ask('eth_sendTransaction', [transfer()]);
    expect(await onDisk(result as string)).toBe(true);

    const batch = [1, 2].map((id) => ({ jsonrpc: '2.0', id, method: 'eth_sendTransaction', params: [transfer(id)] }));
    for (const { result: hash } of JSON.parse((await post(JSON.stringify(batch))).text) as { result: string }[])
      expect(await onDisk(hash)).toBe(true);

    const client = createWalletClient({ account: wallets.deployer, transport: http(chain.url) }).extend(publicActions);
    expect(await onDisk(await client.sendTransaction({ chain: null, to: wallets.contributor.address, value: 1n, gas: 21_000n }))).toBe(
      true,
    );

    const hidden = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_sendTransaction', params: [transfer()] }).replace('_', '\\u005f');
    expect(await onDisk((JSON.parse((await post(hidden)).text) as { result: string }).result)).toBe(true);
  });

  test('also when many arrive at the same time', async () => {
    const sent = Array.from({ length: 60 }, async (_, nonce) => {
      const { result, error } = await ask('eth_sendTransaction', [transfer(nonce)]);
      return error?.message ?? onDisk(result as string);
    });
    expect(await Promise.all(sent)).toEqual(Array(60).fill(true));
  });

  test('one that waits for a missing nonce is not acknowledged', async () => {
    const { result, error } = await ask('eth_sendTransaction', [transfer(7)]);
    expect(result).toBeUndefined();
    expect(error?.message).toMatch(/in no block after 1000 ms: is a nonce before it missing/);
  });

  test('one that reverts is as well; one that anvil refuses is answered with its reason', async () => {
    expect((await ask('eth_sendRawTransaction', ['0x1234'])).error?.message).toBeTruthy();
    const { result } = await ask('eth_sendTransaction', [{ from: wallets.deployer.address, data: '0xfe', gas: '0x186a0' }]);
    expect(await onDisk(result as string)).toBe(true);
  });
});

test('what is no request is answered like one that failed, and the chain lives on', { timeout: 30_000 }, async () => {
  expect(JSON.parse((await post('nonsense')).text)).toMatchObject({ error: { code: -32700 } });
  expect(JSON.parse((await post('[]')).text)).toMatchObject({ error: { code: -32600 } });
  expect(JSON.parse((await post('null')).text)).toMatchObject({ error: {} });
  expect(await post('{"jsonrpc":"2.0","method":"eth_chainId","params":[]}')).toEqual({ status: 204, text: '', origin: '*' });
  expect((await post(`"${'x'.repeat(17 * 1024 * 1024)}"`)).status).toBe(413);
  expect((await ask('eth_chainId')).result).toBe('0x7a6a');
});

test('a chain that is killed is started again with all that it had acknowledged', { timeout: 30_000 }, async () => {
  const { result: hash } = await ask('eth_sendTransaction', [transfer()]);
  await killAnvil();
  let answer = await post('{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}');
  expect([200, 503]).toContain(answer.status); // meanwhile it says so, readable by a page
  expect(answer.origin).toBe('*');
  while (answer.status !== 200) {
    await sleep(50);
    answer = await post('{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}');
  }
  expect((await ask('eth_getTransactionReceipt', [hash])).result).toMatchObject({ status: '0x1' });
  expect((await ask('eth_sendTransaction', [transfer()])).result).toMatch(/^0x/);
  expect(restarts).toEqual([expect.stringMatching(/SIGKILL.*started again/)]);
});

test('a stop waits for no client that keeps silent, and keeps the states of past blocks', { timeout: 30_000 }, async () => {
  const before = (await ask('eth_blockNumber')).result as string;
  await ask('eth_sendTransaction', [transfer()]);
  const { connect } = await import('node:net');
  const silent = connect(Number(new URL(chain.url).port), '127.0.0.1');
  silent.on('error', () => {});
  silent.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  await sleep(100);
  const began = performance.now();
  await chain.stop();
  expect(performance.now() - began).toBeLessThan(10_000);
  await children.stopAll();
  await start();
  expect((await ask('eth_getBalance', [wallets.deployer.address, before])).result).toBe('0x21e19e0c9bab2400000');
});
