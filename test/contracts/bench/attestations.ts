import { getContract, type Hex } from 'viem';
import { AUDITOR_ROLE, attestSelector } from '../../../ignition/modules/Attestations.ts';
import { attestationsAbi } from '../../../registry/generated/attestations.ts';
import { chain, deploy, who } from '../support/chain.ts';
import { create, digest, Kind, key } from '../support/values.ts';
import { tick } from './cost.ts';

/** Gas of what is said beside the registry: the first of an entry starts the length of its list. */
export interface AttestationsGas {
  attestFirst: number;
  attest: number;
  reproduceFirst: number;
  reproduce: number;
}

/** Measures attestations of an auditor and reproductions of somebody without a role, on one version. */
export async function measureAttestations(): Promise<AttestationsGas> {
  const { manager, registry } = await deploy();
  const { address } = await chain.viem.deployContract('Attestations', [manager.address, registry.address]);
  await manager.write.setTargetFunctionRole([address, [attestSelector], AUDITOR_ROLE]);
  await manager.write.grantRole([AUDITOR_ROLE, who.guardian.account.address, 0]);
  await registry.revise(create());
  const client = await chain.viem.getPublicClient();
  const says = [Kind.Project, 0, key('gensyn'), 1, 0, digest('how')] as const;
  const gasOf = async (send: () => Promise<Hex>): Promise<number> => {
    await tick();
    return Number((await client.waitForTransactionReceipt({ hash: await send() })).gasUsed);
  };
  const auditor = getContract({ address, abi: attestationsAbi, client: who.guardian }).write;
  const anybody = getContract({ address, abi: attestationsAbi, client: who.outsider }).write;
  return {
    attestFirst: await gasOf(() => auditor.attest([...says])),
    attest: await gasOf(() => auditor.attest([...says])),
    reproduceFirst: await gasOf(() => anybody.reproduce([...says])),
    reproduce: await gasOf(() => anybody.reproduce([...says])),
  };
}
