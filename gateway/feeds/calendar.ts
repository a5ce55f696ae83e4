import type { RegistryAddress } from '../../registry/actions/index.ts';
import { entryId } from '../../registry/actions/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { callDeadline, type Deadline, freshnessDeadlines, proposalDeadline } from '../../registry/feeds/index.ts';
import { readDocument } from '../../registry/schema/index.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { FeedStore } from './store.ts';

/** How long a date stays in the calendar after it has passed, or ended before. */
const KEPT_S = 30 * 86_400;
/** Of more proposals than a calendar is for, the soonest. */
const MOST = 1_000;

/** What has a date: proposals and disputes that must be decided, announced calls that become ready. Soonest first. */
export function deadlinesOf(store: FeedStore, registry: RegistryAddress, project: string | null = null): Deadline[] {
  const from = store.time() - KEPT_S;
  const proposals = store
    .dated(from, MOST)
    .filter(({ entry }) => project === null || ((entry.kind === 'project' || entry.kind === 'metric') && entry.key === project))
    .map((proposed) => proposalDeadline(registry, proposed, store.endings(proposed.proposal)[0] ?? null));
  const calls = project === null ? store.named('scheduled').filter(({ readyAt }) => readyAt >= from) : [];
  const announced = calls.map((call) => {
    const end = store.ofSubject(call.call).find((fact) => fact.name === 'executed' || fact.name === 'cancelled');
    return callDeadline(registry, call, end?.name === 'executed' || end?.name === 'cancelled' ? end : null);
  });
  return [...proposals, ...announced].toSorted((a, b) => a.at - b.at || (a.uid < b.uid ? -1 : 1));
}

/** When the fields of a project's head grow old; nothing where its overview is not here, or is refused. */
export async function freshnessOf(store: FeedStore, blocks: BlockStore, registry: RegistryAddress, project: string): Promise<Deadline[]> {
  const head = store.newest(entryId('project', 0, project));
  if (!head || head.status === 'retired') return [];
  try {
    const overview = readDocument(await blocks.get(rawCid(head.digest)), 'deml.project/1');
    return freshnessDeadlines(registry, { version: head.version, approvedAt: head.at }, overview).toSorted((a, b) => a.at - b.at);
  } catch (error) {
    if (error instanceof DemlError) return [];
    throw error;
  }
}
