import { createInterface } from 'node:readline/promises';
import { DemlError } from '../../registry/errors/index.ts';
import { LOCAL_CHAIN_ID } from '../stack/layout.ts';
import { badArgument } from './options.ts';

interface Ask {
  /** `--yes`. */
  yes: boolean;
  chainId: number;
  question: string;
  /** What nothing is sent for without a yes. */
  what: string;
}

/** On a chain where it costs something, the person is asked once. Throws where the answer is no, or nobody is there. */
export async function agree({ yes, chainId, question, what }: Ask): Promise<void> {
  if (yes || chainId === LOCAL_CHAIN_ID) return;
  if (!process.stdin.isTTY) throw badArgument('--yes', 'it is missing, and nobody is there to ask');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new DemlError(`Nothing was sent for ${what}.`, { code: 'not-agreed', family: 'input', fix: 'Run it again and answer y.' });
}
