import { stripVTControlCharacters } from 'node:util';
import type { Settings } from './settings.ts';

/** Shows each line of the log to somebody, without the colours that CI and terminals ask for: some ends are said there only. */
export function onLog(see: (line: string) => void): void {
  const write = process.stdout.write.bind(process.stdout) as (...parts: unknown[]) => boolean;
  process.stdout.write = (...parts: unknown[]) => {
    const room = write(...parts);
    see(stripVTControlCharacters(String(parts[0]))); // last: it may end the process
    return room;
  };
}

/** Why a line of Ponder's log means that its tables have to be made anew. */
export function whyAnew(line: string, { databaseUrl }: Pick<Settings, 'databaseUrl'>): string | undefined {
  const [, newest, settled] =
    /Failed to fetch latest block.* number=(\d+) [\s\S]*unrecoverable .* reorg beyond finalized block (\d+)/.exec(line) ?? [];
  // A newest block below the settled one is of an RPC that lags, or of a chain that is shorter now; then Ponder asks on.
  if (Number(newest) > Number(settled)) return `the chain has replaced block ${settled}, which Ponder held for settled`;
  // A vote or an ending without its proposal: the RPC left the earlier event out.
  const [, event, block] = /Error while processing event event=(\S+) [\s\S]*?block_number=(\d+)[\s\S]*RecordNotFoundError/.exec(line) ?? [];
  if (event) return `they lack an event that ${event} of block ${block} follows`;
  // After a kill Ponder has been seen to begin at the first block, with rows of its last run still there.
  if (
    /(Error while processing event|unhandledRejection)[\s\S]*(UniqueConstraintError|DelayedInsertError): (Primary|duplicate) key/.test(line)
  )
    return 'they hold rows of a run that broke off before it noted how far it was';
  // Elsewhere the other version may be at work on them: Ponder says what to do.
  if (databaseUrl === undefined && /previously used by a (different Ponder app|Ponder app with)/.test(line))
    return 'another version of the indexer made them';
  return undefined;
}
