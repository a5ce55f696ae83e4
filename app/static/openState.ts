import { type Digest, digestOf } from '../../registry/cid/index.ts';
import { placeOf, readHeads, readState, releaseFile } from '../../registry/release/releaseState.ts';
import { carBlocks } from '../../registry/verify/index.ts';
import { loadConfig } from '../state/config.ts';
import { readAhead } from '../state/entryState.ts';
import { showRelease } from '../state/register.ts';
import { root } from '../state/root.ts';

/**
 * Shows the register as the static page was drawn from it: reads the files of the release's state that the page names, and hashes every
 * block in them. False where one of them cannot be read: the page then begins as any other does.
 */
export async function openState(names: readonly string[]): Promise<boolean> {
  try {
    const [config, bytes, ...parts] = await Promise.all([loadConfig(), ...names.map(read)]);
    const state = readState(bytes as Uint8Array);
    if (!config.state) return false;
    if (state.chainId !== config.chainId || state.registry !== config.registry.toLowerCase()) return false;
    const heads = new Map<string, ReturnType<typeof readHeads>>();
    const blocks = new Map<Digest, Uint8Array>();
    await Promise.all(
      parts.map(async (part, i) => {
        const name = names[i + 1] as string;
        const which = state.collections.find((one) => releaseFile.heads(one) === name);
        if (which) heads.set(placeOf(which), readHeads(part, which));
        else
          for await (const one of name.endsWith('.car') ? inCar(part) : [part]) {
            blocks.set(await digestOf(one), one);
            readAhead(one); // one at a time: all in the first drawing would hold the page up
          }
      }),
    );
    showRelease({ state, heads, blocks }, config);
    return true;
  } catch {
    return false;
  }
}

async function read(name: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(`state/${name}`, root));
  if (!answer.ok) throw new RangeError(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function* inCar(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const whole = async function* () {
    yield bytes;
  };
  for await (const block of carBlocks(whole(), 'the release')) yield block.bytes;
}
