import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOf } from '../../registry/cid/index.ts';
import { BadCarError } from '../../registry/errors/index.ts';
import { type StateReport, verifyState } from '../../registry/state/verifyState.ts';
import { carBlocks } from '../../registry/verify/car.ts';
import type { Endpoints } from '../connect/endpoints.ts';
import { openRegister, type Register } from '../connect/openRegister.ts';
import { everyHead, type VerifyAnswer, verifyEntries } from './verify.ts';

/** Whether something of this name is on this disk. */
export const fileKind = (path: string): Promise<'file' | 'folder' | null> =>
  stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => null,
  );

/**
 * A CAR against the chain. One that begins with a state is held against the heads at that state's block, any other
 * against the heads of the register that is asked for.
 */
export async function verifyCar(
  endpoints: Endpoints,
  path: string,
  at: string | null,
): Promise<{ register: Register; answer: VerifyAnswer }> {
  let register: Register | undefined;
  const report = await verifyState(createReadStream(path), {
    where: path,
    heads: async ({ block }) => {
      register = await openRegister(endpoints, String(block));
      return everyHead(register);
    },
  }).catch((error: unknown) => {
    if (error instanceof BadCarError && /is no state/.test(error.message)) return null;
    throw error;
  });
  if (report && register) return { register, answer: answerOf(report, register, path) };
  return verifyBlocks(endpoints, path, [path], at);
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

/** A folder of blocks, one a file by whatever name, or of CARs, against the heads of the chain. */
export async function verifyFolder(
  endpoints: Endpoints,
  path: string,
  at: string | null,
): Promise<{ register: Register; answer: VerifyAnswer }> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return verifyBlocks(endpoints, path, files, at);
}

async function verifyBlocks(endpoints: Endpoints, what: string, files: readonly string[], at: string | null) {
  const blocks = new Map<Digest, Uint8Array>();
  for (const file of files) {
    if (file.endsWith('.car'))
      for await (const { bytes } of carBlocks(createReadStream(file), file)) blocks.set(await digestOf(bytes), bytes);
    else {
      const bytes = new Uint8Array(await readFile(file));
      blocks.set(await digestOf(bytes), bytes);
    }
  }
  const register = await openRegister(endpoints, at);
  return { register, answer: await verifyEntries(what, await everyHead(register), async (digest) => blocks.get(digest)) };
}
