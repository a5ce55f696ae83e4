import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a content folder of `count` notes of one month, of about two kilobytes each. The text is filler and says so. */
export async function writeManyNotes(dir: string, period: number, count: number): Promise<void> {
  const month = `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`;
  await mkdir(join(dir, 'notes', month), { recursive: true });
  for (let i = 0; i < count; i++) {
    const slug = `bench-${String(i).padStart(5, '0')}`;
    const note = {
      slug,
      publishedAt: `${month}-${String(1 + (i % 28)).padStart(2, '0')}`,
      sourceType: 'paper',
      title: `Filler ${i} of the bench`,
      authors: ['The bench'],
      summary:
        `Filler ${i}, as long as a note. ${'Sentences of this note hold no statement and are there for their length alone. '.repeat(14)}End.`.slice(
          0,
          1190,
        ),
      effect: 'Nothing changes: this text measures how long a month takes to read.',
      tags: ['execution'],
      projects: [],
      retrievedAt: `${month}-28`,
      change: { kind: 'new', summary: 'Written by the bench.' },
      previous: null,
    };
    await writeFile(join(dir, 'notes', month, `${slug}.json`), JSON.stringify(note));
  }
}
