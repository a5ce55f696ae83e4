import type { Hex } from 'viem';
import { deploy, type registryAt, who } from '../support/chain.ts';
import { approvalsOf, compact, signProposal } from '../support/signing.ts';
import { create, digest, type Fields, key, type Proposal, rules, update } from '../support/values.ts';
import { type ActionGas, cost, tick, type Work } from './cost.ts';

/**
 * The work of each action by two signatures of curators. All read the chamber and a seat for each; a revision in one
 * transaction recovers the proposer too, and reads rules and ballot instead of changing the ballot.
 */
const works = {
  approveBySigUpdate: { changed: 3, read: 3, recovered: 2 },
  approveBySigUpdate64: { changed: 3, read: 3, recovered: 2 },
  reviseBySigCreate: { created: 3, changed: 1, read: 5, recovered: 3 },
  reviseBySigCreate64: { created: 3, changed: 1, read: 5, recovered: 3 },
  reviseBySigUpdate: { changed: 2, read: 5, recovered: 3 },
  reviseBySigUpdate64: { changed: 2, read: 5, recovered: 3 },
  reviseBySigUpdateCurator: { changed: 2, read: 5, recovered: 2 },
  reviseBySigUpdateProposer: { changed: 2, read: 5, recovered: 2 },
} satisfies Record<string, Work>;

/** An action by signatures whose gas is measured. */
export type SignedName = keyof typeof works;

type Registry = ReturnType<typeof registryAt>;
type Approval = { seat: number; signature: Hex };
const inFull = (signature: Hex): Hex => signature;

/** Measures approvals and whole revisions by signatures, submitted by an outsider unless the name says who. */
export async function measureSigned(): Promise<Record<SignedName, ActionGas>> {
  const { registry } = await deploy();
  await registry.revise(create({ key: key('akash') }));
  const hashes: Record<SignedName, Hex> = {
    reviseBySigCreate: await revise(registry, create({ key: key('bittensor') }), inFull),
    reviseBySigCreate64: await revise(registry, create(), compact),
    reviseBySigUpdate: await revise(registry, update(), inFull),
    reviseBySigUpdate64: await revise(registry, next(2), compact),
    reviseBySigUpdateCurator: await reviseByCurator(registry, next(3)),
    reviseBySigUpdateProposer: await reviseByProposer(registry, next(4)),
    approveBySigUpdate: await approve(registry, next(5), inFull),
    approveBySigUpdate64: await approve(registry, next(6), compact),
  };
  const names = Object.keys(works) as SignedName[];
  const measured = await Promise.all(names.map(async (name) => [name, await cost(hashes[name], works[name])]));
  return Object.fromEntries(measured);
}

const next = (baseVersion: number): Fields => update({ baseVersion, digest: digest(`version ${baseVersion + 1}`) });

async function approve(registry: Registry, fields: Fields, form: (signature: Hex) => Hex): Promise<Hex> {
  await tick();
  const { proposal } = await registry.propose(fields);
  return registry.as(who.outsider).approveBySig([proposal, await approvals(registry, proposal, form)]);
}

async function revise(registry: Registry, fields: Fields, form: (signature: Hex) => Hex): Promise<Hex> {
  const proposal = await offered(fields);
  const signature = form(await signProposal(registry, who.contributor, proposal));
  return registry.as(who.outsider).reviseBySig([proposal, signature, await approvals(registry, proposal, form)]);
}

/** The first curator collects the other signatures and submits: no signature of its own is needed. */
async function reviseByCurator(registry: Registry, fields: Fields): Promise<Hex> {
  const proposal = await offered(fields);
  const signature = compact(await signProposal(registry, who.contributor, proposal));
  const [own, ...others] = await approvals(registry, proposal, compact);
  if (!own) throw new Error('No curator has signed.');
  return registry.as(who.curators[0]).reviseBySig([proposal, signature, [{ ...own, signature: '0x' }, ...others]]);
}

async function reviseByProposer(registry: Registry, fields: Fields): Promise<Hex> {
  const proposal = await offered(fields);
  return registry.as(who.contributor).reviseBySig([proposal, '0x', await approvals(registry, proposal, compact)]);
}

async function approvals(registry: Registry, proposal: Proposal, form: (signature: Hex) => Hex): Promise<Approval[]> {
  return (await approvalsOf(registry, proposal, [0, 1])).map(({ seat, signature }) => ({ seat, signature: form(signature) }));
}

/** An offer whose deadline is the lifetime after the next block. */
async function offered(fields: Fields): Promise<Proposal> {
  const { quorum, rejectionQuorum, lifetime } = rules;
  const deadline = (await tick()) + lifetime;
  return { ...fields, proposer: who.contributor.account.address, quorum, rejectionQuorum, deadline, bond: 0n };
}
