import { connect } from 'node:net';
import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../registry/cid/index.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { type Listening, serveGateway } from '../serveGateway.ts';
import { car, flipped, note, profile } from '../testDocuments.ts';
import { type TestGateway, testGateway } from '../testGateway.ts';

const RAW = 'application/vnd.ipld.raw';
const CAR = 'application/vnd.ipld.car';

let gateway: TestGateway;
let server: Listening;
beforeEach(async () => {
  gateway = await testGateway();
  server = await serveGateway(gateway, { host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await server.close();
  await gateway.dispose();
});

const upload = (body: Uint8Array, type: string) =>
  fetch(`${server.url}/upload`, { method: 'POST', headers: { 'content-type': type }, body: body as Uint8Array<ArrayBuffer> });
const isHere = async (cid: string) => (await fetch(`${server.url}/ipfs/${cid}?format=raw`)).status === 200;

const expectProblem = async (answer: Response, status: number, code: string) => {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const body = (await answer.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ type: `urn:deml:error:${code}`, status, code });
  for (const part of ['title', 'detail', 'fix']) expect(body[part]).toMatch(/\S/);
  return body;
};

describe('what is taken in', () => {
  test('a document as a raw block', async () => {
    const { cid, bytes } = note('one');
    const answer = await upload(bytes, RAW);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ blocks: [{ cid, bytes: bytes.length }] });
    expect(await (await fetch(`${server.url}/ipfs/${cid}?format=raw`)).bytes()).toEqual(bytes);
  });

  test('a profile of overview and groups in one CAR', async () => {
    const blocks = await profile();
    const answer = await upload(await car(blocks), CAR);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ blocks: blocks.map(({ cid, bytes }) => ({ cid, bytes: bytes.length })) });
    for (const { cid } of blocks) expect(await isHere(cid)).toBe(true);
  });

  test('an overview whose groups came before', async () => {
    const [overview, ...groups] = await profile();
    expect((await upload(await car(groups), CAR)).status).toBe(200);
    expect((await upload(overview.bytes, RAW)).status).toBe(200);
  });
});

