import { cidOf, codecs, digestOf, digestToBytes } from '../../registry/cid/index.ts';

/** Blocks as a CARv1 (https://ipld.io/specs/transport/car/carv1/) whose root is the first of them. */
export async function toCar(blocks: readonly Uint8Array[]): Promise<Uint8Array> {
  const cids = await Promise.all(
    blocks.map(async (block) => Uint8Array.from([0x01, ...codecs.raw, 0x12, 0x20, ...digestToBytes(await digestOf(block))])),
  );
  const [first] = cids;
  if (!first) throw new RangeError('A CAR needs a block.');
  // dag-cbor of { roots: [first], version: 1 }: a link is tag 42 on bytes that begin with 0x00.
  const header = Uint8Array.from([
    0xa2,
    0x65,
    ...ascii('roots'),
    0x81,
    0xd8,
    0x2a,
    0x58,
    first.length + 1,
    0x00,
    ...first,
    0x67,
    ...ascii('version'),
    0x01,
  ]);
  const parts = [varint(header.length), header];
  blocks.forEach((block, i) => {
    const cid = cids[i] as Uint8Array;
    parts.push(varint(cid.length + block.length), cid, block);
  });
  return Buffer.concat(parts);
}

/** The raw CIDs of some blocks, in their order. */
export const cidsOf = (blocks: readonly Uint8Array[]): Promise<string[]> =>
  Promise.all(blocks.map(async (block) => cidOf(await digestOf(block))));

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
