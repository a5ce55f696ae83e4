import type { Entry } from '../../registry/actions/words.ts';
import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import { overviewDepartures } from '../../registry/claims/profileOf.ts';
import { DemlError, OffSchemaError } from '../../registry/errors/index.ts';
import { readDocument } from '../../registry/schema/index.ts';
import { groups } from '../../registry/schema/vocabulary.ts';
import { linkedBy } from '../../registry/state/reach.ts';
import { entryName } from '../../registry/state/stateIndex.ts';
import type { StateProblem } from '../../registry/state/verifyState.ts';
import { isDistrust } from '../exits.ts';

export interface VerifyAnswer {
  /** What was verified, in words. */
  what: string;
  /** Entries whose digests the contract holds at that block, and those of them of which every block is as it says. */
  entries: number;
  verified: number;
  blocks: number;
  bytes: number;
  /** The state root, where a whole state was verified. */
  root: string | null;
  problems: StateProblem[];
}

/** Gives the bytes of a digest, whatever they are; undefined where it has none. */
export type Source = (digest: Digest) => Promise<Uint8Array | undefined>;

const ABREAST = 8;

/** Holds entries of the chain against a source of blocks: each digest recomputed, each document read by its schema. */
export async function verifyEntries(what: string, entries: readonly Entry[], source: Source): Promise<VerifyAnswer> {
  const problems: StateProblem[] = [];
  const spoiled = new Set<string>();
  let blocks = 0;
  let bytes = 0;
  const queue = entries.values();
  await Promise.all(
    Array.from({ length: ABREAST }, async () => {
      for (const entry of queue) await verifyEntry(entry);
    }),
  );
  return { what, entries: entries.length, verified: entries.length - spoiled.size, blocks, bytes, root: null, problems };

  async function verifyEntry(entry: Entry): Promise<void> {
    const tell = (problem: StateProblem) => {
      problems.push(problem);
      spoiled.add(entryName(entry));
    };
    const take = async (digest: Digest, name: string): Promise<Uint8Array | undefined> => {
      const found = await source(digest).catch((error: unknown) => {
        if (!(error instanceof DemlError)) throw error;
        tell({ kind: isDistrust(error) ? 'altered' : 'missing', name, cid: cidOf(digest), why: error.message });
        return null;
      });
      if (found === undefined) tell({ kind: 'missing', name, cid: cidOf(digest), why: 'It is not there.' });
      if (!found) return undefined;
      blocks++;
      bytes += found.length;
      return found;
    };
    const refuse = (name: string, cid: string) => (error: unknown) => {
      if (!(error instanceof DemlError)) throw error;
      tell({ kind: 'refused', name, cid, why: error.message });
    };

    const head = await take(entry.digest, entryName(entry));
    if (!head) return;
    try {
      const linked = linkedBy(entry, head);
      const parts = await Promise.all(linked.map(async (link) => ({ ...link, bytes: await take(link.digest, link.name) })));
      if (entry.kind !== 'project' || parts.some((part) => !part.bytes)) return;
      await asClaimed(entry, head, new Map(parts.map((part) => [part.digest, part.bytes as Uint8Array])));
    } catch (error) {
      refuse(entryName(entry), cidOf(entry.digest))(error);
    }
  }
}

/** The overview of a profile says what its claims say, and nothing else. */
async function asClaimed(entry: Entry, head: Uint8Array, parts: ReadonlyMap<Digest, Uint8Array>): Promise<void> {
  const overview = readDocument(head, 'deml.project/1', entryName(entry));
  const blocks = groups.map((group) => {
    const bytes = parts.get(parseCid(overview.groups[group]['/']).digest) as Uint8Array;
    return readDocument(bytes, 'deml.group/1', `${entryName(entry)}, ${group},`);
  });
  const departures = await overviewDepartures(overview, blocks);
  if (departures.length > 0) throw new OffSchemaError(`The overview of ${entryName(entry)}`, departures);
}
