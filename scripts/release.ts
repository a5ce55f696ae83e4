import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Address, createPublicClient, http, isAddress } from 'viem';
import type { Config } from '../app/state/config.ts';
import { BadConfigError } from '../registry/errors/index.ts';
import { folderBlocks, writeFolderCar } from './release/folderCar.ts';
import { packRelease } from './release/packRelease.ts';
import { writeState } from './release/writeState.ts';
import { buildApp, builtApp } from './stack/buildApp.ts';
import { command } from './tell.ts';

const help = `npm run release: the app with the register's state of a block, as one folder to be pinned

  npm run release -- --rpc URL --gateway URL --registry 0x… --out DIR

Builds the app, reads every head at the block and every document behind it, draws the static pages, and prints the CID that a
gateway gives the folder. Two releases of the same sources, config and block are the same.

  --rpc URL        may be given several times, as --gateway, --indexer and --peer; all stand in the config
  --block N        the block whose state it carries; the newest without
  --network NAME   shown in the status line; "chain <id>" without
  --attestations 0x…   the auditors' contract
  --config FILE    a config.json to begin with; flags replace what it says
  --limit MIB      most MiB of documents, 256 by default; older months of notes are left out first, and the state says so
  --car FILE       the folder as one CAR too
  --without-state  the app and its config only`;

await command(async () => {
  const { values } = parseArgs({
    options: {
      ...{ help: { type: 'boolean' }, out: { type: 'string' }, car: { type: 'string' }, config: { type: 'string' } },
      ...{ rpc: { type: 'string', multiple: true }, gateway: { type: 'string', multiple: true } },
      ...{ indexer: { type: 'string', multiple: true }, peer: { type: 'string', multiple: true } },
      ...{ registry: { type: 'string' }, attestations: { type: 'string' }, network: { type: 'string' } },
      ...{ block: { type: 'string' }, limit: { type: 'string' }, 'without-state': { type: 'boolean' } },
    },
  });
  if (values.help) return console.log(help);
  const { out } = values;
  if (!out) throw new BadConfigError('--out', 'a folder for the release is needed');
  const config = await configOf(values);
  const block = numberOf('--block', values.block);
  const mib = numberOf('--limit', values.limit);

  await buildApp('release');
  const folder = await mkdtemp(join(tmpdir(), 'deml-release-'));
  try {
    if (!values['without-state']) {
      const state = await writeState(folder, {
        ...{ rpcs: config.rpcs, gateways: config.gateways },
        registry: { address: config.registry, chainId: config.chainId },
        ...(block !== undefined && { block: BigInt(block) }),
        ...(mib !== undefined && { limit: mib * 1024 * 1024 }),
        onProgress: (entries, of) => console.log(`${entries} of ${of} entries`),
      });
      console.log(`state of block ${state.block.number}, ${state.block.hash}`);
      for (const { kind, period, documents, lacking } of state.collections) {
        if (documents === 'left-out') console.log(`left out: ${kind} ${period}`);
        if (lacking.length > 0) console.log(`no gateway had all of: ${kind} ${period || ''} ${lacking.join(', ')}`);
      }
    }
    await packRelease(out, { built: builtApp('release'), config, stateIn: values['without-state'] ? undefined : folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const made = await folderBlocks(out);
  if (values.car) await writeFolderCar(made, values.car);
  const bytes = [...made.blocks.values()].reduce((sum, one) => sum + one.bytes.length, 0);
  console.log(`${made.blocks.size} blocks, ${(bytes / 1024 / 1024).toFixed(1)} MiB\n${made.root}`);
});

interface Flags {
  rpc?: string[] | undefined;
  gateway?: string[] | undefined;
  indexer?: string[] | undefined;
  peer?: string[] | undefined;
  registry?: string | undefined;
  attestations?: string | undefined;
  network?: string | undefined;
  config?: string | undefined;
}

/** The config of the release: that of a file, and the flags instead of what it says. */
async function configOf(flags: Flags): Promise<Config> {
  const given = flags.config === undefined ? {} : (JSON.parse(await readFile(flags.config, 'utf8')) as Partial<Config>);
  const { rpc: rpcs = given.rpcs ?? [], gateway: gateways = given.gateways ?? [], indexer, peer, network = given.network } = flags;
  const registry = addressIn('--registry', flags.registry ?? given.registry);
  const attestations = flags.attestations === undefined ? given.attestations : addressIn('--attestations', flags.attestations);
  const [first] = rpcs;
  if (first === undefined) throw new BadConfigError('--rpc', 'the chain is read from one at least');
  if (gateways.length === 0) throw new BadConfigError('--gateway', 'the documents are read from one at least');
  const chainId = given.chainId ?? (await createPublicClient({ transport: http(first) }).getChainId());
  const { state: _, ...rest } = given;
  return {
    ...rest,
    ...{ network: network ?? `chain ${chainId}`, chainId, rpcs, registry, gateways },
    ...(attestations && { attestations }),
    ...(indexer && { indexers: indexer }),
    ...(peer && { peers: peer }),
  };
}

function addressIn(flag: string, text: string | undefined): Address {
  if (text !== undefined && isAddress(text)) return text;
  throw new BadConfigError(flag, text === undefined ? 'it is needed' : `${text} is no address`);
}

function numberOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new BadConfigError(`${flag} ${text}`, 'it is no whole number');
  return Number(text);
}
