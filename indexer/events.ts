import { type AbiEvent, type Address, type Hex, toEventSelector } from 'viem';
import { registryAbi } from '../registry/generated/abi.ts';
import { attestationsAbi } from '../registry/generated/attestations.ts';
import { managerAbi } from '../registry/proposing/managerAbi.ts';
import type { Settings } from './settings.ts';

/** In the interface by inheritance; no contract of the register ever emits it, and nothing handles it. */
const unused = 'EIP712DomainChanged';

const namesIn = (abi: readonly { type: string; name?: string }[]): ReadonlyMap<Hex, string> =>
  new Map(
    (abi.filter(({ type, name }) => type === 'event' && name !== unused) as AbiEvent[]).map((one) => [toEventSelector(one), one.name]),
  );

const names = { registry: namesIn(registryAbi), attestations: namesIn(attestationsAbi), manager: namesIn(managerAbi) };
const known = new Map([...names.registry, ...names.attestations, ...names.manager]);

/** The name of an event by its first topic. */
export function nameOf(topic: Hex | null | undefined): string {
  const name = known.get(topic as Hex);
  if (name === undefined) throw new RangeError(`No event of the register has the topic ${topic}.`);
  return name;
}

/** The contracts whose events make the tables, each with the first topics of those. */
export function sourcesOf({ registry, attestations, managers }: Settings): { address: Address; topics: Hex[] }[] {
  return [
    { address: registry, topics: [...names.registry.keys()] },
    { address: attestations, topics: [...names.attestations.keys()] },
    ...managers.map((address) => ({ address, topics: [...names.manager.keys()] })),
  ];
}
