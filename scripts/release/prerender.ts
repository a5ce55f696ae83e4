import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DemlError } from '../../registry/errors/index.ts';
import { manifestOf } from '../stack/buildApp.ts';
import { buildPrinter } from './buildPrinter.ts';
import { writeFileList } from './writeFileList.ts';

export interface Prerendered {
  pages: number;
  /** Addresses that got no page of their own, with the reason. */
  left: readonly { path: string; reason: string }[];
}

/**
 * Completes a release that has its app, its `config.json` and, if it carries one, its `state/`: prints the static pages of that state
 * over the empty `index.html`, and writes the list of files that its service worker keeps.
 */
export async function prerender(folder: string, built: string): Promise<Prerendered> {
  const done = existsSync(join(folder, 'state', 'state.json')) ? await printed(folder, built) : { pages: 0, left: [] };
  await writeFileList(folder, manifestOf(built));
  return done;
}

/** In a process of its own: the pages of the app look for a browser's globals, and get stand-ins. */
async function printed(folder: string, built: string): Promise<Prerendered> {
  const script = join(import.meta.dirname, 'printPages.ts');
  const printer = await buildPrinter();
  try {
    const environment = { ...process.env, NODE_ENV: 'production' };
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder, printer, manifestOf(built)], {
      env: environment,
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(stdout) as Prerendered;
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw new DemlError(`The static pages could not be printed: ${stderr.trim().split('\n').slice(-12).join('\n') || cause}`, {
      code: 'prerender',
      family: 'fatal',
      fix: 'Run the same command again; if it stays, report the lines above.',
      cause,
    });
  }
}
