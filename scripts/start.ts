import { parseArgs } from 'node:util';
import { DemlError } from '../registry/errors/index.ts';
import { layoutOf } from './stack/layout.ts';
import { startStack } from './stack/startStack.ts';

const help = `npm start: the whole of DeML OS on this machine

Starts a persistent dev chain, the contracts, the IPFS gateway, the content and the app, and prints where they are.
Ctrl-C stops everything; the next start goes on from the same state.

  npm start -- --fresh        wipe the state first
  npm start -- --dir DIR      keep the state in DIR instead of .deml
  npm start -- --without-app  chain, contracts, gateway and content only`;

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, fresh: { type: 'boolean' }, dir: { type: 'string' }, 'without-app': { type: 'boolean' } },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;

try {
  const stack = await startStack({
    layout: layoutOf(values.dir),
    fresh: values.fresh ?? false,
    withoutApp: values['without-app'] ?? false,
    onStep: (step, detail) => console.log(`${seconds()}  ${step.padEnd(10)} ${detail}`),
  });
  console.log(
    `\n  DeML OS   ${stack.gateway}/\n  chain     ${stack.rpc}\n  registry  ${stack.deployment.registry}\n\nCtrl-C stops everything; nothing is lost.`,
  );
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    await stack.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  if (error instanceof DemlError) console.error(`What to do: ${error.fix}`);
  else console.error(error);
  process.exit(1);
}
