import { setTimeout as sleep } from 'node:timers/promises';
import { getHeads } from '../registry/actions/getHeads.ts';
import { getPeriods } from '../registry/actions/getPeriods.ts';
import { type Entry, kinds } from '../registry/actions/words.ts';
import { readLogs } from '../registry/records/readLogs.ts';
import { agreeingChain } from '../registry/verify/agreeingChain.ts';
import { type BlockHash, blockAt } from './blockAt.ts';
import { sourcesOf } from './events.ts';
import { readNote, writeNote } from './notes.ts';
import { ownCount, ownPlaces, ownVersions, reached } from './ownTables.ts';
import { endReplaced } from './replaced.ts';
import type { Settings } from './settings.ts';

/*
 * Ponder believes an RPC that gives no logs for a range which has some, and never asks for that range again. So each
 * settled stretch is read a second time, from every RPC, and counted against the tables; then the heads that the views
 * of the contract give, which owe nothing to logs. The anchor is the block up to which both were found complete.
 */

interface Anchor extends BlockHash {
  /** How many events the tables had up to it: with another number they are others than those that were compared. */
  events: number;
}

/** Blocks below the newest one that count as settled. */
const SETTLED = 30;

/** Compares the tables with the chain again and again. Ends the process where the same is missing twice: Ponder may be about to follow. */
export async function keepComplete(settings: Settings): Promise<never> {
  let before: string | undefined;
  for (let failed = ''; ; await sleep(settings.checkMs, undefined, { ref: false })) {
    const lack = await findLack(settings).catch((error: unknown) => {
      if (`${error}` !== failed) console.error(`The tables could not be compared with the chain now: ${error}`);
      failed = `${error}`;
      return undefined;
    });
    if (lack !== undefined && lack === before)
      endReplaced(settings.data, `${lack}. If this comes again, DEML_INDEXER_RPC gives incomplete logs: take another`);
    before = lack;
  }
}

/** The first thing that the tables lack up to the newest settled block, in words; undefined where nothing is missing, or nothing is known. */
async function findLack(settings: Settings): Promise<string | undefined> {
  const { data, rpcs, startBlock } = settings;
  const newest = await blockAt(rpcs[0], 'latest');
  const settled = newest && (await blockAt(rpcs[0], newest.number - SETTLED));
  if (!settled || (await reached(settings)) < settled.number) return;
  const anchor = readNote<Anchor>(data, 'anchor');
  const known = anchor !== undefined && (await ownCount(settings, anchor.number)) === anchor.events ? anchor : undefined;
  const from = known ? known.number + 1 : startBlock;
  if (settled.number < from) return;

  const own = await ownPlaces(settings, from, settled.number);
  const answers = await Promise.allSettled(rpcs.map((rpc) => placesAt(settings, rpc, from, settled.number)));
  const said = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  for (const places of said) {
    const [lacked] = [...places].find(([place, times]) => (own.get(place) ?? 0) < times) ?? [];
    if (lacked !== undefined) return `they lack an event of block ${lacked.replace(' ', ', transaction ')}`;
  }
  const headless = await lackedHead(settings, BigInt(settled.number));
  if (headless) return `they lack the head of ${headless.kind} ${headless.key}, version ${headless.version}`;
  const same = said.some((places) => sum(places) === sum(own));
  if (same && (await blockAt(rpcs[0], settled.number))?.hash === settled.hash)
    writeNote(data, 'anchor', { ...settled, events: (known?.events ?? 0) + sum(own) } satisfies Anchor);
  return;
}

/** How many events each transaction of a stretch has left, by block and transaction, as one RPC says. */
async function placesAt(settings: Settings, rpc: string, from: number, to: number): Promise<Map<string, number>> {
  const chain = agreeingChain({ rpcs: [rpc] });
  const places = new Map<string, number>();
  for (const { address, topics } of sourcesOf(settings))
    for (const log of await readLogs(chain, { address, topics: [topics], from: BigInt(from), to: BigInt(to) })) {
      const place = `${BigInt(log.blockNumber)} ${log.transactionHash}`;
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  return places;
}

/** A head that the contract had at a settled block, and that the tables do not have. */
async function lackedHead(settings: Settings, block: bigint): Promise<Entry | undefined> {
  const { registry: address, chainId, rpcs } = settings;
  const registry = { address, chainId };
  const chain = agreeingChain({ rpcs });
  const own = await ownVersions(settings);
  for (const kind of kinds)
    for (const period of kind === 'note' ? await getPeriods(chain, { registry, kind, block }) : [0]) {
      const heads = await getHeads(chain, { registry, kind, period, block });
      const lacked = heads.find(({ key, version }) => (own.get(`${kind} ${period} ${key}`) ?? 0) < version);
      if (lacked) return lacked;
    }
  return undefined;
}

const sum = (places: Map<string, number>): number => [...places.values()].reduce((a, b) => a + b, 0);
