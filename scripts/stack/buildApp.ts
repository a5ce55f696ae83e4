import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './layout.ts';

/** Builds the app with Vite into `dist/app`, unless its sources are those of the last build. Returns whether it built. */
export async function buildApp(): Promise<boolean> {
  const stamp = join(root, 'dist', '.app-sources');
  const sources = await hashOfSources();
  if (sources === (await readFile(stamp, 'utf8').catch(() => ''))) return false;
  const { build } = await import('vite');
  await build({ root: join(root, 'app'), configFile: join(root, 'app', 'vite.config.ts'), logLevel: 'warn', mode: 'production' });
  await writeFile(stamp, sources);
  return true;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Array.fromAsync(glob('{app,registry}/**/*.{ts,tsx,css,html,json,svg}', { cwd: root }))).filter(
    (file) => !file.includes('.test.'),
  );
  for (const file of [...files, 'package-lock.json'].sort()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex');
}
