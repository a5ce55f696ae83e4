import { readFile } from 'node:fs/promises';
import { artifacts } from 'hardhat';
import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import handoverModule from '../../ignition/modules/Handover.ts';
import registryModule from '../../ignition/modules/Registry.ts';
import { chain, curatorAddresses, GUARDIAN_ROLE, registryAt, who } from './support/chain.ts';
import { managerAt } from './support/managers.ts';
import { Kind } from './support/values.ts';

const parameters = JSON.parse(await readFile(new URL('../../ignition/parameters/local.json', import.meta.url), 'utf8'));

/** Where a module has put its contracts. */
async function addresses(deployment: Promise<unknown>): Promise<{ manager: Address; registry: Address }> {
  const { manager, registry } = (await deployment) as Record<'manager' | 'registry', { address: Address }>;
  return { manager: manager.address, registry: registry.address };
}

describe('the Ignition module', () => {
  it('deploys a registry that works with the local parameters', async () => {
    const { manager, registry } = await addresses(chain.ignition.deploy(registryModule, { parameters }));
    const deployed = registryAt(registry);
    expect((await deployed.read.seats()).map(({ curator }) => curator.toLowerCase())).toEqual(curatorAddresses);
    expect(await deployed.read.rules([Kind.Note])).toEqual({ ...parameters.Registry.rules[Kind.Note], bond: 2n * 10n ** 15n });
    expect(await deployed.read.treasury()).toBe(parameters.Registry.treasury);
    expect(await managerAt(manager, who.admin).read.hasRole([GUARDIAN_ROLE, who.guardian.account.address])).toEqual([true, 0]);
    await deployed.as(who.guardian).pause();
    await deployed.as(who.admin).unpause();
  });

  it('leaves the same code on the chain that the tests judge', async () => {
    const { registry } = await addresses(chain.ignition.deploy(registryModule, { parameters }));
    const code = await (await chain.viem.getPublicClient()).getCode({ address: registry });
    const { deployedBytecode, immutableReferences } = await artifacts.readArtifact('Registry');
    const places = Object.values(immutableReferences ?? {}).flat();
    expect(places.length).toBeGreaterThan(0); // the domain of signatures: chain, address, hashes
    const rest = (text: string | undefined) =>
      places.reduce(
        (kept, { start, length }) => kept.slice(0, 2 + 2 * start) + '-'.repeat(2 * length) + kept.slice(2 + 2 * (start + length)),
        `${text}`,
      );
    expect(rest(code)).toBe(rest(deployedBytecode));
  });
});

describe('the handover', () => {
  it('makes the new admin the only one, behind the delay', async () => {
    const adminDelay = 86_400;
    const handover = { ...parameters, Handover: { ...parameters.Handover, adminDelay } };
    const { manager } = await addresses(chain.ignition.deploy(handoverModule, { parameters: handover }));
    expect(await managerAt(manager, who.admin).read.hasRole([0n, parameters.Handover.admin])).toEqual([true, adminDelay]);
    expect(await managerAt(manager, who.admin).read.hasRole([0n, who.admin.account.address])).toEqual([false, 0]);
  });
});
