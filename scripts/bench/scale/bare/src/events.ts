import { ponder } from 'ponder:registry';
import type { Hex } from 'viem';
import { approved, collected, credited, proposed, revised } from '../ponder.schema.ts';

interface Placed {
  block: { number: bigint; timestamp: bigint };
  log: { logIndex: number };
  transaction: { hash: Hex };
}

const whereOf = ({ block, log, transaction }: Placed) => ({
  block: block.number,
  logIndex: log.logIndex,
  transaction: transaction.hash,
  at: block.timestamp,
});

// Each event as it is, in one insert: the floor that the indexer's backfill is held against.
ponder.on('Registry:Proposed', async ({ event, context: { db } }) => {
  const { id, entry, proposer, proposal } = event.args;
  await db.insert(proposed).values({ ...proposal, id, entry, proposer, ...whereOf(event) });
});
ponder.on('Registry:Approved', async ({ event, context: { db } }) => {
  await db.insert(approved).values({ ...event.args, ...whereOf(event) });
});
ponder.on('Registry:Revised', async ({ event, context: { db } }) => {
  await db.insert(revised).values({ ...event.args, ...whereOf(event) });
});
ponder.on('Registry:Credited', async ({ event, context: { db } }) => {
  await db.insert(credited).values({ ...event.args, ...whereOf(event) });
});
ponder.on('Registry:Collected', async ({ event, context: { db } }) => {
  await db.insert(collected).values({ ...event.args, ...whereOf(event) });
});
