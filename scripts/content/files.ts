import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ContentKind } from './load.ts';

/** A file of `content/` as it was written, before anything is known of it. */
export interface ContentFile {
  /** Path under `content/`. */
  file: string;
  kind: ContentKind | 'collector';
  /** What the name of the file says the slug is. */
  slug: string;
  /** The folder of a note, as `2025-01`. */
  month?: string;
  document: Written | null;
  /** Why the file is no JSON object. */
  broken?: string;
}

/** The parts that the rules look at; each may be missing or malformed until the schema has said otherwise. */
export type Written = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, ContentFile['kind']>> = {
  projects: 'project',
  metrics: 'metric',
  notes: 'note',
  pages: 'page',
  collectors: 'collector',
};

/** Every document under `content/`, by path. */
export async function readFiles(dir: string): Promise<ContentFile[]> {
  const paths = await Array.fromAsync(glob(`${dir}/{projects,metrics,pages,collectors,notes/*}/*.json`));
  return Promise.all(paths.sort().map((path) => readContentFile(dir, path)));
}

async function readContentFile(dir: string, path: string): Promise<ContentFile> {
  const file = relative(dir, path).replaceAll('\\', '/');
  const [folder = '', ...rest] = file.split('/');
  const named = {
    file,
    kind: kinds[folder] as ContentFile['kind'],
    slug: (rest.at(-1) ?? '').replace(/\.json$/, ''),
    ...(rest.length > 1 && { month: rest[0] as string }),
  };
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (document === null || typeof document !== 'object' || Array.isArray(document)) throw new Error('it is no object');
    return { ...named, document: document as Written };
  } catch (error) {
    return { ...named, document: null, broken: error instanceof Error ? error.message : String(error) };
  }
}

/** The folder of link rules and documents, as `content/` of this repository. */
export const policyOf = async (dir: string): Promise<LinkPolicy> => JSON.parse(await readFile(join(dir, 'link-policy.json'), 'utf8'));

/** What no link may have: content/link-policy.json. */
export interface LinkPolicy {
  neverLink: string[];
  neverLinkSuffixes: string[];
  shorteners: string[];
  refusedParameters: string[];
}
