import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hex } from 'viem';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Proposal } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { getDesk, listDesks, NoDeskError, offerProposal, postApproval, postComment } from '../../registry/desk/index.ts';
import { type DeskForm, proposalToForm } from '../../registry/desk/wire.ts';
import { proposalId } from '../../registry/proposing/index.ts';
import type { Comment } from '../../registry/schema/index.ts';
import { writeStatement } from '../../registry/schema/statements.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { type Listening, serveGateway } from '../serveGateway.ts';
import { account, curator, type TestChain, testChain } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';
import { compact, deskTools, PERIOD } from './testDesk.ts';

// The client of registry/desk against real gateways, and against servers that lie.
let chain: TestChain;
let tools: ReturnType<typeof deskTools>;
let gateways: [TestGateway, TestGateway];
let listening: Listening[];
let urls: [string, string];
const closing: (() => void)[] = [];
beforeEach(async () => {
  chain = await testChain();
  tools = deskTools(chain);
  gateways = [await chain.openGateway({ pollMs: 100 }), await chain.openGateway({ pollMs: 100 })];
  listening = await Promise.all(gateways.map((one) => serveGateway(one, { host: '127.0.0.1', port: 0 })));
  urls = listening.map(({ url }) => url) as [string, string];
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  for (const one of listening) await one.close();
  for (const one of gateways) await one.dispose();
});

