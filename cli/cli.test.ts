import { readFile } from 'node:fs/promises';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { DigestMismatchError, EndpointError, NoChainError, NoRegistryError, UnavailableError } from '../registry/errors/index.ts';
import { BrokenHistoryError } from '../registry/errors/past.ts';
import { BadArgumentError, NotFoundError } from './errors.ts';
import { exitOf, exits } from './exits.ts';
import { program } from './program.ts';
import { version } from './version.ts';

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const lie = new DigestMismatchError('https://a.example', 'bafk1', 'bafk2');
const silence = new EndpointError('https://b.example', 'did not answer');

describe('the exit status', () => {
  it.each([
    [new BadArgumentError('--as', 'it is missing'), exits.wrongUse],
    [new NotFoundError('project/x', 'Look.'), exits.nothingFound],
    [lie, exits.distrust],
    [new UnavailableError('bafk1', [silence, lie]), exits.distrust],
    [new BrokenHistoryError('project x', 'version 2 is missing'), exits.distrust],
    [new UnavailableError('bafk1', [silence]), exits.notReachable],
    [new NoChainError([silence]), exits.notReachable],
    [new NoRegistryError('0x01', 1), exits.fault],
    [new TypeError('a bug'), exits.fault],
  ])('of %s follows from what the caller does next', (error, exit) => expect(exitOf(error)).toBe(exit));

  it('is told in the page of reference', async () => {
    const page = await read('../docs/reference/cli.md');
    for (const number of Object.values(exits)) expect(page).toMatch(new RegExp(`^\\| ${number} \\|`, 'm'));
  });
});

describe('the commands', () => {
  const commands = program().commands;

  it('have examples, and stand in the page of reference with every flag', async () => {
    const page = await read('../docs/reference/cli.md');
    for (const command of commands) {
      expect(page).toContain(`deml ${command.name()}`);
      for (const { long } of command.options) expect(page, `${command.name()} ${long}`).toContain(`${long}`);
    }
    for (const command of commands.filter((one) => !['schema', 'mcp'].includes(one.name()))) {
      const said: string[] = [];
      command.configureOutput({ writeOut: (text) => void said.push(text) }).outputHelp();
      expect(said.join('')).toContain('Examples:');
    }
  });

  it('load nothing of the register before one of them runs', async () => {
    const reached = new Set<string>();
    const queue = [new URL('./main.ts', import.meta.url).href];
    for (let file = queue.pop(); file; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      if (!file.startsWith('file:')) continue;
      const { module } = parseSync(file, await readFile(new URL(file), 'utf8'));
      for (const { moduleRequest, entries } of module.staticImports) {
        if (entries.length > 0 && entries.every((entry) => entry.isType)) continue;
        const to = moduleRequest.value;
        queue.push(to.startsWith('.') ? new URL(to, file).href : to);
      }
    }
    expect([...reached].map((file) => file.split('/').at(-1)).sort()).toEqual(['commander', 'main.ts', 'program.ts', 'version.ts']);
  });

  it('have the version of the package', async () => {
    expect(JSON.parse(await read('../package.json'))).toMatchObject({ version, bin: { deml: 'cli/deml.mjs' } });
  });
});
