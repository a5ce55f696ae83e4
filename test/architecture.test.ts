import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files of the project: what git tracks or would track, so that what a build leaves behind is no concern here. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
})
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)));
const text = new Map<string, string>();
const read = (file: string): string => {
  if (!text.has(file)) text.set(file, readFileSync(join(root, file), 'utf8'));
  return text.get(file) as string;
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
  dynamic: boolean;
}

const code = files.filter((file) => /\.(ts|tsx|mts)$/.test(file) && !file.endsWith('.d.ts'));
const parsed = new Map(code.map((file) => [file, parseSync(file, read(file))]));

/** The import and re-export statements of a file, as its parser sees them; relative ones as paths from the root. */
function importsOf(file: string): Import[] {
  const module = parsed.get(file)?.module;
  if (!module) return [];
  const place = (to: string) => (to.startsWith('.') ? normalize(join(dirname(file), to)) : to);
  const literal = (start: number, end: number) => /^['"`](.*)['"`]$/.exec(read(file).slice(start, end))?.[1];
  return [
    ...module.staticImports.map((one) => ({
      from: file,
      to: place(one.moduleRequest.value),
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
      dynamic: false,
    })),
    ...module.staticExports
      .flatMap((one) => one.entries)
      .filter((entry) => entry.moduleRequest)
      .map((entry) => ({
        from: file,
        to: place(entry.moduleRequest?.value ?? ''),
        typeOnly: entry.isType,
        dynamic: false,
      })),
    ...module.dynamicImports.flatMap((one) => {
      const to = literal(one.moduleRequest.start, one.moduleRequest.end);
      return to ? [{ from: file, to: place(to), typeOnly: false, dynamic: true }] : [];
    }),
  ];
}

const imports = code.flatMap(importsOf);
const roomOf = (path: string): string => path.split('/')[0] as string;
const isRelative = ({ to }: Import): boolean =>
  /^[a-z]+\/.*\.[a-z]+$|^[\w.]+\.(ts|json)$/.test(to) && existsSync(join(root, to.replace(/\?.*$/, '')));
const isTest = (file: string): boolean => /\.test\.tsx?$|\.node\.ts$|(^|\/)test[A-Z]\w*\.tsx?$|\/testing\.ts$/.test(file);
const shown = (list: readonly Import[]): string[] => list.map(({ from, to }) => `${from} → ${to}`);

describe('the arrows', () => {
  it('are read from real statements', () => {
    expect(shown(imports)).toContain('registry/cid/cid.ts → registry/cid/digest.ts');
    expect(shown(imports)).toContain('registry/cid/index.ts → registry/cid/canonical.ts');
    expect(imports.length).toBeGreaterThan(300);
    for (const [file, { errors }] of parsed) expect(errors, file).toEqual([]);
  });

  it('registry imports itself and isomorphic packages', () => {
    const packages = new Set(['canonicalize', 'diff/lib/diff/array.js', 'viem', 'viem/utils', 'zod/mini']);
    const own = imports.filter(({ from }) => roomOf(from) === 'registry' && !isTest(from));
    expect(shown(own.filter((one) => (isRelative(one) ? roomOf(one.to) !== 'registry' : !packages.has(one.to))))).toEqual([]);
  });

  it('registry needs nothing of Node but in files that say so', () => {
    expect(
      shown(imports.filter(({ from, to }) => roomOf(from) === 'registry' && to.startsWith('node:') && !/\.node\.(test\.)?ts$/.test(from))),
    ).toEqual([]);
    const globals = code.filter(
      (file) => roomOf(file) === 'registry' && !isTest(file) && /\b(process|Buffer|__dirname|require)\b[.(]/.test(read(file)),
    );
    expect(globals).toEqual([]);
  });

  /** The one page that shows the Lab, in chunks of its own. */
  const isLabPage = (file: string): boolean => file.startsWith('app/pages/Lab/');

  it.each(['gateway', 'app', 'cli', 'indexer', 'lab'])('%s imports itself and registry', (room) => {
    const own = imports.filter((one) => roomOf(one.from) === room && isRelative(one) && !isTest(one.from));
    const allowed = ({ from, to }: Import) => [room, 'registry'].includes(roomOf(to)) || (isLabPage(from) && roomOf(to) === 'lab');
    expect(shown(own.filter((one) => !allowed(one)))).toEqual([]);
  });

  it('the Lab computes and checks with errors of registry and hashes of viem alone, in Node and in the browser', () => {
    const own = imports.filter(({ from }) => /^lab\/(errors\.ts|(number|trace|model|verify)\/)/.test(from) && !isTest(from));
    expect(own.length).toBeGreaterThan(50);
    const allowed = (one: Import) => (isRelative(one) ? /^(lab|registry\/errors)\//.test(one.to) : one.to === 'viem/utils');
    expect(shown(own.filter((one) => !allowed(one)))).toEqual([]);
  });

  it.each([
    ['number', []],
    ['trace', ['number']],
    ['model', ['number', 'trace']],
    ['verify', ['number', 'trace', 'model']],
  ])('lab/%s stands on %j', (folder, below) => {
    const own = imports.filter((one) => one.from.startsWith(`lab/${folder}/`) && !isTest(one.from) && /^lab\/\w+\//.test(one.to));
    expect(shown(own.filter(({ to }) => ![folder, ...below].includes(to.split('/')[1] as string)))).toEqual([]);
  });

  it('nobody imports the package under the GPL, nor what it is made of', () => {
    const { dependencies } = JSON.parse(read('lab-groth16/package.json')) as { dependencies: Record<string, string> };
    const apart = ['lab-groth16', ...Object.keys(dependencies)];
    expect(apart).toContain('snarkjs');
    const others = imports.filter(({ from }) => roomOf(from) !== 'lab-groth16');
    expect(shown(others.filter(({ to }) => apart.some((name) => to === name || to.startsWith(`${name}/`))))).toEqual([]);
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    expect(Object.keys(packages).filter((path) => apart.some((name) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('nobody imports scripts but scripts and tests', () => {
    const own = imports.filter(
      ({ from, to }) =>
        roomOf(to) === 'scripts' && isRelative({ from, to } as Import) && roomOf(from) !== 'scripts' && roomOf(from) !== 'test',
    );
    expect(shown(own.filter(({ from }) => !isTest(from)))).toEqual([]);
  });

  it('scripts take types of the app, and not its code', () => {
    const own = imports.filter(({ from, to, typeOnly }) => roomOf(from) === 'scripts' && roomOf(to) === 'app' && !typeOnly);
    expect(shown(own)).toEqual([]);
  });

  it('contracts hold Solidity, and import Solidity', () => {
    const sources = files.filter((file) => roomOf(file) === 'contracts' && !file.endsWith('.md'));
    expect(sources.filter((file) => !file.endsWith('.sol'))).toEqual([]);
    const targets = sources.flatMap((file) => [...read(file).matchAll(/^\s*import\b[^;]*?["']([^"']+)["']/gm)].map(([, to = '']) => to));
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((to) => !/^(\.{1,2}\/.*|@openzeppelin\/contracts\/.*)\.sol$/.test(to))).toEqual([]);
  });

  it('a reader loads no error of the contract: it never sends', () => {
    const reached = new Set<string>();
    const queue = [
      ...code.filter((file) => /^registry\/\w+\/index\.ts$/.test(file)),
      ...['app/main.tsx'].filter((file) => code.includes(file)),
    ];
    expect(queue.length).toBeGreaterThan(6);
    for (let file = queue.pop(); file; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      queue.push(
        ...importsOf(file)
          .filter((one) => isRelative(one) && !one.typeOnly && !one.dynamic)
          .map(({ to }) => to),
      );
    }
    expect(reached).toContain('registry/errors/content.ts');
    expect([...reached].filter((file) => file.startsWith('registry/errors/contract'))).toEqual([]);
  });
});

describe('the files', () => {
  it('have at most 400 lines, tables of data apart', () => {
    const long = files
      .filter(
        (file) =>
          /\.(ts|tsx|mjs|css|sol)$/.test(file) && !/(^|\/)(generated|fixtures)\//.test(file) && file !== 'registry/schema/fields.ts',
      )
      .filter((file) => read(file).split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it('never say any', { timeout: 60_000 }, () => {
    const found: string[] = [];
    const visit = (node: unknown, file: string): void => {
      if (node === null || typeof node !== 'object') return;
      if ((node as { type?: unknown }).type === 'TSAnyKeyword') found.push(file);
      for (const child of Object.values(node)) visit(child, file);
    };
    for (const [file, { program }] of parsed) if (!file.includes('/generated/')) visit(program, file);
    expect([...new Set(found)]).toEqual([]);
  });

  it('promise nothing for later', () => {
    const marks = new RegExp(`\\b(${['TO', 'FIX', 'X', 'HA'].map((start, i) => start + ['DO', 'ME', 'XX', 'CK'][i]).join('|')})\\b`); // in pieces: this file is searched too
    const own = files.filter((file) => /\.(ts|tsx|mjs|css|sol|md|html|yml)$/.test(file) && !file.includes('/fixtures/'));
    expect(own.filter((file) => marks.test(read(file)))).toEqual([]);
  });

  it.each(['.', 'lab-groth16'])('pin every package of %s, and name no host to fetch it from', (folder) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(`${folder}/package.json`)) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const lock = JSON.parse(read(`${folder}/package-lock.json`)) as { packages: Record<string, { resolved?: string; link?: boolean }> };
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined && /^[a-z+]+:\/\//.test(resolved))).toEqual(
      [],
    );
    expect(files.filter((file) => /(^|\/)\.npmrc$/.test(file) && /registry\s*=/.test(read(file)))).toEqual([]);
  });
});
