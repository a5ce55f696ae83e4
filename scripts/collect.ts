import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportDraft, importDraft } from '../registry/edit/index.ts';
import { BadDraftError, OffSchemaError } from '../registry/errors/index.ts';
import { baseOf, collectorsOf, systemsIn } from './collect/files.ts';
import { badArgument, help, type Options, parseOptions } from './collect/options.ts';
import { type Read, withReadings } from './collect/readings.ts';
import { exitCode, lineOf, shown } from './collect/report.ts';
import { type Outcome, replay, runAll } from './collect/run.ts';
import type { Collectors, Recipe } from './collect/schema.ts';
import { readTranscript, writeTranscript } from './collect/transcript.ts';
import { command } from './tell.ts';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  if (options.list) return list(options);
  if (options.replay !== undefined) return again(options.replay, options);
  const file = await collectorsOf(options.content, options.system);
  for (const id of options.endpoints.keys())
    if (!Object.hasOwn(file.endpoints, id))
      throw badArgument('--endpoint', `"${id}" is none of ${Object.keys(file.endpoints).join(', ')} of ${options.system}`);
  const base = await baseOf(options.content, options.system, options.base);
  const outcomes = await runAll(file, chosen(file, options), {
    endpoints: options.endpoints,
    env: process.env,
    block: options.block,
    ...(options.timeoutMs === undefined ? {} : { patience: { timeoutMs: options.timeoutMs } }),
  });
  const reads = await keep(options.out, outcomes);
  const lines = await Promise.all(outcomes.map((outcome) => lineOf(outcome, options.compare ? base : undefined)));
  const report = { slug: file.slug, readAt: new Date().toISOString(), lines, notRunnable: file.notRunnable };
  if (options.json) console.log(JSON.stringify(report, null, 2));
  else for (const line of lines) console.log(shown(line));
  if (!options.compare) await write(options, base.document, reads, report);
  process.exitCode = exitCode(lines);
}

function chosen(file: Collectors, { recipes }: Options): Recipe[] {
  if (recipes.length === 0) return file.recipes;
  return recipes.map((id) => {
    const found = file.recipes.find((recipe) => recipe.id === id);
    if (found) return found;
    const refused = file.notRunnable.find((one) => one.id === id);
    if (refused) throw badArgument('RECIPE', `no program can run ${id}: ${refused.reason.replace(/\.$/, '')}`);
    throw badArgument('RECIPE', `"${id}" is none of ${file.recipes.map((recipe) => recipe.id).join(', ')}`);
  });
}

/** Writes every answer under its CID, before anything is made of it. */
async function keep(out: string, outcomes: readonly Outcome[]): Promise<Read[]> {
  const reads: Read[] = [];
  await mkdir(join(out, 'answers'), { recursive: true });
  for (const outcome of outcomes) {
    if (outcome.state !== 'read') continue;
    const { bytes, cid } = await writeTranscript(outcome.transcript);
    await writeFile(join(out, 'answers', `${cid}.json`), bytes);
    reads.push({ ...outcome, cid });
  }
  return reads;
}

/** Metrics become readings; what belongs to another field stands in the report, for a claim that a person writes. */
async function write(
  { out, system, json }: Options,
  base: Parameters<typeof withReadings>[0],
  reads: Read[],
  report: object,
): Promise<void> {
  await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  const metrics = reads.filter(({ recipe }) => recipe.field.startsWith('metrics.'));
  const say = (text: string) => (json ? console.error(text) : console.log(text));
  if (metrics.length === 0) return say(`written     ${out}: the answers and report.json; no reading of a metric`);
  const file = join(out, 'metric.json');
  const text = exportDraft(withReadings(base, metrics, new Date().toISOString().slice(0, 10)));
  importDraft('metric', text, { what: file });
  await writeFile(file, text);
  say(`written     ${file}: ${metrics.length} new readings of ${system}`);
  say(`next        npm run propose -- ${file} --kind metric --dry-run`);
}

async function list({ system, json, content }: Options): Promise<void> {
  const files = await Promise.all((system ? [system] : await systemsIn(content)).map((slug) => collectorsOf(content, slug)));
  if (json) return console.log(JSON.stringify(files, null, 2));
  for (const { slug, recipes, notRunnable } of files) {
    for (const { id, read, field, tried } of recipes) console.log(`${slug}/${id}  ${read.kind}  ${field}  tried: ${tried}`);
    for (const { id, kind, field, reason } of notRunnable) console.log(`${slug}/${id}  ${kind}  ${field}  NOT RUNNABLE: ${reason}`);
  }
  const runnable = files.flatMap(({ recipes }) => recipes);
  const refused = files.flatMap(({ notRunnable }) => notRunnable);
  const untried = runnable.filter(({ tried }) => tried === 'never');
  console.log(`recipes ${runnable.length}, never tried ${untried.length}, not runnable ${refused.length}; files ${files.length}`);
}

async function again(path: string, { content }: Options): Promise<void> {
  const { transcript, cid } = await readTranscript(path);
  const file = await collectorsOf(content, transcript.slug);
  const recipe = file.recipes.find(({ id }) => id === transcript.recipe.id);
  if (!recipe) throw badArgument('--replay', `content/collectors/${transcript.slug}.json has no recipe ${transcript.recipe.id} any more`);
  const value = await replay(file, recipe, transcript);
  console.log(`answer      ${cid}, read ${transcript.readAt} from ${transcript.endpoint}`);
  console.log(`${value === transcript.value ? 'equal' : 'different'}  ${value} ${recipe.unit}; the reading said ${transcript.value}`);
  if (value !== transcript.value) process.exitCode = 2;
}

if (import.meta.main)
  await command(async () => {
    await main().catch((error) => {
      if (error instanceof BadDraftError || error instanceof OffSchemaError)
        for (const { path, reason } of error.issues) console.error(`${path}: ${reason}`);
      throw error;
    });
  });
