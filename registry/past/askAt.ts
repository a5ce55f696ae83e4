import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { getFirstPage } from '../actions/getFirstPage.ts';
import type { Entry } from '../actions/words.ts';
import type { RegisterAt } from './getRegisterAt.ts';

/** What an RPC says of a past block: the same, otherwise, or nothing, as it keeps no state that old. */
export type Opinion = 'agrees' | 'disagrees' | 'keeps no state';

/** Entries of a kind that are compared at most. */
const LIMIT = 500;

/** Asks the contract's own view at that block, where an RPC still keeps the state: a second opinion on what events say. */
export async function askAt(
  chain: Chain,
  registry: RegistryAddress,
  { firstPage, entries }: Pick<RegisterAt, 'firstPage' | 'entries'>,
): Promise<Opinion> {
  const block = firstPage.blockNumber;
  const page = await getFirstPage(chain, { registry, limit: LIMIT, block }).catch(() => null);
  // An RPC that answers for another block answers another question.
  if (!page || page.blockNumber !== block) return 'keeps no state';
  const known = new Map(entries.map((entry) => [idOf(entry), entry]));
  const told = [page.projects, page.metrics, page.pages, ...page.newest.map((month) => month.entries)].flat();
  const whole =
    page.projectCount === firstPage.projectCount &&
    page.timestamp === firstPage.timestamp &&
    page.metrics.length === Math.min(LIMIT, firstPage.metrics.length) &&
    page.pages.length === Math.min(LIMIT, firstPage.pages.length) &&
    page.periods.join() === firstPage.periods.join();
  return whole && told.every((entry) => same(entry, known.get(idOf(entry)))) ? 'agrees' : 'disagrees';
}

const idOf = ({ kind, period, key }: Entry): string => `${kind}/${period}/${key}`;

const same = (a: Entry, b: Entry | undefined): boolean =>
  b !== undefined && (Object.keys(a) as (keyof Entry)[]).every((name) => a[name] === b[name]);
