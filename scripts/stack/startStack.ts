import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DemlError } from '../../registry/errors/index.ts';
import { seed } from '../seed.ts';
import { buildApp } from './buildApp.ts';
import { Children } from './children.ts';
import { type Deployment, deployed } from './deploy.ts';
import { startDevChain } from './devChain.ts';
import { type Layout, LOCAL_CHAIN_ID, root } from './layout.ts';
import { packApp } from './packApp.ts';
import { choosePorts } from './ports.ts';

export interface StackOptions {
  layout: Layout;
  /** Wipe the state first. */
  fresh?: boolean;
  /** Leave the app out: chain, gateway and content only. */
  withoutApp?: boolean;
  /** Folder of initial documents. */
  content?: string;
  onStep?: (step: string, detail: string) => void;
}

export interface Stack {
  rpc: string;
  gateway: string;
  deployment: Deployment;
  seeded: { created: number; existing: number };
  stop(): Promise<void>;
}

/** Starts chain, contracts, app, gateway and content, in this order. Every step finds out what is there already. */
export async function startStack({
  layout,
  fresh,
  withoutApp,
  content = join(root, 'content'),
  onStep = () => {},
}: StackOptions): Promise<Stack> {
  const children = new Children(layout.pids);
  await children.endLeftovers();
  if (fresh) await rm(layout.dir, { recursive: true, force: true });
  await mkdir(layout.dir, { recursive: true });
  const ports = await choosePorts(layout.ports);

  const chain = await startDevChain(children, { port: ports.rpc, stateFile: layout.chainState });
  onStep('chain', `anvil, chain id ${LOCAL_CHAIN_ID}, at ${chain.url}`);
  const stop = async () => {
    await children.stop('gateway');
    await chain.stop();
  };
  try {
    const gateway = `http://127.0.0.1:${ports.gateway}`;
    const [deployment] = await Promise.all([deployInChild(children, chain.url, layout), withoutApp ? undefined : buildApp()]);
    onStep('contracts', `Registry ${deployment.registry}`);
    if (!withoutApp) {
      const config = { network: 'local', chainId: LOCAL_CHAIN_ID, registry: deployment.registry, rpcs: [chain.url], gateways: [gateway] };
      await packApp(join(root, 'dist', 'app'), layout.app, config);
      onStep('app', 'built and packed with its config');
    }
    await startGateway(children, { port: ports.gateway, rpc: chain.url, deployment, layout, app: withoutApp ? undefined : layout.app });
    onStep('gateway', `IPFS node and HTTP gateway at ${gateway}`);
    const seeded = await seed({
      rpc: chain.url,
      gateway,
      content,
      registry: { address: deployment.registry, chainId: LOCAL_CHAIN_ID },
      acknowledged: layout.acknowledged,
      onProgress: (done, total, what) => onStep('content', `${done} of ${total} ${what}`),
    });
    onStep('content', seeded.created ? `${seeded.created} entries proposed and approved` : `${seeded.existing} entries are there`);
    return { rpc: chain.url, gateway, deployment, seeded, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Hardhat takes seconds to load: it is loaded only when there is something to deploy, in a process of its own. */
async function deployInChild(children: Children, rpc: string, layout: Layout): Promise<Deployment> {
  const before = await deployed(rpc, layout.deployment);
  if (before) return before;
  const output: string[] = [];
  const script = join(root, 'scripts', 'stack', 'deploy.ts');
  const child = await children.start('deploy', process.execPath, [script, rpc, `${LOCAL_CHAIN_ID}`, layout.deployment], {
    cwd: root,
    mark: script,
    onLine: (line) => output.push(line),
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await children.stop('deploy');
  const known = code === 0 ? await deployed(rpc, layout.deployment) : undefined;
  if (!known)
    throw new DemlError(`The contracts could not be deployed: ${output.slice(-8).join('\n')}`, {
      code: 'deploy',
      family: 'fatal',
      fix: 'Run `npm start -- --fresh`; if it stays, report the lines above.',
    });
  return known;
}

async function startGateway(
  children: Children,
  { port, rpc, deployment, layout, app }: { port: number; rpc: string; deployment: Deployment; layout: Layout; app: string | undefined },
): Promise<void> {
  const output: string[] = [];
  const script = join(root, 'gateway', 'main.ts');
  const env = {
    ...process.env,
    DEML_GATEWAY_DATA: layout.gateway,
    DEML_GATEWAY_PORT: `${port}`,
    DEML_GATEWAY_RPC: rpc,
    DEML_GATEWAY_REGISTRY: deployment.registry,
    DEML_GATEWAY_POLL_MS: '500',
    ...(app ? { DEML_GATEWAY_APP: app } : {}),
  };
  const child = await children.start('gateway', process.execPath, [script], {
    cwd: root,
    env,
    mark: script,
    onLine: (line) => output.push(line),
  });
  for (let i = 0; i < 300 && child.exitCode === null; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new DemlError(`The gateway did not start: ${output.slice(-8).join('\n') || 'no answer'}`, {
    code: 'gateway-start',
    family: 'fatal',
    fix: 'If its store is damaged, start anew with `npm start -- --fresh`.',
  });
}
