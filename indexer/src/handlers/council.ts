import { ponder } from 'ponder:registry';
import { appointment, pause, rule, seat, seatChange } from 'ponder:schema';
import { kinds } from '../../../registry/actions/words.ts';
import { followManager } from '../../managers.ts';
import { happened, wordAt } from './happened.ts';

ponder.on('Registry:Seated', async ({ event, context: { db } }) => {
  const { index, curator } = event.args;
  const where = await happened(db, event);
  await db.insert(seatChange).values({ seat: index, curator, seated: true, ...where });
  await db
    .insert(seat)
    .values({ index, curator, ...where })
    .onConflictDoUpdate({ curator, ...where });
});

ponder.on('Registry:Vacated', async ({ event, context: { db } }) => {
  const { index, curator } = event.args;
  const where = await happened(db, event);
  await db.insert(seatChange).values({ seat: index, curator, seated: false, ...where });
  await db.update(seat, { index }).set({ curator: null, ...where });
});

ponder.on('Registry:RulesSet', async ({ event, context: { db } }) => {
  const { kind, rules } = event.args;
  await db.insert(rule).values({ kind: wordAt(kinds, kind), ...rules, ...(await happened(db, event)) });
});

ponder.on('Registry:Paused', async ({ event, context: { db } }) => {
  await db.insert(pause).values({ paused: true, by: event.args.guardian, ...(await happened(db, event)) });
});

ponder.on('Registry:Unpaused', async ({ event, context: { db } }) => {
  await db.insert(pause).values({ paused: false, by: event.args.admin, ...(await happened(db, event)) });
});

ponder.on('Registry:TreasurySet', async ({ event, context: { db } }) => {
  await db.insert(appointment).values({ office: 'treasury', account: event.args.treasury, ...(await happened(db, event)) });
});

ponder.on('Registry:SuccessorAnnounced', async ({ event, context: { db } }) => {
  await db.insert(appointment).values({ office: 'successor', account: event.args.successor, ...(await happened(db, event)) });
});

ponder.on('Registry:AuthorityUpdated', async ({ event, context: { db, contracts } }) => {
  const { authority } = event.args;
  await db.insert(appointment).values({ office: 'authority', account: authority, ...(await happened(db, event)) });
  followManager(contracts.Manager.address, authority);
});

ponder.on('Attestations:AuthorityUpdated', async ({ event, context: { db, contracts } }) => {
  const { authority } = event.args;
  await db.insert(appointment).values({ office: 'auditing', account: authority, ...(await happened(db, event)) });
  followManager(contracts.Manager.address, authority);
});
