import { type Hash, hashOf } from './hash.ts';

/** What a worker publishes of its work: the root of every layer's output. */
export interface Result {
  layerRoots: readonly Hash[];
}

/** The one hash of a whole computation: what was asked, of which input, and what every layer gave. */
export const traceDigest = (specDigest: Hash, inputRoot: Hash, layerRoots: readonly Hash[]): Hash =>
  hashOf('trace', specDigest, inputRoot, ...layerRoots);
