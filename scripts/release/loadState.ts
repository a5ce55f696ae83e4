import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, digestOf, parseCid } from '../../registry/cid/index.ts';
import { type HeldRelease, placeOf, readHeads, readState, releaseFile } from '../../registry/release/index.ts';

/** Reads the state of a release into memory; a block whose bytes have another digest than its name is left out. */
export async function loadState(folder: string): Promise<HeldRelease> {
  const read = (path: string) => readFile(join(folder, 'state', path));
  const state = readState(await read(releaseFile.state));
  const heads = await Promise.all(
    state.collections.map(async (which) => [placeOf(which), readHeads(await read(releaseFile.heads(which)), which)] as const),
  );
  const blocks = new Map<Digest, Uint8Array>();
  for (const name of await readdir(join(folder, 'state', 'blocks')).catch(() => [])) {
    const { digest } = parseCid(name);
    const bytes = await read(releaseFile.block(name));
    if ((await digestOf(bytes)) === digest) blocks.set(digest, bytes);
  }
  return { state, heads: new Map(heads), blocks };
}
