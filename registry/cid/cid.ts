import { BadCidError } from '../errors/index.ts';
import { type Digest, digestFromBytes, digestToBytes } from './digest.ts';

/**
 * The three views of one stored block (DESIGN §4): `raw` to verify, `json` to show, `dag-json` to walk and pin.
 * Codes: https://github.com/multiformats/multicodec
 */
export const codecs = { raw: [0x55], json: [0x80, 0x04], 'dag-json': [0xa9, 0x02] } as const;
export type Codec = keyof typeof codecs;

/** A CIDv1 of sha2-256 in lowercase base32, as `bafkrei…`. */
export type Cid = string;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The CID of a digest under a codec. */
export function cidOf(digest: Digest, codec: Codec = 'raw'): Cid {
  return `b${base32([0x01, ...codecs[codec], 0x12, 0x20, ...digestToBytes(digest)])}`;
}

/** A CID's codec and digest. Throws `BadCidError` for any other kind of CID. */
export function parseCid(cid: Cid): { codec: Codec; digest: Digest } {
  if (!cid.startsWith('b')) throw new BadCidError(cid, 'it is not base32');
  return parseCidBytes(unbase32(cid), cid);
}

/** The same for a CID in binary form, as CAR sections carry it. */
export function parseCidBytes(bytes: Uint8Array, shown = 'a binary CID'): { codec: Codec; digest: Digest } {
  for (const [codec, code] of Object.entries(codecs) as [Codec, readonly number[]][]) {
    const head = [0x01, ...code, 0x12, 0x20];
    if (bytes.length === head.length + 32 && head.every((byte, i) => bytes[i] === byte))
      return { codec, digest: digestFromBytes(bytes.subarray(head.length)) };
  }
  throw new BadCidError(shown, 'it is not a sha2-256 of raw, json or dag-json');
}

function base32(bytes: number[]): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
    value &= 0xff;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

function unbase32(cid: Cid): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of cid.slice(1)) {
    const index = alphabet.indexOf(letter);
    if (index < 0) throw new BadCidError(cid, `"${letter}" is not a base32 letter`);
    value = ((value << 5) | index) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 0xff);
    }
  }
  // Each CID has one spelling: neither a needless last letter nor bits that no byte holds.
  if (bits >= 5 || (value & ((1 << bits) - 1)) !== 0) throw new BadCidError(cid, 'it has stray bits at its end');
  return Uint8Array.from(bytes);
}
