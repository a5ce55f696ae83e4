import { describe, expect, it } from 'vitest';
import { refusing, serve, silent } from '../../registry/verify/servers.node.ts';
import { replay, runAll } from './run.ts';
import { fileOf, impatient, outcomeAt, serveJson, valueOrThrow } from './testing.node.ts';

const json = (path = '/v1/data') => ({ kind: 'http-json', endpoint: 'api', path }) as const;
const steps = [{ do: 'take', at: '/networkCapacity/activeProviderCount' }] as const;
const dashboard = { networkCapacity: { activeProviderCount: 59, activeGPU: 84 } };
const recipe = (change = {}) => fileOf(json(), { steps: [...steps], ...change });
const errorOf = async (url: string, file = recipe(), options = {}) => {
  const outcome = await outcomeAt(url, file, options);
  if (outcome.state === 'read') throw new Error(`It read ${outcome.value}.`);
  return { state: outcome.state, ...outcome.error, message: outcome.error.message };
};

describe('JSON over HTTP', () => {
  it('is asked for once at the path of the recipe, and its figure taken', async () => {
    const server = await serveJson(dashboard);
    expect(valueOrThrow(await outcomeAt(server.url, recipe()))).toBe(59);
    expect(server.hits.map(({ path }) => path)).toEqual(['/v1/data']);
  });

  it('is asked by POST where the recipe has a body', async () => {
    const asked: unknown[] = [];
    const server = await serve((request, response, body) => {
      asked.push(request.method, JSON.parse(body));
      response.end(JSON.stringify({ jsonrpc: '2.0', result: ['f01', 'f02', 'f03'] }));
    });
    const body = { jsonrpc: '2.0', id: 1, method: 'Filecoin.StateListMiners', params: [null] };
    const file = fileOf({ ...json('/rpc/v1'), body }, { steps: [{ do: 'take', at: '/result' }, { do: 'count' }] });
    expect(valueOrThrow(await outcomeAt(server.url, file))).toBe(3);
    expect(asked).toEqual(['POST', body]);
  });

  it('that is refused for a while is asked for again, and the wait that was asked for is kept', async () => {
    let asked = 0;
    const server = await serve((_, response) => {
      if (++asked < 3) return void response.writeHead(asked === 1 ? 429 : 503, { 'retry-after': '0' }).end('slow down');
      response.end(JSON.stringify(dashboard));
    });
    expect(valueOrThrow(await outcomeAt(server.url, recipe()))).toBe(59);
    expect(asked).toBe(3);
  });

  it('that is refused for too long is given up', async () => {
    const server = await serve((_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end());
    expect(await errorOf(server.url)).toMatchObject({
      state: 'unreachable',
      code: 'collect-unreachable',
      message: /asks to wait 3600 seconds/,
    });
    expect(server.hits).toHaveLength(1);
    const broken = await serve((_, response) => void response.writeHead(500).end());
    expect(await errorOf(broken.url)).toMatchObject({ state: 'unreachable', message: /answered 500, 3 times/ });
    expect(broken.hits).toHaveLength(3);
  });

  it('of a server that is silent, or not there, is unreachable', async () => {
    const { url } = await serve(silent);
    const options = { patience: { ...impatient, timeoutMs: 100, attempts: 2 } };
    expect(await errorOf(url, recipe(), options)).toMatchObject({ state: 'unreachable', message: /within 0.1 seconds, 2 times/ });
    expect(await errorOf(await refusing())).toMatchObject({ state: 'unreachable', message: /ECONNREFUSED/ });
  });

  it.each([
    ['a page', '<!DOCTYPE html><title>Sign in</title>', 200, /answered a page and no JSON: "<!DOCTYPE html>/],
    ['half an answer', '{"networkCapacity":', 200, /something that is not JSON/],
    ['a refusal', '{"error":"no"}', 403, /answered 403/],
    ['a renamed field', '{"networkCapacity":{"providers":59}}', 200, /activeProviderCount is not there: there are providers/],
    ['null', '{"networkCapacity":{"activeProviderCount":null}}', 200, /is null/],
    ['a text', '{"networkCapacity":{"activeProviderCount":"many"}}', 200, /"many" is not a number/],
  ])('that is %s is unusable', async (_, body, status, message) => {
    const server = await serve((_, response) => void response.writeHead(status).end(body));
    expect(await errorOf(server.url)).toMatchObject({ state: 'unusable', code: 'unexpected-answer', message });
  });

  it('out of the range of the recipe is unusable', async () => {
    const { url } = await serveJson({ networkCapacity: { activeProviderCount: 59_000_000 } });
    expect(await errorOf(url)).toMatchObject({
      state: 'unusable',
      code: 'implausible',
      message: /59000000, which is not between 0 and 1000000/,
    });
  });

  it('that is larger than the recipe allows is cut off', async () => {
    let sent = 0;
    const server = await serve(async (_, response) => {
      for (; sent < 64 && !response.destroyed; sent++) {
        if (!response.write('9'.repeat(1024 * 1024))) await new Promise((go) => response.once('drain', go).once('close', go));
      }
      response.end();
    });
    const file = fileOf({ ...json(), limitMiB: 1 }, { steps: [...steps] });
    expect(await errorOf(server.url, file)).toMatchObject({ state: 'unusable', message: /more than 1048576 bytes/ });
    expect(sent).toBeLessThan(64);
  });
});

describe('a kept answer', () => {
  it('gives the figure again without the server, and another one by another recipe', async () => {
    const file = recipe();
    const outcome = await outcomeAt((await serveJson(dashboard)).url, file);
    if (outcome.state !== 'read') throw outcome.error;
    const again = (change: object) => {
      const other = recipe(change);
      return replay(other, other.recipes[0] as (typeof other.recipes)[0], outcome.transcript);
    };
    expect(await again({})).toBe(59);
    expect(await again({ steps: [{ do: 'take', at: '/networkCapacity/activeGPU' }] })).toBe(84);
    await expect(again({ read: json('/v2/data') })).rejects.toThrow('holds no answer to /v2/data');
    expect(outcome.transcript).toMatchObject({
      value: 59,
      exchanges: [{ path: '/v1/data', status: 200, answer: JSON.stringify(dashboard) }],
    });
  });

  it('is exact, with the mark of its order of bytes; what is no text is refused', async () => {
    const marked = await serve((_, response) => void response.end(`\ufeff${JSON.stringify(dashboard)}`));
    const outcome = await outcomeAt(marked.url, recipe());
    expect(outcome).toMatchObject({ value: 59, transcript: { exchanges: [{ answer: `\ufeff${JSON.stringify(dashboard)}` }] } });
    const torn = await serve((_, response) => void response.end(Buffer.from([0x7b, 0xff, 0x7d])));
    expect(await errorOf(torn.url)).toMatchObject({ state: 'unusable', message: /no text/ });
  });
});

describe('a key', () => {
  const keyed = fileOf(
    json(),
    { steps: [...steps] },
    { url: 'https://api.example.org', key: { env: 'DEML_COLLECT_TEST', header: 'x-api-key' } },
  );
  const env = { DEML_COLLECT_TEST: 'secret-key-1' };

  it('is sent in its header, and kept nowhere', async () => {
    let header: unknown;
    const server = await serve((request, response) => {
      header = request.headers['x-api-key'];
      response.end(JSON.stringify(dashboard));
    });
    const outcome = await outcomeAt(server.url, keyed, { env });
    expect(valueOrThrow(outcome)).toBe(59);
    expect(header).toBe('secret-key-1');
    expect(JSON.stringify(outcome)).not.toContain('secret-key');
  });

  it('is put into the address, and kept nowhere, also where nothing answers', async () => {
    const file = fileOf(json(''), { steps: [...steps] }, { url: 'https://api.example.org/{key}', key: { env: 'DEML_COLLECT_TEST' } });
    const server = await serveJson(dashboard);
    const outcome = await outcomeAt(`${server.url}/api/{key}/data`, file, { env });
    expect(valueOrThrow(outcome)).toBe(59);
    expect(server.hits[0]?.path).toBe('/api/secret-key-1/data');
    expect(JSON.stringify(outcome)).not.toContain('secret-key');
    const none = await outcomeAt(`${await refusing()}/{key}`, file, { env });
    expect(none.state === 'unreachable' && none.error.message).not.toContain('secret-key');
  });

  it('is carried to no other server', async () => {
    const other = await serveJson(dashboard);
    const server = await serve((_, response) => void response.writeHead(302, { location: other.url }).end());
    expect(await errorOf(server.url, keyed, { env })).toMatchObject({ state: 'unreachable' });
    expect(other.hits).toEqual([]);
    expect(valueOrThrow(await outcomeAt(server.url, recipe()))).toBe(59);
  });

  it('that is missing is asked for by name', async () => {
    const { url } = await serveJson(dashboard);
    expect(await errorOf(url, keyed)).toMatchObject({
      state: 'unreachable',
      code: 'collect-not-ready',
      fix: 'Set DEML_COLLECT_TEST to your key.',
    });
  });
});

describe('GraphQL', () => {
  const query = '{ graphNetworks { approvedProviders } }';
  const file = fileOf({ kind: 'graphql', endpoint: 'graph', query }, { steps: [{ do: 'take', at: '/graphNetworks/0/approvedProviders' }] });

  it('is asked by POST, and its data taken', async () => {
    let asked: unknown;
    const server = await serve((_, response, body) => {
      asked = JSON.parse(body);
      response.end(JSON.stringify({ data: { graphNetworks: [{ approvedProviders: '12' }] } }));
    });
    expect(valueOrThrow(await outcomeAt(server.url, file))).toBe(12);
    expect(asked).toEqual({ query });
  });

  it.each([
    [
      'a field was renamed',
      { errors: [{ message: 'Type `GraphNetwork` has no field `approvedProviders`' }] },
      /has no field `approvedProviders`/,
    ],
    [
      'errors stand beside data',
      { data: { graphNetworks: [{ approvedProviders: '12' }] }, errors: [{ message: 'indexing_error' }] },
      /indexing_error/,
    ],
    ['there is no data', { data: null }, /without data/],
    ['the list is empty', { data: { graphNetworks: [] } }, /\/graphNetworks\/0 is not there: the list has 0 items/],
  ])('is unusable where %s', async (_, answer, message) => {
    const { url } = await serveJson(answer);
    expect(await errorOf(url, file)).toMatchObject({ state: 'unusable', message });
  });
});

it('an endpoint that is down is asked for one recipe, and not for the next', async () => {
  const server = await serve((_, response) => void response.writeHead(503).end());
  const file = recipe();
  file.recipes.push({ ...file.recipes[0], id: 'two' } as (typeof file.recipes)[0]);
  const outcomes = await runAll(file, file.recipes, { endpoints: new Map([['api', server.url]]), patience: impatient });
  expect(outcomes.map(({ state }) => state)).toEqual(['unreachable', 'unreachable']);
  expect(server.hits).toHaveLength(impatient.attempts);
});
