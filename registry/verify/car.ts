import { type Digest, parseCidBytes } from '../cid/index.ts';
import { BadCarError } from '../errors/index.ts';

/** A block as a CAR carries it: nothing is verified yet. */
export interface CarBlock {
  digest: Digest;
  bytes: Uint8Array;
}

/**
 * The blocks of a CARv1 stream (https://ipld.io/specs/transport/car/carv1/). The header is skipped by its length: the
 * roots that it names are known from the chain already. `@ipld/car` does the same in 14 KB more; the conformance
 * tests hold the two against each other.
 */
export async function* carBlocks(stream: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<CarBlock> {
  const input = new ByteQueue(stream);
  const header = await input.varint(where);
  if (header === undefined) throw new BadCarError(where, 'it is empty');
  if (header === 0 || header > 1024 * 1024) throw new BadCarError(where, 'its first bytes are no CAR header');
  await input.take(header, where);
  for (;;) {
    const length = await input.varint(where);
    if (length === undefined) return;
    const section = await input.take(length, where);
    const head = section[0] === 0x01 ? cidLength(section) : 0;
    if (head === 0 || head > section.length) throw new BadCarError(where, 'a section does not begin with a CIDv1');
    yield { digest: parseCidBytes(section.subarray(0, head)).digest, bytes: section.subarray(head) };
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
        if (chunk.length === 0) { shift -= 7; continue; }
      }
      const byte = this.#head[0] as number;
      this.#head = this.#head.subarray(1);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new BadCarError(where, 'a section claims more than 256 MiB');
  }
}