describe('what is refused', () => {
  test('a block in a CAR whose bytes do not hash to its CID, and with it the whole CAR', async () => {
    const good = note('good');
    const tampered = note('tampered');
    const body = await car([good, tampered], new Map([[tampered.cid, flipped(tampered.bytes)]]));
    const problem = await expectProblem(await upload(body, CAR), 400, 'digest-mismatch');
    expect(problem.detail).toContain(tampered.cid);
    expect(await isHere(tampered.cid)).toBe(false);
    expect(await isHere(good.cid)).toBe(false);
  });

  test('another content type', async () => {
    await expectProblem(await upload(note('one').bytes, 'text/plain'), 415, 'unsupported-type');
    await expectProblem(await upload(note('one').bytes, 'application/json'), 415, 'unsupported-type');
  });

  test('a raw block of more than 1 MiB, and a CAR of more than 8 MiB', async () => {
    await expectProblem(await upload(new Uint8Array(1024 * 1024 + 1), RAW), 413, 'body-too-large');
    await expectProblem(await upload(new Uint8Array(8 * 1024 * 1024 + 1), CAR), 413, 'body-too-large');
  });

  test('9 MB that are streamed without Content-Length', async () => {
    const chunk = new Uint8Array(90_000);
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= 9_000_000) return controller.close();
        sent += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const answer = await fetch(`${server.url}/upload`, {
      method: 'POST',
      headers: { 'content-type': CAR },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    await expectProblem(answer, 413, 'body-too-large');
  });

  test('an endless stream, which is cut off while it is sent', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const closed = new Promise<string>((resolve) => {
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
    socket.write(`POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${CAR}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000), Buffer.from('\r\n')]);
    let sent = 0;
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
    };
    socket.on('drain', pump);
    pump();
    expect(await closed).toContain(' 413 ');
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  test('a document that is off schema, with the place', async () => {
    const problem = await expectProblem(await upload(canonicalBytes({ schema: 'deml.note/1', slug: 'x' }), RAW), 422, 'off-schema');
    expect((problem.issues as { path: string }[]).map((issue) => issue.path)).toContain('title');
    await expectProblem(await upload(canonicalBytes({ schema: 'deml.unknown/1' }), RAW), 422, 'off-schema');
  });

  test('bytes that are not canonical, and bytes that are no document at all', async () => {
    const spaced = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(note('one').bytes)), null, 1));
    await expectProblem(await upload(spaced, RAW), 422, 'not-canonical');
    await expectProblem(await upload(new Uint8Array([0xff, 0x00]), RAW), 422, 'not-canonical');
    expect(await isHere(rawCid(sha256(spaced)).toString())).toBe(false);
  });

  test('an overview whose groups are missing', async () => {
    const [overview, first] = await profile();
    const problem = await expectProblem(await upload(await car([overview, first as typeof overview]), CAR), 422, 'links-missing');
    expect(problem.detail).toContain(overview.cid);
    expect(await isHere(overview.cid)).toBe(false);
  });

  test('a CAR that is cut off, that is empty, or that is no CAR', async () => {
    const whole = await car([note('one'), note('two')]);
    await expectProblem(await upload(whole.subarray(0, whole.length - 10), CAR), 400, 'bad-car');
    await expectProblem(await upload(await car([]), CAR), 400, 'bad-car');
    await expectProblem(await upload(new Uint8Array(0), CAR), 400, 'bad-car');
    await expectProblem(await upload(new TextEncoder().encode('this is no CAR at all'), CAR), 400, 'bad-car');
    expect(await isHere(note('one').cid)).toBe(false);
  });
});

describe('an overview that was written by hand', () => {
  /** The blocks of a profile whose overview has one change. */
  async function changed(change: (overview: Record<string, unknown>) => void) {
    const [overview, ...groups] = await profile();
    const value = JSON.parse(new TextDecoder().decode(overview.bytes));
    change(value);
    const bytes = canonicalBytes(value);
    return [{ cid: rawCid(sha256(bytes)).toString(), bytes }, ...groups];
  }

  test('and shows what no claim supports is refused with the place', async () => {
    const blocks = await changed(({ counts }) => {
      (counts as { verification: { primary: number } }).verification.primary += 7;
    });
    const problem = await expectProblem(await upload(await car(blocks), CAR), 422, 'overview-departs');
    expect(problem.detail).toMatch(/counts\.verification\.primary: it is \d+, but the claims give \d+/);
    expect((problem.issues as { path: string }[]).map(({ path }) => path)).toEqual(['counts.verification.primary']);
    expect(await isHere((blocks[0] as { cid: string }).cid)).toBe(false);
  });

  test('and links a block that is no group is refused, also when that block is in the store', async () => {
    expect((await upload(await car([note('one')]), CAR)).status).toBe(200);
    const blocks = await changed(({ groups }) => {
      (groups as Record<string, object>).verification = { '/': note('one').cid };
    });
    await expectProblem(await upload(await car(blocks), CAR), 422, 'off-schema');
  });

  test('more profiles than can be checked in a moment are refused', async () => {
    const blocks = [];
    for (let i = 0; i < 17; i++)
      blocks.push(
        ...(await changed((overview) => {
          overview.sentence = `Sentence ${i}.`;
        })),
      );
    await expectProblem(await upload(await car(blocks), CAR), 413, 'too-many-profiles');
  });
});

test('uploads fill no more than their space, and what expires makes room', async () => {
  const small = await testGateway({ uploadSpaceMb: 1 });
  try {
    const many = (name: string) => Array.from({ length: 200 }, (_, i) => note(`${name}-${i}`)); // some 60 KiB
    const store = (name: string) =>
      small.keeper.store(many(name).map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes }))).then(
        () => 200,
        (error) => error.status,
      );
    const statuses = [];
    for (let call = 0; call < 20; call++) statuses.push(await store(`n-${call}`));
    expect(new Set(statuses.slice(0, 8))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(507);
    const body = (await car(many('by-http'))) as Uint8Array<ArrayBuffer>;
    const answer = await small.fetch(new Request('http://localhost/upload', { method: 'POST', headers: { 'content-type': CAR }, body }));
    await expectProblem(answer, 507, 'store-full');
    expect(await store('n-0')).toBe(200); // what is here already needs no space
    await small.keeper.sweep(Date.now() + 48 * 3_600_000);
    expect(await store('by-http')).toBe(200);
  } finally {
    await small.dispose();
  }
});

test('an upload that pauses is ended, and one address does not keep the others out', async () => {
  const slow = await testGateway({ uploadSilentMs: 300, trustProxy: true });
  const listening = await serveGateway(slow, { host: '127.0.0.1', port: 0 });
  const drip = (from: string) => {
    const socket = connect(listening.port, '127.0.0.1');
    socket.write(`POST /upload HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\nContent-Type: ${CAR}\r\nContent-Length: 1000\r\n\r\n:`);
    return new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
      setTimeout(() => socket.end(), 1_500);
    });
  };
  try {
    const answers = Array.from({ length: 5 }, () => drip('192.0.2.1'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const other = await fetch(`${listening.url}/upload`, {
      method: 'POST',
      headers: { 'content-type': RAW, 'x-forwarded-for': '192.0.2.2' },
      body: note('other').bytes as Uint8Array<ArrayBuffer>,
    });
    expect(other.status).toBe(200);
    const codes = (await Promise.all(answers)).map((text) => / (\d{3}) /.exec(text)?.[1]).sort();
    expect(codes).toEqual(['408', '408', '408', '408', '429']);
  } finally {
    await listening.close();
    await slow.dispose();
  }
});

test('one address that uploads too often has to wait; reading goes on', async () => {
  const limited = await testGateway({ uploadBurst: 3, uploadsPerMinute: 6 });
  try {
    const { bytes } = note('again');
    const post = () =>
      limited.fetch(
        new Request('http://localhost/upload', {
          method: 'POST',
          headers: { 'content-type': RAW },
          body: bytes as Uint8Array<ArrayBuffer>,
        }),
      );
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await post()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await post();
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ code: 'rate-limited' });
    expect((await limited.get('/health')).status).toBe(200);
  } finally {
    await limited.dispose();
  }
});

test('uploads from a page need a preflight, which the configured origins pass', async () => {
  const limited = await testGateway({ uploadOrigins: ['https://app.example'] });
  try {
    const preflight = (origin: string) =>
      limited.get(
        '/upload',
        { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
        'OPTIONS',
      );
    expect((await preflight('https://app.example')).headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect((await preflight('https://other.example')).headers.get('access-control-allow-origin')).toBeNull();
    const open = await gateway.get('/upload', { origin: 'https://any.example', 'access-control-request-method': 'POST' }, 'OPTIONS');
    expect(open.headers.get('access-control-allow-origin')).toBe('*');
  } finally {
    await limited.dispose();
  }
});
