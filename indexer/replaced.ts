import { type BlockHash, blockAt } from './blockAt.ts';
import { clearTables } from './clearTables.ts';
import { dropNote, readNote, writeNote } from './notes.ts';
import type { Settings } from './settings.ts';

/*
 * Ponder follows a reorganisation of what it holds for unsettled: the last 30 blocks at least, 60 at most, on a chain that
 * it has no name for. What is replaced below that stays in its tables for ever, and so does what an RPC left out. The
 * tables follow from the chain alone, so then they are made anew, at the next start.
 */

/** Deletes the tables where they have to be made anew, or where the chain that they were made from is no more. */
export async function clearIfReplaced(settings: Settings): Promise<void> {
  const { data } = settings;
  const anchor = readNote<BlockHash>(data, 'anchor');
  const now = anchor && (await blockAt(settings.rpcs[0], anchor.number));
  // A block that the RPC has not got says nothing: it may lag.
  if (readNote(data, 'replaced') === undefined && (!anchor || !now || now.hash === anchor.hash)) return;
  await clearTables(settings);
  dropNote(data, 'anchor');
  dropNote(data, 'replaced'); // last: a deletion that breaks off is begun again
}

/** Notes that the tables have to be made anew, and ends this process; whoever keeps it running starts it again. */
export function endReplaced(data: string, why: string): never {
  console.error(`The tables are made anew at the next start: ${why}.`);
  writeNote(data, 'replaced', { why });
  process.exit(75);
}
