import { type Chain, type RegistryAddress, readRegistry } from './chain.ts';
import { type Entry, entryFrom } from './words.ts';

/** Entries of a collection that a page's first call brings; a longer one is read by another call when a page asks for it. */
export const FIRST_PAGE = 24;

export interface GetFirstPageParameters {
  registry: RegistryAddress;
  /** At most this many entries of each kind. */
  limit?: number;
  /** Whole months of notes, newest first, until there are at least this many. */
  notes?: number;
  block?: bigint;
}

/** All that a first page needs from the chain, in one call. */
export interface FirstPage {
  blockNumber: bigint;
  /** Seconds since 1970, of that block. */
  timestamp: number;
  projects: Entry[];
  /** May be more than `projects` holds. */
  projectCount: number;
  metrics: Entry[];
  pages: Entry[];
  /** Every period that has notes, newest first. */
  periods: number[];
  newest: { period: number; entries: Entry[] }[];
}

/** Reads `firstPage` (docs/reference/registry-contract.md). Errors: `NoChainError`, `NoRegistryError`, `BadAnswerError`. */
export async function getFirstPage(chain: Chain, { registry, limit = 1000, notes = 5, block }: GetFirstPageParameters): Promise<FirstPage> {
  const page = await readRegistry(chain, registry, 'firstPage', [BigInt(limit), BigInt(notes)], block);
  return {
    blockNumber: page.blockNumber,
    timestamp: Number(page.timestamp),
    projects: page.projects.map(entryFrom('project', 0)),
    projectCount: Number(page.projectCount),
    metrics: page.metrics.map(entryFrom('metric', 0)),
    pages: page.pages.map(entryFrom('page', 0)),
    periods: [...page.periods],
    newest: page.newest.map(({ period, entries }) => ({ period, entries: entries.map(entryFrom('note', period)) })),
  };
}
