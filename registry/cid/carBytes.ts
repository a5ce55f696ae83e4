import { type Cid, codecs, parseCid } from './cid.ts';
import { digestToBytes } from './digest.ts';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function cidBytes(cid: Cid): number[] {
  const { codec, digest } = parseCid(cid);
  return [0x01, ...codecs[codec], 0x12, 0x20, ...digestToBytes(digest)];
}

/**
 * The start of a CARv1 (https://ipld.io/specs/transport/car/carv1/). The header is dag-cbor of one fixed shape: writing
 * it takes these lines, a CBOR library several kilobytes.
 */
export function carHeader(roots: readonly Cid[]): Uint8Array<ArrayBuffer> {
  const links = roots.flatMap((root) => {
    const cid = cidBytes(root);
    return [0xd8, 0x2a, 0x58, cid.length + 1, 0x00, ...cid];
  });
  const header = [0xa2, 0x65, ...ascii('roots'), ...arrayHead(roots.length), ...links, 0x67, ...ascii('version'), 0x01];
  return Uint8Array.from([...varint(header.length), ...header]);
}

/** A section of a CARv1: its length, the CID, the bytes. */
export function carSection(cid: Cid, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = cidBytes(cid);
  const head = [...varint(name.length + bytes.length), ...name];
  const section = new Uint8Array(head.length + bytes.length);
  section.set(head);
  section.set(bytes, head.length);
  return section;
}

/** The head of a CBOR array. */
function arrayHead(length: number): number[] {
  if (length < 24) return [0x80 + length];
  if (length < 256) return [0x98, length];
  return [0x99, length >> 8, length & 0xff];
}

/** Unsigned LEB128. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}
