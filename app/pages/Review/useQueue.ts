import type { Hex } from 'viem';
import { getDesk, listDesks } from '../../../registry/desk/index.ts';
import type { DeskList } from '../../../registry/desk/types.ts';
import { getSeating, type Queue, type Seating } from '../../../registry/records/index.ts';
import { type Access, useAccess } from '../../state/register.ts';
import { signaturesFor } from './decision.ts';
import { proposalsNow, type Source } from './proposalsNow.ts';
import { curatorsOf } from './queue.ts';
import { type Polled, usePolled } from './usePolled.ts';

/** The queue as the chain and the desks have it. */
export interface WholeQueue {
  queue: Queue;
  source: Source;
  council: Seating;
  /** Null where no gateway answered: then nothing is known of signatures and comments. */
  desks: DeskList | null;
  /** Proposals on which a curator has signed or commented; each verified. */
  lifted: ReadonlySet<Hex>;
  /** Verified signatures that wait, by proposal. */
  signed: ReadonlyMap<Hex, number>;
}

/** Desks that are read for what curators have signed and said, at most. */
const DESKS = 40;

/** The queue, again and again while it is looked at. Closed proposals cost their part, and are read where they are wanted. */
export function useQueue(withClosed = false): Polled<WholeQueue> {
  const access = useAccess();
  return usePolled(withClosed ? 'queue with closed ones' : 'queue', access && (() => readQueue(access, withClosed)));
}

async function readQueue(access: Access, withClosed: boolean): Promise<WholeQueue> {
  const { chain, registry, gateways } = access;
  const place = { chain, registry, gateways };
  const [{ queue, source }, council, desks] = await Promise.all([
    proposalsNow(access, withClosed),
    getSeating(chain, { registry }),
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
  return { queue, source, council, desks, lifted, signed };
}
