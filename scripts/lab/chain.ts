import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPublicClient, http } from 'viem';
import { DemlError, EndpointError } from '../../registry/errors/index.ts';
import { Children } from '../stack/children.ts';
import { anvilBinary } from '../stack/devChain.ts';
import { LOCAL_CHAIN_ID } from '../stack/layout.ts';
import { freePort } from '../stack/ports.ts';

/** Refuses a chain that is none of a developer's machine, or does not answer: the accounts of the Lab are those that everybody knows. */
export async function checkDevChain(rpc: string): Promise<void> {
  const client = createPublicClient({ transport: http(rpc) });
  const id = await client.getChainId().catch((error: unknown) => {
    throw new EndpointError(rpc, 'it does not answer as a chain', error, {
      code: 'endpoint',
      family: 'retry',
      fix: 'Start it with `npm start`, or leave --rpc away: then a chain is started.',
    });
  });
  if (id === LOCAL_CHAIN_ID) return;
  throw new DemlError(`The chain at ${rpc} has the id ${id}, and the local one has ${LOCAL_CHAIN_ID}.`, {
    code: 'not-a-dev-chain',
    family: 'input',
    fix: 'Name the chain that `npm start` prints, or leave --rpc away: then a chain is started.',
  });
}

/** A chain of the Lab's own, which is forgotten when it stops: its clock may be moved. */
export async function startLabChain(folder: string): Promise<{ rpc: string; stop(): Promise<void> }> {
  const children = new Children(join(folder, 'pids'));
  const port = await freePort();
  const rpc = `http://127.0.0.1:${port}`;
  const anvil = await children.start('anvil', anvilBinary(), ['--port', `${port}`, '--chain-id', `${LOCAL_CHAIN_ID}`, '--silent']);
  const client = createPublicClient({ transport: http(rpc, { retryCount: 0 }) });
  const answers = () =>
    client.getChainId().then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 600 && !anvil.ended(); tries++) {
    if (await answers()) return { rpc, stop: () => children.stopAll() };
    await sleep(50);
  }
  await children.stopAll();
  throw new DemlError(`The chain of the Lab did not start: ${anvil.lastWords()}.`, {
    code: 'lab-chain-start',
    family: 'fatal',
    fix: 'See what is said above; a chain that runs already can be named by --rpc.',
  });
}
