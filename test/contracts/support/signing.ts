import { type Hex, parseSignature, serializeCompactSignature, signatureToCompactSignature } from 'viem';
import { approvalTypedData, proposalTypedData, registryDomain, type TypedData } from '../../../registry/proposing/index.ts';
import { chain, now, type registryAt, type Wallet, who } from './chain.ts';
import { type Fields, type Proposal, rules } from './values.ts';

type Registry = ReturnType<typeof registryAt>;
type Signable = Parameters<Wallet['signTypedData']>[0];

/** The chain id that the test chain gives. */
const chainId = (await chain.viem.getPublicClient()).getChainId;

async function domainOf(registry: Registry): Promise<TypedData['domain']> {
  return registryDomain({ address: registry.address, chainId: await chainId() });
}

const sign = (wallet: Wallet, data: TypedData): Promise<Hex> => wallet.signTypedData({ account: wallet.account, ...data } as Signable);

/** A curator's signature of an approval, 65 bytes. */
export const signApproval = async (registry: Registry, wallet: Wallet, proposal: Proposal): Promise<Hex> =>
  sign(wallet, approvalTypedData(await domainOf(registry), proposal));

/** A proposer's signature, 65 bytes. */
export const signProposal = async (registry: Registry, wallet: Wallet, proposal: Proposal): Promise<Hex> =>
  sign(wallet, proposalTypedData(await domainOf(registry), proposal));

/** The signed approvals of some seats of the deployment, as the contract takes them. */
export const approvalsOf = (registry: Registry, proposal: Proposal, seats: readonly (0 | 1 | 2 | 3 | 4)[]) =>
  Promise.all(seats.map(async (seat) => ({ seat, signature: await signApproval(registry, who.curators[seat], proposal) })));

/** The same signature in 64 bytes (EIP-2098). */
export const compact = (signature: Hex): Hex => serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));

/** What a contributor signs instead of proposing on chain: present rules, no bond. */
export async function offer(fields: Fields, wallet: Wallet = who.contributor): Promise<Proposal> {
  const { quorum, rejectionQuorum, lifetime } = rules;
  return { ...fields, proposer: wallet.account.address, quorum, rejectionQuorum, deadline: (await now()) + lifetime, bond: 0n };
}
