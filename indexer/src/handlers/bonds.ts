import { ponder } from 'ponder:registry';
import { credit, payment } from 'ponder:schema';
import { happened } from './happened.ts';

ponder.on('Registry:Credited', async ({ event, context: { db } }) => {
  const { account, amount, proposal } = event.args;
  const where = await happened(db, event);
  await db.insert(payment).values({ step: 'credited', account, amount, proposal, ...where });
  await db
    .insert(credit)
    .values({ account, amount, ...where })
    .onConflictDoUpdate((held) => ({ amount: held.amount + amount, ...where }));
});

ponder.on('Registry:Collected', async ({ event, context: { db } }) => {
  const { account, amount } = event.args;
  const where = await happened(db, event);
  await db.insert(payment).values({ step: 'collected', account, amount, ...where });
  await db.update(credit, { account }).set((held) => ({ amount: held.amount - amount, ...where }));
});
