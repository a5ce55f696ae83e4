import { type Cid, cidOf, type Digest, digestOf } from '../cid/index.ts';
import { BadCarError, DemlError } from '../errors/index.ts';
import { carBlocks } from '../verify/car.ts';
import { reach } from './reach.ts';
import { entryName, readStateBlock, type StateEntry, type StateIndex, type StateOf } from './stateIndex.ts';

/** One thing that keeps a CAR from being the state that it names. */
export interface StateProblem {
  /**
   * `missing`: a block is not there; `altered`: its bytes have another digest; `refused`: the bytes are as named and make
   * no document; `foreign`: a block that is no part of the state; `unlike`: the chain holds something else.
   */
  kind: 'missing' | 'altered' | 'refused' | 'foreign' | 'unlike';
  /** What it is about, in words. */
  name: string;
  cid: Cid;
  why: string;
}

/** What a CAR is, against what it says that it is. */
export interface StateReport {
  /** The state root: one CID for everything below. */
  root: Cid;
  state: StateOf;
  /** Entries that the state lists, and those of them whose documents and links are here and on schema. */
  entries: number;
  verified: number;
  blocks: number;
  bytes: number;
  /** Whether it was held against heads of the chain; without, only that it is whole in itself. */
  againstChain: boolean;
  problems: StateProblem[];
}

/** The heads of the chain at the block of a state: those that were read already, or a way to read them. */
export type HeadsOf = readonly StateEntry[] | ((state: StateOf) => Promise<readonly StateEntry[]>);

/**
 * Holds a CAR against the heads of the chain, without any network but `heads`: every block against its digest, every
 * document against its schema, the state against the heads. Whose chain and registry it should be is the caller's to
 * compare: `state` says whose it is. Throws `BadCarError` for what is no CAR of a state.
 */
export async function verifyState(
  car: AsyncIterable<Uint8Array>,
  { heads, where = 'this file' }: { heads?: HeadsOf; where?: string } = {},
): Promise<StateReport> {
  const { root, blocks, altered, bytes } = await readCar(car, where);
  const index = await stateIn(root, blocks, where);
  const problems: StateProblem[] = [];
  const reached = new Set<Digest>();
  const listed = new Map<string, StateEntry>();
  const spoiled = new Set<string>();
  for await (const one of reach(root, ({ digest }) => blocks.get(digest))) {
    const { cid, digest, name, entry, error } = one;
    reached.add(digest);
    if (entry) listed.set(entryName(entry), entry);
    const problem: StateProblem | null = error
      ? { kind: 'refused', name, cid, why: error.message }
      : one.bytes
        ? null
        : altered.has(digest)
          ? { kind: 'altered', name, cid, why: `Its bytes have the digest of ${altered.get(digest)}.` }
          : { kind: 'missing', name, cid, why: 'It is not in the CAR.' };
    if (!problem) continue;
    problems.push(problem);
    if (entry) spoiled.add(entryName(entry));
  }
  for (const digest of [...blocks.keys(), ...altered.keys()])
    if (!reached.has(digest))
      problems.push({ kind: 'foreign', name: 'a block', cid: cidOf(digest), why: 'Nothing of the state links it.' });
  if (heads) problems.push(...unlike(listed, await (typeof heads === 'function' ? heads(index.state) : heads)));
  return {
    root: index.cid,
    state: index.state,
    entries: listed.size,
    verified: listed.size - spoiled.size,
    blocks: blocks.size + altered.size,
    bytes,
    againstChain: heads !== undefined,
    problems,
  };
}

async function readCar(car: AsyncIterable<Uint8Array>, where: string) {
  const blocks = new Map<Digest, Uint8Array>();
  const altered = new Map<Digest, Cid>();
  let root: Digest | undefined;
  let total = 0;
  for await (const { digest, bytes } of carBlocks(car, where)) {
    root ??= digest;
    total += bytes.length;
    const got = await digestOf(bytes);
    if (got === digest) blocks.set(digest, bytes);
    else altered.set(digest, cidOf(got));
  }
  if (root === undefined) throw new BadCarError(where, 'it holds no block');
  return { root, blocks, altered, bytes: total };
}

async function stateIn(root: Digest, blocks: ReadonlyMap<Digest, Uint8Array>, where: string): Promise<StateIndex> {
  const bytes = blocks.get(root);
  if (!bytes) throw new BadCarError(where, 'its first block was altered');
  try {
    return await readStateBlock(bytes);
  } catch (error) {
    if (!(error instanceof DemlError)) throw error;
    throw new BadCarError(where, `its first block is no state: ${error.message.replace(/\.$/, '')}`);
  }
}

/** Where the entries of a state and the heads of the chain differ. */
function unlike(listed: ReadonlyMap<string, StateEntry>, heads: readonly StateEntry[]): StateProblem[] {
  const named = new Map(heads.map((head) => [entryName(head), head]));
  const other = [...named].flatMap(([name, { digest }]): StateProblem[] => {
    const entry = listed.get(name);
    if (entry?.digest === digest) return [];
    const why = entry ? `The state has ${cidOf(entry.digest)} instead.` : 'The state does not list this entry of the chain.';
    return [{ kind: 'unlike', name, cid: cidOf(digest), why }];
  });
  const more = [...listed].flatMap(([name, { digest }]): StateProblem[] =>
    named.has(name) ? [] : [{ kind: 'unlike', name, cid: cidOf(digest), why: 'The chain holds no such entry at that block.' }],
  );
  return [...other, ...more];
}
