import { encodeFunctionData } from 'viem';
import { deploy, deployWithBonds, type registryAt, who } from '../support/chain.ts';
import { create, digest, dispute, type Fields, key, type Proposal, update } from '../support/values.ts';
import { type ActionGas, cost, tick, type Work } from './cost.ts';

/**
 * The work of each action. Every vote changes the ballot and reads the chamber (pause and active seats) and the seat of
 * its sender; a revision changes both slots of the head; a new entry also adds its key and the length of its collection,
 * which other entries have started; the first credit of an account is a new slot.
 */
const works = {
  proposeCreate: { created: 1, read: 3 }, // ballot; chamber, rules, version
  proposeUpdate: { created: 1, read: 3 },
  approve: { changed: 1, read: 2 },
  approveBatch: { changed: 5, read: 2 },
  approveFinalCreate: { created: 3, changed: 2, read: 2 },
  approveFinalUpdate: { changed: 3, read: 2 },
  approveFinalBond: { created: 1, changed: 3, read: 2 },
  reject: { changed: 1, read: 2 },
  rejectFinal: { changed: 1, read: 2 },
  rejectFinalSpam: { created: 1, changed: 1, read: 3 }, // treasury
  withdraw: { changed: 1 },
  withdrawBond: { created: 1, changed: 1 },
  collect: { cleared: 1, paid: 1 },
  proposeDispute: { created: 1, changed: 1, read: 2 }, // ballot; head; chamber, rules
  approveFinalDispute: { changed: 2, read: 2 },
} satisfies Record<string, Work>;

/** An action whose gas is measured. */
export type ActionName = keyof typeof works;

type Registry = ReturnType<typeof registryAt>;
const [first, second] = who.curators;
const reason = digest('reason');

/** Measures every action by transaction on fresh registries that already hold entries. */
export async function measureActions(): Promise<Record<ActionName, ActionGas>> {
  const measured = { ...(await withoutBonds((await deploy()).registry)), ...(await withBonds((await deployWithBonds()).registry)) };
  const names = Object.keys(works) as ActionName[];
  return Object.fromEntries(names.map((name) => [name, measured[name]])) as Record<ActionName, ActionGas>;
}

const at = async (registry: Registry, fields: Fields) => {
  await tick();
  return registry.propose(fields);
};

async function withoutBonds(registry: Registry): Promise<Partial<Record<ActionName, ActionGas>>> {
  await registry.revise(create({ key: key('akash') }));

  const created = await at(registry, create());
  const approve = await registry.as(first).approve([created.proposal]);
  const approveFinalCreate = await registry.as(second).approve([created.proposal]);

  const updated = await at(registry, update());
  await registry.as(first).approve([updated.proposal]);
  const approveFinalUpdate = await registry.as(second).approve([updated.proposal]);

  const rejected = await at(registry, update({ baseVersion: 2, digest: digest('rejected') }));
  const reject = await registry.as(first).reject([rejected.proposal, reason, false]);
  const rejectFinal = await registry.as(second).reject([rejected.proposal, reason, false]);

  const withdrawn = await at(registry, update({ baseVersion: 2, digest: digest('withdrawn') }));
  const withdraw = await registry.as(who.contributor).withdraw([withdrawn.proposal]);

  const disputed = await at(registry, dispute({ baseVersion: 2 }));
  await registry.as(first).approve([disputed.proposal]);
  const approveFinalDispute = await registry.as(second).approve([disputed.proposal]);

  const batch: Proposal[] = [];
  for (const slug of ['bittensor', 'flock', 'livepeer', 'nosana', 'ora'])
    batch.push((await at(registry, create({ key: key(slug) }))).proposal);
  const { abi } = registry.contract;
  const calls = batch.map((proposal) => encodeFunctionData({ abi, functionName: 'approve', args: [proposal] }));
  const approveBatch = await registry.as(first).multicall([calls]);

  return {
    proposeCreate: await cost(created.hash, works.proposeCreate),
    proposeUpdate: await cost(updated.hash, works.proposeUpdate),
    approve: await cost(approve, works.approve),
    approveBatch: await cost(approveBatch, works.approveBatch),
    approveFinalCreate: await cost(approveFinalCreate, works.approveFinalCreate),
    approveFinalUpdate: await cost(approveFinalUpdate, works.approveFinalUpdate),
    reject: await cost(reject, works.reject),
    rejectFinal: await cost(rejectFinal, works.rejectFinal),
    withdraw: await cost(withdraw, works.withdraw),
    proposeDispute: await cost(disputed.hash, works.proposeDispute),
    approveFinalDispute: await cost(approveFinalDispute, works.approveFinalDispute),
  };
}

/** What a bond adds where a proposal ends; each credit is the first of its account. */
async function withBonds(registry: Registry): Promise<Partial<Record<ActionName, ActionGas>>> {
  const { contributor, treasury } = who;
  await registry.revise(create());
  await registry.as(contributor).collect([contributor.account.address]);

  const withdrawn = await at(registry, update());
  const withdraw = await registry.as(contributor).withdraw([withdrawn.proposal]);
  const collect = await registry.as(who.outsider).collect([contributor.account.address]);

  const spam = await at(registry, update({ digest: digest('spam') }));
  await registry.as(first).reject([spam.proposal, reason, true]);
  const rejectFinalSpam = await registry.as(second).reject([spam.proposal, reason, true]);
  await registry.as(treasury).collect([treasury.account.address]);

  const updated = await at(registry, update({ digest: digest('updated') }));
  await registry.as(first).approve([updated.proposal]);
  const approveFinal = await registry.as(second).approve([updated.proposal]);

  return {
    approveFinalBond: await cost(approveFinal, works.approveFinalBond),
    rejectFinalSpam: await cost(rejectFinalSpam, works.rejectFinalSpam),
    withdrawBond: await cost(withdraw, works.withdrawBond),
    collect: await cost(collect, works.collect),
  };
}
