import { Command, Option } from 'commander';
import { version } from './version.ts';

/** The flags that every command has, as commander reads them. */
export interface Flags {
  rpc?: string[];
  gateway?: string[];
  registry?: string;
  config?: string;
  at?: string;
  json?: boolean;
  color: boolean;
}

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];
const many = (flags: string, description: string): Option => new Option(flags, description).argParser(collect);

/** `deml`: every command with its flags and examples. What a command does is loaded when it runs. */
export function program(): Command {
  const deml = new Command('deml')
    .description('Reads DeML OS, a register of decentralized machine-learning systems, and verifies what it reads.')
    .version(version)
    .showHelpAfterError('(deml help COMMAND says what it takes)')
    .addHelpText(
      'after',
      `
ENTRY is a key or a full name: gensyn, project/gensyn, note/202501/toploc, page/about, gensyn@2 for its version 2.
The register is that of --config, of --rpc, --gateway and --registry, of DEML_CONFIG, DEML_RPC, DEML_GATEWAY and
DEML_REGISTRY, or of the local stack in .deml/ here or above.

Exit status: 0 all verified, 1 wrong use, 2 nothing found, 3 something does not verify, 4 not reachable, 5 fault.`,
    );

  command(deml, 'list [kind]', 'The entries of a kind: projects (default), notes, metrics or pages.', {
    examples: [
      'deml list',
      'deml list --filter verification=zk --field metrics.workers',
      'deml list notes --filter tag=verification --filter month=202501',
    ],
  })
    .addOption(many('--filter <name=word>', 'projects: FIELD=WORD; notes: tag, type, project or month; may be repeated'))
    .addOption(many('--field <field>', 'projects: show this field of the dictionary; may be repeated'))
    .action(async (kind: string | undefined, flags) => (await import('./commands.ts')).list(kind, flags));

  command(deml, 'show <entry>', 'One entry: each claim with its clocks, rung and sources, and who approved it.', {
    examples: ['deml show gensyn', 'deml show gensyn@1 --field verification', 'deml show note/202501/toploc --at 2026-11-18'],
  })
    .addOption(many('--field <field>', 'only this field; may be repeated'))
    .addOption(many('--claim <id>', 'only the claim of this id; may be repeated'))
    .option('--history', 'every value that it ever had, with the revision that brought it')
    .action(async (entry: string, flags) => (await import('./commands.ts')).show(entry, flags));

  command(deml, 'compare <project> <project...>', 'Two to six systems side by side, by group, differences first.', {
    examples: ['deml compare gensyn bittensor', 'deml compare gensyn bittensor akash --field verification --field "who must be honest"'],
  })
    .addOption(many('--field <field>', 'only this field; may be repeated'))
    .action(async (first: string, others: string[], flags) => (await import('./commands.ts')).compare([first, ...others], flags));

  command(deml, 'diff <entry> [from] [to]', 'What differs between two versions or dates; by default of the last revision.', {
    examples: ['deml diff gensyn', 'deml diff gensyn 1 3 --world-only', 'deml diff gensyn 2026-11-01 2026-11-18'],
  })
    .option('--world-only', 'only the revisions in which the world changed, one by one')
    .action(async (entry: string, from: string | undefined, to: string | undefined, flags) =>
      (await import('./commands.ts')).diff(entry, from, to, flags),
    );

  command(deml, 'search <words...>', 'The search of a gateway, each hit checked against the chain and its block.', {
    examples: ['deml search proof of learning', 'deml search "optimistic" --kind project --from 2025'],
  })
    .addOption(many('--kind <kind>', 'project, note, metric or page; may be repeated'))
    .addOption(many('--project <key>', 'of this project; may be repeated'))
    .addOption(many('--field <field>', 'of this field; may be repeated'))
    .addOption(many('--tag <tag>', 'of notes with this tag; may be repeated'))
    .option('--from <date>', 'held or published since: 2025, 2025-03 or 2025-03-14')
    .option('--to <date>', 'until, included')
    .option('--limit <count>', 'hits, at most 50')
    .option('--cursor <next>', 'the next hits of an earlier search')
    .action(async (words: string[], flags) => (await import('./commands.ts')).search(words.join(' '), flags));

  command(deml, 'verify [what]', 'Recomputes each digest and holds it against the chain: of an ENTRY, a CAR, a folder, or of everything.', {
    examples: ['deml verify', 'deml verify gensyn', 'deml verify ./state.car', 'deml verify ./blocks/ --at 2026-11-18'],
  }).action(async (what: string | undefined, flags) => (await import('./commands.ts')).verify(what, flags));

  command(deml, 'cite <what>', 'How projects, notes, a month of notes or an ENTRY is cited, with what pins its state.', {
    examples: ['deml cite projects', 'deml cite gensyn --at 2026-11-18'],
  }).action(async (what: string, flags) => (await import('./commands.ts')).cite(what, flags));

  command(deml, 'export <what>', 'A file of projects, notes, notes/YYYYMM, an ENTRY, or of the whole state.', {
    examples: [
      'deml export projects --as csv -o projects.csv',
      'deml export notes/202501 --as bib',
      'deml export state --as car -o state.car',
    ],
  })
    .requiredOption('--as <form>', 'csv, json, jsonld, bib, csl, datapackage, croissant or car')
    .option('-o, --output <file>', 'into a new file instead of stdout; in a folder under a name of its own')
    .action(async (what: string, flags) => (await import('./commands.ts')).exportView(what, flags));

  deml
    .command('schema [command]')
    .description('The JSON Schema of what a command prints with --json.')
    .action(async (name: string | undefined) => (await import('./commands.ts')).schema(name));

  endpoints(deml.command('mcp'))
    .description('Serves the same questions to an agent, by the Model Context Protocol on stdin and stdout.')
    .addHelpText('after', '\nExamples:\n  deml mcp --config https://deml.example/config.json')
    .action(async (flags) => (await import('./mcp/serve.ts')).serve(flags));
  return deml;
}

function command(deml: Command, usage: string, description: string, { examples }: { examples: string[] }): Command {
  const [name = '', ...args] = usage.split(' ');
  return endpoints(deml.command([name, ...args].join(' ')))
    .description(description)
    .option('--at <moment>', 'as of a block, a day as 2026-11-18 or a minute as 2026-11-18T09:30Z')
    .option('--json', 'the answer as JSON; `deml schema` says in what form')
    .option('--no-color', 'no colours, also on a terminal')
    .addHelpText('after', `\nExamples:\n${examples.map((one) => `  ${one}`).join('\n')}`);
}

const endpoints = (one: Command): Command =>
  one
    .addOption(many('--rpc <url>', 'RPC of the chain; may be repeated, then they are compared'))
    .addOption(many('--gateway <url>', 'gateway of the content; may be repeated'))
    .option('--registry <address>', 'address of the Registry')
    .option('--config <place>', 'config.json of a release, as a file or URL, or the folder of a local stack');
