import { useEffect, useState } from 'react';
import type { Hex } from 'viem';
import { type Digest, toDigest } from '../../../registry/cid/index.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import type { Change, Note } from '../../../registry/schema/index.ts';
import { readEveryDocument } from '../../../registry/schema/statements.ts';
import { useAccess } from '../../state/register.ts';
import { nameIn } from './subject.ts';

/** What a row of the queue says of a proposed document. */
export interface Summary {
  name: string;
  change: Change | null;
  /** The first words of a dispute's evidence. */
  statement: string | null;
  projects: readonly string[];
}

export type SummaryState = { state: 'read'; summary: Summary } | { state: 'refused' | 'missing' };

/** Content never changes under its digest: what one visit to the queue has read, the next one knows. */
const known = new Map<Digest, SummaryState>();
/** Documents read at a time. */
const AT_ONCE = 8;

/** What the proposed documents say of themselves, by proposal, as they come. */
export function useSummaries(items: readonly QueueItem[]): ReadonlyMap<Hex, SummaryState> {
  const access = useAccess();
  const [, setRead] = useState(0);
  const wanted = items.map(({ proposal }) => proposal.digest).join();
  useEffect(() => {
    if (!access || wanted === '') return;
    const stop = new AbortController();
    const queue = wanted
      .split(',')
      .map((digest) => toDigest(digest as Hex))
      .filter((digest) => known.get(digest)?.state !== 'read');
    const worker = async () => {
      for (let digest = queue.shift(); digest && !stop.signal.aborted; digest = queue.shift()) {
        known.set(digest, await summaryOf(access.blocks.block(digest)));
        if (!stop.signal.aborted) setRead((count) => count + 1);
      }
    };
    for (let i = 0; i < AT_ONCE; i++) void worker();
    return () => stop.abort();
  }, [access, wanted]);
  return new Map(
    items.flatMap(({ id, proposal }) => {
      const state = known.get(toDigest(proposal.digest));
      return state ? [[id, state] as const] : [];
    }),
  );
}

async function summaryOf(block: Promise<Uint8Array>): Promise<SummaryState> {
  const bytes = await block.catch(() => null);
  if (!bytes) return { state: 'missing' };
  try {
    const document = readEveryDocument(bytes);
    const { change, statement, projects, slug } = document as {
      change?: Change;
      statement?: string;
      projects?: Note['projects'];
      slug?: string;
    };
    return {
      state: 'read',
      summary: {
        name: nameIn(document as never, slug ?? ''),
        change: change ?? null,
        statement: statement ?? null,
        projects: projects ?? [],
      },
    };
  } catch {
    return { state: 'refused' };
  }
}
