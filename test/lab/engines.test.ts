import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WorkloadName, workloadNames } from '../../lab/model/workloads.ts';
import golden from './golden.json' with { type: 'json' };

const run = promisify(execFile);
let folder: string;

/** The lab as one JavaScript file, for engines that read no TypeScript. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deml-engines-'));
  await build({
    ...{ configFile: false, logLevel: 'error', root: fileURLToPath(new URL('.', import.meta.url)) },
    ssr: { noExternal: true },
    build: { ssr: 'printDigests.ts', outDir: folder, emptyOutDir: false, rollupOptions: { output: { entryFileNames: 'digests.mjs' } } },
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

async function digests(node: string, flags: readonly string[], names: readonly WorkloadName[]): Promise<unknown> {
  const { stdout } = await run(node, [...flags, join(folder, 'digests.mjs'), ...names]);
  return JSON.parse(stdout);
}

/** A Node of another version than this one's, if the machine's path has one. */
async function otherNode(): Promise<{ node: string; version: string } | undefined> {
  for (const place of (process.env.PATH ?? '').split(delimiter)) {
    const node = join(place, 'node');
    const version = await run(node, ['--version']).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
    if (version && version !== process.version) return { node, version };
  }
}

describe('the digests are equal', () => {
  it(`on Node ${process.version} as it is`, async () => {
    expect(await digests(process.execPath, [], workloadNames)).toEqual(golden);
  });

  it('without a compiler and without WebAssembly (--jitless), the largest product left out for its time', async () => {
    const names = workloadNames.filter((name) => name !== 'gemm-512');
    const { 'gemm-512': _, ...others } = golden;
    expect(await digests(process.execPath, ['--jitless'], names)).toEqual(others);
  });

  it('on another Node', async ({ skip, annotate }) => {
    const other = await otherNode();
    if (!other) return skip('the path has no Node of another version');
    await annotate(`Node ${other.version}`);
    expect(await digests(other.node, [], workloadNames)).toEqual(golden);
  });
});
