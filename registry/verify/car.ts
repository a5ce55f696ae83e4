import { type Digest, parseCidBytes } from '../cid/index.ts';
import { BadCarError, BadCidError } from '../errors/index.ts';

/** A block as a CAR carries it: nothing is verified yet. */
export interface CarBlock {
  digest: Digest;
  bytes: Uint8Array;
}

/** The most that a gateway stores in one block (https://specs.ipfs.tech/bitswap-protocol/#block-sizes). */
const MAX_BLOCK_BYTES = 2 * 1024 * 1024;

/** Room for the CID of a section. */
const MAX_CID_BYTES = 64;

/** `"version": 1` at the end of canonical dag-cbor: where every CARv1 header ends. */
const headerEnd = [0x67, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, 0x01];

/**
 * The blocks of a CARv1 stream (https://ipld.io/specs/transport/car/carv1/). Of the header only the version is read:
 * the roots that it names are known from the chain already. `@ipld/car` does the same in 14 KB more; car.test.ts
 * holds the two against each other. A section of more than `largest` bytes is refused before it is in memory.
 */
export async function* carBlocks(stream: AsyncIterable<Uint8Array>, where: string, largest = MAX_BLOCK_BYTES): AsyncGenerator<CarBlock> {
  const input = new ByteQueue(stream);
  try {
    const header = await input.varint(where);
    if (header === undefined) throw new BadCarError(where, 'it is empty');
    if (header > largest) throw new BadCarError(where, 'its first bytes are no CAR header');
    const start = await input.take(header, where);
    if (!headerEnd.every((byte, i) => start[start.length - headerEnd.length + i] === byte))
      throw new BadCarError(where, 'it has no header of version 1');
    for (;;) {
      const length = await input.varint(where);
      if (length === undefined) return;
      if (length > largest + MAX_CID_BYTES) throw new BadCarError(where, `a section claims ${length} bytes`);
      yield blockOf(await input.take(length, where), where);
    }
  } finally {
    await input.close();
  }
}

function blockOf(section: Uint8Array, where: string): CarBlock {
  const head = section[0] === 0x01 ? cidLength(section) : 0;
  if (head === 0 || head > section.length) throw new BadCarError(where, 'a section does not begin with a CIDv1');
  try {
    return { digest: parseCidBytes(section.subarray(0, head)).digest, bytes: section.subarray(head) };
  } catch (error) {
    if (error instanceof BadCidError) throw new BadCarError(where, error.message.replace(/\.$/, ''));
    throw error;
  }
}

/** Length of the binary CIDv1 at the start: version, codec, hash code, hash length, hash. */
function cidLength(bytes: Uint8Array): number {
  let at = 1;
  for (let part = 0; part < 2; part++) {
    while (at < bytes.length && (bytes[at] as number) & 0x80) at++;
    at++;
  }
  return at + 1 + (bytes[at] ?? 0);
}

/** Bytes that arrive in chunks of any size, taken in pieces of exact size. */
class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #head: Uint8Array = new Uint8Array();

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Lets the source go: whoever stops reading early must not leave a response open. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async take(length: number, where: string): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let have = this.#head.length;
    while (have < length) {
      const { done, value } = await this.#source.next();
      if (done) throw new BadCarError(where, `it ends ${length - have} bytes before a section does`);
      parts.push(value);
      have += value.length;
    }
    if (parts.length > 0) {
      const joined = new Uint8Array(have);
      joined.set(this.#head);
      let at = this.#head.length;
      for (const part of parts) {
        joined.set(part, at);
        at += part.length;
      }
      this.#head = joined;
    }
    const taken = this.#head.slice(0, length);
    this.#head = this.#head.subarray(length);
    return taken;
  }

  /** An unsigned LEB128 number of at most four bytes, or undefined at the end of the stream. */
  async varint(where: string): Promise<number | undefined> {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (this.#head.length === 0) {
        const { done, value: chunk } = await this.#source.next();
        if (done && shift === 0) return undefined;
        if (done) throw new BadCarError(where, 'it ends inside a length');
        this.#head = chunk;
        if (chunk.length === 0) {
          shift -= 7;
          continue;
        }
      }
      const byte = this.#head[0] as number;
      this.#head = this.#head.subarray(1);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new BadCarError(where, 'a section claims more than 256 MiB');
  }
}
