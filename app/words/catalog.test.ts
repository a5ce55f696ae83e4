import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fieldHelp } from '../../registry/schema/fieldHelp.ts';
import { fields } from '../../registry/schema/fields.ts';
import * as vocabulary from '../../registry/schema/vocabulary.ts';
import { textsIn } from './textsIn.ts';
import { parts, zh } from './zh/index.ts';

const app = fileURLToPath(new URL('..', import.meta.url));
/** A room beside the pages, or one page. */
const roomOf = (file: string): string => /^(pages\/[A-Z]\w+(?=\/)|pages|ui|state|wallet|words)/.exec(file)?.[0] ?? 'shell';
const rooms = Map.groupBy(
  globSync('**/*.{ts,tsx}', { cwd: app })
    .filter((file) => !/\.test\.tsx?$|^words\/|^wallet\/demo\/|vite\./.test(file))
    .map((file) => ({ file, ...textsIn(readFileSync(join(app, file), 'utf8'), file.endsWith('x') ? 'tsx' : 'ts') })),
  ({ file }) => roomOf(file),
);

/** Texts that come from the dictionary. */
const dictionary = new Set([
  ...Object.values(vocabulary).flatMap((list) => (Array.isArray(list) ? list.map((code) => vocabulary.labelOf(code)) : [])),
  ...fields.map(({ label }) => label),
  ...Object.values(fieldHelp),
]);
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

describe.each([...rooms])('%s', (_room, files) => {
  it('says nothing past the catalog', () => {
    expect(files.flatMap(({ file, bare }) => bare.map((text) => `${file}: ${text}`))).toEqual([]);
  });
  it('has every text in Chinese', () => {
    expect(files.flatMap(({ file, texts }) => texts.filter((text) => !zh[text]).map((text) => `${file}: ${text}`))).toEqual([]);
  });
});

describe('the Chinese catalog', () => {
  it('has the words of the dictionary', () => {
    expect([...dictionary].filter((text) => !zh[text])).toEqual([]);
  });
  it('keeps what stands in braces', () => {
    const lost = Object.entries(zh).filter(([text, other]) => placeholders(text).join() !== placeholders(other).join());
    expect(lost).toEqual([]);
  });
  it('has no text that nobody says, and none twice', () => {
    const said = new Set([...dictionary, ...[...rooms.values()].flatMap((files) => files.flatMap(({ texts }) => texts))]);
    expect(Object.keys(zh).filter((text) => !said.has(text))).toEqual([]);
    const seen = new Map<string, string>();
    for (const [part, catalog] of Object.entries(parts))
      for (const text of Object.keys(catalog)) {
        expect(seen.get(text), `“${text}” stands in ${part} too`).toBeUndefined();
        seen.set(text, part);
      }
  });
});
