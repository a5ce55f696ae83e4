import { createWalletClient, http, publicActions } from 'viem';
import {
  approveRequest,
  type Kind,
  kinds,
  proposalsIn,
  proposeRequest,
  type RegistryAddress,
  readRegistry,
} from '../../../registry/actions/index.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import { agreeingChain } from '../../../registry/verify/index.ts';
import { wallets } from '../../../scripts/stack/wallets.ts';

/** Creates an entry as anybody would: a proposal by the contributor, approvals by two curators. */
export async function createEntry(
  rpc: string,
  registry: RegistryAddress,
  entry: { kind: Kind; period?: number; key: string; digest: Digest },
): Promise<void> {
  const clientOf = (account: (typeof wallets)['contributor']) =>
    createWalletClient({ account, transport: http(rpc), pollingInterval: 20 }).extend(publicActions);
  const { bond } = await readRegistry(agreeingChain({ rpcs: [rpc] }), registry, 'rules', [kinds.indexOf(entry.kind)]);
  const contributor = clientOf(wallets.contributor);
  const hash = await contributor.sendTransaction({
    chain: null,
    ...proposeRequest({ registry, action: 'create', baseVersion: 0, bond, ...entry }),
  });
  const { logs } = await contributor.waitForTransactionReceipt({ hash });
  const [opened] = proposalsIn(logs);
  if (!opened) throw new Error('The proposal left no event.');
  for (const curator of wallets.curators.slice(0, opened.proposal.quorum)) {
    const client = clientOf(curator);
    const approval = await client.sendTransaction({ chain: null, ...approveRequest(registry, opened.proposal) });
    await client.waitForTransactionReceipt({ hash: approval });
  }
}
