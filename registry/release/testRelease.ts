import type { Entry, FirstPage } from '../actions/index.ts';
import { cidOf, type Digest, digestOf } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { UnavailableError } from '../errors/index.ts';
import { writeDocument } from '../schema/index.ts';
import { metric, note, page, profile } from '../testDocuments.ts';
import type { BlockReader } from '../verify/index.ts';
import type { ReleaseState } from './releaseState.ts';
import { type WriteReleaseParameters, writeRelease } from './writeRelease.ts';

export const registry = { address: `0x${'AB'.repeat(20)}`, chainId: 1337 } as const;
export const block = { number: 1234, hash: `0x${'cd'.repeat(32)}`, timestamp: 1_770_000_000 } as const;

/** A small register with one entry of each kind and two months of notes, and its release. */
export interface TestRelease {
  entries: readonly Entry[];
  blocks: ReadonlyMap<Digest, Uint8Array>;
  /** The group blocks of its one profile. */
  groups: readonly Digest[];
  firstPage: FirstPage;
  of(kind: Entry['kind'], period?: number): Entry[];
  written(
    parameters?: Partial<WriteReleaseParameters>,
    without?: readonly Digest[],
  ): Promise<{ files: Map<string, Uint8Array>; state: ReleaseState }>;
}

export async function testRelease(): Promise<TestRelease> {
  const blocks = new Map<Digest, Uint8Array>();
  const entries: Entry[] = [];
  const keep = async (bytes: Uint8Array): Promise<Digest> => {
    const digest = await digestOf(bytes);
    blocks.set(digest, bytes);
    return digest;
  };
  const add = (kind: Entry['kind'], period: number, key: string, digest: Digest) =>
    void entries.push({ kind, period, key, digest, version: 2, approvedAt: 1_769_000_000, status: 'active', disputes: 1 });

  const built = await buildProfile(profile());
  const [overview, ...groups] = (await Promise.all(built.bytes.map(keep))) as [Digest, ...Digest[]];
  add('page', 0, 'about', await keep(writeDocument(page())));
  add('note', 202602, 'toploc', await keep(writeDocument(note())));
  add('note', 202601, 'other', await keep(writeDocument(note({ slug: 'other' }))));
  add('metric', 0, 'gensyn', await keep(writeDocument(metric())));
  add('project', 0, 'sample', overview);

  const of = (kind: Entry['kind'], period = 0) => entries.filter((entry) => entry.kind === kind && entry.period === period);
  const firstPage: FirstPage = {
    blockNumber: BigInt(block.number),
    timestamp: block.timestamp,
    ...{ projects: of('project'), projectCount: 1, metrics: of('metric'), pages: of('page'), periods: [202602, 202601] },
    newest: [{ period: 202602, entries: of('note', 202602) }],
  };
  return {
    ...{ entries, blocks, groups, firstPage, of },
    async written(parameters = {}, without = []) {
      const files = new Map<string, Uint8Array>();
      const all = { registry, block, firstPage, entries, lastRevision: 1200n, ...parameters };
      const writing = writeRelease(readerOf(blocks, without), all);
      for (;;) {
        const { done, value } = await writing.next();
        if (done) return { files, state: value };
        files.set(value.path, value.bytes);
      }
    },
  };
}

/** A gateway that has single blocks, and no CAR. */
function readerOf(blocks: ReadonlyMap<Digest, Uint8Array>, without: readonly Digest[]): Pick<BlockReader, 'block' | 'collection' | 'car'> {
  const get = async (digest: Digest) => {
    const bytes = without.includes(digest) ? undefined : blocks.get(digest);
    if (!bytes) throw new UnavailableError(cidOf(digest), []);
    return bytes;
  };
  return {
    block: get,
    car: (root) => Promise.reject(new UnavailableError(root, [])),
    collection: async (_which, wanted) => {
      const found = new Map<Digest, Uint8Array>();
      const failures = new Map<Digest, Error>();
      for (const { digest } of wanted)
        await get(digest).then(
          (bytes) => found.set(digest, bytes),
          (error) => failures.set(digest, error),
        );
      return { found, failures };
    },
  };
}
