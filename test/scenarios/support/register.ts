import { type Address, encodeFunctionData, type Hex } from 'viem';
import type { HDAccount } from 'viem/accounts';
import {
  approveRequest,
  getFirstPage,
  type Kind,
  keyToBytes32,
  kinds,
  type Proposal,
  type ProposalAction,
  proposalsIn,
  proposeRequest,
  readRegistry,
  rejectRequest,
  type TransactionRequest,
  withdrawRequest,
} from '../../../registry/actions/index.ts';
import { type Digest, toDigest } from '../../../registry/cid/index.ts';
import { registryAbi } from '../../../registry/generated/abi.ts';
import {
  approvalTypedData,
  approveBySigRequest,
  attestRequest,
  batchRequest,
  collectRequest,
  proposalTypedData,
  registryDomain,
  reproduceRequest,
  reviseBySigRequest,
} from '../../../registry/proposing/index.ts';
import { agreeingChain } from '../../../registry/verify/index.ts';
import { sender } from '../../../scripts/sender.ts';
import type { Deployment } from '../../../scripts/stack/deploy.ts';
import { wallets } from '../../../scripts/stack/wallets.ts';
import { asAdmin } from './asAdmin.ts';
import { deployManager, managerData } from './nextManager.ts';
import { rpc } from './rpc.ts';

interface Wanted {
  action?: ProposalAction;
  kind?: Kind;
  period?: number;
  key: string;
  baseVersion?: number;
  n?: number;
  /** Of a document that there is, in the place of `n`. */
  digest?: Digest;
}

const digest = (n: number) => toDigest(`0x${n.toString(16).padStart(64, '0')}`);

