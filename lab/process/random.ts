import { type Hash, toHash } from '../trace/hash.ts';

/** Bytes that nobody can guess, in hex. */
export const random = (bytes = 32): Hash => toHash(crypto.getRandomValues(new Uint8Array(bytes)));
