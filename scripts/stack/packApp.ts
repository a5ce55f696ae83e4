import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../app/state/config.ts';
import type { RegistryAddress } from '../../registry/actions/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { packRelease } from '../release/packRelease.ts';
import { isCurrent, writeState } from '../release/writeState.ts';
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
export async function packApp({ layout, built, config, rpc, registry }: Omit<StackApp, 'gateway'>): Promise<boolean> {
  const current = await isCurrent(layout.release, { rpcs: [rpc], registry });
  await packRelease(layout.app, { built, config, stateIn: current ? layout.release : undefined });
  return current;
}

/**
 * Packs the app once more, with the register's state as the gateway has it now, and lets the gateway serve that. Without it
 * the app begins with the chain: why it could not be made is told, and the stack goes on.
 */
export async function packState({ layout, built, config, rpc, gateway, registry }: StackApp, serving: () => Child): Promise<string> {
  try {
    const { block, collections } = await writeState(layout.release, { rpcs: [rpc], gateways: [gateway], registry });
    await packRelease(layout.app, { built, config, stateIn: layout.release });
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
