import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfSources, viteBuild } from '../stack/buildApp.ts';
import { root } from '../stack/layout.ts';
import { oneAtATime } from '../stack/lock.ts';

const folder = join(root, 'dist', 'app-print');

/** The app built for Node, with which static pages are printed: the module `app/static/print.ts`. Built once for the same sources. */
export async function buildPrinter(): Promise<string> {
  const printer = join(folder, 'print.js');
  const stamp = `${folder}.sources`;
  await oneAtATime(`${folder}.lock`, async () => {
    const sources = await hashOfSources();
    if (existsSync(printer) && sources === (await readFile(stamp, 'utf8').catch(() => ''))) return;
    await rm(stamp, { force: true });
    const ssr = join(root, 'app', 'static', 'print.ts');
    await viteBuild({ build: { ssr, outDir: folder, emptyOutDir: true, manifest: false, copyPublicDir: false } });
    await writeFile(stamp, sources);
  });
  return printer;
}
