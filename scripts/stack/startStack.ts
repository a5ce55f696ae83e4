import { join } from 'node:path';
import { DemlError } from '../../registry/errors/index.ts';
import { type SeedResult, seed } from '../seed.ts';
import { buildApp, builtApp } from './buildApp.ts';
import { type Child, Children } from './children.ts';
import { type Deployment, deployed } from './deploy.ts';
import { type DevChain, startDevChain } from './devChain.ts';
import { startGateway } from './gatewayProcess.ts';
import { startIndexer } from './indexerProcess.ts';
import { keepRunning } from './keepRunning.ts';
import { type Layout, LOCAL_CHAIN_ID, root } from './layout.ts';
import { packApp, packState, type StackApp } from './packApp.ts';
import { choosePorts } from './ports.ts';
import { openStackDir, wipe } from './stackDir.ts';

export interface StackOptions {
  layout: Layout;
  /** Wipe the state first. */
  fresh?: boolean;
  /** Leave the app out: chain, gateway and content only. */
  withoutApp?: boolean;
  /** Start the indexer too. The stack is ready without it: it says when it is there, or why not. */
  indexer?: boolean;
  /** Folder of initial documents. */
  content?: string;
  /** Ends the start: what runs already is stopped, then the start is rejected with the signal's reason. */
  signal?: AbortSignal;
  onStep?: (step: string, detail: string) => void;
  /** A part has ended and does not come back: the stack is of no use any more and should be stopped. */
  onFailure?: (error: unknown) => void;
}

export interface Stack {
  rpc: string;
  gateway: string;
  deployment: Deployment;
  seeded: SeedResult;
  stop(): Promise<void>;
}

/** Starts chain, contracts, app, gateway and content, in this order. Every step finds out what is there already. */
export async function startStack({
  layout,
  fresh,
  withoutApp,
  indexer = false,
  content = join(root, 'content'),
  signal,
  onStep = () => {},
  onFailure = () => {},
}: StackOptions): Promise<Stack> {
  const letGo = await openStackDir(layout);
  const children = new Children(layout.pids);
  let chain: DevChain | undefined;
  let letGatewayEnd = () => {};
  let letIndexerEnd = () => {};
  const stop = onlyOnce(async () => {
    letGatewayEnd();
    letIndexerEnd();
    try {
      await Promise.all([children.stop('gateway'), children.stop('indexer')]);
      await chain?.stop();
    } finally {
      await children.stopAll();
      await letGo();
    }
  });
  const unlessEnded = endable(signal);

  try {
    await children.endLeftovers();
    if (fresh) await wipe(layout);
    const ports = await choosePorts(layout.ports);
    const restarted = (part: string) => (why: string) => onStep(part, why);
    chain = await unlessEnded(
      startDevChain(children, { port: ports.rpc, stateFile: layout.chainState, onRestart: restarted('chain'), onFailure }),
    );
    const rpc = chain.url;
    onStep('chain', `anvil, chain id ${LOCAL_CHAIN_ID}, at ${rpc}`);
    const gateway = `http://127.0.0.1:${ports.gateway.port}`;
    const [deployment] = await unlessEnded(
      Promise.all([deployInChild(children, rpc, layout, !withoutApp), withoutApp ? undefined : buildApp('local')]),
    );
    const registry = { address: deployment.registry, chainId: LOCAL_CHAIN_ID };
    onStep('contracts', `Registry ${registry.address}`);
    let appWithState: StackApp | undefined;
    if (!withoutApp) {
      const config = {
        network: 'local',
        chainId: LOCAL_CHAIN_ID,
        registry: registry.address,
        attestations: deployment.attestations,
        ...(deployment.lab && { lab: deployment.lab }),
        rpcs: [rpc],
        gateways: [gateway],
        peers: [`/ip4/127.0.0.1/tcp/${ports.peer.port}/ws`],
        ...(indexer ? { indexers: [`http://127.0.0.1:${ports.indexer.port}`] } : {}),
      };
      const stackApp = { layout, built: builtApp('local'), config, rpc, gateway, registry };
      const whole = await unlessEnded(packApp(stackApp));
      if (!whole) appWithState = stackApp;
      onStep('app', `built and packed with its config${whole ? ' and the state of the last start' : ''}`);
    }
    await Promise.all([ports.gateway.release(), ports.peer.release()]);
    const app = withoutApp ? undefined : layout.app;
    const { attestations } = deployment;
    const at = { port: ports.gateway.port, peer: ports.peer.port };
    const settings = { ...at, rpc, registry: registry.address, attestations, data: layout.gateway, app };
    let serving: Child | undefined;
    const launch = async () => {
      serving = await startGateway(children, settings);
      return serving;
    };
    letGatewayEnd = await unlessEnded(keepRunning({ name: 'gateway', launch, onRestart: restarted('gateway'), onFailure }));
    onStep('gateway', `IPFS node and HTTP gateway at ${gateway}`);
    const seeded = await unlessEnded(
      seed({
        rpc,
        gateway,
        content,
        registry,
        acknowledged: layout.acknowledged,
        onProgress: (done, total, what) => onStep('content', `${done} of ${total} ${what}`),
      }),
    );
    for (const line of linesOf(seeded)) onStep('content', line);
    if (appWithState) onStep('app', await unlessEnded(packState(appWithState, () => serving as Child)));
    await ports.indexer.release();
    if (indexer) letIndexerEnd = addIndexer({ children, port: ports.indexer.port, rpc, deployment, layout, onStep });
    return { rpc, gateway, deployment, seeded, stop };
  } catch (error) {
    await stop().catch(() => {}); // the reason why it did not start says more
    throw error;
  }
}

