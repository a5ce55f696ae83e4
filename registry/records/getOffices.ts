import type { Abi, Address } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { managerAbi, roleIds } from '../proposing/managerAbi.ts';
import { getSeating } from './getCouncil.ts';
import { readView, readViews } from './readViews.ts';

/** What somebody may do beyond what anybody may. */
export type Office = 'curator' | 'auditor';

export interface GetOfficesParameters {
  registry: RegistryAddress;
  accounts: readonly Address[];
}

/** Which of some accounts judge or audit at the newest block, by views alone. Addresses are in lowercase. */
export async function getOffices(chain: Chain, { registry, accounts }: GetOfficesParameters): Promise<Map<Address, Office>> {
  const { seats, blockNumber } = await getSeating(chain, { registry });
  const [authority] = (await readViews(chain, registry, [{ name: 'authority', args: [] }], blockNumber)) as [Address];
  const curators = new Set(seats.map(({ curator }) => curator));
  const offices = await Promise.all(
    [...new Set(accounts)].map(async (account): Promise<[Address, Office][]> => {
      const view = { abi: managerAbi as Abi, to: authority, name: 'getAccess', args: [roleIds.auditor, account] };
      const [since] = await readView<readonly [number]>(chain, registry, view, blockNumber);
      if (since !== 0) return [[account, 'auditor']];
      return curators.has(account) ? [[account, 'curator']] : [];
    }),
  );
  return new Map(offices.flat());
}
