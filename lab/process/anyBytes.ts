import { stringToHex } from 'viem';
import type { Hash } from '../trace/hash.ts';

/** The root of nothing: an early showcase took any bytes for a proof of work, so these say what they are. */
export const anyBytes: Hash = stringToHex('any bytes are a proof', { size: 32 });