/** Starts the indexer behind everything else, and keeps it running. Answers how to let it end. */
function addIndexer({
  children,
  port,
  rpc,
  deployment,
  layout,
  onStep,
}: {
  children: Children;
  port: number;
  rpc: string;
  deployment: Deployment;
  layout: Layout;
  onStep: (step: string, detail: string) => void;
}): () => void {
  let ended = false;
  let letEnd = () => {};
  const onFailure = (error: unknown) => {
    if (!ended)
      onStep('indexer', `is not there, everything else is: ${error instanceof DemlError ? `${error.message} ${error.fix}` : error}`);
  };
  const launch = () => startIndexer(children, { port, rpc, deployment, data: join(layout.indexer, 'tables') });
  keepRunning({ name: 'indexer', launch, onRestart: (why) => onStep('indexer', why), onFailure }).then((release) => {
    letEnd = release;
    if (ended) release();
    else onStep('indexer', `tables and GraphQL at http://127.0.0.1:${port}/graphql`);
  }, onFailure);
  return () => {
    ended = true;
    letEnd();
  };
}

function linesOf({ created, existing, restored, differing }: SeedResult): string[] {
  return [
    created ? `${created} entries proposed and approved` : `${existing} entries are there`,
    ...(restored ? [`${restored} of them were missing on the gateway and are uploaded again`] : []),
    ...(differing.length > 0
      ? [
          `${differing.length} files differ from the registry, which is left as it is: ${differing.slice(0, 3).join(', ')}${differing.length > 3 ? ' …' : ''}`,
          'propose the change, or see it locally with `npm start -- --fresh`',
        ]
      : []),
  ];
}

/**
 * Hardhat takes seconds to load: it is loaded only when there is something to deploy, in a process of its own. The Lab's contracts are for the
 * page that shows them.
 */
async function deployInChild(children: Children, rpc: string, layout: Layout, withLab: boolean): Promise<Deployment> {
  const before = await deployed(rpc, layout.deployment);
  if (before && (before.lab || !withLab)) return before;
  const script = join(root, 'scripts', 'stack', 'deploy.ts');
  const args = [script, rpc, `${LOCAL_CHAIN_ID}`, layout.deployment, ...(withLab ? ['lab'] : [])];
  const child = await children.start('deploy', process.execPath, args, { cwd: root });
  if (!child.ended()) await new Promise((resolve) => child.process.once('exit', resolve));
  const known = child.process.exitCode === 0 ? await deployed(rpc, layout.deployment) : undefined;
  if (!known)
    throw new DemlError(`The contracts could not be deployed: ${child.lastWords()}.`, {
      code: 'deploy',
      family: 'fatal',
      fix: 'Run `npm start -- --fresh`; if it stays, report the lines above.',
    });
  await children.stop('deploy');
  return known;
}

/** Lets a signal end the wait for a promise. */
function endable(signal: AbortSignal | undefined): <T>(promise: Promise<T>) => Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
  ended.catch(() => {}); // nobody may be waiting
  return (promise) => Promise.race([promise, ended]);
}

function onlyOnce(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= task());
}
