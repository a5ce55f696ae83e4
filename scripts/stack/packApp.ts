import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../app/state/config.ts';
import type { RegistryAddress } from '../../registry/actions/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { readState, releaseFile } from '../../registry/release/index.ts';
import { runCids } from '../lab/document.ts';
import { packRelease } from '../release/packRelease.ts';
import { isCurrent, writeState } from '../release/writeState.ts';
import { hashOfSources } from './buildApp.ts';
import type { Child } from './children.ts';
import type { Layout } from './layout.ts';

export interface StackApp {
  layout: Layout;
  built: string;
  config: Config;
  rpc: string;
  gateway: string;
  registry: RegistryAddress;
}

/** Packs the app of a stack, with the register's state where the last start left one that is still of now. Says whether it did. */
export async function packApp(app: StackApp): Promise<boolean> {
  const { layout, rpc, registry } = app;
  const current = await isCurrent(layout.release, { rpcs: [rpc], registry });
  await pack(app, current);
  return current;
}

/** What the app was packed from. To draw its pages takes seconds, so it is not done again for the same. */
interface Packed {
  /** What the static pages show. */
  drawn: unknown;
  config: Config;
}

async function pack(app: StackApp, withState: boolean): Promise<void> {
  const { layout, built, config } = app;
  const note = join(layout.release, 'packed.json');
  const before = JSON.parse(await readFile(note, 'utf8').catch(() => '{}')) as Partial<Packed>;
  const packed = withState ? await packedFrom(app) : { drawn: null, config };
  const whole = withState && existsSync(join(layout.app, 'index.html'));
  const same = (part: keyof Packed) => whole && JSON.stringify(before[part]) === JSON.stringify(packed[part]);
  if (same('drawn') && same('config')) return;
  await rm(note, { force: true });
  const drawnIn = same('drawn') ? layout.app : undefined;
  await packRelease(layout.app, { built, config, stateIn: withState ? layout.release : undefined, drawnIn });
  if (withState) await writeFile(note, JSON.stringify(packed));
}

async function packedFrom({ layout, config }: StackApp): Promise<Packed> {
  const { block } = readState(await readFile(join(layout.release, 'state', releaseFile.state)));
  const { rpcs: _, gateways: __, peers: ___, indexers: ____, ...shown } = config;
  return { drawn: { shown, block, sources: await hashOfSources(), runs: await runCids() }, config };
}

/**
 * Packs the app once more, with the register's state as the gateway has it now, and lets the gateway serve that. Without it
 * the app begins with the chain: why it could not be made is told, and the stack goes on.
 */
export async function packState(app: StackApp, serving: () => Child): Promise<string> {
  const { layout, rpc, gateway, registry } = app;
  try {
    const { block, collections } = await writeState(layout.release, { rpcs: [rpc], gateways: [gateway], registry });
    await pack(app, true);
    serving().process.kill('SIGHUP');
    await untilServed(gateway, block.hash);
    const lacking = collections.reduce((sum, one) => sum + one.lacking.length, 0);
    return `packed with the state of block ${block.number}${lacking > 0 ? `, which lacks ${lacking} documents` : ''}`;
  } catch (error) {
    if (!(error instanceof DemlError)) throw error;
    return `carries no state: ${error.message}`;
  }
}

/** An import takes a second or two; a gateway that needs longer is not waited for. */
async function untilServed(gateway: string, hash: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const answer = await fetch(`${gateway}/state/state.json`).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes(hash)) return;
    await sleep(100);
  }
}
