import { ponder } from 'ponder:registry';
import { delayedCall, role } from 'ponder:schema';
import { happened } from './happened.ts';

ponder.on('Manager:RoleGranted', async ({ event, context: { db } }) => {
  const { roleId, account, delay, since } = event.args;
  const said = { member: true, delay, since: BigInt(since), ...happened(event) };
  await db
    .insert(role)
    .values({ role: roleId, account, ...said })
    .onConflictDoUpdate(said);
});

ponder.on('Manager:RoleRevoked', async ({ event, context: { db } }) => {
  const { roleId, account } = event.args;
  await db.update(role, { role: roleId, account }).set({ member: false, ...happened(event) });
});

ponder.on('Manager:OperationScheduled', async ({ event, context: { db } }) => {
  const { operationId, nonce, schedule, caller, target, data } = event.args;
  const where = happened(event);
  await db.insert(delayedCall).values({
    id: operationId,
    nonce,
    caller,
    target,
    data,
    readyAt: BigInt(schedule),
    scheduledAt: where.at,
    state: 'scheduled',
    ...where,
  });
});

ponder.on('Manager:OperationExecuted', async ({ event, context: { db } }) => {
  const { operationId, nonce } = event.args;
  await db.update(delayedCall, { id: operationId, nonce }).set({ state: 'executed', ...happened(event) });
});

ponder.on('Manager:OperationCanceled', async ({ event, context: { db } }) => {
  const { operationId, nonce } = event.args;
  await db.update(delayedCall, { id: operationId, nonce }).set({ state: 'cancelled', ...happened(event) });
});
