import { readFile } from 'node:fs/promises';
import type { LabContracts } from '../../lab/process/chain.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { deployed } from '../stack/deploy.ts';
import { layoutOf } from '../stack/layout.ts';

/** The chain and the Lab's contracts of a stack that runs. */
export async function runningStack(dir: string | undefined): Promise<{ rpc: string; page: string; contracts: LabContracts }> {
  const layout = layoutOf(dir);
  try {
    const ports = JSON.parse(await readFile(layout.ports, 'utf8')) as { rpc: number; gateway: number };
    const rpc = `http://127.0.0.1:${ports.rpc}`;
    const lab = (await deployed(rpc, layout.deployment))?.lab;
    if (!lab) throw new Error('it has no contracts of the Lab');
    return { rpc, page: `http://127.0.0.1:${ports.gateway}/#/lab?part=market`, contracts: { ...lab, since: BigInt(lab.since) } };
  } catch (cause) {
    throw new DemlError(`No stack of ${layout.dir} can be used: ${cause instanceof Error ? cause.message : cause}.`, {
      code: 'no-stack',
      family: 'input',
      fix: 'Start it with `npm start`, name its folder by --dir, or leave --stack away: then a chain is started.',
      cause,
    });
  }
}
