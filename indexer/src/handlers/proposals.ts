import { ponder } from 'ponder:registry';
import { dispute, head, proposal, vote, withdrawal } from 'ponder:schema';
import { keyFromBytes32, kinds, proposalActions } from '../../../registry/actions/words.ts';
import { endDispute } from './endDispute.ts';
import { happened, wordAt } from './happened.ts';

ponder.on('Registry:Proposed', async ({ event, context: { db } }) => {
  const { id, entry: of, proposer, proposal: fields } = event.args;
  const where = await happened(db, event);
  const action = wordAt(proposalActions, fields.action);
  await db.insert(proposal).values({
    id,
    entry: of,
    action,
    kind: wordAt(kinds, fields.kind),
    period: fields.period,
    key: keyFromBytes32(fields.key),
    baseVersion: fields.baseVersion,
    digest: fields.digest,
    proposer,
    quorum: fields.quorum,
    rejectionQuorum: fields.rejectionQuorum,
    deadline: BigInt(fields.deadline),
    bond: fields.bond,
    openedBlock: where.block,
    openedLogIndex: where.logIndex,
    openedAt: where.at,
    openedTransaction: where.transaction,
    state: 'open',
    spam: false,
    ...where,
  });
  if (action !== 'dispute') return;
  await db.insert(dispute).values({
    proposal: id,
    entry: of,
    version: fields.baseVersion,
    evidence: fields.digest,
    proposer,
    state: 'open',
    openedBlock: where.block,
    openedAt: where.at,
    ...where,
  });
  await db.update(head, { id: of }).set((held) => ({ disputes: held.disputes + 1, ...where }));
});

ponder.on('Registry:Approved', async ({ event, context: { db } }) => {
  const { id, curator, seat } = event.args;
  await db.insert(vote).values({ proposal: id, curator, seat, vote: 'approve', ...(await happened(db, event)) });
});

ponder.on('Registry:RejectionVoted', async ({ event, context: { db } }) => {
  const { id, curator, seat, reason, spam } = event.args;
  await db.insert(vote).values({ proposal: id, curator, seat, vote: spam ? 'spam' : 'reject', reason, ...(await happened(db, event)) });
});

ponder.on('Registry:Rejected', async ({ event, context: { db } }) => {
  const { id, rejections, spam } = event.args;
  const where = await happened(db, event);
  const { action } = await db
    .update(proposal, { id })
    .set({ state: 'rejected', spam, decidedBy: rejections, closedAt: where.at, ...where });
  if (action === 'dispute') await endDispute(db, id, 'dismissed', where);
});

ponder.on('Registry:Withdrawn', async ({ event, context: { db } }) => {
  const { id, entry: of, by } = event.args;
  const where = await happened(db, event);
  await db.insert(withdrawal).values({ proposal: id, entry: of, by, ...where });
  const opened = await db.find(proposal, { id });
  if (!opened) return; // a signed offer that its proposer took back before anybody carried it out
  await db.update(proposal, { id }).set({ state: 'withdrawn', closedBy: by, closedAt: where.at, ...where });
  if (opened.action === 'dispute') await endDispute(db, id, 'withdrawn', where);
});
