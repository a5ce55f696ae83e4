import type { ChainLog, Entry, Kind, TimedChain } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import type { Collection } from '../../registry/collection/index.ts';
import { askAt, getRegisterAt, type Opinion, parseMoment, type RegisterAt } from '../../registry/past/index.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import type { Access } from './reading.ts';

/** What the shell says of a register of then. */
export interface PastState {
  /** The newest block, whose heads the history was checked against. */
  now: bigint;
  /** The heads of now, of every entry. */
  heads: readonly Entry[];
  /** Revisions since. */
  later: number;
  /** What each RPC says that was asked for the state of then; null until they answered. */
  opinions: readonly Opinion[] | null;
}

/** The register of a moment, in the form in which a reading asks for it. */
export interface Past extends RegisterAt {
  collection(kind: Kind, period: number): Entry[];
  documents(which: Collection, asked: readonly Entry[]): Promise<{ found: Map<Digest, Uint8Array>; failures: Map<Digest, Error> }>;
  opinions(rpcs: readonly string[]): Promise<Opinion[]>;
}

/** More unchanged documents than this come in the CAR of today's collection; no gateway keeps the roots of then. */
const ALONE = 16;
const ABREAST = 16;

/** Reads the heads of a moment. Errors: those of `getRegisterAt`. */
export async function openPast(at: string, { chain, blocks, registry }: Access, onFirst: (block: bigint) => void): Promise<Past> {
  const reading = getRegisterAt(remembering(chain, registry.chainId), { registry, moment: parseMoment(at), onFirst });
  // Logs that an RPC kept back once must not stay missing: the next reading asks for all of them.
  reading.catch(() => told.clear());
  const register = await reading;
  const of = (entries: readonly Entry[], kind: Kind, period: number) =>
    entries.filter((entry) => entry.kind === kind && entry.period === period);

  async function documents(which: Collection, asked: readonly Entry[]) {
    const now = of(register.present.entries, which.kind, which.period);
    const held = new Set(now.map(({ digest }) => digest));
    const unchanged = asked.filter(({ digest }) => held.has(digest)).length;
    const found = new Map(unchanged > ALONE ? (await blocks.collection(which, now)).found : []);
    const failures = new Map<Digest, Error>();
    const rest = asked.filter(({ digest }) => !found.has(digest)).values();
    const worker = async () => {
      for (const { digest } of rest)
        await blocks.block(digest).then(
          (bytes) => found.set(digest, bytes),
          (error) => failures.set(digest, error),
        );
    };
    await Promise.all(Array.from({ length: ABREAST }, worker));
    return { found, failures };
  }

  return {
    ...register,
    collection: (kind, period) => of(register.entries, kind, period),
    documents,
    opinions: (rpcs) => Promise.all(rpcs.map((rpc) => askAt(agreeingChain({ rpcs: [rpc] }), registry, register))),
  };
}

/** Times of old blocks and their logs do not change: they are asked for once a session, so that going from date to date costs little. */
const known = new Map<string, number>();
const told = new Map<string, { to: bigint; logs: ChainLog[] }>();
/** Blocks that are read again: a chain may still replace them. */
const UNSETTLED = 64n;

function remembering(chain: TimedChain, chainId: number): TimedChain {
  return {
    call: chain.call,
    async logs(request) {
      const { address, topics, from = 0n, to } = request;
      if (to === undefined) return chain.logs(request);
      const name = JSON.stringify([chainId, address, topics, `${from}`]);
      const kept = told.get(name);
      const last = kept && (kept.to < to ? kept.to : to) - UNSETTLED;
      const settled = last !== undefined && last > from ? last : null;
      const old = settled === null ? [] : (kept?.logs ?? []).filter(({ blockNumber }) => BigInt(blockNumber) <= settled);
      const logs = [...old, ...(await chain.logs({ ...request, from: settled === null ? from : settled + 1n }))];
      told.set(name, { to, logs });
      return logs;
    },
    async times(blocks) {
      const nameOf = (block: bigint) => `${chainId}/${block}`;
      const missing = blocks.filter((block) => !known.has(nameOf(block)));
      const found = missing.length > 0 ? await chain.times(missing) : [];
      missing.forEach((block, i) => {
        known.set(nameOf(block), found[i] as number);
      });
      return blocks.map((block) => known.get(nameOf(block)) as number);
    },
  };
}
