import { parseArgs } from 'node:util';
import { type Address, isAddress } from 'viem';
import { type Kind, kinds, type ProposalAction, proposalActions } from '../../registry/actions/words.ts';
import { DemlError } from '../../registry/errors/index.ts';

export const help = `npm run propose: propose a document from a terminal

  npm run propose -- --start KIND/KEY FILE          write the head of an entry into a new file, to be changed
  npm run propose -- --start note/YYYYMM/KEY FILE   the same for a note
  npm run propose -- FILE --kind KIND               show the difference, check, upload, read back, and propose

KIND is project, note, metric or page. Without --action the file creates the entry, or updates it where it exists.

  --action A       create, update, retire or restore
  --dry-run        stop after the difference and the checks
  --rebase         the head has moved on: move the changes of the file onto it
  --prefer S       with --rebase, where both changed the same part: file or head
  --onto-head      take the file as it is, whatever revision it was written for
  --sign-only      sign, and leave it at the gateway: no gas, no bond; curators complete it in one transaction
  --yes            do not ask before the transaction

  --uploader U     gateway (default), kubo, or pinata with its JWT in DEML_PINATA_JWT
  --kubo URL       RPC of a Kubo node, http://127.0.0.1:5001 by default
  --dir DIR        the local stack whose addresses are used, .deml by default
  --rpc URL  --registry 0x…  --gateway URL          for any other chain; all three
  --key-file FILE  a file that only you can read, with the private key; else DEML_PRIVATE_KEY. On the local
                   chain the contributor's test account is used without either.`;

/** Where an entry stands. */
export interface Place {
  kind: Kind;
  /** YYYYMM of a note, else 0. */
  period: number;
  key: string;
}

export interface Options {
  help: boolean;
  file: string;
  /** Write this entry's head into the file, and propose nothing. */
  start: Place | undefined;
  kind: Kind;
  action: ProposalAction | undefined;
  dryRun: boolean;
  rebase: boolean;
  prefer: (typeof sides)[number] | undefined;
  ontoHead: boolean;
  signOnly: boolean;
  yes: boolean;
  uploader: (typeof uploaders)[number];
  kubo: string | undefined;
  dir: string | undefined;
  endpoints: Endpoints | undefined;
  keyFile: string | undefined;
}

/** Where a chain, its register and a gateway are. */
export interface Endpoints {
  rpc: string;
  registry: Address;
  gateway: string;
  attestations?: Address;
}

const uploaders = ['gateway', 'kubo', 'pinata'] as const;
const sides = ['file', 'head'] as const;
const asked = proposalActions.filter((action) => action !== 'dispute');

/** The flags of `npm run propose`. Throws `DemlError` that names the flag. */
export function parseOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: flag,
      start: text,
      kind: text,
      action: text,
      'dry-run': flag,
      rebase: flag,
      prefer: text,
      'onto-head': flag,
      'sign-only': flag,
      yes: flag,
      uploader: text,
      kubo: text,
      dir: text,
      rpc: text,
      registry: text,
      gateway: text,
      'key-file': text,
    },
  });
  const start = values.start === undefined ? undefined : placeOf(values.start);
  const file = positionals[0] ?? '';
  if (!values.help) {
    if (positionals.length !== 1) throw badArgument('FILE', positionals.length === 0 ? 'it is missing' : `there are ${positionals.length}`);
    if (!start && values.kind === undefined) throw badArgument('--kind', 'it is missing');
    if (values.rebase && values['onto-head']) throw badArgument('--rebase', 'it excludes --onto-head');
    if (values.prefer !== undefined && !values.rebase) throw badArgument('--prefer', 'it goes with --rebase');
  }
  return {
    help: values.help ?? false,
    file,
    start,
    kind: start?.kind ?? oneOf('--kind', kinds, values.kind ?? 'note'),
    action: values.action === undefined ? undefined : oneOf('--action', asked, values.action),
    dryRun: values['dry-run'] ?? false,
    rebase: values.rebase ?? false,
    prefer: values.prefer === undefined ? undefined : oneOf('--prefer', sides, values.prefer),
    ontoHead: values['onto-head'] ?? false,
    signOnly: values['sign-only'] ?? false,
    yes: values.yes ?? false,
    uploader: oneOf('--uploader', uploaders, values.uploader ?? 'gateway'),
    kubo: values.kubo,
    dir: values.dir,
    endpoints: endpointsOf(values),
    keyFile: values['key-file'],
  };
}

/** Something in the command line that cannot be used. */
export const badArgument = (name: string, why: string): DemlError =>
  new DemlError(`${name} is not usable: ${why}.`, {
    code: 'bad-argument',
    family: 'input',
    fix: 'Correct it; --help says what each takes.',
  });

function oneOf<const T extends string>(flag: string, choices: readonly T[], value: string): T {
  if (choices.includes(value as T)) return value as T;
  throw badArgument(flag, `it is "${value}" and not one of ${choices.join(', ')}`);
}

/** `project/gensyn`, `note/202501/toploc`. */
function placeOf(text: string): Place {
  const [kind = '', ...rest] = text.split('/');
  const form = oneOf('--start', kinds, kind);
  const [period, key] = form === 'note' ? rest : ['0', rest[0]];
  const length = form === 'note' ? 2 : 1;
  if (rest.length !== length || !/^\d{6}$|^0$/.test(period ?? '') || !/^[a-z0-9-]{1,32}$/.test(key ?? ''))
    throw badArgument('--start', `it is "${text}" and not KIND/KEY, or note/YYYYMM/KEY`);
  return { kind: form, period: Number(period), key: key as string };
}

/** The three addresses of a chain that is not the local stack's; undefined where none of them is given. */
export function endpointsOf(values: { rpc?: string; registry?: string; gateway?: string }): Options['endpoints'] {
  const { rpc, registry, gateway } = values;
  if (rpc === undefined && registry === undefined && gateway === undefined) return undefined;
  for (const [name, value] of [
    ['--rpc', rpc],
    ['--gateway', gateway],
  ] as const)
    if (!value || !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      throw badArgument(name, value ? `it is "${value}"` : 'it is missing: --rpc, --registry and --gateway go together');
  if (!registry || !isAddress(registry))
    throw badArgument('--registry', registry ? `it is "${registry}"` : 'it is missing: --rpc, --registry and --gateway go together');
  return { rpc: rpc as string, registry, gateway: (gateway as string).replace(/\/+$/, '') };
}
