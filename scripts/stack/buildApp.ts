import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { InlineConfig } from 'vite';
import { DemlError } from '../../registry/errors/index.ts';
import { root } from './layout.ts';
import { oneAtATime } from './lock.ts';

/** `local` has the demo wallets in its connect dialog; a `release` has no trace of them (test/release.test.ts). */
export type BuildKind = 'local' | 'release';

/** Where a build of the app lies. */
export const builtApp = (kind: BuildKind): string => join(root, 'dist', kind === 'release' ? 'app' : 'app-local');

/** What Vite says of the files of a build; beside it, as no reader needs it. */
export const manifestOf = (built: string): string => `${built}.manifest.json`;

/** Builds the app with Vite, unless its sources are those of the last build of this kind. Returns whether it built. */
export async function buildApp(kind: BuildKind): Promise<boolean> {
  await mkdir(join(root, 'dist'), { recursive: true });
  return oneAtATime(`${builtApp(kind)}.lock`, () => build(kind));
}

async function build(kind: BuildKind): Promise<boolean> {
  const target = builtApp(kind);
  const stamp = `${target}.sources`;
  const sources = await hashOfSources();
  if (existsSync(join(target, 'index.html')) && sources === (await readFile(stamp, 'utf8').catch(() => ''))) return false;
  const next = `${target}.new`; // renamed when it is whole: a build that breaks off leaves no half app
  try {
    await viteBuild({ mode: kind === 'release' ? 'production' : 'demo', build: { outDir: next, emptyOutDir: true } });
    await rm(stamp, { force: true });
    await rm(target, { recursive: true, force: true });
    await rename(join(next, '.vite', 'manifest.json'), manifestOf(target));
    await rm(join(next, '.vite'), { recursive: true });
    await rename(next, target);
    await writeFile(stamp, sources);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  return true;
}

/**
 * Builds from the sources of the app. Throws `app-build` with the reason. In a process of its own: Vite would keep a gigabyte of the
 * stack's, and a test's environment would give React's development build.
 */
export async function viteBuild(options: Pick<InlineConfig, 'mode' | 'build'>): Promise<void> {
  const script = join(import.meta.dirname, 'viteBuild.ts');
  try {
    await promisify(execFile)(process.execPath, [script, JSON.stringify(options)], { env: { ...process.env, NODE_ENV: 'production' } });
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw new DemlError(`The app does not build: ${stderr.trim() || cause}`, {
      code: 'app-build',
      family: 'input',
      fix: 'Correct what is named above; `npm start -- --without-app` starts the rest meanwhile.',
      cause,
    });
  }
}

/** Tells one state of the app's sources from another. */
export async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await Array.fromAsync(glob('{app,registry,lab}/**/*.{ts,tsx,css,html,json,svg,png,webmanifest}', { cwd: root }))).filter(
    (file) => !file.includes('.test.'),
  );
  for (const file of [...files, 'package-lock.json'].sort()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex');
}
