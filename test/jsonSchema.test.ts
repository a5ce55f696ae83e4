import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseCanonical } from '../registry/cid/index.ts';
import { metric, note, page, profile } from '../registry/testDocuments.ts';
import { loadContent } from '../scripts/content/load.ts';
import { renderJsonSchemas, schemaFolder } from '../scripts/jsonSchema.ts';

const content = fileURLToPath(new URL('../content', import.meta.url));
// Two checks of style do not know `propertyNames` and keywords beside a `$ref`; unknown keywords stay errors.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const files = renderJsonSchemas();
const validators = new Map([...files].map(([name, text]) => [name.replace('-1.json', '/1'), ajv.compile(JSON.parse(text))]));

/** What ajv says of a document under a schema, or nothing. */
function problems(name: string, document: unknown): string[] {
  const validate = validators.get(name);
  if (!validate) return [`no schema for ${name}`];
  validate(document);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('the exported JSON Schemas', () => {
  it.each([...files])('%s is current, and its first key names the generator', (name, text) => {
    const stored = readFileSync(new URL(name, schemaFolder), 'utf8');
    expect(stored, 'Fix: node scripts/jsonSchema.ts').toBe(text);
    const parsed = JSON.parse(stored);
    expect(Object.keys(parsed)[0]).toBe('$comment');
    expect(parsed.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('are all there, and no other', () => {
    expect(readdirSync(schemaFolder).sort()).toEqual([...files.keys()].sort());
  });

  it('refuse what zod refuses by shape', () => {
    expect(problems('deml.note/1', note())).toEqual([]);
    expect(problems('deml.page/1', page())).toEqual([]);
    expect(problems('deml.metric/1', metric())).toEqual([]);
    expect(problems('deml.profile/1', profile())).toEqual([]);
    for (const part of [
      { tags: [] },
      { tags: ['crypto'] },
      { slug: 'A' },
      { extra: 1 },
      { title: '' },
      { publishedAt: 'May' },
      { change: { kind: 'typo', summary: 'x' } },
    ])
      expect(problems('deml.note/1', { ...note(), ...part }), JSON.stringify(part)).not.toEqual([]);
    const { title: _title, ...untitled } = note();
    expect(problems('deml.note/1', untitled)).not.toEqual([]);
  });
});

describe('the content', () => {
  it('validates block by block', async () => {
    const entries = await loadContent(content);
    expect(entries.length).toBeGreaterThan(80);
    const found = entries.flatMap(({ file, blocks }) =>
      blocks.flatMap((bytes) => {
        const block = parseCanonical(bytes) as { schema: string; group?: string };
        return problems(block.schema, block).map((problem) => `${file} ${block.schema} ${block.group ?? ''}: ${problem}`);
      }),
    );
    expect(found).toEqual([]);
  }, 60_000);

  it.each(readdirSync(join(content, 'projects')))('validates the profile %s as it is written', (file) => {
    expect(problems('deml.profile/1', JSON.parse(readFileSync(join(content, 'projects', file), 'utf8')))).toEqual([]);
  });
});
