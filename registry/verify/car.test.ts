import { CarReader, CarWriter } from '@ipld/car';
import * as dagCbor from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { sha256 } from 'multiformats/hashes/sha2';
import { describe, expect, it } from 'vitest';
import { cidOf, digestOf } from '../cid/index.ts';
import { BadCarError } from '../errors/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { type CarBlock, carBlocks } from './car.ts';
import { concat } from './stream.ts';

const random = randomOf(seedOf('car'));
const codes = [0x55, 0x0200, 0x0129];

async function blocksOf(count: number, size: number) {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const bytes = randomBytes(random, Math.floor(random() * size));
      return { cid: CID.createV1(codes[i % 3] as number, await sha256.digest(bytes)), bytes };
    }),
  );
}

/** The CAR of some blocks as the reference implementation writes it. */
async function write(blocks: { cid: CID; bytes: Uint8Array }[], roots = blocks.slice(0, 1).map(({ cid }) => cid)): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create(roots);
  const written = concat(out);
  for (const block of blocks) await writer.put(block);
  await writer.close();
  return written;
}

/** The bytes in chunks of random size, empty ones among them. */
async function* cut(bytes: Uint8Array, most: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const size = Math.floor(random() * (most + 1));
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(stream: AsyncIterable<Uint8Array>, largest?: number): Promise<{ blocks: CarBlock[]; error?: unknown }> {
  const blocks: CarBlock[] = [];
  try {
    for await (const block of carBlocks(stream, 'the test', largest)) blocks.push(block);
    return { blocks };
  } catch (error) {
    return { blocks, error };
  }
}

const failure = async (bytes: Uint8Array, largest?: number) => (await read(cut(bytes, 64), largest)).error;
const bytesOf = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const header = await write([], []);
const dagPbBlock = await write([{ cid: CID.createV1(0x70, create(sha256.code, new Uint8Array(32))), bytes: new Uint8Array(3) }]);
const identityBlock = await write([{ cid: CID.createV1(0x55, create(0, new Uint8Array(4))), bytes: new Uint8Array(4) }]);

describe('carBlocks', () => {
  it.each([1, 7, 100, 5_000, 1_000_000])('reads what @ipld/car writes and reads, in chunks of at most %i bytes', async (most) => {
    const bytes = await write(await blocksOf(60, most === 1 ? 200 : 8_000));
    const theirs = await CarReader.fromBytes(bytes);
    const { blocks, error } = await read(cut(bytes, most));
    expect(error).toBeUndefined();
    let i = 0;
    for await (const { cid, bytes: expected } of theirs.blocks()) {
      expect(blocks[i]?.bytes).toEqual(expected);
      expect([
        cidOf((blocks[i] as CarBlock).digest),
        cidOf((blocks[i] as CarBlock).digest, 'json'),
        cidOf((blocks[i] as CarBlock).digest, 'dag-json'),
      ]).toContain(cid.toString());
      i++;
    }
    expect(blocks).toHaveLength(i);
  });

  it('reads headers of no, one and many roots', async () => {
    const blocks = await blocksOf(5, 50);
    for (const roots of [[], blocks.slice(0, 1), blocks])
      expect(
        (
          await read(
            cut(
              await write(
                blocks,
                roots.map(({ cid }) => cid),
              ),
              9,
            ),
          )
        ).blocks,
      ).toHaveLength(5);
  });

  it('gives, cut at every byte, the whole blocks before the cut, and BadCarError unless it ends between two', async () => {
    const blocks = await blocksOf(4, 60);
    const bytes = await write(blocks);
    let clean = 0;
    for (let length = 0; length < bytes.length; length++) {
      const { blocks: found, error } = await read(cut(bytes.subarray(0, length), 13));
      expect(found.length).toBeLessThan(blocks.length);
      for (const [i, block] of found.entries()) {
        expect(block.bytes).toEqual(blocks[i]?.bytes);
        expect(await digestOf(block.bytes)).toBe(block.digest);
      }
      if (error === undefined) clean++;
      else expect(error).toBeInstanceOf(BadCarError);
    }
    expect(clean).toBe(blocks.length); // after the header, and after each block but the last
  });

  it('gives, with any byte changed, no block under a digest that it does not have, unless the reader hashes', async () => {
    const blocks = await blocksOf(3, 60);
    const bytes = await write(blocks);
    const honest = new Set(await Promise.all(blocks.map((block) => digestOf(block.bytes))));
    for (let at = 0; at < bytes.length; at++) {
      const forged = bytes.slice();
      forged[at] = (forged[at] as number) ^ (1 + Math.floor(random() * 255));
      const { blocks: found, error } = await read(cut(forged, 50));
      if (error !== undefined) expect(error).toBeInstanceOf(BadCarError);
      for (const block of found) if ((await digestOf(block.bytes)) === block.digest) expect(honest.has(block.digest)).toBe(true);
    }
  });

  it.each([
    ['nothing', new Uint8Array(), /is empty/],
    ['a page of HTML', new TextEncoder().encode(`<!doctype html>${'x'.repeat(200)}`), /no header of version 1/],
    ['a header of no bytes', bytesOf([0]), /no header of version 1/],
    ['a CARv2', bytesOf([0x0a, 0xa1, 0x67], new TextEncoder().encode('version'), [0x02], new Uint8Array(60)), /no header of version 1/],
    ['a header of version 2 with roots', bytesOf([0x11], dagCbor.encode({ roots: [], version: 2 })), /no header of version 1/],
    ['a header that claims 3 MiB', bytesOf([0x80, 0x80, 0xc0, 0x01]), /no CAR header/],
    ['a length without end', bytesOf(header, [0xff, 0xff, 0xff, 0xff, 0x7f]), /claims more than 256 MiB/],
    ['a section that claims 200 MiB', bytesOf(header, [0x80, 0x80, 0x80, 0x64]), /a section claims 209715200 bytes/],
    ['a section of no bytes', bytesOf(header, [0]), /does not begin with a CIDv1/],
    ['a section that ends inside its CID', bytesOf(header, [3, 1, 0x55, 0x12]), /does not begin with a CIDv1/],
    ['a CIDv0', bytesOf(header, [40, 0x12, 0x20], new Uint8Array(38)), /does not begin with a CIDv1/],
    ['a length that breaks off', bytesOf(header, [0x80]), /ends inside a length/],
    ['a dag-pb block', dagPbBlock, /not a sha2-256 of raw, json or dag-json/],
    ['an identity CID', identityBlock, /not a sha2-256/],
    ['a codec that never ends', bytesOf(header, [9, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), /does not begin with a CIDv1/],
  ])('refuses %s', async (_, bytes, why) => {
    const error = await failure(bytes);
    expect(error).toBeInstanceOf(BadCarError);
    expect((error as Error).message).toMatch(why);
  });

  it('takes blocks up to the size that the caller allows, and reads no larger one', async () => {
    const bytes = new Uint8Array(1_000);
    const car = await write([{ cid: CID.createV1(0x55, await sha256.digest(bytes)), bytes }]);
    expect((await read(cut(car, 100), 1_000)).blocks).toHaveLength(1);
    expect(await failure(car, 900)).toBeInstanceOf(BadCarError);
    let given = 0;
    async function* endless() {
      yield bytesOf(header, [0xff, 0xff, 0x7f]); // 2 MiB less one byte, never to come
      for (;;) {
        given++;
        yield new Uint8Array(1_024);
      }
    }
    expect((await read(endless(), 1_000)).error).toBeInstanceOf(BadCarError);
    expect(given).toBe(0);
  });

  it('lets its source go when the caller stops, and when the bytes are bad', async () => {
    const car = await write(await blocksOf(5, 50));
    for (const bytes of [car, bytesOf(header, [0, 0, 0])]) {
      let open = true;
      const source = (async function* () {
        try {
          yield bytes;
          yield bytes;
        } finally {
          open = false;
        }
      })();
      try {
        for await (const _ of carBlocks(source, 'the test')) break;
      } catch (error) {
        expect(error).toBeInstanceOf(BadCarError);
      }
      expect(open).toBe(false);
    }
  });
});
