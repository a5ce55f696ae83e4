import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { getAddress, isAddress, isAddressEqual, type LocalAccount, parseAbi } from 'viem';
import { exactReadingsOf } from '../../lab/bench/document.ts';
import { getHead } from '../../registry/actions/index.ts';
import { cidOf, digestOf } from '../../registry/cid/index.ts';
import { readDraft } from '../../registry/edit/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { reproduceRequest } from '../../registry/proposing/index.ts';
import { LAB_KEY } from '../../registry/schema/labKey.ts';
import type { Reproduction } from '../../registry/schema/reproduction.ts';
import { writeStatement } from '../../registry/schema/statements.ts';
import { fetchBack, gatewayUploader } from '../../registry/upload/index.ts';
import { createBlockReader } from '../../registry/verify/index.ts';
import { accountOf } from '../propose/account.ts';
import { agree } from '../propose/agree.ts';
import { type Connection, connect } from '../propose/connect.ts';
import { badArgument, endpointsOf } from '../propose/options.ts';
import { sender } from '../sender.ts';
import { wallets } from '../stack/wallets.ts';
import { command } from '../tell.ts';
import { codeNow } from './commit.ts';
import { environmentNow } from './environment.ts';
import { wholeOf } from './flags.ts';
import { repeatLab } from './repeat.ts';
import { reproductionOf } from './reproduction.ts';

const help = `npm run lab:reproduce: repeat the readings of the Lab, and say on the chain what came of it

Reads the approved readings of the Lab, verified, runs the bench on this machine, compares what has to repeat to the unit, and
reports: the same, different, or broken off. A failure is reported like a success, and nobody can take either back.

  --exact          leave out the times, which differ between machines and are never compared
  --rounds N       how often each is timed, in turns (default 9)
  --note TEXT      something to say beside
  --dry-run        show what would be said; upload and send nothing
  --out FILE       write the statement there, too
  --yes            do not ask before the transaction

  --dir DIR        the local stack whose addresses are used, .deml by default
  --rpc URL  --registry 0x…  --gateway URL  --attestations 0x…          for any other chain; all four
  --key-file FILE  a file that only you can read, with the private key; else DEML_PRIVATE_KEY. On the local
                   chain a test account without a role is used without either.`;

const place = { kind: 'metric', period: 0, key: LAB_KEY } as const;

const say = (step: string, detail: string): void => console.log(`${step.padEnd(10)} ${detail}`);

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      ...{ help: flag, exact: flag, rounds: text, note: text, 'dry-run': flag, out: text, yes: flag },
      ...{ dir: text, rpc: text, registry: text, gateway: text, attestations: text, 'key-file': text },
    },
  });
  if (values.help) return console.log(help);
  const rounds = values.exact ? 0 : wholeOf('rounds', values.rounds, 9, 1_000);
  const connection = await connect({ dir: values.dir, endpoints: endpointsOf(values) });
  const ledger = await ledgerOf(connection, values.attestations);
  const account = await accountOf(connection.registry.chainId, { keyFile: values['key-file'], env: process.env }, wallets.deployer);

  const { head, said } = await readingsOf(connection);
  say('entry', `metric/lab, version ${head.version}, ${cidOf(head.digest)}: ${said.size} readings that have to repeat`);
  const code = await codeNow();
  say('runs', `commit ${code.commit}${code.modified ? ', with changes that no commit has' : ''}`);
  const ranAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const environment = environmentNow();
  const run = await repeatLab({ rounds, commit: code.commit });
  const told = {
    ...{ entry: place, version: head.version, digest: cidOf(head.digest), account: account.address.toLowerCase(), ranAt },
    ...{ command: `npm run lab:reproduce${values.exact ? ' -- --exact' : ''}`, code, environment },
  };
  const statement = reproductionOf(told, said, run, values.note);
  show(statement);
  const bytes = writeStatement(statement);
  if (values.out !== undefined) await writeFile(values.out, bytes);
  if (values['dry-run']) return say('dry run', 'nothing was uploaded or sent');

  const what = `a reproduction of metric/lab as "${statement.outcome}"`;
  say('account', account.address);
  await agree({ yes: values.yes ?? false, chainId: connection.registry.chainId, question: `Upload and send ${what}?`, what });
  await report(connection, ledger, account, statement, bytes);
}

/** The contract that takes the report: beside this registry, and no other one. */
async function ledgerOf({ attestations: local, client, registry }: Connection, given: string | undefined) {
  const address = given === undefined ? local : isAddress(given) ? getAddress(given) : undefined;
  if (!address) throw badArgument('--attestations', given === undefined ? 'it is missing' : `it is "${given}"`);
  const abi = parseAbi(['function registry() view returns (address)']);
  const of = await client.readContract({ address, abi, functionName: 'registry' }).catch(() => undefined);
  if (!of || !isAddressEqual(of, registry.address)) throw badArgument('--attestations', `${address} does not stand beside this registry`);
  return address;
}

/** The head of the Lab's readings, and those of them that have to repeat, from verified bytes. */
async function readingsOf({ chain, registry, reader }: Connection) {
  const head = await getHead(chain, { registry, ...place });
  const said = head.status === 'none' ? new Map() : exactReadingsOf((await readDraft(reader, 'metric', head.digest)).document);
  if (said.size > 0) return { head, said };
  throw new DemlError(`The register at ${registry.address} has no readings of the Lab that have to repeat.`, {
    code: 'nothing-to-reproduce',
    family: 'input',
    fix: 'Check the address of the registry; propose content/metrics/lab.json if the Lab was never published there.',
  });
}

function show({ outcome, exact, note }: Reproduction): void {
  if (exact) say('compared', `${exact.same} the same, ${exact.different} different`);
  for (const { id, unit, said, got } of exact?.differences ?? [])
    say('  differs', `${id}: said ${said ?? 'nothing'}, got ${got ?? 'nothing'} (${unit})`);
  if (note !== undefined) say('note', note);
  say('outcome', outcome);
}

/** Uploads, reads back, and only then names the digest on the chain. */
async function report(
  { gateway, rpc }: Connection,
  attestations: `0x${string}`,
  account: LocalAccount,
  { entry, version, outcome }: Reproduction,
  bytes: Uint8Array,
): Promise<void> {
  const digest = await digestOf(bytes);
  await gatewayUploader(gateway).upload([{ digest, bytes }]);
  await fetchBack(createBlockReader({ gateways: [gateway] }), [digest]);
  say('uploaded', `${cidOf(digest)}, and read back from ${gateway}`);
  const request = reproduceRequest({ attestations, ...entry, version, outcome, evidence: digest });
  const { transactionHash, blockNumber } = await sender(rpc, account)(request);
  say('mined', `${transactionHash} in block ${blockNumber}`);
  say('see', `${gateway}/#/lab`);
}

if (import.meta.main) {
  await command(main);
  process.exit(); // a chain of this process would keep it alive
}
