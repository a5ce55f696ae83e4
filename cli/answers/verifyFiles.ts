import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cidOf, type Digest, digestOf } from '../../registry/cid/index.ts';
import { readStateBlock, type StateOf } from '../../registry/state/stateIndex.ts';
import { type StateReport, verifyState } from '../../registry/state/verifyState.ts';
import { carBlocks } from '../../registry/verify/car.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { everyHead } from '../connect/everyHead.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';
import { type VerifyAnswer, verifyEntries } from './verify.ts';

interface Verified {
  register: Register;
  answer: VerifyAnswer;
}

/**
 * A CAR against the chain. One that begins with a state is held against the heads at that state's block, any other
 * by the heads of the register that it holds.
 */
export async function verifyCar(endpoints: Endpoints, path: string, at: string | null): Promise<Verified> {
  const named = await stateNamedBy(path);
  if (!named) return verifyParts(endpoints, path, at);
  if (at !== null) throw new BadArgumentError('--at', `${path} says that it is the state of block ${named.block}`);
  const register = await openRegister(endpoints, String(named.block));
  const report = await verifyState(createReadStream(path), { where: path, heads: await everyHead(register) });
  return { register, answer: answerOf(report, register, path) };
}

/** The state with which a CAR begins; null where it begins with something else. */
async function stateNamedBy(path: string): Promise<StateOf | null> {
  for await (const { bytes } of carBlocks(createReadStream(path), path))
    return readStateBlock(bytes).then(
      ({ state }) => state,
      () => null,
    );
  return null;
}

function answerOf(
  { root, state, entries, verified, blocks, bytes, problems }: StateReport,
  { registry }: Register,
  path: string,
): VerifyAnswer {
  const other = state.chainId !== registry.chainId || state.registry !== registry.address.toLowerCase();
  const why = `It is the state of ${state.registry} on chain ${state.chainId}.`;
  return {
    what: `${path}, the state of block ${state.block}`,
    ...{ entries, verified: other ? 0 : verified, blocks, bytes, root },
    problems: other ? [{ kind: 'unlike', name: 'the state', cid: root, why }, ...problems] : problems,
  };
}

/** A folder of blocks, one a file by whatever name, or of CARs: everything that the chain names has to be in it. */
export async function verifyFolder(endpoints: Endpoints, path: string, at: string | null): Promise<Verified> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const blocks = await blocksIn(files);
  const register = await openRegister(endpoints, at);
  return { register, answer: await verifyEntries(path, await everyHead(register), async (digest) => blocks.get(digest)) };
}

/** A CAR of some entries: those whose heads are in it, whole, and nothing else. */
async function verifyParts(endpoints: Endpoints, path: string, at: string | null): Promise<Verified> {
  const blocks = await blocksIn([path]);
  const register = await openRegister(endpoints, at);
  const asked = new Set<Digest>();
  const entries = (await everyHead(register)).filter(({ digest }) => blocks.has(digest));
  const answer = await verifyEntries(path, entries, async (digest) => {
    asked.add(digest);
    return blocks.get(digest);
  });
  const foreign = [...blocks.keys()].filter((digest) => !asked.has(digest));
  const why = `No head of block ${register.block} links it.`;
  const problems = foreign.map((digest) => ({ kind: 'foreign' as const, name: 'a block', cid: cidOf(digest), why }));
  return { register, answer: { ...answer, problems: [...answer.problems, ...problems] } };
}

async function blocksIn(files: readonly string[]): Promise<Map<Digest, Uint8Array>> {
  const blocks = new Map<Digest, Uint8Array>();
  const keep = async (bytes: Uint8Array) => void blocks.set(await digestOf(bytes), bytes);
  for (const file of files) {
    if (!file.endsWith('.car')) await keep(new Uint8Array(await readFile(file)));
    else for await (const { bytes } of carBlocks(createReadStream(file), file)) await keep(bytes);
  }
  return blocks;
}
