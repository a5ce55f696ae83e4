import { type HDAccount, mnemonicToAccount } from 'viem/accounts';

/** The published test mnemonic of every dev chain: its keys are worth nothing, and must stay so. */
export const demoMnemonic = 'test test test test test test test test test test test junk';

/** The accounts that ignition/parameters/local.json gives a role, with the index of each. */
export const demoAccounts: readonly { name: string; index: number }[] = [
  { name: 'Demo contributor', index: 1 },
  { name: 'Demo curator 1', index: 2 },
  { name: 'Demo curator 2', index: 3 },
  { name: 'Demo curator 3', index: 4 },
  { name: 'Demo curator 4', index: 5 },
  { name: 'Demo curator 5', index: 6 },
  { name: 'Demo guardian', index: 7 },
  { name: 'Demo auditor', index: 8 },
  { name: 'Demo admin', index: 9 },
];

export const demoAccount = (index: number): HDAccount => mnemonicToAccount(demoMnemonic, { addressIndex: index });
