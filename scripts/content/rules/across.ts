import { type Source, tags } from '../../../registry/schema/index.ts';
import { isLabKey } from '../../../registry/schema/labKey.ts';
import { nearest } from '../../../registry/schema/nearest.ts';
import type { ContentFile } from '../files.ts';
import type { Finding } from '../finding.ts';

type Find = (rule: Finding['rule'], file: string, path: string, what: string) => void;

/** What only all documents together show: names that are taken for each other, names of nothing, one source under two titles. */
export function findingsAcross(files: readonly ContentFile[]): Finding[] {
  const findings: Finding[] = [];
  const find: Find = (rule, file, path, what) => findings.push({ rule, file, path, what });
  const of = (kind: ContentFile['kind']) => files.filter((file) => file.kind === kind);
  for (const kind of ['project', 'note', 'page'] as const) twins(of(kind), find);
  const systems = of('project').map(({ slug }) => slug);
  for (const { file, kind, slug } of [...of('metric'), ...of('collector')])
    if (!systems.includes(slug) && !(kind === 'metric' && isLabKey(slug))) find('orphan', file, 'slug', nothing('project', slug, systems));
  lab(files, find);
  notes(of('note'), systems, files, find);
  links(files, find);
  titles(files, find);
  return findings;
}

/** Figures of the Lab are of families at toy size: no system has its key, or cites its runs. */
function lab(files: readonly ContentFile[], find: Find): void {
  const sources = (one: ContentFile) => Object.entries((one.document?.sources ?? {}) as Record<string, Source>);
  const runs = new Set(files.filter(isOfLab).flatMap((one) => sources(one).map(([, { url }]) => url)));
  for (const one of files) {
    if (one.kind === 'project' && isLabKey(one.slug)) find('lab', one.file, 'slug', 'is the key of the Lab’s readings');
    if (isOfLab(one)) continue;
    for (const [ref, { url }] of sources(one)) if (url && runs.has(url)) find('lab', one.file, `sources.${ref}`, 'is a run of the Lab');
  }
}

const isOfLab = ({ kind, slug }: ContentFile): boolean => kind === 'metric' && isLabKey(slug);

/** Letters and figures that a reader takes for each other, as one; separators do not count. */
export const skeletonOf = (slug: string): string =>
  slug.replaceAll('-', '').replaceAll('0', 'o').replace(/[1i]/g, 'l').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('5', 's');

function twins(files: readonly ContentFile[], find: Find): void {
  const parts: [string, (file: ContentFile) => string | undefined][] = [
    ['slug', ({ slug }) => skeletonOf(slug)],
    ['name', ({ document }) => textIn(document, 'name')?.toLowerCase()],
    ['monogram', ({ document }) => textIn(document, 'monogram')?.toLowerCase()],
  ];
  for (const [part, keyOf] of parts) {
    const first = new Map<string, ContentFile>();
    for (const one of files) {
      const key = keyOf(one);
      if (key === undefined) continue;
      const other = first.get(key);
      const shown = part === 'slug' ? one.slug : textIn(one.document, part);
      if (other) find('twin', one.file, part, `is "${shown}", which reads as that of ${other.file}`);
      else first.set(key, one);
    }
  }
}

function notes(all: readonly ContentFile[], systems: readonly string[], files: readonly ContentFile[], find: Find): void {
  const named = new Set<string>();
  const tagged = new Set<string>();
  for (const { file, document } of all) {
    for (const tag of listIn(document, 'tags')) tagged.add(tag);
    for (const [i, slug] of listIn(document, 'projects').entries()) {
      named.add(slug);
      if (!systems.includes(slug)) find('orphan', file, `projects.${i}`, nothing('project', slug, systems));
    }
  }
  for (const one of files.filter(({ kind }) => kind === 'project'))
    if (!named.has(one.slug)) find('unnoted', one.file, '', 'is named in no note');
  for (const tag of tags) if (!tagged.has(tag)) find('unused', 'notes', 'tags', `no note has the tag "${tag}"`);
}

/** Links of texts to pages of the register, as `#/project/akash` and `#/note/202501/toploc`. */
function links(files: readonly ContentFile[], find: Find): void {
  const known = files.map(addressOf);
  for (const { file, document } of files)
    for (const [, address = ''] of JSON.stringify(document).matchAll(/#\/((?:project|note)\/[a-z0-9/-]+)/g))
      if (!known.includes(address)) find('orphan', file, '', `links to #/${address}, which is no entry${didYouMean(address, known)}`);
}

const addressOf = ({ kind, slug, month }: ContentFile): string =>
  kind === 'note' ? `note/${month?.replace('-', '')}/${slug}` : `${kind}/${slug}`;

/** One address under two titles. Only whole addresses count: the front page of a repository stands for many files. */
function titles(files: readonly ContentFile[], find: Find): void {
  const first = new Map<string, { file: string; title: string }>();
  for (const { file, document } of files)
    for (const [ref, { url, title }] of Object.entries((document?.sources ?? {}) as Record<string, Source>)) {
      if (!url) continue;
      const other = first.get(url);
      if (!other) first.set(url, { file, title });
      else if (other.title !== title)
        find('title', file, `sources.${ref}`, `is "${title}"; ${other.file} calls the same address "${other.title}"`);
    }
}

const nothing = (kind: string, slug: string, known: readonly string[]): string =>
  `names the ${kind} "${slug}", which is not here${didYouMean(slug, known)}`;

function didYouMean(word: string, known: readonly string[]): string {
  const [best] = nearest(word, known);
  return best ? `; is "${best}" meant?` : '';
}

const textIn = (document: ContentFile['document'], part: string): string | undefined =>
  typeof document?.[part] === 'string' ? document[part] : undefined;

function listIn(document: ContentFile['document'], part: string): string[] {
  const list = document?.[part];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
