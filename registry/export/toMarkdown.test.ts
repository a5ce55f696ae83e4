import { expect, it } from 'vitest';
import { digestOf } from '../cid/index.ts';
import { recordsOfNotes } from './recordsOf.ts';
import type { ExportFile } from './schema.ts';
import { toMarkdown } from './toMarkdown.ts';

const file = async (title: string, summary: string, url: string): Promise<ExportFile> => ({
  schema: 'deml.export/1',
  title: 'a reading list of 1 notes',
  url: 'https://deml.example/#/notes?list=202606.a&at=7',
  accessed: '2026-11-20',
  licence: 'CC-BY-4.0',
  state: { chainId: 1, registry: `0x${'00'.repeat(20)}`, block: 7, time: '2026-11-20T09:31:00Z', root: null, since: null, collections: [] },
  subject: 'notes',
  records: recordsOfNotes([
    {
      entry: {
        kind: 'note',
        period: 202606,
        key: 'a',
        version: 1,
        status: 'active',
        approvedAt: 1_790_000_000,
        disputes: 0,
        digest: await digestOf(new Uint8Array([1])),
      },
      document: {
        schema: 'deml.note/1',
        slug: 'a',
        publishedAt: '2026-06-02',
        sourceType: 'paper',
        title,
        url,
        authors: ['Ada', 'Grace'],
        summary,
        effect: 'Nothing is believed.',
        tags: ['verification'],
        projects: [],
        retrievedAt: '2026-06-03',
        previous: null,
        change: { kind: 'new', summary: 'Added.' },
      },
    },
  ]),
});

it('is a list with what each note changes, its source and the state that was read', async () => {
  const text = toMarkdown(await file('A proof', 'It proves.', 'https://x.example/a'));
  expect(text).toContain('- [A proof](https://x.example/a)\\\n  Ada, Grace. paper. 2026-06-02. read on 2026-06-03\\\n');
  expect(text).toContain('What it changes: Nothing is believed.');
  expect(text).toContain('block 7');
});

it('lets no text become a link, a picture, a heading or HTML', async () => {
  const text = toMarkdown(
    await file('](https://evil.example) <b>', '![x](https://evil.example)\n# Head <script>', 'https://x.example/a)b'),
  );
  expect(text).toContain('\\](https://evil.example) \\<b\\>](https://x.example/a%29b)');
  expect(text).toContain('\\!\\[x\\](https://evil.example) \\# Head \\<script\\>');
  expect(text).not.toMatch(/(^|[^\\])<script/);
});
