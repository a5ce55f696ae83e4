import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { BadMessageError, NotHereError, PeerRefusedError, PeerSilentError } from './errors.ts';
import { askPeer, bodyOf, createService, serve } from './http.ts';
import { commitmentForm, largestMessage } from './messages.ts';

const hash = `0x${'ab'.repeat(32)}`;
let served: Awaited<ReturnType<typeof serve>> | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

async function urlOf(build: (app: Hono) => void, app = createService()): Promise<string> {
  build(app);
  served = await serve(app);
  return served.url;
}

describe('another party is asked', () => {
  it('and answers in the form that is expected', async () => {
    const url = await urlOf((app) => app.post('/', async ({ req, json }) => json(await bodyOf(commitmentForm, req))));
    expect(await askPeer(url, commitmentForm, { commitment: hash })).toEqual({ commitment: hash });
  });

  it('and refuses by an error of its own, whose reason is told', async () => {
    const url = await urlOf((app) =>
      app.get('/', () => {
        throw new NotHereError('row');
      }),
    );
    const refused = askPeer(url, commitmentForm);
    await expect(refused).rejects.toBeInstanceOf(PeerRefusedError);
    await expect(refused).rejects.toThrow('(404): There is no row here.');
  });

  it('and answers with something else', async () => {
    const url = await urlOf((app) => app.get('/', ({ json }) => json({ commitment: '0xAB' })));
    await expect(askPeer(url, commitmentForm)).rejects.toThrow('commitment: a hash is 0x and 64 lowercase digits');
  });

  it('and answers with more than anybody has to read', async () => {
    const url = await urlOf((app) => app.get('/', ({ text }) => text('x'.repeat(largestMessage + 1))), new Hono());
    await expect(askPeer(url, commitmentForm)).rejects.toBeInstanceOf(BadMessageError);
  });

  it('and is not there', async () => {
    const url = await urlOf(() => {});
    await served?.close();
    await expect(askPeer(url, commitmentForm)).rejects.toBeInstanceOf(PeerSilentError);
  });

  it('and sends one elsewhere, where nobody follows', async () => {
    const url = await urlOf((app) => app.get('/', ({ redirect }) => redirect('/other')), new Hono());
    await expect(askPeer(url, commitmentForm)).rejects.toBeInstanceOf(PeerSilentError);
  });
});

describe('a party that is asked', () => {
  const send = (url: string, body: string) => fetch(url, { method: 'POST', body });
  const asking = () => urlOf((app) => app.post('/', async ({ req, json }) => json(await bodyOf(commitmentForm, req))));

  it.each([
    ['what is no JSON', '{', 422, 'bad-message'],
    ['another form', '{"commitment":1}', 422, 'bad-message'],
    ['more than it reads', 'x'.repeat(largestMessage + 1), 413, 'bad-message'],
  ])('answers %s with problem details', async (_, body, status, code) => {
    const response = await send(await asking(), body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, status });
  });

  it('says nothing of its own faults', async () => {
    const url = await urlOf((app) =>
      app.get('/', () => {
        throw new TypeError('/home/somebody');
      }),
    );
    expect(await (await fetch(url)).text()).not.toContain('somebody');
  });
});
