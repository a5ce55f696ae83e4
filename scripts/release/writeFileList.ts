import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What Vite's manifest says of a file of the build. */
interface Built {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}

/** Parts of the app that are of no use without a connection. */
const online = /^(wallet|state\/peers)\//;

/** Most bytes of the register's state that a browser keeps beside the app: group blocks come last, and are asked for when they are needed. */
const MOST = 16 * 1024 * 1024;

/**
 * Writes before the code of the service worker which files of the release it keeps: the app without wallets and peers, and the state
 * that the release carries. Files that are named after their content have no revision: under that name they never change.
 */
export async function writeFileList(folder: string, manifest: string): Promise<void> {
  const files = [...(await ofApp(folder, manifest)), ...(await ofState(folder))];
  const list = await Promise.all(
    files.map(async (url) => {
      const named = /^assets\/|^state\/(blocks|cars)\//.test(url);
      const revision = named
        ? null
        : createHash('sha256')
            .update(await readFile(join(folder, url)))
            .digest('hex')
            .slice(0, 16);
      return { url, revision };
    }),
  );
  const worker = join(folder, 'worker.js');
  await writeFile(worker, `self.files=${JSON.stringify(list)};\n${await readFile(worker, 'utf8')}`);
}

async function ofApp(folder: string, manifest: string): Promise<string[]> {
  const built = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, Built>;
  const files = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    const one = built[name];
    if (!one || visited.has(name) || online.test(name)) return;
    visited.add(name);
    for (const file of [one.file, ...(one.css ?? []), ...(one.assets ?? [])]) files.add(file);
    for (const next of [...(one.imports ?? []), ...(one.dynamicImports ?? [])]) visit(next);
  };
  visit('index.html');
  const beside = (await readdir(folder)).filter((name) => /^(index\.html|config\.json|app\.webmanifest|icon.*)$/.test(name));
  const entrance = (await readdir(join(folder, 'assets'))).filter((name) => name.startsWith('entrance-')).map((name) => `assets/${name}`);
  return [...beside, ...entrance, ...files];
}

async function ofState(folder: string): Promise<string[]> {
  const kept: string[] = [];
  let left = MOST;
  for (const place of ['state', 'state/heads', 'state/cars', 'state/blocks'])
    for (const entry of await readdir(join(folder, place), { withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue;
      const path = `${place}/${entry.name}`;
      left -= (await stat(join(folder, path))).size;
      if (left < 0) return kept;
      kept.push(path);
    }
  return kept;
}
