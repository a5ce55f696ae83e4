import { type HDAccount, mnemonicToAccount } from 'viem/accounts';

/** The published test mnemonic of every dev chain: its keys are worth nothing, and must stay so. */
const mnemonic = 'test test test test test test test test test test test junk';

const account = (index: number): HDAccount => mnemonicToAccount(mnemonic, { addressIndex: index });

/** The accounts of a local stack, in the roles that ignition/parameters/local.json gives them. */
export const wallets = {
  /** Has no role once it has handed over. */
  deployer: account(0),
  contributor: account(1),
  curators: [account(2), account(3), account(4), account(5), account(6)],
  guardian: account(7),
  auditor: account(8),
  /** Its calls wait for the delay of the handover. */
  admin: account(9),
  treasury: account(10),
} as const;
