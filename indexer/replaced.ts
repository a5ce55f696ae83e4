import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DemlError } from '../registry/errors/index.ts';
import type { Settings } from './settings.ts';

/*
 * Ponder follows a reorganisation of what it holds for unsettled: the last 30 blocks at least, 60 at most, on a chain that
 * it has no name for. What is replaced below that stays in its tables for ever. The tables follow from the chain alone, so
 * then they are made anew: when Ponder says so while it runs, and when a settled block is another one at the next start.
 */
type Place = Pick<Settings, 'data' | 'databaseUrl' | 'rpcs' | 'schema'>;

interface Anchor {
  number: number;
  hash: string;
}

/** Blocks below the newest one at which the anchor lies. */
const SETTLED = 30;
const EVERY_MS = 30_000;

const anchorOf = ({ data }: Place): string => `${data}.anchor`;
const markOf = ({ data }: Place): string => `${data}.replaced`;

/** Deletes the embedded database where the chain that it was made from is no more. */
export async function clearIfReplaced(place: Place): Promise<void> {
  const anchor = read<Anchor>(anchorOf(place));
  const now = anchor && (await blockAt(place, `0x${anchor.number.toString(16)}`));
  // A block that the RPC has not got says nothing: it may lag.
  if (read(markOf(place)) === undefined && (!anchor || !now || now.hash === anchor.hash)) return;
  if (place.databaseUrl !== undefined) throw replacedIn(place.schema);
  rmSync(place.data, { recursive: true, force: true });
  rmSync(anchorOf(place), { force: true });
  rmSync(markOf(place), { force: true }); // last: a deletion that breaks off is begun again
}

/** Notes a settled block from time to time. */
export function keepAnchor(place: Place): void {
  const note = async () => {
    const newest = await blockAt(place, 'latest');
    const settled = newest && newest.number > SETTLED && (await blockAt(place, `0x${(newest.number - SETTLED).toString(16)}`));
    if (settled && read(markOf(place)) === undefined) write(anchorOf(place), settled);
  };
  setInterval(() => void note().catch(() => {}), EVERY_MS).unref(); // an RPC that fails now is asked again
}

/** Says that the tables have to be made anew, and ends this process; whoever keeps it running starts it again. */
export function markReplaced(place: Place): never {
  write(markOf(place), {});
  process.exit(75);
}

async function blockAt({ rpcs }: Place, tag: string): Promise<Anchor | undefined> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_getBlockByNumber', params: [tag, false] });
  try {
    const answer = await fetch(rpcs[0] as string, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { result } = (await answer.json()) as { result?: { number: string; hash: string } | null };
    return result ? { number: Number(result.number), hash: result.hash } : undefined;
  } catch {
    return undefined; // Ponder asks too, and says what is wrong
  }
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

function write(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}

const replacedIn = (schema: string): DemlError =>
  new DemlError(`The chain has replaced blocks that the tables in the schema ${schema} rest on.`, {
    code: 'indexer-replaced',
    family: 'fatal',
    fix: 'Drop that schema and `ponder_sync`, delete the files .anchor and .replaced beside DEML_INDEXER_DATA, then start again.',
  });
