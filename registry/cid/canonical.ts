import canonicalize from 'canonicalize';
import { BadCidError, NotCanonicalError, TooLargeError } from '../errors/index.ts';
import { parseCid } from './cid.ts';

/** A document is at most this large; also under Kubo's legacy chunk, so any tool makes one raw block of it. */
export const MAX_DOCUMENT_BYTES = 256 * 1024;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The RFC 8785 bytes of a value. Throws `NotCanonicalError` for what JSON or dag-json cannot hold. */
export function canonicalBytes(value: unknown, what = 'The value'): Uint8Array {
  return refusing(what, () => {
    const text = canonicalize(value);
    if (text === undefined) throw new SyntaxError('it has no JSON form');
    checkKeys(JSON.parse(text));
    return new TextEncoder().encode(text);
  });
}

/** The value of canonical bytes. Refuses what is too large, not UTF-8, or not byte for byte canonical. */
export function parseCanonical(bytes: Uint8Array, what = 'The document', limit = MAX_DOCUMENT_BYTES): Json {
  if (bytes.length > limit) throw new TooLargeError(what, bytes.length, limit);
  return refusing(what, () => {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: Json = JSON.parse(text);
    if (canonicalize(value) !== text) throw new SyntaxError('order, spaces, escapes or numbers differ from RFC 8785');
    checkKeys(value);
    return value;
  });
}

/** Whatever goes wrong in here, a nesting that overflows the stack too, is the fault of the value. */
function refusing<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new NotCanonicalError(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * What dag-json asks beyond RFC 8785. JCS sorts UTF-16 units and dag-json bytes: with ASCII keys both orders are one.
 * A "/" key means a link or bytes to dag-json, and the register has links only.
 */
function checkKeys(value: Json): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) {
    const keys = Object.keys(value);
    for (const key of keys) {
      if (!/^[\x20-\x7e]*$/.test(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} is not of printable ASCII`);
    }
    if (Object.hasOwn(value, '/')) checkLink(value, keys.length);
  }
  for (const child of Object.values(value)) checkKeys(child);
}

function checkLink(value: { [key: string]: Json }, keys: number): void {
  const target = value['/'];
  if (keys > 1 || typeof target !== 'string') throw new SyntaxError('a "/" key stands in something that is not a link');
  try {
    parseCid(target);
  } catch (error) {
    throw new SyntaxError(`a link leads nowhere: ${error instanceof BadCidError ? error.message : String(error)}`);
  }
}
