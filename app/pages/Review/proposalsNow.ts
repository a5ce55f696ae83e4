import type { Address, Hex } from 'viem';
import type { DemlError } from '../../../registry/errors/index.ts';
import { getProposalsTold, NoIndexerError, type QueueTold } from '../../../registry/indexer/index.ts';
import {
  type Contributor,
  contributorFrom,
  getContributor,
  getProposals,
  type Queue,
  type QueueItem,
} from '../../../registry/records/index.ts';
import { indexerPlace } from '../../state/indexers.ts';
import type { Access } from '../../state/register.ts';
import { journalNow } from './journalNow.ts';

/** Who listed proposals, and how far the list reaches. */
export interface Source {
  /** The indexer whose list it is; null: the chain's events. */
  indexer: string | null;
  /** The newest block that the indexer had read. */
  block: bigint | null;
  /** The first block whose events were to be had, where older ones were not. */
  from: bigint | null;
  /** Which closed ones are in the list. */
  closed: 'all' | 'newest' | 'none';
  /** What indexers told that the chain does not say; their lists were not used. */
  refused: readonly DemlError[];
}

export interface ProposalsNow {
  queue: Queue;
  source: Source;
}

/** Closed proposals that are asked of an indexer, and compared with the contract, at once. */
const MOST_CLOSED = 400;
const MOST_OF_ONE = 1_000;

/** The proposals of the queue: from an indexer whose list the contract confirms, else from the chain's events. */
export async function proposalsNow(access: Access, withClosed: boolean): Promise<ProposalsNow> {
  const { registry } = access;
  const told = await fromIndexers(access, (place) =>
    Promise.all([
      getProposalsTold(place, { registry, query: { state: 'open' } }),
      withClosed ? getProposalsTold(place, { registry, query: { state: 'closed' }, most: MOST_CLOSED }) : null,
    ]),
  );
  if (!told.answer) return fromEvents(access, told.refused);
  const [open, closed] = told.answer;
  const byId = new Map([...open.items, ...(closed?.items ?? [])].map((item) => [item.id, item]));
  const source: Source = {
    indexer: open.indexer,
    block: open.block,
    from: null,
    closed: closed ? (closed.isCut ? 'newest' : 'all') : 'none',
    refused: [],
  };
  return { queue: { ...open, items: [...byId.values()].sort(newestFirst) }, source };
}

async function fromEvents(access: Access, refused: readonly DemlError[]): Promise<ProposalsNow> {
  const { chain, registry } = access;
  const journal = await journalNow(access);
  const queue = await getProposals(chain, { registry, journal });
  return { queue, source: { indexer: null, block: null, from: journal.from ?? null, closed: 'all', refused } };
}

/** What became of an account's proposals. */
export async function contributorNow(access: Access, address: Address): Promise<Contributor> {
  const { chain, registry } = access;
  const { answer } = await fromIndexers(access, (place) =>
    getProposalsTold(place, { registry, query: { proposer: address.toLowerCase() }, most: MOST_OF_ONE }),
  );
  if (answer) return contributorFrom(address, answer.items);
  return getContributor(chain, { registry, address, journal: await journalNow(access) });
}

/** One proposal from an indexer, confirmed by the contract; null where none tells of it. */
export async function proposalTold(access: Access, id: Hex): Promise<QueueTold | null> {
  const { answer } = await fromIndexers(access, (place) => getProposalsTold(place, { registry: access.registry, query: { id } }));
  return answer && answer.items.length > 0 ? answer : null;
}

/** What indexers answer, or what they told that was refused: without an answer there is always another way. */
async function fromIndexers<T>(
  access: Access,
  ask: (place: Parameters<typeof getProposalsTold>[0]) => Promise<T>,
): Promise<{ answer: T | null; refused: readonly DemlError[] }> {
  if (access.indexers.length === 0) return { answer: null, refused: [] };
  try {
    return { answer: await ask({ ...indexerPlace(access), chain: access.chain }), refused: [] };
  } catch (error) {
    if (!(error instanceof NoIndexerError)) throw error;
    return { answer: null, refused: error.failures.filter(({ family }) => family === 'content') };
  }
}

const newestFirst = (a: QueueItem, b: QueueItem): number => Number(b.openedBlock - a.openedBlock) || b.openedAt - a.openedAt;
