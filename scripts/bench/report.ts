import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../stack/layout.ts';

const file = join(root, 'docs/reference/performance.md');

/** Parts of the page that have a command of their own: each stands between two comments with its name. */
const parts = /<!-- (\w+) -->\n[\s\S]*?\n<!-- \/\1 -->\n/g;

/** This machine, in words. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;

/** Writes the page, all but the parts that have a command of their own. */
export async function writePage(text: string): Promise<void> {
  const kept = (await readFile(file, 'utf8')).match(parts) ?? [];
  await writeFile(file, [text, ...kept].join('\n'));
}

/** Writes one part of the page, and leaves the rest as it is. */
export async function writePart(name: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const part = `<!-- ${name} -->\n${text.trim()}\n<!-- /${name} -->\n`;
  const others = before.replace(parts, (found, own) => (own === name ? '' : found)).trimEnd();
  await writeFile(file, `${others}\n\n${part}`);
}
