import type { Sent, WalletRequest } from './types.ts';

/** What was sent and not yet seen on the chain. Kept in the tab: a reload goes on watching, another tab does not. */
export interface Pending {
  request: WalletRequest;
  sent: Sent;
}

const nameOf = (id: string): string => `deml.act.${id}`;

export function keepPending(id: string, { request, sent }: Pending): void {
  try {
    sessionStorage.setItem(nameOf(id), JSON.stringify({ request: { ...request, value: String(request.value ?? 0n) }, sent }));
  } catch {
    // storage is switched off: what was sent is watched until the page is left
  }
}

export function pendingOf(id: string): Pending | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') as {
      request: WalletRequest & { value: string };
      sent: Sent;
    } | null;
    return kept && { request: { ...kept.request, value: BigInt(kept.request.value) }, sent: kept.sent };
  } catch {
    return null; // switched off, or another site's data under this name
  }
}

export function forgetPending(id: string): void {
  try {
    sessionStorage.removeItem(nameOf(id));
  } catch {
    // there is none
  }
}
