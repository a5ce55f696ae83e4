import { ponder } from 'ponder:registry';
import { delayedCall, role } from 'ponder:schema';
import { happened } from './happened.ts';

ponder.on('Manager:RoleGranted', async ({ event, context: { db } }) => {
  const { roleId, account, delay, since } = event.args;
  const said = { member: true, delay, since: BigInt(since), ...(await happened(db, event)) };
  await db
    .insert(role)
    .values({ manager: event.log.address, role: roleId, account, ...said })
    .onConflictDoUpdate(said);
});

ponder.on('Manager:RoleRevoked', async ({ event, context: { db } }) => {
  const { roleId, account } = event.args;
  const where = await happened(db, event);
  await db.update(role, { manager: event.log.address, role: roleId, account }).set({ member: false, ...where });
});

ponder.on('Manager:OperationScheduled', async ({ event, context: { db } }) => {
  const { operationId, nonce, schedule, caller, target, data } = event.args;
  const where = await happened(db, event);
  await db.insert(delayedCall).values({
    manager: event.log.address,
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
  const { operationId: id, nonce } = event.args;
  const where = await happened(db, event);
  await db.update(delayedCall, { manager: event.log.address, id, nonce }).set({ state: 'executed', ...where });
});

ponder.on('Manager:OperationCanceled', async ({ event, context: { db } }) => {
  const { operationId: id, nonce } = event.args;
  const where = await happened(db, event);
  await db.update(delayedCall, { manager: event.log.address, id, nonce }).set({ state: 'cancelled', ...where });
});
