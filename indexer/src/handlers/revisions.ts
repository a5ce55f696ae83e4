import { ponder } from 'ponder:registry';
import { head, proposal, revision } from 'ponder:schema';
import { statuses } from '../../../registry/actions/words.ts';
import { endDispute } from './endDispute.ts';
import { happened, wordAt } from './happened.ts';

ponder.on('Registry:Revised', async ({ event, context: { db } }) => {
  const { entry: id, proposal: by, version, digest, parent, proposer, approvals } = event.args;
  const where = await happened(db, event);
  const status = wordAt(statuses, event.args.status);
  // `Proposed` of the same or an earlier transaction holds the place of the entry in the clear, and only that.
  const { kind, period, key } = await db
    .update(proposal, { id: by })
    .set({ state: 'executed', version, decidedBy: approvals, closedAt: where.at, ...where });
  await db.insert(revision).values({
    entry: id,
    version,
    kind,
    period,
    key,
    digest,
    parent: /^0x0+$/.test(parent) ? null : parent,
    status,
    proposal: by,
    proposer,
    approvals,
    ...where,
  });
  const newest = { digest, version, status, approvedAt: where.at, disputes: 0, ...where };
  await db
    .insert(head)
    .values({ id, kind, period, key, ...newest })
    .onConflictDoUpdate(newest);
});

ponder.on('Registry:DisputeUpheld', async ({ event, context: { db } }) => {
  const { proposal: id, approvals } = event.args;
  const where = await happened(db, event);
  await db.update(proposal, { id }).set({ state: 'executed', decidedBy: approvals, closedAt: where.at, ...where });
  await endDispute(db, id, 'upheld', where);
});
