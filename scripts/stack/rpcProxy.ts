import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';

export interface RpcProxyOptions {
  /** Address of the chain behind; it changes when the chain is started again. */
  chain: () => string;
  /** Resolves when all that is mined now is on the disk. */
  persist: () => Promise<void>;
  /** How long a transaction may wait for its block. */
  minedWithinMs: number;
}

interface Call {
  id?: unknown;
  method?: unknown;
}

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/** A transaction that is ready is mined at once; after this time a look at the pool is due. */
const MINE_AFTER_MS = 500;
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const shared = { 'access-control-allow-origin': '*' };
const preflight = {
  ...shared,
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-private-network': 'true',
};

/** What only reads. Everything else counts as a change: a needless write costs a moment, a missing one a transaction. */
const reads = /^(eth_(?!send)\w+|(net|web3|txpool|debug|trace|ots)_\w+|anvil_(dumpState|nodeInfo|metadata))$/;

/** JSON-RPC over HTTP that answers a change only once it is on the disk. */
export function createRpcProxy({ chain, persist, minedWithinMs }: RpcProxyOptions): Hono {
  const app = new Hono();

  app.options('*', () => new Response(null, { status: 204, headers: preflight }));
  app.post('*', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) return failure(413, -32600, `more than ${MAX_BODY_BYTES} bytes`);
    const body = await c.req.text();
    if (body.length > MAX_BODY_BYTES) return failure(413, -32600, `more than ${MAX_BODY_BYTES} bytes`);
    let calls: Call[];
    try {
      calls = [JSON.parse(body)].flat().filter((call) => call !== null && typeof call === 'object');
    } catch {
      return failure(200, -32700, 'the body is not JSON');
    }
    try {
      return await answer(body, calls);
    } catch (error) {
      return failure(503, -32603, `${error instanceof Error ? error.message : error}. Nothing was acknowledged: ask again`);
    }
  });
  return app;

  async function answer(body: string, calls: Call[]): Promise<Response> {
    const text = await (await post(chain(), body)).text();
    const changing = calls.filter(({ method }) => typeof method === 'string' && !reads.test(method));
    if (changing.length === 0) return text === '' ? new Response(null, { status: 204, headers: shared }) : json(text);
    const sent = new Set(changing.filter(({ method }) => /^(eth|wallet)_send/.test(method as string)).map(({ id }) => id));
    const parsed: Answer | Answer[] | undefined = text === '' ? undefined : JSON.parse(text);
    const answers = [parsed ?? []].flat();
    await Promise.all(answers.filter(({ id }) => sent.has(id)).map(untilMined));
    await persist();
    return parsed === undefined ? new Response(null, { status: 204, headers: shared }) : json(JSON.stringify(parsed));
  }

  /** Waits for the block of an accepted transaction. One that gets none is refused: the disk holds blocks only. */
  async function untilMined(one: Answer): Promise<void> {
    const hash = one.result;
    if (typeof hash !== 'string' || !/^0x[0-9a-f]{64}$/.test(hash)) return;
    const began = Date.now();
    let looked = began;
    for (let wait = 5; (await ask('eth_getTransactionReceipt', hash)) === null; wait = Math.min(wait * 1.2, 250)) {
      const now = Date.now();
      if (now - looked > MINE_AFTER_MS) {
        looked = now;
        const pool = (await ask('txpool_status')) as { pending?: string } | undefined;
        if (Number(pool?.pending ?? 0) > 0) await ask('evm_mine'); // ready, but anvil has missed to mine it
      }
      if (now - began > minedWithinMs) {
        const message = `${hash} is in no block after ${minedWithinMs} ms: is a nonce before it missing? It is lost when the chain stops.`;
        one.error = { code: -32000, message };
        delete one.result;
        return;
      }
      await sleep(wait);
    }
  }

  async function ask(method: string, ...params: unknown[]): Promise<unknown> {
    const answer = (await (await post(chain(), JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))).json()) as Answer;
    return answer.result;
  }
}

const post = (url: string, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => {
    throw new Error('The chain behind the proxy does not answer; it is being started again');
  });

const json = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'application/json', ...shared } });

const failure = (status: number, code: number, message: string): Response =>
  json(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }), status);
