import canonicalize from 'canonicalize';
import { NotCanonicalError, TooLargeError } from '../errors/index.ts';

/** A document is at most this large; also under Kubo's legacy chunk, so any tool makes one raw block of it. */
export const MAX_DOCUMENT_BYTES = 256 * 1024;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The RFC 8785 bytes of a value. Throws `NotCanonicalError` for what JSON or dag-json cannot hold. */
export function canonicalBytes(value: unknown, what = 'The value'): Uint8Array {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new NotCanonicalError(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (text === undefined) throw new NotCanonicalError(what, 'it has no JSON form');
  checkKeys(JSON.parse(text), what);
  return new TextEncoder().encode(text);
}

/** The value of canonical bytes. Refuses what is too large, not UTF-8, or not byte for byte canonical. */
export function parseCanonical(bytes: Uint8Array, what = 'The document', limit = MAX_DOCUMENT_BYTES): Json {
  if (bytes.length > limit) throw new TooLargeError(what, bytes.length, limit);
  let value: Json;
  let again: string | undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
    again = canonicalize(value); // a document nested 10^5 deep overflows here, inside the try
    if (again !== text) throw new SyntaxError('order, spaces, escapes or numbers differ from RFC 8785');
    checkKeys(value, what);
  } catch (cause) {
    if (cause instanceof NotCanonicalError) throw cause;
    throw new NotCanonicalError(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
  return value;
}

/** JCS sorts UTF-16 units and dag-json bytes: with ASCII keys both orders are one. A lone "/" is a dag-json link. */
function checkKeys(value: Json, what: string): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) {
    const keys = Object.keys(value);
    for (const key of keys) {
      if (!/^[\x20-\x7e]*$/.test(key)) throw new NotCanonicalError(what, `the key "${key}" is not ASCII`);
    }
    if ('/' in value && (keys.length > 1 || typeof value['/'] !== 'string'))
      throw new NotCanonicalError(what, 'a "/" key stands in something that is not a link');
  }
  for (const child of Object.values(value)) checkKeys(child, what);
}
