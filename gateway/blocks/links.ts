import * as dagCbor from '@ipld/dag-cbor';
import * as dagJson from '@ipld/dag-json';
import * as dagPb from '@ipld/dag-pb';
import { CID } from 'multiformats/cid';
import * as json from 'multiformats/codecs/json';
import * as raw from 'multiformats/codecs/raw';

/** Codec codes by the names that this folder uses: https://github.com/multiformats/multicodec */
export const codes = { raw: raw.code, json: json.code, dagJson: dagJson.code, dagCbor: dagCbor.code, dagPb: dagPb.code } as const;

/** The CIDs that a block links, in the order in which they stand in it. Throws where the bytes are not of that codec. */
export function linksOf(cid: CID, bytes: Uint8Array): CID[] {
  switch (cid.code) {
    case dagPb.code:
      return dagPb.decode(bytes).Links.map((link) => link.Hash);
    case dagCbor.code:
      return linksIn(dagCbor.decode(bytes));
    case dagJson.code:
      return linksIn(dagJson.decode(bytes));
    default:
      return [];
  }
}

function linksIn(root: unknown): CID[] {
  const found: CID[] = [];
  const stack: unknown[] = [root]; // not recursive: the decoders accept deeper nesting than the call stack
  while (stack.length > 0) {
    const value = stack.pop();
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) continue;
    const cid = CID.asCID(value);
    if (cid) found.push(cid);
    else stack.push(...Object.values(value).reverse());
  }
  return found;
}
