import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fieldIds, groups, rungs, schemas } from '../registry/schema/index.ts';
import { renderReference } from '../scripts/referenceDocs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split(
  '\n',
);
const pages = await renderReference();

describe('the reference', () => {
  it.each([...pages])('%s is current (else: node scripts/referenceDocs.ts)', (path, text) => expect(read(path)).toBe(text));

  it('has every field', () => {
    for (const id of fieldIds)
      expect(pages.get('docs/reference/fields.md')).toMatch(new RegExp(`^\\| (\\*\\*)?${id.replaceAll('.', '\\.')}(\\*\\*)? \\|`, 'm'));
  });

  it('has every code that the sources state', () => {
    const codes = tracked
      .filter((file) => /^(registry|gateway|app|cli|indexer|scripts)\/.*\.tsx?$/.test(file) && !/\.test\.|referenceDocs/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/\bcode: '([a-z]+(?:-[a-z]+)*)', *(?:\n *)?(?:family|status|cause|fix)|code: '([a-z-]+)',\n/g)].map(
          ([, one, other]) => one ?? other,
        ),
      );
    expect(codes.length).toBeGreaterThan(20);
    for (const code of codes) expect(pages.get('docs/reference/errors.md')).toContain(`| \`${code}\` |`);
  });

  it('says in evidence.md, glossary.md and documents.md every rung, word and kind of document', () => {
    const evidence = read('docs/reference/evidence.md');
    expect([...evidence.matchAll(/^\| \d \| `([a-z-]+)` \|/gm)].map(([, rung]) => rung)).toEqual([...rungs]);
    const documents = read('docs/reference/documents.md');
    for (const name of Object.keys(schemas)) expect(documents).toContain(`\`${name}\``);
    for (const group of groups) expect(documents).toContain(group);
    const glossary = read('docs/reference/glossary.md');
    for (const word of [
      'entry',
      'head',
      'revision',
      'proposal',
      'approval',
      'quorum',
      'curator',
      'contributor',
      'auditor',
      'claim',
      'field',
      'rung',
      'absence',
      'source',
      'digest',
      'collection root',
      'reading',
    ])
      expect(glossary, word).toContain(`\n**${word}**`);
  });

  it.each(['errors', 'evidence', 'glossary', 'documents', 'registry-core', 'fields', 'not-built', '../runbooks/local-stack'])(
    'docs/reference/%s.md links files that are there',
    (name) => {
      const file = `docs/reference/${name}.md`;
      for (const [, target = ''] of read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g))
        if (!/^https:/.test(target))
          expect(
            tracked.some((one) => one === join(dirname(file), target) || one.startsWith(`${join(dirname(file), target)}/`)),
            target,
          ).toBe(true);
    },
  );
});