/** Acts on a registry without content: digests are numbers. */
export function registerAt(url: string, { registry: address, manager, attestations, chainId }: Deployment) {
  const registry = { address, chainId };
  const chain = agreeingChain({ rpcs: [url] });
  const send = (who: HDAccount, request: TransactionRequest) => sender(url, who)(request);
  const [first, second] = wallets.curators as unknown as [HDAccount, HDAccount];

  async function propose({
    action = 'create',
    kind = 'project',
    period = 0,
    key,
    baseVersion = 0,
    n = 1,
    digest: of = digest(n),
  }: Wanted): Promise<Proposal> {
    const { bond } = await readRegistry(chain, registry, 'rules', [kinds.indexOf(kind)]);
    const { logs } = await send(
      wallets.contributor,
      proposeRequest({ registry, action, kind, period, key, baseVersion, digest: of, bond }),
    );
    const [opened] = proposalsIn(logs);
    if (!opened) throw new Error('The proposal left no event.');
    return opened.proposal;
  }
  async function approve(proposal: Proposal): Promise<void> {
    for (const curator of [first, second]) await send(curator, approveRequest(registry, proposal));
  }
  async function reject(proposal: Proposal, spam: boolean): Promise<void> {
    for (const curator of [first, second]) await send(curator, rejectRequest(registry, proposal, digest(0xbad), spam));
  }
  const revise = async (wanted: Wanted): Promise<void> => approve(await propose(wanted));
  const withdraw = (proposal: Proposal) => send(wallets.contributor, withdrawRequest(registry, proposal));
  const collect = () => send(wallets.contributor, collectRequest(registry, wallets.contributor.address));
  const attest = (key: string, version: number) =>
    send(wallets.auditor, attestRequest({ attestations, kind: 'project', key, version, verdict: 'refuted', evidence: digest(0xe) }));
  const reproduce = (key: string, version: number) =>
    send(wallets.deployer, reproduceRequest({ attestations, kind: 'project', key, version, outcome: 'different', evidence: digest(0xf) }));
  const signed = async (proposal: Proposal) =>
    Promise.all(
      [first, second].map(async (curator, seat) => ({
        seat,
        signature: await curator.signTypedData(approvalTypedData(registryDomain(registry), proposal)),
      })),
    );

  /** A proposal that its proposer has signed and nobody has opened. */
  async function offer({ kind = 'project', period = 0, key, n = 1 }: Wanted): Promise<{ proposal: Proposal; signature: Hex }> {
    const { quorum, rejectionQuorum } = await readRegistry(chain, registry, 'rules', [kinds.indexOf(kind)]);
    const { timestamp } = await getFirstPage(chain, { registry, limit: 0, notes: 0 });
    const proposal = {
      action: 0,
      kind: kinds.indexOf(kind),
      period,
      key: keyToBytes32(key),
      baseVersion: 0,
      digest: digest(n),
      proposer: wallets.contributor.address,
      quorum,
      rejectionQuorum,
      deadline: timestamp + 86_400,
      bond: 0n,
    };
    return { proposal, signature: await wallets.contributor.signTypedData(proposalTypedData(registryDomain(registry), proposal)) };
  }

  const govern = (data: Hex) => asAdmin(url, manager, { to: address, data });

  /** Something of everything that can happen. */
  async function story(): Promise<void> {
    await revise({ key: 'alpha' });
    await revise({ key: 'beta', n: 2 });
    await revise({ kind: 'note', period: 202611, key: 'toploc', n: 3 });
    await revise({ action: 'update', key: 'alpha', baseVersion: 1, n: 4 });
    await reject(await propose({ action: 'update', key: 'alpha', baseVersion: 2, n: 5 }), true);
    await reject(await propose({ action: 'update', key: 'alpha', baseVersion: 2, n: 6 }), false);
    await withdraw(await propose({ kind: 'page', key: 'about', n: 7 }));
    await attest('alpha', 2);
    await reproduce('alpha', 2);
    await approve(await propose({ action: 'dispute', key: 'alpha', baseVersion: 2, n: 8 }));
    await reject(await propose({ action: 'dispute', key: 'beta', baseVersion: 1, n: 9 }), false);
    await withdraw(await propose({ action: 'dispute', key: 'beta', baseVersion: 1, n: 10 }));
    await propose({ action: 'dispute', key: 'beta', baseVersion: 1, n: 11 }); // stays open
    const obsolete = await propose({ action: 'dispute', kind: 'note', period: 202611, key: 'toploc', baseVersion: 1, n: 12 });
    await revise({ action: 'retire', kind: 'note', period: 202611, key: 'toploc', baseVersion: 1, n: 13 });
    await withdraw(obsolete);
    await collect();
    await send(wallets.guardian, { to: address, data: encodeFunctionData({ abi: registryAbi, functionName: 'pause' }) });
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'unpause' }));
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [4] }));
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'seat', args: [7, wallets.treasury.address] }));
    const rules = { quorum: 2, rejectionQuorum: 1, lifetime: 600_000, bond: 5n };
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'setRules', args: [3, rules] }));
    await revise({ kind: 'page', key: 'about', n: 14 });
    const bySignature = await propose({ key: 'gamma', n: 16 });
    await send(wallets.contributor, approveBySigRequest(registry, bySignature, await signed(bySignature)));
    const offered = await offer({ key: 'delta', n: 17 });
    await send(wallets.auditor, reviseBySigRequest(registry, offered.proposal, offered.signature, await signed(offered.proposal)));
    await withdraw((await offer({ key: 'epsilon', n: 18 })).proposal); // nobody ever opened it
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'announceSuccessor', args: [attestations] }));
    await propose({ action: 'update', key: 'beta', baseVersion: 1, n: 15 }); // stays open
  }

  /** Thousands of events in a few blocks: proposals without a bond, many in each transaction. */
  async function bulk(transactions: number, each: number): Promise<void> {
    const rules = { quorum: 2, rejectionQuorum: 1, lifetime: 600_000, bond: 0n };
    await govern(encodeFunctionData({ abi: registryAbi, functionName: 'setRules', args: [0, rules] }));
    const mining = setInterval(() => void rpc(url, 'evm_mine').catch(() => {}), 1_000); // anvil leaves one in its pool now and then
    for (let i = 0; i < transactions; i++) {
      const opened = Array.from({ length: each }, (_, j) =>
        proposeRequest({
          registry,
          action: 'create',
          kind: 'project',
          key: `bulk-${i}-${j}`,
          baseVersion: 0,
          digest: digest(i * each + j + 1),
        }),
      );
      await send(wallets.contributor, batchRequest(registry, opened));
    }
    clearInterval(mining);
  }

  /** The registry obeys another AccessManager from now on, whose roles were given before. Answers its address. */
  async function moveAuthority(): Promise<Address> {
    const next = await deployManager(url, wallets.admin);
    await send(wallets.admin, { to: next, data: managerData('grantRole', [1n, wallets.guardian.address, 0]) });
    await asAdmin(url, manager, { to: manager, data: managerData('updateAuthority', [address, next]) });
    const rules = { quorum: 2, rejectionQuorum: 2, lifetime: 700_000, bond: 7n };
    const data = encodeFunctionData({ abi: registryAbi, functionName: 'setRules', args: [2, rules] });
    await send(wallets.admin, { to: address, data });
    return next;
  }

  return { registry, chain, story, bulk, moveAuthority, propose, approve, reject, revise, withdraw };
}
