import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { version } from '../cli/version.ts';
import { root } from './stack/layout.ts';
import { command } from './tell.ts';

const help = `npm run pack: the command deml as a package of its own, dist/deml-${version}.tgz

A bundle without dependencies, for Node 20.12 and newer: Node runs no TypeScript below node_modules, and whoever reads the
register needs neither its gateway nor its app.`;

const target = join(root, 'dist', 'cli');

/** The manifest of the package: nothing to install besides it. */
const manifest = {
  name: 'deml',
  version,
  description: 'Reads DeML OS, a register of decentralized machine-learning systems, and verifies what it reads.',
  license: 'MIT',
  type: 'module',
  bin: { deml: 'deml.mjs' },
  engines: { node: '>=20.12' },
};

const start = `#!/usr/bin/env node
import { run } from './main.js';
await run(process.argv.slice(2));
`;

/** Builds `dist/cli` and packs it; answers the path of the tarball. */
export async function packCli(): Promise<string> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await build({
    root: join(root, 'cli'),
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'cli', 'main.ts'),
      outDir: target,
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rollupOptions: { output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' } },
    },
  });
  await writeFile(join(target, 'deml.mjs'), start);
  await chmod(join(target, 'deml.mjs'), 0o755);
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'));
  await writeFile(join(target, 'README.md'), await readFile(join(root, 'docs', 'how-to', 'ask-from-a-terminal.md'), 'utf8'));
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', join(root, 'dist')], { cwd: target, encoding: 'utf8' });
  const [packed] = JSON.parse(said) as { filename: string }[];
  return join(root, 'dist', packed?.filename ?? '');
}

if (import.meta.main)
  await command(async () => {
    if (process.argv.includes('--help')) return console.log(help);
    console.log(`${await packCli()} is packed: npm install -g it, or npx it from any folder.`);
  });
