import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './stack/layout.ts';

const help = `npm run lint: formatter and linter of each language

  npm run lint -- --fix   writes what can be mended`;

function lint(fix: boolean): number {
  const tools: [string, string[]][] = [
    ['@biomejs/biome/bin/biome', ['check', ...(fix ? ['--write'] : []), '--error-on-warnings']],
    ['prettier/bin/prettier.cjs', [fix ? '--write' : '--check', '--log-level=warn', 'contracts/**/*.sol', 'test/contracts/**/*.sol']],
    ['solhint/solhint.js', ['--disc', '--noPoster', '--max-warnings', '0', 'contracts/**/*.sol']],
  ];
  let failed = false;
  for (const [script, args] of tools) {
    const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });
    failed ||= status !== 0;
  }
  if (failed) console.error('\nSome of this can be mended by `npm run lint -- --fix`.');
  return failed ? 1 : 0;
}

if (process.argv.includes('--help')) console.log(help);
else process.exitCode = lint(process.argv.includes('--fix'));
