import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from 'viem';
import { DemlError } from '../../registry/errors/index.ts';
import type { Child, Children } from './children.ts';
import { root } from './layout.ts';

export interface GatewayProcessOptions {
  port: number;
  rpc: string;
  registry: Address;
  attestations: Address;
  data: string;
  /** Port of loopback at which its node listens for pages, by WebSocket; without it any. */
  peer?: number;
  /** Folder of the app; without it the gateway serves content only. */
  app: string | undefined;
}

/** Starts a gateway as a process of its own, and resolves when it serves. */
export async function startGateway(children: Children, options: GatewayProcessOptions): Promise<Child> {
  const { port, rpc, registry, attestations, data, peer, app } = options;
  const settings = {
    DEML_GATEWAY_DATA: data,
    DEML_GATEWAY_PORT: `${port}`,
    DEML_GATEWAY_LISTEN: `/ip4/127.0.0.1/tcp/0,/ip4/127.0.0.1/tcp/${peer ?? 0}/ws`,
    DEML_GATEWAY_RPC: rpc,
    DEML_GATEWAY_REGISTRY: registry,
    DEML_GATEWAY_ATTESTATIONS: attestations,
    DEML_GATEWAY_POLL_MS: '500',
    ...(app ? { DEML_GATEWAY_APP: app } : {}),
  };
  const child = await children.start('gateway', process.execPath, [join(root, 'gateway', 'main.ts')], {
    cwd: root,
    env: { ...process.env, ...settings },
  });
  for (let i = 0; i < 600 && !child.ended(); i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok && !child.ended()) return child;
    await sleep(100);
  }
  throw new DemlError(`The gateway did not start: ${child.lastWords()}.`, {
    code: 'gateway-start',
    family: 'fatal',
    fix: `If its store is damaged, delete ${data} and run \`npm start\` again: the content is uploaded anew, the chain stays.`,
  });
}
