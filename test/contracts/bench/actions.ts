import type { Hex } from 'viem';
import { chain, deploy, who } from '../support/chain.ts';
import { create, digest, type Fields, key, update } from '../support/values.ts';

/** What one action costs, and what it could not do without. */
export interface ActionGas {
  gas: number;
  floor: number;
  ratio: number;
}

/** Storage slots that an action must touch for the first time in its transaction. */
interface Slots {
  /** From zero to a value: 22,100 each. */
  created: number;
  /** From a value to another: 5,000 each. */
  changed: number;
  /** Read only: 2,100 each. */
  read: number;
}

/**
 * The slots of each action. Every vote changes the ballot and reads the chamber (pause and active seats) and the seat of
 * its sender; a revision changes both slots of the head; a new entry also adds its key and the length of its collection,
 * which other entries have started.
 */
const slots = {
  proposeCreate: { created: 1, changed: 0, read: 3 }, // ballot; chamber, rules, version
  proposeUpdate: { created: 1, changed: 0, read: 3 },
  approve: { created: 0, changed: 1, read: 2 },
  approveFinalCreate: { created: 3, changed: 2, read: 2 },
  approveFinalUpdate: { created: 0, changed: 3, read: 2 },
  reject: { created: 0, changed: 1, read: 2 },
  rejectFinal: { created: 0, changed: 1, read: 2 },
  withdraw: { created: 0, changed: 1, read: 0 },
} satisfies Record<string, Slots>;

/** An action whose gas is measured. */
export type ActionName = keyof typeof slots;

/** Measures every action on a fresh registry that already holds entries. */
export async function measureActions(): Promise<Record<ActionName, ActionGas>> {
  const { registry } = await deploy();
  const [first, second] = who.curators;
  let time = 4_000_000_000;

  // A fixed clock: the zero bytes of a deadline are cheaper calldata, so another second is another gas figure.
  async function propose(fields: Fields) {
    time += 1_000;
    await chain.networkHelpers.time.setNextBlockTimestamp(time);
    return registry.propose(fields);
  }

  await registry.revise(create({ key: key('akash') }));

  const created = await propose(create());
  const approve = await registry.as(first).approve([created.proposal]);
  const approveFinalCreate = await registry.as(second).approve([created.proposal]);

  const updated = await propose(update());
  await registry.as(first).approve([updated.proposal]);
  const approveFinalUpdate = await registry.as(second).approve([updated.proposal]);

  const rejected = await propose(update({ baseVersion: 2, digest: digest('rejected') }));
  const reject = await registry.as(first).reject([rejected.proposal, digest('reason')]);
  const rejectFinal = await registry.as(second).reject([rejected.proposal, digest('reason')]);

  const withdrawn = await propose(update({ baseVersion: 2, digest: digest('withdrawn') }));
  const withdraw = await registry.as(who.contributor).withdraw([withdrawn.proposal]);

  return {
    proposeCreate: await cost(created.hash, slots.proposeCreate),
    proposeUpdate: await cost(updated.hash, slots.proposeUpdate),
    approve: await cost(approve, slots.approve),
    approveFinalCreate: await cost(approveFinalCreate, slots.approveFinalCreate),
    approveFinalUpdate: await cost(approveFinalUpdate, slots.approveFinalUpdate),
    reject: await cost(reject, slots.reject),
    rejectFinal: await cost(rejectFinal, slots.rejectFinal),
    withdraw: await cost(withdraw, slots.withdraw),
  };
}

async function cost(hash: Hex, { created, changed, read }: Slots): Promise<ActionGas> {
  const client = await chain.viem.getPublicClient();
  const { input } = await client.getTransaction({ hash });
  const { gasUsed, logs } = await client.getTransactionReceipt({ hash });

  const bytes = input.slice(2).match(/../g) ?? [];
  const calldata = bytes.reduce((sum, byte) => sum + (byte === '00' ? 4 : 16), 0);
  const events = logs.reduce((sum, log) => sum + 375 + 375 * log.topics.length + 8 * (log.data.length / 2 - 1), 0);
  const floor = 21_000 + calldata + 22_100 * created + 5_000 * changed + 2_100 * read + events;
  const gas = Number(gasUsed);
  return { gas, floor, ratio: Number((gas / floor).toFixed(3)) };
}
