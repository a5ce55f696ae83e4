/** What a page is told of a wallet before it is loaded. */
export interface Announced {
  uuid: string;
  name: string;
  rdns: string;
  icon: string;
}

/**
 * Runs in the page, before its own code: EIP-1193 providers, announced by EIP-6963, whose requests cross to the test.
 * Playwright hands over this function's source, so it may use nothing from outside.
 */
export function installWallets(wallets: readonly Announced[]): void {
  type Listener = (value: unknown) => void;
  type Answer = { result?: unknown; error?: { code: number; message: string } };
  const scope = window as unknown as {
    __walletRequest(uuid: string, method: string, params: unknown): Promise<Answer>;
    __walletEvent(uuid: string, event: string, value: unknown): void;
  };
  const heard = new Map<string, Map<string, Set<Listener>>>();
  scope.__walletEvent = (uuid, event, value) => {
    for (const listener of heard.get(uuid)?.get(event) ?? []) listener(value);
  };
  const announcements = wallets.map((info) => {
    const listeners = new Map<string, Set<Listener>>();
    heard.set(info.uuid, listeners);
    // A wallet remembers which pages it was opened to, and hides its accounts from others.
    const mark = `test-wallet:${info.uuid}`;
    const provider = {
      async request({ method, params = [] }: { method: string; params?: unknown }): Promise<unknown> {
        if (method === 'eth_accounts' && !sessionStorage.getItem(mark)) return [];
        const { result, error } = await scope.__walletRequest(info.uuid, method, params);
        // Errors cross as data: an Error loses its code on the way.
        if (error) throw Object.assign(new Error(error.message), error);
        if (method === 'eth_requestAccounts' || method === 'wallet_requestPermissions') sessionStorage.setItem(mark, 'open');
        if (method === 'wallet_revokePermissions') sessionStorage.removeItem(mark);
        return result;
      },
      on(event: string, listener: Listener) {
        listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
        return provider;
      },
      removeListener(event: string, listener: Listener) {
        listeners.get(event)?.delete(listener);
        return provider;
      },
    };
    return Object.freeze({ info: Object.freeze(info), provider });
  });
  const announce = () => {
    for (const detail of announcements) dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  };
  addEventListener('eip6963:requestProvider', announce);
  announce();
}
