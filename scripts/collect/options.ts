import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DemlError } from '../../registry/errors/index.ts';
import { root } from '../stack/layout.ts';

export const help = `npm run collect: read metrics where their recipes say, and keep the answers

  npm run collect -- SYSTEM [RECIPE …]      new readings for npm run propose, the kept answers, and a report
  npm run collect -- SYSTEM --compare       one line a recipe against the present readings; writes nothing but the answers
  npm run collect -- --list                 every recipe, tried or not, and what no program can run
  npm run collect -- --replay FILE          work a kept answer out again, without asking anybody

  --endpoint ID=URL  ask at another address, by the id in content/collectors/SYSTEM.json; may be given again
  --base FILE        add to these readings (npm run propose -- --start metric/SYSTEM FILE writes them); else to content/metrics
  --content DIR      another folder of documents and recipes than content/
  --block N          read the chain at this block; the endpoint must keep old states
  --out DIR          where to write, collected/SYSTEM by default
  --timeout SECONDS  for one answer, 20 by default
  --json             the report on stdout

Ends with 0 when every recipe was read (and equals, or is the first of its kind), 2 when a figure differs, 3 when one
could not be read, 1 when it could not start. Keys of services come from DEML_COLLECT_…, as the recipe says.`;

export interface Options {
  help: boolean;
  system: string;
  recipes: string[];
  list: boolean;
  replay: string | undefined;
  compare: boolean;
  endpoints: Map<string, string>;
  base: string | undefined;
  content: string;
  block: bigint | undefined;
  out: string;
  timeoutMs: number | undefined;
  json: boolean;
}

/** The flags of `npm run collect`. Throws `DemlError` that names the flag. */
export function parseOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: flag,
      list: flag,
      replay: text,
      compare: flag,
      endpoint: { type: 'string', multiple: true },
      base: text,
      content: text,
      block: text,
      out: text,
      timeout: text,
      json: flag,
    },
  });
  const [system = '', ...recipes] = positionals;
  if (!values.help && !values.list && values.replay === undefined && system === '') throw badArgument('SYSTEM', 'it is missing');
  if (values.base !== undefined && values.compare) throw badArgument('--base', 'it goes without --compare');
  return {
    help: values.help ?? false,
    system,
    recipes,
    list: values.list ?? false,
    replay: values.replay,
    compare: values.compare ?? false,
    endpoints: new Map((values.endpoint ?? []).map(endpointOf)),
    base: values.base,
    content: values.content ?? join(root, 'content'),
    block: values.block === undefined ? undefined : BigInt(digits('--block', values.block)),
    out: values.out ?? `collected/${system}`,
    timeoutMs: values.timeout === undefined ? undefined : Number(digits('--timeout', values.timeout)) * 1000,
    json: values.json ?? false,
  };
}

function endpointOf(given: string): [id: string, url: string] {
  const [, id, url] = /^([a-z0-9-]+)=(.*)$/.exec(given) ?? [];
  if (!id || !url || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw badArgument('--endpoint', `it is "${given}" and not ID=https://…`);
  return [id, url];
}

function digits(flag: string, value: string): string {
  if (/^\d{1,15}$/.test(value)) return value;
  throw badArgument(flag, `it is "${value}" and not a whole number`);
}

/** Something in the command line that cannot be used. */
export const badArgument = (name: string, why: string): DemlError =>
  new DemlError(`${name} is not usable: ${why}.`, {
    code: 'bad-argument',
    family: 'input',
    fix: 'Correct it; `npm run collect -- --help` says what each takes.',
  });
