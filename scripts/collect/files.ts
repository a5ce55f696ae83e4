import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cidOf, digestOf } from '../../registry/cid/index.ts';
import { importDraft } from '../../registry/edit/index.ts';
import { OffSchemaError } from '../../registry/errors/index.ts';
import { type Metric, writeDocument } from '../../registry/schema/index.ts';
import { nearest } from '../../registry/schema/nearest.ts';
import { NotReadyError } from './errors.ts';
import { type Collectors, collectorProblems, collectors } from './schema.ts';

/** The systems that have a file of recipes. */
export async function systemsIn(content: string): Promise<string[]> {
  const names = await readdir(join(content, 'collectors'));
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** The recipes of a system. Throws `OffSchemaError` with every problem of the file. */
export async function collectorsOf(content: string, slug: string): Promise<Collectors> {
  const known = await systemsIn(content);
  if (!known.includes(slug)) {
    const close = nearest(slug, known);
    throw new NotReadyError(`There are no collectors of "${slug}"`, `Use one of ${(close.length ? close : known).join(', ')}.`);
  }
  const file = join(content, 'collectors', `${slug}.json`);
  const document: unknown = JSON.parse(await readFile(file, 'utf8'));
  const problems = collectorProblems(document);
  if (problems.length > 0) throw new OffSchemaError(file, problems);
  return collectors.parse(document);
}

/**
 * The readings to which new ones are added: a file that `npm run propose -- --start` wrote, or the document of `content/`,
 * whose successor names it as `previous`; a new one where there is none.
 */
export async function baseOf(content: string, slug: string, file?: string): Promise<{ document: Metric; present: Metric | undefined }> {
  const path = file ?? join(content, 'metrics', `${slug}.json`);
  const text = await readFile(path, 'utf8').catch((cause) => {
    if (file === undefined && (cause as { code?: string }).code === 'ENOENT') return undefined;
    throw new NotReadyError(`${path} cannot be read (${(cause as { code?: string }).code})`, 'Give --base a file of readings.');
  });
  if (text === undefined) {
    const change = { kind: 'new', summary: 'Readings.' } as const;
    return { document: { schema: 'deml.metric/1', slug, readings: [], sources: {}, change, previous: null }, present: undefined };
  }
  // a file that was just started has no summary of its change yet; the new readings bring one
  const present = importDraft('metric', text, { what: path, allowUnfinished: file !== undefined }) as Metric;
  if (present.slug !== slug) throw new NotReadyError(`${path} holds readings of "${present.slug}"`, `Give --base the readings of ${slug}.`);
  if (file !== undefined) return { document: present, present };
  const previous = cidOf(await digestOf(writeDocument({ ...present, schema: 'deml.metric/1' }, path)));
  return { document: { ...present, previous }, present };
}
