import { readFile } from 'node:fs/promises';
import { type Address, createPublicClient, http, type PublicClient } from 'viem';
import { type Chain, type RegistryAddress, readRegistry } from '../../registry/actions/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { agreeingChain, type BlockReader, createBlockReader } from '../../registry/verify/index.ts';
import { layoutOf } from '../stack/layout.ts';
import { badArgument, type Endpoints, type Options } from './options.ts';

/** What a proposal needs to know and to ask. */
export interface Connection {
  rpc: string;
  gateway: string;
  registry: RegistryAddress;
  /** The contract of attestations and reproductions, where it is known. */
  attestations: Address | undefined;
  chain: Chain;
  client: PublicClient;
  reader: BlockReader;
}

/** Connects to the given endpoints, or to the local stack that runs. */
export async function connect({ endpoints, dir }: Pick<Options, 'endpoints' | 'dir'>): Promise<Connection> {
  const { rpc, registry: address, gateway, attestations } = endpoints ?? (await localStack(dir));
  const client = createPublicClient({ transport: http(rpc) });
  const chainId = await client.getChainId().catch((cause) => {
    if (endpoints) throw badArgument(`--rpc ${rpc}`, 'no chain answers there');
    throw noStack(layoutOf(dir).dir, cause);
  });
  const chain = agreeingChain({ rpcs: [rpc] });
  const registry = { address, chainId };
  await readRegistry(chain, registry, 'rules', [0]); // a wrong address is said before anything else
  return { rpc, gateway, registry, attestations, chain, client, reader: createBlockReader({ gateways: [gateway] }) };
}

async function localStack(dir: string | undefined): Promise<Endpoints> {
  const layout = layoutOf(dir);
  try {
    const [ports, deployment] = await Promise.all(
      [layout.ports, layout.deployment].map(async (file) => JSON.parse(await readFile(file, 'utf8'))),
    );
    const { registry, attestations } = deployment;
    return { rpc: `http://127.0.0.1:${ports.rpc}`, registry, gateway: `http://127.0.0.1:${ports.gateway}`, attestations };
  } catch (cause) {
    throw noStack(layout.dir, cause);
  }
}

const noStack = (dir: string, cause: unknown): DemlError =>
  new DemlError(`No local stack of ${dir} answers.`, {
    code: 'no-stack',
    family: 'input',
    fix: 'Start one with `npm start`, name its folder with --dir, or give --rpc, --registry and --gateway.',
    cause,
  });
