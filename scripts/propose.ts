import { writeFile } from 'node:fs/promises';
import { formatEther } from 'viem';
import { colourMarks, plainMarks, safe, shownDiff } from '../cli/print/shownDiff.ts';
import { getHead } from '../registry/actions/index.ts';
import { cidOf } from '../registry/cid/index.ts';
import { draftFrom, exportDraft, readDraft } from '../registry/edit/index.ts';
import { BadDraftError, DemlError } from '../registry/errors/index.ts';
import { UploadError } from '../registry/upload/index.ts';
import { accountOf } from './propose/account.ts';
import { agree } from './propose/agree.ts';
import { type Connection, connect } from './propose/connect.ts';
import { badArgument, help, type Options, type Place, parseOptions } from './propose/options.ts';
import { DraftConflictsError, nameOf, type Prepared, prepare } from './propose/prepare.ts';
import { checkFunds, offer, propose, publish, rulesOf } from './propose/submit.ts';
import { command } from './tell.ts';

const say = (step: string, detail: string): void => console.log(`${step.padEnd(10)} ${detail}`);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  const connection = await connect(options);
  if (options.start) return start(connection, options.start, options.file);
  const prepared = await prepare(connection, options);
  show(prepared);
  if (options.dryRun) return say('dry run', 'nothing was uploaded, signed or sent');
  const account = await accountOf(connection.registry.chainId, { keyFile: options.keyFile, env: process.env });
  await agreed(connection, options, prepared, account.address);
  if (!options.signOnly) await checkFunds(connection, prepared, account);
  await publish(connection, options, prepared, say);
  const id = await (options.signOnly ? offer : propose)(connection, prepared, account, say);
  say('proposal', id);
  say('follow', `${connection.gateway}/#/review/${id}`);
}

/** Writes the head into a new file, ready to be changed; a file that is there is left alone. */
async function start({ chain, registry, reader }: Connection, place: Place, file: string): Promise<void> {
  const head = await getHead(chain, { registry, ...place });
  if (head.status === 'none')
    throw new DemlError(`There is no entry ${nameOf(place)}.`, {
      code: 'no-entry',
      family: 'input',
      fix: 'Check the spelling; a new entry begins with a file of your own, as those in content/.',
    });
  const { document } = await readDraft(reader, place.kind, head.digest);
  await writeFile(file, exportDraft(draftFrom(document, cidOf(head.digest))), { flag: 'wx' }).catch((cause) => {
    throw badArgument(file, (cause as { code?: string }).code === 'EEXIST' ? 'it is there already' : String(cause));
  });
  say('written', `${file}: ${nameOf(place)}, version ${head.version}`);
  say('next', `change it, say why under "change", then: npm run propose -- ${file} --kind ${place.kind} --dry-run`);
}

function show({ place, action, head, diff, blocks }: Prepared): void {
  say('entry', `${action} ${nameOf(place)}${head.version > 0 ? `, now version ${head.version}` : ''}`);
  console.log(`\n${shownDiff(diff, process.stdout.isTTY ? colourMarks : plainMarks).join('\n')}\n`);
  say('checks', 'schema, sources, overview and size: no problem');
  say('digest', blocks.digest);
  say('CID', blocks.cid);
  for (const { name, cid, bytes, kept } of blocks.blocks) if (!kept) say('  block', `${name.padEnd(13)} ${cid}  ${bytes.length} bytes`);
}

/** Says what it costs and for what, before the person is asked. */
async function agreed(connection: Connection, options: Options, prepared: Prepared, from: string): Promise<void> {
  const { bond, quorum } = await rulesOf(connection, prepared);
  const { address, chainId } = connection.registry;
  say('account', from);
  say('registry', `${address} on chain ${chainId}`);
  say('bond', options.signOnly ? 'none' : `${formatEther(bond)} ETH; it comes back unless the curators reject the proposal as spam`);
  say('needs', `${quorum} approvals`);
  const question = options.signOnly ? 'Upload and sign?' : 'Upload, sign and send?';
  await agree({ yes: options.yes, chainId, question, what: nameOf(prepared.place) });
}

/** The parts of an error that do not fit into its sentence: every path, every conflict. */
function details(error: unknown): void {
  const lines =
    error instanceof BadDraftError || error instanceof UploadError
      ? error.issues.map(({ path, reason }) => `${path || '(document)'}: ${reason}`)
      : error instanceof DraftConflictsError
        ? error.conflicts.flatMap(({ path, mine, head }) => [
            path,
            `    file: ${JSON.stringify(mine)}`,
            `    head: ${JSON.stringify(head)}`,
          ])
        : [];
  for (const line of lines) console.error(safe(line));
}

if (import.meta.main)
  await command(() =>
    main().catch((error) => {
      details(error);
      throw error;
    }),
  );
