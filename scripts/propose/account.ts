import { readFile, stat } from 'node:fs/promises';
import type { LocalAccount } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { DemlError } from '../../registry/errors/index.ts';
import { LOCAL_CHAIN_ID } from '../stack/layout.ts';
import { wallets } from '../stack/wallets.ts';
import { badArgument } from './options.ts';

/** Who sends: a key of a file, of the environment, or, on the local chain alone, a test account. */
export async function accountOf(
  chainId: number,
  { keyFile, env }: { keyFile: string | undefined; env: Readonly<Record<string, string | undefined>> },
  local: LocalAccount = wallets.contributor,
): Promise<LocalAccount> {
  if (keyFile !== undefined) return fromKey(`--key-file ${keyFile}`, await secretOf(keyFile));
  if (env.DEML_PRIVATE_KEY !== undefined) return fromKey('DEML_PRIVATE_KEY', env.DEML_PRIVATE_KEY);
  if (chainId === LOCAL_CHAIN_ID) return local;
  throw badArgument('--key-file', `it is missing, and chain ${chainId} is not the local one`);
}

async function secretOf(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw badArgument(`--key-file ${file}`, 'others can read it: run chmod 600 on it');
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof DemlError) throw error;
    throw badArgument(`--key-file ${file}`, error instanceof Error ? error.message : String(error));
  }
}

/** The message never holds the key, whatever is wrong with it. */
function fromKey(name: string, secret: string): LocalAccount {
  const key = secret.trim().replace(/^(?!0x)/, '0x');
  if (!/^0x[0-9a-fA-F]{64}$/.test(key)) throw badArgument(name, 'it is not 64 hex digits');
  try {
    return privateKeyToAccount(key as `0x${string}`);
  } catch {
    throw badArgument(name, 'it is no private key of this curve');
  }
}
