import type { Address } from 'viem';
import { getAddress } from 'viem/utils';
import { useRegister } from '../../state/register.ts';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';

/** An address in full, and whether it is the reader's own. */
export function Account({ address }: { address: Address }) {
  const { account } = useWallet();
  const own = account?.toLowerCase() === address.toLowerCase();
  return (
    <>
      <span className="mono">{getAddress(address)}</span>
      {own && <b className="own"> {t('you')}</b>}
    </>
  );
}

/** A role's holder whose account is the connected one. */
export function useIsOwn(): (address: Address | null | undefined) => boolean {
  const { account } = useWallet();
  return (address) => Boolean(account && address && account.toLowerCase() === address.toLowerCase());
}

/** The registry that governs and is governed, once the config is read. */
export const useRegistryAddress = (): Address | undefined => useRegister('config').config?.registry;