/** A server that says what it is told to say. */
async function liar(answer: (path: string, response: ServerResponse, request: IncomingMessage) => void): Promise<string> {
  const server = createServer((request, response) => answer(request.url ?? '', response, request));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers with one form for a desk, and with these blocks. */
const saying = (form: object, blocks: ReadonlyMap<string, Uint8Array> = new Map()) =>
  liar((path, response) => {
    if (path.startsWith('/proposals')) return void response.end(JSON.stringify(form));
    const bytes = blocks.get(path.replace(/^\/ipfs\/|\?.*$/g, ''));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });

const shelf = (...comments: Comment[]) => new Map(comments.map((one) => [cidOf(sha256(writeStatement(one))), writeStatement(one)]));
const formOf = (id: Hex, change: Partial<DeskForm> = {}): DeskForm => ({ id, approvals: [], comments: [], ...change });

async function opened(slug = 'opened'): Promise<{ id: Hex; proposal: Proposal }> {
  const one = await chain.propose('note', slug, note(slug).cid, { period: PERIOD });
  for (const { follower } of gateways) await follower?.tick();
  return one;
}

describe('several gateways', () => {
  test('are given everything, and read as one', async () => {
    const { id, proposal } = await opened();
    const all = tools.placeOf(...urls);
    const first = tools.placeOf(urls[0]);
    const second = tools.placeOf(urls[1]);
    const approval = async (seat: number) => ({ proposal, seat, signature: await tools.signApproval(proposal, curator(seat)) });
    expect(await postApproval(all, await approval(0))).toEqual({ id, taken: expect.arrayContaining(urls), refused: [] });
    await postApproval(first, await approval(1));
    await postApproval(second, await approval(2));
    const early = await tools.comment(id, account(12), { writtenAt: '2026-11-01T08:00:00Z', text: 'early' });
    const late = await tools.comment(id, curator(0), { writtenAt: '2026-11-01T09:00:00Z', text: 'late' });
    const receipt = await postComment(second, late);
    expect(receipt.cid).toBe(cidOf(sha256(writeStatement(late))));
    await postComment(first, early);
    await postComment(second, { ...early, signature: compact(early.signature as Hex) });

    const desk = await getDesk(all, id);
    expect(desk.approvals.map(({ seat }) => seat)).toEqual([0, 1, 2]);
    expect(desk.comments.map(({ comment }) => comment.text)).toEqual(['early', 'late']);
    expect(desk.gateways).toEqual(urls.map((url) => ({ url, state: 'ok', detail: null })));
    expect(desk.proposal && proposalId(desk.proposal)).toBe(id);
    expect((await listDesks(all)).counts.get(id)).toEqual({ approvals: 2, comments: 2 });
  });

  test('hold offers, which are listed once', async () => {
    const document = { cid: rawCid(sha256(note('o').bytes)), bytes: note('o').bytes };
    for (const { keeper } of gateways) await keeper.store([document]);
    const proposal = await tools.offerOf(note('o'), 'o');
    const signature = await tools.signOffer(proposal);
    const receipt = await offerProposal(tools.placeOf(...urls), { proposal, signature });
    expect(receipt.taken).toHaveLength(2);
    const { offered } = await listDesks(tools.placeOf(...urls));
    expect(offered).toMatchObject([{ id: proposalId(proposal), proposerSignature: signature }]);
    expect(await getDesk(tools.placeOf(urls[1]), proposalId(proposal))).toMatchObject({ proposerSignature: signature });
  });

  test('of which one is away or refuses are said so, and all of which refuse throw with their reasons', async () => {
    const { proposal } = await opened();
    const away = 'http://127.0.0.1:9';
    const signature = await tools.signApproval(proposal, curator(0));
    const receipt = await postApproval(tools.placeOf(urls[0], away), { proposal, seat: 0, signature });
    expect(receipt.taken).toEqual([urls[0]]);
    expect(receipt.refused.map(({ url }) => url)).toEqual([away]);
    const refused = await postApproval(tools.placeOf(...urls), { proposal, seat: 1, signature }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NoDeskError);
    expect((refused as NoDeskError).family).toBe('input');
    expect((refused as NoDeskError).failures).toMatchObject([{ reason: 'signature-refused' }, { reason: 'signature-refused' }]);
  });
});

describe('a gateway that lies', () => {
  test('about signatures is found out, named, and hides nothing that is true', async () => {
    const { id, proposal } = await opened();
    const good = await tools.signApproval(proposal, curator(0));
    await postApproval(tools.placeOf(urls[0]), { proposal, seat: 0, signature: good });
    const at = '2026-11-20T13:00:00Z';
    const seatOf = (seat: number, signature: Hex, by = seat) => ({
      seat,
      curator: curator(by).address.toLowerCase() as Hex,
      signature,
      at,
    });
    const bad = await saying(formOf(id, { approvals: [seatOf(0, await tools.signApproval(proposal, account(12))), seatOf(1, good)] }));
    const desk = await getDesk(tools.placeOf(bad, urls[0]), id, { proposal });
    expect(desk.approvals.map(({ seat, signature }) => [seat, signature])).toEqual([[0, good]]);
    expect(desk.gateways).toMatchObject([
      { url: bad, state: 'refused' },
      { url: urls[0], state: 'ok' },
    ]);
    expect(desk.gateways[0]?.detail).toContain('seat 0');

    // Of a seat that somebody else holds now: of the past, perhaps, and no approval.
    const past = await saying(formOf(id, { approvals: [seatOf(2, await tools.signApproval(proposal, curator(3)), 3)] }));
    expect((await getDesk(tools.placeOf(past), id, { proposal })).approvals).toEqual([]);
  });

  test('about a proposal is not believed', async () => {
    const { id, proposal } = await opened();
    const other = proposalToForm({ ...proposal, quorum: 1 });
    const altered = await saying(formOf(id, { proposal: other, proposerSignature: '0x11' }));
    const desk = await getDesk(tools.placeOf(altered), id);
    expect(desk.proposal).toBeUndefined();
    expect(desk.gateways).toMatchObject([{ state: 'refused' }]);
    const renamed = await saying(formOf(`0x${'9'.repeat(64)}`));
    expect((await getDesk(tools.placeOf(renamed), id)).gateways).toMatchObject([{ state: 'refused' }]);
    const list = await saying({ proposals: [{ id, approvals: 1, comments: 1, proposal: other, proposerSignature: '0x11' }] });
    expect(await listDesks(tools.placeOf(list))).toMatchObject({ offered: [], gateways: [{ state: 'refused' }] });
    const unsigned = await tools.offerOf(note('o'), 'o');
    const forged = { id: proposalId(unsigned), approvals: 0, comments: 0, proposal: proposalToForm(unsigned) };
    const signed = await saying({ proposals: [{ ...forged, proposerSignature: await tools.signOffer(unsigned, account(12)) }] });
    expect(await listDesks(tools.placeOf(signed))).toMatchObject({ offered: [], gateways: [{ state: 'refused' }] });
  });

  test('about comments is found out, and the honest one is asked instead', async () => {
    const { id } = await opened();
    const elsewhere = (await opened('elsewhere')).id;
    const good = await tools.comment(id, curator(0));
    const { cid } = await postComment(tools.placeOf(urls[0]), good);
    const forged = { ...good, author: account(12).address.toLowerCase() };
    const foreign = await tools.comment(elsewhere, account(12));
    const own = shelf(forged, foreign);
    const lies = await saying(formOf(id, { comments: [...own.keys(), cid] }), new Map([...own, [cid, writeStatement(forged)]]));
    const desk = await getDesk(tools.placeOf(lies, urls[0]), id);
    expect(desk.comments.map((one) => one.cid)).toEqual([cid]);
    expect(desk.gateways).toMatchObject([
      { url: lies, state: 'refused' },
      { url: urls[0], state: 'ok' },
    ]);
  });

  test('without end, in what it says or in how long it takes, is left', async () => {
    const { id } = await opened();
    const endless = await liar((_path, response) => {
      const timer = setInterval(() => response.write(' '.repeat(1024 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    });
    const silent = await liar(() => {});
    const dripping = await liar((_path, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    const huge = await saying({ id, approvals: [], comments: Array(1_001).fill(cidOf(sha256(new Uint8Array()))) });
    const noise = await liar((_path, response) => void response.end('['.repeat(100_000)));
    const list = [endless, silent, dripping, huge, noise];
    const desk = await getDesk({ ...tools.placeOf(...list, urls[0]), timeoutMs: 3_000 }, id);
    // Too much is refused, too slow has failed; which of the two an endless one is depends on how fast it sends.
    expect(desk.gateways.map(({ state }) => state === 'ok')).toEqual([...list.map(() => false), true]);
  });

  test('with a list of comments that nobody has is asked for a few of them only', async () => {
    const { id } = await opened();
    let asked = 0;
    const comments = Array.from({ length: 900 }, (_, i) => cidOf(sha256(new TextEncoder().encode(`${i}`))));
    const empty = await liar((path, response) => {
      if (path.startsWith('/proposals')) return void response.end(JSON.stringify(formOf(id, { comments })));
      asked++;
      response.writeHead(404).end();
    });
    const desk = await getDesk(tools.placeOf(empty), id);
    expect(desk.comments).toEqual([]);
    expect(asked).toBeLessThan(40);
  });
});

test('a page that polls neither fetches nor verifies a comment twice', async () => {
  const { id } = await opened();
  await postComment(tools.placeOf(urls[0]), await tools.comment(id, curator(0)));
  const asked: string[] = [];
  const place = {
    ...tools.placeOf(urls[0]),
    memory: new Map(),
    fetch: ((input: string, init?: RequestInit) => {
      asked.push(input);
      return fetch(input, init);
    }) as typeof fetch,
  };
  const first = await getDesk(place, id);
  expect(first.comments).toHaveLength(1);
  expect(await getDesk(place, id)).toEqual(first);
  expect(asked.filter((url) => url.includes('/ipfs/'))).toHaveLength(1);
});

test('who stops asking is not told of gateways', async () => {
  const { id } = await opened();
  const silent = await liar(() => {});
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(getDesk(tools.placeOf(silent), id, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  await expect(listDesks(tools.placeOf(silent), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
});
