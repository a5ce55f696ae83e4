import { createWalletClient, custom, encodeFunctionData, getAbiItem, getContract, type Hex, parseEther, toFunctionSelector } from 'viem';
import { type HDAccount, mnemonicToAccount } from 'viem/accounts';
import { toDigest } from '../../../registry/cid/index.ts';
import { attestationsAbi } from '../../../registry/generated/attestations.ts';
import { managerAbi, proposeRequest, type TransactionRequest } from '../../../registry/proposing/index.ts';
import { getProposal, getProposals, type QueueItem } from '../../../registry/records/index.ts';
import { type AgreeingChain, agreeingChain } from '../../../registry/verify/index.ts';
import { chain, curatorAddresses, who } from './chain.ts';

/** Accounts of the test chain by their place in the mnemonic; curators hold the seats 0 to 4. */
export const accounts = {
  contributor: 1,
  curators: [2, 3, 4, 5, 6],
  guardian: 7,
  auditor: 8,
  admin: 9,
  treasury: 10,
  stranger: 15,
} as const;

/** An account with its key: it signs typed data here, as a wallet would. */
export const keyOf = (index: number): HDAccount =>
  mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex: index });
export const address = (index: number): Hex => keyOf(index).address.toLowerCase() as Hex;

/** A digest that stands for a document. */
export const digest = (n: number) => toDigest(`0x${n.toString(16).padStart(64, '0')}`);

/** An answer to a request, or what `answer` of the chain gives. */
export type Meddle = (method: string, params: readonly never[], answer: () => Promise<unknown>) => unknown;

/** The test chain as the register's core sees one: through `agreeingChain`, with the requests counted and open to meddling. */
export function coreChain(meddle: Meddle = (_method, _params, answer) => answer()): { chain: AgreeingChain; asked: string[] } {
  const asked: string[] = [];
  const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const { id, method, params } = JSON.parse(String(init?.body)) as { id: number; method: string; params: never[] };
    asked.push(method);
    try {
      const result = await meddle(method, params, () => chain.provider.request({ method, params }));
      return Response.json({ jsonrpc: '2.0', id, result });
    } catch (error) {
      const { code, message, data } = error as { code?: number; message?: string; data?: unknown };
      const bytes = typeof data === 'string' ? data : (data as { data?: unknown } | undefined)?.data;
      return Response.json({ jsonrpc: '2.0', id, error: { code, message, data: bytes } });
    }
  };
  return { chain: agreeingChain({ rpcs: ['http://rpc.test'], fetch: fetch as typeof globalThis.fetch }), asked };
}

/** Signs and sends a request, and waits until it is mined; answers its transaction. */
export async function send(request: TransactionRequest, from: number): Promise<Hex> {
  const client = createWalletClient({ account: keyOf(from), transport: custom(chain.provider) });
  return client.sendTransaction({ chain: null, to: request.to, data: request.data, value: request.value ?? 0n });
}

/** The rules of every kind. */
export const rules = { quorum: 2, rejectionQuorum: 2, lifetime: 1_000, bond: parseEther('0.01') };

/** Seconds that each call of the admin waits. */
export const DELAY = 120;

interface Wanted {
  action?: 'create' | 'update' | 'dispute';
  key: string;
  base?: number;
  document?: number;
  by?: number;
}

/** A registry as in production: its admin waits, its deployer has no role any more. */
export async function deployGoverned() {
  const { address: manager } = await chain.viem.deployContract('AccessManager', [who.admin.account.address]);
  const { write } = getContract({ address: manager, abi: managerAbi, client: who.admin });
  const deployed = await chain.viem.deployContract('Registry', [
    manager,
    curatorAddresses,
    [rules, rules, rules, rules],
    address(accounts.treasury),
  ]);
  const { address: attestations } = await chain.viem.deployContract('Attestations', [manager, deployed.address]);
  const registry = { address: deployed.address, chainId: 31337 };
  await write.setTargetFunctionRole([registry.address, [toFunctionSelector('pause()')], 1n]);
  await write.setTargetFunctionRole([attestations, [toFunctionSelector(getAbiItem({ abi: attestationsAbi, name: 'attest' }))], 2n]);
  await write.grantRole([1n, address(accounts.guardian), 0]);
  await write.grantRole([2n, address(accounts.auditor), 0]);
  await write.grantRole([0n, address(accounts.admin), DELAY]);
  await write.renounceRole([0n, who.admin.account.address]);

  const read = async (id: Hex, meddle?: Meddle): Promise<QueueItem> => {
    const found = await getProposal(coreChain(meddle).chain, { registry, id });
    if (!found) throw new Error(`There is no proposal ${id}.`);
    return found.item;
  };

  async function propose({ action = 'create', key, base = 0, document = 1, by = accounts.contributor }: Wanted): Promise<QueueItem> {
    const request = { registry, action, kind: 'project', key, baseVersion: base, digest: digest(document), bond: rules.bond } as const;
    const transaction = await send(proposeRequest(request), by);
    const { items } = await getProposals(coreChain().chain, { registry, entry: { kind: 'project', key } });
    const item = items.find((one) => one.transaction === transaction);
    if (!item) throw new Error(`${transaction} proposed nothing.`);
    return item;
  }

  const asAdmin = (functionName: 'schedule' | 'execute', data: Hex): Promise<Hex> => {
    const call =
      functionName === 'schedule'
        ? ({ functionName, args: [registry.address, data, 0] } as const)
        : ({ functionName, args: [registry.address, data] } as const);
    return send({ to: manager, data: encodeFunctionData({ abi: managerAbi, ...call }) }, accounts.admin);
  };

  return {
    registry,
    manager,
    attestations,
    read,
    propose,
    schedule: (data: Hex) => asAdmin('schedule', data),
    /** Announces a call of the admin, waits, and executes it. */
    async govern(data: Hex): Promise<void> {
      await asAdmin('schedule', data);
      await chain.networkHelpers.time.increase(DELAY);
      await asAdmin('execute', data);
    },
  };
}
