import type { Hex } from 'viem';
import { getDesk, listDesks } from '../../../registry/desk/index.ts';
import type { DeskList } from '../../../registry/desk/types.ts';
import { type Council, getCouncil, getProposals, type Queue } from '../../../registry/records/index.ts';
import { type Access, useAccess } from '../../state/register.ts';
import { signaturesFor } from './decision.ts';
import { journalNow } from './journalNow.ts';
import { curatorsOf } from './queue.ts';
import { type Polled, usePolled } from './usePolled.ts';

/** The queue as the chain and the desks have it. */
export interface WholeQueue {
  queue: Queue;
  council: Council;
  /** Null where no gateway answered: then nothing is known of signatures and comments. */
  desks: DeskList | null;
  /** Proposals on which a curator has signed or commented; each verified. */
  lifted: ReadonlySet<Hex>;
  /** Verified signatures that wait, by proposal. */
  signed: ReadonlyMap<Hex, number>;
}

/** Desks that are read for what curators have signed and said, at most. */
const DESKS = 40;

/** The queue, again and again while it is looked at. */
export function useQueue(): Polled<WholeQueue> {
  const access = useAccess();
  return usePolled('queue', access && (() => readQueue(access)));
}

async function readQueue(access: Access): Promise<WholeQueue> {
  const { chain, registry, gateways } = access;
  const place = { chain, registry, gateways };
  const journal = await journalNow(access);
  const [queue, council, desks] = await Promise.all([
    getProposals(chain, { registry, journal }),
    getCouncil(chain, { registry, journal }),
    listDesks(place).catch(() => null), // the queue is on the chain: without a desk it is poorer, not wrong
  ]);
  const curators = curatorsOf(council);
  const waiting = queue.items.filter(({ id, state }) => state === 'open' && (desks?.counts.has(id) ?? false));
  const lifted = new Set<Hex>();
  const signed = new Map<Hex, number>();
  await Promise.all(
    waiting.slice(0, DESKS).map(async (item) => {
      const { id, proposal } = item;
      const desk = await getDesk(place, id, { proposal }).catch(() => null);
      const spoke = desk?.comments.some(({ comment }) => curators.has(comment.author.toLowerCase()));
      const signatures = signaturesFor(item, desk).length;
      if (signatures > 0) signed.set(id, signatures);
      if (signatures > 0 || spoke) lifted.add(id);
    }),
  );
  return { queue, council, desks, lifted, signed };
}
