import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { getHeadsPage } from '../actions/getHeads.ts';
import { callTogether } from '../actions/getHeadsOf.ts';
import { decodeWords, encodeWords } from '../actions/layout.ts';
import { type Entry, entryFrom, kinds } from '../actions/words.ts';
import { registryViews } from '../generated/views.ts';
import { inTurns } from '../verify/hedge.ts';

/** Months of one call, and notes of each: 1,500 heads stay below the gas that RPCs give a call. */
const MONTHS = 15;
const NOTES = 100;

const note = kinds.indexOf('note');

/** The heads of all notes of several months, many months in a call; a month that has more than fit is read on alone. */
export async function headsOfMonths(
  chain: Chain,
  { registry, periods, block }: { registry: RegistryAddress; periods: readonly number[]; block: bigint },
): Promise<Map<number, Entry[]>> {
  const [selector, inputs, outputs] = registryViews.heads;
  const parts = Array.from({ length: Math.ceil(periods.length / MONTHS) }, (_, i) => periods.slice(i * MONTHS, (i + 1) * MONTHS));
  const pages = await inTurns(parts, (some) =>
    callTogether(chain, registry, {
      calls: some.map((period) => `${selector.slice(2)}${encodeWords(inputs, [note, period, 0n, BigInt(NOTES)])}`),
      block,
      decode: (data, i) => {
        const [raw, next] = decodeWords(outputs, data) as [never[], bigint];
        return { period: some[i] as number, entries: raw.map(entryFrom('note', some[i] as number)), next };
      },
    }),
  );
  const months = await inTurns(pages.flat(), async ({ period, entries, next }): Promise<[number, Entry[]]> => {
    const all = [...entries];
    for (let cursor = entries.length < NOTES ? null : next; cursor !== null; ) {
      const page = await getHeadsPage(chain, { registry, kind: 'note', period, block, cursor });
      all.push(...page.entries);
      cursor = page.next;
    }
    return [period, all];
  });
  return new Map(months);
}
