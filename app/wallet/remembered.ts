const name = 'deml.wallet.connected';

/** Whether a wallet was connected when this browser was last here: only then is wallet code loaded unasked. */
export function isRemembered(): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false; // storage is switched off
  }
}

export function remember(connected: boolean): void {
  try {
    if (connected) localStorage.setItem(name, 'yes');
    else localStorage.removeItem(name);
  } catch {
    // storage is switched off: the next visit connects anew
  }
}
