import { encodeFunctionData, type Hex, keccak256, parseAbi, stringToHex } from 'viem';
import { chain, curatorAddresses, type Wallet, who } from '../support/chain.ts';
import { governorAt, timelockAt } from '../support/managers.ts';
import { create, digest, type Fields, key, update } from '../support/values.ts';

/** Gas of each transaction of one revision through a Governor. */
export type GovernorGas = Record<'propose' | 'firstVote' | 'secondVote' | 'queue' | 'execute', number>;

const reviseAbi = parseAbi(['function revise(uint8 kind, uint32 period, bytes32 key, uint32 baseVersion, bytes32 digest)']);

/**
 * Measures OpenZeppelin's Governor with a timelock doing what the Registry does: a proposal, two votes, the queue, and the
 * execution that writes the same head and lists the same key. Voters hold one vote each; there is no description.
 */
export async function measureGovernor(): Promise<{ create: GovernorGas; update: GovernorGas }> {
  const { viem, networkHelpers } = chain;
  const anybody = '0x0000000000000000000000000000000000000000';
  const votes = await viem.deployContract('BenchVotes', [curatorAddresses]);
  const timelock = await viem.deployContract('TimelockController', [0n, [], [anybody], who.admin.account.address]);
  const { address } = await viem.deployContract('BenchGovernor', [votes.address, timelock.address]);
  const governor = (sender: Wallet) => governorAt(address, sender);
  const role = keccak256(stringToHex('PROPOSER_ROLE'));
  await timelockAt(timelock.address, who.admin).write.grantRole([role, address]);
  const registry = await viem.deployContract('GovernedRegistry', [timelock.address]);
  const client = await viem.getPublicClient();

  async function gas(hash: Hex): Promise<number> {
    const { gasUsed, status } = await client.waitForTransactionReceipt({ hash });
    if (status !== 'success') throw new Error(`Transaction ${hash} of the Governor failed.`);
    return Number(gasUsed);
  }

  async function revise({ kind, period, key: slug, baseVersion, digest: to }: Fields): Promise<GovernorGas> {
    const data = encodeFunctionData({ abi: reviseAbi, args: [kind, period, slug, baseVersion, to] });
    const call = [[registry.address], [0n], [data]] as const;
    const hashed = [...call, keccak256('0x')] as const;
    const { contributor, curators } = who;
    const id = await governor(contributor).read.hashProposal(hashed);

    const propose = await gas(await governor(contributor).write.propose([...call, '']));
    await networkHelpers.mine(2);
    const firstVote = await gas(await governor(curators[0]).write.castVote([id, 1]));
    const secondVote = await gas(await governor(curators[1]).write.castVote([id, 1]));
    await networkHelpers.mine(11);
    const queue = await gas(await governor(contributor).write.queue(hashed));
    const execute = await gas(await governor(contributor).write.execute(hashed));
    return { propose, firstVote, secondVote, queue, execute };
  }

  await revise(create({ key: key('akash') }));
  return { create: await revise(create()), update: await revise(update({ digest: digest('second') })) };
}
