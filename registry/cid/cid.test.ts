import * as dagJson from '@ipld/dag-json';
import { CID } from 'multiformats/cid';
import * as json from 'multiformats/codecs/json';
import * as raw from 'multiformats/codecs/raw';
import { create } from 'multiformats/hashes/digest';
import { sha256 } from 'multiformats/hashes/sha2';
import { describe, expect, it } from 'vitest';
import { BadCidError } from '../errors/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { type Codec, cidOf, codecs, parseCid, parseCidBytes } from './cid.ts';
import { digestFromBytes, digestOf, digestToBytes } from './digest.ts';

const codes = { raw: raw.code, json: json.code, 'dag-json': dagJson.code } as const satisfies Record<Codec, number>;
const names = Object.keys(codecs) as Codec[];
const zero = digestFromBytes(new Uint8Array(32));

describe('cidOf', () => {
  it('gives the CIDs that every tool gives for the empty block and for hello', async () => {
    expect(cidOf(await digestOf(new Uint8Array()))).toBe('bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku');
    expect(cidOf(await digestOf(new TextEncoder().encode('hello world')))).toBe(
      'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
    );
  });

  it.each(names)('agrees with multiformats under %s, and parseCid reads both back', (codec) => {
    const random = randomOf(seedOf(`cidOf ${codec}`));
    for (let i = 0; i < 300; i++) {
      const digest = digestFromBytes(randomBytes(random, 32));
      const theirs = CID.createV1(codes[codec], create(sha256.code, digestToBytes(digest)));
      expect(cidOf(digest, codec)).toBe(theirs.toString());
      expect(parseCid(theirs.toString())).toEqual({ codec, digest });
      expect(parseCidBytes(theirs.bytes)).toEqual({ codec, digest });
    }
  });
});

describe('parseCid', () => {
  it.each([
    ['an upper case CID', cidOf(zero).toUpperCase()],
    ['one upper case letter', cidOf(zero).replace(/a$/, 'A')],
    ['base58', 'zb2rhe5P4gXftAwvA4eXQ5HJwsER2owDyS9sKaQRRVQPn93bA'],
    ['a CIDv0', 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'],
    ['nothing', ''],
    ['b alone', 'b'],
    ['a digit that base32 lacks', cidOf(zero).replace('a', '1')],
    ['a space', ` ${cidOf(zero)}`],
    ['a path', `${cidOf(zero)}/x`],
    ['dag-pb', CID.createV1(0x70, create(sha256.code, new Uint8Array(32))).toString()],
    ['dag-cbor', CID.createV1(0x71, create(sha256.code, new Uint8Array(32))).toString()],
    ['sha2-512', CID.createV1(raw.code, create(0x13, new Uint8Array(64))).toString()],
    ['an identity hash', CID.createV1(raw.code, create(0, new Uint8Array(32))).toString()],
    ['half a digest', CID.createV1(raw.code, create(sha256.code, new Uint8Array(16))).toString()],
  ])('refuses %s', (_, cid) => {
    expect(() => parseCid(cid)).toThrow(BadCidError);
  });

  it('knows one spelling of each CID: no stray bits, no needless letter, no lost letter', () => {
    const random = randomOf(seedOf('spelling'));
    for (let i = 0; i < 50; i++) {
      for (const codec of names) {
        const cid = cidOf(digestFromBytes(randomBytes(random, 32)), codec);
        const others = [...'abcdefghijklmnopqrstuvwxyz234567'].map((letter) => cid.slice(0, -1) + letter).filter((other) => other !== cid);
        for (const other of others) {
          const read = (() => {
            try {
              return parseCid(other);
            } catch (error) {
              expect(error).toBeInstanceOf(BadCidError);
              return undefined;
            }
          })();
          if (read) expect(cidOf(read.digest, read.codec)).toBe(other);
        }
        for (const bad of [`${cid}a`, `${cid}aa`, `${cid}aaaaaaaa`, cid.slice(0, -1), `${cid}=`])
          expect(() => parseCid(bad)).toThrow(BadCidError);
      }
    }
  });

  it('answers a text of a million letters at once, and shows little of it', () => {
    expect(() => parseCid(`b${'a'.repeat(1e6)}`)).toThrow(BadCidError);
    try {
      parseCid(`b${'a'.repeat(1e6)}`);
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(200);
    }
  });

  it('refuses binary CIDs with bytes missing or left over', () => {
    const { bytes } = CID.parse(cidOf(zero));
    for (let length = 0; length < bytes.length; length++) expect(() => parseCidBytes(bytes.subarray(0, length))).toThrow(BadCidError);
    expect(() => parseCidBytes(Uint8Array.from([...bytes, 0]))).toThrow(BadCidError);
  });
});
