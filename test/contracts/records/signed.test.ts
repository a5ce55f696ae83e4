import { type Hex, hashTypedData } from 'viem';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyToBytes32 } from '../../../registry/actions/index.ts';
import {
  approvalTypedData,
  approveBySigRequest,
  type Proposal,
  proposalId,
  proposalTypedData,
  registryDomain,
  reviseBySigRequest,
  verifySignature,
} from '../../../registry/proposing/index.ts';
import { chain, now, registryAt } from '../support/chain.ts';
import { accounts, address, coreChain, deployGoverned, digest, keyOf, rules, send } from '../support/records.ts';

const lower = (text: string) => text.toLowerCase();
const { contributor, treasury } = accounts;
const [first, second, third] = accounts.curators;

/** A proposal that nobody opened, under the present rules. */
const unopened = async (key: string, proposer: Hex): Promise<Proposal> => ({
  action: 0,
  kind: 0,
  period: 0,
  key: keyToBytes32(key),
  baseVersion: 0,
  digest: digest(7),
  proposer,
  quorum: 2,
  rejectionQuorum: 2,
  deadline: (await now()) + 500,
  bond: 0n,
});

const approvalOf = async (proposal: Proposal, by: number) => ({
  seat: by - 2,
  signature: await keyOf(by).signTypedData(approvalTypedData(registryDomain(stack.registry), proposal)),
});

/** The 64-byte spelling of a signature (EIP-2098). */
function compact(signature: Hex): Hex {
  const odd = signature.endsWith('1c') ? 1n << 255n : 0n;
  return `${signature.slice(0, 66) as Hex}${(BigInt(`0x${signature.slice(66, 130)}`) | odd).toString(16).padStart(64, '0')}`;
}

let stack: Awaited<ReturnType<typeof deployGoverned>>;
beforeAll(async () => {
  stack = await deployGoverned();
});

describe('what is signed', () => {
  it('has the domain that the registry states', async () => {
    const [fields, name, version, chainId, verifyingContract] = await registryAt(stack.registry.address).read.eip712Domain();
    expect(fields).toBe('0x0f');
    const domain = registryDomain({ ...stack.registry, chainId: Number(chainId) });
    expect({ name, version, chainId: Number(chainId), verifyingContract: lower(verifyingContract) }).toEqual(domain);
  });

  it('names a proposal as the registry does', async () => {
    const item = await stack.propose({ key: 'named' });
    expect(proposalId(item.proposal)).toBe(item.id);
    expect(item).toMatchObject({
      entry: { kind: 'project', period: 0, key: 'named' },
      action: 'create',
      state: 'open',
      votes: [],
      closed: null,
      eventsAgree: true,
    });
    expect(item.proposal.bond).toBe(rules.bond);
  });

  it('is taken by approveBySig, in 65 and in 64 bytes', async () => {
    const { id, proposal } = await stack.propose({ key: 'signed' });
    const long = await approvalOf(proposal, second);
    const short = await approvalOf(proposal, third);
    await send(approveBySigRequest(stack.registry, proposal, [long, { ...short, signature: compact(short.signature) }]), contributor);
    const item = await stack.read(id);
    expect(item).toMatchObject({ state: 'executed', version: 1, approvals: 2, rejections: 0, eventsAgree: true });
    expect(item.votes.map(({ curator, seat, vote }) => [lower(curator), seat, vote])).toEqual([
      [address(second), 1, 'approve'],
      [address(third), 2, 'approve'],
    ]);
  });

  it('makes a whole revision at once, which leaves no ballot', async () => {
    const proposal = await unopened('at-once', address(contributor));
    const signature = (await keyOf(contributor).signTypedData(proposalTypedData(registryDomain(stack.registry), proposal) as never)) as Hex;
    const approvals = [await approvalOf(proposal, first), await approvalOf(proposal, second)];
    await send(reviseBySigRequest(stack.registry, proposal, signature, approvals), treasury);
    const item = await stack.read(proposalId(proposal));
    expect(item).toMatchObject({ state: 'executed', version: 1, approvals: 2, eventsAgree: null });
    expect(item.openedBlock).toBe(item.closed?.block);
  });

  it('is hashed by the whole of its words: another kind of thing has another hash', async () => {
    const proposal = await unopened('words', address(contributor));
    const domain = registryDomain(stack.registry);
    const hashes = [
      proposalTypedData(domain, proposal),
      approvalTypedData(domain, proposal),
      approvalTypedData({ ...domain, chainId: 1 }, proposal),
    ];
    expect(new Set(hashes.map((data) => hashTypedData(data as never))).size).toBe(3);
  });

  it('of a contract wallet is what the wallet says, asked through an RPC', async () => {
    const wallets: [name: string, code: Hex, taken: boolean][] = [
      ['agrees', `0x7f1626ba7e${'00'.repeat(28)}60005260206000f3`, true],
      ['says another word', `0x7f1626ba7f${'00'.repeat(28)}60005260206000f3`, false],
      ['reverts', '0x60006000fd', false],
      ['reverts with words', `0x7f${'12'.repeat(32)}60005260206000fd`, false],
      ['burns all gas', '0xfe', false],
      ['is no contract', '0x', false],
    ];
    const typedData = approvalTypedData(registryDomain(stack.registry), await unopened('wallet', address(contributor)));
    for (const [name, code, taken] of wallets) {
      const wallet: Hex = `0x${'5a'.repeat(20)}`;
      await chain.networkHelpers.setCode(wallet, code);
      const { chain: core } = coreChain();
      expect(await verifySignature(core, { address: wallet, typedData, signature: '0x1234' }), name).toBe(taken);
      expect(core.reports()[0]?.state, name).not.toBe('failed');
    }
  });
});
