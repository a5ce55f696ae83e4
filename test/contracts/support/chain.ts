import { network } from 'hardhat';
import { type Address, getContract, type Hex, parseEventLogs } from 'viem';
import { registryAbi } from '../../../registry/generated/abi.ts';
import { managerAt } from './managers.ts';
import { BOND, type Fields, type Proposal, rules } from './values.ts';

/** A chain of its own in this process, with the Registry deployed as in production. */
export const chain = await network.create();

const [deployer, contributor, ...others] = await chain.viem.getWalletClients();
const publicClient = await chain.viem.getPublicClient();

/** An account of the test chain. */
export type Wallet = NonNullable<typeof deployer>;

function wallet(index: number): Wallet {
  const found = [deployer, contributor, ...others][index];
  if (!found) throw new Error(`The test chain has no account ${index}.`);
  return found;
}

/** The accounts by what they do. */
export const who = {
  admin: wallet(0),
  contributor: wallet(1),
  curators: [wallet(2), wallet(3), wallet(4), wallet(5), wallet(6)] as const,
  guardian: wallet(7),
  outsider: wallet(8),
  newcomer: wallet(9),
  treasury: wallet(10),
};

/** Addresses of the five seated curators, seat 0 first. */
export const curatorAddresses = who.curators.map((curator) => curator.account.address);

/** The guardian's role in the AccessManager. */
export const GUARDIAN_ROLE = 1n;

/** Deploys an AccessManager and a Registry with five curators and a quorum of two for every kind, without bonds. */
export const deploy = () => deployWith(0n);

/** The same with a bond for every kind. */
export const deployWithBonds = () => deployWith(BOND);

async function deployWith(bond: bigint) {
  const deployed = await chain.viem.deployContract('AccessManager', [who.admin.account.address]);
  const manager = managerAt(deployed.address, who.admin);
  const each = { ...rules, bond };
  const { address } = await chain.viem.deployContract('Registry', [
    manager.address,
    curatorAddresses,
    [each, each, each, each],
    who.treasury.account.address,
  ]);
  await manager.write.setTargetFunctionRole([address, ['0x8456cb59'], GUARDIAN_ROLE]);
  await manager.write.grantRole([GUARDIAN_ROLE, who.guardian.account.address, 0]);
  return { manager, registry: registryAt(address) };
}

/** The Registry at an address: `read`, `as(wallet)` to write, and the raw contract for assertions. */
export function registryAt(address: Address) {
  const contract = getContract({ address, abi: registryAbi, client: publicClient });
  const as = (sender: Wallet) => getContract({ address, abi: registryAbi, client: sender }).write;

  /** Proposes with the bond that the rules ask for, and returns what the event says, as a caller of approve would learn it. */
  async function propose(fields: Fields, sender: Wallet = who.contributor) {
    const { action, kind, period, key, baseVersion, digest } = fields;
    const { bond } = await contract.read.rules([kind]);
    const hash = await as(sender).propose([action, kind, period, key, baseVersion, digest], { value: bond });
    const [event] = await events(hash, 'Proposed');
    if (!event) throw new Error(`Transaction ${hash} proposed nothing.`);
    const { id, proposal } = event.args;
    return { id, proposal: proposal as Proposal, hash };
  }

  /** Proposes and approves by the first two curators. */
  async function revise(fields: Fields): Promise<Proposal> {
    const { proposal } = await propose(fields);
    await as(who.curators[0]).approve([proposal]);
    await as(who.curators[1]).approve([proposal]);
    return proposal;
  }

  async function events<Name extends EventName>(hash: Hex, eventName: Name) {
    const { logs } = await publicClient.waitForTransactionReceipt({ hash });
    return parseEventLogs({ abi: registryAbi, logs, eventName });
  }

  return { address, contract, read: contract.read, as, propose, revise, events };
}

type EventName = Extract<(typeof registryAbi)[number], { type: 'event' }>['name'];

/** Seconds since 1970 of the newest block. */
export const now = async (): Promise<number> => chain.networkHelpers.time.latest();
