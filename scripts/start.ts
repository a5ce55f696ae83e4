import { parseArgs } from 'node:util';
import { layoutOf } from './stack/layout.ts';
import { type Stack, startStack } from './stack/startStack.ts';
import { tell } from './tell.ts';

const help = `npm start: the whole of DeML OS on this machine

Starts a persistent dev chain, the contracts, the IPFS gateway, the content and the app, and prints where they are.
Ctrl-C stops everything; the next start goes on from the same state. A part that ends by itself is started again.

  npm start -- --fresh        wipe the state first
  npm start -- --dir DIR      keep the state in DIR instead of .deml
  npm start -- --without-app  chain, contracts, gateway and content only
  npm start -- --without-indexer  all but the indexer, which history by tables and GraphQL need`;

/** Within this time a second signal is the same Ctrl-C, passed on by npm; later it is a wish to end at once. */
const SAME_SIGNAL_MS = 1_000;

const began = performance.now();
const interrupted = new AbortController();
let stack: Stack | undefined;
let stoppingSince: number | undefined;
let statusAtStop = 1;

try {
  await main();
} catch (error) {
  if (!interrupted.signal.aborted) {
    console.error();
    tell(error);
  }
  process.exit(statusAtStop);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      fresh: { type: 'boolean' },
      dir: { type: 'string' },
      'without-app': { type: 'boolean' },
      'without-indexer': { type: 'boolean' },
    },
  });
  if (values.help) return console.log(help);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.stdout.on('error', () => stop(0)); // nobody reads any more, as with `npm start | head`
  stack = await startStack({
    layout: layoutOf(values.dir),
    fresh: values.fresh ?? false,
    withoutApp: values['without-app'] ?? false,
    indexer: !values['without-app'] && !values['without-indexer'],
    signal: interrupted.signal,
    onStep: (step, detail) => {
      if (stoppingSince !== undefined) return; // what is still under way ends; it is no news any more
      console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${step.padEnd(10)} ${detail}`);
    },
    onFailure: (error) => {
      tell(error);
      void stop(1);
    },
  });
  console.log(
    `\n  DeML OS   ${stack.gateway}/\n  chain     ${stack.rpc}\n  registry  ${stack.deployment.registry}\n\nCtrl-C stops everything; nothing is lost.`,
  );
}

function onSignal(): void {
  if (stoppingSince === undefined) {
    console.log('\nStopping …');
    void stop(stack ? 0 : 130);
  } else if (performance.now() - stoppingSince > SAME_SIGNAL_MS) {
    process.exit(1); // ends the children too; what was acknowledged is on the disk
  }
}

async function stop(status: number): Promise<void> {
  if (stoppingSince !== undefined) return;
  stoppingSince = performance.now();
  statusAtStop = status;
  interrupted.abort(); // before the stack is ready, the start itself stops what runs and ends this process
  if (!stack) return;
  try {
    await stack.stop();
  } catch (error) {
    tell(error);
    process.exit(1);
  }
  process.exit(status);
}
