import type { RegistryAddress } from '../../registry/actions/chain.ts';
import { getFirstPage } from '../../registry/actions/getFirstPage.ts';
import { getHead } from '../../registry/actions/getHead.ts';
import { getHeads } from '../../registry/actions/getHeads.ts';
import type { Entry, Kind } from '../../registry/actions/words.ts';
import { NoChainError } from '../../registry/errors/index.ts';
import { nearest } from '../../registry/schema/nearest.ts';
import { type AgreeingChain, agreeingChain } from '../../registry/verify/agreeingChain.ts';
import { type BlockReader, createBlockReader } from '../../registry/verify/blockReader.ts';
import { NotFoundError } from '../errors.ts';
import type { Endpoints } from './endpoints.ts';
import { type EntryName, nameOf } from './entryName.ts';

/** What a past state's RPCs say of it; for the present null. */
export type Opinion = 'agrees' | 'disagrees' | 'keeps no state';

/** The register at one block: every answer of a command is drawn from one. */
export interface Register {
  registry: RegistryAddress;
  chain: AgreeingChain;
  reader: BlockReader;
  gateways: readonly string[];
  /** What was asked for by --at; null for now. */
  at: string | null;
  block: bigint;
  /** Seconds since 1970, of that block. */
  time: number;
  /** Months that have notes, newest first. */
  periods: readonly number[];
  /** Every head of a collection. */
  collection(kind: Kind, period?: number): Promise<readonly Entry[]>;
  /** The entry of a name, whatever its version is. Throws `NotFoundError`. */
  find(name: EntryName): Promise<Entry>;
  /** Waits until the other RPCs were asked the same. */
  agreement(): Promise<Opinion | null>;
}

/** Heads in one call. */
const LIMIT = 500;

/** Opens the register now, or as of a moment: a block, a day or a minute. */
export async function openRegister(endpoints: Endpoints, at: string | null = null): Promise<Register> {
  const chain = agreeingChain({ rpcs: endpoints.rpcs });
  const reader = createBlockReader({ gateways: endpoints.gateways });
  const registry = { address: endpoints.registry, chainId: endpoints.chainId ?? (await chainIdOf(endpoints.rpcs)) };
  const common = { registry, chain, reader, gateways: endpoints.gateways, at };
  return at === null ? present(common) : past(common, at);
}

type Common = Pick<Register, 'registry' | 'chain' | 'reader' | 'gateways' | 'at'>;

async function present(common: Common): Promise<Register> {
  const { chain, registry } = common;
  const page = await getFirstPage(chain, { registry, limit: LIMIT });
  const block = page.blockNumber;
  const compared = chain.compare(block);
  const collection = async (kind: Kind, period = 0): Promise<readonly Entry[]> => {
    if (kind === 'project' && page.projects.length >= page.projectCount) return page.projects;
    if (kind === 'metric' && page.metrics.length < LIMIT) return page.metrics;
    if (kind === 'page' && page.pages.length < LIMIT) return page.pages;
    return page.newest.find((month) => month.period === period)?.entries ?? getHeads(chain, { registry, kind, period, block });
  };
  return withFind({
    ...common,
    block,
    time: page.timestamp,
    periods: page.periods,
    collection,
    agreement: () => compared.then(() => null),
  });
}

async function past(common: Common, at: string): Promise<Register> {
  const { chain, registry } = common;
  const { askAt, getRegisterAt, parseMoment } = await import('../../registry/past/index.ts');
  const then = await getRegisterAt(chain, { registry, moment: parseMoment(at) });
  const asked = askAt(chain, registry, then);
  asked.catch(() => {}); // it is told by whoever awaits `agreement`
  return withFind({
    ...common,
    block: then.firstPage.blockNumber,
    time: then.firstPage.timestamp,
    periods: then.firstPage.periods,
    collection: async (kind, period = 0) => then.entries.filter((entry) => entry.kind === kind && entry.period === period),
    agreement: () => asked,
  });
}

function withFind(register: Omit<Register, 'find'>): Register {
  /** A name without its kind is a project's, a page's or a note's, in this order; a month left out is the newest that has the note. */
  async function find({ kind, period, key }: EntryName): Promise<Entry> {
    const places: [Kind, number][] = (kind ? [kind] : (['project', 'page', 'note'] as const)).flatMap((one): [Kind, number][] =>
      one === 'note' ? (period === null ? register.periods : [period]).map((month) => ['note', month]) : [[one, 0]],
    );
    for (const [one, month] of places) {
      const entry = await entryAt(one, month, key);
      if (entry) return entry;
    }
    const known = (await Promise.all(places.map(([one, month]) => register.collection(one, month)))).flat().map((entry) => entry.key);
    const near = nearest(key, [...new Set(known)]);
    const look = `look for it with \`deml list ${kind ?? 'project'}\` or \`deml search ${key}\`.`;
    const shown = kind ? nameOf({ kind, period: period ?? 0, key }) : `entry "${key}"`;
    const when = register.at === null ? '' : ` at block ${register.block}`;
    throw new NotFoundError(`${shown}${when}`, near.length > 0 ? `Did you mean ${near.join(' or ')}? Or ${look}` : `L${look.slice(1)}`);
  }

  async function entryAt(kind: Kind, period: number, key: string): Promise<Entry | undefined> {
    if (register.at === null && kind === 'note') {
      const { chain, registry, block } = register;
      const head = await getHead(chain, { registry, kind, period, key, block });
      return head.status === 'none' ? undefined : { kind, period, key, ...head };
    }
    return (await register.collection(kind, period)).find((entry) => entry.key === key);
  }

  return { ...register, find };
}

/** The id of the chain: of the first RPC that says it. */
async function chainIdOf(rpcs: readonly string[]): Promise<number> {
  const failures: Error[] = [];
  for (const rpc of rpcs) {
    try {
      const response = await fetch(rpc, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
        signal: AbortSignal.timeout(8_000),
      });
      const { result } = (await response.json()) as { result?: unknown };
      if (typeof result === 'string' && /^0x[0-9a-f]+$/i.test(result)) return Number(result);
      failures.push(new Error(`${rpc}: answered eth_chainId without a number.`));
    } catch (cause) {
      failures.push(new Error(`${rpc}: ${cause instanceof Error ? cause.message : cause}.`));
    }
  }
  throw new NoChainError(failures);
}
