import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { print } from '../../app/static/print.ts';
import { loadState } from './loadState.ts';

/** Prints the static pages of the release in a folder, with the printer that was built of the app; tells what it did as JSON. */
const [folder = '', printer = '', manifest = ''] = process.argv.slice(2);
const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'));

const assets = join(folder, 'assets');
const sheets = (await readdir(assets)).filter((name) => name.endsWith('.css'));
const build = {
  template: await readFile(join(folder, 'index.html'), 'utf8'),
  manifest: await json(manifest),
  styles: new Map(
    await Promise.all(sheets.sort().map(async (name) => [`assets/${name}`, await readFile(join(assets, name), 'utf8')] as const)),
  ),
};
const made = (await import(pathToFileURL(printer).href)) as { print: typeof print };

let pages = 0;
const left: { path: string; reason: string }[] = [];
for await (const one of made.print(await loadState(folder), await json(join(folder, 'config.json')), build)) {
  if ('trouble' in one) {
    left.push({ path: one.path, reason: String(one.trouble instanceof Error ? one.trouble.stack : one.trouble) });
    continue;
  }
  const file = join(folder, one.path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, one.text);
  if (file.endsWith('.html')) pages++;
}
process.stdout.write(JSON.stringify({ pages, left }));
