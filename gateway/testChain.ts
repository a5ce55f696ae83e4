import { network } from 'hardhat';
import { type Address, custom, getContract, type Hex, parseEventLogs } from 'viem';
import { type HDAccount, mnemonicToAccount } from 'viem/accounts';
import attestationsModule from '../ignition/modules/Attestations.ts';
import parameters from '../ignition/parameters/local.json' with { type: 'json' };
import { type Kind, keyToBytes32, kinds, type Proposal, type ProposalAction, proposalActions } from '../registry/actions/index.ts';
import { parseCid } from '../registry/cid/index.ts';
import { registryAbi } from '../registry/generated/abi.ts';
import { attestationsAbi } from '../registry/generated/attestations.ts';
import { createRegistryLog } from './follow/registryLog.ts';
import { testGateway } from './testGateway.ts';

/** An account of the local stack's mnemonic: 1 is the contributor, 2 to 6 are the curators of the seats 0 to 4. */
export const account = (index: number): HDAccount =>
  mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: index });

/** The account that holds a seat. */
export const curator = (seat: number): HDAccount => account(2 + seat);

/** What a proposal of a test may say beside its entry and document. */
export interface ProposeOptions {
  action?: ProposalAction;
  period?: number;
  base?: number;
  /** Index of the account that proposes. */
  by?: number;
}

export type TestChain = Awaited<ReturnType<typeof testChain>>;

/** A real chain in this process, with the contracts deployed as everywhere. Build the contracts first. */
export async function testChain() {
  const chain = await network.create();
  const deployed = (await chain.ignition.deploy(attestationsModule, { parameters })) as unknown as Record<string, { address: Address }>;
  const registry = deployed.registry?.address as Address;
  const attestations = deployed.attestations?.address as Address;
  const [wallets, publicClient] = await Promise.all([chain.viem.getWalletClients(), chain.viem.getPublicClient()]);
  const client = (index: number) => wallets[index] as NonNullable<(typeof wallets)[0]>;
  const as = (index: number) => getContract({ address: registry, abi: registryAbi, client: client(index) }).write;
  const read = getContract({ address: registry, abi: registryAbi, client: publicClient }).read;

  async function propose(kind: Kind, key: string, cid: string, options: ProposeOptions = {}): Promise<{ id: Hex; proposal: Proposal }> {
    const { period = 0, base = 0, action = base === 0 ? 'create' : 'update', by = 1 } = options;
    const { bond: value } = await read.rules([kinds.indexOf(kind)]);
    const words = [proposalActions.indexOf(action), kinds.indexOf(kind), period, keyToBytes32(key), base, parseCid(cid).digest] as const;
    const { logs } = await publicClient.waitForTransactionReceipt({ hash: await as(by).propose(words, { value }) });
    const [event] = parseEventLogs({ abi: registryAbi, logs, eventName: 'Proposed' });
    if (!event) throw new Error('nothing was proposed');
    return { id: event.args.id, proposal: event.args.proposal };
  }

  /** Proposes, and two curators approve. */
  async function revise(...args: Parameters<typeof propose>): Promise<{ id: Hex; proposal: Proposal }> {
    const opened = await propose(...args);
    for (const seat of [0, 1]) await as(2 + seat).approve([opened.proposal]);
    return opened;
  }

  return {
    provider: chain.provider,
    networkHelpers: chain.networkHelpers,
    registry,
    attestations,
    publicClient,
    client,
    as,
    read,
    /** An account without a role. */
    reproducer: getContract({ address: attestations, abi: attestationsAbi, client: client(15) }).write,
    auditor: getContract({ address: attestations, abi: attestationsAbi, client: client(8) }).write,
    propose,
    revise,
    /** The chain as a gateway reads it. */
    log: () => createRegistryLog(custom(chain.provider), registry, attestations),
    /** A gateway that follows it. */
    openGateway: (options: Parameters<typeof testGateway>[0] = {}) =>
      testGateway({
        registry,
        chain: createRegistryLog(custom(chain.provider), registry, attestations),
        attestations,
        pollMs: 50,
        ...options,
      }),
  };
}
