import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Kind } from '../../../registry/actions/words.ts';
import { canonicalBytes, cidOf } from '../../../registry/cid/index.ts';
import { buildProfile } from '../../../registry/claims/buildProfile.ts';
import { profileOf } from '../../../registry/claims/index.ts';
import { type Draft, draftFrom, importDraft } from '../../../registry/edit/index.ts';
import { validateDraft } from '../../../registry/edit/validateDraft.ts';
import type { GroupBlock } from '../../../registry/schema/index.ts';
import { linesIn } from './form/linesIn.ts';
import { numberIn } from './form/numberIn.ts';
import { at, type Path, put, type Tree } from './tree.ts';

const content = new URL('../../../content/', import.meta.url);
const files = (['projects', 'notes', 'pages'] as const).flatMap((folder) =>
  readdirSync(new URL(folder, content), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name: `${folder}/${name}`, kind: folder.slice(0, -1) as Kind })),
);
const head = cidOf(`0x${'1'.repeat(64)}` as never);

/** Every part of a document that a control could hold, with the path to it. */
function* partsOf(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  if (typeof value !== 'object' || value === null) return yield [path, value];
  for (const [name, part] of Object.entries(value)) yield* partsOf(part, [...path, Array.isArray(value) ? Number(name) : name]);
}

it('there are documents of three kinds to open', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(new Set(files.map(({ kind }) => kind)).size).toBe(3);
});

it.each(files)('$name comes out of its form with the bytes that went in', async ({ name, kind }) => {
  const written = importDraft(kind, readFileSync(new URL(name, content), 'utf8'));
  // A profile goes through its blocks, as the form reads it.
  const stored = kind === 'project' ? throughBlocks(await buildProfile(written)) : written;
  const opened = draftFrom(stored as Draft, head) as unknown as Tree;
  const plain = (document: unknown) => canonicalBytes({ ...(document as Tree), change: null, previous: null });
  expect(plain(opened)).toEqual(plain(stored));
  // Whatever control a part has, leaving it as it is writes the same document.
  let again = opened;
  for (const [path, value] of partsOf(opened)) {
    expect(at(again, path)).toBe(value);
    again = put(again, path, typeof value === 'number' ? numberIn(String(value)) : value);
  }
  for (const path of [['authors'], ['sections']] as Path[]) {
    const list = at(again, path);
    if (Array.isArray(list) && list.every((one) => typeof one === 'string')) again = put(again, path, linesIn(list.join('\n')));
  }
  expect(plain(again)).toEqual(plain(stored));
  const said = put(again, ['change', 'summary'], 'Read again.');
  expect(await validateDraft(kind, said as never)).toEqual([]);
});

const throughBlocks = ({ overview, groups }: Awaited<ReturnType<typeof buildProfile>>) =>
  profileOf(overview, Object.values(groups) as GroupBlock[]);
